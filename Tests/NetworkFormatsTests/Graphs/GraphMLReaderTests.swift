import NetworkFormats
import SocialNetworks
import Testing

struct GraphMLReaderTests {
  private func document(_ content: String, keys: String = "") -> String {
    "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\(keys)\(content)</graphml>"
  }

  private func read(_ content: String, keys: String = "") throws -> (draft: NetworkDraft, report: ImportReport) {
    try NetworkFormatsTests.read(document(content, keys: keys), "net.graphml")
  }

  private let weight = "<key id=\"w\" for=\"edge\" attr.name=\"weight\" attr.type=\"double\"/>"

  @Test func nodesAndEdgesAreRead() throws {
    let draft = try read(
      """
      <graph edgedefault="undirected"><node id="a"/><node id="b"/><node id="c"/>
      <edge source="b" target="a"><data key="w">2.5</data></edge><edge source="a" target="c"/></graph>
      """, keys: weight
    ).draft
    #expect(Plain(draft).people == ["a", "b", "c"])
    #expect(Plain(draft).ties == ["b>a=2.5", "a>c=1.0"])
    #expect(draft.isDirected == false)
  }

  @Test func directionsOfSingleEdgesWin() throws {
    let read = try read(
      """
      <graph edgedefault="undirected"><node id="a"/><node id="b"/><edge source="a" target="b" directed="true"/>
      <edge source="b" target="b"/></graph>
      """)
    #expect(Plain(read.draft).ties == ["a>b", "b>b", "b>b"])
    #expect(read.draft.isDirected == true)
    let silent = try self.read("<graph><node id=\"a\"/><edge source=\"a\" target=\"a\"/></graph>").draft
    #expect(silent.isDirected == nil)
  }

