import ArgumentParser
import Foundation
import NetworkFormats
import SocialNetworks

struct Lint: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List every fault of network files and exports.",
    discussion: """
      Ends with 65 when there are errors, or warnings under --strict.

      Example: entregent lint Datasets/karate-club/network.csv
      """)

  @Argument(help: ArgumentHelp("Files to check.", valueName: "file"))
  var files: [String]

  @Option(help: ArgumentHelp("Read as this format.", valueName: "format"))
  var readAs: String?

  @Option(help: ArgumentHelp("The column with the value of a tie.", valueName: "name"))
  var weightColumn: String?

  @Flag(help: "Treat warnings as errors.")
  var strict = false

  @OptionGroup var listing: ListingOptions

  func run() throws {
    var options = ReadOptions()
    options.format = readAs
    options.weightColumn = weightColumn
    for path in files where path != "-" && !FileManager.default.fileExists(atPath: path) {
      throw FormatError.notFound(path: path)
    }
    let faults = files.flatMap { path in
      readAs == nil && SourceReader.isExport(path: path)
        ? SourceReader.lint(path: path, options: SourceOptions(now: Moment(seconds: System.now)))
        : NetworkReader.lint(path: path, options: options)
    }
    try listing.show(
      Listing(
        columns: ["file", "line", "column", "severity", "code", "message"],
        rows: faults.map { fault in
          [
            .text(fault.file), .integer(fault.line), .integer(fault.column), .text(fault.severity.rawValue),
            .text(fault.code), .text(fault.message),
          ]
        }))
    if faults.isEmpty { listing.notes.note("no faults found") }
    if faults.contains(where: { $0.severity == .error || strict }) {
      throw CommandError(status: .dataError, description: "")
    }
  }
}
