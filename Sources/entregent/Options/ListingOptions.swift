import ArgumentParser

extension ListingFormat: ExpressibleByArgument {}

/// How results are shown, and where they go.
struct ListingOptions: ParsableArguments {
  @Option(help: "table (on a terminal), csv (into a pipe) or json.")
  var format: ListingFormat?

  @Option(help: "Show the first N rows (a table shows 20, csv and json show all).")
  var top: Int?

  @Option(help: "Columns to show, in this order, separated by commas.")
  var fields: String?

  @Option(name: .shortAndLong, help: "Write to FILE instead of standard output; the file appears whole or not at all.")
  var output: String?

  @Flag(help: "In CSV, put an apostrophe before text that a spreadsheet would run as a formula.")
  var forSpreadsheet = false

  @Flag(name: .shortAndLong, help: "No notes and no progress on standard error.")
  var quiet = false

  @Flag(help: "Say more on standard error.")
  var verbose = false

  var notes: Notes { Notes(isQuiet: quiet, isVerbose: verbose) }

  func validate() throws {
    if let top, top < 0 { throw ValidationError("--top needs a number of zero or more") }
  }

  var settledFormat: ListingFormat {
    if let format { return format }
    if let output, output != "-" { return output.lowercased().hasSuffix(".json") ? .json : .csv }
    return System.isTerminal(1) ? .table : .csv
  }

  /// Prints a listing the way the user wants it.
  func show(_ listing: Listing) throws {
    let listing = try fields.map { try listing.picking($0.split(separator: ",").map(String.init)) } ?? listing
    switch settledFormat {
    case .csv: try write(listing.csv(rows: rows(of: listing, else: listing.rowCount), forSpreadsheet: forSpreadsheet))
    case .json: try write(listing.json(rows: rows(of: listing, else: listing.rowCount)).encoded())
    case .table:
      let rows = rows(of: listing, else: 20)
      let toTerminal = output == nil || output == "-"
      try write(Array(listing.table(rows: rows, width: toTerminal ? System.terminalWidth : nil).utf8))
      if rows < listing.rowCount {
        notes.note("\(listing.rowCount - rows) more rows; --top \(listing.rowCount) shows all")
      }
    }
  }

  private func rows(of listing: Listing, else most: Int) -> Int { min(listing.rowCount, top ?? most) }

  func show(_ json: JSON) throws { try write(json.encoded()) }

  func write(_ bytes: [UInt8]) throws { try System.writeFile(bytes, to: output ?? "-") }
}
