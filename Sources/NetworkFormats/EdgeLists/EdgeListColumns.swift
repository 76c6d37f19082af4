/// What each column of an edge list is, and where its rows begin.
package struct EdgeListColumns {
  package enum Header: Equatable {
    case none
    case names(line: Int)
    /// The first line gives the numbers of people and ties.
    case counts(people: Int, ties: Int)
  }

  package var header = Header.none
  /// One for each column; `column3` where the file gives none.
  package var names: [String] = []
  package var source = 0
  package var target = 1
  package var weight: Int?
  /// A column that may say Directed or Undirected, or else the kind of tie.
  package var type: Int?
  package var layer: Int?
  package var attributes: [Int] = []
  /// The third column is a dictionary as NetworkX writes it.
  package var hasDictionary = false
  /// Whether the weight was found by its place alone.
  package var weightIsUnnamed = false
  /// Where the rows begin.
  package var start = 0
  package var startLine = 1

  package var width: Int { names.count }

  package static let weightNames = ["weight", "w", "value", "strength", "count"]
  package static let pairs = [
    ("source", "target"), ("from", "to"), ("src", "dst"), ("sender", "receiver"), ("sender", "recipient"),
    ("ego", "alter"), ("fromnodeid", "tonodeid"), ("node1", "node2"), ("person1", "person2"), ("i", "j"),
  ]
  private static let typeNames = ["type", "kind", "relation"]
  private static let layerNames = ["layer", "layerid"]
  private static let personNames = ["id", "nodeid", "node_id"]

  /// The first records of the table, as text.
  package struct Sample {
    var rows: [[String]] = []
    var lines: [Int] = []
    var firstEnd = 0
    var width = 0

    init(_ bytes: Bytes, delimiter: Delimiter, from start: Int, line: Int) {
      var scanner = TableScanner(bytes, delimiter: delimiter, from: start, line: line)
      while rows.count < 200, scanner.next() {
        rows.append(scanner.fields.map { scanner.text($0) })
        lines.append(scanner.recordLine)
        if rows.count == 1 { firstEnd = scanner.recordRange.upperBound }
      }
      var counts: [Int: Int] = [:]
      for row in rows.dropFirst(rows.count > 1 ? 1 : 0) { counts[row.count, default: 0] += 1 }
      let most = counts.values.max() ?? 0
      width = counts.filter { $0.value == most }.keys.max() ?? 0
    }
  }

  /// Finds the columns.
  ///
  /// - Parameter readsCounts: whether a first line of two whole numbers may be the counts.
  /// - Returns: nil when the table cannot be an edge list; the log says why.
  /// - Throws: `FormatError.invalidOption`.
  package static func find(
    in bytes: Bytes, dialect: TableDialect, fileExtension: String, options: ReadOptions, readsCounts: Bool,
    log: inout FaultLog
  ) throws -> EdgeListColumns? {
    var columns = EdgeListColumns()
    columns.start = dialect.start
    columns.startLine = dialect.startLine
    if readsCounts, let counts = dialect.countsLine, fits(counts, bytes) {
      columns.header = .counts(people: counts.people, ties: counts.ties)
      columns.start = counts.end
      columns.startLine = counts.line + 1
    }
    let sample = Sample(bytes, delimiter: dialect.delimiter, from: columns.start, line: columns.startLine)
    guard let first = sample.rows.first else {
      columns.names = ["source", "target"]
      return columns
    }
    let isNamed = columns.header == .none && isHeader(sample, options)
    if isNamed {
      columns.header = .names(line: sample.lines[0])
      columns.start = sample.firstEnd
      columns.startLine = sample.lines[0] + first.reduce(0) { $0 + $1.utf8.count { $0 == 10 } }
      columns.names = first.enumerated().map { trimmed($1).isEmpty ? "column\($0 + 1)" : trimmed($1) }
      columns.reportDuplicates(line: sample.lines[0], log: &log)
    } else {
      columns.names = (1...max(1, sample.width)).map { "column\($0)" }
    }
    guard columns.width <= TableScanner.columnLimit else {
      log.error(
        line: sample.lines[0], "too-many-columns",
        "more than \(grouped(TableScanner.columnLimit)) columns found; expected fewer")
      return nil
    }
    guard columns.width >= 2 else {
      log.error(
        line: sample.lines[0], "one-column",
        "1 column found; expected at least 2 (source and target), separated by comma, semicolon, tab or space")
      return nil
    }
    if let list = options.columns {
      try columns.assign(list: list, options)
    } else if isNamed {
      guard columns.assignByName(sample, &log) else { return nil }
    } else {
      guard columns.assignByPlace(sample, fileExtension, dialect.delimiter, &log) else { return nil }
    }
    try columns.applyWeightColumn(options)
    let used = [columns.source, columns.target, columns.weight, columns.type, columns.layer]
    if options.columns == nil && !columns.hasDictionary {
      columns.attributes = columns.names.indices.filter { !used.contains($0) }
    }
    return columns
  }

  /// The column that `name` names, whatever its case, or nil.
  package func column(named name: String) -> Int? {
    names.firstIndex(of: name) ?? names.firstIndex { $0.lowercased() == name.lowercased() }
  }

  private mutating func assign(list: String, _ options: ReadOptions) throws {
    let words = list.split(separator: ",", omittingEmptySubsequences: false).map { Self.trimmed(String($0)) }
    guard words.count == width else {
      throw FormatError.invalidOption(
        "the columns \(quoted(list)) name \(counted(words.count, "column")), but the file has \(width)")
    }
    guard let source = words.firstIndex(of: "source"), let target = words.firstIndex(of: "target") else {
      throw FormatError.invalidOption("the columns \(quoted(list)) must name source and target")
    }
    (self.source, self.target) = (source, target)
    for (column, word) in words.enumerated() where column != source && column != target {
      switch word {
      case "source", "target": throw FormatError.invalidOption("the columns \(quoted(list)) name \(word) twice")
      case "-", "_", "": break
      case "weight": weight = column
      case "type": type = column
      case "layer": layer = column
      default:
        names[column] = word
        attributes.append(column)
      }
    }
  }

  private mutating func assignByName(_ sample: Sample, _ log: inout FaultLog) -> Bool {
    let low = names.map { $0.lowercased() }
    if let pair = Self.pairs.first(where: { low.contains($0.0) && low.contains($0.1) }),
      let source = low.firstIndex(of: pair.0), let target = low.firstIndex(of: pair.1)
    {
      (self.source, self.target) = (source, target)
    } else if Self.personNames.contains(low[0]) {
      log.error(
        line: sample.lines[0], "no-source-target",
        "the columns are \(names.joined(separator: ", ")), as in a table of people; "
          + "expected a header with source and target (attributes of people are read with --people)")
      return false
    } else {
      log.warning(
        line: sample.lines[0], "unknown-header",
        "read as a header; \(quoted(names[0])) is taken as source and \(quoted(names[1])) as target")
    }
    let ends = [source, target]
    func find(_ wanted: [String]) -> Int? {
      for name in wanted {
        if let column = low.firstIndex(of: name), !ends.contains(column) { return column }
      }
      return nil
    }
    weight = find(Self.weightNames)
    type = find(Self.typeNames)
    layer = find(Self.layerNames)
    return true
  }

  private mutating func assignByPlace(
    _ sample: Sample, _ fileExtension: String, _ delimiter: Delimiter, _ log: inout FaultLog
  ) -> Bool {
    switch width {
    case 2: return true
    case 3:
      hasDictionary = delimiter == .space && sample.rows.contains { $0.count == 3 && $0[2].utf8.first == 0x7B }
      if !hasDictionary {
        weight = 2
        weightIsUnnamed = true
      }
      return true
    case 4 where fileExtension == "edges" && sample.rows.allSatisfy { $0.allSatisfy { Self.isNumber($0) } }:
      (layer, source, target, weight) = (0, 1, 2, 3)
      return true
    default:
      log.error(
        line: sample.lines[0], "unnamed-columns",
        "\(width) columns without a header; expected 2 or 3, or say what they are, for instance "
          + "--columns source,target,weight" + String(repeating: ",-", count: width - 3))
      return false
    }
  }

  private mutating func applyWeightColumn(_ options: ReadOptions) throws {
    guard let wanted = options.weightColumn, !hasDictionary else { return }
    guard let column = column(named: wanted) else {
      throw FormatError.invalidOption(
        "no column is called \(quoted(wanted)); the columns are \(names.joined(separator: ", "))")
    }
    guard column != source && column != target else {
      throw FormatError.invalidOption("the column \(quoted(wanted)) names people and cannot be the weight")
    }
    if let former = weight, former != column, options.columns != nil { attributes.append(former) }
    weight = column
    weightIsUnnamed = false
    attributes.removeAll { $0 == column }
    if type == column { type = nil }
    if layer == column { layer = nil }
  }

  private func reportDuplicates(line: Int, log: inout FaultLog) {
    var first: [String: Int] = [:]
    for (column, name) in names.enumerated() {
      if let other = first[name.lowercased()] {
        log.error(
          line: line, "duplicate-column",
          "the column name \(quoted(name)) stands twice, for columns \(other + 1) and \(column + 1); expected different names"
        )
      } else {
        first[name.lowercased()] = column
      }
    }
  }

  /// Whether the first record names the columns: it holds the names of both ends or of a weight, or it is text above a
  /// column of numbers.
  private static func isHeader(_ sample: Sample, _ options: ReadOptions) -> Bool {
    let first = sample.rows[0].map { trimmed($0).lowercased() }
    let rest = sample.rows.dropFirst()
    let areNumbered = !rest.isEmpty && rest.allSatisfy { $0.count >= 2 && isWhole($0[0]) && isWhole($0[1]) }
    for pair in pairs where first.contains(pair.0) && first.contains(pair.1) {
      if pair.0.utf8.count > 1 || rest.isEmpty || areNumbered || first.count > 2 { return true }
    }
    if first.count >= 2, personNames.contains(first[0]), !first.contains(where: { isNumber($0) }) { return true }
    if first.dropFirst(2).contains(where: { weightNames.contains($0) || typeNames.contains($0) }) { return true }
    guard first.count >= 2, !first.contains(""), !first.contains(where: { isNumber($0) }) else { return false }
    if areNumbered && isWord(first[0]) && isWord(first[1]) { return true }
    for column in 2..<max(2, first.count) where isWord(first[column]) {
      if !rest.isEmpty, rest.allSatisfy({ $0.count > column && isNumber($0[column]) }) { return true }
    }
    return false
  }

  private static func isWhole(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { $0 >= 48 && $0 <= 57 }
  }

  private static func isNumber(_ text: String) -> Bool {
    if case .value = DecimalNumber.read(text) { return true }
    return false
  }

  /// A word that is no failed number: `nan`, `inf`, `NA` and `null` stand for values, not for names of columns.
  private static func isWord(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, first.properties.isAlphabetic else { return false }
    return !["nan", "inf", "infinity", "na", "null", "none", "missing"].contains(text)
  }

  package static func trimmed(_ text: String) -> String {
    var part = text.utf8[...]
    while let first = part.first, first <= 32 { part.removeFirst() }
    while let last = part.last, last <= 32 { part.removeLast() }
    return String(part) ?? text
  }

  /// Whether as many rows follow as the line says, or twice as many.
  private static func fits(_ counts: (people: Int, ties: Int, line: Int, end: Int), _ bytes: Bytes) -> Bool {
    let left = bytes.count - counts.end
    // a row has at least four bytes, the last one three
    guard left >= 3, counts.ties <= (left + 1) / 4 + 1, left / 64 <= 4 * counts.ties else { return false }
    var rows = 0
    var place = counts.end
    var lineFeed = counts.end - 1
    while place < bytes.count {
      if lineFeed < place { lineFeed = bytes.firstPlace(of: 0x0A, in: place..<bytes.count) }
      let next = bytes.firstPlace(of: 0x0D, in: place..<lineFeed)
      let first = bytes[place]
      if first > 32 && first != 0x23 && first != 0x25 { rows += 1 }
      place = next + 1
      if rows > 2 * counts.ties { return false }
    }
    return rows == counts.ties || rows == 2 * counts.ties
  }
}
