extension Relationships {
  /// Who the attendees are among these people, by the rules of `IdentityResolver`; nothing is added.
  ///
  /// A line with identities is whoever has one of them. A line that is only a name in full is the one person of that name;
  /// with an organization, also the one of that name there. A name that several bear, or a first name that somebody here
  /// has too, is ambiguous. The same name with other addresses is somebody new, unless `recognition` is `.likely`.
  ///
  /// - Complexity: O((people + attendees) log people); with `.likely` some 40 µs for each person more.
  public func matches(of attendees: [Attendee], recognition: Recognition = .corroborated) -> [AttendeeMatch] {
    var resolver = IdentityResolver(recognition: recognition)
    var organizations: [[String]] = Array(repeating: [], count: people.count)
    for affiliation in affiliations where organizations.indices.contains(affiliation.person) {
      organizations[affiliation.person].append(affiliation.organization)
    }
    /// Whose the mentions of the resolver are.
    var persons: [Int] = []
    for (number, profile) in people.enumerated() {
      let first = resolver.add(
        Mention(name: profile.name, identities: profile.identities, kind: number == owner ? .person : profile.kind),
        organizations: organizations[number])
      persons.append(number)
      for name in profile.otherNames {
        resolver.decide(.same, first, resolver.add(Mention(name: name), organizations: organizations[number]))
        persons.append(number)
      }
      if number == owner { resolver.setOwner(first) }
    }
    let firstAttendee = persons.count
    for attendee in attendees {
      let organizations = attendee.organization.isEmpty ? [] : [attendee.organization]
      resolver.add(attendee.mention, organizations: organizations)
    }
    var resolution = resolver.resolve()
    if recognition == .likely {
      let likely = resolver.likelyMatches(resolution, limit: .max, threshold: Recognition.likelyThreshold)
      // People of the network stay who they are.
      for match in likely where max(match.first, match.second) >= firstAttendee {
        resolver.decide(.same, match.first, match.second)
      }
      resolution = resolver.resolve()
    }
    return matches(of: attendees, resolution, persons)
  }

  private func matches(
    of attendees: [Attendee], _ resolution: IdentityResolution, _ persons: [Int]
  ) -> [AttendeeMatch] {
    var known: [Int: [Int]] = [:]
    for (mention, person) in persons.enumerated() {
      let group = resolution.people[mention]
      if known[group]?.contains(person) != true { known[group, default: []].append(person) }
    }
    var bearers: [String: [Int]] = [:]
    var byWord: [String: [Int]] = [:]
    for (number, profile) in people.enumerated() {
      for form in Set(([profile.name] + profile.otherNames).map { NameForm($0) }) {
        bearers[form.key, default: []].append(number)
        for word in form.words where byWord[word]?.last != number { byWord[word, default: []].append(number) }
      }
    }
    var newcomers: [Int: Int] = [:]
    return attendees.indices.map { place in
      let group = resolution.people[persons.count + place]
      let found = known[group] ?? []
      if found.count == 1 { return .known(found[0]) }
      if found.count > 1 {
        // Whom others keep apart, an address tells apart.
        let own = Set(attendees[place].mention.identities.compactMap(\.normalized))
        let bearers = found.filter { !own.isDisjoint(with: people[$0].identities.compactMap(\.normalized)) }
        return bearers.count == 1 ? .known(bearers[0]) : .ambiguous(found.sorted())
      }
      let mention = attendees[place].mention
      let form = NameForm(mention.name)
      let namesakes = form.key.isEmpty ? [] : bearers[form.key] ?? []
      if mention.identities.isEmpty {
        if !namesakes.isEmpty { return .ambiguous(namesakes) }
        if !form.isFull, form.words.count == 1, let candidates = byWord[form.words[0]] { return .ambiguous(candidates) }
      }
      let number = newcomers[group] ?? newcomers.count
      newcomers[group] = number
      return .new(number, namesakes: form.isFull ? namesakes : [])
    }
  }
}

extension PersonTable {
  /// What identity matching can know of people in a plain table: ids, names, and columns of addresses.
  public var relationships: Relationships {
    var relationships = Relationships()
    for person in 0..<count { relationships.people.append(PersonProfile(id: id(person), name: name(person))) }
    for column in attributes {
      let kind: IdentityKind? =
        switch column.name.lowercased() {
        case "email", "e-mail", "mail": .email
        case "phone": .phone
        case "profile", "url": .profile
        case "handle", "username": .handle
        default: nil
        }
      let isOrganization = column.name.lowercased() == "organization"
      guard kind != nil || isOrganization else { continue }
      for (person, value) in column.values.enumerated() where person < count {
        guard let value, !value.isEmpty else { continue }
        if let kind {
          relationships.people[person].identities += value.split(separator: ";").map { Identity(kind, String($0)) }
        } else {
          relationships.affiliations.append(Affiliation(person: person, organization: value))
        }
      }
    }
    return relationships
  }

  /// Those whose id or name the list spells byte for byte: files of networks call people what they like.
  public func exactMatches(of attendees: [Attendee]) -> [Int?] {
    var places: [[UInt8]: Int?] = [:]
    for person in 0..<count {
      let name = Array(name(person).utf8)
      places[name] = places[name] == nil ? person : .some(nil)
    }
    // An id comes before a name.
    for person in 0..<count { places[Array(id(person).utf8)] = person }
    return attendees.map { places[Array($0.mention.name.utf8)] ?? nil }
  }
}
