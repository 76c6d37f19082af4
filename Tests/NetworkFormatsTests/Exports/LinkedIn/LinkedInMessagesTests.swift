import NetworkFormats
import SocialNetworks
import Testing

struct LinkedInMessagesTests {
  static let head =
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER"
  private static let me = "https://www.linkedin.com/in/zoe"
  private static let nina = "https://www.linkedin.com/in/nina"
  private static let ben = "https://www.linkedin.com/in/ben"

  static let text = """
    \(head),ATTACHMENTS,IS MESSAGE DRAFT
    c1,,Zoë B,\(me),Nina Okafor,\(nina),2026-09-30 08:12:40 UTC,Hi,"<p class=""x"">Two
    lines, and a comma</p>",INBOX,,No
    c1,,Nina Okafor,\(nina),Zoë B,\(me),2026-09-30 09:00:00 UTC,,"answer",INBOX,,No
    c2,Lunch,Ben Carter,\(ben),"Zoë B,Nina Okafor",\(me);\(nina),2026-10-01 10:00:00 UTC,,"x",INBOX,,No
    c2,Lunch,Nina Okafor,\(nina),"Zoë B,Carter, Ben","\(me),\(ben)",2026-10-01 10:05:00 UTC,,"x",INBOX,,No
    c2,Lunch,Zoë B,\(me),,,2026-10-01 10:06:00 UTC,,"draft",INBOX,,Yes
    c3,Sponsored Conversation,Acme,https://www.linkedin.com/in/acme,Zoë B,\(me),2026-10-02 10:00:00 UTC,,"x",INBOX,,No
    c4,,LinkedIn Member,,Zoë B,\(me),2026-10-02 11:00:00 UTC,,"x",INBOX,,No
    c5,,Zoë B,\(me),LinkedIn Member,,2026-10-02 12:00:00 UTC,,"x",INBOX,,No
    c1,,Zoë B,\(me),Nina Okafor,\(nina),soon,,"x",INBOX,,No

    """

  private static let expected = [
    "message 2026-09-30 08:12Z: Zoë B > Nina Okafor", "message 2026-09-30 09:00Z: Nina Okafor > Zoë B",
    "message 2026-10-01 10:00Z: Ben Carter > Zoë B, Nina Okafor",
    "message 2026-10-01 10:05Z: Nina Okafor > Zoë B, Ben Carter",
  ]

  @Test(arguments: ["\n", "\r\n", "\r"])
  func threadsBecomeMessagesToAllTheirPeople(_ end: String) throws {
    let found = try imported("messages.csv", Self.text.replacing("\n", with: end))
    #expect(found.kind == "linkedin-messages" && found.interactions == Self.expected)
    #expect(found.people.count == 3 && found.owner == "Zoë B <\(Self.me)>")
    #expect(found.read == 9 && found.kept == 4)
    #expect(found.dropped == ["draft 1", "sponsored 1", "closed account 2", "no date 1"])
    #expect(found.warnings == ["messages.csv:11: the date of the message cannot be read"] || end != "\n")
  }

  @Test func conversationsThatWereNeverSentAreDrafts() throws {
    let text =
      Self.head + ",ATTACHMENTS,IS MESSAGE DRAFT,IS CONVERSATION DRAFT\n"
      + "c,,A B,u/a,C D,u/c,2026-09-30 08:12:40 UTC,,x,INBOX,,No,Yes\n"
      + "d,,A B,u/a,C D,u/c,2026-09-30 08:12:40 UTC,,x,INBOX,,No,No\n"
    let found = try imported("messages.csv", text)
    #expect(found.kept == 1 && found.dropped == ["draft 1"])
  }

  @Test func onlyThreadsOfSeveralShowTwoContactsTogether() throws {
    let files = [
      ("x/Connections.csv", LinkedInConnectionsTests.rows), ("x/messages.csv", Self.text),
      ("x/Profile.csv", "First Name,Last Name,Headline,Summary\nZoë,B,,\n"),
    ]
    let found = try imported(files)
    #expect(found[0].declarations.allSatisfy { $0.hasPrefix("Zoë B > ") } && found[0].interactions.isEmpty)
    let others = found[1].interactions.filter { $0.contains("Nina Okafor") && $0.contains("Ben Carter") }
    #expect(others.count == 2)
  }

  @Test func advertisersHaveNoPageAndNoAnswer() throws {
    func rows(_ answer: String) -> String {
      Self.head + "\n1,,Peak Talent,,Zoë B,\(Self.me),2026-03-03 09:00:00 UTC,An offer,x,INBOX\n"
        + "2,,Ana Li,,Zoë B,\(Self.me),2026-03-03 09:00:00 UTC,,x,INBOX\n" + answer
    }
    let answer = "1,,Zoë B,\(Self.me),Peak Talent,,2026-03-04 09:00:00 UTC,,x,INBOX\n"
    let other = "3,,Zoë B,\(Self.me),Nina,\(Self.nina),2026-03-04 09:00:00 UTC,,x,INBOX\n"
    let found = try imported("messages.csv", rows(other))
    #expect(found.dropped == ["sponsored 1"] && found.kept == 2)
    #expect(try imported("messages.csv", rows(answer)).kept == 3)
  }

  @Test func headingsMayBeQuoted() throws {
    let head = Self.head.split(separator: ",").map { "\"\($0)\"" }.joined(separator: ",")
    let text = "\u{FEFF}\(head)\nc,,A B,u/a,C D,u/c,2026-09-30 08:12:40 UTC,,x,INBOX\n"
    #expect(try imported("messages.csv", text).interactions == ["message 2026-09-30 08:12Z: A B > C D"])
  }

