import Foundation
import NetworkFormats
import SocialNetworks
import Testing

/// The contacts in the archive of a person who does not exist.
struct ArchiveContactsTests {
  private static func sample(_ name: String) throws -> ContactSample {
    let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let file = tests.appending(path: "../../Datasets/lea-fontaine/archive/contacts/\(name)")
    return try ContactSample(bytes: Array(Data(contentsOf: file)), name)
  }

  @Test func herTelephonesCardsAreRead() throws {
    let sample = try Self.sample("telephone.vcf")
    #expect(sample.report.format == "vcard")
    #expect(sample.report.rowsRead == 8 && sample.report.rowsKept == 8)
    #expect(sample.names.count { $0 == "Samir Haddad" } == 2)
    #expect(sample.relations == ["Hélène Fontaine son Basile Fontaine"])
    #expect(sample.people.contains("Basile Fontaine <basile@fontaine.example +33 6 12 34 56 04>"))
    #expect(sample.facts(.birthday) == ["--03-08"])
    #expect(sample.jobs.contains("Zoé Lefèvre: Teacher @ Lycée Ampère"))
  }

  @Test func herMailProgramsContactsAreRead() throws {
    let sample = try Self.sample("google.csv")
    #expect(sample.report.format == "google-contacts")
    #expect(sample.report.rowsRead == 6 && sample.report.rowsKept == 5)
    #expect(sample.dropped == ["1 auto-collected address"])
    #expect(sample.ties.count == 5)
    #expect(sample.people.last == "<parcel@delivery.example>")
    #expect(sample.facts(.tag).allSatisfy { $0 == "Design" })
  }
}
