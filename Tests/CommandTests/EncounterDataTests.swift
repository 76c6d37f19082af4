import Foundation
import Testing

/// Whom people met at length at real events: `ENTREGENT_DATA` names the folder of the data sets.
struct EncounterDataTests {
  private static let folder = ProcessInfo.processInfo.environment["ENTREGENT_DATA"].map {
    URL(filePath: $0, relativeTo: Command.root).path
  }
  private static func has(_ file: String) -> Bool {
    folder.map { FileManager.default.fileExists(atPath: "\($0)/\(file)") } ?? false
  }

  /// By model: how many of three were met.
  private func met(_ file: String, mapping: String, _ options: [String]) throws -> [String: Double] {
    let result = try Command.run(
      [
        "validate", "\(Self.folder ?? "")/\(file)", "--mapping", "docs/mappings/\(mapping).csv", "--predict",
        "encounters",
        "--samples", "10",
      ] + options)
    #expect(result.status == 0, "\(result.errors)")
    return result.column("met")
  }

  @Test(.enabled(if: has("gesis-conferences/tij_WS16.dat.gz")))
  func badgesSawThoseProposedMoreOftenThanChanceWould() throws {
    let found = try met("gesis-conferences/tij_WS16.dat.gz", mapping: "face-to-face", ["--split", "2016-12-01"])
    let (event, chance) = (found["event"] ?? 0, found["chance"] ?? 1)
    #expect(event > 2 * chance && event > found["popularity"] ?? 1)
  }

  @Test(.enabled(if: has("sigcomm2009/proximity.csv.gz")))
  func telephonesSawThoseProposedMoreOftenThanChanceWould() throws {
    let found = try met(
      "sigcomm2009/proximity.csv.gz", mapping: "sigcomm-proximity",
      ["--rolling", "6", "--each", "120", "--at-length", "1200"])
    let (event, chance) = (found["event"] ?? 0, found["chance"] ?? 1)
    #expect(event > 1.5 * chance && event > found["popularity"] ?? 1)
  }
}
