import ArgumentParser
import GraphAnalytics
import SocialNetworks

struct Describe: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "The whole network in numbers.",
    discussion: """
      Numbers that need all pairs of people (diameter, mean distance, betweenness centralization) are left out above
      10^8 people × ties, unless --exact asks for them.

      Example: entregent describe --network Datasets/karate-club/network.csv
      """)

  @Flag(help: "Compute what needs all pairs of people, however long it takes.")
  var exact = false

  @OptionGroup var source: NetworkOptions
  @OptionGroup var computation: ComputationOptions
  @OptionGroup var listing: ListingOptions

  func run() throws {
    computation.apply()
    let network = try source.open(listing.notes)
    let hasPairs =
      exact || network.personCount.multipliedReportingOverflow(by: network.tieCount).partialValue <= 100_000_000
    let report = try network.summary(
      allPairs: hasPairs ? .included : .leftOut, progress: listing.notes.progress("describing"))
    if !hasPairs {
      listing.notes.note("diameter, mean_distance and betweenness_centralization need all pairs; --exact computes them")
    }
    let fields: [(String, Cell)] = [
      ("people", .integer(report.people)),
      ("ties", .integer(report.ties)),
      ("directed", .text(report.isDirected ? "yes" : "no")),
      ("density", .number(report.density)),
      ("components", .integer(report.components)),
      ("strong_components", .integer(report.strongComponents)),
      ("largest_component", .integer(report.largestComponent)),
      ("diameter", report.diameter.map { .integer($0) } ?? .undefined),
      ("mean_distance", .number(report.meanDistance ?? .nan)),
      ("reciprocity", .number(report.reciprocity)),
      ("transitivity", .number(report.transitivity)),
      ("mean_clustering", .number(report.meanClustering)),
      ("assortativity", .number(report.assortativity)),
      ("degree_centralization", .number(report.degreeCentralization)),
      ("betweenness_centralization", .number(report.betweennessCentralization ?? .nan)),
      ("triangles", .integer(report.triangles)),
      ("isolates", .integer(report.isolates)),
      ("self_ties_dropped", .integer(network.assembly.selfTiesDropped)),
      ("parallel_ties_merged", .integer(network.assembly.parallelTiesMerged)),
    ]
    switch listing.settledFormat {
    case .json:
      try listing.show(
        .object(fields.map { $0.0 == "directed" ? ($0.0, .bool(report.isDirected)) : ($0.0, $0.1.json) }))
    case .csv: try listing.show(Listing(columns: fields.map(\.0), rows: [fields.map(\.1)]))
    case .table:
      var table = listing
      if table.top == nil { table.top = fields.count }
      try table.show(Listing(columns: ["what", "value"], rows: fields.map { [.text($0.0), $0.1] }))
    }
  }
}
