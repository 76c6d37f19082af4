package import SocialNetworks

/// Takes the elements of a GraphML document and collects people and ties.
package final class GraphMLElements: XMLElements {
  package var log: FaultLog
  package var report: ImportReport
  private let options: ReadOptions
  private var keys: [GraphMLKey] = []
  private var keyPlaces: [String: Int] = [:]
  private var nodes = NameInterner()
  /// Where each node was declared, or else first named by an edge.
  private var places: [(line: Int, column: Int, isDeclared: Bool)] = []
  private var nodeLabels: [String?] = []
  private var ties = TieColumns()
  private var weights: [Double?] = []
  private var weightKey: Int?
  private var directions: [UInt32] = []
  private var graphDirections: [String?] = []
  private var firstDirection: String?
  private var openNodes: [Int] = []
  private var isInEdge = false
  private var edgeIsKept = false
  private var openKey: Int?
  private var datum: (key: Int, position: (line: Int, column: Int))?
  private var collectsText = false
  private var collected: [UInt8] = []
  private var foreignDepth = 0
  private var hasRoot = false
  private var graphCount = 0
  private var hyperedges = 0
  private var ports = 0

  private let cellLimit: Int
  private var cells: Int

  package init(options: ReadOptions, size: Int, log: FaultLog, report: ImportReport) {
    cellLimit = AttributeCells.limit(bytes: size)
    cells = cellLimit
    self.options = options
    self.log = log
    self.report = report
  }

  package var hasWeightKey: Bool { weightKey != nil || ties.sources.isEmpty }
  package var edgeKeyNames: [String] { keys.filter(\.isForEdges).map(\.name) }

  package func open(_ element: String, _ attributes: XMLAttributes, _ document: XMLDocument) {
    if !hasRoot {
      hasRoot = true
      if element != "graphml" {
        document.fail("root", "the first element is <\(element)>; expected <graphml>")
      }
      return
    }
    if datum != nil {
      foreignDepth += 1
      if element == "NodeLabel", let key = datum?.key, keys[key].holdsNodeGraphics {
        collectsText = true
        collected.removeAll(keepingCapacity: true)
      }
      return
    }
    switch element {
    case "key": openKey(attributes, document)
    case "default":
      collectsText = openKey != nil
      collected.removeAll(keepingCapacity: true)
    case "graph": openGraph(attributes, document)
    case "node": openNode(attributes, document)
    case "edge": openEdge(attributes, document)
    case "hyperedge":
      hyperedges += 1
      let (line, column) = document.position
      log.warning(line: line, column: column, "hyperedge", "a hyperedge joins more than two; left out")
    case "port": ports += 1
    case "data": openData(attributes, document)
    default: break
    }
  }

  package func close(_ element: String, _ document: XMLDocument) {
    if datum != nil && foreignDepth > 0 {
      foreignDepth -= 1
      if collectsText && element == "NodeLabel" { closeNodeLabel() }
      return
    }
    switch element {
    case "key": openKey = nil
    case "default": closeDefault(document)
    case "graph": graphDirections.removeLast()
    case "node": openNodes.removeLast()
    case "edge": isInEdge = false
    case "data": closeData()
    default: break
    }
  }

  package func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    if collectsText { unsafe collected.append(contentsOf: bytes) }
  }

  private func openKey(_ attributes: XMLAttributes, _ document: XMLDocument) {
    let (line, column) = document.position
    guard let id = attributes["id"] else {
      log.error(line: line, column: column, "missing-attribute", "a key without an id; expected <key id=…>")
      return
    }
    guard keyPlaces[id] == nil else {
      log.error(
        line: line, column: column, "duplicate-key",
        "the key \(quoted(id)) is declared twice; expected different ids")
      return
    }
    let domain = attributes["for"] ?? "all"
    let type = (attributes["attr.type"] ?? "").lowercased()
    let kind = GraphMLKey.kind(ofType: type)
    if kind == nil {
      log.warning(
        line: line, column: column, "unknown-type",
        "the type \(quoted(type)) is not one of boolean, int, long, float, double, string; read as text")
    }
    var key = GraphMLKey(
      id: id, name: attributes["attr.name"] ?? id, kind: kind ?? .text, type: type,
      isForNodes: domain == "node" || domain == "all", isForEdges: domain == "edge" || domain == "all")
    key.holdsNodeGraphics = attributes["yfiles.type"] == "nodegraphics"
    let clash = keys.contains { other in
      other.name == key.name && (other.isForNodes && key.isForNodes || other.isForEdges && key.isForEdges)
    }
    if clash {
      log.warning(
        line: line, column: column, "duplicate-name",
        "two keys are called \(quoted(key.name)); expected different names; this one is read as \(quoted(id))")
      key.name = id
    }
    add(key)
    openKey = keys.count - 1
  }

  private func add(_ key: GraphMLKey) {
    keyPlaces[key.id] = keys.count
    keys.append(key)
    guard key.isForEdges else { return }
    if let wanted = options.weightColumn {
      if key.name == wanted || key.id == wanted { weightKey = keys.count - 1 }
      return
    }
    let names = EdgeListColumns.weightNames
    guard let rank = names.firstIndex(of: key.name.lowercased()) else { return }
    if let former = weightKey, let formerRank = names.firstIndex(of: keys[former].name.lowercased()), formerRank <= rank
    {
      return
    }
    // a later key of a better name takes over only while nothing was read
    if ties.sources.isEmpty { weightKey = keys.count - 1 }
  }

  private func closeDefault(_ document: XMLDocument) {
    collectsText = false
    guard let key = openKey else { return }
    let (value, complaint) = keys[key].reading(String(decoding: collected, as: UTF8.self))
    if let complaint {
      let (line, column) = document.position
      log.error(line: line, column: column, "value", complaint)
    }
    keys[key].defaultValue = value
  }

  private func openGraph(_ attributes: XMLAttributes, _ document: XMLDocument) {
    let (line, column) = document.position
    if !graphDirections.isEmpty {
      log.warning(
        line: line, column: column, "nested-graph",
        "a graph inside a node; its people and ties are read, the nesting is not")
    } else {
      graphCount += 1
      if graphCount == 2 {
        log.warning(line: line, column: column, "several-graphs", "more than one graph; all are read as one network")
      }
    }
    let direction = attributes["edgedefault"]
    if let direction, direction != "directed", direction != "undirected" {
      log.error(
        line: line, column: column, "edgedefault",
        "edgedefault is \(quoted(direction)); expected directed or undirected")
    }
    if firstDirection == nil { firstDirection = direction }
    graphDirections.append(direction ?? graphDirections.last ?? nil)
  }

  private func openNode(_ attributes: XMLAttributes, _ document: XMLDocument) {
    let position = document.position
    guard let id = attributes["id"], !id.isEmpty else {
      log.error(
        line: position.line, column: position.column, "missing-attribute", "a node without an id; expected <node id=…>")
      openNodes.append(-1)
      return
    }
    report.rowsRead += 1
    let person = number(of: id, position)
    if places[person].isDeclared {
      log.error(
        line: position.line, column: position.column, "duplicate-id",
        "the node \(quoted(id)) stands in line \(places[person].line) already; expected different ids")
    }
    places[person] = (position.line, position.column, true)
    openNodes.append(person)
  }

  private func number(of id: String, _ position: (line: Int, column: Int)) -> Int {
    let person = Int(nodes.number(of: id))
    if person == places.count { places.append((position.line, position.column, false)) }
    return person
  }

  private func openEdge(_ attributes: XMLAttributes, _ document: XMLDocument) {
    let position = document.position
    isInEdge = true
    edgeIsKept = false
    report.rowsRead += 1
    guard let source = attributes["source"], let target = attributes["target"], !source.isEmpty, !target.isEmpty else {
      log.error(
        line: position.line, column: position.column, "missing-attribute",
        "an edge without source or target; expected <edge source=… target=…>")
      return
    }
    edgeIsKept = true
    ties.sources.append(UInt32(number(of: source, position)))
    ties.targets.append(UInt32(number(of: target, position)))
    weights.append(nil)
    let own = attributes["directed"].map { EdgeListColumns.trimmed($0).lowercased() }
    if let own, !["true", "false", "1", "0"].contains(own) {
      log.error(
        line: position.line, column: position.column, "direction",
        "directed is \(quoted(own)); expected true or false")
    }
    let word: String
    if let own {
      word = own == "true" || own == "1" ? "directed" : "undirected"
    } else {
      word = graphDirections.last.flatMap { $0 } ?? ""
    }
    directions.append(ties.typeNames.number(of: word))
  }

  private func openData(_ attributes: XMLAttributes, _ document: XMLDocument) {
    guard isInEdge || !openNodes.isEmpty else { return }
    let position = document.position
    guard let id = attributes["key"] else {
      log.error(
        line: position.line, column: position.column, "missing-attribute", "data without a key; expected <data key=…>")
      return
    }
    if keyPlaces[id] == nil {
      log.warning(
        line: position.line, column: position.column, "undeclared-key",
        "the key \(quoted(id)) is not declared; read as text")
      add(GraphMLKey(id: id, name: id, kind: .text, type: "string", isForNodes: true, isForEdges: true))
    }
    guard let key = keyPlaces[id] else { return }
    datum = (key, position)
    foreignDepth = 0
    collected.removeAll(keepingCapacity: true)
    collectsText = !keys[key].holdsNodeGraphics
  }

  private func closeNodeLabel() {
    collectsText = false
    guard let person = openNodes.last, person >= 0, !isInEdge else { return }
    let label = EdgeListColumns.trimmed(String(decoding: collected, as: UTF8.self))
    if !label.isEmpty, person >= nodeLabels.count || nodeLabels[person] == nil {
      var cells = Int.max
      _ = GraphMLKey.set(&nodeLabels, person, to: label, cells: &cells)
    }
  }

  private func closeData() {
    guard let (key, position) = datum else { return }
    datum = nil
    collectsText = false
    if keys[key].holdsNodeGraphics { return }
    let text = String(decoding: collected, as: UTF8.self)
    if isInEdge {
      guard edgeIsKept else { return }
      if key == weightKey { return setWeight(text, position) }
    }
    let (value, complaint) = keys[key].reading(text)
    if let complaint { log.error(line: position.line, column: position.column, "value", complaint) }
    if isInEdge {
      if ties.sources.count <= TieColumns.attributeLimit {
        let isKept = GraphMLKey.set(&keys[key].edgeValues, ties.sources.count - 1, to: value, cells: &cells)
        if !isKept { reportTooMany(position) }
      }
    } else if let person = openNodes.last, person >= 0 {
      if !GraphMLKey.set(&keys[key].nodeValues, person, to: value, cells: &cells) { reportTooMany(position) }
    }
  }

  private func reportTooMany(_ position: (line: Int, column: Int)) {
    log.error(
      line: position.line, column: position.column, "too-many-attributes",
      "too many attributes for so small a file; expected at most \(grouped(cellLimit)) values, missing ones included")
  }

  /// A default fills a whole column.
  private func hasRoom(for count: Int, _ key: GraphMLKey) -> Bool {
    guard key.defaultValue != nil else { return true }
    cells -= count
    if cells < 0 {
      log.warning("too-many-attributes", "the default of \(quoted(key.name)) is left out: too many values")
    }
    return cells >= 0
  }

  private func setWeight(_ text: String, _ position: (line: Int, column: Int)) {
    let reading = DecimalNumber.read(text)
    if case .value(let value) = reading {
      weights[weights.count - 1] = value
    } else {
      log.error(
        line: position.line, column: position.column, "weight",
        DecimalNumber.complaint(EdgeListColumns.trimmed(text), reading))
    }
  }

  /// The network, after the last element.
  package func finish() -> NetworkDraft {
    for (person, place) in places.enumerated() where !place.isDeclared {
      log.error(
        line: place.line, column: place.column, "unknown-node",
        "an edge names \(quoted(nodes.text(person))), which no node declares; expected <node id=…> for it")
    }
    report.rowsKept = nodes.count + ties.sources.count
    report.drop("hyperedge", count: hyperedges)
    report.drop("port", count: ports)
    if ports > 0 { report.notes.append("\(counted(ports, "port")) ignored") }
    report.rowsRead += hyperedges
    let fallback = weightKey.flatMap { keys[$0].defaultValue }.flatMap { text -> Double? in
      if case .value(let value) = DecimalNumber.read(text) { return value }
      return nil
    }
    if fallback != nil || weights.contains(where: { $0 != nil }) {
      ties.unweightedCount = fallback == nil ? weights.count { $0 == nil } : 0
      for weight in weights { ties.addValue(weight ?? fallback ?? 1) }
    }
    // nothing stated anywhere: the file does not say
    if firstDirection != nil || ties.typeNames.count > 1 || !directions.isEmpty && !ties.typeNames.text(0).isEmpty {
      ties.types = directions
    }
    var used = Set<Int>()
    if let weightKey { used.insert(weightKey) }
    takeLayer(&used)
    let count = ties.sources.count
    if count > TieColumns.attributeLimit {
      report.notes.append("attributes of ties are kept up to \(grouped(TieColumns.attributeLimit)) ties; left out")
    }
    for (place, key) in keys.enumerated()
    where key.isForEdges && !used.contains(place) && count <= TieColumns.attributeLimit {
      guard hasRoom(for: count, key) else { continue }
      let column = key.column(key.edgeValues, count: count)
      if column.values.contains(where: { $0 != nil }) { ties.attributes.append(column) }
    }
    var people = PersonTable(ids: nodes.table())
    takeLabels(&people)
    ties.attributesAreTyped = true
    var draft = ties.draft(names: people.ids, report: &report, log: &log)
    if count == 0 { draft.isDirected = firstDirection.map { $0 == "directed" } }
    draft.people = people
    return draft
  }

  /// The first key of edges that is called layer, or type, kind or relation, is the kind of tie.
  private func takeLayer(_ used: inout Set<Int>) {
    for name in ["layer", "type", "kind", "relation"] {
      let found = keys.firstIndex { key in
        key.isForEdges && key.kind == .text && ties.sources.count <= TieColumns.attributeLimit
          && key.name.lowercased() == name && key.edgeValues.contains { $0 != nil }
      }
      guard let found, !used.contains(found) else { continue }
      used.insert(found)
      for value in keys[found].column(keys[found].edgeValues, count: ties.sources.count).values {
        ties.layers.append(ties.layerNames.number(of: value ?? ""))
      }
      return
    }
  }

  private func takeLabels(_ people: inout PersonTable) {
    var labelKey: Int?
    for name in ["label", "name"] where labelKey == nil {
      labelKey = keys.firstIndex { key in
        key.isForNodes && key.name.lowercased() == name && key.nodeValues.contains { $0 != nil }
      }
    }
    var labels = labelKey.map { keys[$0].column(keys[$0].nodeValues, count: people.count).values } ?? nodeLabels
    if labels.contains(where: { $0 != nil }) {
      if labels.count < people.count { labels += Array(repeating: nil, count: people.count - labels.count) }
      people.labels = labels
    }
    for (place, key) in keys.enumerated() where key.isForNodes && place != labelKey && !key.holdsNodeGraphics {
      guard hasRoom(for: people.count, key) else { continue }
      let column = key.column(key.nodeValues, count: people.count)
      if column.values.contains(where: { $0 != nil }) { people.attributes.append(column) }
    }
  }
}
