import GraphAnalytics
import TestSupport

/// Files of networks whose attributes have crashed, hung or steered Graphviz, or would; the same for the same number.
struct HostileGraph {
  let fileName: String
  let text: String
  /// Options of `draw` to read it with.
  let options: [String]

  private static let keys = [
    "concentrate", "weight", "minlen", "sides", "peripheries", "href", "URL", "fontname", "label", "image", "shapefile",
    "style", "shape", "pos", "layout", "imagepath", "size", "color", "fillcolor", "id", "class", "tooltip",
    "stylesheet",
    "_background", "xlabel", "headlabel", "group", "root", "constraint", "samehead", "lhead", "viewport", "ratio", "x",
    "viz",
  ]

  private static let values = [
    "true", "2147483647", "-2147483648", "100000000", "1000000", "nan", "NaN", "inf", "-inf", "1e308", "-1", "0",
    "1e400",
    "1,5", "x\"><script>alert(1)</script>", "x\" onload=\"alert(1)", "javascript:alert(1)", "data:text/html,x",
    "/usr/share/pixmaps/x.png", "<<b>html</b>>", "<table><tr><td>", "CORP\\Nina \\Gus", "\\N\\G\\E\\T", "{a|{b|c}}",
    "&#x1b;", "\u{1B}[31m", "\u{FFFF}", "red;green:0.5", "#ff00", "polygon", "0,0!", "1e308,1e308!",
    "c 7 -#ff0000 T 1 1",
    "F 99999999 5 -Times", "neato", "record", "", " ", "true\" concentrate=\"true", "]]>", "*{fill:url(//x)}",
  ]

  private static let formats = ["csv", "graphml", "json", "csv", "graphml", "gexf", "dot", "tsv"]
  private static let layouts = [
    "neato", "dot", "fdp", "sfdp", "twopi", "circo", "osage", "patchwork", "dot-groups", "fdp-groups", "neato-hier",
    "neato-subset", "neato-circuit", "circle",
  ]

  init(number: Int) {
    var random = SeededGenerator(seed: UInt64(number) &+ 41)
    var hostile = HostileText(seed: UInt64(number))
    func key() -> String { Self.keys[random.next(below: Self.keys.count)] }
    func value() -> String { Self.values[random.next(below: Self.values.count)] }
    let count = [1, 2, 3, 8, 20, 45][random.next(below: 6)]
    let names = (0..<count).map { place in
      let name = random.next(below: 3) == 0 ? value() : String(hostile.next().prefix(60))
      return "\(name) \(place)"
    }
    // Parallel, returning and self ties among them.
    let ties = (0..<random.next(below: 3 * count + 1)).map { _ in
      (random.next(below: count), random.next(below: count))
    }
    let columns = [key(), key()]
    let format = Self.formats[number % Self.formats.count]
    fileName = "hostile-\(number).\(format)"
    switch format {
    case "graphml":
      text = Self.graphML(names, ties, columns) { value() }
    case "gexf":
      text = Self.gexf(names, ties, columns) { value() }
    case "json":
      text = Self.json(names, ties, columns) { value() }
    case "dot":
      text = Self.dot(names, ties, columns) { value() }
    default:
      let mark = format == "tsv" ? "\t" : ","
      func cell(_ text: String) -> String { "\"" + text.replacing("\"", with: "\"\"") + "\"" }
      var lines = [(["source", "target", "weight"] + columns.map(cell)).joined(separator: mark)]
      for (source, target) in ties {
        let weight = random.next(below: 4) == 0 ? value() : "\(1 + random.next(below: 9))"
        lines.append(
          [cell(names[source]), cell(names[target]), cell(weight), cell(value()), cell(value())].joined(separator: mark)
        )
      }
      text = lines.joined(separator: "\n") + "\n"
    }
    var options = ["--layout", Self.layouts[number % Self.layouts.count], "--title", value()]
    if number.isMultiple(of: 3) { options += ["--color-by", columns[0]] }
    if number.isMultiple(of: 5) { options += ["--label", "all"] }
    self.options = options
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case "\"": result += "&quot;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func graphML(
    _ names: [String], _ ties: [(Int, Int)], _ columns: [String], _ value: () -> String
  ) -> String {
    var text = "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n"
    for (place, column) in columns.enumerated() {
      for side in ["node", "edge"] {
        text += "<key id=\"\(side)\(place)\" for=\"\(side)\" attr.name=\"\(escaped(column))\" attr.type=\"string\"/>\n"
      }
    }
    text += "<key id=\"w\" for=\"edge\" attr.name=\"weight\" attr.type=\"double\"/>\n<graph edgedefault=\"directed\">\n"
    func data(_ side: String) -> String {
      columns.indices.map { "<data key=\"\(side)\($0)\">\(escaped(value()))</data>" }.joined()
    }
    for name in names { text += "<node id=\"\(escaped(name))\">\(data("node"))</node>\n" }
    for (place, tie) in ties.enumerated() {
      let weight = place % 9 == 8 ? value() : "\(place % 5 + 1)"
      text += "<edge source=\"\(escaped(names[tie.0]))\" target=\"\(escaped(names[tie.1]))\">"
      text += "<data key=\"w\">\(escaped(weight))</data>\(data("edge"))</edge>\n"
    }
    return text + "</graph></graphml>\n"
  }

