import Foundation
import GraphAnalytics
import NetworkFormats
import SocialNetworks
import Testing

struct RoundTripTests {
  /// People in an order that is not that of the ties, odd names, numbers that need all their digits.
  static let full = NetworkDraft(
    people: PersonTable(
      ids: {
        var ids = NameTable()
        for id in [
          "zo\u{E9}", "a \"b\" & <c>", "back\\slash\\", " padded ", "two\nlines\ttab\rcr", "#7", "", "e\u{301}",
        ]
        where !id.isEmpty { ids.insert(id) }
        return ids
      }(),
      labels: ["Zo\u{E9}", nil, "\u{1F600} & co", nil, nil, nil, nil],
      attributes: [
        AttributeColumn(name: "age", kind: .integer, values: ["31", nil, "-4", "9007199254740993", nil, nil, "0"]),
        AttributeColumn(name: "score", kind: .number, values: ["0.1", "1e-300", nil, "2.5", nil, nil, nil]),
        AttributeColumn(name: "member", kind: .boolean, values: ["true", "false", nil, nil, nil, nil, nil]),
        AttributeColumn(name: "city <x>", kind: .text, values: ["1", "NA", " x ", "", nil, nil, "d\"q"]),
      ]),
    ties: TieTable(
      sources: [0, 3, 0, 2, 5, 0], targets: [1, 2, 1, 2, 4, 6],
      values: [0.1, 1.0 / 3, Double.leastNonzeroMagnitude, 1.7976931348623157e308, -0.0, 9_007_199_254_740_994],
      layers: [0, 1, 0, 1, 0, 1], layerNames: ["work & play", "f,amily"],
      attributes: [
        AttributeColumn(name: "since", kind: .integer, values: ["1998", nil, nil, nil, nil, nil]),
        AttributeColumn(name: "note", kind: .text, values: [nil, "a,b\n\"c\"", nil, nil, nil, nil]),
      ]),
    isDirected: true)

  private func bits(_ draft: NetworkDraft) -> [UInt64]? { draft.ties.values?.map(\.bitPattern) }

  private func back(_ draft: NetworkDraft, _ format: String) throws -> (NetworkDraft, [String]) {
    let (bytes, notes) = try NetworkWriter.encode(draft, format: format)
    return (try NetworkReader.read(bytes: bytes, path: "x." + format).draft, notes)
  }

  @Test(arguments: ["graphml", "json"])
  func everythingComesBack(_ format: String) throws {
    var expected = Self.full
    expected.name = "x"
    let (draft, notes) = try back(Self.full, format)
    #expect(draft == expected)
    #expect(bits(draft) == bits(expected))
    #expect(notes.isEmpty)
  }

  @Test func csvHoldsTies() throws {
    let (draft, notes) = try back(Self.full, "csv")
    let full = Self.full
    #expect(Plain(draft).ties == Plain(full).ties)
    #expect(bits(draft) == bits(full))
    #expect(draft.isDirected == true)
    #expect(draft.ties.attributes == full.ties.attributes)
    #expect(notes == ["an edge list cannot hold attributes of people (age, score, member, city <x>, label)"])
  }

  @Test func csvTellsOfPeopleWithoutTies() throws {
    var draft = NetworkDraft()
    for id in ["a", "b", "c"] { draft.people.insert(id: id) }
    draft.addTie(from: 0, to: 1)
    let (bytes, notes) = try NetworkWriter.encode(draft, format: "csv")
    #expect(String(decoding: bytes, as: UTF8.self) == "source,target\na,b\n")
    #expect(notes == ["an edge list cannot hold 1 person without a tie"])
  }

