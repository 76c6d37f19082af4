import Foundation
import GraphAnalytics
import TestSupport
import Testing

/// What NetworkX, igraph and plain enumeration find on the real networks (`Fixtures/make_path_oracle.py`).
struct PathOracleTests {
  private static let networks: [OracleGraph] = {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Fixtures/paths")
    let files = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
    return files.filter { $0.pathExtension == "json" }.sorted { $0.lastPathComponent < $1.lastPathComponent }
      .compactMap { try? OracleGraph(data: Data(contentsOf: $0)) }
  }()

  private func lengths(_ name: String?) throws -> EdgeLengths {
    try #require(["unit": EdgeLengths.unit, "reciprocal": .reciprocal, "negativeLog": .negativeLog][name ?? ""])
  }

  @Test func everyNetworkIsThere() { #expect(Self.networks.count == 12) }

  @Test(arguments: networks)
  func theBestPathsAreThoseOfYen(network: OracleGraph) throws {
    for question in try #require(network.value("best")?.list) {
      let source = Vertex(try #require(question["source"]?.integer))
      let target = Vertex(try #require(question["target"]?.integer))
      let values = try #require(question["values"]?.list).compactMap(\.number)
      let paths = try #require(question["paths"]?.list)
      let found = try network.graph.shortestPaths(
        from: source, to: target, count: 10, lengths: try lengths(question["lengths"]?.text))
      #expect(found.count == values.count, "\(source) to \(target)")
      for (index, path) in found.enumerated() where index < values.count {
        #expect(abs(path.length - values[index]) <= 1e-9 * values[index], "\(source) to \(target), path \(index)")
        if let expected = paths[index].list {
          #expect(path.vertices.map(\.index) == expected.compactMap(\.integer), "\(source) to \(target), path \(index)")
        }
      }
    }
  }

  @Test(arguments: networks)
  func disjointPathsAreAsManyAsTheFlow(network: OracleGraph) throws {
    for question in try #require(network.value("disjoint")?.list) {
      let numbers = try #require(question.list).compactMap(\.integer)
      let (source, target) = (Vertex(numbers[0]), Vertex(numbers[1]))
      #expect(network.graph.maximumDisjointPathCount(from: source, to: target) == numbers[2], "\(source) to \(target)")
      let found = try network.graph.disjointPaths(from: source, to: target, count: 50, lengths: .negativeLog)
      #expect(found.count == numbers[2], "\(source) to \(target)")
      let between = found.flatMap(\.vertices).filter { $0 != source && $0 != target }
      #expect(Set(between).count == between.count)
    }
  }

  @Test(arguments: networks)
  func reliabilityIsTheSumOverAllStates(network: OracleGraph) throws {
    let parts = try #require(network.value("reliability")?.list)
    #expect(parts.count == 3)
    for part in parts {
      let edges = try #require(part["edges"]?.list).map { edge in
        let numbers = edge.list?.compactMap(\.number) ?? []
        return (Int(numbers[0]), Int(numbers[1]), numbers[2])
      }
      let graph = SmallGraphs.make(
        try #require(part["n"]?.integer), directed: network.graph.isDirected, edges)
      let found = try graph.reliability(
        from: Vertex(try #require(part["source"]?.integer)), to: Vertex(try #require(part["target"]?.integer)),
        vertexProbabilities: VertexArray(try #require(part["chances"]?.list).compactMap(\.number)))
      let expected = try #require(part["probability"]?.number)
      #expect(found.isExact && abs(found.probability - expected) < 1e-12)
    }
  }
}
