import ArgumentParser
import GraphAnalytics
import SocialNetworks

struct Audit: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "How much of this network is real.",
    discussion: """
      What ties rest on, how they are lived, how long they last, and what hangs on whom: one page on a terminal, a
      report with plots by --html. docs/audit.md explains every number.

      Example: entregent audit --network Datasets/florentine-families/marriage.csv --from Medici
      """)

  @Option(help: "Whose network: the owner's unless someone is named, else everybody's.")
  var from: String?

  @Option(help: ArgumentHelp("Write the report as a page that needs nothing else.", valueName: "file"))
  var html: String?

  @OptionGroup var source: NetworkOptions
  @OptionGroup var computation: ComputationOptions
  @OptionGroup var listing: ListingOptions

  func run() throws {
    computation.apply()
    let network = try source.open(listing.notes)
    let person = try from.map { try network.person(named: $0) }
    let audit = try network.audit(of: person, seed: computation.seed, progress: listing.notes.progress("auditing"))
    if let note = audit.note { listing.notes.note(note) }
    if audit.asOf == nil { listing.notes.note("nothing here has a date, so nothing is known of meetings and answers") }
    if let html {
      try System.writeFile(Array(AuditPage(audit, of: network).html.utf8), to: html)
      if html == "-" { return }
    }
    let facts = AuditListing(audit: audit, network: network)
    switch listing.settledFormat {
    case .table: try listing.write(Array(AuditText.page(audit, of: network).utf8))
    case .json: try listing.show(facts.json)
    case .csv: try listing.show(facts.rows)
    }
  }
}
