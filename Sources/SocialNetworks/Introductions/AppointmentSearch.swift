extension IntroductionSearch {
  /// A route to each target, such that as many as possible are reached on average and nobody is asked more often than
  /// their budget still allows.
  ///
  /// Without a budget everyone has their best route. Where somebody would be asked too often, asks are dealt out by
  /// `AskAssignment`, which is exact: each target has the best route that begins with each contact to choose from.
  /// Writing to a target oneself asks nobody.
  mutating func everyone(_ question: Question) -> [Appointment] {
    var routes = bestRoutes(question)
    let budget = question.options.willingness
    var asks: [Person: Int] = [:]
    for route in routes.compactMap({ $0 }) where !route.intermediaries.isEmpty { asks[route.ask, default: 0] += 1 }
    let isTooMuch = asks.contains { person, count in budget.remainingAsks(of: person).map { count > $0 } ?? false }
    if isTooMuch { routes = dealt(question) }
    return zip(question.targets, routes).map { Appointment(target: $0, introduction: $1) }
  }

  private mutating func bestRoutes(_ question: Question) -> [Introduction?] {
    let options = question.options
    let chances = routes.chances(from: question.source, to: question.targets, limits: question.limits)
    return question.targets.indices.map { number in
      let target = question.targets[number]
      let isOwnContact = question.spent.contains(target)
      if chances[number] < options.minProbability * (1 - 1e-9) && !isOwnContact { return nil }
      guard let route = routes.best(from: question.source, to: target, limits: question.limits(to: target)) else {
        return nil
      }
      return honest([introduction(along: route.people, options)], options).first
    }
  }

  private mutating func dealt(_ question: Question) -> [Introduction?] {
    let options = question.options
    var numbers: [Person: Int] = [:]
    var brokers: [Person] = []
    var assignment = AskAssignment()
    for target in question.targets {
      var offers: [AskAssignment.Offer] = []
      for (broker, chance) in bounds(question, targets: [target]) where broker != target {
        if question.spent.contains(broker) { continue }
        let number = numbers[broker] ?? brokers.count
        if number == brokers.count {
          numbers[broker] = number
          brokers.append(broker)
          assignment.capacities.append(options.willingness.remainingAsks(of: broker) ?? .max)
        }
        offers.append(AskAssignment.Offer(asked: number, value: chance))
      }
      let own = options.avoiding.contains(target) ? 0 : routes.strength(from: question.source, to: target)
      assignment.offers.append(offers)
      assignment.alternatives.append(options.isHonest(own) ? own : 0)
    }
    let chosen = assignment.best()
    return question.targets.indices.map { number in
      let target = question.targets[number]
      if let broker = chosen[number] { return route(through: brokers[broker], question, to: [target]) }
      let isContact = assignment.alternatives[number] > 0
      return isContact ? introduction(along: [question.source, target], options) : nil
    }
  }
}
