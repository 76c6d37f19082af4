#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What one person got from another and gave them, as far as the network knows.
struct GiveAndTake: Sendable {
  /// What can be given, in the order of its weight.
  enum Gift: Int, Sendable, CaseIterable {
    case introduction, favor, answeredAsk, gesture, invitation

    /// An introduction puts a name at stake; a like costs a moment.
    var weight: Double {
      switch self {
      case .introduction, .favor, .answeredAsk: 1
      case .gesture: 0.25
      case .invitation: 0.1
      }
    }
  }

  struct Count: Sendable {
    var count = 0
    var last: Int64 = 0
  }

  /// After so many days something given weighs half.
  static let halfLifeDays = 365.0
  /// What each of the last letters weighs that were not answered, and how many of them count.
  static let letterWeight = 0.2
  static let mostLetters = 3
  /// A letter may lie so long; after a year it is no open one any more.
  static let letterPatience: Int64 = 7 * 86_400

  private(set) var received: [Count] = Gift.allCases.map { _ in Count() }
  private(set) var given: [Count] = Gift.allCases.map { _ in Count() }
  /// Letters since the person last did anything: how many, and the last.
  private(set) var unanswered = Count()
  /// Received less given, each fading with time; above 0 the person owes.
  private(set) var balance = 0.0

  private let asOf: Int64

  init(
    _ events: [(event: TieHistory.Event, way: Standpoint.Way)], requests: [Request], between person: Person,
    and other: Person, asOf: Int64, seenUntil: Int64
  ) {
    self.asOf = asOf
    // An introduction that nobody passed on is noted between the two, and is no gift of either.
    let direct = Set(
      requests.filter { $0.kind == .introduction && $0.via == nil }.map(\.moment.seconds))
    var lastOwn: Int64?
    for (event, way) in events {
      switch (event.channel, way) {
      case (.introduction, .outgoing), (.introduction, .incoming):
        if event.size == 2 && direct.contains(event.seconds) { continue }
        add(.introduction, way, event.seconds)
      case (.favor, .outgoing), (.favor, .incoming): add(.favor, way, event.seconds)
      case (.gesture, .outgoing), (.gesture, .incoming): add(.gesture, way, event.seconds)
      case (.invitation, .outgoing), (.invitation, .incoming): add(.invitation, way, event.seconds)
      default: break
      }
      let isLetter = event.channel == .message || event.channel == .email
      if way != .incoming {
        lastOwn = event.seconds
        unanswered = Count()
      } else if isLetter && event.size <= AnswerRecord.largestGroup && lastOwn != nil {
        unanswered.count += 1
        unanswered.last = event.seconds
      }
    }
    for request in requests where request.kind == .ask && request.outcome == .made && request.moment.seconds <= asOf {
      if request.person == person.number && request.target == other.number {
        add(.answeredAsk, .incoming, request.moment.seconds)
      } else if request.person == other.number && request.target == person.number {
        add(.answeredAsk, .outgoing, request.moment.seconds)
      }
    }
    if !(Self.letterPatience...365 * 86_400).contains(seenUntil - unanswered.last) { unanswered = Count() }
    balance += Self.letterWeight * Double(min(unanswered.count, Self.mostLetters)) * faded(unanswered.last)
  }

  private mutating func add(_ gift: Gift, _ way: Standpoint.Way, _ second: Int64) {
    let isReceived = way == .incoming
    var count = isReceived ? received[gift.rawValue] : given[gift.rawValue]
    count.count += 1
    count.last = max(count.last, second)
    if isReceived { received[gift.rawValue] = count } else { given[gift.rawValue] = count }
    balance += (isReceived ? 1 : -1) * gift.weight * faded(second)
  }

  private func faded(_ second: Int64) -> Double {
    exp2(-Double(max(0, asOf - second)) / (Self.halfLifeDays * 86_400))
  }

  /// The last time anything was given.
  var lastGiven: Int64? { given.filter { $0.count > 0 }.map(\.last).max() }
  var lastReceived: Int64? { received.filter { $0.count > 0 }.map(\.last).max() }
}

/// How somebody answers one person's letters.
struct AnswerRecord: Sendable, Equatable {
  /// Whoever gets a letter among many need not answer.
  static let largestGroup = 3
  static let patience: Int64 = 30 * 86_400

  /// Letters that could be answered; several in a row without an answer are one.
  private(set) var asked = 0
  /// Those to which something came back within 30 days.
  private(set) var answered = 0
  /// In seconds; nil without answers.
  private(set) var medianDelay: Double?

  /// - Parameter seenUntil: later than this nothing is known, so letters of the last 30 days may still be answered.
  init(_ events: [(event: TieHistory.Event, way: Standpoint.Way)], seenUntil: Int64) {
    var open: Int64?
    var delays: [Double] = []
    for (event, way) in events where event.channel == .message || event.channel == .email {
      if let since = open, event.seconds - since > Self.patience {
        asked += 1
        open = nil
      }
      if way == .outgoing {
        if open == nil && event.size <= Self.largestGroup { open = event.seconds }
      } else if let since = open {
        asked += 1
        answered += 1
        delays.append(Double(event.seconds - since))
        open = nil
      }
    }
    if let since = open, seenUntil - since > Self.patience { asked += 1 }
    delays.sort()
    if !delays.isEmpty {
      let middle = delays.count / 2
      medianDelay = delays.count % 2 == 1 ? delays[middle] : (delays[middle - 1] + delays[middle]) / 2
    }
  }
}
