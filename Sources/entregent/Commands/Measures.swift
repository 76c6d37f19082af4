import ArgumentParser
import GraphAnalytics
import GraphDrawing
import NetworkFormats
import SocialNetworks

struct Measures: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List every measure, method, layout, plot and format by name.",
    discussion: "Example: entregent measures --format csv")

  @OptionGroup var listing: ListingOptions

  func run() throws {
    let rows: [(String, String, String)] =
      CentralityMeasure.all.map { ("rank", $0.name, $0.summary) }
      + BrokerageMeasure.all.map { ("brokers", $0.name, $0.summary) }
      + CommunityMethod.all.map { ("communities", $0.name, $0.summary) }
      + StructureKind.allCases.map { ("structure", $0.rawValue, $0.summary) }
      + SuggestionKind.all.map { ("suggest", $0.name, $0.summary) }
      + TieStrengthModel.all.map { ("validate", $0.name, $0.summary) }
      + Layout.all.map { ("draw", $0.name, $0.summary) }
      + PlotKind.all.map { ("plot", $0.name, $0.summary) }
      + NetworkFormat.all.map { ("convert", $0.name, $0.summary) }
    var table = listing
    if table.top == nil { table.top = rows.count }
    try table.show(
      Listing(columns: ["command", "name", "summary"], rows: rows.map { [.text($0.0), .text($0.1), .text($0.2)] }))
  }
}
