import ArgumentParser
import NetworkStorage

struct Backup: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Copy the store as it stands into a file.",
    discussion: """
      The copy is a store of its own: --store opens it. It is readable for you alone, and appears whole or not at all.

      Example: entregent backup Output/backup.sqlite
      """)

  @Argument(help: ArgumentHelp("The file to write.", valueName: "file"), completion: .file())
  var file: String

  @OptionGroup var store: StoreOptions

  func run() throws {
    let store = try store.open()
    defer { store.close() }
    try store.backup(to: file)
  }
}
