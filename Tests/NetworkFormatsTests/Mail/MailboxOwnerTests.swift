import NetworkFormats
import SocialNetworks
import Testing

/// Whose mailbox it is.
struct MailboxOwnerTests {
  private static func owner(_ messages: [[String]], path: String = "in.mbox", stated: Mention? = nil) throws -> Mention?
  {
    let text = messages.enumerated().map { MailSamples.message($0.element, id: "\($0.offset)@x") }.joined()
    let draft = try MailSamples.read(text, path: path, owner: stated).draft
    return draft.owner.map { draft.mentions[$0] }
  }

  private static func sent(_ count: Int, by sender: String = "Me <me@x.org>") -> [[String]] {
    (0..<count).map { ["From: " + sender, "To: P <p\($0)@x.org>"] }
  }

  private static func received(_ count: Int, to recipient: String = "Me <me@x.org>") -> [[String]] {
    (0..<count).map { ["From: P <p\($0)@x.org>", "To: " + recipient] }
  }

  @Test func theOneInMostMessagesIsTheOwner() throws {
    #expect(try Self.owner(Self.sent(5))?.name == "Me")
    #expect(try Self.owner(Self.received(5))?.name == "Me")
    #expect(try Self.owner(Self.received(3) + Self.sent(3))?.name == "Me")
    #expect(try Self.owner(Self.received(6) + Self.sent(4, by: "other@x.org"))?.name == "Me")
  }

  @Test func theSpellingWithANameIsTaken() throws {
    #expect(try Self.owner(Self.sent(5, by: "ME@x.org") + Self.received(1))?.name == "Me")
  }

  @Test func twoWhoWriteToEachOtherLeaveItOpen() throws {
    let letters = (0..<10).map { _ in ["From: Ann <ann@x.org>", "To: Ben <ben@x.org>"] }
    #expect(try Self.owner(letters) == nil)
    #expect(try Self.owner(letters + Self.received(1, to: "ben@x.org")) == nil)
    #expect(try Self.owner(Self.received(5) + Self.sent(5, by: "other@x.org")) == nil)
  }

  @Test func fewMessagesSayNothing() throws {
    #expect(try Self.owner(Self.sent(4)) == nil)
  }

  @Test func listsAndMachinesOwnNoMailbox() throws {
    #expect(try Self.owner(Self.received(6, to: "all@x.org")) == nil)
    #expect(try Self.owner(Self.received(6, to: "info@x.org, Me <me@x.org>"))?.name == "Me")
  }

  @Test func deliveriesTellTheOwner() throws {
    let delivered = Self.received(3, to: "list-x@x.org").map {
      $0 + ["Delivered-To: me@x.org", "Delivered-To: host@x.org"]
    }
    #expect(try Self.owner(delivered) == Mention(identities: [Identity(.email, "me@x.org")]))
    #expect(try Self.owner(Self.received(1).map { $0 + ["X-Original-To: ME@x.org"] })?.name == "Me")
    let mixed =
      Self.received(2).map { $0 + ["Delivered-To: me@x.org"] }
      + Self.received(2, to: "o@x.org").map { $0 + ["Delivered-To: o@x.org"] }
    #expect(try Self.owner(mixed) == nil)
  }

  @Test func aStatedOwnerIsTakenWhereTheMailboxKnowsThem() throws {
    let stated = Mention(name: "Myself", identities: [Identity(.email, "P1@x.org")])
    #expect(try Self.owner(Self.sent(3), stated: stated) == stated)
    #expect(try Self.owner(Self.sent(1), stated: stated) == nil)
    #expect(try Self.owner(Self.sent(6), stated: stated)?.name == "Me")
  }
}
