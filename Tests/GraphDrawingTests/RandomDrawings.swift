import GraphDrawing

/// Drawings to test with, the same for the same seed.
struct RandomDrawings {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// SplitMix64.
  mutating func next(below bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((bits ^ (bits >> 31)) >> 1) % bound
  }

  private static let syllables = [
    "an", "Bel", "chi", "Dor", "ei", "Fran", "gus", "Hil", "ira", "Jo", "Wil", "mmer", "zzo",
  ]

  mutating func name() -> String {
    let first = (0...next(below: 3)).map { _ in Self.syllables[next(below: Self.syllables.count)] }
      .joined()
    let last = (0...next(below: 4)).map { _ in Self.syllables[next(below: Self.syllables.count)] }
      .joined()
    return first + " " + last
  }

  /// As many edges as given between random vertices; sizes, groups and strengths are random too.
  mutating func drawing(vertices: Int, edges: Int) -> Drawing {
    Drawing(
      vertices: (0..<vertices).map { index in
        .init(
          id: "p\(index)", label: name(), size: Double(next(below: 50)),
          group: "group \(next(below: 4))")
      },
      edges: (0..<edges).map { _ in
        .init(
          source: next(below: vertices), target: next(below: vertices),
          strength: Double(1 + next(below: 9)))
      })
  }
}

extension Drawing {
  /// Unnamed vertices, as many as it takes.
  init(vertexCount: Int, pairs: [(Int, Int)]) {
    self.init(
      vertices: (0..<vertexCount).map { .init(id: String($0), label: "Vertex \($0)") },
      edges: pairs.map { .init(source: $0.0, target: $0.1) })
  }

  static func path(_ count: Int) -> Drawing {
    Drawing(vertexCount: count, pairs: (1..<max(count, 1)).map { ($0 - 1, $0) })
  }

  static func star(_ count: Int) -> Drawing {
    Drawing(vertexCount: count, pairs: (1..<count).map { (0, $0) })
  }
}
