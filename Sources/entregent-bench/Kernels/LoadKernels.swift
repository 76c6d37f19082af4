import Foundation
import GraphAnalytics
import NetworkFormats
import SocialNetworks

extension BenchKernel {
  static let loadEdges = BenchKernel(
    "load_el", "read a list of pairs and build the graph",
    task: .file { try measureLoading($0, ext: "el", repeats: $1) })

  static let loadWeightedEdges = BenchKernel(
    "load_wel", "read a list of pairs with weights and build the graph",
    task: .file { try measureLoading($0, ext: "wel", repeats: $1) })

  private static func measureLoading(_ input: BenchInput, ext: String, repeats: Int) throws -> Measurement {
    let path = input.file(withExtension: ext)
    return try Measurement.taken(repeats: repeats) {
      let read = try BenchInput.read(path)
      return (read, Double(read.graph.edgeCount))
    } verify: { read in
      let rows = read.draft.ties.count
      if let expected = input.queries?.m {
        try VerificationFailure.unless(
          read.graph.edgeCount == expected, "\(read.graph.edgeCount) edges, not \(expected)")
      }
      let lines = try PlainLines(path: path)
      try VerificationFailure.unless(lines.count == rows, "\(rows) rows of \(lines.count) lines")
      // The same names in the same places, and the same numbers.
      for (row, line) in lines.sample(1000) {
        let ends = (
          read.draft.people.id(Int(read.draft.ties.sources[row])),
          read.draft.people.id(Int(read.draft.ties.targets[row]))
        )
        let fields = line.split { $0 == " " || $0 == "," || $0 == "\t" || $0 == ";" }.map(String.init)
        let weight = fields.count > 2 ? Double(fields[2]) : 1
        try VerificationFailure.unless(
          fields.count > 1 && ends == (fields[0], fields[1]) && weight == read.draft.ties.values?[row] ?? 1,
          "line \"\(line)\" was not taken as it stands")
      }
    }
  }
}

/// The lines of a plain list, found without the reader.
private struct PlainLines {
  private let data: Data
  private let starts: [Int]

  init(path: String) throws {
    data = try Data(contentsOf: URL(filePath: path), options: .mappedIfSafe)
    let bytes = data
    var starts = [0]
    unsafe bytes.withUnsafeBytes { bytes in
      for place in 0..<bytes.count where unsafe bytes[place] == 0x0A && place + 1 < bytes.count {
        starts.append(place + 1)
      }
    }
    if let first = bytes.first, first < 0x30 || first > 0x39 { starts.removeFirst() }
    self.starts = starts
  }

  var count: Int { starts.count }

  /// Evenly spread lines with their numbers.
  func sample(_ wanted: Int) -> [(row: Int, line: String)] {
    stride(from: 0, to: count, by: max(1, count / wanted)).map { row in
      let end = data[starts[row]...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? data.endIndex
      return (row, String(decoding: data[starts[row]..<end], as: UTF8.self))
    }
  }
}
