package import SocialNetworks

/// GraphML 1.0 with the six types of its attributes extension; values that are missing are left out.
///
/// The label of a person is the key `label`, the value of a tie the key `weight`, its kind the key `layer`.
package enum GraphMLWriter {
  package static func write(_ draft: NetworkDraft, _ output: inout [UInt8], _ notes: inout [String]) {
    var document = Document(output: output)
    let hasLabels = draft.people.labels.contains { $0 != nil }
    var personNames = AttributeNames(reserved: ["label"])
    var tieNames = AttributeNames(reserved: ["weight", "layer"])
    document.add(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
      xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">

      """)
    if hasLabels { document.addKey("label", "node", "label", "string") }
    for (place, column) in draft.people.attributes.enumerated() {
      document.addKey("n\(place)", "node", personNames.name(for: column.name, &notes), type(of: column.kind))
    }
    if draft.needsValues { document.addKey("weight", "edge", "weight", "double") }
    if draft.ties.layers != nil { document.addKey("layer", "edge", "layer", "string") }
    for (place, column) in draft.ties.attributes.enumerated() {
      document.addKey("e\(place)", "edge", tieNames.name(for: column.name, &notes), type(of: column.kind))
    }
    document.add("  <graph edgedefault=\"\(draft.isDirected == true ? "directed" : "undirected")\">\n")
    let ids = writableIds(of: draft.people)
    for person in 0..<draft.people.count {
      document.add("    <node id=\"")
      document.addText(ids[person])
      document.add("\"")
      var data: [(String, String)] = []
      if person < draft.people.labels.count, let label = draft.people.labels[person] { data.append(("label", label)) }
      for (place, column) in draft.people.attributes.enumerated() {
        if let value = column.values[person].flatMap({ text($0, column.kind) }) { data.append(("n\(place)", value)) }
      }
      document.addData(data, closing: "node")
    }
    for tie in 0..<draft.ties.count {
      document.add("    <edge source=\"")
      document.addText(ids[Int(draft.ties.sources[tie])])
      document.add("\" target=\"")
      document.addText(ids[Int(draft.ties.targets[tie])])
      document.add("\"")
      var data: [(String, String)] = []
      if draft.needsValues { data.append(("weight", NumberText.of(draft.tieValue(tie)))) }
      if let layer = draft.tieLayer(tie) { data.append(("layer", layer)) }
      for (place, column) in draft.ties.attributes.enumerated() {
        if let value = column.values[tie].flatMap({ text($0, column.kind) }) { data.append(("e\(place)", value)) }
      }
      document.addData(data, closing: "edge")
    }
    document.add("  </graph>\n</graphml>\n")
    output = document.output
    if document.replaced > 0 {
      notes.append("\(counted(document.replaced, "control character")) not allowed in XML became U+FFFD")
    }
  }

  private static func type(of kind: AttributeKind) -> String {
    switch kind {
    case .text: "string"
    case .number: "double"
    case .integer: "long"
    case .boolean: "boolean"
    }
  }

  private static func text(_ value: String, _ kind: AttributeKind) -> String? {
    switch kind {
    case .text, .integer: value
    case .number: NumberText.canonical(value) ?? value
    case .boolean: value.lowercased()
    }
  }

  /// Ids that stay different when the characters that XML does not allow are replaced.
  private static func writableIds(of people: PersonTable) -> [String] {
    let ids = (0..<people.count).map { people.id($0) }
    guard ids.contains(where: { !$0.unicodeScalars.allSatisfy(XMLText.isAllowed) }) else { return ids }
    var taken = NameInterner()
    for id in ids where id.unicodeScalars.allSatisfy(XMLText.isAllowed) { _ = taken.number(of: id) }
    return ids.map { id in
      if id.unicodeScalars.allSatisfy(XMLText.isAllowed) { return id }
      var scalars = String.UnicodeScalarView()
      for scalar in id.unicodeScalars { scalars.append(XMLText.isAllowed(scalar) ? scalar : "\u{FFFD}") }
      var name = String(scalars)
      while true {
        let count = taken.count
        if Int(taken.number(of: name)) == count { return name }
        name += "\u{FFFD}"
      }
    }
  }

  private struct Document {
    var output: [UInt8]
    var replaced = 0

    mutating func add(_ text: String) { output.append(contentsOf: text.utf8) }

    mutating func addText(_ text: String) { replaced += XMLText.append(text, to: &output) }

    mutating func addKey(_ id: String, _ domain: String, _ name: String, _ type: String) {
      add("  <key id=\"\(id)\" for=\"\(domain)\" attr.name=\"")
      addText(name)
      add("\" attr.type=\"\(type)\"/>\n")
    }

    mutating func addData(_ data: [(String, String)], closing element: String) {
      guard !data.isEmpty else { return add("/>\n") }
      add(">")
      for (key, value) in data {
        add("<data key=\"\(key)\">")
        addText(value)
        add("</data>")
      }
      add("</\(element)>\n")
    }
  }
}
