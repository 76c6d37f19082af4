extension TieTally {
  func frenchSentence(source: String, target: String) -> String {
    let what = "\(count) \(count == 1 ? noun.singular : noun.plural)"
    switch way {
    case .mutual: return "\(what)\(channel == .event ? " en commun" : "")\(frenchWhen)"
    case .outgoing: return "\(source) \(frenchVerb) \(what)\(frenchWhen)"
    case .incoming: return "\(target) \(frenchVerb) \(what)\(frenchWhen)"
    case .together: return "ensemble \(isWritten ? "dans" : "à") \(what) d’autres personnes\(frenchWhen)"
    }
  }

  private var frenchWhen: String {
    let day = Day(ofSecond: last).text(in: .fr)
    if count == 1 { return " (\(day))" }
    let recent =
      lately == 0
      ? (noun.isFeminine ? "aucune" : "aucun") : lately == count ? (noun.isFeminine ? "toutes" : "tous") : "\(lately)"
    return " (\(recent) depuis un an, \(noun.isFeminine ? "la dernière" : "le dernier") \(day))"
  }

  private var isWritten: Bool { channel == .email || channel == .message }

  private var frenchVerb: String {
    switch channel {
    case .message, .email: "a écrit"
    case .invitation: "a envoyé"
    case .favor: "a rendu"
    case .introduction, .gesture, .meeting, .call, .video, .event: "a fait"
    }
  }

  private var noun: (singular: String, plural: String, isFeminine: Bool) {
    switch channel {
    case .meeting: way == .together ? ("réunion", "réunions", true) : ("rencontre", "rencontres", true)
    case .call: ("appel", "appels", false)
    case .video: ("visioconférence", "visioconférences", true)
    case .message: ("message", "messages", false)
    case .email: ("e-mail", "e-mails", false)
    case .event: ("événement", "événements", false)
    case .gesture: ("recommandation ou validation", "recommandations ou validations", true)
    case .introduction: ("présentation", "présentations", true)
    case .favor: ("service", "services", false)
    case .invitation: ("invitation", "invitations", true)
    }
  }
}
