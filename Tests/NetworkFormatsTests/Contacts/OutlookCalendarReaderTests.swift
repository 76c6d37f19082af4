import NetworkFormats
import SocialNetworks
import Testing

struct OutlookCalendarReaderTests {
  private static let heading =
    "\"Subject\",\"Start Date\",\"Start Time\",\"End Date\",\"End Time\",\"All day event\",\"Reminder on/off\","
    + "\"Reminder Date\",\"Reminder Time\",\"Meeting Organizer\",\"Required Attendees\",\"Optional Attendees\","
    + "\"Meeting Resources\",\"Billing Information\",\"Categories\",\"Description\",\"Location\",\"Mileage\",\"Priority\","
    + "\"Private\",\"Sensitivity\",\"Show time as\"\r\n"

  private static func row(
    _ subject: String = "Plans", on date: String = "3/14/2023", from start: String = "10:00:00 AM",
    to end: String = "10:30:00 AM", allDay: String = "False", by organizer: String = "Ada King",
    required: String = "", optional: String = "", resources: String = "", at location: String = "",
    isPrivate: String = "False"
  ) -> String {
    "\"\(subject)\",\"\(date)\",\"\(start)\",\"\(date)\",\"\(end)\",\"\(allDay)\",\"False\",,,\"\(organizer)\","
      + "\"\(required)\",\"\(optional)\",\"\(resources)\",,,\"secret agenda\",\"\(location)\",,\"Normal\",\"\(isPrivate)\","
      + "\"Normal\",\"2\"\r\n"
  }

