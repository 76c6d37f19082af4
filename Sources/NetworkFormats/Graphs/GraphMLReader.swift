package import SocialNetworks

/// GraphML 1.0 and 1.1 (graphml.graphdrawing.org), and what real files make of it.
///
/// Read: nodes and edges, also of nested graphs; keys with their defaults and all types; a direction for each edge; labels
/// from a key `label` or `name` or from yEd's node labels. Not read, but warned of and counted: hyperedges and ports. A type
/// that GraphML does not know, and a key that nobody declared, are read as text.
package enum GraphMLReader {
  package static func read(
    _ input: InputData, options: ReadOptions, log: inout FaultLog, report: inout ImportReport
  ) throws -> NetworkDraft {
    let elements = GraphMLElements(options: options, size: input.bytes.count, log: log, report: report)
    var outer = FaultLog(file: log.file)
    let isWhole = XMLDocument.read(input.bytes, for: elements, log: &outer)
    log = elements.log
    report = elements.report
    for fault in outer.faults { log.error(line: fault.line, column: fault.column, fault.code, fault.message) }
    guard isWhole else { return NetworkDraft() }
    elements.log = log
    let draft = elements.finish()
    log = elements.log
    report = elements.report
    if let wanted = options.weightColumn, !elements.hasWeightKey {
      throw FormatError.invalidOption(
        "no key of edges is called \(quoted(wanted)); the keys are \(elements.edgeKeyNames.joined(separator: ", "))")
    }
    return draft
  }
}
