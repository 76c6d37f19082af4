import GraphAnalytics
import NetworkFormats
import SocialNetworks
import Testing

struct MeetingLogReaderTests {
  private static let owner = Mention(name: "Zoë")

  private func interactions(_ text: String) throws -> [String] {
    try imported("log.txt", text, owner: Self.owner, kind: "meeting-log").interactions
  }

  @Test(arguments: [
    (
      "2026-03-12 met Nina Okafor, Ben Carter (lunch, 90 min)",
      "meeting 2026-03-12: Zoë > Nina Okafor, Ben Carter 5400s"
    ),
    ("2026-03-12 met Nina Okafor", "meeting 2026-03-12: Zoë > Nina Okafor"),
    ("2026-03-12: called Nina 20 min", "call 2026-03-12: Zoë > Nina 1200s"),
    ("- 2026-03-12 14:30 video call with Nina and Ben @ Lyon", "video 2026-03-12 14:30: Zoë > Nina, Ben"),
    ("12 mars 2026 : appelé Inès Moreau (1h30)", "call 2026-03-12: Zoë > Inès Moreau 5400s"),
    ("12 mars 2026 - vu Inès Moreau et Ben & Ana", "meeting 2026-03-12: Zoë > Inès Moreau, Ben, Ana"),
    ("13/03/2026 mailed nina@example.org", "email 2026-03-13: Zoë > nina@example.org"),
    ("2026-03-12 wrote to Ben Carter <ben@x.org> about the offer", "message 2026-03-12: Zoë > Ben Carter"),
    ("2026-03-12 helped by Ana Li", "favor 2026-03-12: Ana Li > Zoë"),
    ("2026-03-12 helped Ana Li", "favor 2026-03-12: Zoë > Ana Li"),
    ("2026-03-12 mail from Ana Li", "email 2026-03-12: Ana Li > Zoë"),
    ("2026-03-12 introduced Nina to Ben", "introduction 2026-03-12: Zoë > Nina, Ben"),
    ("2026-03-12 introduced by Nina to Ben", "introduction 2026-03-12: Nina > Zoë, Ben"),
    ("2026-03-12 event Swift Meetup: Nina, Ben, me", "event 2026-03-12: Zoë > Nina, Ben"),
    ("2026-03-12 Nina Okafor", "meeting 2026-03-12: Zoë > Nina Okafor"),
    ("March 2026 met Nina", "meeting 2026-03: Zoë > Nina"),
    ("2026-03-12 met Jan Novak", "meeting 2026-03-12: Zoë > Jan Novak"),
    ("12 March 2026 Jan Novak", "meeting 2026-03-12: Zoë > Jan Novak"),
    ("2026-03-12 lunch with Nina at Café Noir", "meeting 2026-03-12: Zoë > Nina"),
    ("3/14/26, 2:37 PM coffee with Nina", "meeting 2026-03-14 14:37: Zoë > Nina"),
  ])
  func linesSayWhoWasInTouch(_ line: String, _ expected: String) throws {
    #expect(try interactions("# remark\n\n\(line)\n") == [expected])
  }

  private static let text = """
    # Léa's notes, and a date 2026-01-01
    2026-03-12 met Nina Okafor (90 min)

    // a remark
    2026-03-13 called Ben Carter
    no date here
    2026-03-14 met
    2026-03-15 met Ana Li

    """

  @Test(arguments: ["\n", "\r\n", "\r"], ["", "\u{FEFF}"])
  func linesAreTheSameWithEveryLineEnd(_ end: String, _ mark: String) throws {
    let found = try imported(
      "n.txt", (mark + Self.text).replacing("\n", with: end), owner: Self.owner, kind: "meeting-log")
    #expect(found.read == 5 && found.kept == 3 && found.dropped == ["no date 1", "no names 1"])
    #expect(found.warnings == ["n.txt:6: no date begins the line", "n.txt:7: no names follow the date"])
  }

