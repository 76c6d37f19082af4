/// The languages in which sentences to send are written.
public enum Language: String, Sendable, CaseIterable {
  case en, fr
}

extension SocialNetwork {
  /// One sentence that says what to do with this introduction.
  public func sentence(for introduction: Introduction, in language: Language) -> String {
    let names = introduction.people.map { name(of: $0) }
    guard let target = names.last, names.count > 1 else { return "" }
    // Ties without values say nothing about chances.
    let chance = hasTieValues ? Self.percent(introduction.probability) : nil
    let ask = names[1]
    let rest = names.dropFirst(2).dropLast()
    let longShot = introduction.isLongShot
    let isGuess = introduction.ties.first?.basis == .inferred
    switch language {
    case .en:
      if names.count == 2 {
        return isGuess
          ? "You and \(target) may know each other already, judging by where you both were."
          : "You have a tie with \(target) yourself: write to them."
      }
      let route =
        rest.isEmpty
        ? "Ask \(ask) to introduce you to \(target)."
        : "Ask \(ask) to introduce you to \(rest.joined(separator: ", then ")), who can reach \(target)."
      return route + (chance.map { " Chance: \($0) %." } ?? "") + (longShot ? " A long shot." : "")
    case .fr:
      if names.count == 2 {
        return isGuess
          ? "Vous et \(target) vous connaissez peut-être déjà, à en juger par ce qui vous a réunis."
          : "Vous avez vous-même un lien avec \(target) : écrivez-lui."
      }
      let route =
        rest.isEmpty
        ? "Demandez à \(ask) de vous présenter à \(target)."
        : "Demandez à \(ask) de vous présenter à \(rest.joined(separator: ", puis à ")), qui peut joindre \(target)."
      return route + (chance.map { " Probabilité : \($0) %." } ?? "") + (longShot ? " Une piste très incertaine." : "")
    }
  }

  /// A probability in percent for a reader: never 100 for what is not certain, nor 0 for what is possible.
  public static func percent(_ probability: Double) -> String {
    let percent = probability * 100
    if percent >= 99.5 { return probability < 1 ? "> 99" : "100" }
    if percent >= 10 { return String(Int(percent.rounded())) }
    if percent >= 0.1 { return "\((percent * 10).rounded() / 10)" }
    return "< 0.1"
  }
}
