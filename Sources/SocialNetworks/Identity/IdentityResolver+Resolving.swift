extension IdentityResolver {
  /// Who is who, by what is certain.
  ///
  /// Decisions come first: those that keep apart, then those that join, in the order in which they were made. Then
  /// owners, e-mail addresses, profiles, handles and phone numbers, each kind in the order of its values, then names. What
  /// would join people whom a decision keeps apart joins none of those it concerns, and is reported.
  ///
  /// - Complexity: O((mentions + identities) log identities).
  public func resolve() -> IdentityResolution {
    var joining = IdentityJoining(count: entries.count)
    applyDecisions(&joining)
    let placeholders = entries.indices.filter { entries[$0].kind == .owner }
    if placeholders.count + (owner == nil ? 0 : 1) > 1 {
      let members = (placeholders + (owner.map { [$0] } ?? [])).sorted()
      joining.link(
        members.enumerated().filter { $0.offset == 0 || members[$0.offset - 1] != $0.element }.map(\.element),
        reason: .owner)
    }
    var shared: [SharedIdentity] = []
    linkIdentities(&joining, shared: &shared)
    linkOwner(&joining)
    if recognition != .certain { linkWithinOrganizations(&joining) }
    var homonyms = linkNames(&joining)

    var resolution = IdentityResolution()
    (resolution.people, resolution.personCount) = joining.numbering()
    resolution.matches = joining.matches
    resolution.skipped = joining.skipped
    let people = resolution.people
    for index in shared.indices { shared[index].mentions = Self.firstOfEach(shared[index].mentions, people) }
    for index in homonyms.indices { homonyms[index].mentions = Self.firstOfEach(homonyms[index].mentions, people) }
    resolution.shared = shared.filter { $0.mentions.count > 1 }
    resolution.homonyms = homonyms.filter { $0.mentions.count > 1 }
    resolution.confusables = confusables(people)
    return resolution
  }

  /// Whoever bears the owner's name in full is the owner: in one's own data one meets oneself under every address, a
  /// namesake hardly ever.
  private func linkOwner(_ joining: inout IdentityJoining) {
    guard let owner else { return }
    let root = joining.root(owner)
    let known = entries.indices.filter { joining.root($0) == root }
    let names = Set(known.map { entries[$0].form }.filter { forms[$0].isFull })
    guard !names.isEmpty else { return }
    let others = entries.indices.filter { names.contains(entries[$0].form) && isPerson($0) }
    joining.link(Set(others + [owner]).sorted(), reason: .owner)
  }

  private static func firstOfEach(_ mentions: [Int], _ people: [Int]) -> [Int] {
    var seen: Set<Int> = []
    return mentions.filter { seen.insert(people[$0]).inserted }
  }

  private func applyDecisions(_ joining: inout IdentityJoining) {
    // The last word on each pair.
    var last: [[Int]: Int] = [:]
    for (index, decision) in decisions.enumerated() {
      last[[min(decision.first, decision.second), max(decision.first, decision.second)]] = index
    }
    let holding = decisions.indices.filter { index in
      let decision = decisions[index]
      return last[[min(decision.first, decision.second), max(decision.first, decision.second)]] == index
    }
    for index in holding where decisions[index].verdict == .different {
      joining.keepApart(decisions[index].first, decisions[index].second)
    }
    for index in holding where decisions[index].verdict == .same {
      joining.link([decisions[index].first, decisions[index].second].sorted(), reason: .decision)
    }
  }

  /// Owners are people; the others keep to their kind.
  func isPerson(_ mention: Int) -> Bool { entries[mention].kind == .person || entries[mention].kind == .owner }

  private func linkIdentities(_ joining: inout IdentityJoining, shared: inout [SharedIdentity]) {
    let (groups, ambiguous) = groupsOfPhones()
    var members: [[Int]] = Array(repeating: [], count: keyedIdentities.count)
    for (mention, entry) in entries.enumerated() {
      for key in entry.keys where members[groups[key]].last != mention { members[groups[key]].append(mention) }
    }
    let order: [IdentityKind] = [.email, .profile, .handle, .phone]
    for kind in order {
      let reason: MatchReason =
        switch kind {
        case .email: .sameEmail
        case .profile: .sameProfile
        case .handle: .sameHandle
        case .phone: .samePhone
        }
      let keys = keyedIdentities.indices.filter { keyedIdentities[$0].kind == kind && members[$0].count > 1 }
      for key in keys.sorted(by: { keyedIdentities[$0].value < keyedIdentities[$1].value }) {
        let people = members[key].filter { isPerson($0) }
        if people.count < members[key].count {
          for other in [MentionKind.group, .resource, .automatic] {
            joining.link(members[key].filter { entries[$0].kind == other }, reason: reason)
          }
        }
        if people.count < members[key].count || ambiguous.contains(key) || isShared(keyedIdentities[key], among: people)
        {
          linkByName(people, reason: reason, &joining)
          shared.append(SharedIdentity(identity: keyedIdentities[key], mentions: people))
        } else if joining.isFree {
          joining.link(people, reason: reason)
        } else {
          // Where something stays apart, at least those of one name stay together.
          linkByName(people, reason: reason, &joining)
          joining.link(people, reason: reason)
        }
      }
    }
  }

  private func linkByName(_ mentions: [Int], reason: MatchReason, _ joining: inout IdentityJoining) {
    for members in groupedByForm(mentions) { joining.link(members.members, reason: reason) }
  }

  /// By the order of names, so that numbers make no difference.
  private func groupedByForm(_ mentions: [Int]) -> [(form: Int, members: [Int])] {
    var places: [Int: Int] = [:]
    var groups: [(form: Int, members: [Int])] = []
    for mention in mentions {
      let form = entries[mention].form
      if let place = places[form] {
        groups[place].members.append(mention)
      } else {
        places[form] = groups.count
        groups.append((form, [mention]))
      }
    }
    return groups.sorted { forms[$0.form].key < forms[$1.form].key }
  }

  /// Whether clearly different names stand beside the identity: three, or two where families and offices share one.
  private func isShared(_ identity: Identity, among mentions: [Int]) -> Bool {
    let limit =
      switch identity.kind {
      case .email, .handle: 3
      case .phone: 2
      case .profile: Identity.servicesIgnoringCase.contains(String(identity.value.prefix { $0 != "/" })) ? 3 : 2
      }
    var seen: Set<Int> = []
    for mention in mentions where forms[entries[mention].form].isFull { seen.insert(entries[mention].form) }
    guard seen.count >= limit else { return false }
    var different: [NameForm] = []
    for form in seen.map({ forms[$0] }).sorted(by: { $0.key < $1.key })
    where !different.contains(where: { NameSimilarity.canBeOne($0, form) }) {
      different.append(form)
      if different.count == limit { return true }
    }
    return false
  }

  /// For each identity the one under which its mentions are collected: numbers without country code go to the one with
  /// country code that ends alike.
  ///
  /// Ambiguous are those that could be numbers of several countries.
  private func groupsOfPhones() -> (groups: [Int], ambiguous: Set<Int>) {
    var groups = Array(keyedIdentities.indices)
    var ambiguous: Set<Int> = []
    var international: [String: [(code: String, key: Int)]] = [:]
    var national: [(key: Int, number: PhoneNumber)] = []
    for (key, identity) in keyedIdentities.enumerated() where identity.kind == .phone {
      guard let number = PhoneNumber(identity.value) else { continue }
      if number.countryCode.isEmpty {
        national.append((key, number))
      } else {
        international[number.digits + "x" + number.extensionDigits, default: []].append((number.countryCode, key))
      }
    }
    var sameReading: [String: Int] = [:]
    for (key, number) in national.sorted(by: { keyedIdentities[$0.key].value < keyedIdentities[$1.key].value }) {
      var candidates: Set<Int> = []
      for reading in number.nationalReadings {
        for (code, other) in international[reading.digits + "x" + number.extensionDigits] ?? []
        where reading.countryCode.isEmpty || reading.countryCode == code {
          candidates.insert(other)
        }
      }
      if candidates.count == 1, let only = candidates.first {
        groups[key] = only
      } else {
        // With and without its trunk zero it is one number.
        let bare =
          (number.digits.hasPrefix("0") ? String(number.digits.dropFirst()) : number.digits)
          + "x" + number.extensionDigits
        if let other = sameReading[bare] { groups[key] = other } else { sameReading[bare] = key }
        if candidates.count > 1 || number.nationalReadings.isEmpty { ambiguous.insert(groups[key]) }
      }
    }
    return (groups, ambiguous)
  }

  /// Joins mentions that are only names, and returns the names that several people may bear.
  private func linkNames(_ joining: inout IdentityJoining) -> [SharedName] {
    var named: [[Int]] = Array(repeating: [], count: forms.count)
    for (mention, entry) in entries.enumerated() where !forms[entry.form].key.isEmpty {
      named[entry.form].append(mention)
    }
    var homonyms: [SharedName] = []
    let order = forms.indices.filter { named[$0].count > 1 }.sorted { forms[$0].key < forms[$1].key }
    // Who has identities is settled before names join anybody.
    var bearers: [[Int]] = Array(repeating: [], count: forms.count)
    for form in order {
      var roots: Set<Int> = []
      for mention in named[form]
      where isPerson(mention) && entries[mention].hasIdentities && roots.insert(joining.root(mention)).inserted {
        bearers[form].append(mention)
      }
    }
    for form in order {
      for kind in [MentionKind.group, .resource, .automatic] {
        joining.link(named[form].filter { entries[$0].kind == kind && !entries[$0].hasIdentities }, reason: .sameName)
      }
      guard forms[form].isFull else { continue }
      let people = named[form].filter { isPerson($0) }
      let bare = people.filter { !entries[$0].hasIdentities }
      switch bearers[form].count {
      case 0: joining.link(bare, reason: .sameName)
      case 1:
        joining.link((bare + bearers[form]).sorted(), reason: .onlyPersonOfThatName, anchor: bearers[form][0])
      default: break
      }
      if people.count > 1 { homonyms.append(SharedName(name: forms[form].key, mentions: people)) }
    }
    return homonyms
  }
}
