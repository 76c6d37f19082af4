import NetworkFormats
import SocialNetworks
import Testing

struct CalendarAttendanceTests {
  private typealias Sample = CalendarSample

  private static let head = "UID:1\nDTSTART:20260314T150000Z\n"

  private static func attendee(_ name: String, _ answer: String?, _ more: String = "") -> String {
    "ATTENDEE;CN=\(name)" + (answer.map { ";PARTSTAT=\($0)" } ?? "") + more
      + ":mailto:\(name.lowercased())@example.org"
  }

  private static func event(organizer: String?, _ attendees: [String]) -> String {
    let first = organizer.map { ["ORGANIZER:MAILTO:\($0)@example.org"] } ?? []
    return head + (first + attendees).joined(separator: "\n")
  }

  private static func people(
    organizer: String? = "ada", _ attendees: [String], owner: String? = "olga"
  ) throws -> [String] {
    let source = try Sample.read(
      events: [event(organizer: organizer, attendees)], owner: owner.map { $0 + "@example.org" })
    return Sample.people(source).map { String($0.prefix { $0 != "@" }) }
  }

  private static func reasons(
    organizer: String? = "ada", _ attendees: [String], owner: String? = "olga"
  ) throws -> [String] {
    Sample.dropped(
      try Sample.read(events: [event(organizer: organizer, attendees)], owner: owner.map { $0 + "@example.org" }))
  }

  @Test func theOwnerComesFirstAndTheOrganizerOnce() throws {
    let attendees = [
      Self.attendee("Ben", "ACCEPTED"), Self.attendee("Ada", "ACCEPTED"), Self.attendee("Olga", "ACCEPTED"),
    ]
    #expect(try Self.people(attendees) == ["olga", "ada", "ben"])
    #expect(try Self.people(attendees, owner: nil) == ["ada", "ben", "olga"])
    #expect(try Self.people(organizer: "olga", attendees) == ["olga", "ben", "ada"])
  }

  @Test func withoutTheOwnersYesNobodyMet() throws {
    let others = [Self.attendee("Ada", "ACCEPTED"), Self.attendee("Ben", "ACCEPTED")]
    for (answer, reason) in [
      ("DECLINED", "declined: 1"), ("NEEDS-ACTION", "not accepted: 1"), ("TENTATIVE", "not accepted: 1"),
      ("DELEGATED", "not accepted: 1"), ("X-MAYBE", "not accepted: 1"),
    ] {
      #expect(try Self.reasons(others + [Self.attendee("Olga", answer)]) == [reason])
    }
    #expect(try Self.people(others + [Self.attendee("Olga", nil)]) == ["olga", "ada", "ben"])
  }

