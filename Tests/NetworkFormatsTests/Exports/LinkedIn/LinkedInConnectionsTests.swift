import Foundation
import NetworkFormats
import SocialNetworks
import Testing

private let folder = ProcessInfo.processInfo.environment["ENTREGENT_DATA"]

struct LinkedInConnectionsTests {
  static let remarks =
    "Notes:\n\"When exporting your connection data, you may notice that some of the email addresses are missing.\"\n\n"
  static let rows = """
    First Name,Last Name,URL,Email Address,Company,Position,Connected On
    Nina,Okafor,https://www.linkedin.com/in/nina-okafor,nina@example.org,Acme,CTO,08 Feb 2026
    Ben,"Carter, PhD",https://www.linkedin.com/in/ben-c,,"Nestwise, Inc.",,05 Feb 2023
    Ana,Li,,,,,
    ,,,,,,01 Jan 2023
    LinkedIn,Member,,,,,01 Jan 2022
    ,,,,,,

    """

  private static let expected = [
    "me > Nina Okafor: connection 2026-02-08", "me > Ben Carter, PhD: connection 2023-02-05", "me > Ana Li: connection",
  ]

  @Test(arguments: ["\n", "\r\n", "\r"], [remarks, "", "\u{FEFF}"])
  func rowsBecomeConnectionsOfTheOwner(_ end: String, _ start: String) throws {
    let text = (start + Self.rows).replacing("\n", with: end)
    let found = try imported("Connections.csv", text)
    #expect(found.kind == "linkedin-connections")
    #expect(found.declarations == Self.expected)
    #expect(found.people[1] == "Nina Okafor <https://www.linkedin.com/in/nina-okafor> <nina@example.org>")
    #expect(found.people[0] == "[owner]" && found.interactions.isEmpty)
    #expect(found.read == 6 && found.kept == 3)
    #expect(found.dropped == ["no name 1", "closed account 1", "empty row 1"])
  }

