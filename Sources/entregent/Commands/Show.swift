import ArgumentParser
import NetworkStorage
import SocialNetworks

struct Show: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "One person: how to reach them, how close they are, and why.",
    discussion: """
      Strength both ways, rank among the owner's contacts, evidence, rhythm, history by year and channel, the strongest
      ties to others.

      Example: entregent show "Tomás Rivera" --network Datasets/lea-fontaine/archive
      """)

  @Argument(help: "An id, a name, an e-mail, or a unique part of a name.", completion: StoreOptions.names)
  var person: String

  @OptionGroup var source: NetworkOptions
  @OptionGroup var listing: ListingOptions

  func run() throws {
    let notes = listing.notes
    let network: SocialNetwork
    let found: Person
    let card: PersonCard
    if source.isPersonal {
      let opened = try source.personalNetwork(notes)
      network = try source.settled(opened, notes)
      found = try network.person(named: person)
      if let relationships = opened.relationships {
        card = PersonCard(found, in: relationships)
      } else {
        card = PersonCard(try NetworkStore(path: source.store.path).profile(network.id(of: found)))
      }
    } else {
      network = try source.open(notes)
      found = try network.person(named: person)
      card = PersonCard(found, in: network.people)
    }
    let text = PersonText(card: card, report: try network.report(on: found), network: network)
    switch listing.settledFormat {
    case .table: try listing.write(Array(text.page.utf8))
    case .json: try listing.show(text.json)
    case .csv: try listing.show(Listing(facts: text.json))
    }
  }
}
