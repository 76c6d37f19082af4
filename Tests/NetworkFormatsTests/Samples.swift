/// The same small network in every readable format.
enum Samples {
  static let csv = "source,target,weight\nann,bob,1.5\n\"cid, jr\",ann,2\n"

  static let graphml = """
    <?xml version="1.0" encoding="UTF-8"?>
    <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
      <key id="w" for="edge" attr.name="weight" attr.type="double"/>
      <graph edgedefault="undirected">
        <node id="ann"/>
        <node id="bob"/>
        <node id="cid, jr"/>
        <edge source="ann" target="bob"><data key="w">1.5</data></edge>
        <edge source="cid, jr" target="ann"><data key="w">2</data></edge>
      </graph>
    </graphml>

    """

  static let json = """
    {"directed": false, "nodes": [
      {"id": "ann"}, {"id": "bob"},
      {"id": "cid, jr"}],
     "edges": [
      {"source": "ann", "target": "bob", "weight": 1.5},
      {"source": "cid, jr", "target": "ann", "weight": 2}]}

    """

  static let all = [("csv", csv), ("graphml", graphml), ("json", json)]
  static let ties = ["ann>bob=1.5", "cid, jr>ann=2.0"]

  /// One tie between a and b with that weight, as the format writes text.
  static func withWeight(_ text: String, _ format: String) -> String {
    switch format {
    case "csv": "source,target,weight\na,b,\"\(text)\"\n"
    case "graphml":
      "<graphml><key id=\"w\" for=\"edge\" attr.name=\"weight\" attr.type=\"double\"/><graph><node id=\"a\"/><node id=\"b\"/>\n"
        + "<edge source=\"a\" target=\"b\"><data key=\"w\">\(text)</data></edge></graph></graphml>"
    default:
      "{\"nodes\":[{\"id\":\"a\"},{\"id\":\"b\"}],\n\"edges\":[{\"source\":\"a\",\"target\":\"b\",\"weight\":\"\(text)\"}]}"
    }
  }

  /// Where the weight of `withWeight` stands.
  static func place(_ format: String) -> String {
    switch format {
    case "csv": "net.csv:2:6: "
    case "graphml": "net.graphml:2:29: "
    default: "net.json:2:46: "
    }
  }
}