  @Test func olderFilesWithoutRecipientPagesAreRead() throws {
    let text = """
      CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,DATE,SUBJECT,CONTENT,FOLDER
      c1,,Zoë B,\(Self.me),Nina Okafor,2019-01-02 08:00:00 UTC,,x,INBOX
      c1,,Nina Okafor,\(Self.nina),Zoë B,2019-01-03 08:00:00 UTC,,x,INBOX
      c2,,Ben Carter,\(Self.ben),"Zoë B,Nina Okafor",2019-01-04 08:00:00 UTC,,x,INBOX
      c3,,"Li, Ana",,Zoë B,2019-01-05 08:00:00 UTC,,x,INBOX
      c3,,Zoë B,\(Self.me),"Li, Ana",2019-01-06 08:00:00 UTC,,x,INBOX
      c4,,Zoë B,\(Self.me),"Max Roth, PhD",2019-01-07 08:00:00 UTC,,x,INBOX
      """
    let found = try imported("messages.csv", text, owner: Mention(name: "Zoë B"))
    #expect(found.kept == 6 && found.owner.hasPrefix("Zoë B"))
    #expect(found.interactions[2] == "message 2019-01-04 08:00Z: Ben Carter > Zoë B, Nina Okafor")
    #expect(found.interactions[4] == "message 2019-01-06 08:00Z: Zoë B > Li, Ana")
    #expect(found.interactions[5] == "message 2019-01-07 08:00Z: Zoë B > Max Roth, PhD")
  }

  @Test func whoIsInAllConversationsOwnsThem() throws {
    func row(_ thread: String, _ from: String, _ to: String) -> String {
      "\(thread),,\(from),u/\(from),\(to),u/\(to),2026-09-30 08:12:40 UTC,,x,INBOX\n"
    }
    let two = try imported("messages.csv", Self.head + "\n" + row("1", "A", "B") + row("2", "C", "A"))
    #expect(two.owner == "A <u/A>")
    // in one conversation it could be either
    let one = try imported("messages.csv", Self.head + "\n" + row("1", "A", "B") + row("1", "B", "A"))
    #expect(one.owner == "-" && one.people.count == 2)
    let beside = try imported([
      ("z/messages.csv", Self.head + "\n" + row("1", "A", "B") + row("2", "C", "A")),
      ("z/Connections.csv", LinkedInConnectionsTests.rows),
    ])
    #expect(beside.map(\.owner) == ["A <u/A>", "A <u/A>"])
  }

  @Test func theSameMessageKeepsItsKeyInAnotherExport() throws {
    let first = try imported("a/messages.csv", Self.text)
    let lines = Self.text.split(separator: "\n", omittingEmptySubsequences: false)
    let later = try imported(
      "b/messages.csv", lines.filter { !$0.hasPrefix("c3") }.joined(separator: "\n"),
      owner: Mention(name: "Zoë B", identities: [Identity(.email, "z@b.org")]))
    #expect(first.keys == later.keys && Set(first.keys).count == 4)
    let twice = try imported("a/messages.csv", Self.head + "\n" + Self.pair + Self.pair)
    #expect(Set(twice.keys).count == 2)
  }

  private static let pair = "1,,A B,u/a,C D,u/c,2026-09-30 08:12:40 UTC,,x,INBOX\n"

  @Test func namesThatWereEncodedTwiceAreRepaired() throws {
    let text = Self.head + "\n1,,Andr\u{C3}\u{A9} B,u/a,Zoë C,u/c,2026-09-30 08:12:40 UTC,,x,INBOX\n"
    #expect(try imported("messages.csv", text).people.suffix(2) == ["André B <u/a>", "Zoë C <u/c>"])
  }

  @Test(arguments: ["guide_messages.csv", "learning_coach_messages.csv", "learning_role_play_messages.csv"])
  func talksWithAssistantsAreNoMessages(_ name: String) throws {
    let found = try imported("x.zip/" + name, Self.text)
    #expect(found.kind == "linkedin-other" && found.people.isEmpty && found.interactions.isEmpty)
    #expect(found.read == 9 && found.dropped == ["no messages between people 9"])
  }

  @Test func invitationsGoFromInviterToInvitee() throws {
    let text = """
      From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl
      Zoë B,Nina Okafor,"3/14/25, 2:37 PM",,OUTGOING,\(Self.me),\(Self.nina)
      Ben Carter,Zoë B,"3/15/25, 9:05\u{202F}AM","Hello, Zoë",INCOMING,\(Self.ben),\(Self.me)
      LinkedIn Member,Zoë B,"3/15/25, 9:05 AM",,INCOMING,,\(Self.me)
      Ben Carter,Zoë B,,,INCOMING,\(Self.ben),\(Self.me)
      """
    let found = try imported("Invitations.csv", text)
    #expect(found.kind == "linkedin-invitations" && found.owner == "Zoë B <\(Self.me)>")
    #expect(
      found.interactions == [
        "invitation 2025-03-14 14:37: Zoë B > Nina Okafor", "invitation 2025-03-15 09:05: Ben Carter > Zoë B",
      ])
    #expect(found.declarations.isEmpty && found.dropped == ["closed account 1", "no date 1"])
  }

  @Test func olderInvitationsWithoutPagesAreRead() throws {
    let text = """
      From,To,Sent At,Message,Direction
      Zoë B,Nina Okafor,"3/4/25, 2:37 PM",,OUTGOING
      Ben Carter,Zoë B,"3/5/25, 9:05 AM",,INCOMING
      """
    let found = try imported("Invitations.csv", text)
    #expect(found.kept == 2 && found.owner == "Zoë B" && found.people.count == 3)
  }
}
