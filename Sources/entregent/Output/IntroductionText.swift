import SocialNetworks

/// Who can introduce whom, for a person at a terminal: each route with its ties and what they rest on.
struct IntroductionText {
  let network: SocialNetwork
  let language: Language

  func readable(_ answer: IntroductionAnswer, top: Int?, everyone wantsEveryone: Bool) -> String {
    if wantsEveryone { return everyone(answer, top: top) }
    var text = ""
    for (number, introduction) in answer.introductions.prefix(top ?? .max).enumerated() {
      text += route(introduction, number: number + 1)
      for tie in introduction.ties { text += self.text(of: tie, in: introduction) }
    }
    if !answer.brokers.isEmpty { text += brokers(answer.brokers) }
    if network.hasTieValues {
      // Asking more people draws on more goodwill, so it must be worth it.
      var best = answer.introductions.first?.probability ?? 0
      for ask in answer.together where ask.probability >= 1.1 * best {
        text += together(ask)
        best = ask.probability
      }
    }
    return text
  }

  /// One line for each target: the route, and how surely it arrives.
  private func everyone(_ answer: IntroductionAnswer, top: Int?) -> String {
    var text = ""
    for (number, appointment) in answer.everyone.prefix(top ?? .max).enumerated() {
      if let introduction = appointment.introduction {
        text += route(introduction, number: number + 1)
      } else {
        let name = Terminal.bold(Terminal.safe(network.name(of: appointment.target)))
        text += "\(number + 1). \(name)\n   \(say(en: "No honest route.", fr: "Aucune voie crédible."))\n"
      }
    }
    let reached = answer.everyone.filter { $0.introduction != nil }.count
    let expected = decimal((answer.expected * 10).rounded() / 10)
    let all = answer.everyone.count
    if network.hasTieValues {
      text += say(
        en: "Routes to \(reached) of \(all); on average \(expected) of them are reached.\n",
        fr: "Des voies vers \(reached) sur \(all) ; en moyenne, \(expected) aboutissent.\n")
    } else {
      text += say(en: "Routes to \(reached) of \(all).\n", fr: "Des voies vers \(reached) sur \(all).\n")
    }
    return text
  }

  private func route(_ introduction: Introduction, number: Int) -> String {
    let chance = network.hasTieValues ? "  \(chance(introduction.probability)) %" : ""
    let route = introduction.people.map { Terminal.safe(network.name(of: $0)) }.joined(separator: " → ")
    let doubt = introduction.isLongShot ? say(en: "  (a long shot)", fr: "  (très incertain)") : ""
    return "\(number). \(Terminal.bold(route))\(chance)\(doubt)\n"
      + lines(network.sentence(for: introduction, in: language), indent: 3)
  }

  /// In lines as wide as the terminal, what goes on indented by two more.
  private func lines(_ text: String, indent: Int, _ style: (String) -> String = { $0 }) -> String {
    let columns = System.terminalWidth
    let wrapped = Terminal.wrapped(Terminal.safe(text), to: columns.map { $0 - indent - 2 })
    return wrapped.enumerated().map { number, line in
      style(String(repeating: " ", count: indent + (number > 0 ? 2 : 0)) + line) + "\n"
    }.joined()
  }

  // MARK: ties

  private func text(of tie: IntroductionTie, in introduction: Introduction) -> String {
    let (source, target) = (network.name(of: tie.source), network.name(of: tie.target))
    let strength = network.hasTieValues ? " \(decimal(tie.strength))" : ""
    var details = [basis(tie)]
    if !network.isPersonal { details += tie.evidence }
    if let sides = sides(of: tie, isLast: tie == introduction.ties.last) { details.append(sides) }
    let isWeakest = tie == introduction.bottleneck && introduction.ties.count > 1 && network.hasTieValues
    let mark = isWeakest ? say(en: ", the weakest tie", fr: ", le lien le plus faible") : ""
    let joint = tie.basis == .inferred ? "–?–" : "–"
    let facts = details.joined(separator: ", ")
    let tieLines = lines("\(source) \(joint) \(target):\(strength) (\(facts))\(mark)", indent: 3, Terminal.dim)
    if !network.isPersonal { return tieLines }
    return tieLines + tie.evidence.map { lines($0, indent: 6, Terminal.dim) }.joined()
  }

