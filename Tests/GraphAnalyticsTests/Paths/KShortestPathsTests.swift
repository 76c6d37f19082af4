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
}
