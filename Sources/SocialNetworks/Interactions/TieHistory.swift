/// Everything dated that happened between each two people, in flat columns: what strengths are computed from.
///
/// An interaction of n people makes an event for each of their n (n − 1) / 2 pairs. Pairs are sorted, the lower number
/// first; the events of a pair stand in the order of time.
public struct TieHistory: Sendable, Equatable {
  /// Which way an event went, seen from the pair's first person.
  public enum Direction: UInt8, Sendable { case forward, backward, mutual }

  /// One event of one pair.
  public struct Event: Sendable, Equatable {
    public var seconds: Int64
    public var channel: Channel
    public var direction: Direction
    /// Inferred where neither of the two began it nor recorded it.
    public var basis: TieBasis
    /// How many took part.
    public var size: Int
    /// In seconds; 0 when not known.
    public var duration: Int
  }

  /// What became of interactions and pairs.
  public struct Options: Sendable, Equatable {
    /// Whom something mutual brings together.
    public enum Presence: String, Sendable, CaseIterable {
      /// Observed between the one whose record it is and the others, inferred between the others.
      case recorded
      /// Observed between all: badges, check-ins, lists of who was in a room.
      case everybody
    }

    public var presence = Presence.recorded
    /// Interactions of more people than this make no ties.
    public var largestGroup = 25
    /// Only what happened from this second on, since 1970.
    public var since: Int64?
    /// Only what happened before this second.
    public var before: Int64?

    public init() {}
  }

  public package(set) var personCount: Int
  package var lows: [UInt32] = []
  package var highs: [UInt32] = []
  /// Events of pair p stand at `offsets[p]..<offsets[p + 1]`; a pair may have none, when it is only declared or rated.
  package var offsets: [Int] = [0]
  package var moments: [Int64] = []
  package var channels: [UInt8] = []
  /// `Direction`, and 4 where the event is inferred.
  package var directions: [UInt8] = []
  package var sizes: [UInt16] = []
  package var durations: [Int32] = []
  /// Bit 1: the first declares the tie; bit 2: the second does; bit 4: it is concluded from a shared organization.
  package var declared: [UInt8] = []
  /// The last rating of each direction; NaN where there is none.
  package var forwardRatings: [Float] = []
  package var backwardRatings: [Float] = []
  /// From which second on somebody declares the tie, an organization is shared, a rating holds; `.min` where no source
  /// says since when.
  package var declaredSince: [Int64] = []
  package var sharedSince: [Int64] = []
  package var ratedSince: [Int64] = []

  public var pairCount: Int { lows.count }
  public var eventCount: Int { moments.count }

  public func pair(_ index: Int) -> (first: Int, second: Int) { (Int(lows[index]), Int(highs[index])) }
  public func events(ofPair index: Int) -> Range<Int> { offsets[index]..<offsets[index + 1] }

  public subscript(event index: Int) -> Event {
    Event(
      seconds: moments[index], channel: Channel(rawValue: channels[index]) ?? .message,
      direction: Direction(rawValue: directions[index] & 3) ?? .mutual,
      basis: directions[index] & 4 != 0 ? .inferred : .observed, size: Int(sizes[index]),
      duration: Int(durations[index]))
  }

  /// What is stated of a pair in another history.
  package mutating func appendStatements(of history: TieHistory, _ pair: Int) {
    declared.append(history.declared[pair])
    forwardRatings.append(history.forwardRatings[pair])
    backwardRatings.append(history.backwardRatings[pair])
    declaredSince.append(history.declaredSince[pair])
    sharedSince.append(history.sharedSince[pair])
    ratedSince.append(history.ratedSince[pair])
  }

  package mutating func appendNoStatements() {
    declared.append(0)
    forwardRatings.append(.nan)
    backwardRatings.append(.nan)
    declaredSince.append(.min)
    sharedSince.append(.min)
    ratedSince.append(.min)
  }

  /// The same with only those statements that were made until then: connections, shared organizations, ratings.
  func statements(until second: Int64) -> TieHistory {
    let isLater = [declaredSince, sharedSince, ratedSince].contains { moments in moments.contains { $0 > second } }
    guard isLater else { return self }
    var kept = self
    for pair in 0..<pairCount {
      if declaredSince[pair] > second { kept.declared[pair] &= 4 }
      if sharedSince[pair] > second { kept.declared[pair] &= 3 }
      if ratedSince[pair] > second {
        kept.forwardRatings[pair] = .nan
        kept.backwardRatings[pair] = .nan
      }
    }
    return kept
  }

  public static func == (left: TieHistory, right: TieHistory) -> Bool {
    left.personCount == right.personCount && left.lows == right.lows && left.highs == right.highs
      && left.offsets == right.offsets && left.moments == right.moments && left.channels == right.channels
      && left.directions == right.directions && left.sizes == right.sizes && left.durations == right.durations
      && left.declared == right.declared && left.declaredSince == right.declaredSince
      && left.sharedSince == right.sharedSince && left.ratedSince == right.ratedSince
      // No rating equals no rating.
      && left.forwardRatings.map(\.bitPattern) == right.forwardRatings.map(\.bitPattern)
      && left.backwardRatings.map(\.bitPattern) == right.backwardRatings.map(\.bitPattern)
  }
}

extension Float {
  /// A rating as somebody gave it, to six digits.
  var asGiven: Double { (Double(self) * 1e6).rounded() / 1e6 }
}
