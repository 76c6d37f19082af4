extension IdentityResolver {
  /// Joins people of one full name and one organization, each of whom is the only one that fits the other.
  func linkWithinOrganizations(_ joining: inout IdentityJoining) {
    var named: [[Int]] = Array(repeating: [], count: forms.count)
    for (mention, entry) in entries.enumerated()
    where forms[entry.form].isFull && entry.hasIdentities && isPerson(mention) {
      named[entry.form].append(mention)
    }
    var partial = IdentityResolution()
    (partial.people, partial.personCount) = joining.numbering()
    var bearers: [(form: Int, mentions: [Int])] = []
    var wanted: Set<Int> = []
    for form in forms.indices where named[form].count > 1 {
      var seen: Set<Int> = []
      let mentions = named[form].filter { seen.insert(partial.people[$0]).inserted }
      // Of a name that many bear, nobody can be told by it.
      guard (2...Self.mostBearers).contains(mentions.count) else { continue }
      bearers.append((form, mentions))
      wanted.formUnion(seen)
    }
    let candidates = MatchCandidates(self, partial, wanted: wanted)
    var pairs: [(name: String, first: Int, second: Int)] = []
    for (form, mentions) in bearers {
      let people = mentions.map { candidates.people[partial.people[$0]] }
      let fits = people.indices.map { one in
        people.indices.filter { other in
          one != other && candidates.sharedOrganization(people[one], people[other]) != nil
            && candidates.sharedDomain(people[one], people[other]) == nil
            && candidates.sharedService(people[one], people[other]) == nil
        }
      }
      for (one, others) in fits.enumerated() {
        guard others.count == 1, let other = others.first, one < other, fits[other] == [one] else { continue }
        pairs.append((forms[form].key, mentions[one], mentions[other]))
      }
    }
    for pair in pairs.sorted(by: { $0.name < $1.name }) {
      joining.link([pair.first, pair.second].sorted(), reason: .sameNameAndOrganization)
    }
  }

  private static let mostBearers = 16
}
