import ArgumentParser
import NetworkStorage
import SocialNetworks

struct Split: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Take a person of the store apart who is several.",
    discussion: """
      PARTS are the names and addresses that belong to somebody else. Without any, what `merge` joined comes apart or,
      where nothing was merged by hand, every spelling becomes a person. --apart says that two people are two for good.

      Example: entregent split "Samir Haddad" samir.haddad@mail.example
      """)

  @Argument(help: "An id, a name or an address.", completion: StoreOptions.names)
  var person: String

  @Argument(help: "Names and addresses that are somebody else's.")
  var parts: [String] = []

  @Flag(help: "PERSON and each of PARTS are different people, and not to be reviewed again.")
  var apart = false

  @OptionGroup var store: StoreOptions

  @Flag(name: .shortAndLong, help: "No notes on standard error.")
  var quiet = false

  func run() throws {
    let store = try store.open()
    defer { store.close() }
    let notes = Notes(isQuiet: quiet, isVerbose: false)
    if apart {
      if parts.isEmpty { throw CommandError.usage("--apart needs two people") }
      for other in parts { try store.keepApart(person, other, at: System.now) }
      return notes.note("they stay apart")
    }
    let people = try store.split(person, parts: parts, at: System.now)
    for id in people { notes.note("\(try store.profile(id).profile.name) (\(id))") }
  }
}
