import GraphAnalytics
import NetworkFormats
import SocialNetworks
import Testing

/// What becomes of one message.
struct MailReaderTests {
  @Test func aMessageIsOneInteractionFromItsSenderToEverybodyOnce() throws {
    let source = try MailSamples.read(
      MailSamples.message([
        "To: Ben <ben@x.org>, Cid <cid@x.org>", "Cc: BEN@x.org, Dora <dora@x.org>", "Bcc: eve@x.org, ada@example.org",
      ]))
    #expect(MailSamples.rows(source) == ["ada@example.org>ben@x.org,cid@x.org,dora@x.org,eve@x.org 1009875600"])
    #expect(source.draft.mentions.map(\.name) == ["Ada Byron", "Ben", "Cid", "Dora", ""])
    let interaction = source.draft.interactions[0]
    #expect(interaction.channel == .email)
    #expect(interaction.place.line == 1)
    #expect(source.draft.kind == "mbox")
    #expect((source.report.rowsRead, source.report.rowsKept) == (1, 1))
  }

  @Test func nothingOfSubjectOrBodyIsKept() throws {
    let source = try MailSamples.read(MailSamples.message(body: "secret"))
    #expect(!"\(source.draft) \(source.report)".contains("secret"))
  }

  @Test func theKeyIsThatOfTheMessageID() throws {
    var draft = RelationshipDraft()
    draft.append(Interaction(channel: .email, moment: MailSamples.now, participants: [0, 1]), id: "A.b+1@X")
    for field in ["Message-ID: <A.b+1@X>", "message-id:\n\t<A.b+1@X> (comment)", "MESSAGE-ID : A.b+1@X "] {
      let text = MailSamples.message([field]).replacing("Message-ID: <1@x>\n", with: "")
      #expect(try MailSamples.read(text).draft.interactions[0].key == draft.interactions[0].key)
    }
  }

  @Test func messagesWithoutIDHaveKeysOfTheirContent() throws {
    let text = MailSamples.message(id: "").replacing("Message-ID: <>\n", with: "")
    let once = try MailSamples.read(text).draft.interactions.keys
    let twice = try MailSamples.read(text + text).draft.interactions.keys
    #expect(once.count == 1 && once[0] != 0)
    #expect(twice.count == 2 && twice[0] == once[0] && twice[1] != once[0])
  }

  @Test func theSameMessageAgainIsLeftOut() throws {
    let source = try MailSamples.read(MailSamples.message() + MailSamples.message() + MailSamples.message(id: "2@x"))
    #expect(source.report.rowsKept == 2)
    #expect(source.report.dropped == [ImportReport.Dropped(reason: "same message again", count: 1)])
  }

