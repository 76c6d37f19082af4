extension IntroductionSearch {
  /// Routes without an intermediary in common, where two people of one full name count as one: they are likely the same
  /// human under two ids, and asking them is asking once.
  ///
  /// To one person: as many routes as there are (see `PathFinder.disjointPaths`), unless namesakes stand on several of
  /// them. Then, and to a set of people, each next one is the best that shares nobody with those before.
  mutating func diverse(_ question: Question) -> [Introduction] {
    let options = question.options
    var found: [Introduction] = []
    if let target = question.targets.first, question.targets.count == 1 {
      found = honest(
        routes.diverse(
          from: question.source, to: target, count: options.paths, limits: question.limits(to: target)
        ).map { introduction(along: $0.people, options) }, options)
      let apart = withoutNamesakes(ranked(found))
      if apart.count == found.count { return apart }
      found = apart
    }
    let next = oneAfterAnother(question)
    return next.count >= found.count ? next : found
  }

  private mutating func oneAfterAnother(_ question: Question) -> [Introduction] {
    let options = question.options
    var question = question
    var met: [Person] = []
    var found: [Introduction] = []
    while found.count < options.paths, let next = bestRoute(question, withoutTiesTo: met) {
      found.append(next)
      if next.intermediaries.isEmpty {
        met.append(next.ask)
      } else {
        question.limits.avoiding += namesakes(of: next.intermediaries)
      }
    }
    return ranked(found)
  }

  /// The best route to any target, though not by the own tie to one of `met`.
  private mutating func bestRoute(_ question: Question, withoutTiesTo met: [Person]) -> Introduction? {
    var others = question
    others.targets = question.targets.filter { !met.contains($0) }
    var found = [bestRoute(others)].compactMap { $0 }
    for target in met {
      var limits = question.limits
      limits.notFirst.append(target)
      if let route = routes.best(from: question.source, to: target, limits: limits) {
        found.append(introduction(along: route.people, question.options))
      }
    }
    return ranked(honest(found, question.options)).first
  }

  private func withoutNamesakes(_ introductions: [Introduction]) -> [Introduction] {
    var names: Set<String> = []
    return introductions.filter { introduction in
      let own = introduction.intermediaries.compactMap { fullName(of: $0) }
      if own.contains(where: names.contains) { return false }
      names.formUnion(own)
      return true
    }
  }

  /// These people and all who have the same full name.
  private func namesakes(of people: ArraySlice<Person>) -> [Person] {
    let names = Set(people.compactMap { fullName(of: $0) })
    if names.isEmpty { return Array(people) }
    return Array(people)
      + network.allPeople.filter { person in
        !people.contains(person) && fullName(of: person).map { names.contains($0) } ?? false
      }
  }

  /// Of two words at least, since many are called Ann.
  private func fullName(of person: Person) -> String? {
    let name = NameFolding.fold(network.name(of: person))
    return name.utf8.contains(0x20) ? name : nil
  }
}
