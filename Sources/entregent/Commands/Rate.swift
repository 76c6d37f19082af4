import ArgumentParser
import NetworkStorage
import SocialNetworks

struct Rate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say how close somebody is to you; your word counts more than anything computed.",
    discussion: """
      The value is a number from 0, strangers, to 1; the latest counts. `import --undo` takes a rating back, and the one
      before it holds again. --fit learns from all ratings how much each channel is worth to you.

      Example: entregent rate "Tomás Rivera" 0.7
      """)

  @Argument(help: "An id, a name or an address.", completion: StoreOptions.names)
  var person: String?

  @Argument(help: ArgumentHelp("From 0 to 1.", valueName: "x"))
  var value: Double?

  @Option(
    help: ArgumentHelp("Who says so, if not the owner of the store.", valueName: "person"),
    completion: StoreOptions.names)
  var from: String?

  @Option(help: ArgumentHelp("Since when, YYYY-MM-DD (default: now).", valueName: "date"))
  var date: Day?

  @Option(
    help: ArgumentHelp(
      "Fit the model of strength to all ratings in the store and write its numbers, for --parameters.",
      valueName: "file"), completion: .file())
  var fit: String?

  @OptionGroup var store: StoreOptions

  @Flag(name: .shortAndLong, help: "No notes on standard error.")
  var quiet = false

  func validate() throws {
    if fit == nil && (person == nil || value == nil) { throw ValidationError("name a person and a number from 0 to 1") }
  }

  func run() throws {
    let store = try store.open()
    defer { store.close() }
    let moment = System.moment(onDay: date)
    if let person, let value {
      let batch = try store.rate(person, by: from, value: value, moment: moment, now: System.now)
      Notes(isQuiet: quiet, isVerbose: false).note("noted; `entregent import --undo \(batch)` takes it back")
    }
    guard let fit else { return }
    let ratings = try store.relationships().ratings
    if ratings.isEmpty { throw CommandError.usage("nobody has been rated yet; a handful of ratings is a start") }
    let fitted = TieDecayParameters().fitted(
      to: ratings, history: try store.snapshot().history, asOf: moment.seconds)
    try System.writeFile(Array(fitted.text.utf8), to: fit)
  }
}
