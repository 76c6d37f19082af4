import Foundation
import Testing

@testable import GraphDrawing

/// Estimates held against what Chromium measured (`Fixtures/measure_names.py`).
struct TextWidthTests {
  private struct Measured {
    var script: String
    var name: String
    /// At 100 pixels.
    var regular: Double
    var bold: Double
  }

  private static func measured() throws -> [Measured] {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Fixtures/names.tsv")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").compactMap { line in
      let fields = line.split(separator: "\t")
      guard fields.count == 4, let regular = Double(fields[2]), let bold = Double(fields[3]) else { return nil }
      return Measured(script: String(fields[0]), name: String(fields[1]), regular: regular, bold: bold)
    }
  }

  /// Where the second of two consonants is set below the first, which only a font's own rules tell.
  private static let stacked: Set<String> = ["kannada", "telugu", "malayalam", "gujarati"]

  @Test func noNameIsWiderThanItsRoom() throws {
    let names = try Self.measured()
    #expect(names.count > 500)
    for one in names {
      let regular = TextMetrics.width(of: one.name, size: 100)
      #expect(regular >= one.regular, "\(one.script) \(one.name): \(regular), measured \(one.regular)")
      let bold = TextMetrics.width(of: one.name, size: 100, weight: .bold)
      #expect(bold >= one.bold, "\(one.script) \(one.name), bold: \(bold), measured \(one.bold)")
    }
  }

  @Test func theRoomIsAFewHundredthsWiderThanTheName() throws {
    let names = try Self.measured()
    var sums: [String: (excess: Double, count: Double)] = [:]
    for one in names {
      let excess = TextMetrics.width(of: one.name, size: 100) / one.regular - 1
      #expect(excess < (Self.stacked.contains(one.script) ? 0.4 : 0.13), "\(one.script) \(one.name): \(excess)")
      sums[one.script, default: (0, 0)].excess += excess
      sums[one.script, default: (0, 0)].count += 1
    }
    for (script, sum) in sums {
      #expect(sum.excess / sum.count < (Self.stacked.contains(script) ? 0.2 : 0.06), "\(script)")
    }
    #expect(sums.values.reduce(0) { $0 + $1.excess } / Double(names.count) < 0.03)
    #expect((sums["latin"]?.excess ?? 1) / (sums["latin"]?.count ?? 1) < 0.012)
  }
}
