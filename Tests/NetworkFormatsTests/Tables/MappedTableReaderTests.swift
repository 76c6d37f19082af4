import Foundation
import GraphAnalytics
import NetworkFormats
import SocialNetworks
import Testing

private let folder = ProcessInfo.processInfo.environment["ENTREGENT_DATA"]

struct MappedTableReaderTests {
  private func mapping(_ text: String) throws -> SourceMapping { try SourceMapping(parsing: text) }

  @Test func interactionsAreKnownByTheirHeadings() throws {
    let text = """
      date,from,to,channel,duration
      2026-03-12 14:05,Nina Okafor,Ben Carter <ben@x.org>,call,90
      2026-03-13,ben@x.org,"Nina Okafor; Ana Li",email,
      2026-03-13,me,Ana Li,met,1h
      2026-03-13,Nina Okafor,Nina Okafor,call,
      2026-03-13,Nina Okafor,,call,
      soon,Nina Okafor,Ana Li,call,
      2026-03-13,Nina Okafor,Ana Li,smoke,
      """
    let found = try imported("x.csv", text)
    #expect(found.kind == "table" && found.read == 7 && found.kept == 3)
    #expect(
      found.interactions == [
        "call 2026-03-12 14:05: Nina Okafor > Ben Carter 90s", "email 2026-03-13: ben@x.org > Nina Okafor, Ana Li",
        "meeting 2026-03-13: me > Ana Li 3600s",
      ])
    #expect(found.dropped == ["one person 2", "no date 1", "unknown channel 1"])
  }

  @Test func datedEdgesAreInteractionsAndWeightedOnesAreNot() throws {
    let dated = try imported("x.csv", "source,target,time\n17,18,1490898016\n18,17,1490898017\n")
    #expect(dated.kind == "table" && dated.interactions.first == "message 2017-03-30 18:20Z: 17 > 18")
    #expect(dated.people == ["17 <id:17>", "18 <id:18>"])
    #expect(try imported("x.csv", "timestamp,sender,recipient\n1490898016,1,2\n").kept == 1)
    #expect(try imported("x.csv", "source,target,weight,date\na,b,1,2026-01-01\n").kind == "unknown")
    #expect(try imported("x.csv", "source,target\na,b\n").kind == "unknown")
  }

  @Test func dateAndTimeMayStandApart() throws {
    let found = try imported("x.csv", "Date;Time;From;To\n13.03.2026;14:05;a b;c d\n04.03.2026;09:00;a b;c d\n")
    #expect(found.interactions == ["message 2026-03-13 14:05: a b > c d", "message 2026-03-04 09:00: a b > c d"])
  }

  @Test func tiesAreStatedWithoutEvents() throws {
    let text =
      "From,To,Kind,Since\nNina,Ben,Friend,Jan 2019\nBen,Nina,,\nNina,Nina,friend,\nNina,Ben,friend,Jan 2019\n,Ben,x,\n"
    let found = try imported("x.csv", text)
    #expect(found.declarations == ["Nina > Ben: friend 2019-01", "Ben > Nina: contact"])
    #expect(found.dropped == ["one person 1", "repeated row 1", "no people 1"])
  }

  @Test func secondsOfTiesCountFromTheEpoch() throws {
    let rules = try mapping(
      "# rows: ties\n# kind: friend\n# epoch: 2009-08-17 08:00:00\na,source\nb,target\nt,unixtime\n")
    let found = try imported("x.csv", "a,b,t\nNina,Ben,86400\nBen,Nina,9223372036854775807\n", mapping: rules)
    #expect(found.declarations == ["Nina > Ben: friend 2009-08-18 08:00Z", "Ben > Nina: friend"])
    let wrong = try mapping("# rows: ties\n# epoch: soon\na,source\nb,target\nt,unixtime\n")
    #expect(throws: (any Error).self) { try imported("x.csv", "a,b,t\nNina,Ben,86400\n", mapping: wrong) }
  }

  @Test func peopleAloneMakeNoTies() throws {
    let text = """
      First Name;Nachname;E-Mail;Company;Job Title;City;Tags
      Nina;Okafor;nina@x.org, n@y.org;Acme;CTO;Lyon;climbing, swift
      Nina;Okafor;nina@x.org, n@y.org;Acme;CTO;Lyon;
      ;;;Acme;;;
      """
    let found = try imported("people.csv", text)
    #expect(
      found.kind == "table" && found.declarations.isEmpty && found.people == ["Nina Okafor <nina@x.org> <n@y.org>"])
    #expect(found.affiliations == ["Nina Okafor: CTO at Acme, - - -"])
    #expect(found.facts == ["Nina Okafor place: Lyon", "Nina Okafor tag: climbing", "Nina Okafor tag: swift"])
    #expect(found.dropped == ["repeated row 1", "no name 1"])
  }

  @Test func aMappingNamesTheColumns() throws {
    let rules = try mapping(
      "# delimiter: semicolon\n# encoding: windows-1252\n# dates: dmy\n# channel: meeting\nWann,date\nWer,people\n3,duration\n"
    )
    let text = "Wann;Wer;Wie lange\n3.4.2026;Nina, Ben;1h\n5.4.2026;\"Okafor, Nina; Carter, Ben\";90\n"
    let found = try imported("x.dat", text, mapping: rules)
    #expect(
      found.interactions == [
        "meeting 2026-04-03: Nina > Ben 3600s", "meeting 2026-04-05: Okafor, Nina > Carter, Ben 90s",
      ])
  }

  @Test func tablesWithoutHeadingsAreCountedByColumn() throws {
    let rules = try mapping("# epoch: 2009-08-17\n# channel: meeting\n1,unixtime\n2,from\n3,to\n")
    let found = try imported("contacts.tsv", "20\t17\t18\n86420\t18\t17\n", mapping: rules)
    #expect(found.interactions == ["meeting 2009-08-17 00:00Z: 17 > 18", "meeting 2009-08-18 00:00Z: 18 > 17"])
    #expect(found.people == ["17 <id:17>", "18 <id:18>"] && found.read == 2)
    let named = try imported("contacts.tsv", "t\ti\tj\n20\t17\t18\n", mapping: rules)
    #expect(named.read == 1 && named.kept == 1)
    let spaced = try mapping("# delimiter: space\n# header: no\n# channel: email\n1,from\n2,to\n3,unixtime\n")
    #expect(try imported("m.txt", "1 2 1082040961\n2 1 1082155839\n", mapping: spaced).kept == 2)
  }

  @Test(
    .enabled(if: folder != nil),
    arguments: [
      (
        "copenhagen/calls.csv",
        "# epoch: 2014-02-01\n# channel: call\ntimestamp,unixtime\nfrom,from\nto,to\nduration,duration\n", 3_600
      ),
      (
        "sigcomm2009/friends_added.csv", "# epoch: 2009-08-17\n# channel: gesture\nt,unixtime\nuser1,from\nuser2,to\n",
        nil
      ),
    ] as [(String, String, Int?)])
  func publishedEventsAreReadByAMapping(_ name: String, _ rules: String, _ rows: Int?) throws {
    var options = SourceOptions(now: Moment(seconds: 1_790_000_000))
    options.mapping = try mapping(rules)
    let source = try SourceReader.read(paths: [(folder ?? "") + "/" + name], options: options)[0]
    #expect(source.report.rowsKept == source.report.rowsRead && source.report.interactions == source.report.rowsRead)
    if let rows { #expect(source.report.rowsRead == rows) }
    #expect(source.report.warnings.isEmpty)
  }

  @Test func missingColumnsAreNamed() throws {
    let rules = try mapping("Datum,date\nWer,people\n")
    #expect {
      try imported("x.csv", "Date,Who\n2026-01-01,a\n", mapping: rules)
    } throws: { error in
      "\(error)".contains("x.csv:1: no column is called \"Datum\"; found: \"Date\", \"Who\"")
    }
    #expect(throws: FormatError.self) { try imported("x.csv", "a,b\n1,2\n", kind: "table") }
  }

  @Test(arguments: [
    (
      "xing",
      "Vorname;Nachname;Firma;Position;E-Mail geschäftlich;Geburtstag\nJürgen;Weiß;Acme AG;CTO;j@acme.de;1.2.1970\n",
      "Jürgen Weiß"
    ),
    (
      "viadeo", "Prénom,Nom,Société,Fonction,E-mail,Ville,Pays\nInès,Moreau,Acme,CTO,i@acme.fr,Lyon,France\n",
      "Inès Moreau"
    ),
  ])
  func presetsStateConnectionsWithoutDates(_ name: String, _ text: String, _ person: String) throws {
    let preset = try #require(SourceMapping.presets.first { $0.name == name })
    let found = try imported("x.csv", text, mapping: preset)
    #expect(found.declarations == ["me > \(person): connection"] && found.interactions.isEmpty)
    #expect(found.affiliations == ["\(person): CTO at Acme\(name == "xing" ? " AG" : ""), - - -"])
    var options = SourceOptions(now: Moment(seconds: 0))
    options.mapping = preset
    let file = SourceFile(path: "x.csv", bytes: Array(text.utf8))
    #expect(
      try SourceReader.read(files: [file], options: options)[0].report.notes.contains {
        $0.hasPrefix("unverified preset")
      })
    #expect(throws: FormatError.self) { try imported("x.csv", "a,b\n1,2\n", mapping: preset) }
  }

  @Test(arguments: [
    "a,b\n1,2\n", "id,name\n1,Nina\n", "Name\nSwift\n", "From: a@b.org\n\nhello, you\n", "<html>",
    "date,value\n2026-01-01,2\n",
  ])
  func otherTextIsNotTaken(_ text: String) throws { #expect(try imported("x.csv", text).kind == "unknown") }

  @Test func damagedTablesAreReadOrRefused() throws {
    var generator = SeededGenerator(seed: 17)
    let texts = [
      "date,from,to,channel,duration\n2026-03-12 14:05,Nina,Ben <b@x.org>,call,90\n2026-03-13,b@x.org,\"A; B\",email,\n",
      "name,email,company\nNina,n@x.org,Acme\n\"Ben, Jr\",b@x.org,\n", "from,to,kind,since\na,b,friend,2019\n",
    ]
    for text in texts {
      for _ in 0..<200 {
        var bytes = Array(text.utf8)
        for _ in 0...generator.next(below: 4) {
          let place = generator.next(below: bytes.count)
          if generator.next(below: 2) == 0 {
            bytes[place] = UInt8(generator.next(below: 256))
          } else {
            bytes.insert(Array("\"\n,;9<>@".utf8)[generator.next(below: 8)], at: place)
          }
        }
        var options = SourceOptions(now: Moment(seconds: 0))
        options.kind = "table"
        guard
          let source = try? SourceReader.read(files: [SourceFile(path: "x.csv", bytes: bytes)], options: options)[0]
        else { continue }
        let report = source.report
        #expect(report.rowsRead == report.rowsKept + report.dropped.reduce(0) { $0 + $1.count })
      }
    }
  }
}
