import ArgumentParser
import GraphAnalytics
import SocialNetworks

enum StructureKind: String, CaseIterable, ExpressibleByArgument {
  case components
  case strongComponents = "strong-components"
  case cores
  case bridges
  case cutPeople = "cut-people"

  var summary: String {
    switch self {
    case .components: "parts that hang together, whatever the direction of ties"
    case .strongComponents: "parts in which everybody reaches everybody along the direction of ties"
    case .cores: "the largest k such that a person is among people with k ties to each other"
    case .bridges: "ties whose loss would cut the network"
    case .cutPeople: "people whose loss would cut the network"
    }
  }

  /// The name of the column: the singular.
  var column: String {
    switch self {
    case .components: "component"
    case .strongComponents: "strong-component"
    case .cores: "core"
    case .bridges: "bridge"
    case .cutPeople: "cut-person"
    }
  }
}

struct Structure: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "How the network hangs together: components, cores, bridges, people it depends on.",
    discussion: """
      Components are numbered from 1, the largest first. `bridges` lists ties; the others list people.

      Example: entregent structure --what bridges --network Datasets/florentine-families/marriage.csv
      """)

  @Option(help: "components, strong-components, cores, bridges or cut-people.")
  var what: StructureKind

  @Option(help: "Cores of a directed network: count ties outgoing, incoming, or any.")
  var direction: Direction?

  @OptionGroup var source: NetworkOptions
  @OptionGroup var computation: ComputationOptions
  @OptionGroup var listing: ListingOptions

  func run() throws {
    computation.apply()
    let network = try source.open(listing.notes)
    switch what {
    case .components: try show(network.graph.components().bySize(), of: network)
    case .strongComponents: try show(network.graph.strongComponents().bySize(), of: network)
    case .cores:
      let cores = network.graph.coreNumbers(direction: direction ?? .any)
      try show(Array(network.allPeople), of: network) { .integer(Int(cores[$0.number])) }
    case .bridges:
      let bridges = network.bridges()
      try listing.show(
        Listing(
          columns: ["source", "target"],
          rows: bridges.map { [.text(network.id(of: $0.source)), .text(network.id(of: $0.target))] }))
    case .cutPeople:
      try show(network.cutPeople(), of: network) { _ in .integer(1) }
    }
  }

  private func show(_ partition: Partition, of network: SocialNetwork) throws {
    try show(Array(network.allPeople), of: network) { .integer(partition.groups[$0.number] + 1) }
  }

  private func show(_ people: [Person], of network: SocialNetwork, _ value: @escaping (Person) -> Cell) throws {
    try listing.show(Listing(of: people, in: network, columns: [what.column]) { person, _ in value(person) })
  }
}
