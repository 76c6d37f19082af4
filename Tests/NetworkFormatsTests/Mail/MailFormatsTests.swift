import Foundation
import NetworkFormats
import SocialNetworks
import Testing

/// Files and folders of mail.
struct MailFormatsTests {
  private static func text(_ fields: [String] = [], id: String = "1@x") -> String {
    MailSamples.message(fields, id: id).replacing(MailSamples.separator + "\n", with: "")
  }

  /// Reads files that lie in a folder of their own, by their paths within it.
  private static func read(_ files: [(path: String, text: String)]) throws -> [SourceReader.Source] {
    let root = FileManager.default.temporaryDirectory.appending(path: "entregent-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: root) }
    for file in files {
      let place = root.appending(path: file.path)
      try FileManager.default.createDirectory(at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(file.text.utf8).write(to: place)
    }
    return try SourceReader.read(paths: [root.path], options: SourceOptions(now: MailSamples.now))
  }

  @Test(arguments: [
    ("in.mbox", "mbox"), ("letter.eml", "eml"), ("Maildir/cur/1041379200.M1P2.host:2,S", "maildir"),
    ("Maildir/.Sent/new/1041379200.M1P2.host", "maildir"), ("Maildir/cur/1041379200.M1P2.host;2,RS", "maildir"),
    ("All mail Including Spam and Trash.mbox", "mbox"), ("letter", "eml"), ("INBOX", "mbox"),
  ])
  func filesAreKnownByContentAndFolder(path: String, kind: String) throws {
    let source = try MailSamples.read(kind == "mbox" ? MailSamples.message() : Self.text(), path: path)
    #expect(source.draft.kind == kind)
    #expect(MailSamples.rows(source) == ["ada@example.org>ben@example.org 1009875600"])
  }

  @Test(arguments: [
    ("Maildir/cur/1.host:2,ST", "spam or trash"), ("Maildir/cur/1.host;2,T", "spam or trash"),
    ("Maildir/cur/1.host:2,DS", "draft"),
    ("Maildir/.Trash/cur/1.host:2,S", "spam or trash"), ("Maildir/.INBOX.Junk/cur/1.host:2,S", "spam or trash"),
    ("Maildir/.Drafts/cur/1.host:2,", "draft"), ("Maildir/.Entwürfe/cur/1.host", "draft"),
    ("Maildir/.Sent/cur/1.host:2,S", ""),
    ("Maildir/cur/1.Trash:2,FPRS", ""), ("mail/Trash/letter.eml", "spam or trash"), ("mail/letter.eml", ""),
  ])
  func flagsAndFoldersOfMaildirsCount(path: String, reason: String) throws {
    let report = try MailSamples.read(Self.text(), path: path).report
    #expect(report.dropped.map(\.reason).joined() == reason)
  }

  @Test(arguments: [
    ("Drafts", "draft"), ("Trash.mbox", "spam or trash"), ("Junk", "spam or trash"),
    ("Spam.mbox/mbox", "spam or trash"),
    ("Deleted Items", "spam or trash"), ("Unsent Messages", "draft"), ("Sent", ""),
    ("All mail Including Spam and Trash.mbox", ""),
  ])
  func mailboxesOfSpamAndDraftsAreLeftOut(path: String, reason: String) throws {
    #expect(try MailSamples.reason([], path: path) == reason)
  }

  @Test func messagesOfAFolderAreOneSource() throws {
    let sources = try Self.read([
      ("Maildir/cur/1.host:2,S", Self.text(id: "1@x")),
      ("Maildir/cur/2.host:2,S", Self.text(["To: Cid <cid@x.org>"], id: "2@x")),
      ("Maildir/cur/3.host:2,T", Self.text(id: "3@x")), ("Maildir/cur/4.host", "no mail"),
      ("Maildir/.Sent/cur/5.host:2,S", Self.text(id: "5@x")),
      ("letters/a.eml", Self.text(id: "6@x")), ("letters/b.eml", Self.text(id: "7@x")),
    ])
    let known = sources.filter { $0.draft.kind != "unknown" }
    #expect(known.map { $0.report.rowsRead } == [1, 3, 2])
    #expect(known.map { $0.report.rowsKept } == [1, 2, 2])
    #expect(known.map { $0.draft.kind } == ["maildir", "maildir", "eml"])
    #expect(known[1].draft.interactions[1].place.file == 1)
  }

  @Test func eachMailboxOfAFolderGoesByItself() throws {
    func box(_ name: String, _ start: Int) -> String {
      (0..<6).map { number in
        MailSamples.message(["From: \(name)@x.org", "To: p\(number)@x.org"], id: "\(start + number)@x")
      }.joined()
    }
    let sources = try Self.read([
      ("ann.mbox", box("ann", 0)), ("ben.mbox", box("ben", 10)), ("few.mbox", MailSamples.message()),
    ])
    let owners = sources.map { source in source.draft.owner.map { source.draft.mentions[$0].identities[0].value } }
    #expect(owners == ["ann@x.org", "ben@x.org", nil])
  }

  @Test func theLengthBeforeAMessageOfAppleMailIsPassedOver() throws {
    let source = try MailSamples.read("1234      \n" + Self.text(), path: "1.emlx")
    #expect(source.draft.kind == "eml")
    #expect(source.report.rowsKept == 1)
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func everyPrefixOfAMessageIsWholeOrLeftOut(end: String) throws {
    let bytes = Array(Self.text(["Cc: Cid <cid@x.org>,\n Dora <dora@x.org>"]).replacing("\n", with: end).utf8)
    let row = "ada@example.org>ben@example.org,cid@x.org,dora@x.org 1009875600"
    var kept = 0
    for length in 1...bytes.count {
      let source = try MailSamples.read(bytes: Array(bytes[..<length]), path: "Maildir/cur/1.host")
      #expect(MailSamples.rows(source) == (source.report.rowsKept == 1 ? [row] : []))
      kept += source.report.rowsKept
    }
    #expect(kept > 5)
  }

  @Test func manyMessagesOfAFolderTakeLinearTime() throws {
    func seconds(_ count: Int) throws -> Double {
      let files = (0..<count).map { ("m/\($0).eml", Self.text(["To: p\($0)@x.org"], id: "\($0)@x")) }
      let clock = ContinuousClock()
      let start = clock.now
      #expect(try Self.read(files).first?.report.rowsKept == count)
      let took = clock.now - start
      return Double(took.components.seconds) + Double(took.components.attoseconds) * 1e-18
    }
    let small = try max(seconds(50), 0.01)
    #expect(try seconds(400) < 40 * small)
  }
}
