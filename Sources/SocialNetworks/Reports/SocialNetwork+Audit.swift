public import GraphAnalytics

extension SocialNetwork {
  /// How much of this network is real.
  ///
  /// A network without dated events is judged as what it is: every tie is declared, and nothing is known of meetings,
  /// answers and durability.
  ///
  /// - Parameters:
  ///   - person: whose network is judged; nil: the owner's, and everybody's where there is none.
  ///   - seed: of the samples that layers are held against.
  /// - Throws: `NetworkError`, `GraphError` where values cannot be read as probabilities; what `progress` throws.
  /// - Complexity: O(events + ties √ties), and O(people · ties) without an owner in networks where that is at most 10⁸.
  /// - Determinism: exact for the same seed and any number of threads.
  public func audit(
    of person: Person? = nil, samples: Int = 199, seed: UInt64 = 1, progress: Progress? = nil
  ) throws -> NetworkAudit {
    let subject = person ?? owner
    let known = try past ?? declaredPast()
    let history = known.history
    var audit = NetworkAudit(
      scope: subject == nil ? .everybody : .owner, owner: subject, asOf: past?.asOf, people: personCount)
    let earlier = known.model.map { $0.strengths(history, known.asOf - TieHistory.secondsOfYear) }
    let seenUntil = history.seenUntil(asOf: known.asOf)
    audit.seenUntil = past == nil ? nil : seenUntil
    var tally = AuditTally(audit)
    var scratch: [Double] = []
    for pair in 0..<history.pairCount where history.isTie(pair, asOf: known.asOf) {
      let digest = history.digest(
        ofPair: pair, strengths: known.strengths, earlier: earlier, asOf: known.asOf, seenUntil: seenUntil,
        gaps: &scratch)
      tally.add(digest, years: history.yearlyContact(ofPair: pair, asOf: known.asOf))
    }
    audit = tally.finished()
    audit.note = past == nil ? try probabilities().note : nil
    if let subject {
      var generator = SeededGenerator(seed: seed)
      let held = audit.ties.filter { $0.reality == .real || $0.reality == .oneSided }.map(\.strength)
      // Without dates a list is all there is.
      let strengths = past == nil ? audit.ties.map(\.strength) : held
      audit.layers = ClosenessLayers(strengths: strengths, samples: samples, using: &generator)
      try addRoutes(of: subject, to: &audit)
    } else if personCount.multipliedReportingOverflow(by: tieCount).partialValue <= 100_000_000 {
      addCarriers(try betweennessShares(progress: progress), to: &audit)
    }
    try addOpenness(to: &audit)
    return audit
  }

  /// A past in which nothing happened but that somebody listed the ties.
  private func declaredPast() throws -> TiePast {
    let probabilities = try self.probabilityList()
    var pairs = probabilities.map { tie in
      (
        low: min(tie.source, tie.target), high: max(tie.source, tie.target), isForward: tie.source < tie.target,
        tie.value
      )
    }
    pairs.removeAll { $0.low == $0.high }
    pairs.sort { ($0.low, $0.high, $0.isForward ? 0 : 1) < ($1.low, $1.high, $1.isForward ? 0 : 1) }
    var history = TieHistory(personCount: personCount)
    var strengths = TieStrengths(forward: [], backward: [])
    for (low, high, isForward, value) in pairs {
      if history.lows.last != UInt32(low.number) || history.highs.last != UInt32(high.number) {
        history.lows.append(UInt32(low.number))
        history.highs.append(UInt32(high.number))
        history.offsets.append(0)
        history.appendNoStatements()
        strengths.forward.append(value)
        strengths.backward.append(value)
      } else if isForward {
        strengths.forward[strengths.forward.count - 1] = value
      } else {
        strengths.backward[strengths.backward.count - 1] = value
      }
      history.declared[history.declared.count - 1] |= isDirected ? (isForward ? 1 : 2) : 3
    }
    return TiePast(history: history, strengths: strengths, asOf: 0, model: nil)
  }

