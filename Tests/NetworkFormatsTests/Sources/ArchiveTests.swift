import Foundation
import GraphAnalytics
import SocialNetworks
import TestSupport
import Testing

@testable import NetworkFormats

struct ArchiveTests {
  /// `a,b\n` packed by gzip.
  private static let packedTie: [UInt8] = [
    0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 0x4B, 0xD4, 0x49, 0xE2, 2, 0, 0xC5, 0x10, 0x97, 0x24, 4, 0, 0, 0,
  ]

  @Test func aCompressedListIsReadAsTheListItself() throws {
    let (draft, report) = try NetworkReader.read(bytes: Self.packedTie, path: "x.csv.gz")
    #expect(draft.ties.count == 1 && draft.people.id(1) == "b" && draft.name == "x" && report.format == "csv")
  }

  @Test func everyPrefixOfACompressedFileIsRefused() {
    for length in 1..<Self.packedTie.count - 9 {
      #expect(throws: FormatError.self) {
        try NetworkReader.read(bytes: Array(Self.packedTie.prefix(length)), path: "x.csv.gz")
      }
    }
  }
}
