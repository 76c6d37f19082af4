import SocialNetworks

/// What an audit says in words: sentences that the terminal and the page share.
struct AuditWords {
  let audit: NetworkAudit
  let network: SocialNetwork

  func name(_ person: Person) -> String { network.name(of: person) }

  var isOwn: Bool { audit.scope == .owner }

  /// The one whose network it is, as the reader calls them.
  var you: String { isReader ? "you" : "they" }
  var your: String { isReader ? "your" : "their" }
  private var isReader: Bool { audit.owner != nil && audit.owner == network.owner }

  static func sentence(_ words: String) -> String { words.prefix(1).uppercased() + words.dropFirst() + "." }

  /// In whole percents, with a space that does not break.
  static func percent(_ share: Double) -> String {
    let whole = Int((min(max(share, 0), 1) * 100).rounded())
    return whole == 0 && share > 0 ? "below 1\u{A0}%" : "\(whole)\u{A0}%"
  }

  static func percent(_ part: Int, of whole: Int) -> String { whole > 0 ? percent(Double(part) / Double(whole)) : "–" }

  static func counted(_ count: Int, _ singular: String, _ plural: String? = nil) -> String {
    "\(count) \(count == 1 ? singular : plural ?? singular + "s")"
  }

  /// Days in the unit that a person would choose.
  static func days(_ days: Double) -> String {
    switch days {
    case ..<0.75: "less than a day"
    case ..<14: counted(Int(days.rounded()), "day")
    case ..<60: counted(Int((days / 7).rounded()), "week")
    case ..<730: counted(Int((days / 30.44).rounded()), "month")
    default: counted(Int((min(days, 1e6) / 365.25).rounded()), "year")
    }
  }

  static func rounded(_ value: Double) -> String {
    let hundredths = Int((min(max(value, -1e9), 1e9) * 100).rounded())
    let sign = hundredths < 0 ? "−" : ""
    let (whole, rest) = (abs(hundredths) / 100, abs(hundredths) % 100)
    return "\(sign)\(whole).\(rest < 10 ? "0" : "")\(rest)"
  }

  var title: String {
    let day = audit.asOf.map { " on \(Day(ofSecond: $0))" } ?? ""
    let ties = audit.basis.total
    guard let owner = audit.owner else {
      return "This network\(day): \(Self.counted(audit.people, "person", "people")), \(Self.counted(ties, "tie"))"
    }
    return "The network of \(name(owner))\(day): \(Self.counted(ties, "contact")), "
      + "\(Self.counted(audit.people, "person", "people")) in all"
  }

  var foam: String {
    "\(audit.count(of: .listed)) only listed, \(audit.count(of: .faded)) worn off, "
      + "\(audit.count(of: .concluded)) only concluded"
  }

  var faceToFace: String {
    let places = audit.places
    return "met \(places.metEver) (\(Self.percent(places.metEver, of: audit.basis.total))), this year "
      + "\(places.metThisYear); \(places.onlineOnly) only online, \(places.both) both ways, "
      + "\(places.faceToFaceOnly) only face to face"
  }

  var answers: String {
    let answers = audit.answers
    guard answers.writtenTies > 0, let reciprocity = answers.reciprocity else { return "no messages or mail are known" }
    let sides =
      isOwn ? "; \(answers.onlySent) never answered, \(answers.onlyReceived) never got an answer" : ""
    return "messages go both ways in \(answers.answered) of \(answers.writtenTies) ties "
      + "(\(Self.percent(answers.answered, of: answers.writtenTies)))\(sides); "
      + "\(Self.percent(reciprocity)) of what was written came back in kind"
  }

  var durability: String {
    let durability = audit.durability
    guard let age = durability.medianAge, let silence = durability.medianSilence else { return "nothing has a date" }
    return "half of the ties are older than \(Self.days(age)), half were last used within \(Self.days(silence)); "
      + "\(durability.active) active, \(durability.fading) fading, \(durability.silent) silent, "
      + "\(durability.withoutRhythm) without a rhythm"
  }

  var change: String? {
    guard let change = audit.change, change.earlierTotal > 0 else { return nil }
    let ratio = change.total / change.earlierTotal
    let overall =
      abs(ratio - 1) < 0.005
      ? "as much strength as a year ago"
      : "\(Self.percent(abs(ratio - 1))) \(ratio > 1 ? "more" : "less") strength than a year ago"
    return "\(ratio > 2 ? "more than twice the strength of a year ago" : overall); \(change.begun) begun, "
      + "\(change.stronger) stronger, \(change.weaker) weaker, \(change.wornOff) worn off"
  }

  var concentration: String? {
    guard let concentration = audit.concentration else { return nil }
    let who = isOwn ? "" : " of a typical person"
    return "the first contact\(who) gets \(Self.percent(concentration.top1)) of all contact, five get "
      + "\(Self.percent(concentration.top5)), ten \(Self.percent(concentration.top10)) "
      + "(Gini \(Self.rounded(concentration.gini)))"
  }

  var layers: String? {
    guard isOwn else { return nil }
    guard let layers = audit.layers else { return "too few ties with strengths of their own to tell layers" }
    let p = "p = \(Self.rounded(layers.pValue))"
    guard layers.isDistinguishable else { return "not distinguishable from chance (\(p)): ties thin out evenly" }
    return "\(layers.sizes.map(String.init).joined(separator: " + ")) ties, the closest first; "
      + "distinguishable from chance (\(p))"
  }

  var openness: String {
    var parts: [String] = []
    let openness = audit.openness
    if let index = openness.externalInternalIndex {
      let known = openness.within + openness.between
      parts.append(
        "\(Self.percent(openness.between, of: known)) of ties lead to other organizations (E-I \(Self.rounded(index)))")
    }
    if let constraint = openness.constraint, let size = openness.effectiveSize, let contacts = openness.contacts {
      parts.append(
        "\(contacts) contacts are worth \(Self.rounded(size)) that do not repeat each other "
          + "(constraint \(Self.rounded(constraint)))")
    }
    if let bridges = openness.localBridges {
      parts.append("\(bridges) share nobody with \(isReader ? "you" : "them")")
    } else {
      parts.append("\(openness.bridges) ties are the only way across")
    }
    return parts.joined(separator: "; ")
  }

  /// Who carries much, a name and a share each.
  var carriers: [(name: String, text: String)] {
    audit.carriers.prefix(3).map { (name($0.person), Self.percent($0.share)) }
  }

  var losses: [(name: String, text: String)] {
    audit.losses.prefix(3).map { loss in
      let people = loss.people > 0 ? ["\(Self.counted(loss.people, "person", "people")) out of reach"] : []
      let strength = loss.strengthShare > 0 ? ["\(Self.percent(loss.strengthShare)) of \(your) strength"] : []
      return (name(loss.person), (people + strength).joined(separator: ", "))
    }
  }
}
