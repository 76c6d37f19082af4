import GraphAnalytics
import NetworkFormats
import SocialNetworks
import Testing

struct LinkedInFileTests {
  private static let owner = Mention(name: "Zoë B")

  @Test func recommendationsAreGestures() throws {
    let head = "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\n"
    let text =
      head + """
        Nina,Okafor,Acme,CTO,"A long text,
        with lines","08/30/22, 05:51 PM",VISIBLE
        Ben,Carter,,,"x",Jan 2024,HIDDEN
        Ana,Li,,,"x",1/1/23,PENDING
        Max,Roth,Acme,,"x",08/30/22, 05:51 PM,VISIBLE
        """
    let given = try imported("Recommendations_Given.csv", text, owner: Self.owner)
    #expect(given.kind == "linkedin-recommendations")
    #expect(
      given.interactions == [
        "gesture 2022-08-30 17:51: Zoë B > Nina Okafor", "gesture 2024-01: Zoë B > Ben Carter",
        "gesture 2022-08-30 17:51: Zoë B > Max Roth",
      ])
    #expect(given.affiliations == ["Nina Okafor: CTO at Acme, - - -", "Max Roth:  at Acme, - - -"])
    #expect(given.dropped == ["pending 1"] && given.read == 4)
    #expect(given.warnings == ["Recommendations_Given.csv:6: 8 cells stand under 7 headings"])
    let received = try imported("Recommendations Received.csv", text, owner: Self.owner)
    #expect(received.interactions.first == "gesture 2022-08-30 17:51: Nina Okafor > Zoë B")
    #expect(throws: FormatError.self) { try imported("Recommendations.csv", text) }
  }

  @Test func aStatusBehindADateInTwoCellsCounts() throws {
    let text = """
      First Name,Last Name,Company,Job Title,Text,Creation Date,Status
      Nina,Okafor,,,x,08/30/22, 05:51 PM,PENDING
      Ben,Carter,,,x,08/31/22, 05:51 AM,HIDDEN
      Ana,Li,,,x,soon, 05:51 AM,VISIBLE
      """
    let found = try imported("Recommendations_Received.csv", text, owner: Self.owner)
    #expect(found.interactions == ["gesture 2022-08-31 05:51: Ben Carter > Zoë B"])
    #expect(found.dropped == ["pending 1", "no date 1"] && found.read == 3)
  }

  @Test(arguments: [("Endorsee", "Zoë B > Nina Okafor"), ("Endorser", "Nina Okafor > Zoë B")])
  func endorsementsAreGestures(_ word: String, _ expected: String) throws {
    let text = """
      Endorsement Date,Skill Name,\(word) First Name,\(word) Last Name,\(word) Public Url,Endorsement Status
      2023/03/01 19:52:23 UTC,Swift,Nina,Okafor,www.linkedin.com/in/nina,ACCEPTED
      2023/03/01 19:52:23 UTC,Cooking,Nina,Okafor,www.linkedin.com/in/nina,PENDING
      """
    let found = try imported("Endorsement Info.csv", text, owner: Self.owner)
    #expect(found.kind == "linkedin-endorsements" && found.dropped == ["pending 1"])
    #expect(found.interactions == ["gesture 2023-03-01 19:52Z: \(expected)"])
    #expect(found.people.last == "Nina Okafor <www.linkedin.com/in/nina>")
  }

  @Test func positionsAndSchoolsAreTheOwners() throws {
    let positions = """
      Company Name,Title,Description,Location,Started On,Finished On
      Acme,CTO,"x, y",Lyon,Jan 2019,
      Nestwise,Engineer,,,2012,Dec 2018
      ,,x,,,
      """
    let found = try imported("Positions.csv", positions, owner: Self.owner)
    #expect(
      found.affiliations == ["Zoë B: CTO at Acme, 2019-01 - -", "Zoë B: Engineer at Nestwise, 2012 2018-12 -"])
    #expect(found.kind == "linkedin-positions" && found.dropped == ["no organization 1"])
    let schools = "School Name,Start Date,End Date,Notes,Degree Name,Activities\nEcole,2003,2008,,MSc,\n"
    let school = try imported("Education.csv", schools, owner: Self.owner)
    #expect(school.kind == "linkedin-education" && school.affiliations == ["Zoë B: MSc at Ecole, 2003 2008 -"])
  }

  @Test func phonesAreTheOwners() throws {
    let found = try imported("PhoneNumbers.csv", "Extension,Number,Type\n,+33 6 12 34 56 78,Mobile\n,,\n,1,Mobile\n")
    #expect(
      found.kind == "linkedin-phones" && found.owner == "<+33 6 12 34 56 78>" || found.owner == " <+33 6 12 34 56 78>")
    #expect(found.kept == 1 && found.dropped == ["empty row 1", "no number 1"])
  }

  @Test(arguments: [
    ("Company Follows.csv", "Organization,Followed On\nAcme,x\n"),
    ("Member_Follows_12.csv", "Date,Status,FullName\nx,Active,Nina Okafor\n"),
    ("Member_Follows.csv", "Date,FullName,Status\nx,Nina Okafor,Active\n"),
    ("Comments_12.csv", "Date,Link,Message\n2026-07-20 10:25:25,https://x,\"He said \\\"yes, and\\\" left\"\n"),
    ("Comments.csv", "Date,Link,Comment\nx,y,z\n"), ("Reactions.csv", "Date,Type,Link\nx,LIKE,z\n"),
    ("Shares.csv", "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\nx,y,,,,MEMBER\n"),
    ("Skills.csv", "Name\nSwift\n"), ("LearningCoachMessages.csv", "No conversations found\n"),
    ("Ad_Targeting.csv", "Member Age,Company Names,Company Names,Job\n1,a,b,c\n"),
    ("Learning.csv", "Content Title,Content Description,Content Type,\nx,y,z,\n"),
  ])
  func filesWithoutPeopleAreNamed(_ name: String, _ text: String) throws {
    let found = try imported("LinkedIn/" + name, text)
    #expect(found.kind == "linkedin-other" && found.people.isEmpty && found.kept == 0 && found.warnings.isEmpty)
    #expect(found.read == 1 && found.dropped.count == 1, "\(found.dropped)")
  }

  @Test func bothPartsOfAnExportAreRead() throws {
    let found = try imported([
      ("Complete_LinkedInDataExport_10-02-2026_part1.zip/Connections.csv", LinkedInConnectionsTests.rows),
      (
        "Complete_LinkedInDataExport_10-02-2026_part1.zip/Profile.csv",
        "First Name,Last Name,Headline,Summary\nZoë,B,,\n"
      ),
      ("Complete_LinkedInDataExport_10-02-2026_part2.zip/x/messages.csv", LinkedInMessagesTests.text),
    ])
    #expect(found.map(\.kept) == [3, 1, 4])
    #expect(found.allSatisfy { $0.owner.hasPrefix("Zoë B") })
    #expect(found[0].affiliations.allSatisfy { $0.hasSuffix(" 2026-10-02") })
  }

  @Test func eventsAloneShowNobody() throws {
    let found = try imported("Events.csv", "Event Name,Event Time,Status,External Url\nMeetup,x,ATTENDING,\n")
    #expect(found.kind == "linkedin-events" && found.dropped == ["no other person 1"] && found.people.isEmpty)
  }

  @Test(arguments: [
    "source,target,weight\na,b,1\n", "First Name,Last Name,E-mail 1 - Value\na,b,c\n", "id,name\n1,a\n",
    "From: a@b.org\nTo: c@d.org\n\nhello\n", "BEGIN:VCARD\nFN:A\nEND:VCARD\n", "Name\nSwift\n", "{\"a\": 1}",
    "date,people\n",
  ])
  func otherTablesAreNotTaken(_ text: String) throws {
    #expect(try !imported("x.csv", text).kind.hasPrefix("linkedin"))
  }

  private static let samples = [
    ("Connections.csv", LinkedInConnectionsTests.remarks + LinkedInConnectionsTests.rows),
    ("messages.csv", LinkedInMessagesTests.text),
    ("Invitations.csv", "From,To,Sent At,Message,Direction\nZoë B,Nina,\"3/4/25, 2:37 PM\",,OUTGOING\n"),
    (
      "Recommendations_Given.csv",
      "First Name,Last Name,Text,Creation Date,Status\nNina,O,x,08/30/22, 05:51 PM,VISIBLE\n"
    ),
    ("ImportedContacts.csv", "FirstName,LastName,Emails,CreatedAt\nNina,O,a@b.org,x\n"),
    ("Profile.csv", "First Name,Last Name,Headline,Summary\nZoë,B,x,y\n"),
  ]

  @Test func everyPrefixIsReadOrRefused() throws {
    for (name, text) in Self.samples {
      let bytes = Array(text.utf8)
      var last = 0
      for length in stride(from: 0, through: bytes.count, by: bytes.count > 600 ? 7 : 1) {
        let file = SourceFile(path: name, bytes: Array(bytes[..<length]))
        let source = try? SourceReader.read(files: [file], options: SourceOptions(now: Moment(seconds: 0)))[0]
        guard let report = source?.report, report.format != "unknown" else { continue }
        #expect(report.rowsRead == report.rowsKept + report.dropped.reduce(0) { $0 + $1.count })
        #expect(report.rowsKept >= last - 1, "a longer file holds no fewer rows")
        last = report.rowsKept
      }
    }
  }

  @Test func damagedFilesAreReadOrRefused() throws {
    var generator = SeededGenerator(seed: 31)
    for (name, text) in Self.samples {
      for _ in 0..<150 {
        var bytes = Array(text.utf8)
        for _ in 0...generator.next(below: 4) {
          let place = generator.next(below: bytes.count)
          switch generator.next(below: 3) {
          case 0: bytes[place] = UInt8(generator.next(below: 256))
          case 1: bytes.remove(at: place)
          default: bytes.insert(Array("\"\n,;\r\t \0".utf8)[generator.next(below: 8)], at: place)
          }
        }
        let file = SourceFile(path: name, bytes: bytes)
        guard let source = try? SourceReader.read(files: [file], options: SourceOptions(now: Moment(seconds: 0)))[0]
        else { continue }
        let report = source.report
        #expect(report.rowsRead == report.rowsKept + report.dropped.reduce(0) { $0 + $1.count })
      }
    }
  }
}
