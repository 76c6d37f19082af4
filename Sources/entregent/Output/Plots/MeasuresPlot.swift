import Foundation
import GraphAnalytics
import GraphDrawing
import SocialNetworks

extension PlotKind {
  static let measures = PlotKind(
    name: "measures", summary: "two measures of people against each other, or how far several agree (--by)"
  ) { request in
    let network = request.network
    guard request.measures.count >= 2 else {
      throw CommandError.usage("--by needs two measures or more, separated by commas: --by betweenness,degree")
    }
    let columns = try request.measures.map { measure in
      let (values, note) = try network.values(of: measure, progress: request.notes.progress(measure.name))
      if let note { request.notes.note("\(measure.name): \(note)") }
      return values
    }
    let names = request.measures.map(\.name)
    if names.count == 2 {
      let agreement = RankCorrelation.spearman(columns[0], columns[1])
      return PlotAnswer(
        sheet: PlotSheet(
          title: names[0].prefix(1).uppercased() + names[0].dropFirst() + " and " + names[1],
          caption: "\(request.basis). Rank correlation (Spearman): \(correlation(agreement)).",
          panels: [.init("", .plot(scatter(names, columns, network)))]),
        numbers: Listing(of: network.ranked(by: columns[0]), in: network, columns: names) { person, column in
          .number(columns[column][person.number])
        })
    }
    let agreements = columns.map { first in columns.map { RankCorrelation.spearman(first, $0) } }
    return PlotAnswer(
      sheet: PlotSheet(
        title: "How far measures agree",
        caption: "\(request.basis). Rank correlation (Spearman): 1 is the same order of people, −1 the reverse.",
        panels: [.init("", .matrix(agreement(names, agreements)))]),
      numbers: Listing(
        columns: ["measure"] + names,
        rows: names.indices.map { row in [.text(names[row])] + agreements[row].map { .number($0) } }))
  }

  private static func correlation(_ value: Double) -> String {
    value.isNaN ? "not defined" : AuditWords.rounded(value)
  }

  private static func agreement(_ names: [String], _ agreements: [[Double]]) -> MatrixChart {
    var cells: [MatrixChart.Cell] = []
    for row in names.indices {
      for column in names.indices where row != column {
        let value = agreements[row][column]
        cells.append(
          .init(
            row: row, column: column, shade: value, text: value.isNaN ? "–" : AuditWords.rounded(value),
            tooltip: "\(names[row]) and \(names[column]): \(correlation(value))"))
      }
    }
    return MatrixChart(
      title: "Agreement of measures", summary: "Spearman's rank correlation of each two measures.", rows: names,
      columns: names, cells: cells)
  }

  /// Where a value stands, with a place for zero on logarithmic axes.
  private struct Scale {
    let axis: PlotAxis
    private let zero: Double?

    init(_ name: String, _ values: [Double]) {
      let known = values.filter(\.isFinite)
      let positive = known.filter { $0 > 0 }.sorted()
      let spread = positive.isEmpty ? 1 : (positive.last ?? 1) / positive[positive.count / 2]
      guard spread > 12, !known.contains(where: { $0 < 0 }), let least = positive.first, let most = positive.last else {
        zero = nil
        axis = PlotAxis(name, holding: known + [(known.max() ?? 0) * 1.04] + (known.contains { $0 < 0 } ? [] : [0]))
        return
      }
      let hasZeros = positive.count < known.count
      // One step of the axis below the least.
      let place = least / pow(most / least, 0.08)
      zero = hasZeros ? place : nil
      axis = PlotAxis(
        name, scale: .logarithmic, holding: [hasZeros ? place : least, most * 1.2],
        ticks: hasZeros ? [.init(place, "0")] + Self.powers(from: least, to: most) : [])
    }

    func place(of value: Double) -> Double { value == 0 ? zero ?? 0 : value }

    private static func powers(from least: Double, to most: Double) -> [PlotAxis.Tick] {
      let decades = log10(most / least)
      let digits: [Double] = decades < 1.5 ? [1, 2, 5] : decades < 3 ? [1, 3] : [1]
      let (low, high) = (Int(max(-300, log10(least).rounded(.down))), Int(min(300, log10(most).rounded(.up))))
      return (low...max(low, high)).flatMap { exponent in
        digits.map { $0 * pow(10, Double(exponent)) }.filter { $0 >= least * 0.999 && $0 <= most * 1.1 }
          .map { PlotAxis.Tick($0, PlotWords.short($0)) }
      }
    }
  }

  private static func scatter(_ names: [String], _ columns: [[Double]], _ network: SocialNetwork) -> Plot {
    let known = columns[0].indices.filter { columns[0][$0].isFinite && columns[1][$0].isFinite }
    let (across, up) = (Scale(names[0], known.map { columns[0][$0] }), Scale(names[1], known.map { columns[1][$0] }))
    // Whoever stands out is drawn first, so that names find room; of many people without distinction some are left out.
    let order = standingOut(known, columns)
    let dots = order.prefix(3000).enumerated().map { place, person in
      let name = network.name(of: Person(person))
      return Plot.Dot(
        x: across.place(of: columns[0][person]), y: up.place(of: columns[1][person]),
        tooltip: "\(name): \(names[0]) \(PlotWords.short(columns[0][person])), "
          + "\(names[1]) \(PlotWords.short(columns[1][person]))",
        label: place < 24 ? name : "")
    }
    return Plot(
      title: "\(names[0]) and \(names[1])", summary: "Each dot is a person.", horizontal: across.axis,
      vertical: up.axis,
      marks: [.dots(dots, tone: .first, name: "")])
  }

  /// People, the most remarkable first: in turn the next highest by the first measure, by the second, and the next of those
  /// whom the two rank most differently.
  static func standingOut(_ people: [Int], _ columns: [[Double]]) -> [Int] {
    let ranks = columns.prefix(2).map { column in RankCorrelation.ranks(people.map { column[$0] }) }
    let byFirst = people.indices.sorted { (-ranks[0][$0], $0) < (-ranks[0][$1], $1) }
    let bySecond = people.indices.sorted { (-ranks[1][$0], $0) < (-ranks[1][$1], $1) }
    let gaps = people.indices.map { abs(ranks[0][$0] - ranks[1][$0]) }
    let byGap = people.indices.sorted { (-gaps[$0], $0) < (-gaps[$1], $1) }
    var isTaken = [Bool](repeating: false, count: people.count)
    var order: [Int] = []
    for place in people.indices {
      for list in [byFirst, bySecond, byGap] where !isTaken[list[place]] {
        isTaken[list[place]] = true
        order.append(people[list[place]])
      }
    }
    return order
  }
}
