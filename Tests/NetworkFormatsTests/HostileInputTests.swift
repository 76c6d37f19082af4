import GraphAnalytics
import NetworkFormats
import SocialNetworks
import Testing

/// Input made to break readers: it ends in an answer or in an error, never in a trap, a flood of memory or a long wait.
struct HostileInputTests {
  @Test func everyPrefixOfAFileIsReadOrRefused() throws {
    for (format, text) in Samples.all {
      let bytes = Array(text.utf8)
      for length in 0..<bytes.count {
        let prefix = Array(bytes[..<length])
        do {
          let draft = try NetworkReader.read(bytes: prefix, path: "net." + format).draft
          let found = Plain(draft).ties
          if format == "csv" {
            // whole rows, and perhaps a last one whose weight was cut between its digits
            #expect(found.dropLast() == Samples.ties.prefix(max(0, found.count - 1)))
          } else {
            #expect(prefix.count >= bytes.count - 2, "\(length)")
          }
        } catch let error as FormatError {
          if case .faults(let faults, _) = error { #expect(!faults.isEmpty) }
        }
      }
    }
  }

  @Test func damagedFilesAreReadOrRefused() throws {
    var generator = SeededGenerator(seed: 21)
    for (format, text) in Samples.all + [("graphml", Self.richGraphML), ("json", Self.richJSON)] {
      for _ in 0..<1_500 {
        var bytes = Array(text.utf8)
        for _ in 0...generator.next(below: 4) {
          let place = generator.next(below: bytes.count)
          switch generator.next(below: 4) {
          case 0: bytes[place] = UInt8(generator.next(below: 256))
          case 1: bytes.remove(at: place)
          case 2: bytes.insert(Array("\"<>{}[],:\\&;\n0".utf8)[generator.next(below: 14)], at: place)
          default:
            let end = min(bytes.count, place + generator.next(below: 30))
            bytes.insert(contentsOf: bytes[place..<end], at: generator.next(below: bytes.count))
          }
        }
        do {
          _ = try NetworkReader.read(bytes: bytes, path: "net." + format)
        } catch is FormatError {}
      }
    }
  }

  private static let richGraphML = """
    <graphml><key id="a" for="node" attr.name="x" attr.type="int"><default>1</default></key>
    <key id="g" for="node" yfiles.type="nodegraphics"/><key id="l" for="edge" attr.name="layer" attr.type="string"/>
    <graph edgedefault="directed"><node id="n"><data key="a">2</data><data key="g"><y:S><y:NodeLabel>N</y:NodeLabel></y:S></data>
    <graph><node id="m"/></graph></node><edge source="n" target="m" directed="false"><data key="l">k</data></edge>
    <hyperedge><endpoint node="n"/></hyperedge></graph></graphml>
    """

  private static let richJSON = """
    {"directed": true, "graph": {"a": [1, [2, {"b": null}]]}, "nodes": [{"id": 1, "x": [1]}, {"id": "\\u00e9\\ud83d"}],
    "links": [{"source": {"id": 1}, "target": "\\u00e9\\ud83d", "value": 1e2, "type": "t"}, {"source": 1, "target": 1}]}
    """

  @Test func deepJSONIsRefused() {
    let arrays = "{\"graph\": " + String(repeating: "[", count: 100_000)
    #expect(complaint(arrays, "x.json") == "x.json:1:522: more than 512 brackets are open here; expected fewer")
    let objects = "{\"nodes\": [" + String(repeating: "{\"a\":", count: 100_000)
    #expect(complaint(objects, "x.json").hasSuffix("more than 512 brackets are open here; expected fewer"))
    let closed = "{\"graph\": " + String(repeating: "[", count: 511) + String(repeating: "]", count: 511)
    #expect(complaint(closed + ", \"nodes\": [], \"edges\": []}", "x.json") == "[] [] -")
  }

  @Test func deepXMLIsRefused() {
    let deep = "<graphml>" + String(repeating: "<graph>", count: 100_000)
    #expect(complaint(deep, "x.graphml").contains("more than 1,000 elements are open here; expected fewer"))
  }

  @Test(arguments: [
    "<!DOCTYPE a [<!ENTITY x \"lol\"><!ENTITY y \"&x;&x;&x;&x;\">]><graphml><graph><node id=\"&y;\"/></graph></graphml>",
    "<!DOCTYPE graphml [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><graphml><graph><node id=\"a\">&x;</node></graph></graphml>",
    "<!DOCTYPE graphml SYSTEM \"http://127.0.0.1:9/x.dtd\"><graphml/>",
    "<!DOCTYPE graphml><graphml/>",
  ])
  func doctypesAreRefused(_ text: String) {
    #expect(
      complaint("<?xml version=\"1.0\"?>\n" + text, "x.graphml")
        == "x.graphml:2:1: a DOCTYPE stands here; expected none, since it can define entities"
        || complaint(text, "x.graphml").contains("a DOCTYPE stands here"))
  }

  @Test func chainsOfEntitiesAreRefused() {
    var text = "<!DOCTYPE a ["
    for place in 0..<60_000 { text += "<!ENTITY e\(place) \"&e\(place + 1);\">" }
    text += "]><graphml><graph><node id=\"&e0;\"/></graph></graphml>"
    #expect(complaint(text, "x.graphml").contains("a DOCTYPE stands here"))
  }

  @Test func fewBytesDoNotMakeManyValues() throws {
    let count = 4_000
    let nodes = (0..<count).map { "{\"id\":\($0),\"k\($0)\":1}" }.joined(separator: ",")
    let json = try read("{\"nodes\":[\(nodes)],\"edges\":[]}", "x.json")
    #expect(json.draft.people.attributes.count < 400)
    #expect(json.report.warnings.map(\.code) == ["too-many-attributes"])
    var xml = "<graphml>"
    for place in 0..<count { xml += "<key id=\"k\(place)\" for=\"node\"><default>1</default></key>" }
    xml += "<graph>" + (0..<count).map { "<node id=\"\($0)\"/>" }.joined() + "</graph></graphml>"
    #expect(try read(xml, "x.graphml").draft.people.attributes.count < 1_000)
  }

  @Test func wideRowsAreRefused() {
    let wide = String(repeating: "a,", count: 500_000)
    #expect(complaint(wide) == "net.csv:1: more than 10,000 columns found; expected fewer")
    #expect(complaint("source,target\n" + wide) == "net.csv:2:1: 10,001 columns found, 2 expected")
  }

  @Test func longLinesAreReadOrRefused() throws {
    let long = String(repeating: "x", count: 3_000_000)
    #expect(complaint(long).hasPrefix("net.csv:1: 1 column found"))
    #expect(try read("\(long),b\n").draft.people.count == 2)
    #expect(try read(String(repeating: "a,b\r", count: 100_000)).draft.ties.count == 100_000)
    #expect(complaint(String(repeating: "\r", count: 2_000_000)) == "[] [] -")
    #expect(complaint(String(repeating: "\"", count: 1_000_001)).hasPrefix("net.csv:1"))
  }

  @Test func aLineEndOfTwoCharactersIsOneLineEnd() throws {
    // a Swift Character joins CR and LF: a reader by Characters would see one line
    #expect(try ties("a,b\r\nb,c\r\n") == ["a>b", "b>c"])
    #expect(
      complaint("a,b,1\r\nb,c,x\r\n") == "net.csv:2:5: \"x\" is not a number; expected a decimal number such as 1.5")
  }
}
