import GraphAnalytics
import SocialNetworks

@testable import NetworkFormats

/// A contact list or calendar in memory, read as a user's file would be.
struct ContactSample {
  let draft: RelationshipDraft
  let report: ImportReport

  init(bytes: [UInt8], _ path: String = "sample", owner: Mention? = nil, dates: SourceMapping.DateOrder? = nil) throws {
    var options = SourceOptions(owner: owner, now: Moment(seconds: 1_800_000_000))
    let file = SourceFile(path: path, bytes: bytes)
    if let dates {
      // A mapping alone would make any table one of its own kind.
      options.kind = SourceFormat.all.first { $0.recognizes(file) }?.name
      options.mapping = SourceMapping(rows: .people)
      options.mapping?.dates = dates
    }
    let sources = try SourceReader.read(files: [file], options: options)
    draft = sources[0].draft
    report = sources[0].report
  }

  init(_ text: String, _ path: String = "sample", owner: Mention? = nil, dates: SourceMapping.DateOrder? = nil) throws {
    try self.init(bytes: Array(text.utf8), path, owner: owner, dates: dates)
  }

  /// `name <identities>`, in the order in which they were found, without the placeholder for the owner.
  var people: [String] { draft.mentions.filter { $0 != .owner }.map(Self.spelled) }
  var names: [String] { draft.mentions.filter { $0 != .owner }.map(\.name) }

  /// `who kind whom`; the owner is called `me`.
  var ties: [String] {
    draft.declarations.map { "\(called($0.source)) \($0.kind) \(called($0.target))" }
  }

  var relations: [String] { ties.filter { !$0.contains(" contact ") } }

  var jobs: [String] {
    draft.affiliations.map { "\(called($0.person)): \($0.title) @ \($0.organization)" }
  }

  func facts(_ kind: PersonFact.Kind) -> [String] { draft.facts.filter { $0.kind == kind }.map(\.value) }

  /// `channel date time-or-day minutes: people`.
  var meetings: [String] {
    (0..<draft.interactions.count).map { index in
      let one = draft.interactions[index]
      let seconds = one.moment.seconds - one.moment.day.startSecond
      let time = one.moment.precision == .day ? "day" : "\(seconds / 3_600)h\(seconds / 60 % 60)"
      let people = one.participants.map(called).joined(separator: " + ")
      return "\(one.channel.name) \(one.moment.day) \(time) \(one.duration / 60)': \(people)"
    }
  }

  var dropped: [String] { report.dropped.map { "\($0.count) \($0.reason)" } }
  var warnings: [String] { report.warnings.map { "\($0.line) \($0.code)" } }
  var addsUp: Bool { report.rowsRead == report.rowsKept + report.dropped.reduce(0) { $0 + $1.count } }

  private func called(_ number: Int) -> String {
    let mention = draft.mentions[number]
    if mention == .owner { return "me" }
    return mention.name.isEmpty ? Self.spelled(mention) : mention.name
  }

  private static func spelled(_ mention: Mention) -> String {
    let identities = mention.identities.map(\.value).joined(separator: " ")
    return [mention.name, identities.isEmpty ? "" : "<\(identities)>"].filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// The same text with other line ends.
  static func lineEnds(of text: String) -> [String] {
    ["\n", "\r\n", "\r"].map { end in
      text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: end)
    }
  }

  /// Reads every prefix of a file and a number of damaged copies; an error is an answer, a trap is none.
  static func survive(_ text: String, _ path: String, damages: Int) throws {
    let bytes = Array(text.utf8)
    for length in 0..<bytes.count { try survive(Array(bytes[..<length]), path) }
    var generator = SeededGenerator(seed: 8)
    for _ in 0..<damages {
      var damaged = bytes
      for _ in 0...generator.next(below: 4) {
        let place = generator.next(below: damaged.count)
        switch generator.next(below: 4) {
        case 0: damaged[place] = UInt8(generator.next(below: 256))
        case 1: damaged.remove(at: place)
        case 2: damaged.insert(Array(":;,\\=\"\n\r =".utf8)[generator.next(below: 10)], at: place)
        default:
          let end = min(damaged.count, place + generator.next(below: 40))
          damaged.insert(contentsOf: damaged[place..<end], at: generator.next(below: damaged.count))
        }
      }
      try survive(damaged, path)
    }
  }

  private static func survive(_ bytes: [UInt8], _ path: String) throws {
    do {
      let sample = try ContactSample(bytes: bytes, path)
      if sample.report.format != "unknown", !sample.addsUp { throw Unbalanced(report: sample.report) }
    } catch is FormatError {}
  }

  private struct Unbalanced: Error { let report: ImportReport }
}
