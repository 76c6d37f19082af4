import SocialNetworks

extension Validate {
  func settledForSuggestions() throws -> SuggestionPrediction.Options {
    if outcome != "contact" { throw CommandError.usage("--outcome is settled by what suggestions foretell") }
    if resample != .pairs { throw CommandError.usage("suggestions are always resampled by those who get them") }
    var options = SuggestionPrediction.Options()
    options.split = try settledSplit()
    options.timeScale = try settledTimeScale()
    options.samples = try settledSamples()
    options.seed = seed
    options.presence = presence
    if let parameters { options.parameters = try PersonalOptions.readParameters(parameters) }
    return options
  }

  /// Whether suggestions come true: the score of a kind beside simpler rankings of those whom it names.
  func showSuggestions(
    _ relationships: Relationships, _ subject: SuggestionPrediction.Subject, _ options: SuggestionPrediction.Options
  ) throws {
    let found = try SuggestionPrediction(
      relationships, subject: subject, options: options, progress: listing.notes.progress("asking everybody"))

    for (split, scale) in zip(found.splits, found.timeScales) { noteSplit(split, scale: scale) }
    let measures = SuggestionPrediction.measures
    let columns = Self.columns(of: measures + measures.map { "\($0)_lead" })
    try listing.show(
      Listing(
        columns: ["model"] + columns + ["candidates", "positives", "people", "splits"],
        rows: found.rows.map { row in
          [.text(row.model)]
            + Self.cells(of: row.values + row.leads)
            + [
              .integer(found.candidates), .integer(found.positives), .integer(found.people),
              .integer(found.splits.count),
            ]
        }))
  }
}
