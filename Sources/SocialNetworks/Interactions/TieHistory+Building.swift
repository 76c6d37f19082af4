extension TieHistory {
  /// The history of all pairs in `relationships`.
  ///
  /// - Complexity: O(people + events) time after sorting the interactions by time; some 40 bytes an event at the peak.
  /// - Note: Equal moments keep the order of the interactions' keys, so the order of import makes no difference.
  public init(_ relationships: Relationships, options: Options = Options()) {
    self.init(personCount: relationships.people.count)
    let table = relationships.interactions
    var order = (0..<table.count).filter { index in
      let size = table.offsets[index + 1] - table.offsets[index]
      return size >= 2 && size <= options.largestGroup && options.since.map({ table.seconds[index] >= $0 }) ?? true
        && options.before.map({ table.seconds[index] < $0 }) ?? true
    }
    order.sort { (table.seconds[$0], table.keys[$0]) < (table.seconds[$1], table.keys[$1]) }

    var events = Columns()
    for index in order { events.append(table, index, presence: options.presence) }
    // Statements and ratings need their pair, with or without events.
    let statements =
      relationships.declarations.filter { $0.source != $0.target }.map { ($0.source, $0.target) }
      + relationships.ratings.filter { $0.source != $0.target }.map { ($0.source, $0.target) }
    let colleagues = relationships.sharedOrganizations(largest: options.largestGroup)
    take(events, statements: statements + colleagues.map { ($0.first, $0.second) })
    for (first, second, since) in colleagues {
      if let pair = pairIndex(first, second) {
        declared[pair] |= 4
        sharedSince[pair] = since
      }
    }
    for tie in relationships.declarations where tie.source != tie.target {
      guard let pair = pairIndex(tie.source, tie.target) else { continue }
      let since = tie.since?.seconds ?? .min
      declaredSince[pair] = declared[pair] & 3 == 0 ? since : min(declaredSince[pair], since)
      declared[pair] |= tie.source < tie.target ? 1 : 2
    }
    let ratings = relationships.ratings.enumerated().sorted {
      ($0.element.moment.seconds, $0.offset) < ($1.element.moment.seconds, $1.offset)
    }
    for (_, rating) in ratings where rating.source != rating.target {
      guard let pair = pairIndex(rating.source, rating.target) else { continue }
      if rating.source < rating.target {
        forwardRatings[pair] = Float(rating.value)
      } else {
        backwardRatings[pair] = Float(rating.value)
      }
      ratedSince[pair] = rating.moment.seconds
    }
  }

  package init(personCount: Int) { self.personCount = personCount }

  /// The place of a pair, whichever of the two is named first.
  public func pairIndex(_ first: Int, _ second: Int) -> Int? {
    let wanted = (UInt32(min(first, second)), UInt32(max(first, second)))
    var low = 0
    var high = lows.count
    while low < high {
      let middle = (low + high) / 2
      if (lows[middle], highs[middle]) < wanted { low = middle + 1 } else { high = middle }
    }
    return low < lows.count && (lows[low], highs[low]) == wanted ? low : nil
  }

  /// Events in the order of time, not yet sorted by pair.
  private struct Columns {
    var lows: [UInt32] = []
    var highs: [UInt32] = []
    var moments: [Int64] = []
    var channels: [UInt8] = []
    var directions: [UInt8] = []
    var sizes: [UInt16] = []
    var durations: [Int32] = []

    mutating func append(_ table: InteractionTable, _ index: Int, presence: Options.Presence) {
      let range = table.offsets[index]..<table.offsets[index + 1]
      let isMutual = table.channel(index).isMutual
      for first in range {
        for second in first + 1..<range.upperBound {
          let (one, other) = (table.participants[first], table.participants[second])
          if one == other { continue }
          let isInferred = first != range.lowerBound && !(isMutual && presence == .everybody)
          // Between two who merely got the same thing, neither turned to the other.
          var direction: Direction = .mutual
          if !isMutual && !isInferred { direction = one < other ? .forward : .backward }
          lows.append(min(one, other))
          highs.append(max(one, other))
          moments.append(table.seconds[index])
          channels.append(table.channels[index])
          directions.append(direction.rawValue | (isInferred ? 4 : 0))
          sizes.append(UInt16(clamping: range.count))
          durations.append(table.durations[index])
        }
      }
    }
  }

  /// Sorts events by pair, keeping their order, and opens a pair for each statement.
  private mutating func take(_ events: Columns, statements: [(Int, Int)]) {
    let eventCount = events.moments.count
    let lowColumn = events.lows + statements.map { UInt32(min($0.0, $0.1)) }
    let highColumn = events.highs + statements.map { UInt32(max($0.0, $0.1)) }
    var order = Self.stableOrder(of: Array(0..<UInt32(lowColumn.count)), by: highColumn, count: personCount)
    order = Self.stableOrder(of: order, by: lowColumn, count: personCount)
    moments.reserveCapacity(eventCount)
    channels.reserveCapacity(eventCount)
    directions.reserveCapacity(eventCount)
    sizes.reserveCapacity(eventCount)
    durations.reserveCapacity(eventCount)
    for entry in order {
      let index = Int(entry)
      if lows.last != lowColumn[index] || highs.last != highColumn[index] {
        if !lows.isEmpty { offsets.append(moments.count) }
        lows.append(lowColumn[index])
        highs.append(highColumn[index])
      }
      guard index < eventCount else { continue }
      moments.append(events.moments[index])
      channels.append(events.channels[index])
      directions.append(events.directions[index])
      sizes.append(events.sizes[index])
      durations.append(events.durations[index])
    }
    if !lows.isEmpty { offsets.append(moments.count) }
    declared = Array(repeating: 0, count: pairCount)
    declaredSince = Array(repeating: .min, count: pairCount)
    sharedSince = declaredSince
    ratedSince = declaredSince
    forwardRatings = Array(repeating: .nan, count: pairCount)
    backwardRatings = forwardRatings
  }

  /// Counting sort.
  private static func stableOrder(of order: [UInt32], by keys: [UInt32], count: Int) -> [UInt32] {
    var starts = [Int](repeating: 0, count: count + 1)
    for key in keys { starts[Int(key) + 1] += 1 }
    for place in 0..<count { starts[place + 1] += starts[place] }
    var sorted = [UInt32](repeating: 0, count: order.count)
    for entry in order {
      let key = Int(keys[Int(entry)])
      sorted[starts[key]] = entry
      starts[key] += 1
    }
    return sorted
  }
}
