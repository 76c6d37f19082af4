import Foundation
import GraphAnalytics
import GraphDrawing
import SocialNetworks

extension PlotKind {
  static let matrix = PlotKind(
    name: "matrix", summary: "who is tied to whom, in the order of circles; circles themselves above 500 people"
  ) { request in
    let network = request.network
    let (circles, note) = try circles(of: network, request)
    if let note { request.notes.note(note) }
    let sides = try request.sides.map { try network.sides(by: $0) }
    let matrix = network.tieMatrix(circles: circles, sides: sides?.isSecond)
    let shades = CellShades(matrix.cells.map(\.value))
    let isPeople = matrix.grain == .people
    func name(_ line: TieMatrix.Line) -> String {
      guard let first = line.people.first else { return "" }
      let name = network.name(of: first)
      if isPeople { return name }
      return line.people.count == 1 ? name : "\(name) and \(line.people.count - 1) more"
    }
    let (rows, columns) = (matrix.rows.map(name), matrix.columns.map(name))
    let cells = matrix.cells.map { cell in
      MatrixChart.Cell(
        row: cell.row, column: cell.column, shade: shades.shade(of: cell.value),
        tooltip: tooltip(cell, rows[cell.row], columns[cell.column], network, isPeople))
    }
    let unit = isPeople ? (network.hasTieValues ? network.rules.tieValues.rawValue : "") : "share of possible ties"
    let chart = MatrixChart(
      title: "Ties in the order of circles",
      summary: "\(rows.count) rows and \(columns.count) columns, \(matrix.circleCount) circles.",
      rows: rows, columns: columns, cells: cells, blocks: blocks(of: matrix, network),
      scale: isPeople && !network.hasTieValues
        ? nil
        : MatrixChart.Scale(
          title: unit, low: isPeople ? PlotWords.short(shades.low) : PlotWords.percent(shades.low),
          high: isPeople ? PlotWords.short(shades.high) : PlotWords.percent(shades.high)))
    return PlotAnswer(
      sheet: PlotSheet(
        title: "Ties in the order of circles", caption: caption(request, matrix, sides?.names),
        panels: [.init("", .matrix(chart))]),
      numbers: Listing(
        columns: ["row", "column", "row_name", "column_name", "value", "ties"],
        rows: matrix.cells.map { cell in
          [
            .integer(cell.row + 1), .integer(cell.column + 1), .text(rows[cell.row]), .text(columns[cell.column]),
            .number(cell.value), .integer(cell.ties),
          ]
        }))
  }

  /// Circles as `communities` finds them; one for everybody where values do not allow any.
  private static func circles(
    of network: SocialNetwork, _ request: PlotRequest
  ) throws -> (circles: Partition, note: String?) {
    let one = Partition(labels: Array(repeating: 0, count: network.personCount))
    if network.tieCount == 0 { return (one, nil) }
    guard network.graph.weightRange.lowerBound > 0, let method = CommunityMethod.all.first else {
      return (one, "circles need ties with values above zero; all people are in one")
    }
    var options = CommunityOptions()
    options.seed = request.seed
    let found = try network.communities(by: method, options: options, progress: request.notes.progress("circles"))
    return (found.partition, found.note)
  }

  private static func caption(
    _ request: PlotRequest, _ matrix: TieMatrix, _ sides: (first: String, second: String)?
  ) -> String {
    let circles = AuditWords.counted(matrix.circleCount, "circle")
    let order = sides.map { "rows: \($0.first), columns: \($0.second); " } ?? ""
    switch matrix.grain {
    case .people:
      return "\(request.basis); \(circles). \(AuditWords.sentence("\(order)the best connected of each circle first"))"
    case .circles:
      let joined = matrix.rows.contains { $0.circle == nil } ? ", the smallest together in the last" : ""
      return "\(request.basis); \(circles)\(joined). "
        + AuditWords.sentence("\(order)each circle under its best connected person, the largest first")
    }
  }

  private static func blocks(of matrix: TieMatrix, _ network: SocialNetwork) -> [MatrixChart.Block] {
    guard matrix.grain == .people else { return [] }
    var columns: [Int: Range<Int>] = [:]
    for block in matrix.columnBlocks {
      if let circle = matrix.columns[block.lowerBound].circle { columns[circle] = block }
    }
    return matrix.rowBlocks.compactMap { block in
      let line = matrix.rows[block.lowerBound]
      guard let circle = line.circle, let first = line.people.first else { return nil }
      return .init(rows: block, columns: columns[circle] ?? 0..<0, name: network.name(of: first))
    }
  }

  private static func tooltip(
    _ cell: TieMatrix.Cell, _ row: String, _ column: String, _ network: SocialNetwork, _ isPeople: Bool
  ) -> String {
    let pair = network.isDirected ? "\(row) → \(column)" : "\(row) – \(column)"
    if !isPeople {
      return "\(pair): \(AuditWords.counted(cell.ties, "tie")), \(AuditWords.percent(cell.value)) of those possible"
    }
    return network.hasTieValues ? "\(pair): \(PlotWords.short(cell.value))" : pair
  }
}

/// Shades for values: even steps, or steps that multiply where values differ widely.
private struct CellShades {
  let low: Double
  let high: Double
  private let isLogarithmic: Bool

  init(_ values: [Double]) {
    let positive = values.filter { $0 > 0 && $0.isFinite }
    high = positive.max() ?? 1
    let least = positive.min() ?? 1
    isLogarithmic = high / least > 20
    low = isLogarithmic ? least : 0
  }

  func shade(of value: Double) -> Double {
    // What is zero or less is there all the same.
    guard value > 0, high > 0 else { return 0.01 }
    guard isLogarithmic else { return value / high }
    return 0.1 + 0.9 * log(value / low) / log(high / low)
  }
}
