import NetworkFormats
import SocialNetworks

/// Mail as tests write it down, and what was read of it in a form that tests can compare.
enum MailSamples {
  /// 2026-01-01.
  static let now = Moment(seconds: 1_767_225_600)

  static let separator = "From ada@example.org Tue Jan  1 10:00:00 2002"

  /// A message in an mbox, an empty line behind it.
  static func message(_ fields: [String] = [], id: String = "1@x", body: String = "Hello.") -> String {
    let given = fields.map { $0.prefix { $0 != ":" }.lowercased() }
    var lines = [separator]
    if !given.contains("from") { lines.append("From: Ada Byron <ada@example.org>") }
    if !given.contains("to") { lines.append("To: Ben <ben@example.org>") }
    if !given.contains("date") { lines.append("Date: Tue, 1 Jan 2002 10:00:00 +0100") }
    if !given.contains("message-id") { lines.append("Message-ID: <\(id)>") }
    return (lines + fields + ["Subject: secret", "", body, "", ""]).joined(separator: "\n")
  }

  static func read(
    _ text: String, path: String = "in.mbox", owner: Mention? = nil
  ) throws -> SourceReader.Source {
    try read(bytes: Array(text.utf8), path: path, owner: owner)
  }

  static func read(bytes: [UInt8], path: String = "in.mbox", owner: Mention? = nil) throws -> SourceReader.Source {
    let sources = try SourceReader.read(
      files: [SourceFile(path: path, bytes: bytes)], options: SourceOptions(owner: owner, now: now))
    return sources[0]
  }

  /// Each kept message as `sender>recipient,recipient@second`.
  static func rows(_ source: SourceReader.Source) -> [String] {
    (0..<source.draft.interactions.count).map { index in
      let interaction = source.draft.interactions[index]
      let people = interaction.participants.map { source.draft.mentions[$0].identities.first?.value ?? "?" }
      return people[0] + ">" + people.dropFirst().joined(separator: ",") + " \(interaction.moment.seconds)"
    }
  }

  /// Senders and recipients of the only message.
  static func people(_ fields: [String]) throws -> [Mention] {
    let draft = try read(message(fields)).draft
    guard draft.interactions.count == 1 else { return [] }
    return draft.interactions[0].participants.map { draft.mentions[$0] }
  }

  /// Why the only message was left out; empty when it was kept.
  static func reason(_ fields: [String], path: String = "in.mbox") throws -> String {
    let report = try read(message(fields), path: path).report
    return report.dropped.map(\.reason).joined(separator: " ")
  }
}
