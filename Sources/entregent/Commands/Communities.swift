import ArgumentParser
import GraphAnalytics
import SocialNetworks

struct Communities: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Which circles the network falls into.",
    discussion: """
      Circles are numbered from 1, the largest first. Modularity compares the ties inside them with what chance would give.

      Example: entregent communities --network Datasets/les-miserables/network.csv
      """)

  @Option(help: "Method; `entregent measures` lists them.")
  var method: String = "leiden"

  @Option(help: "Above 1: more and smaller circles.")
  var resolution: Double = 1

  @Option(help: "Best of N runs by modularity (default: 20 below 100,000 ties, else 1).")
  var runs: Int?

  @OptionGroup var source: NetworkOptions
  @OptionGroup var computation: ComputationOptions
  @OptionGroup var listing: ListingOptions

  func validate() throws {
    if let runs, runs < 1 { throw ValidationError("--runs needs a number of one or more") }
    if !(resolution > 0 && resolution.isFinite) { throw ValidationError("--resolution needs a number above 0") }
  }

  func run() throws {
    let method = try Registry.find(self.method, in: CommunityMethod.all, name: \.name, kind: "community method")
    computation.apply()
    var options = CommunityOptions()
    options.resolution = resolution
    options.runs = runs
    options.seed = computation.seed

    let network = try source.open(listing.notes)
    let (partition, modularity, note) = try network.communities(
      by: method, options: options, progress: listing.notes.progress(method.name))
    if let note { listing.notes.note(note) }
    listing.notes.note(
      "\(partition.groupCount) communities, modularity \(Cell.number(modularity).readable), seed \(computation.seed)")
    var rows = Listing(of: Array(network.allPeople), in: network, columns: ["community"]) { person, _ in
      .integer(partition.groups[person.number] + 1)
    }
    rows.jsonHead = [
      ("communities", .integer(partition.groupCount)), ("modularity", .number(modularity)),
    ]
    try listing.show(rows)
  }
}
