public import GraphAnalytics

/// Who is tied to whom as a table, in the order of circles: people side by side, or whole circles where there are many.
public struct TieMatrix: Sendable, Equatable {
  /// What rows and columns stand for.
  public enum Grain: Sendable, Equatable {
    /// A person each; a cell is a tie.
    case people
    /// A circle each, the last perhaps all small ones together; a cell is the share of possible ties that are there.
    case circles
  }

  /// One row or column.
  public struct Line: Sendable, Equatable {
    /// Those in it, the best connected first.
    public let people: [Person]
    /// The number of their circle, from 0; nil where several were joined.
    public let circle: Int?
  }

  public struct Cell: Sendable, Equatable {
    public let row: Int
    public let column: Int
    /// The value of the tie, or the share of possible ties.
    public let value: Double
    /// How many ties it holds.
    public let ties: Int
  }

  public let grain: Grain
  public let rows: [Line]
  public let columns: [Line]
  /// What is not empty, row by row.
  public let cells: [Cell]
  /// How many circles there are.
  public let circleCount: Int

  /// Rows of one circle each, as ranges.
  public var rowBlocks: [Range<Int>] { Self.blocks(of: rows) }
  public var columnBlocks: [Range<Int>] { Self.blocks(of: columns) }

  private static func blocks(of lines: [Line]) -> [Range<Int>] {
    var blocks: [Range<Int>] = []
    var start = 0
    for place in lines.indices where place + 1 == lines.count || lines[place + 1].circle != lines[place].circle {
      blocks.append(start..<place + 1)
      start = place + 1
    }
    return blocks
  }
}

extension SocialNetwork {
  /// Ties as a table whose rows and columns stand in the order of circles, the largest first; within one, the best
  /// connected person first, then by number.
  ///
  /// - Parameters:
  ///   - circles: the circle of each person, from 0.
  ///   - sides: whether each person makes a column instead of a row, in networks of two kinds; nil: everybody makes both.
  ///   - limit: with more rows or columns than that, a circle each; the smallest are joined beyond `circleLimit`.
  /// - Complexity: O(people log people + ties).
  public func tieMatrix(
    circles: Partition, sides: [Bool]? = nil, limit: Int = 500, circleLimit: Int = 40
  ) -> TieMatrix {
    precondition(circles.groups.count == personCount, "a circle for each person")
    precondition(sides.map { $0.count == personCount } ?? true, "a side for each person")
    let circles = circles.bySize()
    let counts = allPeople.map { contactCount(of: $0) }
    let order = allPeople.sorted { first, second in
      (circles.groups[first.number], -counts[first.number], first.number)
        < (circles.groups[second.number], -counts[second.number], second.number)
    }
    let rowPeople = order.filter { person in sides.map { !$0[person.number] } ?? true }
    let columnPeople = sides.map { sides in order.filter { sides[$0.number] } } ?? rowPeople
    let isFine = max(rowPeople.count, columnPeople.count) <= limit
    func lines(of people: [Person]) -> [TieMatrix.Line] {
      if isFine { return people.map { .init(people: [$0], circle: circles.groups[$0.number]) } }
      var lines: [TieMatrix.Line] = []
      var start = 0
      while start < people.count {
        let circle = circles.groups[people[start].number]
        var end = start
        while end < people.count, circles.groups[people[end].number] == circle { end += 1 }
        let isLast = lines.count == circleLimit - 1 && end < people.count
        if isLast { end = people.count }
        lines.append(.init(people: Array(people[start..<end]), circle: isLast ? nil : circle))
        start = end
      }
      return lines
    }
    let rows = lines(of: rowPeople)
    let columns = sides == nil ? rows : lines(of: columnPeople)
    return TieMatrix(
      grain: isFine ? .people : .circles, rows: rows, columns: columns,
      cells: cells(rows: rows, columns: columns, isSquare: sides == nil, grain: isFine ? .people : .circles),
      circleCount: circles.groupCount)
  }

  private func cells(
    rows: [TieMatrix.Line], columns: [TieMatrix.Line], isSquare: Bool, grain: TieMatrix.Grain
  ) -> [TieMatrix.Cell] {
    var row = [Int](repeating: -1, count: personCount)
    var column = row
    for (place, line) in rows.enumerated() { for person in line.people { row[person.number] = place } }
    for (place, line) in columns.enumerated() { for person in line.people { column[person.number] = place } }
    var found: [(place: Int, value: Double)] = []
    func add(_ source: Person, _ target: Person, _ value: Double) {
      if row[source.number] < 0 || column[target.number] < 0 { return }
      found.append((row[source.number] * columns.count + column[target.number], value))
    }
    for tie in tieList {
      add(tie.source, tie.target, tie.value)
      // The other half; in networks of two kinds ties of either direction go into the one table.
      if !(isDirected && isSquare), tie.source != tie.target { add(tie.target, tie.source, tie.value) }
    }
    found.sort { ($0.place, $0.value) < ($1.place, $1.value) }
    var cells: [TieMatrix.Cell] = []
    var start = 0
    while start < found.count {
      var (end, sum) = (start, 0.0)
      while end < found.count, found[end].place == found[start].place {
        sum += found[end].value
        end += 1
      }
      let (first, second) = found[start].place.quotientAndRemainder(dividingBy: max(1, columns.count))
      let (rowCount, columnCount) = (rows[first].people.count, columns[second].people.count)
      // Within a circle each tie of a network without directions was added twice, as was each of its pairs.
      let possible = rowCount * columnCount - (isSquare && first == second ? rowCount : 0)
      let value = grain == .people ? sum : possible > 0 ? Double(end - start) / Double(possible) : 0
      let isTwice = grain == .circles && isSquare && !isDirected && first == second
      cells.append(.init(row: first, column: second, value: value, ties: (end - start) / (isTwice ? 2 : 1)))
      start = end
    }
    return cells
  }

  /// Which people are of the second kind in a network of two, by an attribute.
  ///
  /// - Returns: false for the kind of the first person; the names of both kinds.
  /// - Throws: `NetworkError.unknownAttribute`; `.invalidOption` where the attribute has not two values, or somebody none.
  public func sides(by attribute: String) throws -> (isSecond: [Bool], names: (first: String, second: String)) {
    guard let column = people.attribute(named: attribute) else {
      throw NetworkError.unknownAttribute(attribute, known: people.attributes.map(\.name))
    }
    var names: [String] = []
    let values = allPeople.map { $0.number < column.values.count ? column.values[$0.number] ?? "" : "" }
    for value in values where !names.contains(value) {
      names.append(value)
      if names.count > 2 { break }
    }
    guard names.count == 2, !names.contains("") else {
      throw NetworkError.invalidOption(
        "two kinds of people are told apart by an attribute with two values that everybody has, not “\(attribute)”")
    }
    return (values.map { $0 == names[1] }, (names[0], names[1]))
  }
}
