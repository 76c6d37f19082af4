/// Two people who may be one, for somebody to decide. Numbers are the first mention of each.
public struct LikelyMatch: Sendable, Equatable {
  public var first: Int
  public var second: Int
  /// From 0 to 1.
  public var score: Double
  /// What speaks for it and, after “against:”, what speaks against it.
  public var reasons: [String]
}

extension IdentityResolver {
  /// People who may be one and are not joined: the list to review, the likeliest first.
  ///
  /// The score of two people is `(1 − (1 − n) · Π (1 − e)) · Π c`:
  /// - n = 0.8 · (s − 0.7) / 0.3, at least 0, where s is the likeness of their most similar names: the mean likeness of the
  ///   words of the shorter name, each with another word of the longer one in whatever order, times 0.95 for each word left
  ///   over. Equal words have 1, a name and its short form 0.93 (William, Bill; Friedrich, Fritz), an initial 0.85, others
  ///   their Jaro-Winkler similarity, or 0 below 0.85. A given name alone says nothing. 0.95 of s counts for a name read
  ///   out of an e-mail address. Where f > 1 different people bear the
  ///   very name if these two are one, n is multiplied by max(0.3, 1 / f); different are those who have addresses, or
  ///   those who have accounts, whichever are more.
  /// - e, what else speaks for it: 0.4 for an organization in common, stated or spelled by the domain of an address; 0.3 for the
  ///   same e-mail address but for its domain; 0.4 for an identity that others have too. Without any likeness of names all
  ///   of it counts half.
  /// - c, what speaks against it: 0.5 for two addresses in one organization's domain, 0.3 for two profiles or handles of one
  ///   service, 0.3 for different generations (Jr., III).
  ///
  /// From about 0.6 on a pair is worth a look. Pairs that a decision keeps apart are left out.
  ///
  /// Not every pair is looked at: only people who share a word and an initial of another, one of the six rarest triples of
  /// letters that occur in several names, the part of an address before the @, or a shared identity. Where more than 32
  /// share one of these, each is compared with the eight that follow in the order of names.
  ///
  /// - Parameters:
  ///   - resolution: what `resolve()` gave.
  ///   - limit: how many at most.
  ///   - threshold: the least score.
  /// - Returns: by falling score, then by number.
  /// - Complexity: O(people · log people), some 40 µs for each person.
  /// - Reference: P. Christen, Data Matching, 2012, doi:10.1007/978-3-642-31164-2.
  public func likelyMatches(_ resolution: IdentityResolution, limit: Int, threshold: Double) -> [LikelyMatch] {
    guard limit > 0, resolution.people.count == entries.count else { return [] }
    let candidates = MatchCandidates(self, resolution)
    let apart = Set(
      decisions.filter { $0.verdict == .different }.map {
        MatchCandidates.pair(resolution.people[$0.first], resolution.people[$0.second])
      })
    var found: [LikelyMatch] = []
    for pair in candidates.pairs() where !apart.contains(pair) {
      let (first, second) = (Int(pair >> 32), Int(pair & 0xFFFF_FFFF))
      let score = candidates.score(first, second, threshold: threshold)
      guard score >= threshold, score > 0 else { continue }
      found.append(
        LikelyMatch(
          first: candidates.people[first].mention, second: candidates.people[second].mention, score: score, reasons: [])
      )
    }
    found.sort { ($1.score, $0.first, $0.second) < ($0.score, $1.first, $1.second) }
    return found.prefix(limit).map { match in
      var match = match
      match.reasons = candidates.reasons(resolution.people[match.first], resolution.people[match.second])
      return match
    }
  }
}
