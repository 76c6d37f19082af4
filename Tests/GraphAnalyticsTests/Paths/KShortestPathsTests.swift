import GraphAnalytics
import TestSupport
import Testing

/// A random question to a random small graph.
struct PathQuestion {
  let graph: Graph
  let lengths: EdgeLengths
  let source: Int
  let target: Int
  let count: Int
  let options: PathOptions

  init(number: Int, generator: inout SeededGenerator) {
    let n = 2 + generator.next(below: 7)
    let isDirected = generator.next(below: 2) == 0
    let kind = number % 6
    let weights: RandomGraphs.Weights = [.unit, .probabilities, .smallIntegers, .zeroToThree, .certainOrNot, .unit][
      kind]
    lengths = [EdgeLengths.unit, .negativeLog, .reciprocal, .stored, .negativeLog, .negativeLog][kind]
    let density = [0.25, 0.4, 0.6, 0.9][generator.next(below: 4)]
    graph = RandomGraphs.sparse(
      vertices: n, density: density, directed: isDirected, weights: weights, seed: generator.next())
    source = generator.next(below: n)
    target = generator.next(below: n)
    count = [1, 2, 5, 10, 1000][generator.next(below: 5)]
    var options = PathOptions()
    if generator.next(below: 3) == 0 { options.maxHops = generator.next(below: n) }
    if generator.next(below: 4) == 0 {
      options.avoiding = (0..<n).filter { _ in generator.next(below: 6) == 0 }.map(Vertex.init)
    }
    if generator.next(below: 4) == 0 { options.notFirst = [Vertex(generator.next(below: n))] }
    if generator.next(below: 3) == 0 {
      let choices = [0, 0, 0.5, 1, .infinity, generator.nextUnit()]
      options.passing = VertexArray((0..<n).map { _ in choices[generator.next(below: choices.count)] })
    }
    if generator.next(below: 4) == 0 { options.passingConstant = [0, 0.25, 1][generator.next(below: 3)] }
    self.options = options
  }
}

struct KShortestPathsTests {
  @Test func bestPathsEqualBruteForceOnThreeThousandRandomQuestions() throws {
    var generator = SeededGenerator(seed: 20)
    for number in 0..<3000 {
      let question = PathQuestion(number: number, generator: &generator)
      let expected = SimplePaths.all(
        in: question.graph, from: question.source, to: question.target, lengths: question.lengths,
        options: question.options)
      let found = try question.graph.shortestPaths(
        from: Vertex(question.source), to: Vertex(question.target), count: question.count, lengths: question.lengths,
        options: question.options)
      try #require(
        found.map(\.vertices) == expected.prefix(question.count).map(\.vertices),
        "question \(number): \(question) \(Array(question.graph.edges)) expected \(expected.prefix(question.count))")
      for (path, other) in zip(found, expected) { #expect(path.length == other.length, "question \(number)") }
    }
  }

  /// Here bounds come from searches that have seen only a part of the graph, and have to be grown.
  @Test func bestPathsOfLargerGraphsEqualTextbookYen() throws {
    var generator = SeededGenerator(seed: 22)
    let kinds: [(RandomGraphs.Weights, EdgeLengths)] = [
      (.probabilities, .negativeLog), (.smallIntegers, .reciprocal), (.unit, .unit), (.zeroToThree, .stored),
      (.certainOrNot, .negativeLog), (.probabilities, .reciprocal),
    ]
    for number in 0..<24 {
      let (weights, lengths) = kinds[number % kinds.count]
      let n = 60 + generator.next(below: 60)
      let graph = RandomGraphs.sparse(
        vertices: n, density: 4 / Double(n), directed: number.isMultiple(of: 2), weights: weights,
        seed: generator.next())
      let (source, target) = (0, 1 + generator.next(below: n - 1))
      let limit: Int? = number % 3 == 0 ? 3 + generator.next(below: 4) : nil
      let expected = PlainYen.best(
        7, in: graph, from: source, to: target, lengths: lengths, maxHops: limit ?? 40)
      let found = try graph.shortestPaths(
        from: Vertex(source), to: Vertex(target), count: 7, lengths: lengths, options: PathOptions(maxHops: limit))
      #expect(found.map(\.vertices) == expected, "question \(number)")
    }
  }
}
