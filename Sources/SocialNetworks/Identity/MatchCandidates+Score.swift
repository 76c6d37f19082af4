extension MatchCandidates {
  private static let localPartEvidence = 0.3
  private static let organizationEvidence = 0.4
  private static let sharedIdentityEvidence = 0.4

  private static let greatestWithoutName =
    (1 - (1 - localPartEvidence) * (1 - organizationEvidence) * (1 - sharedIdentityEvidence)) / 2

  /// How alike the most similar names of two people are, and which they are.
  private func likeness(_ first: [Name], _ second: [Name]) -> (value: Double, first: Name, second: Name)? {
    var best: (value: Double, first: Name, second: Name)?
    for one in first where one.counts {
      for other in second where other.counts {
        var value = NameSimilarity.similarity(one.words, other.words, in: words)
        if one.isSpelledByAddress || other.isSpelledByAddress { value *= 0.95 }
        if value > best?.value ?? 0 { best = (value, one, other) }
      }
    }
    return best
  }

  private func nameTerm(_ best: (value: Double, first: Name, second: Name)?, others: Int) -> Double {
    guard let best, best.value > 0.7 else { return 0 }
    let term = 0.8 * (best.value - 0.7) / 0.3
    return others > 1 ? term * max(0.3, 1 / Double(others)) : term
  }

  /// How many different people bear the name that both have, at least, if these two are one; 0 where they have no name in
  /// common.
  private func bearers(
    of best: (value: Double, first: Name, second: Name)?, _ one: Candidate, _ other: Candidate
  ) -> Int {
    guard let form = best?.first.form, form == best?.second.form, let counts = bearers[form] else { return 0 }
    return max(
      counts.addresses - (one.emails.isEmpty || other.emails.isEmpty ? 0 : 1),
      counts.accounts - (one.accounts.isEmpty || other.accounts.isEmpty ? 0 : 1))
  }

  /// The formula stands at `IdentityResolver.likelyMatches`.
  ///
  /// - Returns: 0 where it is certain to be less than `threshold`.
  func score(_ first: Int, _ second: Int, threshold: Double) -> Double {
    let best = likeness(people[first].names, people[second].names)
    if best?.value ?? 0 <= 0.7, threshold > Self.greatestWithoutName { return 0 }
    let (one, other) = (people[first], people[second])
    let name = nameTerm(best, others: bearers(of: best, one, other))
    var missing = 1.0
    if sharedOrganization(one, other) != nil { missing *= 1 - Self.organizationEvidence }
    if sharedLocalPart(one, other) != nil { missing *= 1 - Self.localPartEvidence }
    if sharedKey(one, other) != nil { missing *= 1 - Self.sharedIdentityEvidence }
    var score = name > 0 ? 1 - (1 - name) * missing : (1 - missing) / 2
    if sharedDomain(one, other) != nil { score *= 0.5 }
    if sharedService(one, other) != nil { score *= 0.3 }
    if let best, best.first.generations != best.second.generations { score *= 0.3 }
    return score
  }

  /// What speaks for and against, in words.
  func reasons(_ first: Int, _ second: Int) -> [String] {
    let (one, other) = (people[first], people[second])
    var reasons: [String] = []
    let best = likeness(one.names, other.names)
    let count = bearers(of: best, one, other)
    if let best, nameTerm(best, others: count) > 0 {
      let texts = [best.first, best.second].map { $0.words.map { words[$0].text } }
      if texts[0] == texts[1] {
        reasons.append("same name")
      } else if texts[0].sorted() == texts[1].sorted() {
        reasons.append("same name in another order")
      } else {
        reasons.append("similar names: \(texts[0].joined(separator: " ")), \(texts[1].joined(separator: " "))")
      }
      if best.first.isSpelledByAddress || best.second.isSpelledByAddress {
        reasons.append("the address spells the name")
      }
    }
    if let organization = sharedOrganization(one, other) {
      reasons.append("same organization: \(organization)")
    }
    if let local = sharedLocalPart(one, other) { reasons.append("same address but for the domain: \(local)@") }
    if let key = sharedKey(one, other) { reasons.append("both have \(identity(key).value), and others too") }
    if let domain = sharedDomain(one, other) { reasons.append("against: two addresses at \(domain)") }
    if let service = sharedService(one, other) { reasons.append("against: two accounts at \(service)") }
    if let best {
      if best.first.generations != best.second.generations { reasons.append("against: different generations") }
      if count > 1 { reasons.append("against: \(count) people of that name") }
    }
    return reasons
  }

  func sharedOrganization(_ one: Candidate, _ other: Candidate) -> String? {
    if let place = one.organizations.first(where: { other.organizations.contains($0) }) {
      return organizationNames[place]
    }
    for email in one.emails {
      guard let organization = email.organization else { continue }
      if other.readings.contains(organization) || other.emails.contains(where: { $0.organization == organization }) {
        return organization
      }
    }
    return other.emails.lazy.compactMap(\.organization).first { one.readings.contains($0) }
  }

  private func sharedLocalPart(_ one: Candidate, _ other: Candidate) -> String? {
    one.emails.first { email in
      Self.isPersonal(email.local)
        && other.emails.contains { $0.local == email.local && $0.domain != email.domain }
    }?.local
  }

  private func sharedKey(_ one: Candidate, _ other: Candidate) -> Int? {
    one.sharedKeys.first { other.sharedKeys.contains($0) }
  }

  /// A domain at which both have an address, and not the same one: in an organization that is two people.
  func sharedDomain(_ one: Candidate, _ other: Candidate) -> String? {
    one.emails.first { email in
      email.organization != nil
        && other.emails.contains { $0.domain == email.domain && $0.local != email.local }
        && !other.emails.contains { $0.domain == email.domain && $0.local == email.local }
    }?.domain
  }

  func sharedService(_ one: Candidate, _ other: Candidate) -> String? {
    one.accounts.first { account in
      other.accounts.contains { $0.service == account.service }
        && !other.accounts.contains { $0.name == account.name }
    }?.service
  }
}