  private func addRoutes(of subject: Person, to audit: inout NetworkAudit) throws {
    let reach = try strongestReach(from: subject)
    let contacts = Set(audit.ties.map { $0.other(than: subject) })
    var counts = [Int](repeating: 0, count: personCount)
    var total = 0
    for (number, route) in reach.enumerated() {
      guard let through = route.through, through.number != number, route.probability >= 0.001 else { continue }
      counts[through.number] += 1
      total += 1
    }
    audit.reachable = total
    let carrying = counts.indices.filter { counts[$0] > 0 }.sorted { (-counts[$0], $0) < (-counts[$1], $1) }
    audit.carriers = carrying.prefix(10).map {
      NetworkAudit.Carrier(person: Person($0), share: Double(counts[$0]) / Double(total), people: counts[$0])
    }
    let lost = dependents(of: subject)
    var strengths: [Person: Double] = [:]
    var sum = 0.0
    for tie in audit.ties {
      strengths[tie.other(than: subject)] = tie.strength
      sum += tie.strength
    }
    let losses = allPeople.filter { contacts.contains($0) || lost[$0.number] > 0 }.map { person in
      NetworkAudit.Loss(
        person: person, people: lost[person.number], strengthShare: sum > 0 ? (strengths[person] ?? 0) / sum : 0)
    }
    audit.losses = Array(
      losses.filter { $0.people > 0 || $0.strengthShare > 0 }
        .sorted { ($1.people, $1.strengthShare, $0.person) < ($0.people, $0.strengthShare, $1.person) }.prefix(10))
  }

  private func addCarriers(_ shares: [Double], to audit: inout NetworkAudit) {
    audit.carriers = ranked(by: shares).prefix(10).filter { shares[$0.number] > 0 }.map {
      NetworkAudit.Carrier(person: $0, share: shares[$0.number], people: nil)
    }
  }

  private func addOpenness(to audit: inout NetworkAudit) throws {
    if let column = people.attribute(named: "organization") {
      let organizations = column.values.map { $0?.lowercased() }
      func count(_ first: Person, _ second: Person) {
        guard let one = organizations[first.number], let other = organizations[second.number] else { return }
        if one == other { audit.openness.within += 1 } else { audit.openness.between += 1 }
      }
      for tie in tieList where audit.owner == nil || tie.source == audit.owner || tie.target == audit.owner {
        count(tie.source, tie.target)
      }
      let (within, between) = (Double(audit.openness.within), Double(audit.openness.between))
      if within + between > 0 { audit.openness.externalInternalIndex = (between - within) / (between + within) }
    }
    audit.openness.bridges = bridges().count
    guard let owner = audit.owner else { return }
    audit.openness.contacts = contactCount(of: owner)
    if contactCount(of: owner) > 0 {
      func value(_ name: String) throws -> Double? {
        guard let measure = BrokerageMeasure.all.first(where: { $0.name == name }) else { return nil }
        let value = try values(of: measure).values[owner.number]
        return value.isNaN ? nil : value
      }
      audit.openness.constraint = try value("constraint")
      audit.openness.effectiveSize = try value("effective-size")
      audit.openness.localBridges = try value("local-bridges").map { Int($0) }
    }
  }
}

extension TieHistory {
  /// Observed contact of the last 365 days and of the 365 before, each event counting 1 / (n − 1) among n people.
  func yearlyContact(ofPair pair: Int, asOf: Int64) -> (last: Double, before: Double) {
    var sums = (last: 0.0, before: 0.0)
    for index in events(ofPair: pair) where directions[index] & 4 == 0 {
      let age = asOf - moments[index]
      let share = 1 / Double(max(1, Int(sizes[index]) - 1))
      if age >= 0 && age < Self.secondsOfYear { sums.last += share }
      if age >= Self.secondsOfYear && age < 2 * Self.secondsOfYear { sums.before += share }
    }
    return sums
  }
}
