import ArgumentParser
import NetworkStorage
import SocialNetworks

struct Merge: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say that two people of the store are one.",
    discussion: """
      The older id stays, and the other one still finds the person. `split` takes it back.

      Example: entregent merge jonas.weber@halden.example jonas.weber@privat.example
      """)

  @Argument(help: "An id, a name or an address.", completion: StoreOptions.names)
  var first: String

  @Argument(help: "An id, a name or an address.", completion: StoreOptions.names)
  var second: String

  @OptionGroup var store: StoreOptions

  @Flag(name: .shortAndLong, help: "No notes on standard error.")
  var quiet = false

  func run() throws {
    let store = try store.open()
    defer { store.close() }
    let id = try store.merge(first, second, at: System.now)
    Notes(isQuiet: quiet, isVerbose: false).note("\(try store.profile(id).profile.name) (\(id)) is one person now")
  }
}