  @Test func allTypesAndDefaultsAreRead() throws {
    let keys = """
      <key id="a" for="node" attr.name="is" attr.type="boolean"><default>true</default></key>
      <key id="b" for="node" attr.name="int" attr.type="int"/>
      <key id="c" for="node" attr.name="long" attr.type="long"/>
      <key id="d" for="node" attr.name="float" attr.type="float"/>
      <key id="e" for="node" attr.name="double" attr.type="double"><default> 1.5 </default></key>
      <key id="f" for="all" attr.name="text" attr.type="string"/>
      """
    let draft = try read(
      """
      <graph edgedefault="directed">
      <node id="x"><data key="a"> false </data><data key="b">1</data><data key="c">-9</data><data key="d">1e3</data>
      <data key="f"> kept </data></node><node id="y"/></graph>
      """, keys: keys
    ).draft
    #expect(
      draft.people.attributes == [
        AttributeColumn(name: "is", kind: .boolean, values: ["false", "true"]),
        AttributeColumn(name: "int", kind: .integer, values: ["1", nil]),
        AttributeColumn(name: "long", kind: .integer, values: ["-9", nil]),
        AttributeColumn(name: "float", kind: .number, values: ["1e3", nil]),
        AttributeColumn(name: "double", kind: .number, values: ["1.5", "1.5"]),
        AttributeColumn(name: "text", kind: .text, values: [" kept ", nil]),
      ])
    #expect(draft.isDirected == true)
  }

  @Test func unknownTypesAndUndeclaredKeysAreTextWithAWarning() throws {
    let read = try read(
      "<graph><node id=\"x\"><data key=\"d\">2020-01-02</data><data key=\"u\">7</data></node></graph>",
      keys: "\n<key id=\"d\" for=\"node\" attr.name=\"born\" attr.type=\"date\"/>\n")
    #expect(
      read.draft.people.attributes == [
        AttributeColumn(name: "born", values: ["2020-01-02"]), AttributeColumn(name: "u", values: ["7"]),
      ])
    #expect(
      read.report.warnings.map(\.description) == [
        "net.graphml:2:1: the type \"date\" is not one of boolean, int, long, float, double, string; read as text",
        "net.graphml:3:52: the key \"u\" is not declared; read as text",
      ])
  }

  @Test func defaultWeightsApply() throws {
    let keys = "<key id=\"w\" for=\"edge\" attr.name=\"weight\" attr.type=\"double\"><default>3</default></key>"
    let draft = try read(
      "<graph><node id=\"a\"/><edge source=\"a\" target=\"a\"/><edge source=\"a\" target=\"a\"><data key=\"w\">2</data></edge></graph>",
      keys: keys
    ).draft
    #expect(draft.ties.values == [3, 2])
  }

  @Test func labelsComeFromKeysOrFromDrawings() throws {
    let named = try read(
      "<graph><node id=\"n0\"><data key=\"l\">Ann</data></node><node id=\"n1\"/></graph>",
      keys: "<key id=\"l\" for=\"node\" attr.name=\"label\" attr.type=\"string\"/>"
    ).draft
    #expect(named.people.name(0) == "Ann" && named.people.name(1) == "n1")
    let drawn = try read(
      """
      <graph><node id="n0"><data key="d6"><y:ShapeNode xmlns:y="http://www.yworks.com/xml/graphml"><y:Fill color="#FF"/>
      <y:NodeLabel>Ann <y:LabelModel/></y:NodeLabel></y:ShapeNode></data></node></graph>
      """, keys: "<key id=\"d6\" for=\"node\" yfiles.type=\"nodegraphics\"/>"
    ).draft
    #expect(drawn.people.name(0) == "Ann")
    #expect(drawn.people.attributes.isEmpty)
  }

  @Test func nestedGraphsAreReadAndWarnedOf() throws {
    let read = try read(
      """
      <graph edgedefault="undirected"><node id="a"><graph edgedefault="undirected"><node id="b"/></graph></node>
      <edge source="a" target="b"/></graph>
      """)
    #expect(Plain(read.draft).ties == ["a>b"])
    #expect(read.report.warnings.map(\.code) == ["nested-graph"])
  }

  @Test func hyperedgesAndPortsAreCounted() throws {
    let read = try read(
      """
      <graph><node id="a"><port name="p"/></node><node id="b"/>
      <hyperedge><endpoint node="a"/><endpoint node="b"/></hyperedge></graph>
      """)
    #expect(read.report.dropped.map(\.reason) == ["hyperedge", "port"])
    #expect(read.report.warnings.map(\.code) == ["hyperedge"])
    #expect(read.draft.ties.count == 0)
  }

  @Test func edgesMayComeBeforeNodes() throws {
    let draft = try read("<graph><edge source=\"a\" target=\"b\"/><node id=\"b\"/><node id=\"a\"/></graph>").draft
    #expect(Plain(draft).ties == ["a>b"])
  }

  @Test func layersComeFromAKey() throws {
    let draft = try read(
      "<graph><node id=\"a\"/><edge source=\"a\" target=\"a\"><data key=\"l\">work</data></edge></graph>",
      keys: "<key id=\"l\" for=\"edge\" attr.name=\"layer\" attr.type=\"string\"/>"
    ).draft
    #expect(Plain(draft).ties == ["a>a@work"])
  }

  @Test func theWeightKeyCanBeNamed() throws {
    let text = document(
      "<graph><node id=\"a\"/><edge source=\"a\" target=\"a\"><data key=\"r\">4</data></edge></graph>",
      keys: weight + "<key id=\"r\" for=\"edge\" attr.name=\"rank\" attr.type=\"int\"/>")
    #expect(try ties(text, "x.graphml", ReadOptions(weightColumn: "rank")) == ["a>a=4.0"])
    #expect(
      complaint(text, "x.graphml", ReadOptions(weightColumn: "no"))
        == "no key of edges is called \"no\"; the keys are weight, rank")
  }

  @Test func allFaultsAreFoundInOnePass() {
    let text = """
      <graphml>
      <key id="w" for="edge" attr.name="weight" attr.type="double"/>
      <key id="n" for="node" attr.name="age" attr.type="int"/>
      <key id="w" for="edge" attr.name="other" attr.type="double"/>
      <graph edgedefault="sideways">
      <node id="a"/>
      <node id="a"/>
      <node/>
      <node id="b"><data key="n">old</data></node>
      <edge source="a" target="zed"/>
      <edge source="a"/>
      <edge source="a" target="b"><data key="w">1,5</data></edge>
      </graph></graphml>
      """
    #expect(
      complaint(text, "net.graphml") == """
        net.graphml:4:1: the key "w" is declared twice; expected different ids
        net.graphml:5:1: edgedefault is "sideways"; expected directed or undirected
        net.graphml:7:1: the node "a" stands in line 6 already; expected different ids
        net.graphml:8:1: a node without an id; expected <node id=…>
        net.graphml:9:14: "old" is not a number; expected a decimal number such as 1.5
        net.graphml:10:1: an edge names "zed", which no node declares; expected <node id=…> for it
        net.graphml:11:1: an edge without source or target; expected <edge source=… target=…>
        net.graphml:12:29: "1,5" is not a number; write 1.5
        """)
  }

  @Test func otherEncodingsAreReadAsDeclared() throws {
    var bytes = Array(
      "<?xml version=\"1.0\" encoding=\"windows-1252\"?><graphml><graph><node id=\"Zo".utf8)
    bytes += [0xEB, 0x80] + Array("\"/></graph></graphml>".utf8)
    #expect(try NetworkReader.read(bytes: bytes, path: "x.graphml").draft.people.id(0) == "Zo\u{EB}\u{20AC}")
    let utf16 = "\u{FEFF}<graphml><graph><node id=\"\u{E9}\"/></graph></graphml>".utf16.flatMap {
      [UInt8($0 & 0xFF), UInt8($0 >> 8)]
    }
    #expect(try NetworkReader.read(bytes: utf16, path: "x.txt").draft.people.id(0) == "\u{E9}")
  }
}
