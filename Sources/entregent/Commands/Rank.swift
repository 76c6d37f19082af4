import ArgumentParser
import GraphAnalytics
import SocialNetworks

struct Rank: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Rank people by one or several measures of centrality.",
    discussion: """
      Rows fall by the first measure; people with equal values stay in the order of the file.
      `entregent measures` lists the measures.

      Example: entregent rank --by betweenness,degree --network Datasets/krackhardt-kite/network.csv
      """)

  @Option(help: ArgumentHelp("Measures, separated by commas.", valueName: "measure"))
  var by: String

  @Option(help: "Length of a tie where paths are measured: unit, reciprocal, negative-log or stored.")
  var lengths: LengthRule = .unit

  @Option(help: "none, pairs; closeness also wasserman-faust (its default) and component.")
  var normalization: Normalization?

  @Option(help: "Follow ties outgoing, incoming, or any; the default is each measure's own.")
  var direction: Direction?

  @Option(help: "Katz's attenuation; the default is half the greatest that converges.")
  var alpha: Double?

  @Option(help: "PageRank's share of steps that follow a tie.")
  var damping: Double = 0.85

  @OptionGroup var source: NetworkOptions
  @OptionGroup var computation: ComputationOptions
  @OptionGroup var listing: ListingOptions

  func run() throws {
    let measures = try by.split(separator: ",").map { name in
      try Registry.find(String(name), in: CentralityMeasure.all, name: \.name, kind: "measure")
    }
    if measures.isEmpty { throw CommandError.usage("--by names no measure") }
    computation.apply()
    var options = MeasureOptions()
    options.lengths = lengths.lengths
    options.normalization = normalization
    options.direction = direction
    options.alpha = alpha
    options.damping = damping
    options.seed = computation.seed

    let network = try source.open(listing.notes)
    let columns = try measures.map { measure in
      let (values, note) = try network.values(
        of: measure, options: options, progress: listing.notes.progress(measure.name))
      if let note { listing.notes.note("\(measure.name): \(note)") }
      return values
    }
    let order = network.ranked(by: columns[0])
    try listing.show(
      Listing(of: order, in: network, columns: measures.map(\.name)) { person, column in
        .number(columns[column][person.number])
      })
  }
}
