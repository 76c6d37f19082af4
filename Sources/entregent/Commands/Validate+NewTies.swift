import ArgumentParser
import SocialNetworks

/// What `validate` can be asked to foretell.
enum Prediction: String, CaseIterable, ExpressibleByArgument {
  /// Who stays in contact.
  case contact
  /// Who forms a tie.
  case newTies = "new-ties"
  /// Whom people at an event meet at length.
  case encounters
  /// Which suggestions come true.
  case reconnect, ask, give
}

extension Validate {
  func settledForNewTies() throws -> TiePrediction.Options {
    var options = TiePrediction.Options()
    options.split = try settledSplit()
    options.timeScale = try settledTimeScale()
    options.samples = try settledSamples()
    options.seed = seed
    options.resampling = resample
    options.presence = presence
    if let parameters { options.parameters = try PersonalOptions.readParameters(parameters) }
    switch outcome {
    case "contact": options.outcome = .contact
    case "alone": options.outcome = .alone
    case "declared": options.outcome = .declared
    default: options.outcome = .channel(try channel(known: ["contact", "alone", "declared"]))
    }
    return options
  }

  /// Who forms a tie: the forecast beside the usual rankings of pairs without one.
  func showNewTies(_ relationships: Relationships, _ options: TiePrediction.Options) throws {
    let found = try TiePrediction(relationships, options: options, progress: listing.notes.progress("comparing pairs"))

    for (place, split) in found.splits.enumerated() {
      let learned = found.learned[place]
      noteSplit(
        split, scale: found.timeScales[place],
        learned > 0 ? "; weights learned from \(learned) earlier ties" : "; default weights")
    }
    if found.isSample { listing.notes.note("pairs are sampled; each counts for as many as it stands for") }
    let baseRate = Double(found.positives) / Double(max(1, found.pairs))
    let measures = TiePrediction.measures
    let columns = Self.columns(of: measures + measures.map { "\($0)_lead" })
    try listing.show(
      Listing(
        columns: ["model"] + columns + ["pairs", "positives", "base_rate", "splits"],
        rows: found.rows.map { row in
          [.text(row.model)]
            + Self.cells(of: row.values + row.leads)
            + [
              .integer(found.pairs), .integer(found.positives), .number(baseRate),
              .integer(found.splits.count),
            ]
        }))
  }
}
