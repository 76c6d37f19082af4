extension SocialNetwork {
  /// The network with those of a list whom it does not know yet among its people, without ties, and with what the list
  /// says of everybody: organization and title where nothing is known of them, interests as tags.
  ///
  /// - Parameter matches: who each attendee is, numbers being those of this network's people.
  /// - Returns: the network, and who each attendee is in it; nil for the ambiguous.
  /// - Throws: `GraphError` where the network is too large to hold more.
  /// - Complexity: O(people + ties + attendees).
  public func with(_ attendees: [Attendee], matches: [AttendeeMatch]) throws -> (
    network: SocialNetwork, people: [Person?]
  ) {
    precondition(attendees.count == matches.count, "a match for each attendee")
    var table = people
    table.ids.buildIndex()
    var newcomers: [Int: Int] = [:]
    var taken: [String: Int] = [:]
    let found = zip(attendees, matches).map { attendee, match -> Person? in
      switch match {
      case .known(let number): return Person(number)
      case .ambiguous: return nil
      case .new(let newcomer, _):
        if let known = newcomers[newcomer] { return Person(known) }
        let number = table.insert(attendee.mention, &taken)
        newcomers[newcomer] = number
        return Person(number)
      }
    }
    for (attendee, person) in zip(attendees, found) {
      guard let person else { continue }
      table.fill("organization", of: person.number, with: attendee.organization)
      table.fill("title", of: person.number, with: attendee.title)
      for interest in attendee.interests { table.add(interest, to: "tag", of: person.number) }
    }
    table.padColumns()
    return (try withPeople(table), found)
  }

  /// The same ties among more people.
  private func withPeople(_ table: PersonTable) throws -> SocialNetwork {
    var network = SocialNetwork(
      people: table, rules: rules, layers: layers, notes: notes, assembly: assembly,
      graph: try graph(ofPeople: table.count),
      layeredTies: layeredTies)
    if let past {
      var history = past.history
      history.personCount = table.count
      network.past = TiePast(history: history, strengths: past.strengths, asOf: past.asOf, model: past.model)
    }
    network.owner = owner
    network.requests = requests
    return network
  }
}

extension PersonTable {
  /// Adds somebody under an id that nobody has; `taken` holds the last number given to each id.
  fileprivate mutating func insert(_ mention: Mention, _ taken: inout [String: Int]) -> Int {
    let profile = PersonProfile(joining: [mention])
    var id = profile.id
    var number = taken[profile.id] ?? 1
    while ids.number(of: id) != nil {
      number += 1
      id = "\(profile.id) (\(number))"
    }
    taken[profile.id] = number
    let person = insert(id: id, label: profile.name)
    for identity in mention.identities { add(identity.value, to: identity.kind.name, of: person) }
    return person
  }

  fileprivate mutating func fill(_ column: String, of person: Int, with value: String) {
    if value.isEmpty || self.value(of: column, person) != nil { return }
    setAttribute(column, kind: .text, of: person, to: value)
  }

  fileprivate mutating func add(_ value: String, to column: String, of person: Int) {
    guard let known = self.value(of: column, person) else {
      return setAttribute(column, kind: .text, of: person, to: value)
    }
    // Nobody has that many; what is made to be slow has.
    if known.utf8.count > 10_000 || known.split(separator: ";").contains(where: { $0 == value }) { return }
    setAttribute(column, kind: .text, of: person, to: known + ";" + value)
  }
}
