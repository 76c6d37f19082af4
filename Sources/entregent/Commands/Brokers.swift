import ArgumentParser
import GraphAnalytics
import SocialNetworks

struct Brokers: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Who bridges structural holes: Burt's measures of brokerage.",
    discussion: """
      Rows fall by the first measure, but rise by constraint, hierarchy and redundancy, where low values mean
      opportunity. People without ties have no value and come last.

      --roles ATTRIBUTE counts the five roles of Gould and Fernandez between groups, with what chance would give.

      Example: entregent brokers --by constraint,effective-size --network Datasets/karate-club/network.csv
      """)

  @Option(help: ArgumentHelp("Measures, separated by commas.", valueName: "measure"))
  var by: String = "constraint,effective-size,efficiency,hierarchy"

  @Option(help: "Count contacts' ties in the whole network, or within the circle of each person (ego).")
  var neighborhood: BrokerageNeighborhood = .whole

  @Option(help: ArgumentHelp("Roles between the groups that this attribute makes.", valueName: "attribute"))
  var roles: String?

  @OptionGroup var source: NetworkOptions
  @OptionGroup var computation: ComputationOptions
  @OptionGroup var listing: ListingOptions

  private static let lowIsOpen: Set<String> = ["constraint", "hierarchy", "redundancy"]

  func run() throws {
    if let roles { return try showRoles(by: roles) }
    let measures = try by.split(separator: ",").map { name in
      try Registry.find(String(name), in: BrokerageMeasure.all, name: \.name, kind: "brokerage measure")
    }
    guard let first = measures.first else { throw CommandError.usage("--by names no measure") }
    computation.apply()

    let network = try source.open(listing.notes)
    let columns = try measures.map { measure in
      let (values, note) = try network.values(
        of: measure, neighborhood: neighborhood, progress: listing.notes.progress(measure.name))
      if let note { listing.notes.note("\(measure.name): \(note)") }
      return values
    }
    let order = network.ranked(by: Self.lowIsOpen.contains(first.name) ? columns[0].map { -$0 } : columns[0])
    try listing.show(
      Listing(of: order, in: network, columns: measures.map(\.name)) { person, column in
        .number(columns[column][person.number])
      })
  }

  private func showRoles(by attribute: String) throws {
    computation.apply()
    let network = try source.open(listing.notes)
    let (groups, scores) = try network.brokerageRoles(by: attribute, progress: listing.notes.progress("roles"))
    let missing = groups.count { $0.isEmpty }
    if missing > 0 { listing.notes.note("\(missing) people have no \(attribute); they count as a group of their own") }
    let roles = BrokerageRole.allCases
    let columns =
      ["group"] + roles.map(\.rawValue)
      + roles.flatMap { role in ["expected", "sd", "z"].map { "\(role.rawValue)_\($0)" } }
    let order = network.ranked(by: scores.map { Double($0[roles.count - 1].count) })
    try listing.show(
      Listing(of: order, in: network, columns: columns) { person, column in
        let own = scores[person.number]
        switch column {
        case 0: return .text(groups[person.number])
        case ...roles.count: return .integer(own[column - 1].count)
        default:
          let score = own[(column - 1 - roles.count) / 3]
          return .number([score.expected, score.standardDeviation, score.z][(column - 1 - roles.count) % 3])
        }
      })
  }
}
