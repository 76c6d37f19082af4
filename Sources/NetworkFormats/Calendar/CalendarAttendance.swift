import SocialNetworks

/// Who of those whom an event names was there; the rule is that of `CalendarReader`.
struct CalendarAttendance {
  /// Those present but for the owner, the organizer first.
  private(set) var present: [CalendarAttendee] = []
  private(set) var isOwnerPresent = false
  /// Rooms, groups and machines.
  private(set) var others: [CalendarAttendee] = []
  /// Why nobody met, where nobody did.
  private(set) var reason: String?

  init(_ event: CalendarEvent, owner: CalendarOwner) {
    let all = Self.named(in: event)
    others = all.filter { $0.kind != .person }
    let people = all.filter { $0.kind == .person }
    let isOwner: (CalendarAttendee) -> Bool = { !$0.address.isEmpty && owner.addresses.contains($0.key) }
    let own = people.filter(isOwner)
    let rest = people.filter { !isOwner($0) }
    let organizes = own.contains { $0.isOrganizer }
    if !own.isEmpty {
      isOwnerPresent = own.contains { [.accepted, .unsaid].contains($0.answer) }
      if organizes { isOwnerPresent = !own.contains { $0.answer == .declined } }
      if !isOwnerPresent {
        reason = own.contains { $0.answer == .declined } ? "declined" : "not accepted"
        return
      }
    } else {
      isOwnerPresent = owner.mention != nil && event.organizer == nil
    }
    let isOthers = !own.isEmpty && !organizes
    present = rest.filter { person in
      switch person.answer {
      case .accepted, .unsaid: true
      case .declined, .delegated, .informed: person.isOrganizer && person.answer == .informed
      case .tentative, .awaited: person.isOrganizer || person.isDelegate || isOthers
      }
    }
    if present.count + (isOwnerPresent ? 1 : 0) < 2 { reason = Self.reason(rest, present) }
  }

  private static func reason(_ rest: [CalendarAttendee], _ present: [CalendarAttendee]) -> String {
    let absent = rest.filter { person in !present.contains { $0.key == person.key } }
    if absent.contains(where: { [.awaited, .tentative].contains($0.answer) }) { return "invited, not met" }
    return absent.contains { $0.answer == .declined } ? "declined" : "nobody else"
  }

  /// Everybody once, the organizer first: mostly invited as well.
  static func named(in event: CalendarEvent) -> [CalendarAttendee] {
    var all: [CalendarAttendee] = []
    var places: [String: Int] = [:]
    for attendee in (event.organizer.map { [$0] } ?? []) + event.attendees {
      guard let place = places[attendee.key] else {
        places[attendee.key] = all.count
        all.append(attendee)
        continue
      }
      if all[place].name.isEmpty { all[place].name = attendee.name }
      if all[place].answer == .unsaid { all[place].answer = attendee.answer }
      if all[place].kind == .person { all[place].kind = attendee.kind }
      all[place].isDelegate = all[place].isDelegate || attendee.isDelegate
    }
    return all
  }
}
