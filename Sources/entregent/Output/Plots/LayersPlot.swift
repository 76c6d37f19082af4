import GraphDrawing
import SocialNetworks

extension PlotKind {
  static let layers = PlotKind(
    name: "layers", summary: "ties and people by layer or channel, and how far these hold the same"
  ) { request in
    let report = request.network.layerReport()
    let names = report.layers.map { $0.name.isEmpty ? "ties" : $0.name }
    let bars = BarChart(
      title: "Ties by layer", summary: zip(names, report.layers).map { "\($0): \(note($1))." }.joined(separator: " "),
      series: [.init(name: "in this one only", tone: .first), .init(name: "in others too", tone: .muted)],
      rows: zip(names, report.layers).map { name, layer in
        .init(name: name, values: [Double(layer.ownTies), Double(layer.ties - layer.ownTies)], note: note(layer))
      })
    var panels: [PlotSheet.Panel] = [.init(names.count > 1 ? "Ties" : "", .bars(bars))]
    if names.count > 1 {
      panels.append(.init("Of the ties in a row, how many are in a column as well", .matrix(overlap(report, names))))
    }
    return PlotAnswer(
      sheet: PlotSheet(
        title: request.network.isPersonal ? "Ties by channel" : "Ties by layer",
        caption: "\(AuditWords.counted(request.network.personCount, "person", "people")), "
          + "\(AuditWords.counted(report.tieCount, "pair")) with a tie in any"
          + (request.network.day.map { ", as of \($0)" } ?? "") + ".",
        panels: panels),
      numbers: numbers(report, names))
  }

  private static func note(_ layer: LayerReport.Layer) -> String {
    "\(AuditWords.counted(layer.ties, "tie")), \(AuditWords.counted(layer.people, "person", "people"))"
  }

  private static func overlap(_ report: LayerReport, _ names: [String]) -> MatrixChart {
    var cells: [MatrixChart.Cell] = []
    for row in names.indices {
      for column in names.indices where row != column {
        let (both, all) = (report.shared[row][column], report.layers[row].ties)
        cells.append(
          .init(
            row: row, column: column, shade: Double(both) / Double(max(1, all)),
            text: AuditWords.percent(both, of: all),
            tooltip: "\(both) of \(all) ties in \(names[row]) are in \(names[column]) as well"))
      }
    }
    return MatrixChart(
      title: "Overlap of layers", summary: "The share of each row's ties that are in each column too.", rows: names,
      columns: names, cells: cells)
  }

  private static func numbers(_ report: LayerReport, _ names: [String]) -> Listing {
    Listing(
      columns: ["layer", "ties", "own_ties", "people"] + names.map { "shared_\($0)" },
      rows: zip(names.indices, report.layers).map { row, layer in
        [.text(names[row]), .integer(layer.ties), .integer(layer.ownTies), .integer(layer.people)]
          + report.shared[row].map { .integer($0) }
      })
  }
}
