package import SocialNetworks

/// The ties of one table while they are read, and what becomes of them at the end.
package struct TieColumns {
  /// Attributes of ties are kept up to this many ties.
  package static let attributeLimit = 1_000_000

  package var names = NameInterner()
  package var sources: [UInt32] = []
  package var targets: [UInt32] = []
  package var values: [Double] = []
  package var types: [UInt32] = []
  package var typeNames = NameInterner()
  package var layers: [UInt32] = []
  package var layerNames = NameInterner()
  package var attributes: [AttributeColumn] = []
  /// Whether the file states the kinds of the attributes.
  package var attributesAreTyped = false
  package var zeroCount = 0
  package var negativeCount = 0
  package var unweightedCount = 0

  package init() {}

  package mutating func addValue(_ value: Double) {
    if value <= 0 {
      if value < 0 { negativeCount += 1 } else { zeroCount += 1 }
    }
    values.append(value)
  }

  /// Whether a weight may be a number of seconds since 1970.
  package static func looksLikeTime(_ value: Double) -> Bool { value > 1e8 && value < 2e10 && value == value.rounded() }

  /// Makes the draft: finds out what the type column says, gives attributes their kinds.
  package consuming func draft(
    names table: NameTable, report: inout ImportReport, log: inout FaultLog
  ) -> NetworkDraft {
    if zeroCount > 0 { report.notes.append("\(counted(zeroCount, "tie")) with weight 0 kept") }
    if negativeCount > 0 { report.notes.append("\(counted(negativeCount, "tie")) with a negative weight kept") }
    if !values.isEmpty && unweightedCount > 0 {
      report.notes.append("\(counted(unweightedCount, "tie")) without a weight of their own have weight 1")
    }
    var isDirected: Bool?
    if !types.isEmpty {
      let words = (0..<typeNames.count).map { TieDirection.reading(typeNames.text($0)) }
      if words.allSatisfy({ $0 != nil }) {
        isDirected = applyDirections(words.map { $0 ?? .undirected }, &report)
      } else if layers.isEmpty {
        layers = types
        layerNames = typeNames
      } else {
        keepTypesAsAttribute()
      }
    }
    let inferred = attributesAreTyped ? attributes : attributes.map(Self.inferringKind)
    var ties = TieTable(
      sources: sources, targets: targets, values: values.isEmpty ? nil : values,
      attributes: inferred.filter { $0.values.contains { $0 != nil } })
    if !layers.isEmpty {
      if layerNames.count <= Int(UInt16.max) {
        ties.layers = layers.map { UInt16($0) }
        ties.layerNames = (0..<layerNames.count).map { layerNames.text($0) }
      } else {
        log.warning("too-many-layers", "\(counted(layerNames.count, "layer")) found; expected at most 65,535; ignored")
      }
    }
    report.ties = ties.count
    report.people = table.count
    return NetworkDraft(people: PersonTable(ids: table), ties: ties, isDirected: isDirected)
  }

  /// Mixed directions make the network directed, each undirected tie two of it.
  private mutating func applyDirections(_ words: [TieDirection], _ report: inout ImportReport) -> Bool {
    let undirected = types.count { words[Int($0)] == .undirected }
    if undirected == 0 || undirected == types.count { return undirected == 0 }
    report.notes.append(
      "\(counted(undirected, "undirected tie")) among directed ones; each is read as two directed ties")
    var repeats: [Int] = []
    repeats.reserveCapacity(types.count + undirected)
    var isReverse: [Bool] = []
    for tie in types.indices {
      repeats.append(tie)
      isReverse.append(false)
      if words[Int(types[tie])] == .undirected {
        repeats.append(tie)
        isReverse.append(true)
      }
    }
    let (formerSources, formerTargets) = (sources, targets)
    sources = zip(repeats, isReverse).map { $1 ? formerTargets[$0] : formerSources[$0] }
    targets = zip(repeats, isReverse).map { $1 ? formerSources[$0] : formerTargets[$0] }
    if !values.isEmpty { values = repeats.map { [values] in values[$0] } }
    if !layers.isEmpty { layers = repeats.map { [layers] in layers[$0] } }
    for column in attributes.indices where !attributes[column].values.isEmpty {
      attributes[column].values = repeats.map { [old = attributes[column].values] in old[$0] }
    }
    return true
  }

  private mutating func keepTypesAsAttribute() {
    let texts = (0..<typeNames.count).map { typeNames.text($0) }
    attributes.append(AttributeColumn(name: "type", values: types.map { texts[Int($0)] }))
  }

  /// The narrowest kind that all values have: integer, number, boolean, else text. `NA` is no value among numbers.
  package static func inferringKind(_ column: AttributeColumn) -> AttributeColumn {
    var column = column
    var isInteger = true
    var isNumber = true
    var isBoolean = true
    var present = 0
    for value in column.values {
      guard let value, value != "NA" else { continue }
      present += 1
      if isNumber {
        if case .value = DecimalNumber.read(value) {} else { isNumber = false }
        if isInteger { isInteger = isNumber && value.utf8.allSatisfy { $0 >= 48 && $0 <= 57 || $0 == 45 || $0 == 43 } }
        if isInteger { isInteger = Int(value) != nil }
      }
      if isBoolean { isBoolean = ["true", "false"].contains(value.lowercased()) }
      if !isNumber && !isBoolean { break }
    }
    if present > 0 && (isNumber || isBoolean) {
      column.kind = isBoolean ? .boolean : isInteger ? .integer : .number
      if column.values.contains("NA") { column.values = column.values.map { $0 == "NA" ? nil : $0 } }
    }
    return column
  }
}

/// How many values of attributes, missing ones included, a file may bring: a few bytes of text can name a whole column.
package enum AttributeCells {
  package static let most = 1 << 26

  package static func limit(bytes: Int) -> Int { min(most, max(1 << 20, bytes * 8)) }
}

/// What a word says about a tie's direction.
package enum TieDirection {
  case directed, undirected

  package static func reading(_ word: String) -> TieDirection? {
    switch EdgeListColumns.trimmed(word).lowercased() {
    case "directed", "orienté", "dirigé", "gerichtet", "dirigido": .directed
    case "undirected", "", "non orienté", "non dirigé", "non-orienté", "ungerichtet", "no dirigido", "mutual":
      .undirected
    default: nil
    }
  }
}
