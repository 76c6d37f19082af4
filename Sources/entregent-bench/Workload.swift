import ArgumentParser
import Foundation
import GraphAnalytics
import NetworkFormats
import SocialNetworks

/// What is asked about paths.
struct PathQuestions {
  /// How many paths each query for several asks for, and how many such queries there are.
  var count = 10
  var pairs = 3
  var lengths = EdgeLengths.reciprocal
}

/// A graph and the questions asked of it.
struct Workload {
  let graph: Graph
  /// Where searches start.
  let sources: [Vertex]
  /// Ends of the paths that are asked for.
  let pairs: [(source: Vertex, target: Vertex)]
  let loadSeconds: Double
  let seed: UInt64
  var paths = PathQuestions()

  /// A few vertices to verify, the same in every run.
  func sample(_ count: Int) -> [Vertex] {
    if graph.vertexCount <= count { return Array(graph.vertices) }
    var generator = SeededGenerator(seed: seed &+ 17)
    return (0..<count).map { _ in Vertex(generator.next(below: graph.vertexCount)) }
  }
}

/// The files of one benchmark.
struct BenchInput {
  /// The query file: how many vertices and edges there are, where searches start and end.
  struct Queries: Decodable {
    let n: Int
    let m: Int
    let sources: [Int]
    let pairs: [[Int]]
  }

  let network: String?
  let queries: Queries?
  let seed: UInt64

  init(network: String?, queriesFile: String?, seed: UInt64) throws {
    self.network = network
    self.seed = seed
    guard let queriesFile else {
      queries = nil
      return
    }
    do {
      let data = try Data(contentsOf: URL(filePath: queriesFile))
      queries = try JSONDecoder().decode(Queries.self, from: data)
    } catch { throw ValidationError("\(queriesFile): not a file of queries with n, m, sources, pairs: \(error)") }
    guard let queries else { return }
    let vertices = queries.sources + queries.pairs.flatMap { $0 }
    guard queries.n >= 0, queries.n < UInt32.max, queries.pairs.allSatisfy({ $0.count == 2 }),
      vertices.allSatisfy({ $0 >= 0 && $0 < queries.n })
    else { throw ValidationError("\(queriesFile): sources and pairs must lie in 0..<n") }
  }

  /// The file beside the network's with another extension, where there is one; else the network's own.
  func file(withExtension ext: String) -> String {
    guard let network else { return "" }
    let beside = URL(filePath: network).deletingPathExtension().appendingPathExtension(ext).path
    return FileManager.default.fileExists(atPath: beside) ? beside : network
  }

  /// Reads an edge list and builds its graph, vertices in the order of first appearance.
  static func read(_ path: String) throws -> (draft: NetworkDraft, graph: Graph) {
    let draft = try NetworkReader.read(path: path).draft
    return (draft, try graph(of: draft))
  }

  /// The graph of a draft, undirected, vertices in the order of the draft.
  static func graph(of draft: NetworkDraft) throws -> Graph {
    try GraphBuilder(
      vertexCount: draft.people.count, direction: .undirected, parallelEdges: .sum, loops: .discard,
      sources: draft.ties.sources, targets: draft.ties.targets, weights: draft.ties.values
    ).build()
  }

  func loaded() throws -> Workload {
    let before = Seconds.wall
    let draft = try NetworkReader.read(path: network ?? "").draft
    guard let queries else {
      let graph = try Self.graph(of: draft)
      return withOwnQuestions(graph, loadSeconds: Seconds.wall - before)
    }
    let numbers = try draft.people.ids.numbers(below: queries.n)
    let builder = GraphBuilder(
      vertexCount: queries.n, direction: .undirected, parallelEdges: .sum, loops: .discard,
      sources: draft.ties.sources.map { numbers[Int($0)] }, targets: draft.ties.targets.map { numbers[Int($0)] },
      weights: draft.ties.values)
    return Workload(
      graph: try builder.build(), sources: queries.sources.map(Vertex.init),
      pairs: queries.pairs.map { (Vertex($0[0]), Vertex($0[1])) }, loadSeconds: Seconds.wall - before, seed: seed)
  }

  func generated(vertexCount: Int) throws -> Workload {
    let before = Seconds.wall
    let graph = try GeneratedGraph.plantedCommunities(vertexCount: vertexCount, seed: seed)
    return withOwnQuestions(graph, loadSeconds: Seconds.wall - before)
  }

  /// Questions for a graph that came without: ends are drawn among vertices with edges.
  private func withOwnQuestions(_ graph: Graph, loadSeconds: Double) -> Workload {
    let joined = graph.vertices.filter { !graph.neighbors(of: $0).isEmpty }
    var generator = SeededGenerator(seed: seed)
    func drawn() -> Vertex { joined[generator.next(below: joined.count)] }
    return Workload(
      graph: graph, sources: joined.isEmpty ? [] : (0..<8).map { _ in drawn() },
      pairs: joined.isEmpty ? [] : (0..<1000).map { _ in (drawn(), drawn()) }, loadSeconds: loadSeconds, seed: seed)
  }
}

extension NameTable {
  /// The names as whole numbers below `limit`.
  fileprivate func numbers(below limit: Int) throws -> [UInt32] {
    try (0..<count).map { place in
      var number = 0
      for byte in utf8(of: place) {
        guard byte >= 48 && byte <= 57 && number < limit else {
          number = limit
          break
        }
        number = number * 10 + Int(byte - 48)
      }
      guard number < limit else {
        throw ValidationError("\"\(self[place])\" is not a vertex number below \(limit), as --queries says")
      }
      return UInt32(number)
    }
  }
}
