/// One person as a network knows them: the tie to its owner, the ties to others, what happened when.
public struct PersonReport: Sendable, Equatable {
  /// A tie seen from the person.
  public struct Tie: Sendable, Equatable {
    public let other: Person
    /// How strong it is from the person to the other, and back; the same where directions are not known.
    public let outgoing: Double
    public let incoming: Double
    /// The smaller of both.
    public let strength: Double
    public let basis: TieBasis
    /// nil where nothing is dated.
    public let digest: TieDigest?
    /// What is known of it, a sentence each.
    public let evidence: [String]
  }

  /// What happened in one year, by `Channel.rawValue`.
  public struct Year: Sendable, Equatable {
    public let year: Int
    public internal(set) var counts: [Int]

    public func count(of channel: Channel) -> Int { counts[Int(channel.rawValue)] }
  }

  public let person: Person
  /// The second since 1970 of the last event of the whole network, to which silence is counted; nil where nothing has a
  /// date.
  public let seenUntil: Int64?
  /// The tie to the owner of the network; nil where there is none, or none is known, or this is the owner.
  public let tieToOwner: Tie?
  /// The place of that tie among those of the owner, from 1, and how many the owner has.
  public let rank: Int?
  public let ownerTies: Int?
  /// All ties, the strongest first.
  public let ties: [Tie]
  /// Years with observed events, the first one first: events with the owner or, where there is no tie to one, with
  /// anybody, each person met counting once.
  public let years: [Year]
}

extension SocialNetwork {
  /// What the network knows of a person.
  ///
  /// - Throws: `NetworkError` where values cannot be read as probabilities.
  /// - Complexity: O(pairs + events of the person).
  public func report(on person: Person) throws -> PersonReport {
    guard let past else { return try listedReport(on: person) }
    let history = past.history
    let seenUntil = history.seenUntil(asOf: past.asOf)
    var scratch: [Double] = []
    var ties: [PersonReport.Tie] = []
    var years: [Int: PersonReport.Year] = [:]
    var ownerYears: [Int: PersonReport.Year] = [:]
    for pair in 0..<history.pairCount {
      let ends = history.pair(pair)
      guard ends.first == person.number || ends.second == person.number, history.isTie(pair, asOf: past.asOf) else {
        continue
      }
      let other = Person(ends.first == person.number ? ends.second : ends.first)
      let digest = history.digest(
        ofPair: pair, strengths: past.strengths, earlier: nil, asOf: past.asOf, seenUntil: seenUntil,
        gaps: &scratch)
      let (forward, backward) = (past.strengths.forward[pair], past.strengths.backward[pair])
      ties.append(
        PersonReport.Tie(
          other: other, outgoing: person < other ? forward : backward, incoming: person < other ? backward : forward,
          strength: digest.strength, basis: digest.basis, digest: digest,
          evidence: evidenceOfPast(from: person, to: other, past, in: .en)))
      history.count(pair, asOf: past.asOf, into: &years)
      if other == owner { history.count(pair, asOf: past.asOf, into: &ownerYears) }
    }
    ties.sort { ($1.strength, $0.other) < ($0.strength, $1.other) }
    let tieToOwner = ties.first { $0.other == owner }
    let counted = tieToOwner == nil ? years : ownerYears
    var rank: Int?
    var ownerTies: Int?
    if let owner, let tieToOwner {
      var strengths: [Double] = []
      for pair in 0..<history.pairCount {
        let ends = history.pair(pair)
        if ends.first == owner.number || ends.second == owner.number, history.isTie(pair, asOf: past.asOf) {
          strengths.append(min(past.strengths.forward[pair], past.strengths.backward[pair]))
        }
      }
      ownerTies = strengths.count
      rank = 1 + strengths.filter { $0 > tieToOwner.strength }.count
    }
    return PersonReport(
      person: person, seenUntil: history.eventCount > 0 ? seenUntil : nil, tieToOwner: tieToOwner, rank: rank,
      ownerTies: ownerTies, ties: ties,
      years: counted.values.sorted { $0.year < $1.year })
  }

  /// Where nothing is dated, ties are what the file says.
  private func listedReport(on person: Person) throws -> PersonReport {
    var strengths: [Person: (outgoing: Double?, incoming: Double?)] = [:]
    for tie in try probabilityList() where tie.source != tie.target {
      if tie.source == person { strengths[tie.target, default: (nil, nil)].outgoing = tie.value }
      if tie.target == person { strengths[tie.source, default: (nil, nil)].incoming = tie.value }
    }
    let ties = strengths.map { other, known in
      let (outgoing, incoming) = (known.outgoing ?? known.incoming ?? 0, known.incoming ?? known.outgoing ?? 0)
      let isReverse = known.outgoing == nil && isDirected
      return PersonReport.Tie(
        other: other, outgoing: outgoing, incoming: incoming, strength: min(outgoing, incoming), basis: .declared,
        digest: nil, evidence: isReverse ? evidence(from: other, to: person) : evidence(from: person, to: other))
    }
    return PersonReport(
      person: person, seenUntil: nil, tieToOwner: nil, rank: nil, ownerTies: nil,
      ties: ties.sorted { ($1.strength, $0.other) < ($0.strength, $1.other) }, years: [])
  }
}

extension TieHistory {
  fileprivate func count(_ pair: Int, asOf: Int64, into years: inout [Int: PersonReport.Year]) {
    for index in events(ofPair: pair) where moments[index] <= asOf && directions[index] & 4 == 0 {
      let year = Day(ofSecond: moments[index]).components.year
      let none = PersonReport.Year(year: year, counts: Channel.allCases.map { _ in 0 })
      years[year, default: none].counts[Int(channels[index])] += 1
    }
  }
}
