extension SocialNetwork {
  /// What the calendar holds after the day of the network: meetings, video meetings and events, the next ones first, without
  /// a label. Unlike lists of attendees these hold whoever takes part.
  ///
  /// - Complexity: O(interactions).
  public func comingEvents() -> [KnownEvent] {
    guard let past else { return [] }
    let history = past.history
    var meetings: [(moment: Int64, channel: UInt8, pair: Int)] = []
    for pair in 0..<history.pairCount {
      for event in history.events(ofPair: pair).reversed() {
        if history.moments[event] <= past.asOf { break }
        let channel = history.channels[event]
        if Self.places.contains(channel) { meetings.append((history.moments[event], channel, pair)) }
      }
    }
    meetings.sort { $0 < $1 }
    var events: [KnownEvent] = []
    var start = 0
    while start < meetings.count {
      let (moment, channel, _) = meetings[start]
      var circles: [[Person]] = []
      while start < meetings.count, meetings[start].moment == moment, meetings[start].channel == channel {
        // What happens at the same time to people who do not meet is something else.
        let (first, second) = history.pair(meetings[start].pair)
        var joined = [Person(first), Person(second)]
        circles.removeAll { circle in
          guard circle.contains(joined[0]) || circle.contains(joined[1]) else { return false }
          joined += circle.filter { !joined.contains($0) }
          return true
        }
        circles.append(joined)
        start += 1
      }
      let day = Day(ofSecond: moment)
      events += circles.map { KnownEvent(day: day, label: "", people: $0.sorted()) }.sorted {
        $0.people[0] < $1.people[0]
      }
    }
    return events
  }

  private static let places: [UInt8] = [Channel.meeting, .video, .event].map(\.rawValue)
}