  @Test func attendeesAreNamesBetweenSemicolons() throws {
    let sample = try ContactSample(
      Self.heading + Self.row(required: "Ada King; Okafor, Ben;'Mary Wilson'", optional: "noel@example.org"))
    #expect(sample.report.format == "outlook-calendar")
    #expect(
      sample.meetings == [
        "meeting 2023-03-14 10h0 30': me + Ada King + Okafor, Ben + Mary Wilson + <noel@example.org>"
      ])
    #expect(sample.addsUp && sample.report.rowsKept == 1)
    #expect(!"\(sample.draft)".contains("Plans") && !"\(sample.draft)".contains("secret"))
  }

  @Test func resourcesAreNoPeople() throws {
    let rows =
      Self.row(required: "Ada King;Room Turin;Noel Byron", resources: "Room Turin") + Self.row(resources: "Room Turin")
    let sample = try ContactSample(Self.heading + rows, owner: Mention(name: "Ada King"))
    #expect(sample.names == ["Ada King", "Noel Byron"])
    #expect(sample.meetings == ["meeting 2023-03-14 10h0 30': Ada King + Noel Byron"])
    #expect(sample.dropped == ["1 nobody else"])
    #expect(sample.addsUp)
  }

  @Test func theOwnerIsWhoPlansAloneOrIsAlwaysThere() throws {
    let alone = Self.row("Dentist") + Self.row(by: "Noel Byron", required: "Ada King;Noel Byron")
    let planner = try ContactSample(Self.heading + alone)
    #expect(planner.meetings == ["meeting 2023-03-14 10h0 30': Ada King + Noel Byron"])
    #expect(planner.draft.owner.map { planner.draft.mentions[$0].name } == "Ada King")
    let always =
      Self.row(by: "Noel Byron", required: "Ada King") + Self.row(by: "Mary Wilson", required: "Ada King")
      + Self.row(required: "Noel Byron;Mary Wilson")
    #expect(try ContactSample(Self.heading + always).meetings.allSatisfy { $0.contains(": Ada King + ") })
    let never = Self.row(by: "Noel Byron", required: "Ada King") + Self.row(by: "Mary Wilson", required: "Ada King")
    #expect(try ContactSample(Self.heading + never).meetings.allSatisfy { $0.contains(": me + ") })
    let told = try ContactSample(
      Self.heading + Self.row(by: "King, Ada", required: "Noel Byron"), owner: Mention(name: "Ada King"))
    #expect(told.meetings == ["meeting 2023-03-14 10h0 30': Ada King + Noel Byron"])
  }

  @Test func anyPartAboveTwelveTellsTheOrder() throws {
    let rows = Self.row(on: "3/4/2023", required: "Noel") + Self.row(on: "14/4/2023", required: "Noel")
    let sample = try ContactSample(Self.heading + rows)
    #expect(sample.draft.interactions.count == 2)
    #expect(sample.draft.interactions[0].moment.day.description == "2023-04-03")
    #expect(sample.warnings.isEmpty)
  }

  @Test func risingDatesTellTheOrder() throws {
    let rows = ["1/2/2023", "5/2/2023", "2/3/2023", "1/4/2023"].map { Self.row(on: $0, required: "Noel") }.joined()
    let sample = try ContactSample(Self.heading + rows)
    #expect(sample.draft.interactions[0].moment.day.description == "2023-02-01")
    #expect(sample.warnings.isEmpty)
  }

  @Test func openDatesAreReadAsToldOrWithAWarning() throws {
    let text = Self.heading + Self.row(on: "3/4/2023", required: "Noel")
    let open = try ContactSample(text)
    #expect(open.draft.interactions[0].moment.day.description == "2023-03-04")
    #expect(open.warnings == ["1 date-order"])
    let told = try ContactSample(text, dates: .dmy)
    #expect(told.draft.interactions[0].moment.day.description == "2023-04-03")
    #expect(told.warnings.isEmpty)
    #expect(try ContactSample(Self.heading + Self.row(on: "3/3/2023", required: "Noel")).warnings.isEmpty)
  }

  @Test func wholeDaysHaveNoHour() throws {
    let sample = try ContactSample(
      Self.heading + Self.row(from: "12:00:00 AM", to: "12:00:00 AM", allDay: "True", required: "Noel Byron"))
    #expect(sample.meetings == ["meeting 2023-03-14 day 0': me + Ada King + Noel Byron"])
  }

  @Test func timesMayHaveTwentyFourHours() throws {
    let sample = try ContactSample(
      Self.heading + Self.row(on: "14.03.2023", from: "14:05:00", to: "16:05:00", required: "Noel"))
    #expect(sample.meetings == ["meeting 2023-03-14 14h5 120': me + Ada King + Noel"])
    #expect(sample.draft.interactions[0].moment.zone == .unknown)
  }

  @Test func placesTellHowPeopleMet() throws {
    let places = ["Microsoft Teams Meeting", "https://zoom.us/j/123", "Phone", "Room 4", ""]
    let rows = places.map { Self.row(required: "Noel", at: $0) }.joined()
    let sample = try ContactSample(Self.heading + rows)
    let channels = (0..<5).map { sample.draft.interactions[$0].channel }
    #expect(channels == [.video, .video, .call, .meeting, .meeting])
  }

  @Test func canceledAndComingMeetingsAreDropped() throws {
    let rows =
      Self.row("Canceled: Plans", required: "Noel") + Self.row("Abgesagt: Pläne", required: "Noel")
      + Self.row(on: "3/14/2031", required: "Noel") + Self.row(on: "0/0/00", required: "Noel")
      + Self.row("Private", required: "Noel", isPrivate: "True")
    let sample = try ContactSample(Self.heading + rows)
    #expect(sample.draft.interactions.count == 1)
    #expect(sample.dropped == ["2 cancelled", "1 in the future", "1 no date"])
    #expect(sample.warnings == ["5 unreadable-date"])
    #expect(sample.addsUp)
  }

  @Test func headingsMayBeInAnotherLanguage() throws {
    let german =
      "\"Betreff\";\"Beginnt am\";\"Beginnt um\";\"Endet am\";\"Endet um\";\"Ganztägiges Ereignis\";\"Besprechungsplanung\";"
      + "\"Erforderliche Teilnehmer\";\"Optionale Teilnehmer\";\"Besprechungsressourcen\";\"Ort\"\r\n"
      + "\"Pläne\";\"14.3.2023\";\"10:00:00\";\"14.3.2023\";\"11:00:00\";\"Falsch\";\"Ada King\";\"Grün, Zoë;Noel\";;;\"Telefon\"\r\n"
      + "\"Messe\";\"15.3.2023\";\"00:00:00\";\"16.3.2023\";\"00:00:00\";\"Wahr\";\"Ada King\";\"Noel\";;;\r\n"
    let bytes = german.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
    #expect(
      try ContactSample(bytes: bytes).meetings == [
        "call 2023-03-14 10h0 60': me + Ada King + Grün, Zoë + Noel", "meeting 2023-03-15 day 0': me + Ada King + Noel",
      ])
    // French editions call the day and the hour the same.
    let french =
      "\"Objet\",\"Début\",\"Début\",\"Fin\",\"Fin\",\"Journée entière\",\"Organisateur d'une réunion\","
      + "\"Participants obligatoires\",\"Participants facultatifs\",\"Ressources de la réunion\",\"Emplacement\"\r\n"
      + "\"Plans\",\"14/03/2023\",\"10:00:00\",\"14/03/2023\",\"11:00:00\",\"Faux\",\"Ada King\",\"Noel\",,,\r\n"
    #expect(try ContactSample(french).meetings == ["meeting 2023-03-14 10h0 60': me + Ada King + Noel"])
  }

  @Test func lineEndsMakeNoDifference() throws {
    let text = (Self.heading + Self.row(required: "Noel;Mary")).replacing("\r\n", with: "\n")
    let drafts = try ContactSample.lineEnds(of: text).map { try ContactSample($0).draft }
    #expect(drafts.allSatisfy { $0 == drafts[0] })
    #expect(drafts[0].interactions.count == 1)
  }

  @Test func damagedFilesAreReadOrRefused() throws {
    let text =
      "Subject,Start Date,Start Time,End Date,End Time,All day event,Meeting Organizer,Required Attendees,Location\n"
      + "Plans,3/14/2023,10:00:00 AM,3/14/2023,11:00:00 AM,False,Ada,\"Okafor, Ben;Noel <n@example.org>\",Zoom\n"
    try ContactSample.survive(text, "calendar.csv", damages: 250)
  }
}
