import Testing

@testable import GraphDrawing

struct EdgeLengthRefinementTests {
  private let line = [Point(x: 0, y: 0), Point(x: 1, y: 0), Point(x: 2, y: 0)]

  @Test func equalStrengthMovesNothing() {
    let edges = [(0, 1), (1, 2)].map { Layout.Input.Edge(source: $0.0, target: $0.1) }
    #expect(EdgeLengthRefinement.refined(line, edges: edges) == line)
    #expect(EdgeLengthRefinement.refined([], edges: []).isEmpty)
  }

  @Test func strongEdgesShrinkAndWeakOnesGrow() {
    let edges = [
      Layout.Input.Edge(source: 0, target: 1, closeness: 1), Layout.Input.Edge(source: 1, target: 2, closeness: 0),
      Layout.Input.Edge(source: 2, target: 2, closeness: 0.3),
    ]
    let moved = EdgeLengthRefinement.refined(line, edges: edges)
    #expect((moved[1] - moved[0]).length < 0.85)
    #expect((moved[2] - moved[1]).length > 1.15)
  }

  @Test func verticesInOnePlaceAreLeftThere() {
    let edges = [
      Layout.Input.Edge(source: 0, target: 1, closeness: 1), Layout.Input.Edge(source: 1, target: 2, closeness: 0),
    ]
    let moved = EdgeLengthRefinement.refined(Array(repeating: line[1], count: 3), edges: edges)
    #expect(moved.allSatisfy { $0.isFinite })
  }
}
