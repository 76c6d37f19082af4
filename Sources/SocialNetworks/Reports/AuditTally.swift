/// Counts ties into an audit, one digest after the other.
struct AuditTally {
  private(set) var audit: NetworkAudit
  private let owner: Person?
  /// The second since 1970 of the audit.
  private let now: Int64
  private var ages: [Double] = []
  private var silences: [Double] = []
  private var rhythms: [Double] = []
  private var written: [(outgoing: Double, incoming: Double)] = []
  /// Contact by contact, of each person: the owner alone where there is one.
  private var amounts: [[Double]]
  private var yearAmounts: ([Double], [Double]) = ([], [])
  private var shown: [TieDigest] = []

  init(_ audit: NetworkAudit) {
    self.audit = audit
    owner = audit.owner
    now = audit.asOf ?? 0
    amounts = Array(repeating: [], count: audit.owner == nil ? audit.people : 1)
  }

  /// - Parameter years: contact of the last 365 days, and of the 365 before.
  mutating func add(_ tie: TieDigest, years: (last: Double, before: Double)) {
    Self.count(tie.basis, in: &audit.allTies)
    guard owner == nil || tie.first == owner || tie.second == owner else { return }
    Self.count(tie.basis, in: &audit.basis)
    if let place = TieDigest.Reality.allCases.firstIndex(of: tie.reality) { audit.realities[place] += 1 }
    for channel in Channel.allCases where tie.count(of: channel) > 0 {
      audit.channels[Int(channel.rawValue)].ties += 1
      audit.channels[Int(channel.rawValue)].events += tie.count(of: channel)
    }
    switch (tie.met > 0, tie.online > 0) {
    case (true, true): audit.places.both += 1
    case (true, false): audit.places.faceToFaceOnly += 1
    case (false, true): audit.places.onlineOnly += 1
    case (false, false): break
    }
    if tie.metLately > 0 { audit.places.metThisYear += 1 }
    addAnswers(tie)
    addDurability(tie)
    addChange(tie)
    if tie.contact > 0 {
      if owner != nil {
        amounts[0].append(tie.contact)
      } else {
        amounts[tie.first.number].append(tie.contact)
        amounts[tie.second.number].append(tie.contact)
      }
    }
    if years.last > 0 { yearAmounts.0.append(years.last) }
    if years.before > 0 { yearAmounts.1.append(years.before) }
    shown.append(tie)
    // Sorting once in a while keeps a network of millions of ties from being held twice.
    if owner == nil && shown.count > 4 * NetworkAudit.shownLimit { keepStrongest() }
  }

  private static func count(_ basis: TieBasis, in counts: inout NetworkAudit.BasisCounts) {
    switch basis {
    case .observed: counts.observed += 1
    case .declared: counts.declared += 1
    case .inferred: counts.inferred += 1
    }
  }

  private mutating func addAnswers(_ tie: TieDigest) {
    let (sent, received) = tie.written(by: owner ?? tie.first)
    guard sent + received > 0 else { return }
    audit.answers.writtenTies += 1
    if sent > 0 && received > 0 {
      audit.answers.answered += 1
    } else if owner != nil {
      if sent > 0 { audit.answers.onlySent += 1 } else { audit.answers.onlyReceived += 1 }
    }
    written.append((Double(sent), Double(received)))
  }

  private mutating func addDurability(_ tie: TieDigest) {
    guard let first = tie.firstMoment, let last = tie.lastMoment else { return }
    audit.durability.datedTies += 1
    ages.append(Double(now - first) / 86_400)
    silences.append(Double((audit.seenUntil ?? now) - last) / 86_400)
    switch tie.silence?.state {
    case .usual: audit.durability.active += 1
    case .alert: audit.durability.fading += 1
    case .ended: audit.durability.silent += 1
    case nil: audit.durability.withoutRhythm += 1
    }
    if let burstiness = tie.burstiness { rhythms.append(burstiness) }
  }

  private mutating func addChange(_ tie: TieDigest) {
    guard let earlier = tie.earlierStrength else { return }
    var change = audit.change ?? NetworkAudit.Change()
    change.total += tie.strength
    change.earlierTotal += earlier
    if let first = tie.firstMoment, first > now - TieHistory.secondsOfYear { change.begun += 1 }
    if tie.strength > earlier + 0.05 { change.stronger += 1 }
    if tie.strength < earlier - 0.05 { change.weaker += 1 }
    if earlier >= TieDigest.floor && tie.strength < TieDigest.floor { change.wornOff += 1 }
    audit.change = change
  }

  private mutating func keepStrongest() {
    shown.sort { ($1.strength, $0.first, $0.second) < ($0.strength, $1.first, $1.second) }
    if owner != nil { return }
    shown.removeLast(max(0, shown.count - NetworkAudit.shownLimit))
  }

  /// The audit with everything that needs all ties.
  mutating func finished() -> NetworkAudit {
    keepStrongest()
    audit.ties = shown
    audit.answers.reciprocity = Reciprocity.ofNetwork(written)
    audit.durability.medianAge = Self.median(ages)
    audit.durability.medianSilence = Self.median(silences)
    audit.durability.medianBurstiness = Self.median(rhythms)
    audit.concentration = concentration()
    return audit
  }

  private func concentration() -> NetworkAudit.Concentration? {
    let each = amounts.compactMap { Self.concentration(of: $0) }
    func median(_ value: (NetworkAudit.Concentration) -> Double) -> Double { Self.median(each.map(value)) ?? 0 }
    guard !each.isEmpty else { return nil }
    var result = NetworkAudit.Concentration(
      top1: median(\.top1), top5: median(\.top5), top10: median(\.top10), gini: median(\.gini),
      herfindahl: median(\.herfindahl))
    if owner != nil, let last = SocialSignature(amounts: yearAmounts.0),
      let before = SocialSignature(amounts: yearAmounts.1)
    {
      result.yearlyChange = last.distance(to: before)
    }
    return result
  }

  private static func concentration(of amounts: [Double]) -> NetworkAudit.Concentration? {
    guard let shares = SocialSignature(amounts: amounts)?.shares else { return nil }
    func top(_ count: Int) -> Double { count < shares.count ? shares.prefix(count).reduce(0, +) : 1 }
    // The i-th of n from below stands at rank n + 1 − i: G = Σ (2 i − n − 1) p / n.
    let count = Double(shares.count)
    let gini = shares.enumerated().reduce(0.0) { $0 + (count - 1 - 2 * Double($1.offset)) * $1.element } / count
    return NetworkAudit.Concentration(
      top1: top(1), top5: top(5), top10: top(10), gini: max(0, gini),
      herfindahl: shares.reduce(0) { $0 + $1 * $1 })
  }

  private static func median(_ values: [Double]) -> Double? {
    let sorted = values.sorted()
    guard !sorted.isEmpty else { return nil }
    return (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
  }
}
