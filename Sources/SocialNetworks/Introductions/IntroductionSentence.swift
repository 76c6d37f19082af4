/// The languages in which sentences to send are written.
public enum Language: String, Sendable, CaseIterable {
  case en, fr
}

extension SocialNetwork {
  /// One sentence that says what to do with this introduction.
  public func sentence(for introduction: Introduction, in language: Language) -> String {
    let names = introduction.people.map { name(of: $0) }
    guard let target = names.last, names.count > 1 else { return "" }
    if names.count == 2 {
      let isGuess = introduction.ties.first?.basis == .inferred
      return language.choose(
        en: isGuess
          ? "You and \(target) may know each other already, judging by where you both were."
          : "You have a tie with \(target) yourself: write to them.",
        fr: isGuess
          ? "Vous et \(target) vous connaissez peut-être déjà, à en juger par ce qui vous a réunis."
          : "Vous avez vous-même un lien avec \(target) : écrivez-lui.")
    }
    // Ties without values say nothing about chances.
    let chance = hasTieValues ? Self.percent(introduction.probability, in: language) : nil
    let request = language.choose(en: requestInEnglish(introduction, names), fr: requestInFrench(introduction, names))
    let chances = chance.map { language.choose(en: " Chance: \($0) %.", fr: " Probabilité : \($0) %.") } ?? ""
    let doubt = language.choose(en: " A long shot.", fr: " Une piste très incertaine.")
    return request + chances + (introduction.isLongShot ? doubt : "")
  }

  /// An inferred tie is never said to be known.
  private func requestInEnglish(_ introduction: Introduction, _ names: [String]) -> String {
    let (ask, target, rest) = (names[1], names[names.count - 1], names.dropFirst(2).dropLast())
    let isStranger = introduction.ties[0].basis == .inferred
    let isGuess = introduction.ties.dropFirst().contains { $0.basis == .inferred }
    if rest.isEmpty && isGuess {
      let known = isStranger ? "whom you perhaps know and " : ""
      return "Ask \(ask), \(known)who perhaps knows \(target), to introduce you."
    }
    let asked = isStranger ? "\(ask), whom you perhaps know," : ask
    if rest.isEmpty { return "Ask \(asked) to introduce you to \(target)." }
    let reach = introduction.ties.last?.basis == .inferred ? "can perhaps reach" : "can reach"
    let steps = zip(rest, introduction.ties.dropFirst()).map { name, tie in
      tie.basis == .inferred ? "\(name), if they know each other" : name
    }
    return "Ask \(asked) to introduce you to \(steps.joined(separator: ", then ")), who \(reach) \(target)."
  }

  private func requestInFrench(_ introduction: Introduction, _ names: [String]) -> String {
    let (ask, target, rest) = (names[1], names[names.count - 1], names.dropFirst(2).dropLast())
    let isStranger = introduction.ties[0].basis == .inferred
    let isGuess = introduction.ties.dropFirst().contains { $0.basis == .inferred }
    if rest.isEmpty && isGuess {
      let known = isStranger ? "que vous connaissez peut-être et " : ""
      return "Demandez à \(ask), \(known)qui connaît peut-être \(target), de vous présenter."
    }
    let asked = isStranger ? "\(ask), que vous connaissez peut-être," : ask
    if rest.isEmpty { return "Demandez à \(asked) de vous présenter à \(target)." }
    let reach = introduction.ties.last?.basis == .inferred ? "saura peut-être joindre" : "peut joindre"
    let steps = zip(rest, introduction.ties.dropFirst()).map { name, tie in
      tie.basis == .inferred ? "\(name), si ces personnes se connaissent" : name
    }
    return "Demandez à \(asked) de vous présenter à \(steps.joined(separator: ", puis à ")), qui \(reach) \(target)."
  }

  /// One sentence that says which tie is missing.
  public func sentence(for gap: Gap, in language: Language) -> String {
    let (source, target) = (name(of: gap.source), name(of: gap.target))
    let percent = Self.percent(gap.probability, in: language)
    let known = gap.existing.map { "\(Self.percent($0, in: language)) %" }
    let then =
      hasTieValues ? language.choose(en: " (then at best \(percent) %)", fr: " (alors au mieux \(percent) %)") : ""
    let step = language.choose(
      en: known.map { "getting closer to \(target) (\($0) so far)" } ?? "a tie between \(source) and \(target)",
      fr: known.map { "se rapprocher de \(target) (\($0) jusqu’ici)" } ?? "un lien entre \(source) et \(target)")
    let event = gap.event.map { chance(toMeet: target, at: $0, in: language) } ?? ""
    return language.choose(
      en: "no honest route; \(step) would help most\(then)\(event)",
      fr: "aucune voie crédible ; \(step) serait le plus utile\(then)\(event)")
  }

  private func chance(toMeet target: String, at event: KnownEvent, in language: Language) -> String {
    let day = event.day.map { " \($0.text(in: language))" } ?? ""
    let place = event.label.isEmpty ? "" : " (\(event.label))"
    let count = event.people.count
    return language.choose(
      en: "; \(target) can be met\(day)\(place), among \(count) people",
      fr: " ; rencontre possible avec \(target)\(day)\(place), parmi \(count) personnes")
  }

  /// A probability in percent for a reader: never 100 for what is not certain, nor 0 for what is possible.
  public static func percent(_ probability: Double, in language: Language = .en) -> String {
    let text = percent(probability)
    return language == .fr ? String(text.map { $0 == "." ? "," : $0 }) : text
  }

  private static func percent(_ probability: Double) -> String {
    let percent = probability * 100
    if percent >= 99.5 { return probability < 1 ? "> 99" : "100" }
    if percent >= 10 { return String(Int(percent.rounded())) }
    if percent >= 0.1 { return "\((percent * 10).rounded() / 10)" }
    return "< 0.1"
  }
}