  private func basis(_ tie: IntroductionTie) -> String {
    switch tie.basis {
    case .observed: say(en: "observed", fr: "observé")
    case .declared: say(en: "declared", fr: "déclaré")
    case .inferred: say(en: "inferred: perhaps they know each other", fr: "déduit : ils se connaissent peut-être")
    }
  }

  /// Who of the two cares less, where one does much; of the last tie, always how much the one to be met cares.
  private func sides(of tie: IntroductionTie, isLast: Bool) -> String? {
    guard let both = network.strengths(between: tie.source, and: tie.target) else { return nil }
    let (outgoing, incoming) = (chance(both.outgoing), chance(both.incoming))
    let (source, target) = (network.name(of: tie.source), network.name(of: tie.target))
    if max(both.outgoing, both.incoming) >= 2 * min(both.outgoing, both.incoming) {
      let isSource = both.outgoing < both.incoming
      let (less, low) = isSource ? (source, outgoing) : (target, incoming)
      let (more, high) = isSource ? (target, incoming) : (source, outgoing)
      return say(
        en: "\(less) puts less into it, \(low) %, than \(more), \(high) %",
        fr: "\(less) s’y investit moins, \(low) %, que \(more), \(high) %")
    }
    return isLast ? say(en: "on \(target)’s side \(incoming) %", fr: "du côté de \(target) \(incoming) %") : nil
  }

  // MARK: whom to ask

  private func brokers(_ brokers: [Broker]) -> String {
    let all = brokers.map { broker in
      let name = network.name(of: broker.person)
      let asks = broker.recentAsks
      let lately =
        asks == 0
        ? ""
        : say(
          en: " (asked \(asks == 1 ? "once" : "\(asks) times") lately)",
          fr: asks == 1 ? " (1 demande récente)" : " (\(asks) demandes récentes)")
      return "\(name)\(percent(broker.probability))\(lately)\(say(en: ";", fr: " ;")) \(rest(without: broker, name))"
    }
    let title = say(en: "Whom to ask:", fr: "À qui demander :")
    return title + "\n" + all.map { lines($0, indent: 3) }.joined()
  }

  private func rest(without broker: Broker, _ name: String) -> String {
    guard let rest = broker.without else {
      return say(en: "nothing remains if \(name) declines", fr: "il ne reste rien si \(name) refuse")
    }
    let chance = percent(rest.probability)
    let ask = network.name(of: rest.ask)
    if rest.intermediaries.isEmpty {
      return say(
        en: "if \(name) declines:\(chance) by the tie with \(ask)",
        fr: "si \(name) refuse :\(chance) par le lien avec \(ask)")
    }
    return say(en: "if \(name) declines:\(chance) through \(ask)", fr: "si \(name) refuse :\(chance) par \(ask)")
  }

  private func together(_ ask: JointAsk) -> String {
    let names = ask.people.map { network.name(of: $0) }
    let list = names.dropLast().joined(separator: say(en: ", ", fr: ", à "))
    let chance = chance(ask.probability)
    let last = names.last ?? ""
    return lines(
      say(
        en: "Ask \(list) and \(last): \(chance) % that one of them succeeds.",
        fr: "Demandez à \(list) et à \(last) : \(chance) % de chances que l’une des demandes aboutisse."), indent: 0)
  }

  private func percent(_ probability: Double) -> String {
    network.hasTieValues ? " \(chance(probability)) %" : ""
  }

  private func chance(_ probability: Double) -> String { SocialNetwork.percent(probability, in: language) }

  private func decimal(_ value: Double) -> String {
    let text = Cell.number(value).readable
    return language == .fr ? text.replacing(".", with: ",") : text
  }

  private func say(en: String, fr: String) -> String { language.choose(en: en, fr: fr) }
}
