import NetworkFormats
import SocialNetworks
import Testing

struct CalendarOwnerTests {
  private typealias Sample = CalendarSample

  private static func event(_ uid: String, _ organizer: String, _ guests: String...) -> String {
    "UID:\(uid)\nDTSTART:20260314T150000Z\nORGANIZER;CN=\(organizer):mailto:\(organizer)@example.org\n"
      + guests.map { "ATTENDEE;CN=\($0);PARTSTAT=ACCEPTED:mailto:\($0)@example.org" }.joined(separator: "\n")
  }

  private static let events = [event("1", "ada", "ben"), event("2", "cem", "ada"), event("3", "dan", "ada", "eve")]

  private static func owner(_ source: SourceReader.Source) -> Mention? {
    source.draft.owner.map { source.draft.mentions[$0] }
  }

  private static func hint(_ text: String, name: String = "x.ics") -> OwnerHint? {
    SourceFormat.all.first { $0.name == "icalendar" }?.owner?(SourceFile(path: name, bytes: Array(text.utf8)))
  }

  private static func mention(_ name: String, _ address: String) -> Mention {
    Mention(name: name, identities: [Identity(.email, address)])
  }

  @Test func aCalendarCalledByAnAddressBelongsToIt() throws {
    for head in ["X-WR-CALNAME:ada@example.org", "X-WR-RELCALID:ada@example.org", "X-OWNER:mailto:ada@example.org"] {
      #expect(
        Self.hint(Sample.text(Self.events, head: head))
          == OwnerHint(Self.mention("ada", "ada@example.org"), certainty: 2))
      let source = try Sample.read(events: Self.events, head: head)
      #expect(Self.owner(source) == Self.mention("ada", "ada@example.org"))
      #expect(Sample.people(source, 1) == ["ada@example.org", "cem@example.org"])
    }
  }

  @Test func aFileCalledByAnAddressBelongsToIt() throws {
    #expect(
      Self.hint(Sample.text([]), name: "Takeout/Calendar/ada@example.org.ics")
        == OwnerHint(Mention(identities: [Identity(.email, "ada@example.org")]), certainty: 2))
    let source = try Sample.read(events: Self.events, name: "ada@example.org.ics")
    #expect(Sample.people(source, 2) == ["ada@example.org", "dan@example.org", "eve@example.org"])
  }

  @Test func groupsOwnNoCalendar() {
    #expect(Self.hint(Sample.text([], head: "X-WR-CALNAME:x1@group.calendar.google.com")) == nil)
    #expect(Self.hint(Sample.text([], head: "X-WR-CALNAME:Family")) == nil)
  }

  @Test func anAddressInNearlyAllEventsIsTheOwners() throws {
    let source = try Sample.read(events: Self.events)
    #expect(Self.owner(source) == Self.mention("ada", "ada@example.org"))
    #expect(Sample.people(source, 1) == ["ada@example.org", "cem@example.org"])
    #expect(Self.owner(try Sample.read(events: Array(Self.events.dropLast()))) == nil)
    #expect(Self.owner(try Sample.read(events: Self.events + [Self.event("4", "ben", "cem")])) == nil)
    // It suggests the owner, and is no reason to tell other sources.
    #expect(Self.hint(Sample.text(Self.events)) == nil)
  }

  @Test func twoWhoAreAlwaysTogetherOwnNothing() throws {
    let events = (1...5).map { Self.event("\($0)", "ada", "ben") }
    #expect(Self.owner(try Sample.read(events: events)) == nil)
  }

  @Test func theGivenOwnerCountsWhenNamed() throws {
    let source = try Sample.read(events: Self.events, owner: "EVE@example.org")
    #expect(Self.owner(source)?.name == "Olga Owner")
    #expect(Sample.people(source, 2) == ["EVE@example.org", "dan@example.org", "ada@example.org"])
    #expect(Sample.people(source, 0) == ["ada@example.org", "ben@example.org"])
  }

  @Test func theFileWinsOverTheGivenOwner() throws {
    let head = "X-WR-CALNAME:ada@example.org"
    #expect(Self.owner(try Sample.read(events: Self.events, head: head, owner: "olga@example.org"))?.name == "ada")
    #expect(Self.owner(try Sample.read(events: Self.events, owner: "olga@example.org"))?.name == "ada")
    #expect(Self.owner(try Sample.read(events: [Self.events[0]], owner: "olga@example.org"))?.name == "Olga Owner")
  }

  @Test func calendarsOfTwoPeopleSideBySideHaveTwoOwners() throws {
    let files = ["ada", "cem"].map { name in
      SourceFile(path: "Calendar/\(name)@example.org.ics", bytes: Array(Sample.text(Self.events).utf8))
    }
    let sources = try SourceReader.read(files: files, options: SourceOptions(now: Sample.now))
    #expect(sources.map { Self.owner($0) } == ["ada", "cem"].map { Self.mention($0, "\($0)@example.org") })
  }

  @Test func nobodyIsTheOwnerWhereNothingTells() throws {
    let source = try Sample.read(events: [Self.events[0]])
    #expect(source.draft.owner == nil)
    #expect(source.draft.mentions.count == 2)
  }
}
