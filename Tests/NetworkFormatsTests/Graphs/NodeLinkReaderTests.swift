import NetworkFormats
import SocialNetworks
import Testing

struct NodeLinkReaderTests {
  private func plain(_ text: String, _ options: ReadOptions = ReadOptions()) throws -> Plain {
    Plain(try read(text, "net.json", options).draft)
  }

  @Test(arguments: ["links", "edges"])
  func bothNamesOfTheListAreRead(_ name: String) throws {
    let text = """
      {"directed": true, "multigraph": false, "graph": {"deep": [1, {"x": null}]},
       "nodes": [{"id": "a"}, {"id": "b"}], "\(name)": [{"source": "a", "target": "b", "weight": 0.5}]}
      """
    let network = try plain(text)
    #expect(network.people == ["a", "b"] && network.ties == ["a>b=0.5"] && network.isDirected == true)
  }

  @Test func idsMayBeNumbers() throws {
    let text = """
      {"nodes": [{"id": 1}, {"id": 2.0}, {"id": "x"}, {"id": 12345678901234567890}],
       "links": [{"source": 1.0, "target": 2}, {"source": "1", "target": "x"}]}
      """
    #expect(try plain(text).people == ["1", "2", "x", "12345678901234567890"])
    #expect(try plain(text).ties == ["1>2", "1>x"])
  }

  @Test func nodesWithoutIdsAreNamedByNameAndFoundByIndex() throws {
    let text = """
      {"nodes": [{"name": "Ann", "group": 1}, {"name": "Bob", "group": 2}], "links": [{"source": 0, "target": 1, "value": 3}]}
      """
    #expect(try plain(text).ties == ["Ann>Bob=3.0"])
    #expect(try plain("{\"nodes\": [{}, {}], \"links\": [{\"source\": 1, \"target\": 0}]}").ties == ["1>0"])
  }

  @Test func indicesBesideIdsAreWarnedOf() throws {
    let read = try read(
      "{\"nodes\": [{\"id\": \"a\"}, {\"id\": \"b\"}], \"links\": [{\"source\": 0, \"target\": 1}]}", "net.json")
    #expect(Plain(read.draft).ties == ["a>b"])
    #expect(read.report.warnings.map(\.code) == ["indices"])
  }

  @Test func endsMayBeNodes() throws {
    let text = """
      {"nodes": [{"id": "a", "index": 0}, {"id": "b", "index": 1}],
       "links": [{"source": {"id": "a", "index": 0}, "target": {"id": "b"}, "index": 0}]}
      """
    #expect(try plain(text).ties == ["a>b"])
  }

  @Test func attributesKeepTheirKinds() throws {
    let draft = try read(
      """
      {"nodes": [{"id": "a", "label": "Ann \\u00e9\\ud83d\\ude00\\n", "age": 31, "x": 1.5, "is": true, "at": [1, 2]},
                 {"id": "b", "age": null, "x": 2, "o": {"k": "v"}}], "links": []}
      """, "net.json"
    ).draft
    #expect(draft.people.labels == ["Ann \u{E9}\u{1F600}\n", nil])
    #expect(
      draft.people.attributes == [
        AttributeColumn(name: "age", kind: .integer, values: ["31", nil]),
        AttributeColumn(name: "x", kind: .number, values: ["1.5", "2"]),
        AttributeColumn(name: "is", kind: .boolean, values: ["true", nil]),
        AttributeColumn(name: "at", kind: .text, values: ["[1, 2]", nil]),
        AttributeColumn(name: "o", kind: .text, values: [nil, "{\"k\": \"v\"}"]),
      ])
  }

  @Test func layersAndNamedWeightsAreRead() throws {
    let text = """
      {"nodes": [{"id": "a"}], "links": [{"source": "a", "target": "a", "type": "work", "rank": 4, "weight": 1}]}
      """
    #expect(try plain(text).ties == ["a>a=1.0@work"])
    #expect(try plain(text, ReadOptions(weightColumn: "rank")).ties == ["a>a=4.0@work"])
    #expect(
      complaint(text, "net.json", ReadOptions(weightColumn: "no"))
        == "no member of edges is called \"no\"; they have source, target, type, rank, weight")
  }

  @Test func allFaultsAreFoundInOnePass() {
    let text = """
      {"directed": "yes", "nodes": [
        {"id": "a"},
        {"id": "a"},
        {"label": "nobody"},
        {"id": "b", "id": "c"}],
       "edges": [
        {"source": "a", "target": "zed"},
        {"source": "a"},
        {"source": "a", "target": [1]},
        {"source": "a", "target": "c", "weight": NaN},
        {"source": "a", "target": "c", "weight": "1,5"}]}
      """
    #expect(
      complaint(text, "net.json") == """
        net.json:1:2: "directed" is neither true nor false; expected one of them
        net.json:3:10: the node "a" stands twice; expected different ids
        net.json:4:3: a node without "id"; expected text or a number for it
        net.json:5:15: "id" stands twice in one object; expected it once
        net.json:7:29: an edge names "zed", which is not among the nodes; expected the id of one
        net.json:8:3: an edge without "target"; expected one
        net.json:9:29: the end of an edge is neither text nor a number; expected the id of a node
        net.json:10:44: "NaN" is not a number; expected a decimal number such as 1.5
        net.json:11:44: "1,5" is not a number; write 1.5
        """)
  }

  @Test(arguments: [
    ("{\"nodes\": [}", "1:12: expected an object for each of nodes"),
    ("{\"nodes\": 3}", "1:11: expected an array of nodes"),
    ("{\"links\": []}", "the document has no \"nodes\"; expected an object with nodes and edges (or links)"),
    ("{\"nodes\": []}", "the document has neither \"edges\" nor \"links\"; expected one of them"),
    ("{\"nodes\": [], \"links\": []} x", "1:28: \"x\" is not JSON; expected a value, a name or a bracket"),
    ("{\"nodes\": [], \"links\": []} {", "1:28: text follows the document; expected its end"),
    ("{\"a\": 01}", "1:7: \"01\" is not a JSON number; expected one such as 1.5"),
    ("{\"a\": 1.}", "1:7: \"1.\" is not a JSON number; expected one such as 1.5"),
    ("{\"a\": \"\\x\"}", "1:8: an unknown escape; expected one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u"),
    ("{\"a\": \"\\u12\"}", "1:8: a damaged escape; expected \\u and four hexadecimal digits"),
    ("{\"a\": \"x\ny\"}", "1:9: a control character inside a string; expected it escaped, as \\n is"),
    ("{\n\"\u{E9}\": tru}", "2:6: \"tru\" is not JSON; expected a value, a name or a bracket"),
    ("{\"a\" 1}", "1:6: expected a colon"),
    ("{\"a\": 1 \"b\"", "1:9: expected a comma or }"),
    ("{\"a\": 1,}", "1:9: expected a name in double quotes"),
    ("[{}]", "1:1: expected an object with nodes and edges (or links)"),
  ])
  func damageIsFoundWhereItStands(_ text: String, _ message: String) {
    let place = message.first?.isNumber == true ? "net.json:" : "net.json: "
    #expect(complaint(text, "net.json") == place + message)
  }
}
