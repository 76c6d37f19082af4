package import SocialNetworks

/// Makes people and ties of the records of a node-link document.
package struct NodeLinkNetwork {
  private var parser: NodeLinkParser
  private let options: ReadOptions
  package var log: FaultLog
  package var report: ImportReport
  private var people = NameInterner()
  private var ties = TieColumns()
  /// Whether the ends of edges are numbers of nodes.
  private var usesIndices = false

  package init(parser: NodeLinkParser, options: ReadOptions, log: FaultLog, report: ImportReport) {
    self.parser = parser
    self.options = options
    self.log = log
    self.report = report
  }

  package mutating func draft() throws -> NetworkDraft {
    for fault in parser.faults { error(fault.place, fault.code, fault.message) }
    guard let nodes = parser.nodes else {
      log.error("no-nodes", "the document has no \"nodes\"; expected an object with nodes and edges (or links)")
      return NetworkDraft()
    }
    if parser.edges != nil && parser.links?.isEmpty == false {
      log.warning("edges-and-links", "the document has edges and links; the edges are read")
    }
    guard let edges = parser.edges ?? parser.links else {
      log.error("no-edges", "the document has neither \"edges\" nor \"links\"; expected one of them")
      return NetworkDraft()
    }
    report.rowsRead = nodes.count + edges.count
    let idName = takeIds(nodes)
    takeEnds(edges)
    let weightName = try takeWeights(edges)
    let layerName = takeLayers(edges, weightName)
    var used: Set<Int> = Set(["source", "target", "key"].map { parser.number(of: $0) })
    used.formUnion([weightName, layerName].compactMap { $0 })
    ties.attributesAreTyped = true
    if edges.count <= TieColumns.attributeLimit {
      ties.attributes = columns(edges, except: used)
    } else {
      report.notes.append("attributes of ties are kept up to \(grouped(TieColumns.attributeLimit)) ties; left out")
    }
    report.rowsKept = people.count + ties.sources.count
    let table = personTable(nodes, idName)
    var draft = ties.draft(names: table.ids, report: &report, log: &log)
    draft.people = table
    draft.isDirected = parser.isDirected
    return draft
  }

  private mutating func error(_ place: Int, _ code: String, _ message: String) {
    let (line, column) = parser.finder.position(of: place)
    log.error(line: line, column: column, code, message)
  }

  /// Numbers the nodes: by `id`, where no node has one by `name`, else by their place.
  ///
  /// - Returns: the name of the member that is the id.
  private mutating func takeIds(_ nodes: [NodeLinkParser.Record]) -> Int? {
    let idName = parser.number(of: "id")
    let byName = parser.number(of: "name")
    func has(_ name: Int) -> Bool { nodes.contains { $0.entries.contains { $0.name == name } } }
    let chosen = has(idName) ? idName : has(byName) ? byName : nil
    usesIndices = chosen != idName
    for (place, node) in nodes.enumerated() {
      guard let chosen else {
        _ = people.number(of: String(place))
        continue
      }
      guard let entry = node.entries.first(where: { $0.name == chosen }), let id = id(entry.value) else {
        error(
          node.place, "missing-id", "a node without \(quoted(parser.names[chosen])); expected text or a number for it")
        _ = people.number(of: "#\(place)")
        continue
      }
      let count = people.count
      if Int(people.number(of: id)) != count {
        error(entry.place, "duplicate-id", "the node \(quoted(id)) stands twice; expected different ids")
      }
    }
    return chosen
  }

  /// The text of an id: a whole number has no point, so that 1 and 1.0 are the same.
  private func id(_ value: NodeLinkParser.Value) -> String? {
    switch value {
    case .text(let text): return text.isEmpty ? nil : text
    case .number(let range):
      let text = parser.scanner.bytes.text(range)
      if !text.utf8.contains(where: { $0 == 0x2E || $0 | 0x20 == 0x65 }) { return text == "-0" ? "0" : text }
      guard case .value(let number) = DecimalNumber.read(text), number.magnitude < 9e15 else { return text }
      return NumberText.of(number == 0 ? 0 : number)
    default: return nil
    }
  }

  private mutating func takeEnds(_ edges: [NodeLinkParser.Record]) {
    let ends = [parser.number(of: "source"), parser.number(of: "target")]
    if !usesIndices { usesIndices = endsAreIndices(edges, ends) }
    var known = NameInterner()
    swap(&known, &people)
    for edge in edges {
      var found: [UInt32] = []
      for end in ends {
        guard let entry = edge.entries.first(where: { $0.name == end }) else {
          error(edge.place, "missing-end", "an edge without \(quoted(parser.names[end])); expected one")
          continue
        }
        if let number = number(entry.value, &known, entry.place) { found.append(number) }
      }
      guard found.count == 2 else { continue }
      ties.sources.append(found[0])
      ties.targets.append(found[1])
    }
    swap(&known, &people)
  }

  /// Whether all ends are whole numbers, none is an id, and all could be indices.
  private mutating func endsAreIndices(_ edges: [NodeLinkParser.Record], _ ends: [Int]) -> Bool {
    guard !edges.isEmpty else { return false }
    for edge in edges {
      for entry in edge.entries where ends.contains(entry.name) {
        guard case .number = entry.value, let text = id(entry.value), let index = Int(text), index >= 0,
          index < people.count, people.number(ifKnown: text) == nil
        else { return false }
      }
    }
    log.warning(
      "indices",
      "the ends of edges are no ids but numbers below the count of nodes; they are read as places in \"nodes\"")
    return true
  }

  private mutating func number(_ value: NodeLinkParser.Value, _ known: inout NameInterner, _ place: Int) -> UInt32? {
    var value = value
    var isIndex = usesIndices
    if case .object(let entries) = value {
      let wanted = ["id", "name", "index"].map { parser.number(of: $0) }
      guard let entry = wanted.compactMap({ name in entries.first { $0.name == name } }).first else {
        error(place, "end", "an object without an id at the end of an edge; expected {\"id\": …}")
        return nil
      }
      value = entry.value
      isIndex = entry.name == wanted[2]
    }
    guard let id = id(value) else {
      error(place, "end", "the end of an edge is neither text nor a number; expected the id of a node")
      return nil
    }
    if isIndex, case .number = value {
      if let index = Int(id), index >= 0, index < known.count { return UInt32(index) }
      error(place, "unknown-node", "an edge names node \(id); expected a number from 0 to \(known.count - 1)")
      return nil
    }
    if let number = known.number(ifKnown: id) { return number }
    error(place, "unknown-node", "an edge names \(quoted(id)), which is not among the nodes; expected the id of one")
    return nil
  }

  private mutating func takeWeights(_ edges: [NodeLinkParser.Record]) throws -> Int? {
    let present = Set(edges.flatMap { $0.entries.map(\.name) })
    var chosen: Int?
    if let wanted = options.weightColumn {
      let number = parser.number(of: wanted)
      guard present.contains(number) || edges.isEmpty else {
        let all = present.sorted().filter { $0 >= 0 }.map { parser.names[$0] }
        throw FormatError.invalidOption(
          "no member of edges is called \(quoted(wanted)); they have \(all.joined(separator: ", "))")
      }
      chosen = number
    } else {
      chosen = EdgeListColumns.weightNames.map { parser.number(of: $0) }.first { present.contains($0) }
    }
    guard let chosen else { return nil }
    for edge in edges {
      guard let entry = edge.entries.first(where: { $0.name == chosen }) else {
        ties.unweightedCount += 1
        ties.values.append(1)
        continue
      }
      var text = ""
      switch entry.value {
      case .number(let range), .noNumber(let range): text = parser.scanner.bytes.text(range)
      case .text(let found): text = found
      case .truth(let truth): text = "\(truth)"
      case .null, .object, .nested: break
      }
      let reading = DecimalNumber.read(text)
      if case .value(let value) = reading {
        ties.addValue(value)
      } else {
        error(entry.place, "weight", DecimalNumber.complaint(text, reading))
      }
    }
    return chosen
  }

  private mutating func takeLayers(_ edges: [NodeLinkParser.Record], _ weight: Int?) -> Int? {
    for name in ["layer", "type", "kind", "relation"] {
      let number = parser.number(of: name)
      var isText = false
      var isOnlyText = true
      for edge in edges {
        guard let entry = edge.entries.first(where: { $0.name == number }) else { continue }
        if case .text = entry.value { isText = true } else { isOnlyText = false }
      }
      guard isText, isOnlyText, number != weight else { continue }
      for edge in edges {
        var layer = ""
        if case .text(let text)? = edge.entries.first(where: { $0.name == number })?.value { layer = text }
        ties.layers.append(ties.layerNames.number(of: layer))
      }
      return number
    }
    return nil
  }

  private mutating func personTable(_ nodes: [NodeLinkParser.Record], _ idName: Int?) -> PersonTable {
    var used = Set([idName].compactMap { $0 })
    var labels: [String?] = []
    for name in ["label", "name"] where labels.isEmpty {
      let number = parser.number(of: name)
      guard number != idName else { continue }
      let found = nodes.map { node in node.entries.first { $0.name == number }.flatMap { text($0.value) } }
      guard found.contains(where: { $0 != nil }) else { continue }
      labels = found
      used.insert(number)
    }
    let columns = columns(nodes, except: used)
    return PersonTable(ids: people.table(), labels: labels, attributes: columns)
  }

  private func text(_ value: NodeLinkParser.Value) -> String? {
    switch value {
    case .text(let text): text
    case .number(let range), .noNumber(let range), .nested(let range): parser.scanner.bytes.text(range)
    case .truth(let truth): truth ? "true" : "false"
    case .null: nil
    case .object(let entries): entries.last.flatMap { text($0.value) }
    }
  }

  /// One column for each further member, in the order in which they first come up.
  private mutating func columns(_ records: [NodeLinkParser.Record], except used: Set<Int>) -> [AttributeColumn] {
    var places = [Int?](repeating: nil, count: parser.names.count)
    var columns: [AttributeColumn] = []
    var kinds: [AttributeKind?] = []
    var leftOut = Set<Int>()
    let cellLimit = AttributeCells.limit(bytes: parser.scanner.bytes.count)
    for (row, record) in records.enumerated() {
      for entry in record.entries where !used.contains(entry.name) {
        guard let value = text(entry.value) else { continue }
        let place = places[entry.name] ?? columns.count
        if place == columns.count {
          guard (columns.count + 1) * records.count <= cellLimit else {
            leftOut.insert(entry.name)
            continue
          }
          places[entry.name] = place
          columns.append(
            AttributeColumn(name: parser.names[entry.name], values: Array(repeating: nil, count: records.count)))
          kinds.append(nil)
        }
        columns[place].values[row] = value
        kinds[place] = Self.joined(kinds[place], kind(entry.value, value))
      }
    }
    for place in columns.indices { columns[place].kind = kinds[place] ?? .text }
    if !leftOut.isEmpty {
      log.warning(
        "too-many-attributes",
        "\(counted(leftOut.count, "attribute")) left out; expected at most \(grouped(cellLimit)) values in a file of this size"
      )
    }
    return columns
  }

  private func kind(_ value: NodeLinkParser.Value, _ text: String) -> AttributeKind {
    switch value {
    case .number: Int(text) != nil ? .integer : .number
    case .truth: .boolean
    default: .text
    }
  }

  private static func joined(_ former: AttributeKind?, _ kind: AttributeKind) -> AttributeKind {
    guard let former, former != kind else { return kind }
    let numbers: [AttributeKind] = [.integer, .number]
    return numbers.contains(former) && numbers.contains(kind) ? .number : .text
  }
}
