extension SocialNetwork {
  /// What happened between two people, a sentence for each channel, the most telling first; then what was only stated or
  /// concluded.
  func evidenceOfPast(from source: Person, to target: Person, _ past: TiePast) -> [String] {
    let history = past.history
    guard let pair = history.pairIndex(source.number, target.number) else { return [] }
    var tallies: [Tally] = []
    for index in history.events(ofPair: pair) where history.moments[index] <= past.asOf {
      let event = history[event: index]
      let isOutgoing = (event.direction == .forward) == (source < target)
      let way: Tally.Way =
        event.basis == .inferred ? .together : event.direction == .mutual ? .mutual : isOutgoing ? .outgoing : .incoming
      let place =
        tallies.firstIndex { $0.channel == event.channel && $0.way == way }
        ?? {
          tallies.append(Tally(channel: event.channel, way: way))
          return tallies.count - 1
        }()
      tallies[place].count += 1
      tallies[place].last = event.seconds
      if event.seconds > past.asOf - TieHistory.secondsOfYear { tallies[place].lately += 1 }
    }
    tallies.sort { ($0.way.rawValue, $0.channel.rawValue) < ($1.way.rawValue, $1.channel.rawValue) }
    var sentences = tallies.map { $0.sentence(source: name(of: source), target: name(of: target)) }
    let declared = history.declared[pair]
    if declared & 3 != 0 { sentences.append("in a list of contacts") }
    if declared & 4 != 0 { sentences.append("at the same organization at the same time") }
    let ratings = [
      (history.forwardRatings[pair], min(source, target)), (history.backwardRatings[pair], max(source, target)),
    ]
    for (rating, person) in ratings where !rating.isNaN {
      sentences.append("rated \(Self.text(rating.asGiven)) by \(name(of: person))")
    }
    return sentences
  }
}

/// Events of one pair by one channel in one direction.
private struct Tally {
  enum Way: Int { case mutual, outgoing, incoming, together }

  let channel: Channel
  let way: Way
  var count = 0
  var lately = 0
  var last: Int64 = 0

  func sentence(source: String, target: String) -> String {
    let days = last == 0 ? "" : ", last on \(Day(ofSecond: last))"
    let recent =
      lately == 0 ? "none in the past year" : lately == count ? "all in the past year" : "\(lately) in the past year"
    let when = " (\(count == 1 ? "on \(Day(ofSecond: last))" : recent + days))"
    switch way {
    case .mutual:
      return switch channel {
      case .meeting: "met \(times)\(when)"
      case .call: "called \(times)\(when)"
      case .video: "met by video \(times)\(when)"
      case .event: "both at \(counted("event", "events"))\(when)"
      default: "\(counted(singular, plural))\(when)"
      }
    case .outgoing: return "\(source) \(verb) \(counted(singular, plural))\(when)"
    case .incoming: return "\(target) \(verb) \(counted(singular, plural))\(when)"
    case .together: return "together in \(counted(singular, plural)) of others\(when)"
    }
  }

  private var times: String { count == 1 ? "once" : count == 2 ? "twice" : "\(count) times" }

  private func counted(_ singular: String, _ plural: String) -> String {
    count == 1 ? "1 \(singular)" : "\(count) \(plural)"
  }

  private var verb: String {
    switch channel {
    case .message, .email: "wrote"
    case .gesture, .introduction, .favor, .invitation, .meeting, .call, .video, .event: "gave"
    }
  }

  private var singular: String {
    switch channel {
    case .email: "e-mail"
    case .gesture: "recommendation or endorsement"
    case .video: "video meeting"
    default: channel.name
    }
  }

  private var plural: String {
    channel == .gesture ? "recommendations and endorsements" : singular + "s"
  }
}
