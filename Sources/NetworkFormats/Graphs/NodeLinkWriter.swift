package import SocialNetworks

/// Node-link JSON as NetworkX and D3 take it: `nodes` with an `id` each, `edges` with `source` and `target`.
package enum NodeLinkWriter {
  package static func write(_ draft: NetworkDraft, _ output: inout [UInt8], _ notes: inout [String]) {
    var text = Text(output: output)
    var personNames = AttributeNames(reserved: ["id", "label"])
    var tieNames = AttributeNames(reserved: ["source", "target", "weight", "layer", "key"])
    let people = draft.people.attributes.map { ($0, personNames.name(for: $0.name, &notes)) }
    let ties = draft.ties.attributes.map { ($0, tieNames.name(for: $0.name, &notes)) }
    text.add("{")
    if let isDirected = draft.isDirected { text.add("\"directed\":\(isDirected),") }
    text.add("\"multigraph\":\(draft.hasParallelTies),\"graph\":{},\n\"nodes\":[")
    for person in 0..<draft.people.count {
      text.add(person > 0 ? ",\n{\"id\":" : "\n{\"id\":")
      text.addString(draft.people.id(person))
      if person < draft.people.labels.count, let label = draft.people.labels[person] {
        text.add(",\"label\":")
        text.addString(label)
      }
      for (column, name) in people { text.addEntry(name, column.values[person], column.kind) }
      text.add("}")
    }
    text.add("],\n\"edges\":[")
    for tie in 0..<draft.ties.count {
      text.add(tie > 0 ? ",\n{\"source\":" : "\n{\"source\":")
      text.addString(draft.people.id(Int(draft.ties.sources[tie])))
      text.add(",\"target\":")
      text.addString(draft.people.id(Int(draft.ties.targets[tie])))
      if draft.needsValues { text.add(",\"weight\":" + NumberText.of(draft.tieValue(tie))) }
      if let layer = draft.tieLayer(tie) {
        text.add(",\"layer\":")
        text.addString(layer)
      }
      for (column, name) in ties { text.addEntry(name, column.values[tie], column.kind) }
      text.add("}")
    }
    text.add("]}\n")
    output = text.output
  }

  private struct Text {
    var output: [UInt8]

    mutating func add(_ text: String) { output.append(contentsOf: text.utf8) }

    mutating func addEntry(_ name: String, _ value: String?, _ kind: AttributeKind) {
      guard let value else { return }
      add(",")
      addString(name)
      add(":")
      switch kind {
      case .number, .integer:
        if let number = NumberText.canonical(value) { add(number) } else { addString(value) }
      case .boolean:
        let word = value.lowercased()
        if word == "true" || word == "false" { add(word) } else { addString(value) }
      case .text: addString(value)
      }
    }

    mutating func addString(_ text: String) {
      output.append(0x22)
      for byte in text.utf8 {
        switch byte {
        case 0x22: add("\\\"")
        case 0x5C: add("\\\\")
        case 0x0A: add("\\n")
        case 0x0D: add("\\r")
        case 0x09: add("\\t")
        case 0..<0x20:
          let digits = String(byte, radix: 16)
          add("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
        default: output.append(byte)
        }
      }
      output.append(0x22)
    }
  }
}
