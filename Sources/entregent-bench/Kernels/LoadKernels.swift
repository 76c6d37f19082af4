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

  static let build = BenchKernel(
    "build", "build the graph of the pairs of load_wel, once they are read; check: how many edges",
    task: .file { input, repeats in
      let read = try BenchInput.read(input.file(withExtension: "wel"))
      return try Measurement.taken(repeats: repeats) {
        let graph = try BenchInput.graph(of: read.draft)
        return (graph, Double(graph.edgeCount))
      } verify: { graph in
        try verifyEdges(of: graph, are: read.draft.ties)
      }
    })

  /// Every pair is an edge both ways, of the same weight where it comes once; and there are no other arcs.
  private static func verifyEdges(of graph: Graph, are ties: TieTable) throws {
    let rows = graph.out
    var total = 0.0
    for place in 0..<ties.count where ties.sources[place] != ties.targets[place] {
      let (source, target) = (Int(ties.sources[place]), Int(ties.targets[place]))
      guard let there = rows.arc(from: source, to: target), let back = rows.arc(from: target, to: source) else {
        throw VerificationFailure(sentence: "\(source)-\(target) is missing")
      }
      try VerificationFailure.unless(
        rows.weight(ofArc: there) == rows.weight(ofArc: back), "\(source)-\(target) has two weights")
      total += ties.values?[place] ?? 1
    }
    var sum = 0.0
    for vertex in 0..<rows.vertexCount {
      for arc in rows.arcs(of: vertex) {
        sum += rows.weight(ofArc: arc)
        try VerificationFailure.unless(
          arc == rows.offsets[vertex] || rows.targets[arc - 1] < rows.targets[arc], "row \(vertex) is not in order")
      }
    }
    try VerificationFailure.unlessEqual(sum, 2 * total, "sum of all weights")
  }

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