  @Test(arguments: [
    ("List-Id: Physics <physics.x.org>", "mailing list"), ("Precedence: bulk", "mailing list"),
    ("Precedence: list", "mailing list"), ("Precedence:\n LIST", "mailing list"),
    ("X-Mailing-List: physics@x.org", "mailing list"),
    ("List-Unsubscribe: <mailto:u@x.org>\nList-Unsubscribe-Post: List-Unsubscribe=One-Click", "mailing list"),
    ("List-Unsubscribe: <mailto:u@x.org>\nFeedback-ID: 1:2", "mailing list"),
    ("Sender: owner-physics@x.org", "mailing list"),
    ("List-Post: <mailto:physics@x.org>", "mailing list"), ("Mailing-List: list physics@x.org", "mailing list"),
    ("Auto-Submitted: auto-replied", "automatic message"),
    ("auto-submitted: auto-generated (failure)", "automatic message"),
    ("Precedence: junk", "automatic message"), ("Precedence: auto_reply", "automatic message"),
    ("X-Autoreply: yes", "automatic message"),
    ("Content-Type: multipart/report; report-type=delivery-status", "automatic message"),
    ("From: no-reply@x.org", "automatic message"), ("From: \"X\" <notifications@x.org>", "automatic message"),
    ("From: MAILER-DAEMON@x.org (Mail Delivery System)", "automatic message"),
    ("X-Spam-Flag: YES", "spam or trash"), ("X-Spam-Status: Yes, score=9", "spam or trash"),
    ("X-Mozilla-Status: 0009", "spam or trash"),
    ("X-Status: D", "spam or trash"), ("X-Status: T", "draft"), ("X-Unsent: 1", "draft"),
    ("From: nobody", "no sender"), ("From: ", "no sender"), ("From: a@x.org@y.org", "no sender"),
    ("To: undisclosed-recipients:;", "no recipients"), ("To: ", "no recipients"),
    ("To: Ada <ADA@example.org>", "written to oneself"),
    ("Date: Wed, 1 Jan 2030 10:00:00 +0000", "date in the future"),
    ("Date: Sat, 3 Jan 2026 00:00:00 +0000", "date in the future"),
    ("Auto-Submitted: no", ""), ("Precedence: first-class", ""), ("List-Unsubscribe: <mailto:u@x.org>", ""),
    ("X-Spam-Flag: NO", ""), ("X-Mozilla-Status: 0001", ""), ("List-Id: ", ""), ("Sender: Ben <ben@x.org>", ""),
    ("From: info@x.org", ""), ("Content-Type: multipart/mixed", ""), ("X-Status: A", ""), ("X-Status: DELIVERED", ""),
    ("Sender: Google Calendar <calendar-notification@google.com>", "automatic message"),
    ("Date: Thu, 1 Jan 2026 12:00:00 +0000", ""),
    ("X-List-Id: x", ""),
    ("Resent-From: no-reply@x.org\nResent-To: cid@x.org\nResent-Date: Wed, 1 Jan 2030 10:00:00 GMT", ""),
  ])
  func messagesAreLeftOutForOneReason(fields: String, reason: String) throws {
    #expect(
      try MailSamples.reason(
        fields.split(separator: "\n").reduce(into: [String]()) { lines, line in
          if line.first == " " { lines[lines.count - 1] += "\n" + line } else { lines.append(String(line)) }
        }) == reason)
  }

  @Test func brokenMessagesAreWarnedOfByLine() throws {
    let source = try MailSamples.read(MailSamples.message() + MailSamples.message(["From: nobody"], id: "2@x"))
    #expect(source.report.warnings.map(\.description) == ["in.mbox:10: the message has no valid address in From"])
    #expect(source.report.rowsRead == source.report.rowsKept + source.report.dropped.reduce(0) { $0 + $1.count })
  }

  @Test func resendingIsNoise() throws {
    #expect(
      try MailSamples.people(["Resent-From: Cid <cid@x.org>", "Resent-To: dora@x.org"]).map(\.name) == [
        "Ada Byron", "Ben",
      ])
  }

  @Test func fromCountsAndNotSender() throws {
    let people = try MailSamples.people(["From: Ada <ada@x.org>, Ben <ben@example.org>", "Sender: Secretary <s@x.org>"])
    #expect(people.map(\.name) == ["Ada", "Ben"])
    #expect(try MailSamples.people(["From: nobody, Ada <ada@x.org>"])[0].name == "nobody, Ada")
  }

  @Test func fieldsAreUnfoldedAndNamedInAnyCase() throws {
    let people = try MailSamples.people(["TO:\n\tBen\n <ben@x.org>,\n  \n Cid <cid@x.org>", "cC : dora@x.org"])
    #expect(people.map { $0.identities[0].value } == ["ada@example.org", "ben@x.org", "cid@x.org", "dora@x.org"])
    #expect(people[1].name == "Ben")
  }

  @Test func severalFieldsOfANameCount() throws {
    let people = try MailSamples.people(["To: ben@x.org", "To: cid@x.org", "Cc: dora@x.org", "Cc: eve@x.org"])
    #expect(people.count == 5)
  }

  @Test func listsAndSharedInboxesStayWithTheirKind() throws {
    let people = try MailSamples.people(["To: all@x.org, info@x.org, Ben <ben@x.org>"])
    #expect(people.map(\.kind) == [.person, .group, .automatic, .person])
  }

  @Test func encodedNamesAreDecoded() throws {
    let people = try MailSamples.people([
      "From: =?utf-8?Q?Ren=C3?=\n =?utf-8?Q?=A9e_Dubois?= <r@x.org>",
      "To: =?iso-2022-jp?B?GyRCOzNFRBsoQg==?= <y@x.org>",
    ])
    #expect(people.map(\.name) == ["Renée Dubois", "山田"])
  }

  @Test func textBeyondASCIIIsUTF8OrWestern() throws {
    let utf8 = MailSamples.message(["From: Renée <r@x.org>"])
    #expect(try MailSamples.read(utf8).draft.mentions[0].name == "Renée")
    let western = Array(utf8.utf8).split(separator: 0xC3).joined(separator: [0xE9]).enumerated()
    var bytes = western.map(\.element)
    if let place = bytes.firstIndex(of: 0xE9) { bytes.remove(at: place + 1) }
    #expect(try MailSamples.read(bytes: bytes).draft.mentions[0].name == "Renée")
  }

  @Test func conversionsOfOutlookGiveTheSenderANameAndAHandle() throws {
    let people = try MailSamples.people([
      "From: kenneth.lay@enron.com", "X-From: Lay, Kenneth </O=ENRON/OU=NA/CN=RECIPIENTS/CN=KLAY>",
    ])
    #expect(
      people[0]
        == Mention(
          name: "Lay, Kenneth",
          identities: [Identity(.email, "kenneth.lay@enron.com"), Identity(.handle, "exchange:klay")]))
    #expect(try MailSamples.people(["From: Ken <k@x.org>", "X-From: Lay, Kenneth"])[0].name == "Ken")
    #expect(try MailSamples.people(["From: k@x.org", "X-From: Ken@ENRON"])[0].name == "")
  }

  // MARK: Dates

  @Test(arguments: [
    (
      "Date: never\nReceived: from a by b; Wed, 2 Jan 2002 10:00:00 +0000\nReceived: from c; Thu, 3 Jan 2002 10:00:00 +0000",
      1_009_965_600 as Int64
    ),
    ("Date: Thu, 1 Jan 1970 00:00:00 +0000\nReceived: x;\n Wed, 2 Jan 2002 10:00:00 +0000", 1_009_965_600),
    ("Date: ", 1_009_879_200), ("Date: 31/12/2001 10:00", 1_009_879_200),
    ("Date: Tue, 1 Jan 1980 00:00:00 GMT", 1_009_879_200),
  ])
  func missingDatesComeFromTheTransport(fields: String, expected: Int64) throws {
    let lines = fields.split(separator: "\nR").enumerated().map { ($0.offset == 0 ? "" : "R") + $0.element }
    let source = try MailSamples.read(MailSamples.message(lines))
    #expect(source.draft.interactions.seconds == [expected])
  }

  @Test func theMomentOfAConversionIsNoDate() throws {
    let text = MailSamples.message(["Date: never"]).replacing(
      "From ada@example.org Tue", with: "From MAILER-DAEMON Tue")
    let source = try MailSamples.read(text)
    #expect(source.report.dropped.map(\.reason) == ["no date"])
  }

  // MARK: Gmail

  @Test(arguments: [
    ("Inbox,Important", ""), ("Spam", "spam or trash"), ("Trash,Opened", "spam or trash"), ("Drafts", "draft"),
    ("Draft,Trash", "spam or trash"),
    ("=?UTF-8?Q?Entw=C3=BCrfe,Ge=C3=B6ffnet?=", "draft"), ("=?UTF-8?B?6L+35oOR44Oh44O844Or?=", "spam or trash"),
    ("Papierkorb", "spam or trash"),
    ("=?UTF-8?Q?Bo=C3=AEte_de_r=C3=A9ception,Corbeille?=", "spam or trash"), ("Inbox,\"Spam reports\"", ""),
    ("Papelera", "spam or trash"),
    ("=?UTF-8?Q?Posteingang,?=\n =?UTF-8?Q?Papierkorb?=", "spam or trash"), ("Inbox,\n Trash", "spam or trash"),
    ("Lixeira", "spam or trash"),
    ("=?UTF-8?Q?Ge=C3=B6ffnet,Gesendet?=", ""), ("Корзина", "spam or trash"), ("Черновики", "draft"),
  ])
  func labelsOfGmailAreReadInManyLanguages(labels: String, reason: String) throws {
    #expect(try MailSamples.reason(["X-GM-THRID: 17", "X-Gmail-Labels: " + labels]) == reason)
  }

  @Test func chatsAreMessages() throws {
    let source = try MailSamples.read(MailSamples.message(["X-Gmail-Labels: Chat,Opened"]))
    #expect(source.draft.interactions[0].channel == .message)
    #expect(try MailSamples.reason(["X-Gmail-Labels: Chat,Trash"]) == "spam or trash")
  }

  @Test func fieldsBehindTheHeaderAreText() throws {
    let source = try MailSamples.read(
      MailSamples.message(body: "To: cid@x.org\nFrom: dora@x.org\nDate: never\nList-Id: x"))
    #expect(MailSamples.rows(source) == ["ada@example.org>ben@example.org 1009875600"])
  }

  @Test func aHeaderWithoutAnEmptyLineEndsWhereTextBegins() throws {
    let text = MailSamples.message().replacing(
      "Subject: secret\n\n", with: "Subject: secret\nHello Cid\nTo: cid@x.org\n")
    #expect(try MailSamples.rows(MailSamples.read(text)) == ["ada@example.org>ben@example.org 1009875600"])
  }

  @Test func manyRecipientsAreReadInLinearTime() throws {
    let many = (0..<3_000).map { "P\($0) <p\($0)@x.org>" }.joined(separator: ",\n ")
    #expect(try MailSamples.people(["To: " + many]).count == 3_001)
  }
}