  @Test func logsAreRecognizedByDatesAndVerbs() throws {
    #expect(try imported("notes.txt", "# n\n2026-03-12 met Nina\n2026-03-13 called Ben\n").kind == "meeting-log")
    for text in [
      "12/03/2019, 14:05 - Julie: salut\n12/03/2019, 14:06 - Ben: met\n", "2026-03-12 the release\n", "a,b\n1,2\n",
      "From me@x.org Thu Jan 1 00:00:00 2026\nSubject: met\n\n", "2026-03-12,1.5\n2026-03-13,1.6\n", "Dear Nina\n", "",
    ] {
      #expect(try imported("notes.txt", text).kind != "meeting-log", "\(text)")
    }
  }

  @Test func theOrderOfDatesIsThatOfTheWholeLog() throws {
    let found = try interactions("03/04/2026 met Nina\n13/04/2026 met Ben\n")
    #expect(found == ["meeting 2026-04-03: Zoë > Nina", "meeting 2026-04-13: Zoë > Ben"])
  }

  @Test func tablesAreLogsToo() throws {
    let text = """
      Date,People,Channel,Duration
      2026-03-12,"Nina Okafor, Ben Carter",met,90
      2026-03-13,"Okafor, Nina; Carter, Ben",call,1h
      2026-03-14,Nina,smoke signals,
      2026-03-15,,,
      ,Nina,,
      """
    let found = try imported("meetings.csv", text)
    #expect(found.kind == "meeting-log")
    #expect(
      found.interactions == [
        "meeting 2026-03-12: me > Nina Okafor, Ben Carter 5400s",
        "call 2026-03-13: me > Okafor, Nina, Carter, Ben 3600s",
      ])
    #expect(found.dropped == ["unknown channel 1", "no names 1", "no date 1"] && found.read == 5)
  }

  @Test func keysDoNotHangOnTheOwnersName() throws {
    let text = "2026-03-12 met Nina\n2026-03-12 met Nina\n2026-03-13 helped by Ben\n2026-03-13 helped Ben\n"
    let unnamed = try imported("n.txt", text)
    let named = try imported("m.txt", "# more\n" + text, owner: Self.owner)
    #expect(unnamed.keys == named.keys && Set(named.keys).count == 4)
    let rows = "date,from,to,channel\n2026-03-12,me,Nina,email\n2026-03-12,Ben,me,email\n"
    #expect(try imported("x.csv", rows).keys == imported("x.csv", rows, owner: Self.owner).keys)
  }

  @Test func longLinesAreCutShort() throws {
    let long = "2026-03-12 met " + String(repeating: "Nina Okafor (", count: 100_000)
    let names = "2026-03-13 met " + (0..<50_000).map { "Person \($0)" }.joined(separator: ", ")
    let found = try imported("n.txt", long + "\n" + names + "\n", owner: Self.owner, kind: "meeting-log")
    #expect(found.read == 2 && found.kept == 2 && found.people.count < 600)
  }

  @Test func damagedLogsAreReadOrRefused() throws {
    var generator = SeededGenerator(seed: 12)
    for _ in 0..<400 {
      var bytes = Array(Self.text.utf8)
      for _ in 0...generator.next(below: 6) {
        let place = generator.next(below: bytes.count)
        if generator.next(below: 2) == 0 {
          bytes[place] = UInt8(generator.next(below: 256))
        } else {
          bytes.removeSubrange(place...)
          bytes += Array("() [ 9h9:9 <@".utf8)
        }
      }
      var options = SourceOptions(now: Moment(seconds: 0))
      options.kind = "meeting-log"
      let source = try SourceReader.read(files: [SourceFile(path: "n.txt", bytes: bytes)], options: options)[0]
      #expect(source.report.rowsRead == source.report.rowsKept + source.report.dropped.reduce(0) { $0 + $1.count })
    }
  }
}
