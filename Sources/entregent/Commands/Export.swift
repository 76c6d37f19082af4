import ArgumentParser
import NetworkFormats
import NetworkStorage

struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write everything in the store as JSON.",
    discussion: """
      `entregent import` of the file into an empty store makes an equal one. The same store gives the same bytes.

      Example: entregent export -o Output/network.json
      """)

  @Option(name: .shortAndLong, help: "Write to FILE, for the owner alone, instead of standard output.")
  var output: String?

  @OptionGroup var store: StoreOptions

  func run() throws {
    let store = try store.open()
    defer { store.close() }
    if let output, output != "-" {
      try System.writeFile(to: output, permissions: .ownerOnly) { write in try store.export(write) }
    } else {
      try store.export { try System.write($0, to: 1) }
    }
  }
}
