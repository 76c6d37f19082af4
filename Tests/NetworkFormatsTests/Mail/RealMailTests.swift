import Foundation
import NetworkFormats
import SocialNetworks
import Testing

private let folder = ProcessInfo.processInfo.environment["ENTREGENT_DATA"]

/// Real mailboxes; the counts are those of another reader of mail, checked message by message.
@Suite(.enabled(if: folder != nil))
struct RealMailTests {
  struct Expected: Sendable {
    var file: String
    var read: Int
    var kept: Int
    var addresses: Int
    var first: String
    var last: String
    var owner: String?
  }

  @Test(arguments: [
    Expected(file: "enron.beck-s.dpr", read: 22, kept: 22, addresses: 135, first: "2000-01-21", last: "2001-03-31"),
    Expected(
      file: "enron.causholli-m.sent_items", read: 224, kept: 224, addresses: 109, first: "2001-09-17",
      last: "2001-11-28",
      owner: "monika.causholli@enron.com"),
    Expected(
      file: "enron.donoho-l.sent_items", read: 217, kept: 217, addresses: 104, first: "2001-09-26", last: "2002-03-25",
      owner: "lindy.donoho@enron.com"),
    Expected(file: "enron.kean-s.rto", read: 78, kept: 77, addresses: 418, first: "2000-10-17", last: "2001-10-29"),
    Expected(
      file: "enron.lay-k.sent_items", read: 13, kept: 13, addresses: 1_050, first: "2001-05-30", last: "2001-12-19",
      owner: "kenneth.lay@enron.com"),
    Expected(
      file: "enron.shively-h.sent", read: 273, kept: 273, addresses: 111, first: "2000-06-05", last: "2001-04-18",
      owner: "hunter.shively@enron.com"),
    // one recipient is no address: '"…"@enron.com with a quote before the quotes
    Expected(
      file: "enron.skilling-j.sent_items", read: 54, kept: 54, addresses: 203, first: "2001-04-17", last: "2001-08-27",
      owner: "jeff.skilling@enron.com"),
    // left out: 8 without recipients, 1 to oneself, 1 from no-reply
    Expected(
      file: "enron.storey-g.inbox", read: 133, kept: 123, addresses: 672, first: "2001-05-09", last: "2002-02-07",
      owner: "geoff.storey@enron.com"),
    Expected(
      file: "enron.whalley-l.sent", read: 233, kept: 231, addresses: 225, first: "1999-12-14", last: "2001-06-13"),
    Expected(
      file: "enron.zipper-a.sent_items", read: 348, kept: 348, addresses: 146, first: "2001-05-23", last: "2002-02-06",
      owner: "andy.zipper@enron.com"),
  ])
  func mailboxesOfEnronHaveTheirCounts(expected: Expected) throws {
    let source = try read("enron-mbox/\(expected.file).mbox")
    let draft = source.draft
    #expect(source.report.rowsRead == expected.read)
    #expect(draft.interactions.count == expected.kept)
    let addresses = Set(draft.mentions.compactMap { $0.identities.first?.value.lowercased() })
    #expect(addresses.count == expected.addresses)
    let days = draft.interactions.seconds.map { Day(ofSecond: $0).description }
    #expect(days.min() == expected.first)
    #expect(days.max() == expected.last)
    #expect(draft.owner.map { draft.mentions[$0].identities[0].value } == expected.owner)
    let dropped = source.report.dropped.reduce(0) { $0 + $1.count }
    #expect(source.report.rowsKept + dropped == source.report.rowsRead)
  }

  @Test func inventedMailFromTheNorthPoleIsRead() throws {
    let draft = try read("personal-samples/mbox/northpole.mbox").draft
    #expect(draft.interactions.count == 2)
    #expect(draft.mentions.map(\.name) == ["St. Nick", "", "Buddy", ""])
    #expect(draft.interactions.seconds == [1_009_238_802, 1_009_238_614])
  }

  private func read(_ name: String) throws -> SourceReader.Source {
    // 2026-01-01
    let options = SourceOptions(now: Moment(seconds: 1_767_225_600))
    return try SourceReader.read(paths: [(folder ?? "") + "/" + name], options: options)[0]
  }
}
