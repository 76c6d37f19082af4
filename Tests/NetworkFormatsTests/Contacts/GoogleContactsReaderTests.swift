import NetworkFormats
import SocialNetworks
import Testing

struct GoogleContactsReaderTests {
  private static let modern =
    "First Name,Middle Name,Last Name,Phonetic First Name,Phonetic Middle Name,Phonetic Last Name,Name Prefix,Name Suffix,"
    + "Nickname,File As,Organization Name,Organization Title,Organization Department,Birthday,Notes,Photo,Labels,"
    + "E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value,Phone 1 - Label,Phone 1 - Value,"
    + "Address 1 - Label,Address 1 - City,Address 1 - Country,Relation 1 - Label,Relation 1 - Value,"
    + "Website 1 - Label,Website 1 - Value\n"
  private static let former =
    "Name,Given Name,Additional Name,Family Name,Yomi Name,Given Name Yomi,Additional Name Yomi,Family Name Yomi,"
    + "Name Prefix,Name Suffix,Initials,Nickname,Short Name,Maiden Name,Birthday,Gender,Location,Billing Information,"
    + "Directory Server,Mileage,Occupation,Hobby,Sensitivity,Priority,Subject,Notes,Language,Photo,Group Membership,"
    + "E-mail 1 - Type,E-mail 1 - Value,IM 1 - Type,IM 1 - Service,IM 1 - Value,Phone 1 - Type,Phone 1 - Value,"
    + "Organization 1 - Type,Organization 1 - Name,Organization 1 - Title,Relation 1 - Type,Relation 1 - Value\n"

  /// A row of the modern table from the cells that are not empty.
  private static func row(_ cells: [String: String], under heading: String = modern) -> String {
    heading.dropLast().split(separator: ",", omittingEmptySubsequences: false).map { name in
      let cell = cells[String(name)] ?? ""
      return cell.contains { $0 == "," || $0 == "\n" || $0 == "\"" }
        ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell
    }.joined(separator: ",") + "\n"
  }

  @Test func theModernTableIsRead() throws {
    let sample = try ContactSample(
      "\u{FEFF}" + Self.modern
        + Self.row([
          "First Name": "Ada", "Middle Name": "Augusta", "Last Name": "King", "Organization Name": "Wheel Works",
          "Organization Title": "Engineer", "Birthday": "1815-12-10", "Notes": "met in Turin,\n\"the\" fair",
          "Labels": "Choir ::: * myContacts", "E-mail 1 - Label": "* Work", "E-mail 1 - Value": "ada@works.example",
          "E-mail 2 - Value": "ada@example.org", "Phone 1 - Label": "Mobile", "Phone 1 - Value": "+44 20 7946 0001",
          "Address 1 - City": "Turin", "Address 1 - Country": "IT",
        ]))
    #expect(sample.report.format == "google-contacts")
    #expect(sample.people == ["Ada King <ada@works.example ada@example.org +44 20 7946 0001>"])
    #expect(sample.jobs == ["Ada King: Engineer @ Wheel Works"])
    #expect(sample.facts(.tag) == ["Choir"])
    #expect(sample.facts(.place) == ["Turin, IT"])
    #expect(sample.facts(.birthday) == ["1815-12-10"])
    #expect(sample.ties == ["me contact Ada King"])
    #expect(!"\(sample.draft)".contains("fair"))
  }

  @Test func theFormerTableIsRead() throws {
    let row = Self.row(
      [
        "Name": "Ada King", "Given Name": "Ada", "Family Name": "King", "Birthday": "--12-10",
        "Group Membership": "* My Contacts ::: * Family", "E-mail 1 - Value": "ada@example.org",
        "IM 1 - Service": "Google Talk ", "IM 1 - Value": "ada@gmail.example", "Phone 1 - Value": "030 1234567",
        "Organization 1 - Name": "Wheel Works", "Organization 1 - Title": "Engineer",
      ], under: Self.former)
    let sample = try ContactSample(Self.former + row)
    #expect(sample.report.format == "google-contacts")
    #expect(sample.people == ["Ada King <ada@example.org 030 1234567 gtalk:ada@gmail.example>"])
    #expect(sample.jobs == ["Ada King: Engineer @ Wheel Works"])
    #expect(sample.facts(.tag) == ["Family"])
    #expect(sample.facts(.birthday) == ["--12-10"])
  }

  @Test func theOldestTableIsWide() throws {
    let text =
      "\u{FEFF}" + Self.former
      + Self.row(["Name": "Zoë Grön", "E-mail 1 - Value": "zoe@example.org"], under: Self.former)
    let bytes = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(try ContactSample(bytes: bytes).people == ["Zoë Grön <zoe@example.org>"])
  }

  @Test func aCellMayHoldSeveralValues() throws {
    let sample = try ContactSample(
      Self.modern
        + Self.row([
          "First Name": "Ada", "E-mail 1 - Value": "a@example.org ::: b@example.org:::c@example.org",
          "Phone 1 - Value": "030 1234567 ::: 030 7654321", "Organization Name": "One ::: Two",
          "Address 1 - City": "Turin ::: London",
        ]))
    #expect(sample.people == ["Ada <a@example.org b@example.org c@example.org 030 1234567 030 7654321>"])
    #expect(sample.jobs == ["Ada:  @ One", "Ada:  @ Two"])
    #expect(sample.facts(.place) == ["Turin", "London"])
  }

