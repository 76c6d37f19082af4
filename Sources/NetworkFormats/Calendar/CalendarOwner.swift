package import SocialNetworks

/// Whose calendar a file is.
///
/// In this order: an e-mail address that is the name of the calendar or of the file; who owns the sources, when they
/// are named in it; an address that nearly all events with several people share. An address in the file wins over
/// `SourceOptions.owner`, unless it is one of theirs.
package struct CalendarOwner {
  package private(set) var mention: Mention?
  /// Their addresses in lower case.
  package private(set) var addresses: Set<String> = []

  init(_ calendar: CalendarFile, fileName: String, options: SourceOptions, draft: RelationshipDraft) {
    let given = draft.owner.map { draft.mentions[$0] } ?? options.owner
    let theirs = Set((given?.identities ?? []).filter { $0.kind == .email }.map { $0.value.lowercased() })
    let stated = Self.stated(calendar, fileName: fileName)
    if let stated, !theirs.contains(stated.lowercased()) {
      mention = Self.mention(of: stated, in: calendar)
      addresses = [stated.lowercased()]
      return
    }
    (mention, addresses) = (given, theirs)
    if stated != nil { return }
    let isNamed = calendar.events.contains { event in
      ((event.organizer.map { [$0] } ?? []) + event.attendees).contains { theirs.contains($0.key) }
    }
    if !isNamed, let shared = Self.shared(calendar) {
      addresses = [shared.lowercased()]
      if given == nil || !theirs.isEmpty { mention = Self.mention(of: shared, in: calendar) }
    }
  }

  /// What the beginning of a file and its name say.
  package static func hint(of file: SourceFile) -> OwnerHint? {
    var log = FaultLog(file: file.path)
    let calendar = CalendarFile(InputData(file.sample.array(0..<file.sample.count)), log: &log)
    return stated(calendar, fileName: file.name).map { OwnerHint(mention(of: $0, in: calendar), certainty: 2) }
  }

  /// The address that is the name of the calendar or of the file.
  private static func stated(_ calendar: CalendarFile, fileName: String) -> String? {
    if calendar.addresses.count == 1 { return calendar.addresses[0] }
    guard calendar.addresses.isEmpty, let dot = fileName.lastIndex(of: "."),
      let address = CalendarAttendee.address(in: String(fileName[..<dot])),
      AddressKind.kind(ofAddress: address) == .person
    else { return nil }
    return address
  }

  /// The one address in at least nine of ten events that name several people, of which there are at least three.
  private static func shared(_ calendar: CalendarFile) -> String? {
    var counts: [String: Int] = [:]
    var spellings: [String] = []
    var total = 0
    for event in calendar.events {
      var seen: Set<String> = []
      for attendee in (event.organizer.map { [$0] } ?? []) + event.attendees
      where attendee.kind == .person && !attendee.address.isEmpty && seen.insert(attendee.key).inserted {
        if counts[attendee.key] == nil { spellings.append(attendee.address) }
      }
      guard seen.count > 1 else { continue }
      total += 1
      for key in seen { counts[key, default: 0] += 1 }
    }
    guard total >= 3 else { return nil }
    let frequent = counts.filter { $0.value * 10 >= total * 9 }
    guard frequent.count == 1, let address = frequent.first?.key else { return nil }
    return spellings.first { $0.lowercased() == address } ?? address
  }

  /// The address with the name that stands beside it first.
  private static func mention(of address: String, in calendar: CalendarFile) -> Mention {
    let key = address.lowercased()
    for event in calendar.events {
      for attendee in (event.organizer.map { [$0] } ?? []) + event.attendees
      where attendee.key == key && !attendee.name.isEmpty {
        return Mention(name: attendee.name, identities: [Identity(.email, address)])
      }
    }
    return Mention(identities: [Identity(.email, address)])
  }
}