  @Test func companiesAreThoseOfTheDayOfTheExport() throws {
    let named = try imported("Basic_LinkedInDataExport_09-30-2026.zip/Connections.csv", Self.rows)
    #expect(
      named.affiliations == [
        "Nina Okafor: CTO at Acme, - - 2026-09-30", "Ben Carter, PhD:  at Nestwise, Inc., - - 2026-09-30",
      ])
    // not before the last connection, where nothing says it
    let other = try imported("Connections.csv", Self.rows)
    #expect(other.affiliations.first == "Nina Okafor: CTO at Acme, - - 2026-02-08")
  }

  @Test func olderFilesWithoutPagesAreRead() throws {
    let text = "First Name,Last Name,Email Address,Company,Position,Connected On\nNina,Okafor,,Acme,CTO,2/3/16\n"
    let found = try imported("linkedin_connections.csv", text)
    #expect(found.kind == "linkedin-connections" && found.declarations == ["me > Nina Okafor: connection 2016-02-03"])
  }

  @Test func columnsMayStandInAnyOrder() throws {
    let text = """
      Notes:
      This is a sentence without quotes, and with a comma.

      Last Name,First Name,Connected On,URL
      Okafor,Nina,15 Jan 2023,https://linkedin.com/in/nina
      """
    let found = try imported("Connections.csv", text)
    #expect(found.people.last == "Nina Okafor <https://linkedin.com/in/nina>" && found.kept == 1)
  }

  @Test func homonymsWithDifferentPagesStayApart() throws {
    let text = """
      First Name,Last Name,URL,Email Address,Company,Position,Connected On
      Priya,Sharma,https://www.linkedin.com/in/priya-1,,,,12 Mar 2021
      Priya,Sharma,https://www.linkedin.com/in/priya-2,,,,01 Feb 2022
      Priya,Sharma,https://www.linkedin.com/in/priya-2,,,,01 Feb 2022
      🌟 Priya 🌟,"Sharma (she/her), MBA",https://www.linkedin.com/in/priya-3,,,,01 Feb 2022
      """
    let found = try imported("Connections.csv", text)
    #expect(found.people.count == 4 && found.kept == 3 && found.dropped == ["repeated row 1"])
    #expect(found.people[3].hasPrefix("🌟 Priya 🌟 Sharma (she/her), MBA <"))
  }

  @Test(arguments: [
    ("8 févr. 2026", " 2026-02-08"), ("2024-02-01", " 2024-02-01"), ("8 Smarch 2026", ""), ("", ""),
    ("8 juin 2026", " 2026-06-08"), ("8 juil. 2026", " 2026-07-08"), ("8. Dez. 2026", " 2026-12-08"),
    ("8 ene 2026", " 2026-01-08"), ("8 mrt 2026", " 2026-03-08"), ("8 gen 2026", " 2026-01-08"),
    ("03/15/2024", " 2024-03-15"),
  ])
  func datesInOtherStylesAreReadOrReported(_ date: String, _ since: String) throws {
    let found = try imported("Connections.csv", "First Name,Last Name,Connected On\nNina,Okafor,\(date)\n")
    #expect(found.declarations == ["me > Nina Okafor: connection" + since])
    let isUnreadable = since.isEmpty && !date.isEmpty
    #expect(
      found.warnings == (isUnreadable ? ["Connections.csv:2: the date of the connection cannot be read"] : []))
  }

  @Test func theOwnerComesFromTheProfileBesideIt() throws {
    let profile = "First Name,Last Name,Maiden Name,Headline,Summary,Geo Location\nZo\u{C3}\u{AB},B,,x,y,Lyon\n"
    let mails =
      "Email Address,Confirmed,Primary,Updated On\nold@b.org,Yes,No,x\nnew@b.org,Yes,Yes,x\nno@b.org,No,No,x\n"
    let found = try imported([
      ("e.zip/a/Connections.csv", Self.rows), ("e.zip/a/Profile.csv", profile), ("e.zip/a/Email Addresses.csv", mails),
    ])
    #expect(found.map(\.owner) == Array(repeating: "Zoë B <new@b.org> <old@b.org>", count: 3))
    #expect(found.map(\.kind) == ["linkedin-connections", "linkedin-profile", "linkedin-emails"])
    #expect(found[0].declarations.first == "Zoë B > Nina Okafor: connection 2026-02-08")
    #expect(found[1].facts == ["Zoë B place: Lyon"] && found[1].kept == 1)
    #expect(found[2].kept == 2 && found[2].dropped == ["address not confirmed 1"])
  }

  @Test(arguments: [
    (
      "Contacts.csv",
      """
      Source,FirstName,LastName,Companies,Title,Emails,PhoneNumbers,CreatedAt,Addresses,Sites,InstantMessageHandles,FullName,Birthday,Location,BookmarkedAt,Profiles
      ,Nina,Okafor,Acme,CTO,"nina@a.org, n@b.org",+33 6 12 34 56 78,"3/14/25, 2:37 PM",,,,Nina Okafor,,Lyon,,
      ,,,,,,,,,,,,,,,
      ,,,,,,,x,,,,,,,,
      """
    ),
    (
      "ImportedContacts.csv",
      """
      FirstName,MiddleName,LastName,MaidenName,NickName,NamePrefix,NameSuffix,Title,Emails,PhoneNumbers,CreatedAt,UpdatedAt,CountryCode,RegionCode,ThirdPartyVerified,Location
      Nina,,Okafor,,,,,CTO,nina@a.org;n@b.org,+33 6 12 34 56 78,"3/14/25, 2:37 PM",,,,,Lyon
      ,,,,,,,,,,,,,,,
      ,,,,,,,,,,x,,,,,
      """
    ),
  ])
  func addressBooksAreContacts(_ name: String, _ text: String) throws {
    let found = try imported(name, text)
    #expect(found.kind == "linkedin-contacts")
    #expect(found.people.last == "Nina Okafor <nina@a.org> <n@b.org> <+33 6 12 34 56 78>")
    #expect(found.declarations == ["me > Nina Okafor: contact"])
    #expect(found.affiliations.count == 1 && found.facts == ["Nina Okafor place: Lyon"])
    #expect(found.read == 3 && found.kept == 1 && found.dropped == ["empty row 1", "no name 1"])
  }

  @Test func addressesOfMachinesAreNoPeople() throws {
    let text = "FirstName,LastName,Emails,CreatedAt\n,,no-reply@example.org,x\nNina,O,no-reply@example.org;n@x.org,x\n"
    let found = try imported("ImportedContacts.csv", text)
    #expect(found.people[1] == "[automatic] <no-reply@example.org>" && found.people[2].hasPrefix("Nina O <"))
    let log = try imported("x.csv", "date,from,to\n2026-03-12,no-reply@example.org,Nina <n@x.org>\n")
    #expect(log.people == ["[automatic] <no-reply@example.org>", "Nina <n@x.org>"] && log.kept == 1)
  }

  @Test(
    .enabled(if: folder != nil),
    arguments: [
      ("sixhops_Connections.csv", 5, 4, 4), ("labeldekho_Connections.csv", 10, 10, 10),
      ("sourcer_Connections.csv", 3, 3, 3),
    ])
  func publishedSamplesHaveTheirCounts(_ name: String, _ read: Int, _ kept: Int, _ ties: Int) throws {
    let path = (folder ?? "") + "/personal-samples/linkedin/" + name
    let source = try SourceReader.read(paths: [path], options: SourceOptions(now: Moment(seconds: 1_790_000_000)))[0]
    #expect(source.report.rowsRead == read && source.report.rowsKept == kept && source.report.ties == ties)
    #expect(source.draft.kind == "linkedin-connections" && source.report.warnings.isEmpty)
  }
}
