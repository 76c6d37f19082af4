/// What everything dated between two people amounts to on a day.
public struct TieDigest: Sendable, Equatable {
  /// What a tie is worth calling.
  public enum Reality: String, Sendable, CaseIterable {
    /// Something happened, it went both ways or face to face, and it is not worn off.
    case real
    /// Something happened, but one of the two alone wrote, and they never met.
    case oneSided = "one-sided"
    /// Something happened, so long ago that no more is left than a list would give.
    case faded
    /// A list says so, and nothing dated is known.
    case listed
    /// Concluded from something shared, such as a group message.
    case concluded
  }

  /// The lower number first.
  public internal(set) var first: Person
  public internal(set) var second: Person
  public internal(set) var basis: TieBasis
  /// The smaller of the two directions: both must care.
  public internal(set) var strength: Double
  /// The same a year before; nil where that is not known.
  public internal(set) var earlierStrength: Double?
  /// Observed events by `Channel.rawValue`.
  var channelCounts = SIMD16<UInt32>(repeating: 0)
  /// Observed events of the last 365 days.
  public internal(set) var lately = 0
  /// Observed events, each counting 1 / (n − 1) among n people.
  public internal(set) var contact = 0.0
  /// Face-to-face events of the last 365 days.
  public internal(set) var metLately = 0
  /// Seconds since 1970 of the first and the last observed event.
  public internal(set) var firstMoment: Int64?
  public internal(set) var lastMoment: Int64?
  /// Messages and mail from the first to the second, and back.
  public internal(set) var sent = 0
  public internal(set) var received = 0
  /// Until the last event of the whole network; nil where too little happened to know a rhythm.
  public internal(set) var silence: Silence?
  /// The mean time between events in seconds; nil for less than two.
  public internal(set) var usualGap: Double?
  /// The form for few gaps; nil below `Burstiness.fewestGaps`.
  public internal(set) var burstiness: Double?

  public func count(of channel: Channel) -> Int { Int(channelCounts[Int(channel.rawValue)]) }

  /// Observed events.
  public var events: Int { Channel.allCases.reduce(0) { $0 + count(of: $1) } }

  /// How often they met face to face.
  public var met: Int { Channel.allCases.reduce(0) { $1.isFaceToFace ? $0 + count(of: $1) : $0 } }

  /// What happened at a distance: calls, video, messages, mail, gestures and invitations.
  public var online: Int {
    [Channel.call, .video, .message, .email, .gesture, .invitation].reduce(0) { $0 + count(of: $1) }
  }

  /// Whether both took part: each wrote to the other, or they called, or met by video.
  public var isTwoWay: Bool { (sent > 0 && received > 0) || count(of: .call) + count(of: .video) > 0 }

  /// Strengths below this are what a list alone would give, in whole percents: 2 %.
  public static let floor = 0.025

  public var reality: Reality {
    switch basis {
    case .declared: .listed
    case .inferred: .concluded
    case .observed: strength < Self.floor ? .faded : isTwoWay || met > 0 ? .real : .oneSided
    }
  }

  /// The other of the two.
  public func other(than person: Person) -> Person { person == first ? second : first }

  /// Messages and mail that `person` sent and got; the first of the two counts as the sender for anybody else.
  public func written(by person: Person) -> (sent: Int, received: Int) {
    person == second ? (received, sent) : (sent, received)
  }
}

extension TieHistory {
  static let secondsOfYear: Int64 = 365 * 86_400

  /// Whether a pair has anything that makes a tie at a second since 1970.
  func isTie(_ pair: Int, asOf: Int64) -> Bool {
    let events = events(ofPair: pair)
    if let first = events.first, moments[first] <= asOf { return true }
    return declared[pair] != 0 || !forwardRatings[pair].isNaN || !backwardRatings[pair].isNaN
  }

  /// Until when anything is known: the last event that is not after `asOf`. Later silence may be that of the sources.
  func seenUntil(asOf: Int64) -> Int64 {
    var last = Int64.min
    for moment in moments where moment <= asOf && moment > last { last = moment }
    return last == .min ? asOf : last
  }

  /// - Parameters:
  ///   - seenUntil: to when silence is counted.
  ///   - gaps: scratch memory.
  func digest(
    ofPair pair: Int, strengths: TieStrengths, earlier: TieStrengths?, asOf: Int64, seenUntil: Int64,
    gaps: inout [Double]
  ) -> TieDigest {
    let range = events(ofPair: pair)
    var digest = TieDigest(
      first: Person(Int(lows[pair])), second: Person(Int(highs[pair])), basis: basis(ofPair: pair, asOf: asOf),
      strength: min(strengths.forward[pair], strengths.backward[pair]),
      earlierStrength: earlier.map { min($0.forward[pair], $0.backward[pair]) })
    gaps.removeAll(keepingCapacity: true)
    var observed: [Int64] = []
    for index in range {
      let moment = moments[index]
      if moment > asOf { break }
      if directions[index] & 4 != 0 { continue }
      let event = self[event: index]
      let isLate = moment > asOf - Self.secondsOfYear
      digest.channelCounts[Int(event.channel.rawValue)] &+= 1
      digest.contact += 1 / Double(max(1, event.size - 1))
      if isLate { digest.lately += 1 }
      if event.channel.isFaceToFace && isLate { digest.metLately += 1 }
      if event.channel == .message || event.channel == .email {
        if event.direction == .forward { digest.sent += 1 }
        if event.direction == .backward { digest.received += 1 }
      }
      if let last = observed.last { gaps.append(Double(moment - last)) }
      observed.append(moment)
    }
    digest.firstMoment = observed.first
    digest.lastMoment = observed.last
    if !gaps.isEmpty { digest.usualGap = gaps.reduce(0, +) / Double(gaps.count) }
    digest.silence = Silence(moments: observed, asOf: seenUntil)
    if gaps.count >= Burstiness.fewestGaps { digest.burstiness = Burstiness(gaps: gaps)?.finiteSizeValue }
    return digest
  }
}
