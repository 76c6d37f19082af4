/// Events of one pair by one channel in one direction.
struct TieTally {
  enum Way: Int { case mutual, outgoing, incoming, together }

  let channel: Channel
  let way: Way
  var count = 0
  var lately = 0
  var last: Int64 = 0

  func sentence(source: String, target: String) -> String {
    let days = last == 0 ? "" : ", last \(Day(ofSecond: last).text(in: .en))"
    let recent =
      lately == 0 ? "none in the past year" : lately == count ? "all in the past year" : "\(lately) in the past year"
    let when = " (\(count == 1 ? Day(ofSecond: last).text(in: .en) : recent + days))"
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
