extension TieHistory {
  /// This history with later-found events added, as if all had been there from the start.
  ///
  /// - Parameter other: events that this history does not hold, with everything that is stated of pairs: declared ties,
  ///   ratings, shared organizations; the same people,
  ///   perhaps with more after them.
  /// - Returns: nil where two different events of one pair fall into the same moment: only the whole knows their order.
  /// - Complexity: O(events + pairs).
  package func merged(with other: TieHistory) -> TieHistory? {
    var result = TieHistory(personCount: max(personCount, other.personCount))
    result.reserve(pairs: pairCount + other.pairCount, events: eventCount + other.eventCount)
    var (left, right) = (0, 0)
    while left < pairCount || right < other.pairCount {
      let isLeft =
        right == other.pairCount
        || left < pairCount && (lows[left], highs[left]) <= (other.lows[right], other.highs[right])
      let isRight =
        left == pairCount
        || right < other.pairCount && (other.lows[right], other.highs[right]) <= (lows[left], highs[left])
      if isLeft && isRight {
        guard result.appendEvents(of: self, left, and: other, right) else { return nil }
        result.appendPair(of: other, right)
      } else if isRight {
        result.append(other, other.events(ofPair: right))
        result.appendPair(of: other, right)
      } else if !events(ofPair: left).isEmpty {
        // Nothing is stated of the pair any more.
        result.append(self, events(ofPair: left))
        result.lows.append(lows[left])
        result.highs.append(highs[left])
        result.offsets.append(result.moments.count)
        result.appendNoStatements()
      }
      if isLeft { left += 1 }
      if isRight { right += 1 }
    }
    return result
  }

  private mutating func reserve(pairs: Int, events: Int) {
    lows.reserveCapacity(pairs)
    highs.reserveCapacity(pairs)
    offsets.reserveCapacity(pairs + 1)
    declared.reserveCapacity(pairs)
    forwardRatings.reserveCapacity(pairs)
    backwardRatings.reserveCapacity(pairs)
    moments.reserveCapacity(events)
    channels.reserveCapacity(events)
    directions.reserveCapacity(events)
    sizes.reserveCapacity(events)
    durations.reserveCapacity(events)
  }

  /// Closes a pair whose events are there: its people and what is stated of it.
  private mutating func appendPair(of history: TieHistory, _ pair: Int) {
    offsets.append(moments.count)
    lows.append(history.lows[pair])
    highs.append(history.highs[pair])
    appendStatements(of: history, pair)
  }

  private mutating func append(_ history: TieHistory, _ events: Range<Int>) {
    moments.append(contentsOf: history.moments[events])
    channels.append(contentsOf: history.channels[events])
    directions.append(contentsOf: history.directions[events])
    sizes.append(contentsOf: history.sizes[events])
    durations.append(contentsOf: history.durations[events])
  }

  /// The events of a pair that both histories know, by time.
  private mutating func appendEvents(of first: TieHistory, _ left: Int, and second: TieHistory, _ right: Int) -> Bool {
    var (one, other) = (first.events(ofPair: left), second.events(ofPair: right))
    while let a = one.first, let b = other.first {
      if first.moments[a] < second.moments[b] {
        append(first, a..<a + 1)
        one = a + 1..<one.upperBound
      } else if first.moments[a] > second.moments[b] {
        append(second, b..<b + 1)
        other = b + 1..<other.upperBound
      } else {
        let moment = first.moments[a]
        let same = one.prefix { first.moments[$0] == moment }
        let added = other.prefix { second.moments[$0] == moment }
        guard same.allSatisfy({ first[event: $0] == first[event: a] }),
          added.allSatisfy({ second[event: $0] == first[event: a] })
        else { return false }
        append(first, same)
        append(second, added)
        one = same.upperBound..<one.upperBound
        other = added.upperBound..<other.upperBound
      }
    }
    append(first, one)
    append(second, other)
    return true
  }
}
