import ArgumentParser
import NetworkFormats
import SocialNetworks

struct Convert: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Convert a network from any format to any other.",
    discussion: """
      The format of the result is that of its extension, or --write-as. Notes say what it cannot hold. Parallel ties are
      merged and self ties dropped as everywhere; --parallel-ties keep --self-ties keep leaves the file as it is.

      Example: entregent convert Datasets/karate-club/network.csv Output/karate.graphml
      """)

  @Argument(help: ArgumentHelp("The network to read; “-” is standard input.", valueName: "in"))
  var input: String

  @Argument(help: ArgumentHelp("The file to write; “-” is standard output.", valueName: "out"))
  var result: String

  @Option(help: ArgumentHelp("Format of the result.", valueName: "format"))
  var writeAs: String?

  @OptionGroup var source: NetworkOptions

  @Flag(name: .shortAndLong, help: "No notes on standard error.")
  var quiet = false

  func run() throws {
    let notes = Notes(isQuiet: quiet, isVerbose: false)
    var source = source
    source.network = [input] + source.network
    let drafts = try source.readDrafts(notes)
    let attributes = try source.readPeople(notes)
    let network = try SocialNetwork(assembling: drafts, attributes: attributes, rules: source.rules)
    for note in network.notes { notes.note(note) }
    let draft = network.draft(orAsRead: drafts)
    for note in try NetworkWriter.write(draft, to: result, format: writeAs) { notes.note(note) }
  }
}