  private static func gexf(
    _ names: [String], _ ties: [(Int, Int)], _ columns: [String], _ value: () -> String
  ) -> String {
    var text = "<gexf version=\"1.3\" xmlns:viz=\"http://gexf.net/1.3/viz\"><graph><nodes>\n"
    for name in names {
      text +=
        "<node id=\"\(escaped(name))\" label=\"\(escaped(value()))\"><viz:size value=\"\(escaped(value()))\"/></node>\n"
    }
    text += "</nodes><edges>\n"
    for (place, tie) in ties.enumerated() {
      text += "<edge id=\"\(place)\" source=\"\(escaped(names[tie.0]))\" target=\"\(escaped(names[tie.1]))\" "
      text += "weight=\"\(escaped(value()))\"/>\n"
    }
    return text + "</edges></graph></gexf>\n"
  }

  private static func json(
    _ names: [String], _ ties: [(Int, Int)], _ columns: [String], _ value: () -> String
  ) -> String {
    func string(_ text: String) -> String {
      var out = "\""
      for scalar in text.unicodeScalars {
        if scalar.value < 0x20 || scalar == "\"" || scalar == "\\" {
          let digits = String(scalar.value, radix: 16)
          out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        } else {
          out.unicodeScalars.append(scalar)
        }
      }
      return out + "\""
    }
    let nodes = names.map { name in
      "{\"id\":\(string(name))" + columns.map { ",\(string($0 + "_"))" + ":\(string(value()))" }.joined() + "}"
    }
    let links = ties.enumerated().map { place, tie in
      "{\"source\":\(string(names[tie.0])),\"target\":\(string(names[tie.1])),\"weight\":\(place % 7 == 6 ? "1e308" : "2")}"
    }
    return "{\"directed\":false,\"multigraph\":true,\"nodes\":[\(nodes.joined(separator: ",\n"))],"
      + "\"links\":[\(links.joined(separator: ",\n"))]}\n"
  }

  private static func dot(
    _ names: [String], _ ties: [(Int, Int)], _ columns: [String], _ value: () -> String
  ) -> String {
    func quoted(_ text: String) -> String { "\"" + text.replacing("\"", with: "\\\"") + "\"" }
    var text = "digraph { concentrate=true; " + columns.map { "\($0)=\(quoted(value())); " }.joined() + "\n"
    for tie in ties {
      text += "\(quoted(names[tie.0])) -> \(quoted(names[tie.1])) [minlen=2147483647, weight=\(quoted(value()))];\n"
    }
    return text + "}\n"
  }
}