  @Test func theOrganizerIsThereUnlessTheyDecline() throws {
    let ben = [Self.attendee("Ben", "ACCEPTED")]
    #expect(try Self.people(organizer: "olga", ben) == ["olga", "ben"])
    #expect(try Self.people(organizer: "olga", ben + [Self.attendee("Olga", "NEEDS-ACTION")]) == ["olga", "ben"])
    #expect(try Self.reasons(organizer: "olga", ben + [Self.attendee("Olga", "DECLINED")]) == ["declined: 1"])
    #expect(
      try Self.people(ben + [Self.attendee("Olga", "ACCEPTED"), Self.attendee("Ada", "NEEDS-ACTION")]).count == 3)
    #expect(try Self.people(ben + [Self.attendee("Olga", "ACCEPTED"), Self.attendee("Ada", "DECLINED")]).count == 2)
  }

  @Test func whoDeclinedWasNotThere() throws {
    let olga = Self.attendee("Olga", "ACCEPTED")
    #expect(try Self.people([olga, Self.attendee("Ben", "DECLINED")]) == ["olga", "ada"])
    #expect(try Self.reasons(organizer: "olga", [Self.attendee("Ben", "DECLINED")]) == ["declined: 1"])
  }

  @Test func openAnswersAreInvitationsInTheOwnersOwnEvents() throws {
    let open = [Self.attendee("Ben", "NEEDS-ACTION"), Self.attendee("Cem", "TENTATIVE")]
    #expect(try Self.reasons(organizer: "olga", open) == ["invited, not met: 1"])
    #expect(try Self.people(organizer: "olga", open + [Self.attendee("Dan", "ACCEPTED")]) == ["olga", "dan"])
    // In events of others their answers are not kept up to date.
    #expect(try Self.people(open + [Self.attendee("Olga", "ACCEPTED")]) == ["olga", "ada", "ben", "cem"])
  }

  @Test func withoutAnOwnerOnlyAcceptedAndUnsaidCount() throws {
    let attendees = [
      Self.attendee("Ben", nil), Self.attendee("Cem", "NEEDS-ACTION"), Self.attendee("Dan", "ACCEPTED"),
      Self.attendee("Eve", "DECLINED"), Self.attendee("Fay", "TENTATIVE"),
    ]
    #expect(try Self.people(attendees, owner: nil) == ["ada", "ben", "dan"])
    #expect(try Self.people(attendees) == ["ada", "ben", "dan"])
    #expect(try Self.people(organizer: nil, attendees, owner: nil) == ["ben", "dan"])
    #expect(try Self.people(organizer: nil, attendees) == ["olga", "ben", "dan"])
  }

  @Test func whoPassesAnInvitationOnIsNotThereAndTheOtherIs() throws {
    let attendees = [
      Self.attendee("Olga", "ACCEPTED"), Self.attendee("Ben", "DELEGATED", ";DELEGATED-TO=\"mailto:cem@example.org\""),
      Self.attendee("Cem", "NEEDS-ACTION", ";DELEGATED-FROM=\"mailto:ben@example.org\""),
    ]
    #expect(try Self.people(organizer: "olga", attendees) == ["olga", "cem"])
    let unsaid = [Self.attendee("Ben", nil, ";DELEGATED-TO=\"mailto:cem@example.org\""), Self.attendee("Olga", nil)]
    #expect(try Self.people(unsaid) == ["olga", "ada"])
  }

  @Test func whoIsOnlyInformedIsNotThere() throws {
    let attendees = [Self.attendee("Olga", nil), Self.attendee("Ben", "ACCEPTED", ";ROLE=NON-PARTICIPANT")]
    #expect(try Self.people(attendees) == ["olga", "ada"])
  }

  @Test func roomsAndGroupsTakeNoPart() throws {
    let lines = [
      "ATTENDEE;CUTYPE=ROOM;CN=Salon 5:mailto:salon5@example.org",
      "ATTENDEE;CUTYPE=RESOURCE;CN=Beamer;PARTSTAT=ACCEPTED:mailto:beamer@example.org",
      "ATTENDEE;CUTYPE=GROUP;CN=Choir:mailto:choir@example.org",
      "ATTENDEE;CUTYPE=INDIVIDUAL;CN=Room:mailto:x_1@resource.calendar.google.com",
      "ATTENDEE;CN=Club:mailto:x_2@group.calendar.google.com",
      "ATTENDEE;CN=Birthdays:mailto:addressbook#contacts@group.v.calendar.google.com",
      "ATTENDEE;CN=Ben;CUTYPE=INDIVIDUAL:mailto:ben@example.org",
    ]
    let source = try Sample.read(events: [Self.event(organizer: "ada", lines)])
    #expect(Sample.people(source) == ["ada@example.org", "ben@example.org"])
    let kinds = Dictionary(grouping: source.draft.mentions, by: \.kind).mapValues(\.count)
    #expect(kinds == [.person: 2, .resource: 3, .group: 3])
    let alone = try Sample.read(events: [Self.event(organizer: "ada", Array(lines.dropLast()))])
    #expect(Sample.dropped(alone) == ["nobody else: 1"])
  }

  @Test func thePlaceholderOrganizerIsNobody() throws {
    let lines = [
      "ORGANIZER;CN=unknown:mailto:unknownorganizer@calendar.google.com", Self.attendee("Ben", nil),
      Self.attendee("Cem", nil),
    ]
    let source = try Sample.read(events: [Self.head + lines.joined(separator: "\n")])
    #expect(Sample.people(source) == ["ben@example.org", "cem@example.org"])
    #expect(source.draft.mentions.count == 2)
  }

  @Test func addressesThatAreNoneLeaveTheName() throws {
    let lines = [
      "ATTENDEE;CN=Ben Bell:invalid:nomail", "ATTENDEE;CN=Cem Can:urn:uuid:4f7bb4f3-0000-4b5f-8a41-000000000000",
      "ATTENDEE;CN=Dan;EMAIL=dan@example.org:urn:uuid:5f7bb4f3-0000-4b5f-8a41-000000000000",
      "ATTENDEE;CN=eve@example.org:invalid:nomail", "ATTENDEE:invalid:nomail", "ATTENDEE:",
      "ATTENDEE;CN=\"Fox, Fay: CEO\":MailTo:fay%2Bwork@example.org?subject=x", "ATTENDEE:gus@example.org",
      "ATTENDEE;CN=gus@example.org:mailto:gus@example.org", "ATTENDEE;CN='Hal':/principals/hal/",
    ]
    let source = try Sample.read(events: [Self.event(organizer: "ada", lines)])
    #expect(
      Sample.people(source) == [
        "ada@example.org", "Ben Bell", "Cem Can", "dan@example.org", "eve@example.org", "fay+work@example.org",
        "gus@example.org", "Hal",
      ])
    #expect(source.draft.mentions.map(\.name) == ["", "Ben Bell", "Cem Can", "Dan", "", "Fox, Fay: CEO", "", "Hal"])
  }

  @Test func nobodyMeetsAlone() throws {
    #expect(try Self.reasons([Self.attendee("Ada", "ACCEPTED")], owner: nil) == ["nobody else: 1"])
    #expect(Sample.dropped(try Sample.read(events: [Self.head])) == ["nobody else: 1"])
  }

  @Test(arguments: [
    ("LOCATION:Café Central", Channel.meeting), ("LOCATION:https://us02web.zoom.us/j/123", .video),
    ("LOCATION:Microsoft Teams-Besprechung", .video), ("DESCRIPTION:Join https://meet.google.com/abc-defg", .video),
    ("X-GOOGLE-CONFERENCE:https://meet.google.com/abc", .video), ("URL:https://example.webex.com/meet", .video),
    ("X-MICROSOFT-SKYPETEAMSMEETINGURL:https://teams.microsoft.com/l/1", .video), ("X-GOOGLE-CONFERENCE:", .meeting),
    ("CONFERENCE;VALUE=URI;FEATURE=AUDIO,VIDEO:https://chat.example.org/", .video),
    ("CONFERENCE:tel:+4930123456", .call),
    ("LOCATION:Phone", .call), ("LOCATION:+49 (30) 123-4567", .call), ("SUMMARY:Téléphone avec Ben", .call),
    ("SUMMARY:Telefonat mit Ben", .call), ("SUMMARY:Call Ben", .call), ("SUMMARY:Call for papers", .meeting),
    ("LOCATION:Hotel Recall", .meeting), ("DESCRIPTION:call me", .meeting), ("SUMMARY:Videokonferenz", .video),
    ("X-MICROSOFT-CDO-BUSYSTATUS:BUSY", .meeting), ("SUMMARY:Appel\\, Ben", .call),
  ])
  func theChannelIsToldFromTheText(line: String, channel: Channel) throws {
    let source = try Sample.read(events: [Self.event(organizer: "ada", [Self.attendee("Ben", nil), line])])
    #expect(source.draft.interactions[0].channel == channel)
  }

  @Test func manyPeopleMakeAnEvent() throws {
    let many = (1...24).map { "ATTENDEE:mailto:guest.\($0)@example.org" }
    let meeting = try Sample.read(events: [Self.event(organizer: "ada", many)])
    #expect(meeting.draft.interactions[0].channel == .meeting)
    let event = try Sample.read(events: [Self.event(organizer: "ada", many + ["ATTENDEE:mailto:last@example.org"])])
    #expect(event.draft.interactions[0].channel == .event)
    #expect(event.draft.interactions[0].participants.count == 26)
  }
}