  @Test func groupsOfColumnsMayBeAnyNumber() throws {
    let numbers = 1...12
    let heading = "First Name,Last Name,Labels" + numbers.map { ",E-mail \($0) - Label,E-mail \($0) - Value" }.joined()
    let row = "Ada,King,* myContacts" + numbers.map { ",,a\($0)@example.org" }.joined()
    let sample = try ContactSample(heading + "\n" + row + "\n")
    #expect(sample.draft.mentions[0].identities.map(\.value) == numbers.map { "a\($0)@example.org" })
  }

  @Test func collectedAddressesAreNoTies() throws {
    for label in ["* Other Contacts", "Other Contacts", "* Autres contacts"] {
      let sample = try ContactSample(
        Self.modern + Self.row(["First Name": "Ada", "E-mail 1 - Value": "ada@example.org", "Labels": label])
          + Self.row(["First Name": "Noel", "E-mail 1 - Value": "noel@example.org", "Labels": "\(label) ::: Choir"]))
      #expect(sample.names == ["Ada", "Noel"])
      #expect(sample.ties == ["me contact Noel"])
      #expect(sample.dropped == ["1 auto-collected address"])
      #expect(sample.addsUp)
    }
  }

  @Test func foldersMayHaveNamesInAnyLanguage() throws {
    let text = Self.modern + Self.row(["First Name": "Ada", "E-mail 1 - Value": "ada@example.org"])
    let known = try ContactSample(text, "Takeout/Kontakte/Meine Kontakte/Meine Kontakte.csv")
    #expect(known.ties == ["me contact Ada"])
    let collected = try ContactSample(text, "Takeout/Contacts/Autres contacts/Autres contacts.csv")
    #expect(collected.ties.isEmpty && collected.names == ["Ada"])
  }

  @Test func anAddressInPlaceOfTheFirstNameIsNoName() throws {
    let sample = try ContactSample(
      Self.modern + Self.row(["First Name": "ada@example.org", "E-mail 1 - Value": "ada@example.org"])
        + Self.row(["First Name": "noel@example.org"]))
    #expect(sample.people == ["<ada@example.org>", "<noel@example.org>"])
  }

  @Test func relationsAreTies() throws {
    let rows =
      Self.row([
        "First Name": "Ada", "Last Name": "King", "Relation 1 - Label": "Mother", "Relation 1 - Value": "Anne Byron",
      ])
      + Self.row([
        "First Name": "Noel", "Relation 1 - Label": "* Domestic Partner", "Relation 1 - Value": "Mary ::: Jo",
      ])
      + Self.row(["First Name": "Anne", "Last Name": "Byron"])
    let sample = try ContactSample(Self.modern + rows)
    #expect(sample.relations == ["Ada King mother Anne Byron", "Noel partner Mary", "Noel partner Jo"])
    #expect(sample.names.count { $0 == "Anne Byron" } == 1)
    let former = Self.row(
      ["Name": "Ada", "Relation 1 - Type": "Manager", "Relation 1 - Value": "Charles"], under: Self.former)
    #expect(try ContactSample(Self.former + former).relations == ["Ada manager Charles"])
  }

  @Test func profilesArePagesAndFaxesAreNobody() throws {
    let sample = try ContactSample(
      Self.modern
        + Self.row([
          "First Name": "Ada", "Phone 1 - Label": "Work Fax", "Phone 1 - Value": "030 1234567",
          "Website 1 - Label": "Profile",
          "Website 1 - Value": "http://www.google.com/profiles/ada ::: http://ada.example/x",
        ]))
    #expect(sample.people == ["Ada <http://www.google.com/profiles/ada http://ada.example/x>"])
  }

  @Test func lineEndsMakeNoDifference() throws {
    let text = Self.modern + Self.row(["First Name": "Ada"]) + Self.row(["First Name": "Noel", "Labels": "Choir"])
    let drafts = try ContactSample.lineEnds(of: text).map { try ContactSample($0).draft }
    #expect(drafts.allSatisfy { $0 == drafts[0] })
    #expect(drafts[0].declarations.count == 2)
  }

  @Test func rowsWithoutAnythingAreDropped() throws {
    let sample = try ContactSample(
      Self.modern + Self.row(["Notes": "nobody"]) + Self.row([:]) + Self.row(["First Name": "Ada"]))
    #expect(sample.names == ["Ada"])
    #expect(sample.report.rowsRead == 3 && sample.addsUp)
  }

  @Test func damagedFilesAreReadOrRefused() throws {
    let text =
      "First Name,Last Name,Labels,E-mail 1 - Value,Relation 1 - Label,Relation 1 - Value\n"
      + "Ada,King,* myContacts ::: Choir,\"a@example.org ::: b@example.org\",Mother,\"Anne, \"\"B\"\"\"\n,,,,,\nNoel\n"
    try ContactSample.survive(text, "contacts.csv", damages: 250)
  }
}
