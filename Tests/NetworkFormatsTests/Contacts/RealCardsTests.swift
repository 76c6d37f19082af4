import Foundation
import NetworkFormats
import SocialNetworks
import Testing

/// Cards that programs wrote, with counts made by hand and by two other programs.
///
/// They are not part of the project: `ENTREGENT_DATA` names the folder that holds them.
struct RealCardsTests {
  private static let folder = ProcessInfo.processInfo.environment["ENTREGENT_DATA"].map {
    URL(fileURLWithPath: $0).appendingPathComponent("personal-samples/vcard")
  }

  static let isThere = folder.map { FileManager.default.fileExists(atPath: $0.path) } ?? false

  struct Expected: CustomTestStringConvertible {
    var file: String
    /// Cards that were kept; all were.
    var cards: Int
    var names: [String]
    /// Once for each card, without what is no address.
    var emails: Int
    /// Once for each card, without fax machines, the assistant's number and what is no number.
    var phones: Int
    var relations: Int
    var testDescription: String { file }

    init(_ file: String, cards: Int = 1, names: [String], emails: Int, phones: Int, relations: Int = 0) {
      self.file = file
      self.cards = cards
      self.names = names
      self.emails = emails
      self.phones = phones
      self.relations = relations
    }
  }

  static let expected = [
    Expected(
      "ezvcard/John_Doe_ANDROID.vcf", cards: 6,
      names: ["", "", "Ñ Ñ Ñ Ñ Ñ", "Ñ Ñ Ñ Ñ Ñ Ñ Ñ Ñ Ñ Ñ Ñ", "Ñ Ñ Ñ Ñ", "ÑÑÑÑ"], emails: 4, phones: 7),
    Expected("ezvcard/John_Doe_BLACK_BERRY.vcf", names: ["John Doe"], emails: 0, phones: 1),
    Expected(
      "ezvcard/John_Doe_EVOLUTION.vcf", names: ["Mr. John Richter, James Doe Sr."], emails: 1, phones: 2, relations: 3),
    Expected(
      "ezvcard/John_Doe_GMAIL.vcf", names: ["Mr. John Richter, James Doe Sr."], emails: 1, phones: 2, relations: 1),
    Expected("ezvcard/John_Doe_IPHONE.vcf", names: ["Mr. John Richter James Doe Sr."], emails: 1, phones: 4),
    Expected("ezvcard/John_Doe_LOTUS_NOTES.vcf", names: ["Mr. Doe John I Johny"], emails: 2, phones: 1),
    Expected(
      "ezvcard/John_Doe_MAC_ADDRESS_BOOK.vcf", names: ["Mr. John Richter,James Doe Sr."], emails: 1, phones: 4,
      relations: 1),
    Expected(
      "ezvcard/John_Doe_MS_OUTLOOK.vcf", names: ["Mr. John Richter James Doe Sr."], emails: 1, phones: 2, relations: 2),
    Expected(
      "ezvcard/fullcontact.vcf", names: ["Prefix FirstName MiddleName LastName Suffix"], emails: 5, phones: 7),
    Expected(
      "ezvcard/gmail-list.vcf", cards: 3, names: ["Arnold Smith", "Chris Beatle", "Doug White"], emails: 3, phones: 0),
    Expected("ezvcard/gmail-single.vcf", names: ["Greg Dartmouth"], emails: 1, phones: 2, relations: 2),
    Expected("ezvcard/gmail-single2.vcf", names: ["VCard Test"], emails: 5, phones: 9, relations: 16),
    Expected("ezvcard/issue114.vcf", names: ["Dummy, Dummy"], emails: 1, phones: 2),
    Expected("ezvcard/outlook-2003.vcf", names: ["John Doe III"], emails: 1, phones: 0),
    Expected("ezvcard/outlook-2007.vcf", names: ["Mr. Michael Angstadt Jr."], emails: 1, phones: 3, relations: 3),
    Expected("ezvcard/rfc2426-example.vcf", cards: 2, names: ["Frank Dawson", "Tim Howes"], emails: 3, phones: 2),
    Expected("ezvcard/rfc6350-example.vcf", names: ["Simon Perreault"], emails: 1, phones: 2),
    Expected(
      "ezvcard/thunderbird-MoreFunctionsForAddressBook-extension.vcf", names: ["John Doe"], emails: 5, phones: 4,
      relations: 1),
    Expected("vobject/radicale-1587.vcf", names: ["Given Family"], emails: 0, phones: 0),
  ]

  @Test(.enabled(if: isThere), arguments: expected)
  func cardsOfOtherProgramsAreReadWhole(expected: Expected) throws {
    let folder = try #require(Self.folder)
    let data = try Data(contentsOf: folder.appendingPathComponent(expected.file))
    let sample = try ContactSample(bytes: Array(data), expected.file)
    #expect(sample.report.format == "vcard")
    #expect(sample.report.rowsRead == expected.cards && sample.report.rowsKept == expected.cards)
    let contacts = sample.draft.declarations.filter { $0.kind == "contact" }.map { sample.draft.mentions[$0.target] }
    #expect(contacts.map(\.name) == expected.names)
    let identities = contacts.flatMap(\.identities)
    #expect(identities.count { $0.kind == .email } == expected.emails)
    #expect(identities.count { $0.kind == .phone } == expected.phones)
    #expect(sample.relations.count == expected.relations)
    #expect(sample.report.warnings.isEmpty)
  }
}
