package import SocialNetworks

/// Edge lists: a tie in each row of a table with commas, semicolons, tabs or spaces.
///
/// RFC 4180 and what is found beside it: headers of Gephi, SNAP and others, lists without a header, `n m` as first line,
/// dictionaries of NetworkX in the third column, layers in a column of their own. Ids are taken byte for byte.
package struct EdgeListReader {
  private let text: Bytes
  private let columns: EdgeListColumns
  private let dialect: TableDialect
  private let options: ReadOptions
  private var ties = TieColumns()
  private var rowsRead = 0
  private var commentCount = 0
  private var looksLikeTimes = true

  /// Reads a whole file.
  ///
  /// - Throws: `FormatError.invalidOption`; faults of the data go to the log.
  package static func read(
    _ input: InputData, fileExtension: String, options: ReadOptions, log: inout FaultLog, report: inout ImportReport
  ) throws -> NetworkDraft {
    if options.route == .fastestPossible,
      let draft = try PlainListReader.read(
        input, fileExtension: fileExtension, options: options, log: &log, report: &report)
    {
      return draft
    }
    let (owner, text, encoding, note) = TextEncoding.decode(input)
    return try withExtendedLifetime(owner) {
      report.dialect.append(("encoding", encoding))
      if let note { report.notes.append(note) }
      if reportZeroByte(text, &log) { return NetworkDraft() }
      let dialect = TableDialect.detect(text)
      if let address = dialect.strayAddress {
        log.warning(line: 1, column: 1, "stray-line", "\(quoted(address)) stands above the comments; skipped")
      }
      for readsCounts in [true, false] {
        var attempt = log
        guard
          let columns = try EdgeListColumns.find(
            in: text, dialect: dialect, fileExtension: fileExtension, options: options, readsCounts: readsCounts,
            log: &attempt)
        else {
          log = attempt
          return NetworkDraft()
        }
        var reader = EdgeListReader(text: text, columns: columns, dialect: dialect, options: options)
        reader.readRows(&attempt)
        if case .counts(let people, _) = columns.header, readsCounts, reader.ties.names.count > people { continue }
        log = attempt
        return reader.finish(&log, &report)
      }
      return NetworkDraft()
    }
  }

  private init(text: Bytes, columns: EdgeListColumns, dialect: TableDialect, options: ReadOptions) {
    self.text = text
    self.columns = columns
    self.dialect = dialect
    self.options = options
  }

  package static func reportZeroByte(_ text: Bytes, _ log: inout FaultLog) -> Bool {
    let place = text.firstPlace(of: 0, in: 0..<text.count)
    guard place < text.count else { return false }
    var scanner = TableScanner(text.slice(0..<place), delimiter: .comma)
    while scanner.next() {}
    let (line, column) = scanner.position(of: place)
    log.error(
      line: line, column: column, "zero-byte", "a byte 0 stands here; expected text, this looks like binary data")
    return true
  }

  private mutating func readRows(_ log: inout FaultLog) {
    var scanner = TableScanner(text, delimiter: dialect.delimiter, from: columns.start, line: columns.startLine)
    ties.attributes = columns.attributes.map { AttributeColumn(name: columns.names[$0], values: []) }
    while scanner.next() {
      if scanner.quoteFault == nil && scanner.fields.allSatisfy({ $0.range.isEmpty }) {
        emptyRows += 1
        rowsRead += 1
        continue
      }
      rowsRead += 1
      readRow(scanner, &log)
    }
    commentCount = scanner.commentCount
    if let doubtful = scanner.doubtfulComment {
      log.warning(
        line: doubtful.line, "comment-among-rows",
        "\(quoted(EdgeListColumns.trimmed(text.text(doubtful.range)))) is skipped as a comment; put it in double quotes if it is an id"
      )
    }
  }

  private var emptyRows = 0
  private var hasTooManyCells = false

  private mutating func readRow(_ scanner: TableScanner, _ log: inout FaultLog) {
    let fields = scanner.fields
    if let fault = scanner.quoteFault {
      let (line, column) = scanner.position(of: fault.place)
      if fault.isOpen {
        log.error(line: line, column: column, "open-quote", "a quoted field is never closed; expected a closing \"")
      } else {
        log.error(
          line: line, column: column, "text-after-quote",
          "text follows a closing quote; expected \(dialect.delimiter.rawValue) or the end of the line")
      }
      return
    }
    guard fields.count == columns.width else {
      // rows of NetworkX may leave the dictionary out
      if columns.hasDictionary && fields.count == 2 {
        addTie(scanner, dictionary: nil, &log)
        return
      }
      log.error(
        line: scanner.recordLine, column: 1, "column-count",
        "\(counted(fields.count, "column")) found, \(columns.width) expected")
      return
    }
    addTie(scanner, dictionary: columns.hasDictionary ? fields[2] : nil, &log)
  }

  private mutating func addTie(_ scanner: TableScanner, dictionary: TableScanner.Field?, _ log: inout FaultLog) {
    let fields = scanner.fields
    var isWhole = true
    for (end, column) in [("source", columns.source), ("target", columns.target)] where fields[column].range.isEmpty {
      let (line, place) = scanner.position(of: fields[column].range.lowerBound)
      log.error(line: line, column: place, "empty-id", "the \(end) is empty; expected an id")
      isWhole = false
    }
    var entries: [(name: String, value: String)] = []
    if let dictionary {
      guard let found = PythonDictionary.entries(scanner.text(dictionary)) else {
        let (line, place) = scanner.position(of: dictionary.range.lowerBound)
        log.error(
          line: line, column: place, "dictionary",
          "\(quoted(scanner.text(dictionary))) is not a dictionary; expected {} or {'weight': 1.5}")
        return
      }
      entries = found
    }
    var value: Double?
    if let column = columns.weight {
      let field = fields[column]
      let reading = field.quoting == .doubled ? .other : DecimalNumber.read(text, field.range)
      if case .value(let number) = reading {
        value = number
      } else {
        let (line, place) = scanner.position(of: field.range.lowerBound)
        log.error(line: line, column: place, "weight", DecimalNumber.complaint(scanner.text(field), reading))
        isWhole = false
      }
    } else if let place = weightEntry(entries) {
      let reading = DecimalNumber.read(entries[place].value)
      if case .value(let number) = reading, let dictionary {
        _ = dictionary
        value = number
      } else {
        let (line, column) = scanner.position(of: dictionary?.range.lowerBound ?? 0)
        log.error(line: line, column: column, "weight", DecimalNumber.complaint(entries[place].value, reading))
        isWhole = false
      }
      entries.remove(at: place)
    }
    guard isWhole else { return }
    append(scanner, value, entries)
  }

  private mutating func append(_ scanner: TableScanner, _ value: Double?, _ entries: [(name: String, value: String)]) {
    let fields = scanner.fields
    ties.sources.append(number(of: fields[columns.source], scanner))
    ties.targets.append(number(of: fields[columns.target], scanner))
    if let value {
      if ties.values.isEmpty && ties.unweightedCount > 0 {
        ties.values = Array(repeating: 1, count: ties.unweightedCount)
      }
      ties.addValue(value)
      if looksLikeTimes { looksLikeTimes = TieColumns.looksLikeTime(value) }
    } else {
      ties.unweightedCount += 1
      if !ties.values.isEmpty { ties.values.append(1) }
    }
    if let column = columns.type { ties.types.append(ties.typeNames.number(of: scanner.content(fields[column]))) }
    if let column = columns.layer { ties.layers.append(ties.layerNames.number(of: scanner.content(fields[column]))) }
    let tie = ties.sources.count - 1
    guard tie < TieColumns.attributeLimit else { return }
    guard (tie + 1) * ties.attributes.count <= AttributeCells.most else {
      hasTooManyCells = true
      return
    }
    for (place, column) in columns.attributes.enumerated() {
      let field = fields[column]
      ties.attributes[place].values.append(field.range.isEmpty ? nil : scanner.text(field))
    }
    for entry in entries {
      var place = ties.attributes.firstIndex { $0.name == entry.name }
      if place == nil {
        ties.attributes.append(AttributeColumn(name: entry.name, values: []))
        place = ties.attributes.count - 1
      }
      guard let place else { continue }
      let missing = tie - ties.attributes[place].values.count
      if missing > 0 { ties.attributes[place].values += Array(repeating: nil, count: missing) }
      ties.attributes[place].values.append(entry.value)
    }
  }

  private mutating func number(of field: TableScanner.Field, _ scanner: TableScanner) -> UInt32 {
    field.quoting == .doubled
      ? ties.names.number(of: scanner.content(field)) : ties.names.number(of: text, field.range)
  }

  private func weightEntry(_ entries: [(name: String, value: String)]) -> Int? {
    if let wanted = options.weightColumn { return entries.firstIndex { $0.name == wanted } }
    for name in EdgeListColumns.weightNames {
      if let place = entries.firstIndex(where: { $0.name == name }) { return place }
    }
    return nil
  }

  private consuming func finish(_ log: inout FaultLog, _ report: inout ImportReport) -> NetworkDraft {
    let count = ties.sources.count
    report.rowsRead = rowsRead
    report.rowsKept = count
    report.drop("empty row", count: emptyRows)
    if commentCount > 0 { report.notes.append("\(counted(commentCount, "comment line")) skipped") }
    if count > TieColumns.attributeLimit && !ties.attributes.isEmpty {
      report.notes.append(
        "attributes of ties are kept up to \(grouped(TieColumns.attributeLimit)) ties; this file has \(grouped(count)), so "
          + ties.attributes.map(\.name).joined(separator: ", ") + " is left out")
      ties.attributes = []
    }
    if hasTooManyCells {
      report.notes.append(
        "attributes of ties are left out: more than \(grouped(AttributeCells.most)) values in \(ties.attributes.count) columns"
      )
      ties.attributes = []
    }
    for column in ties.attributes.indices {
      let missing = count - ties.attributes[column].values.count
      if missing > 0 { ties.attributes[column].values += Array(repeating: nil, count: missing) }
    }
    columns.describe(dialect, ties: count, looksLikeTimes: looksLikeTimes, log: &log, report: &report)
    let names = ties.names.table()
    return ties.draft(names: names, report: &report, log: &log)
  }
}

extension EdgeListColumns {
  /// Tells the report how the table was taken.
  package func describe(
    _ dialect: TableDialect, ties: Int, looksLikeTimes: Bool, log: inout FaultLog, report: inout ImportReport
  ) {
    report.dialect.append(("delimiter", dialect.delimiter.rawValue))
    switch header {
    case .none: report.dialect.append(("header", "none"))
    case .names: report.dialect.append(("header", names.joined(separator: ", ")))
    case .counts(let people, let stated):
      report.dialect.append(("header", "counts"))
      report.notes.append(
        "the first line gives the counts (\(grouped(people)) people, \(grouped(stated)) ties); "
          + "people without a tie are not named in such a list and are not added")
    }
    if weight == nil, !attributes.isEmpty {
      report.notes.append(
        "no column is the weight; \(attributes.map { names[$0] }.joined(separator: ", ")) kept as attributes of ties "
          + "(--weight-column NAME picks one)")
    }
    if weightIsUnnamed && looksLikeTimes && ties > 1 {
      log.warning(
        "times-as-weights",
        "all values of column 3 look like times (seconds since 1970) but are read as weights; "
          + "expected --columns source,target,time if they are times")
    }
  }
}
