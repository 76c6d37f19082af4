import ArgumentParser
import NetworkFormats
import SocialNetworks

/// What `validate --predict encounters` needs besides what all predictions need.
struct EncounterOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("A table of attributes with an id column, to be compared as interests.", valueName: "file"))
  var people: [String] = []

  @Option(help: ArgumentHelp("So long together is at length, in seconds.", valueName: "seconds"))
  var atLength = 300

  @Option(help: ArgumentHelp("How long something lasts whose source does not say it.", valueName: "seconds"))
  var each = 20

  @Option(help: "How many people are proposed to each.")
  var proposals = 3

  func validate() throws {
    for (name, value) in [("--at-length", atLength), ("--each", each), ("--proposals", proposals)]
    where !(1...1_000_000).contains(value) {
      throw ValidationError("\(name) needs a number from 1 to 1,000,000")
    }
  }

  /// Everybody with the attributes of the tables, and what the tables call them.
  func attributes(of relationships: Relationships, _ notes: Notes) throws -> (people: PersonTable, columns: Set<String>)
  {
    var found = relationships.personTable()
    var columns = EncounterPrediction.Options.usualColumns
    for path in people {
      let (table, report) = try NetworkReader.readPeople(path: path)
      report.say(notes)
      let (people, strangers) = relationships.adding(table, to: found)
      found = people
      columns.formUnion(table.attributes.map { $0.name.lowercased() })
      if strangers > 0 { notes.note("\(path): \(strangers) rows are of nobody in the sources") }
    }
    return (found, columns)
  }
}

extension Validate {
  func settledForEncounters() throws -> EncounterPrediction.Options {
    var options = EncounterPrediction.Options()
    options.split = try settledSplit()
    options.timeScale = try settledTimeScale()
    options.samples = try settledSamples()
    options.seed = seed
    options.presence = presence
    if let parameters { options.parameters = try PersonalOptions.readParameters(parameters) }
    options.length = encounters.atLength
    options.secondsOfEach = encounters.each
    options.proposals = encounters.proposals
    return options
  }

  /// Whom people meet at length at an event: those whom `suggest event` proposes beside chance, popularity and its parts.
  func showEncounters(_ relationships: Relationships, _ options: EncounterPrediction.Options) throws {
    var options = options
    let (people, columns) = try encounters.attributes(of: relationships, listing.notes)
    options.columns = columns
    let found = try EncounterPrediction(
      relationships, people: people, options: options, progress: listing.notes.progress("proposing"))
    for split in found.splits { listing.notes.note("split at \(Self.text(of: split))") }
    try listing.show(
      Listing(
        columns: ["model"] + Self.columns(of: ["met", "lead"]) + ["asked", "proposals", "base_rate", "splits"],
        rows: found.rows.map { row in
          [.text(row.model)]
            + Self.cells(of: [row.met, row.lead])
            + [
              .integer(found.asked), .integer(options.proposals), .number(found.share), .integer(found.splits.count),
            ]
        }))
  }

  /// A moment within an event: the day alone would say too little.
  private static func text(of second: Int64) -> String {
    let day = Day(ofSecond: second)
    let minute = (second - day.startSecond) / 60
    func digits(_ value: Int64) -> String { value < 10 ? "0\(value)" : "\(value)" }
    return "\(day) \(digits(minute / 60)):\(digits(minute % 60))"
  }
}
