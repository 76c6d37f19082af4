/// How much happened between people, period by period.
public struct ActivityReport: Sendable, Equatable {
  public enum Period: String, Sendable, CaseIterable {
    case day
    /// From Monday.
    case week
    case month, year
  }

  /// One period, also where nothing happened.
  public struct Span: Sendable, Equatable {
    public let start: Day
    /// The first day of the next one.
    public let end: Day
    public internal(set) var faceToFace = 0
    public internal(set) var fromAfar = 0
    /// Between how many different pairs.
    public internal(set) var ties = 0
    public var contacts: Int { faceToFace + fromAfar }
  }

  public let period: Period
  /// From the first period in which anything happened to the last, without gaps.
  public internal(set) var spans: [Span]

  /// No report has more periods than this.
  public static let longest = 5000
}

extension SocialNetwork {
  /// What is known to have happened between each two people until the day of the network, period by period.
  ///
  /// An interaction of several people counts for each two of whom it is evidence; that two were merely both there does not
  /// count. Days are those of UTC.
  ///
  /// - Parameter period: nil: the shortest that makes at most 160 periods, or years.
  /// - Returns: nil when nothing dated is known.
  /// - Throws: `NetworkError.invalidOption` for more than `ActivityReport.longest` periods.
  /// - Complexity: O(events + periods).
  public func activity(by period: ActivityReport.Period? = nil) throws -> ActivityReport? {
    guard let past else { return nil }
    let history = past.history
    var (first, last) = (Int64.max, Int64.min)
    for event in 0..<history.eventCount where past.counts(event) {
      first = min(first, history.moments[event])
      last = max(last, history.moments[event])
    }
    guard first <= last else { return nil }
    let (start, end) = (Day(ofSecond: first), Day(ofSecond: last))
    let settled = period ?? ActivityReport.Period.allCases.first { $0.count(from: start, to: end) <= 160 } ?? .year
    let count = settled.count(from: start, to: end)
    if count > ActivityReport.longest {
      throw NetworkError.invalidOption("\(count) periods of one \(settled.rawValue) are too many to show")
    }
    let base = settled.number(of: start)
    var spans = (0..<count).map {
      ActivityReport.Span(start: settled.start(of: base + $0), end: settled.start(of: base + $0 + 1))
    }
    for pair in 0..<history.pairCount {
      var latest = -1
      for event in history.events(ofPair: pair) where past.counts(event) {
        let place = settled.number(of: Day(ofSecond: history.moments[event])) - base
        let channel = Channel(rawValue: history.channels[event]) ?? .message
        if channel.isFaceToFace { spans[place].faceToFace += 1 } else { spans[place].fromAfar += 1 }
        // The events of a pair stand in the order of time.
        if place != latest { spans[place].ties += 1 }
        latest = place
      }
    }
    return ActivityReport(period: settled, spans: spans)
  }
}

extension TiePast {
  /// Whether an event happened until the day, and was more than both being there.
  fileprivate func counts(_ event: Int) -> Bool {
    history.moments[event] <= asOf && history.directions[event] & 4 == 0
  }
}

extension ActivityReport.Period {
  /// The running number of the period that holds a day.
  fileprivate func number(of day: Day) -> Int {
    switch self {
    case .day: day.number
    case .week: (day.number - day.weekday - 4) / 7
    case .month: day.components.year * 12 + day.components.month - 1
    case .year: day.components.year
    }
  }

  /// The first day of a period.
  fileprivate func start(of number: Int) -> Day {
    func first(_ year: Int, _ month: Int) -> Day { Day(year: year, month: month, day: 1) ?? Day.afterLast }
    return switch self {
    case .day: Day(number: number)
    case .week: Day(number: number * 7 + 4)
    case .month: first(number / 12, number % 12 + 1)
    case .year: first(number, 1)
    }
  }

  fileprivate func count(from first: Day, to last: Day) -> Int { number(of: last) - number(of: first) + 1 }
}

extension Day {
  /// The day after the last that can be written.
  fileprivate static let afterLast = Day(number: (Day(year: 9999, month: 12, day: 31)?.number ?? 0) + 1)
}
