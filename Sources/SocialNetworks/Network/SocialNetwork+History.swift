/// What a network of dated interactions knows of its ties besides one number each.
struct TiePast: Sendable {
  let history: TieHistory
  let strengths: TieStrengths
  /// The second since 1970 at which strengths were taken.
  let asOf: Int64
  /// What they were taken by; nil where they were read.
  let model: TieStrengthModel?
}

extension SocialNetwork {
  /// A network of what happened between people: each pair is a tie, as strong as the model says on that day.
  ///
  /// The value of a tie is a probability: the smaller of its two strengths, since both must care; with
  /// `rules.directed` `.yes` each direction has its own. Pairs of strength zero are no tie. `rules.layers` names channels.
  ///
  /// - Parameters:
  ///   - people: everybody, by the numbers of the history.
  ///   - asOf: the second since 1970 at which strengths are taken; what happened later is not there yet.
  /// - Throws: `NetworkError.unknownLayer`; `GraphError`.
  /// - Complexity: that of the model, then O(people + pairs).
  public init(
    people: PersonTable, history: TieHistory, model: TieStrengthModel, asOf: Int64,
    rules: NetworkRules = NetworkRules(), owner: Person? = nil
  ) throws {
    precondition(people.count == history.personCount, "the history is one of other people")
    var rules = rules
    rules.tieValues = .probability
    var history = history
    if !rules.layers.isEmpty {
      let channels = try rules.layers.map { name in
        guard let channel = Channel(named: name) else {
          throw NetworkError.unknownLayer(name, known: Channel.allCases.map(\.name))
        }
        return channel
      }
      history = history.keeping(channels)
    }
    history = history.statements(until: asOf)
    let strengths = model.strengths(history, asOf)
    var draft = NetworkDraft(people: people, isDirected: rules.directed == .yes)
    var (sources, targets, values): ([UInt32], [UInt32], [Double]) = ([], [], [])
    sources.reserveCapacity(history.pairCount)
    targets.reserveCapacity(history.pairCount)
    values.reserveCapacity(history.pairCount)
    for pair in 0..<history.pairCount {
      let (forward, backward) = (strengths.forward[pair], strengths.backward[pair])
      if rules.directed == .yes {
        if forward > 0 {
          sources.append(history.lows[pair])
          targets.append(history.highs[pair])
          values.append(forward)
        }
        if backward > 0 {
          sources.append(history.highs[pair])
          targets.append(history.lows[pair])
          values.append(backward)
        }
      } else if min(forward, backward) > 0 {
        sources.append(history.lows[pair])
        targets.append(history.highs[pair])
        values.append(min(forward, backward))
      }
    }
    draft.ties = TieTable(sources: sources, targets: targets, values: values)
    var settled = rules
    settled.layers = []
    try self.init(assembling: [draft], rules: settled)
    past = TiePast(history: history, strengths: strengths, asOf: asOf, model: model)
    self.owner = owner
  }

  /// Whether it is made of dated interactions.
  public var isPersonal: Bool { past != nil }

  /// The name of the model that made the strengths; nil for ties as they were read.
  public var strengthModel: String? { past?.model?.name }

  /// The day on which strengths were taken; nil where ties have no dates.
  public var day: Day? { past.map { Day(ofSecond: $0.asOf) } }

  /// The strengths of a tie from each of the two to the other; nil where nothing is known of directions.
  public func strengths(between first: Person, and second: Person) -> (outgoing: Double, incoming: Double)? {
    guard let past, let pair = past.history.pairIndex(first.number, second.number) else { return nil }
    let (forward, backward) = (past.strengths.forward[pair], past.strengths.backward[pair])
    return first < second ? (forward, backward) : (backward, forward)
  }

  /// What a tie rests on: what happened counts before what was said, and that before what is concluded.
  public func basis(from source: Person, to target: Person) -> TieBasis {
    guard let past, let pair = past.history.pairIndex(source.number, target.number) else { return .declared }
    return past.history.basis(ofPair: pair, asOf: past.asOf)
  }
}

extension TieHistory {
  /// What a pair's tie rests on at a second since 1970.
  public func basis(ofPair pair: Int, asOf: Int64) -> TieBasis {
    for event in events(ofPair: pair) where moments[event] <= asOf && directions[event] & 4 == 0 { return .observed }
    if declared[pair] & 3 != 0 || !forwardRatings[pair].isNaN || !backwardRatings[pair].isNaN { return .declared }
    return .inferred
  }

  /// Only what went by these channels; statements and ratings, which went by none, are left out.
  func keeping(_ channels: [Channel]) -> TieHistory {
    let wanted = Set(channels.map(\.rawValue))
    return keeping(statements: .dropped) { wanted.contains(self.channels[$0]) }
  }

  /// Only what happened in the time that the options name; statements and ratings stay.
  public func keeping(_ options: Options) -> TieHistory {
    if options.since == nil && options.before == nil { return self }
    return keeping(statements: .kept) { event in
      options.since.map { moments[event] >= $0 } ?? true && options.before.map { moments[event] < $0 } ?? true
    }
  }

  private enum Statements { case kept, dropped }

  private func keeping(statements: Statements, _ isKept: (Int) -> Bool) -> TieHistory {
    var kept = TieHistory(personCount: personCount)
    for pair in 0..<pairCount {
      let before = kept.moments.count
      for event in events(ofPair: pair) where isKept(event) {
        kept.moments.append(moments[event])
        kept.channels.append(channels[event])
        kept.directions.append(directions[event])
        kept.sizes.append(sizes[event])
        kept.durations.append(durations[event])
      }
      let isStated = declared[pair] != 0 || !forwardRatings[pair].isNaN || !backwardRatings[pair].isNaN
      if kept.moments.count == before && (statements == .dropped || !isStated) { continue }
      kept.lows.append(lows[pair])
      kept.highs.append(highs[pair])
      kept.offsets.append(kept.moments.count)
      if statements == .kept { kept.appendStatements(of: self, pair) } else { kept.appendNoStatements() }
    }
    return kept
  }

  /// The last second of which anything is known; nil without events.
  public var lastMoment: Int64? { moments.max() }
}
