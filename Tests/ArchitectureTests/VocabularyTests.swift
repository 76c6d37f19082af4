import Testing

/// One border: graphs speak of vertices and edges, networks of people and ties.
struct VocabularyTests {
  private static let wordsOfPeople: Set<String> = [
    "node", "nodes", "person", "persons", "people", "tie", "ties", "contact", "contacts",
  ]

  private static let wordsOfGraphs: Set<String> = ["vertex", "vertices", "edge", "edges", "node", "nodes"]

  /// In graph code a tie is also a draw: lengths that count as equal.
  private static let draws: Set<String> = ["tieTolerance", "ties"]

  /// Graphviz's own words stay in its session.
  private static let graphvizFile = "Sources/GraphDrawing/GraphvizSession.swift"

  /// Where people become vertices and vertices people.
  private static func isBridge(_ source: SwiftSource) -> Bool {
    [
      "Sources/SocialNetworks/Network/SocialNetwork+Graph.swift",
      "Sources/SocialNetworks/Introductions/RouteSearch+Graph.swift",
      "Sources/entregent/Output/NetworkMap+Graph.swift",
    ].contains(source.path)
  }

  private static func offences(
    in source: SwiftSource, lines: [String], words forbidden: Set<String>, except allowed: Set<String> = []
  ) -> [String] {
    source.places(in: lines) { line in
      SwiftSource.identifiers(in: line)
        .first { !allowed.contains($0) && !forbidden.isDisjoint(with: SwiftSource.words(of: $0)) }
        .map { "“\($0)” belongs to the other side of the border" }
    }
  }

  @Test(arguments: ["GraphAnalytics", "GraphDrawing"])
  func graphsKnowNoPeople(module: String) {
    for source in Repository.swiftFiles(in: "Sources/\(module)") where source.path != Self.graphvizFile {
      for place in Self.offences(
        in: source, lines: source.code, words: Self.wordsOfPeople, except: Self.draws)
      {
        Issue.record("\(place)")
      }
    }
  }

  /// What a user reads counts too: strings belong to the room that prints them.
  @Test(arguments: ["SocialNetworks", "NetworkStorage", "entregent"])
  func networksKnowNoVertices(module: String) {
    for source in Repository.swiftFiles(in: "Sources/\(module)") where !Self.isBridge(source) {
      for place in Self.offences(
        in: source, lines: source.codeAndStrings, words: Self.wordsOfGraphs,
        except: [])
      {
        Issue.record("\(place)")
      }
    }
  }

  /// Formats take threads and buffers from GraphAnalytics, and know no graph.
  @Test func formatsEndInPeopleAndTies() {
    let graphTypes: Set<String> = ["Graph", "GraphBuilder", "Vertex", "VertexArray", "EdgeLengths", "Adjacency"]
    for source in Repository.swiftFiles(in: "Sources/NetworkFormats") {
      for place in source.places(
        in: source.code,
        { line in SwiftSource.identifiers(in: line).first { graphTypes.contains($0) }.map { "formats know no \($0)" } })
      {
        Issue.record("\(place)")
      }
    }
  }

  @Test func bridgesStandWhereTheyAreSaidToStand() {
    let bridges = Repository.swiftFiles(in: "Sources").filter { Self.isBridge($0) }
    #expect(bridges.count == 3)
  }

  @Test func aStrayWordIsFoundInCodeAndNotInComments() {
    let source = SwiftSource(path: "Sample.swift", text: "// a node\nlet nodeCount = 1\nlet tieTolerance = entities")
    let found = Self.offences(
      in: source, lines: source.code, words: Self.wordsOfPeople, except: Self.draws)
    #expect(found == ["Sample.swift:2: “nodeCount” belongs to the other side of the border"])
  }
}
