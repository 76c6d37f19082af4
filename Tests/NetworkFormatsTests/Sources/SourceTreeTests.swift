import Foundation
import Testing

@testable import NetworkFormats

struct SourceTreeTests {
  private static let cards = SourceFormat(
    name: "cards", summary: "cards", recognizes: { $0.bytes.starts(with: "BEGIN:VCARD") },
    read: { _, _, _, _, _ in })

  private static func fixture(_ name: String) -> String {
    URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/Archives/\(name)").path
  }

  private func tree(_ name: String) throws -> SourceTree {
    var tree = SourceTree(formats: [Self.cards], forced: nil)
    try tree.add(path: Self.fixture(name))
    return tree
  }

  /// Paths below the archive, with the reason why a file is not read.
  private func listing(_ name: String) throws -> [String] {
    try tree(name).entries.map { entry in
      let path = entry.file.path.replacing(Self.fixture(name) + "/", with: "")
      return entry.format == nil ? "\(path): \(entry.reason)" : path
    }
  }

  @Test func aFolderPackedAgainIsReadAndJunkIsPassedOver() throws {
    #expect(
      try listing("rezipped.zip") == [
        "Export 2026/contacts/nina.vcf", "Export 2026/photo.jpg: \(SourceTree.unrecognized)",
        "Export 2026/empty.vcf: the file is empty",
      ])
  }

  @Test func namesBeyondASCIIAndTarArchivesAreRead() throws {
    #expect(try listing("names.zip") == ["Kontakte/Ünïcode – 名前.vcf"])
    #expect(try listing("cards.tar.gz") == ["cards/nina.vcf"])
  }

  @Test func namesOfMembersAreLabelsAndNothingIsWritten() throws {
    #expect(try listing("slip.zip").count == 3)
    #expect(!FileManager.default.fileExists(atPath: Self.fixture("../../evil.vcf")))
    #expect(!FileManager.default.fileExists(atPath: "/etc/absolute.vcf"))
  }

  @Test func linksInArchivesLeadNowhere() throws {
    #expect(try listing("link.zip") == ["nina.vcf"])
  }

  @Test func archivesWithinArchivesAreReadToADepth() throws {
    #expect(try listing("nested.zip") == ["inner.zip/nina.vcf"])
    let deep = try listing("deep.zip")
    #expect(deep.count == 1 && deep[0].hasSuffix("an archive within 4 archives"))
  }

  @Test func aBombIsRefusedBeforeItFillsTheMemory() {
    let start = ContinuousClock.now
    do {
      _ = try tree("bomb.zip")
      Issue.record("64 MiB came out of 64 KiB")
    } catch FormatError.tooLarge(_, let reason) {
      #expect(reason.contains("200 times its size"))
    } catch {
      Issue.record("\(error)")
    }
    #expect(ContinuousClock.now - start < .seconds(5))
  }

  /// A directory that lists the same bytes three thousand times.
  @Test func membersThatOverlapAreReadOnce() throws {
    #expect(try listing("overlap.zip") == ["a.vcf"])
  }

  @Test func encryptedAndBrokenArchivesAreNamed() throws {
    #expect(throws: FormatError.self) { try tree("encrypted.zip") }
    let whole = try [UInt8](Data(contentsOf: URL(filePath: Self.fixture("rezipped.zip"))))
    for length in stride(from: 4, to: whole.count, by: 7) {
      let archive = try? Archive(InputData(Array(whole.prefix(length))), path: "cut.zip")
      var bytes: [UInt8] = []
      while let archive, (try? archive.next()) != nil { _ = try? archive.read(into: &bytes, upTo: 1 << 20) }
      #expect(bytes.count < 1 << 20)
    }
  }
}
