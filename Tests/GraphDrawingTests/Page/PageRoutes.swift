import GraphAnalytics
import GraphDrawing

/// Random networks with the strongest routes that the library finds in them.
enum PageRoutes {
  struct Answer {
    var start: Int
    var end: Int
    var people: [Int]
    var probability: Double
  }

  /// Few different probabilities, so that many routes are equally good and the order of paths decides.
  static func random(seed: UInt64, direction: Drawing.Direction) -> (drawing: Drawing, answers: [Answer]) {
    var random = RandomDrawings(seed: seed)
    let count = 40
    var drawing = Drawing(
      direction: direction, vertices: (0..<count).map { .init(id: "P\($0)x", label: "P\($0)x") }, edges: [])
    var builder = GraphBuilder(
      vertexCount: count, direction: direction == .directed ? .directed : .undirected, parallelEdges: .max)
    var known: Set<[Int]> = []
    for _ in 0..<90 {
      // The last three stay alone.
      let (source, target) = (random.next(below: count - 3), random.next(below: count - 3))
      let pair = direction == .directed ? [source, target] : [min(source, target), max(source, target)]
      guard source != target, known.insert(pair).inserted else { continue }
      let probability = [0.25, 0.5, 0.5, 0.8, 1][random.next(below: 5)]
      var edge = Drawing.Edge(source: source, target: target, strength: probability)
      edge.probability = probability
      drawing.edges.append(edge)
      builder.addEdge(from: Vertex(source), to: Vertex(target), weight: probability)
    }
    var answers: [Answer] = []
    if let graph = try? builder.build() {
      for round in 0..<12 {
        let start = random.next(below: count - 3)
        var end = round == 11 ? count - 1 : random.next(below: count - 3)
        if end == start { end = (end + 1) % (count - 3) }
        let path = try? graph.shortestPath(from: Vertex(start), to: Vertex(end), lengths: .negativeLog)
        let people = path?.vertices.map(\.index) ?? []
        let probability = zip(people, people.dropFirst()).reduce(1.0) { product, step in
          product * (graph.weight(from: Vertex(step.0), to: Vertex(step.1)) ?? 0)
        }
        answers.append(Answer(start: start, end: end, people: people, probability: probability))
      }
    }
    return (drawing, answers)
  }
}
