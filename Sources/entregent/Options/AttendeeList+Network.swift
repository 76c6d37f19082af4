import NetworkFormats
import NetworkStorage
import SocialNetworks

extension NetworkOptions {
  /// The network with everybody on these lists of attendees among its people, and the events. Lists make no ties.
  ///
  /// - Throws: `CommandError`, `FormatError`.
  func open(eventsIn paths: [String], _ notes: Notes) throws -> (network: SocialNetwork, events: [KnownEvent]) {
    let strictness: ReadOptions.Strictness = strict ? .strict : .lenient
    let options = try personal.sourceOptions(kind: nil, strictness: strictness)
    let lists = try paths.map { path in
      let (list, report) = try AttendeeList.read(path: path, options: options)
      report.say(notes)
      if list.events.isEmpty { notes.note("\(path): nobody comes") }
      return list
    }
    let events = lists.flatMap(\.events)
    let attendees = events.flatMap(\.attendees)
    var matches: [AttendeeMatch]
    let before: SocialNetwork
    if isPersonal {
      let opened = try personalNetwork(notes)
      before = try settled(opened, notes)
      let known = try opened.relationships ?? NetworkStore(path: store.path).everybody()
      guard known.people.count == before.personCount else {
        throw CommandError.data("\(store.path): changed while it was read; try again")
      }
      matches = known.matches(of: attendees, recognition: personal.recognize)
    } else {
      before = try open(notes)
      matches = before.people.relationships.matches(of: attendees, recognition: personal.recognize)
      for (place, number) in before.people.exactMatches(of: attendees).enumerated() {
        if let number { matches[place] = .known(number) }
      }
    }
    say(matches, of: attendees, in: before, notes)
    let (network, people) = try before.with(attendees, matches: matches)
    var place = 0
    let settled = events.map { event in
      var present: [Person] = []
      var seen: Set<Person> = []
      for person in people[place..<place + event.attendees.count] {
        if let person, person != network.owner, seen.insert(person).inserted { present.append(person) }
      }
      place += event.attendees.count
      return KnownEvent(day: event.day, label: event.label, people: present)
    }
    return (network, settled)
  }

  private func say(
    _ matches: [AttendeeMatch], of attendees: [Attendee], in network: SocialNetwork, _ notes: Notes
  ) {
    func names(_ numbers: [Int]) -> String {
      let shown = numbers.prefix(5).map { "\(network.name(of: Person($0))) (\(network.id(of: Person($0))))" }
      return shown.joined(separator: ", ") + (numbers.count > 5 ? " and \(numbers.count - 5) more" : "")
    }
    var (known, new): (Set<Int>, Set<Int>) = ([], [])
    for (attendee, match) in zip(attendees, matches) {
      let spelled =
        attendee.mention.name.isEmpty ? attendee.mention.identities.first?.value ?? "" : attendee.mention.name
      let name = spelled.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      switch match {
      case .known(let number): known.insert(number)
      case .new(let number, let namesakes):
        if new.insert(number).inserted, !namesakes.isEmpty {
          notes.note("“\(name)” of the list is taken as somebody else than \(names(namesakes)) (--recognize likely)")
        }
      case .ambiguous(let numbers):
        notes.note("“\(name)” of the list could be \(names(numbers)) and is left out; an address would tell")
      }
    }
    notes.note("on the list: \(known.count) known to the network, \(new.count) new to it")
  }
}
