/// Contact between two people that came at an even pace and then ended.
public struct ContactPattern: Sendable, Equatable {
  public let channel: Channel
  /// How often it happened.
  public let count: Int
  /// Days from one time to the next.
  public let gap: Double

  public init(_ channel: Channel, times count: Int, everyDays gap: Double = 0) {
    self.channel = channel
    self.count = max(1, count)
    self.gap = gap
  }

  /// What a history of it holds; the last event comes at `end`. What goes one way only goes both ways in turn.
  fileprivate func history(endingAt end: Int64) -> TieHistory {
    var history = TieHistory(personCount: 2)
    history.lows = [0]
    history.highs = [1]
    history.appendNoStatements()
    for event in 0..<count {
      let back = min(Double(count - 1 - event) * gap * 86_400, Double(end))
      history.moments.append(end - Int64(back.rounded()))
      history.channels.append(channel.rawValue)
      history.directions.append(channel.isMutual ? 2 : UInt8((count - 1 - event) & 1))
      history.sizes.append(2)
      history.durations.append(0)
    }
    history.offsets.append(count)
    return history
  }
}

extension TieStrengthModel {
  /// How strong a tie is so many days after its last contact, by this model: the smaller of its two strengths.
  ///
  /// - Parameter days: from 0; what is below, or not finite, counts as 0.
  /// - Complexity: O(events · days).
  public func fading(after pattern: ContactPattern, days: [Double]) -> [Double] {
    // Any day will do: models know differences of moments only.
    let end = Int64(200_000) * 86_400
    let history = pattern.history(endingAt: end)
    return days.map { day in
      let wait = day.isFinite ? min(max(day, 0), 100_000) : 0
      let strengths = strengths(history, end + Int64((wait * 86_400).rounded()))
      return min(strengths.forward[0], strengths.backward[0])
    }
  }
}

/// How long a tie has been silent, and how strong it is.
public struct TieSilence: Sendable, Equatable {
  public let first: Person
  public let second: Person
  /// Since the last known contact.
  public let days: Double
  public let strength: Double
}

extension SocialNetwork {
  /// Every tie of which a dated contact is known, with the time since the last and its strength on the day of the
  /// network; only those of the owner where there is one. The longest silent last, then by person.
  ///
  /// - Complexity: O(events + ties log ties).
  public func silences() -> [TieSilence] {
    guard let past else { return [] }
    let history = past.history
    var found: [TieSilence] = []
    for pair in 0..<history.pairCount {
      let (first, second) = history.pair(pair)
      if let owner, owner.number != first, owner.number != second { continue }
      let strength = min(past.strengths.forward[pair], past.strengths.backward[pair])
      let last = history.events(ofPair: pair).last {
        history.moments[$0] <= past.asOf && history.directions[$0] & 4 == 0
      }
      guard let last, strength > 0 else { continue }
      found.append(
        TieSilence(
          first: Person(first), second: Person(second), days: Double(past.asOf - history.moments[last]) / 86_400,
          strength: strength))
    }
    return found.sorted { ($0.days, $0.first, $0.second) < ($1.days, $1.first, $1.second) }
  }
}
