import NetworkFormats
import SocialNetworks
import Testing

/// What each format says about each kind of bad input, word for word.
struct BadInputTests {
  private let formats = ["csv", "graphml", "json"]

  private func path(_ format: String) -> String { "net." + format }

  @Test func emptyFilesAreErrors() {
    for format in formats {
      #expect(complaint("", path(format)) == "net.\(format): the file is empty (0 bytes)")
    }
  }

  @Test func truncatedFilesAreErrors() {
    #expect(
      complaint("source,target,weight\nann,bob,1\nbob,\"ci")
        == "net.csv:3:5: a quoted field is never closed; expected a closing \"")
    #expect(complaint("source,target,weight\nann,bob,1\nbob,ci") == "net.csv:3:1: 2 columns found, 3 expected")
    #expect(
      complaint("<graphml><graph>\n<node id=\"a\"/>", "net.graphml")
        == "net.graphml:2:15: not well-formed XML: no element found")
    #expect(
      complaint("<graphml><graph>\n<node id=\"a", "net.graphml")
        == "net.graphml:2:1: not well-formed XML: unclosed token")
    #expect(
      complaint("{\"nodes\": [{\"id\": \"a\"},", "net.json")
        == "net.json:1:24: the text ends here; expected an object for each of nodes")
    #expect(
      complaint("{\"nodes\": [{\"id\": \"a", "net.json")
        == "net.json:1:19: a string is never closed; expected a closing \"")
  }

  @Test func wrongEncodingsAreConvertedOrErrors() throws {
    let latin = Array("source,target\nZo".utf8) + [0xEB, 0x2C, 0x80, 0x0A]
    let read = try NetworkReader.read(bytes: latin, path: "net.csv")
    #expect(Plain(read.draft).ties == ["Zo\u{EB}>\u{20AC}"])
    #expect(
      read.report.notes == ["the text is not valid UTF-8 and was read as Windows-1252 (Western European)"])
    let wide = "\u{FEFF}source,target\r\nZo\u{EB},\u{1F600}\r\n".utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    let utf16 = try NetworkReader.read(bytes: wide, path: "net.csv")
    #expect(Plain(utf16.draft).ties == ["Zo\u{EB}>\u{1F600}"])
    #expect(utf16.report.notes == ["the text is UTF-16 and was converted"])
    let json = Array("{\"nodes\": [{\"id\": \"Zo".utf8) + [0xEB] + Array("\"}], \"edges\": []}".utf8)
    #expect(try NetworkReader.read(bytes: json, path: "net.json").draft.people.id(0) == "Zo\u{EB}")
    let xml = Array("<graphml><graph>\n<node id=\"Zo".utf8) + [0xEB] + Array("\"/></graph></graphml>".utf8)
    #expect(
      complaint(bytes: xml, "net.graphml") == "net.graphml:2:13: not well-formed XML: not well-formed (invalid token)")
    #expect(
      complaint(bytes: Array("a,b\nc,".utf8) + [0, 0x0A])
        == "net.csv:2:3: a byte 0 stands here; expected text, this looks like binary data")
  }

  @Test func weightsThatAreNoNumbersAreErrors() {
    for format in formats {
      #expect(
        complaint(Samples.withWeight("NaN", format), path(format))
          == Samples.place(format) + "\"NaN\" is not a number; expected a decimal number such as 1.5")
    }
    #expect(
      complaint("source;target;weight\na;b;1,5\n")
        == "net.csv:2:5: \"1,5\" is not a number; write 1.5")
    #expect(complaint("source,target,weight\na,b,1,5\n") == "net.csv:2:1: 4 columns found, 3 expected")
  }

  @Test func negativeWeightsAreKeptAndNoted() throws {
    for format in formats {
      let read = try read(Samples.withWeight("-1.5", format), path(format))
      #expect(read.draft.ties.values == [-1.5])
      #expect(read.report.notes == ["1 tie with a negative weight kept"])
    }
  }

  @Test func hugeCountsAllocateNothing() throws {
    #expect(try ties("9999999999999 9999999999999\n1 2\n", "x.txt") == ["9999999999999>9999999999999", "1>2"])
    #expect(try ties("99999999999999999999 1\n", "x.txt") == ["99999999999999999999>1"])
    #expect(try ties("4294967295 4294967296\n999999999 1\n", "x.txt") == ["4294967295>4294967296", "999999999>1"])
    let xml = """
      <graphml><graph parse.nodes="9999999999" parse.edges="9223372036854775808" edgedefault="directed">
      <node id="9999999999"/></graph></graphml>
      """
    #expect(try read(xml, "net.graphml").draft.people.count == 1)
    #expect(
      complaint(
        "{\"nodes\": [{}],\n\"links\": [{\"source\": 9999999999, \"target\": 99999999999999999999}]}", "net.json")
          == """
          net.json:2:22: an edge names node 9999999999; expected a number from 0 to 0
          net.json:2:44: an edge names node 99999999999999999999; expected a number from 0 to 0
          """)
  }

  @Test func repeatedNamesOfColumnsAreErrors() throws {
    #expect(
      complaint("source,target,weight,Weight\na,b,1,2\n")
        == "net.csv:1: the column name \"Weight\" stands twice, for columns 3 and 4; expected different names")
    let keys =
      "<graphml>\n<key id=\"x\" for=\"edge\" attr.name=\"a\"/>\n<key id=\"x\" for=\"edge\" attr.name=\"b\"/></graphml>"
    #expect(
      complaint(keys, "net.graphml") == "net.graphml:3:1: the key \"x\" is declared twice; expected different ids")
    let names =
      "<graphml>\n<key id=\"x\" for=\"edge\" attr.name=\"a\"/>\n<key id=\"y\" for=\"edge\" attr.name=\"a\"/></graphml>"
    #expect(
      try read(names, "net.graphml").report.warnings.map(\.description) == [
        "net.graphml:3:1: two keys are called \"a\"; expected different names; this one is read as \"y\""
      ])
    #expect(
      complaint("{\"nodes\": [{\"id\": 1,\n\"id\": 2}], \"edges\": []}", "net.json")
        == "net.json:2:1: \"id\" stands twice in one object; expected it once")
    #expect(
      complaint("{\"nodes\": [],\n\"nodes\": [], \"edges\": []}", "net.json")
        == "net.json:2:1: \"nodes\" stands twice; expected it once")
  }

  @Test func everyLineEndAndByteOrderMarkGivesTheSameRows() throws {
    for (format, text) in Samples.all {
      for variant in Self.variants(of: text) {
        #expect(try ties(variant, path(format)) == Samples.ties, "\(format) \(variant.debugDescription)")
      }
    }
    let people = "id,label\nann,\"Ann, jr\"\nbob,Bob\n"
    for variant in Self.variants(of: people) {
      let table = try NetworkReader.readPeople(bytes: Array(variant.utf8), path: "p.csv").people
      #expect(table.count == 2 && table.labels == ["Ann, jr", "Bob"])
    }
    for text in ["1 2\n2 3\n3 1\n", "# note\n1\t2\n2\t3\n3\t1\n", "3 3\n1 2\n2 3\n3 1\n", "1 2 {}\n2 3 {}\n3 1 {}\n"] {
      for variant in Self.variants(of: text) {
        #expect(try ties(variant, "x.txt") == ["1>2", "2>3", "3>1"], "\(variant.debugDescription)")
      }
    }
  }

  static func variants(of text: String) -> [String] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    var mixed = ""
    for (place, line) in lines.enumerated() {
      mixed += line
      if place < lines.count - 1 { mixed += ["\n", "\r\n", "\r"][place % 3] }
    }
    var bare = text
    while bare.hasSuffix("\n") { bare.removeLast() }
    let ends = [text, lines.joined(separator: "\r\n"), lines.joined(separator: "\r"), mixed, bare]
    return ends + ends.map { "\u{FEFF}" + $0 }
  }

  @Test func theFirstTwentyErrorsAreShownAndAllAreCounted() throws {
    let rows = (0..<12_000).map { "a,b\($0),x" }.joined(separator: "\n")
    let text = "source,target,weight\n" + rows
    let lines = complaint(text).split(separator: "\n")
    #expect(lines.count == 21)
    #expect(lines.last == "… and 11,980 more errors")
    do {
      _ = try read(text)
    } catch FormatError.faults(let faults, let total) {
      #expect(faults.count == 10_000 && total == 12_000)
    }
  }

  @Test func strictReadingTurnsWarningsIntoErrors() throws {
    let text = "https://example.org\n# about\n1 2\n"
    #expect(try ties(text, "x.txt") == ["1>2"])
    #expect(
      complaint(text, "x.txt", ReadOptions(strictness: .strict))
        == "x.txt:1:1: \"https://example.org\" stands above the comments; skipped")
  }

  @Test func otherFormatsAreNamed() {
    #expect(
      complaint("graph [", "x.gml") == "x.gml: gml files cannot be read; readable: graphml, json, csv")
    #expect(complaint("graph {}", "x.dot") == "x.dot: dot files cannot be read; readable: graphml, json, csv")
    #expect(
      complaint(bytes: [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3], "x.csv.gz")
        == "x.csv.gz: cannot be unpacked: truncated gzip input")
    #expect(
      complaint("a,b\n", "x.csv", ReadOptions(format: "word"))
        == "no format is called \"word\"; known: graphml, json, csv")
    #expect(complaint("<html></html>", "x.csv") == "x.csv:1:1: the first element is <html>; expected <graphml>")
  }

  @Test func contentGoesBeforeTheExtension() throws {
    #expect(try ties(Samples.graphml, "x.csv") == Samples.ties)
    #expect(try ties(Samples.json, "x.txt") == Samples.ties)
    #expect(try ties("[a],{b\n", "x.csv") == ["[a]>{b"])
    #expect(try ties("<a>,b\n", "x.txt", ReadOptions(format: "csv")) == ["<a>>b"])
  }

  @Test func exitStatusesFollowTheKindOfError() {
    #expect(FormatError.empty(path: "x").exitStatus == 65)
    #expect(FormatError.notFound(path: "x").exitStatus == 66)
    #expect(FormatError.unreadable(path: "x", reason: "").exitStatus == 74)
    #expect(FormatError.unknownFormat(name: "x", known: []).exitStatus == 64)
    #expect(FormatError.cannotWrite(path: "x", reason: "").exitStatus == 73)
  }

  @Test func messagesSpellOutWhatATerminalWouldObey() {
    #expect(
      complaint("source,target,weight\na,b,\u{1B}[31m\u{202E}\n")
        == "net.csv:2:5: \"\\u{1b}[31m\\u{202e}\" is not a number; expected a decimal number such as 1.5")
  }
}
