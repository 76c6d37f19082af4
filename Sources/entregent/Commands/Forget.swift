import ArgumentParser
import NetworkStorage
import SocialNetworks

struct Forget: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Delete a person from the store for good; later imports leave the person out.",
    discussion: """
      Names, addresses, interactions, ratings, the search index and files beside the store: nothing is left. Backups and
      exports that were made before still hold the person.

      Example: entregent forget "Brandon Scott" --yes
      """)

  @Argument(help: "An id, a name or an address.", completion: StoreOptions.names)
  var person: String

  @Flag(name: .shortAndLong, help: "Do not ask.")
  var yes = false

  @OptionGroup var store: StoreOptions

  @Flag(name: .shortAndLong, help: "No notes on standard error.")
  var quiet = false

  func run() throws {
    let store = try store.open()
    defer { store.close() }
    let profile = try store.profile(person).profile
    if !yes {
      guard System.isTerminal(0) && System.isTerminal(2) else {
        throw CommandError.usage("forgetting cannot be taken back: say --yes")
      }
      try System.write(Array("Forget \(Terminal.safe(profile.name)) (\(profile.id)) for good? [y/N] ".utf8), to: 2)
      guard let answer = readLine(), ["y", "yes"].contains(answer.lowercased()) else {
        throw CommandError(status: .nothingFound, description: "nothing was changed")
      }
    }
    try store.forget(profile.id)
    Notes(isQuiet: quiet, isVerbose: false).note("forgotten; backups and exports made before are not touched")
  }
}
