package import SocialNetworks

/// Graphs in the DOT language of Graphviz.
///
/// Ids are always quoted. A label is written where it differs from the id or could be misread. In both every backslash is
/// doubled, and the & of what looks like an entity becomes `&amp;`, since Graphviz expands them. `weight` is an integer there, so it is
/// written for whole numbers up to 100,000 only; `strength` holds every value as text.
package enum DOTWriter {
  package static func write(_ draft: NetworkDraft, _ output: inout [UInt8], _ notes: inout [String]) {
    var text = Text(output: output)
    let isDirected = draft.isDirected == true
    text.add(isDirected ? "digraph {\n" : "graph {\n")
    for person in 0..<draft.people.count {
      let id = draft.people.id(person)
      let name = draft.people.name(person)
      text.add("  ")
      text.addQuoted(id, isLabel: false)
      // Graphviz takes a name that begins with % for one that it made itself
      if name != id || id.utf8.first == 0x25
        || id.utf8.contains(where: { $0 == 0x5C || $0 == 0x26 || $0 == 0x0A || $0 == 0x0D })
      {
        text.add(" [label=")
        text.addQuoted(name, isLabel: true)
        text.add("]")
      }
      text.add(";\n")
    }
    let arrow = isDirected ? " -> " : " -- "
    for tie in 0..<draft.ties.count {
      text.add("  ")
      text.addQuoted(draft.people.id(Int(draft.ties.sources[tie])), isLabel: false)
      text.add(arrow)
      text.addQuoted(draft.people.id(Int(draft.ties.targets[tie])), isLabel: false)
      var attributes: [(String, String)] = []
      if let value = draft.ties.values?[tie] {
        if value == value.rounded() && value >= 0 && value <= 100_000 {
          attributes.append(("weight", NumberText.of(value)))
        }
        attributes.append(("strength", NumberText.of(value)))
      }
      if let layer = draft.tieLayer(tie) { attributes.append(("kind", layer)) }
      if !attributes.isEmpty {
        text.add(" [")
        for (place, attribute) in attributes.enumerated() {
          text.add((place > 0 ? ", " : "") + attribute.0 + "=")
          text.addQuoted(attribute.1, isLabel: false)
        }
        text.add("]")
      }
      text.add(";\n")
    }
    text.add("}\n")
    output = text.output
    let lost =
      draft.people.attributes.map { "\($0.name) of people" } + draft.ties.attributes.map { "\($0.name) of ties" }
    if !lost.isEmpty { notes.append("attributes are not written to DOT: \(lost.joined(separator: ", "))") }
    if text.replaced > 0 {
      notes.append("\(counted(text.replaced, "control character")) cannot be drawn and became U+FFFD")
    }
  }

  private struct Text {
    var output: [UInt8]
    var replaced = 0

    mutating func add(_ text: String) { output.append(contentsOf: text.utf8) }

    mutating func addQuoted(_ text: String, isLabel: Bool) {
      output.append(0x22)
      var rest = text.unicodeScalars[...]
      while let scalar = rest.popFirst() {
        switch scalar {
        case "\"": add("\\\"")
        case "\\": add("\\\\")
        case "\r" where isLabel:
          if rest.first == "\n" { rest.removeFirst() }
          add("\\n")
        case "\n" where isLabel: add("\\n")
        case "&" where Self.isEntity(rest): add("&amp;")
        default:
          if XMLText.isAllowed(scalar) {
            add(String(scalar))
          } else {
            replaced += 1
            add("\u{FFFD}")
          }
        }
      }
      output.append(0x22)
    }

    /// Whether an entity follows the `&`: letters, digits or # up to a semicolon.
    private static func isEntity(_ rest: Substring.UnicodeScalarView) -> Bool {
      for scalar in rest.prefix(34) {
        if scalar == ";" { return true }
        guard scalar.isASCII, scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "#"
        else { return false }
      }
      return false
    }
  }
}