  @Test(arguments: ["graphml", "json", "csv"])
  func directionAndEmptinessComeBack(_ format: String) throws {
    for isDirected in [true, false] {
      var draft = NetworkDraft(isDirected: isDirected)
      if format != "csv" { #expect(try back(draft, format).0.isDirected == isDirected) }
      draft.people.insert(id: "a")
      draft.people.insert(id: "b")
      draft.addTie(from: 0, to: 1)
      #expect(try back(draft, format).0.isDirected ?? false == isDirected)
    }
    #expect(try back(NetworkDraft(), format).0.people.count == 0)
  }

  @Test(arguments: ["graphml", "json"])
  func randomNetworksComeBack(_ format: String) throws {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<200 {
      var draft = NetworkDraft(name: "x", isDirected: generator.next(below: 2) == 0)
      let count = 1 + generator.next(below: 8)
      for person in 0..<count {
        let scalars = (0..<(1 + generator.next(below: 6))).compactMap { _ in
          Unicode.Scalar(UInt32([0x20, 0x26, 0x41, 0x5C, 0x300, 0x1F600, 0x0A, 0x0D][generator.next(below: 8)]))
        }
        draft.people.insert(id: "\(person)" + String(String.UnicodeScalarView(scalars)))
      }
      for _ in 0..<generator.next(below: 10) {
        draft.addTie(
          from: generator.next(below: count), to: generator.next(below: count),
          value: Double(bitPattern: generator.next()).isFinite ? 1 / (1 + generator.nextUnit()) : 1)
      }
      #expect(try back(draft, format).0 == draft)
    }
  }

  @Test func controlCharactersBecomeReplacementsAndIdsStayDifferent() throws {
    var draft = NetworkDraft()
    for id in ["a\u{1}", "a\u{2}", "a\u{FFFD}"] { draft.people.insert(id: id, label: "x\u{1B}") }
    let (read, notes) = try back(draft, "graphml")
    #expect(read.people.count == 3)
    #expect(notes == ["3 control characters not allowed in XML became U+FFFD"])
  }

  @Test func attributesNamedLikeWeightsStayAttributes() throws {
    for format in ["graphml", "json", "csv"] {
      var draft = NetworkDraft(isDirected: true)
      draft.people.insert(id: "a")
      draft.people.insert(id: "b")
      draft.addTie(from: 0, to: 1)
      draft.ties.attributes = [
        AttributeColumn(name: "value", kind: .integer, values: ["7"]),
        AttributeColumn(name: "weight", kind: .integer, values: ["8"]),
      ]
      let (read, notes) = try back(draft, format)
      #expect(read.ties.values == [1])
      #expect(read.ties.attributes.map(\.name) == ["value", "weight_"])
      #expect(notes.contains("the attribute \"weight\" is called \"weight_\" in the file"))
    }
  }

  @Test func filesAreWrittenWholeOrNotAtAll() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "entregent-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "net.graphml").path
    _ = try NetworkWriter.write(Self.full, to: path)
    _ = try NetworkWriter.write(Self.full, to: path)
    var expected = Self.full
    expected.name = "net"
    #expect(try NetworkReader.read(path: path).draft == expected)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["net.graphml"])
    #expect(throws: FormatError.cannotWrite(path: folder.path + "/no/x.csv", reason: "No such file or directory")) {
      try NetworkWriter.write(Self.full, to: folder.path + "/no/x.csv")
    }
    #expect(throws: FormatError.notFound(path: folder.path + "/none.csv")) {
      try NetworkReader.read(path: folder.path + "/none.csv")
    }
    #expect(throws: FormatError.unreadable(path: folder.path, reason: "it is a folder")) {
      try NetworkReader.read(path: folder.path)
    }
  }

  @Test func dotQuotesAndProtectsNames() throws {
    var draft = NetworkDraft(isDirected: false)
    draft.people.insert(id: "a\\")
    draft.people.insert(id: "&#x1b;")
    draft.people.insert(id: "say \"hi\"", label: "CORP\\Nina & &amp; &#x1b;\nx")
    draft.addTie(from: 0, to: 2, value: 0.4)
    draft.addTie(from: 0, to: 2, value: 3)
    let (bytes, _) = try NetworkWriter.encode(draft, format: "dot")
    #expect(
      String(decoding: bytes, as: UTF8.self) == #"""
        graph {
          "a\\" [label="a\\"];
          "&amp;#x1b;" [label="&amp;#x1b;"];
          "say \"hi\"" [label="CORP\\Nina & &amp;amp; &amp;#x1b;\nx"];
          "a\\" -- "say \"hi\"" [strength="0.4"];
          "a\\" -- "say \"hi\"" [weight="3", strength="3"];
        }

        """#)
  }
}
