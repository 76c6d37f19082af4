import GraphAnalytics
import SocialNetworks
import Testing

struct TieMatrixTests {
  private static func numbers(_ lines: [TieMatrix.Line]) -> [[Int]] { lines.map { $0.people.map(\.number) } }

  /// People 0, 1, 2 and 3, 4 in circles of their own, 2 – 3 between them.
  private static func network(directed: Bool = false) throws -> SocialNetwork {
    try AssemblyTests.network(
      AssemblyTests.draft(
        [("a", "b", 1), ("b", "c", 2), ("a", "c", 3), ("c", "d", 4), ("d", "e", 5)], isDirected: directed)
    ) { if directed { $0.directed = .yes } }
  }

  private static let circles = Partition(labels: [0, 0, 0, 1, 1])

  @Test func theLargestCircleComesFirstAndInItTheBestConnected() throws {
    let matrix = try Self.network().tieMatrix(circles: Self.circles)
    #expect(matrix.grain == .people && matrix.circleCount == 2)
    #expect(Self.numbers(matrix.rows) == [[2], [0], [1], [3], [4]] && matrix.rows == matrix.columns)
    #expect(matrix.rowBlocks == [0..<3, 3..<5])
    // Symmetric: each tie twice.
    let found = matrix.cells.map { [Double($0.row), Double($0.column), $0.value] }
    #expect(
      found == [
        [0, 1, 3], [0, 2, 2], [0, 3, 4], [1, 0, 3], [1, 2, 1], [2, 0, 2], [2, 1, 1], [3, 0, 4], [3, 4, 5], [4, 3, 5],
      ])
  }

  @Test func directedTiesStandInTheRowOfWhoeverTheyComeFrom() throws {
    let matrix = try Self.network(directed: true).tieMatrix(circles: Self.circles)
    #expect(matrix.cells.count == 5)
    let rows = Self.numbers(matrix.rows)
    #expect(matrix.cells.contains { rows[$0.row] == [3] && rows[$0.column] == [4] && $0.value == 5 })
    #expect(!matrix.cells.contains { rows[$0.row] == [4] })
  }

  @Test func manyPeopleBecomeCirclesWithTheShareOfPossibleTies() throws {
    let matrix = try Self.network().tieMatrix(circles: Self.circles, limit: 4)
    #expect(matrix.grain == .circles && Self.numbers(matrix.rows) == [[2, 0, 1], [3, 4]])
    #expect(matrix.cells.map(\.value) == [1, 1.0 / 6, 1.0 / 6, 1] && matrix.cells.map(\.ties) == [3, 1, 1, 1])
    let directed = try Self.network(directed: true).tieMatrix(circles: Self.circles, limit: 4)
    #expect(directed.cells.map(\.value) == [0.5, 1.0 / 6, 0.5] && directed.cells.map(\.ties) == [3, 1, 1])
  }

  @Test func smallCirclesAreJoinedBeyondTheLimit() throws {
    let names = (0..<30).map { "p\($0)" }
    let network = try AssemblyTests.network(AssemblyTests.draft(zip(names, names.dropFirst()).map { ($0, $1, 1) }))
    let circles = Partition(labels: (0..<30).map { $0 < 10 ? 0 : $0 })
    let matrix = network.tieMatrix(circles: circles, limit: 5, circleLimit: 4)
    #expect(matrix.rows.map(\.people.count) == [10, 1, 1, 18] && matrix.rows.map(\.circle) == [0, 1, 2, nil])
    #expect(matrix.circleCount == 21)
    let ties = matrix.cells.reduce(0) { $0 + ($1.row <= $1.column ? $1.ties : 0) }
    #expect(ties == 29)
  }

  @Test func twoKindsOfPeopleMakeRowsAndColumns() throws {
    var people = PersonTable()
    for id in ["x", "y", "z"] { people.insert(id: id) }
    var kinds = AttributeColumn(name: "kind", values: ["man", "event", "man"])
    people = PersonTable(ids: people.ids, attributes: [kinds])
    let network = try AssemblyTests.network(
      AssemblyTests.draft([("x", "y", nil), ("z", "y", nil)]), attributes: [people])
    let sides = try network.sides(by: "kind")
    #expect(sides.isSecond.count { $0 } == 1 && sides.names == ("man", "event"))
    let matrix = network.tieMatrix(circles: Partition(labels: [0, 0, 0]), sides: sides.isSecond)
    #expect(matrix.rows.count == 2 && matrix.columns.count == 1 && matrix.cells.count == 2)
    #expect(throws: NetworkError.self) { try network.sides(by: "color") }
    kinds.values = ["man", nil, "man"]
    let gaps = try AssemblyTests.network(
      AssemblyTests.draft([("x", "y", nil)]), attributes: [PersonTable(ids: people.ids, attributes: [kinds])])
    #expect(throws: NetworkError.self) { try gaps.sides(by: "kind") }
  }

  @Test func nobodyMakesAnEmptyTable() throws {
    let matrix = try AssemblyTests.network(AssemblyTests.draft([])).tieMatrix(circles: Partition(labels: []))
    #expect(matrix.rows.isEmpty && matrix.cells.isEmpty && matrix.rowBlocks.isEmpty && matrix.circleCount == 0)
  }
}
