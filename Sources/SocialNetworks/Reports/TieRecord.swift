/// What is known of one tie, for somebody who points at it on a map.
public struct TieRecord: Sendable, Equatable {
  /// The channels by which the two were in touch, or the layers of files in which the tie stands.
  public var channels: [String]
  /// The days on which something happened, rising, each once; empty where ties have no dates.
  public var days: [Day]
  /// A sentence each, the most telling first.
  public var evidence: [String]

  /// How much of it is wanted.
  public enum Detail: Sendable {
    /// No sentences.
    case brief
    /// At most so many sentences.
    case sentences(Int)
  }
}

extension SocialNetwork {
  /// What is known of a tie up to the day on which strengths are taken.
  ///
  /// - Complexity: O(log(pairs) + events of the two).
  public func record(ofTieFrom source: Person, to target: Person, detail: TieRecord.Detail) -> TieRecord {
    var record = TieRecord(channels: [], days: [], evidence: [])
    var sentences = 0
    if case .sentences(let count) = detail { sentences = max(0, count) }
    guard let past else {
      let layers = layeredTies?.layers(between: source.number, target.number) ?? []
      record.channels = layers.map(\.name)
      if sentences > 0, !layers.isEmpty {
        record.evidence = Array(evidence(from: source, to: target).prefix(sentences))
      }
      return record
    }
    guard let pair = past.history.pairIndex(source.number, target.number) else { return record }
    var isThere = [Bool](repeating: false, count: Int(UInt8.max) + 1)
    for event in past.history.events(ofPair: pair) where past.history.moments[event] <= past.asOf {
      isThere[Int(past.history.channels[event])] = true
      let day = Day(ofSecond: past.history.moments[event])
      if record.days.last != day { record.days.append(day) }
    }
    record.channels = Channel.allCases.filter { isThere[Int($0.rawValue)] }.map(\.name)
    if sentences > 0 { record.evidence = Array(evidence(from: source, to: target).prefix(sentences)) }
    return record
  }
}
