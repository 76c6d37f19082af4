/// A decision about two of the mentions of pooled drafts.
public struct IdentityDecision: Sendable, Hashable {
  public var verdict: IdentityVerdict
  /// Taken out, where the two are different.
  public var first: Int
  public var second: Int

  public init(_ verdict: IdentityVerdict, _ first: Int, _ second: Int) {
    self.verdict = verdict
    self.first = first
    self.second = second
  }
}

extension Relationships {
  /// Pools sources and recognizes people in them, in memory.
  ///
  /// An interaction that several sources tell (`Interaction.key`) counts once, as the first of them has it. Who is no
  /// person is dropped; what fewer than two people are left of is dropped, and so is what somebody else
  /// than a person began. People have unique ids: where two would have the same, the second has ` (2)` behind it.
  ///
  /// The owner is `owner`, who is added when no source knows them. Without one it is the owner of the drafts, where all that
  /// have one have the same; several people's pooled sources have none.
  ///
  /// - Parameters:
  ///   - drafts: what the sources say.
  ///   - owner: whose network it is; placeholders for the owner of a source are that person.
  ///   - decisions: about mentions, numbered through all drafts in their order.
  ///   - recognition: how sure it must be that two are one.
  /// - Complexity: O(mentions log mentions + interactions).
  public init(
    pooling drafts: [RelationshipDraft], owner: Mention? = nil, decisions: [IdentityDecision] = [],
    recognition: Recognition = .corroborated
  ) {
    var resolver = IdentityResolver(recognition: recognition)
    for draft in drafts { resolver.add(draft) }
    let known = resolver.mentionCount
    for decision in decisions
    where (0..<known).contains(decision.first) && (0..<known).contains(decision.second) {
      resolver.decide(decision.verdict, decision.first, decision.second)
    }
    if let owner { resolver.setOwner(resolver.add(owner)) }
    var resolution = resolver.resolve()
    if recognition == .likely {
      for match in resolver.likelyMatches(resolution, limit: .max, threshold: Recognition.likelyThreshold) {
        resolver.decide(.same, match.first, match.second)
      }
      resolution = resolver.resolve()
    }
    self.init(pooling: drafts, owner: owner, resolution: resolution)
  }

  /// Pools sources in which people are recognized already.
  ///
  /// - Parameters:
  ///   - drafts: what the sources say.
  ///   - owner: the mention that was added after those of all drafts, if any.
  ///   - resolution: who is who among the mentions of all drafts, in their order.
  public init(pooling drafts: [RelationshipDraft], owner: Mention?, resolution: IdentityResolution) {
    self.init()
    var mentions = drafts.flatMap(\.mentions)
    if let owner { mentions.append(owner) }
    precondition(mentions.count == resolution.people.count, "a resolution of other mentions")
    people = Self.profiles(of: mentions, drafts: drafts, resolution: resolution)
    let isPerson = people.map { $0.kind == .person || $0.kind == .owner }

    interactions.reserve(drafts.reduce(0) { $0 + $1.interactions.count })
    var first = 0
    var owners: Set<Int> = []
    var seenKeys: Set<UInt64> = []
    var seen = (affiliations: Set<Affiliation>(), facts: Set<PersonFact>(), declarations: Set<DeclaredTie>())
    for var draft in drafts {
      if draft.interactions.keys.contains(0) { draft.settleKeys() }
      let numbers = Array(resolution.people[first..<first + draft.mentions.count])
      first += draft.mentions.count
      if let owner = draft.owner { owners.insert(numbers[owner]) }
      take(draft.interactions, numbers, isPerson, &seenKeys)
      for var affiliation in draft.affiliations {
        affiliation.person = numbers[affiliation.person]
        if seen.affiliations.insert(affiliation).inserted { affiliations.append(affiliation) }
      }
      for var fact in draft.facts {
        fact.person = numbers[fact.person]
        if seen.facts.insert(fact).inserted { facts.append(fact) }
      }
      for var tie in draft.declarations {
        (tie.source, tie.target) = (numbers[tie.source], numbers[tie.target])
        guard tie.source != tie.target, isPerson[tie.source], isPerson[tie.target] else { continue }
        if seen.declarations.insert(tie).inserted { declarations.append(tie) }
      }
    }
    if owner != nil {
      self.owner = resolution.people.last
    } else if owners.count == 1 {
      self.owner = owners.first
    }
    keepPersons(isPerson)
  }

  /// Takes lists, rooms and machines out; they stand in no interaction and in no tie any more.
  private mutating func keepPersons(_ isPerson: [Bool]) {
    guard isPerson.contains(false) else { return }
    var numbers = [Int](repeating: -1, count: people.count)
    var count = 0
    for number in people.indices where isPerson[number] {
      numbers[number] = count
      count += 1
    }
    people = people.indices.filter { isPerson[$0] }.map { people[$0] }
    interactions.participants = interactions.participants.map { UInt32(numbers[Int($0)]) }
    affiliations = affiliations.filter { isPerson[$0.person] }
    facts = facts.filter { isPerson[$0.person] }
    for place in affiliations.indices { affiliations[place].person = numbers[affiliations[place].person] }
    for place in facts.indices { facts[place].person = numbers[facts[place].person] }
    for place in declarations.indices {
      declarations[place].source = numbers[declarations[place].source]
      declarations[place].target = numbers[declarations[place].target]
    }
    if let known = owner { owner = numbers[known] < 0 ? nil : numbers[known] }
  }

  private mutating func take(
    _ table: InteractionTable, _ numbers: [Int], _ isPerson: [Bool], _ seen: inout Set<UInt64>
  ) {
    for index in 0..<table.count {
      let key = table.keys[index]
      if key != 0, !seen.insert(key).inserted { continue }
      let range = table.offsets[index]..<table.offsets[index + 1]
      if let begun = range.first, !isPerson[numbers[Int(table.participants[begun])]], !table.channel(index).isMutual {
        continue
      }
      var interaction = table[index]
      var present: [Int] = []
      for participant in interaction.participants {
        let person = numbers[participant]
        guard isPerson[person] else { continue }
        present.append(person)
      }
      interaction.participants = Self.withoutRepetition(present)
      interactions.append(interaction)
    }
  }

  private static func withoutRepetition(_ people: [Int]) -> [Int] {
    if people.count == 2 { return people[0] == people[1] ? [people[0]] : people }
    var seen: Set<Int> = []
    return people.filter { seen.insert($0).inserted }
  }

  private static func profiles(
    of mentions: [Mention], drafts: [RelationshipDraft], resolution: IdentityResolution
  ) -> [PersonProfile] {
    // How often each mention takes part tells which spelling is the usual one.
    var counts = Array(repeating: 1, count: mentions.count)
    var first = 0
    for draft in drafts {
      for participant in draft.interactions.participants { counts[first + Int(participant)] += 1 }
      first += draft.mentions.count
    }
    var members: [[Int]] = Array(repeating: [], count: resolution.personCount)
    for (mention, person) in resolution.people.enumerated() { members[person].append(mention) }
    var taken: [String: Int] = [:]
    return members.map { members in
      var profile = PersonProfile(joining: members.map { mentions[$0] }, counts: members.map { counts[$0] })
      profile.id = unique(profile.id, &taken)
      return profile
    }
  }

  /// `taken` holds the last number given to each id.
  private static func unique(_ id: String, _ taken: inout [String: Int]) -> String {
    guard var number = taken[id] else {
      taken[id] = 1
      return id
    }
    repeat { number += 1 } while taken["\(id) (\(number))"] != nil
    taken[id] = number
    taken["\(id) (\(number))"] = 1
    return "\(id) (\(number))"
  }
}
