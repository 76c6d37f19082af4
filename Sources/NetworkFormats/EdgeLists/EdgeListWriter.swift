package import SocialNetworks

/// Edge lists as CSV: UTF-8, LF, RFC 4180, a header.
///
/// Columns: `source,target`, then `weight` where ties have one, `type` (the kind of tie, or `Directed`), `layer` where both
/// are needed, and the attributes of ties.
package enum EdgeListWriter {
  package static func write(_ draft: NetworkDraft, _ output: inout [UInt8], _ notes: inout [String]) {
    let ties = draft.ties
    let isDirected = draft.isDirected == true
    var header = ["source", "target"]
    if draft.needsValues { header.append("weight") }
    if isDirected || ties.layers != nil { header.append("type") }
    if isDirected && ties.layers != nil { header.append("layer") }
    var names = AttributeNames(reserved: ["source", "target", "weight", "type", "layer"])
    for column in ties.attributes { header.append(names.name(for: column.name, &notes)) }
    append(header, to: &output)
    var fields: [String] = []
    for tie in 0..<ties.count {
      fields.removeAll(keepingCapacity: true)
      fields.append(draft.people.id(Int(ties.sources[tie])))
      fields.append(draft.people.id(Int(ties.targets[tie])))
      if draft.needsValues { fields.append(NumberText.of(draft.tieValue(tie))) }
      if isDirected { fields.append("Directed") }
      if let layer = draft.tieLayer(tie) { fields.append(layer) }
      for column in ties.attributes { fields.append(column.values[tie] ?? "") }
      append(fields, to: &output)
    }
    let isolates = draft.isolateCount
    if isolates > 0 { notes.append("an edge list cannot hold \(counted(isolates, "person", "people")) without a tie") }
    let kept = draft.people.attributes.map(\.name) + (draft.people.labels.contains { $0 != nil } ? ["label"] : [])
    if !kept.isEmpty {
      notes.append("an edge list cannot hold attributes of people (\(kept.joined(separator: ", ")))")
    }
  }

  private static func append(_ fields: [String], to output: inout [UInt8]) {
    for (place, field) in fields.enumerated() {
      if place > 0 { output.append(0x2C) }
      let first = field.utf8.first
      // a first field that looks like a comment, or a row that looks blank, must be quoted too
      let isMistakable = place == 0 && (first == 0x23 || first == 0x25 || first == 0x20 || first == 0x09)
      if isMistakable || field.utf8.contains(where: { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }) {
        output.append(0x22)
        for byte in field.utf8 {
          if byte == 0x22 { output.append(0x22) }
          output.append(byte)
        }
        output.append(0x22)
      } else {
        output.append(contentsOf: field.utf8)
      }
    }
    output.append(0x0A)
  }
}
