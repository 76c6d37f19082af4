extension SocialNetwork {
  /// What happened between two people, a sentence for each channel, the most telling first; then what was only stated or
  /// concluded.
  func evidenceOfPast(from source: Person, to target: Person, _ past: TiePast, in language: Language) -> [String] {
    let history = past.history
    guard let pair = history.pairIndex(source.number, target.number) else { return [] }
    var tallies: [TieTally] = []
    for index in history.events(ofPair: pair) where history.moments[index] <= past.asOf {
      let event = history[event: index]
      let isOutgoing = (event.direction == .forward) == (source < target)
      let way: TieTally.Way =
        event.basis == .inferred ? .together : event.direction == .mutual ? .mutual : isOutgoing ? .outgoing : .incoming
      let place =
        tallies.firstIndex { $0.channel == event.channel && $0.way == way }
        ?? {
          tallies.append(TieTally(channel: event.channel, way: way))
          return tallies.count - 1
        }()
      tallies[place].count += 1
      tallies[place].last = event.seconds
      if event.seconds > past.asOf - TieHistory.secondsOfYear { tallies[place].lately += 1 }
    }
    tallies.sort { ($0.way.rawValue, $0.channel.rawValue) < ($1.way.rawValue, $1.channel.rawValue) }
    var sentences = tallies.map { tally in
      switch language {
      case .en: tally.sentence(source: name(of: source), target: name(of: target))
      case .fr: tally.frenchSentence(source: name(of: source), target: name(of: target))
      }
    }
    let declared = history.declared[pair]
    if declared & 3 != 0 {
      sentences.append(language.choose(en: "in a list of contacts", fr: "dans une liste de contacts"))
    }
    if declared & 4 != 0 {
      sentences.append(
        language.choose(
          en: "at the same organization at the same time", fr: "dans la même organisation à la même époque"))
    }
    let ratings = [
      (history.forwardRatings[pair], min(source, target)), (history.backwardRatings[pair], max(source, target)),
    ]
    for (rating, person) in ratings where !rating.isNaN {
      let value = Self.text(rating.asGiven, in: language)
      sentences.append(
        language.choose(
          en: "rated \(value) by \(name(of: person))", fr: "note de \(value) donnée par \(name(of: person))"))
    }
    return sentences
  }

  /// What a file says of a tie without a past: the layers it stands in, or its value.
  func evidenceOfFile(from source: Person, to target: Person, in language: Language) -> [String] {
    let layers = layeredTies?.layers(between: source.number, target.number) ?? []
    if !layers.isEmpty {
      return layers.map { layer in
        let value = layer.value == 1 ? "" : Self.text(layer.value, in: language) + " "
        return language.choose(en: "\(value)in \(layer.name)", fr: "\(value)dans «\u{A0}\(layer.name)\u{A0}»")
      }
    }
    guard let value = tieValue(from: source, to: target), hasTieValues else {
      return [language.choose(en: "listed in the file", fr: "figure dans le fichier")]
    }
    let text = Self.text(value, in: language)
    let kind = rules.tieValues
    return [
      language.choose(en: "\(kind.rawValue) \(text) in the file", fr: "\(kind.frenchName) \(text) dans le fichier")
    ]
  }

  /// A number as the readers of a language write it, shortest.
  static func text(_ value: Double, in language: Language = .en) -> String {
    let text = value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : "\(value)"
    return language.choose(en: text, fr: text.replacing(".", with: ","))
  }
}

extension Language {
  package func choose<Text>(en: Text, fr: Text) -> Text {
    switch self {
    case .en: en
    case .fr: fr
    }
  }
}

extension TieValues {
  fileprivate var frenchName: String {
    switch self {
    case .strength: "force"
    case .probability: "probabilité"
    case .count: "nombre"
    case .distance: "distance"
    }
  }
}
