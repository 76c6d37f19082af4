import ArgumentParser
import GraphAnalytics
import GraphDrawing
import SocialNetworks

struct PlotCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plot",
    abstract: "Draw numbers of the network: how many contacts, how strong, how far, how they wear off.",
    discussion: """
      Kinds: \(PlotKind.all.map(\.name).joined(separator: ", ")). With -o FILE.svg (or -) a picture, else the numbers behind it.
      docs/plots.md shows each.

      Example: entregent plot degrees --network Datasets/les-miserables/network.csv -o Output/degrees.svg
      """)

  @Argument(help: "What to plot: \(PlotKind.all.map(\.name).joined(separator: ", ")).")
  var kind: String

  @Option(help: ArgumentHelp("measures: two or more measures of `rank`, separated by commas.", valueName: "measures"))
  var by: String = "degree,betweenness"

  @Option(help: "activity: day, week, month or year (default: by how long the time is).")
  var period: ActivityReport.Period?

  @Option(
    help: ArgumentHelp(
      "matrix: an attribute with two values; one makes rows, the other columns.", valueName: "attribute"))
  var sides: String?

  @Option(help: "light, dark, auto (as the screen is set), print or high-contrast.")
  var theme: Style.Theme = .light

  @Option(help: "Width of the picture in pixels (default: 760, and what the names of a matrix need).")
  var width: Int?

  @Option(help: "A title instead of the plot's own.")
  var title: String?

  @OptionGroup var source: NetworkOptions
  @OptionGroup var computation: ComputationOptions
  @OptionGroup var listing: ListingOptions

  private static let usualWidth = 760.0
  private static let widest = 1200.0

  func validate() throws {
    if let width, !(240...8000).contains(width) { throw ValidationError("--width needs a number from 240 to 8000") }
    if let output = listing.output, output != "-", listing.format == nil, !isPicture {
      let known = [".svg", ".csv", ".json"]
      if !known.contains(where: { output.lowercased().hasSuffix($0) }) {
        throw ValidationError("a plot's file must end in .svg, or in .csv or .json for its numbers, not “\(output)”")
      }
    }
    if isPicture, listing.format != nil {
      throw ValidationError("--format gives the numbers of a plot; a picture in “\(listing.output ?? "")” has none")
    }
  }

  private var isPicture: Bool {
    guard let output = listing.output else { return false }
    return output == "-" ? listing.format == nil : output.lowercased().hasSuffix(".svg")
  }

  func run() throws {
    let kind = try Registry.find(self.kind, in: PlotKind.all, name: \.name, kind: "plot")
    let measures = try by.split(separator: ",").map { name in
      try Registry.find(String(name), in: CentralityMeasure.all, name: \.name, kind: "measure")
    }
    computation.apply()
    let notes = listing.notes
    let network = try source.open(notes)
    let model = try source.personal.strengthModel()
    var answer = try kind.answer(
      PlotRequest(
        network: network, model: model, measures: measures, period: period, sides: sides, seed: computation.seed,
        notes: notes))
    if let title { answer.sheet.title = title }
    if isPicture {
      let writer = PlotSheetWriter(width: width.map(Double.init) ?? Self.width(of: answer.sheet), theme: theme)
      return try listing.write(Array(writer.svg(of: answer.sheet).utf8))
    }
    try listing.show(answer.numbers)
  }

  /// Wide enough for the names of a matrix, where that is not too wide for a page.
  private static func width(of sheet: PlotSheet) -> Double {
    sheet.panels.reduce(usualWidth) { width, panel in
      guard case .matrix(let chart) = panel.drawing else { return width }
      let margins = 2 * PlotSheetWriter.margin
      return max(width, chart.width(atLeast: usualWidth - margins, atMost: widest - margins) + margins)
    }
  }
}
