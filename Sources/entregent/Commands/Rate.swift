import ArgumentParser
import NetworkStorage
import SocialNetworks

struct Rate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say how close somebody is to you; your word counts more than anything computed.",
    discussion: """
      The value is a number from 0, strangers, to 1.

      Example: entregent rate "Tomás Rivera" 0.7
      """)

  @Argument(help: "An id, a name or an address.", completion: StoreOptions.names)
  var person: String

  @Argument(help: ArgumentHelp("From 0 to 1.", valueName: "x"))
  var value: Double

  @Option(
    help: ArgumentHelp("Who says so, if not the owner of the store.", valueName: "person"),
    completion: StoreOptions.names)
  var from: String?

  @Option(help: ArgumentHelp("Since when, YYYY-MM-DD (default: now).", valueName: "date"))
  var date: Day?

  @OptionGroup var store: StoreOptions

  func run() throws {
    let store = try store.open()
    defer { store.close() }
    try store.rate(person, by: from, value: value, moment: System.moment(onDay: date))
  }
}
