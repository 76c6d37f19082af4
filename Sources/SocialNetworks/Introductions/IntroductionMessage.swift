extension SocialNetwork {
  /// A short message to the one to ask, of names and of the kind of tie they have: nothing is made up, nothing is told of
  /// what anybody wrote, when, or how often.
  public func message(for introduction: Introduction, in language: Language) -> String {
    let names = introduction.people.map { name(of: $0) }
    guard let target = names.last, names.count > 1 else { return "" }
    if names.count == 2 {
      return language.choose(
        en: "Hello \(target), I would like to talk with you. When would it suit you?",
        fr: "Bonjour \(target), j’aimerais vous parler. Quand cela vous conviendrait-il ?")
    }
    let (ask, next) = (names[1], names[2])
    let tie = introduction.ties[1]
    let ground = ground(tie, isTarget: names.count == 3, in: language)
    let ending = language.choose(
      en: "If this is not a good moment, just say so.", fr: "Si le moment est mal choisi, dites-le-moi simplement.")
    if names.count == 3 {
      return language.choose(
        en: "Hello \(ask), I would like to meet \(target). \(ground) Would you introduce us? \(ending)",
        fr: "Bonjour \(ask), j’aimerais rencontrer \(target). \(ground) Pourriez-vous nous présenter ? \(ending)")
    }
    return language.choose(
      en: "Hello \(ask), I would like to meet \(target), perhaps through \(next). \(ground) "
        + "Would you put me in touch with \(next)? \(ending)",
      fr: "Bonjour \(ask), j’aimerais rencontrer \(target), peut-être grâce à \(next). \(ground) "
        + "Pourriez-vous me mettre en relation avec \(next) ? \(ending)")
  }

  /// Why this person is asked.
  private func ground(_ tie: IntroductionTie, isTarget: Bool, in language: Language) -> String {
    let other = name(of: tie.target)
    let you = isTarget ? "you" : "you and \(other)"
    let vous = isTarget ? "vous" : "\(other) et vous"
    switch tie.basis {
    case .inferred:
      return language.choose(
        en: (isTarget ? "Do you know each other?" : "Do you know \(other)?")
          + " I only know that you had something in common.",
        fr: (isTarget ? "Vous connaissez-vous ?" : "Connaissez-vous \(other) ?")
          + " Je sais seulement que quelque chose vous a réunis.")
    case .declared:
      return language.choose(
        en: "As far as I know, \(you) know each other.", fr: "Sauf erreur, \(vous) vous connaissez.")
    case .observed:
      switch closestChannel(between: tie.source, and: tie.target) {
      case .meeting:
        return language.choose(
          en: "As far as I know, \(you) have met.", fr: "Sauf erreur, \(vous) avez déjà fait connaissance.")
      case .video, .call:
        return language.choose(
          en: "As far as I know, \(you) have talked.",
          fr: "Sauf erreur, \(vous) avez déjà eu l’occasion de vous parler.")
      case .event:
        return language.choose(
          en: "As far as I know, \(you) were at the same event.",
          fr: "Sauf erreur, \(vous) avez participé au même événement.")
      default:
        return language.choose(
          en: "As far as I know, \(you) have been in touch.", fr: "Sauf erreur, \(vous) avez été en contact.")
      }
    }
  }

  /// The channel among those observed that brings two people nearest.
  private func closestChannel(between first: Person, and second: Person) -> Channel? {
    guard let past, let pair = past.history.pairIndex(first.number, second.number) else { return nil }
    let observed = past.history.events(ofPair: pair).map { past.history[event: $0] }
      .filter { $0.seconds <= past.asOf && $0.basis == .observed }
    let order: [Channel] = [.meeting, .video, .call, .event]
    return order.first { channel in observed.contains { $0.channel == channel } } ?? observed.first?.channel
  }
}
