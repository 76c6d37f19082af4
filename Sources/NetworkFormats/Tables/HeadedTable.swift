/// A table whose columns are found by their headings, wherever they stand and whatever stands above them.
///
/// The text may have any encoding that `TextEncoding` knows, commas, semicolons or tabs between columns, and any line
/// end. A line that begins with `#` is a row like any other.
package struct HeadedTable {
  /// Which record holds the headings.
  package enum HeadingRow: Sendable {
    /// The first record, or what follows the remarks that some exports begin with.
    case first
    /// The first record whose first cell is this heading.
    case startingWith(String)
    /// The first record with at least so many of these headings.
    case holding([String], atLeast: Int)
  }

  /// What a last row is that has fewer cells than there are headings, and no line end.
  package enum ShortLastRow: Sendable {
    /// A row like any other: people leave out empty cells.
    case isKept
    /// The place where the file was cut: programs write all cells of a row.
    case isCutOff
  }

  /// As spelled, without white space around them.
  package private(set) var headings: [String]
  /// In the form in which they are compared: `HeadedTable.key(of:)`.
  package private(set) var keys: [String] { didSet { places = Self.places(of: keys) } }
  /// The first column of each key.
  private var places: [String: Int] = [:]
  package let headingLine: Int
  package let delimiter: Delimiter
  package let encoding: String
  /// What was converted, in a sentence.
  package let encodingNote: String?
  private let owner: InputData
  private var scanner: TableScanner
  private var shortLastRow = ShortLastRow.isKept
  private var recoveries = 0
  private var ended = false

  /// A quote that is never closed swallows the rest of the file; so often reading goes on below it.
  private static let recoveryLimit = 8
  private static let judgedDates = 2_000
  private static let searchedBytes = 1 << 16
  private static let searchedRecords = 60

  /// Opens a table at its headings.
  ///
  /// - Returns: nil when no record fits.
  package init?(
    _ file: SourceFile, headings row: HeadingRow = .first, delimiter: Delimiter? = nil,
    encoding name: TextEncoding.Name? = nil
  ) {
    let (owner, text, encoding, note) =
      name.map { TextEncoding.decode(file.input, as: $0) } ?? TextEncoding.decode(file.input)
    let end = min(text.count, Self.searchedBytes)
    guard text.firstPlace(of: 0, in: 0..<end) == end,
      let found = Self.findHeadings(text.slice(0..<end), row, delimiter.map { [$0] } ?? [.comma, .semicolon, .tab])
    else { return nil }
    self.owner = owner
    self.encoding = encoding
    encodingNote = note
    self.delimiter = found.delimiter
    var scanner = TableScanner(text, delimiter: found.delimiter, from: found.place, line: found.line, comments: .kept)
    _ = scanner.next()
    headingLine = scanner.recordLine
    headings = scanner.fields.map { Self.trimmed(scanner.text($0)) }
    self.scanner = scanner
    keys = headings.map(Self.key)
    places = Self.places(of: keys)
  }

  /// The headings in the form in which they are compared; empty where the file is no text.
  ///
  /// - Complexity: O(1): reads the first 16 KiB.
  package static func headings(of file: SourceFile) -> [String] {
    guard let table = HeadedTable(SourceFile(path: file.path, bytes: textSample(of: file.bytes))) else { return [] }
    return table.keys
  }

  /// How headings are compared: lower case, single spaces, nothing around.
  package static func key(of heading: String) -> String {
    heading.lowercased().unicodeScalars.split { isBlank($0) }.map { String(String.UnicodeScalarView($0)) }
      .joined(separator: " ")
  }

  /// Opens a table and says how its text was taken; without its headings the file cannot be read.
  package static func open(
    _ file: SourceFile, headings row: HeadingRow = .first, delimiter: Delimiter? = nil,
    encoding: TextEncoding.Name? = nil, shortLastRow: ShortLastRow = .isKept, log: inout FaultLog,
    report: inout ImportReport
  ) -> HeadedTable? {
    guard var table = HeadedTable(file, headings: row, delimiter: delimiter, encoding: encoding) else {
      log.error("no-headings", "no row holds the headings of this kind of table")
      return nil
    }
    report.dialect.append(("encoding", table.encoding))
    report.dialect.append(("delimiter", table.delimiter.rawValue))
    if let note = table.encodingNote { report.notes.append(note) }
    table.shortLastRow = shortLastRow
    return table
  }

  /// Makes the first record a row: the columns are called by their numbers, from 1.
  package mutating func takeHeadingsAsRow() {
    headings = headings.indices.map { String($0 + 1) }
    keys = headings
    scanner = TableScanner(
      scanner.bytes, delimiter: delimiter, from: scanner.recordRange.lowerBound, line: headingLine, comments: .kept)
  }

  // MARK: - Columns

  /// The first column with one of these headings; the first heading that is there wins.
  package func column(_ names: String...) -> Int? { column(anyOf: names) }

  package func column(anyOf names: [String]) -> Int? {
    for name in names {
      if let found = places[name] ?? places[Self.key(of: name)] { return found }
    }
    return nil
  }

  private static func places(of keys: [String]) -> [String: Int] {
    var places: [String: Int] = [:]
    for (column, key) in keys.enumerated() where places[key] == nil { places[key] = column }
    return places
  }

  /// All columns with this heading.
  package func columns(_ name: String) -> [Int] {
    let key = Self.key(of: name)
    return keys.indices.filter { keys[$0] == key }
  }

  // MARK: - Records

  /// Moves to the next record that holds any text, and counts it as read; empty ones are counted and dropped.
  ///
  /// A quote that is never closed makes a warning, and so do cells that stand under no heading.
  package mutating func next(_ log: inout FaultLog, _ report: inout ImportReport) -> Bool {
    while advance() {
      report.rowsRead += 1
      if isEmpty {
        report.drop("empty row")
        continue
      }
      if let fault = scanner.quoteFault {
        let (line, column) = scanner.position(of: fault.place)
        log.warning(
          line: line, column: column, fault.isOpen ? "open-quote" : "text-after-quote",
          fault.isOpen ? "a quoted cell is never closed" : "text follows a closing quote and was left out")
        if fault.isOpen {
          report.drop("quote never closed")
          recover()
          continue
        }
      }
      if isCutOff {
        log.warning(line: line, "cut-off", "the file ends within this row")
        report.drop("cut off")
        continue
      }
      if extraCellCount > 0 {
        let cells = cellCount
        log.warning(line: line, "cell-count", "\(cells) cells stand under \(counted(headings.count, "heading"))")
      }
      return true
    }
    return false
  }

  /// Moves to the next record that holds any text, without a word on others.
  package mutating func next() -> Bool {
    while advance() {
      if isEmpty || isCutOff { continue }
      if scanner.quoteFault?.isOpen ?? false { recover() } else { return true }
    }
    return false
  }

  /// The order of the dates of a column, judged by the rows that are still to come; nil where nothing tells.
  package func dateOrder(_ column: Int?) -> DateText.Order? {
    guard let column else { return nil }
    var rest = self
    var texts: [String] = []
    while texts.count < Self.judgedDates, rest.next() { texts.append(rest[column]) }
    return DateText.order(of: texts)
  }

  /// The line of the record, from 1.
  package var line: Int { scanner.recordLine }

  package var cellCount: Int { scanner.fields.count }

  /// Cells that stand under no heading and are not empty.
  package var extraCellCount: Int {
    guard scanner.fields.count > headings.count else { return 0 }
    return scanner.fields[headings.count...].count { !$0.range.isEmpty }
  }

  /// The text of a cell without white space around it; empty where there is no such cell.
  package subscript(column: Int?) -> String {
    guard let column, column >= 0, column < scanner.fields.count else { return "" }
    return Self.trimmed(scanner.text(scanner.fields[column]))
  }

  /// The text under a heading.
  package subscript(heading: String) -> String { self[column(heading)] }

  /// All cells, also those under no heading.
  package var cells: [String] { scanner.fields.map { Self.trimmed(scanner.text($0)) } }

  /// A cell as bytes: for tables of millions of rows.
  package func field(_ column: Int) -> TableScanner.Field? {
    column >= 0 && column < scanner.fields.count ? scanner.fields[column] : nil
  }

  package func content(_ field: TableScanner.Field) -> [UInt8] { scanner.content(field) }
  package var bytes: Bytes { scanner.bytes }

  private var isEmpty: Bool {
    scanner.fields.allSatisfy { field in
      field.range.allSatisfy { scanner.bytes[$0] == 0x20 || scanner.bytes[$0] == 0x09 }
    }
  }

  private var isCutOff: Bool {
    shortLastRow == .isCutOff && scanner.fields.count < headings.count
      && scanner.recordRange.upperBound == scanner.bytes.count
  }

  private mutating func advance() -> Bool {
    guard !ended else { return false }
    if scanner.next() { return true }
    ended = true
    return false
  }

  /// Goes on at the line below the one where a record with an open quote begins.
  private mutating func recover() {
    recoveries += 1
    let record = scanner.recordRange
    var place = record.lowerBound
    while place < record.upperBound, scanner.bytes[place] != 0x0A, scanner.bytes[place] != 0x0D { place += 1 }
    guard recoveries <= Self.recoveryLimit, place < record.upperBound else {
      ended = true
      return
    }
    // from the line end itself, which the scanner skips and counts
    scanner = TableScanner(
      scanner.bytes, delimiter: delimiter, from: place, line: scanner.recordLine, comments: .kept)
  }

  // MARK: - Finding the headings

  private typealias Found = (delimiter: Delimiter, place: Int, line: Int, cells: Int)

  private static func findHeadings(_ text: Bytes, _ row: HeadingRow, _ delimiters: [Delimiter]) -> Found? {
    var best: Found?
    for delimiter in delimiters {
      guard let found = byRecords(text, row, delimiter) ?? byLines(text, row, delimiter) else { continue }
      if best.map({ found.cells > $0.cells }) ?? true { best = found }
    }
    return best
  }

  private static func byRecords(_ text: Bytes, _ row: HeadingRow, _ delimiter: Delimiter) -> Found? {
    var scanner = TableScanner(text, delimiter: delimiter, comments: .kept)
    var hasRemarks = false
    var records = 0
    while records < searchedRecords, scanner.next() {
      records += 1
      if scanner.quoteFault?.isOpen ?? false { return nil }
      if records == 1, case .first = row, isStartOfRemarks(scanner) {
        hasRemarks = true
        continue
      }
      if fits(scanner, row, belowRemarks: hasRemarks) {
        return (delimiter, scanner.recordRange.lowerBound, scanner.recordLine, scanner.fields.count)
      }
    }
    return nil
  }

  /// Where remarks hold quotes that spoil the records, every line may be the one.
  private static func byLines(_ text: Bytes, _ row: HeadingRow, _ delimiter: Delimiter) -> Found? {
    if case .first = row { return nil }
    var line = 1
    var place = 0
    while place < text.count, line <= searchedRecords {
      var scanner = TableScanner(text, delimiter: delimiter, from: place, line: line, comments: .kept)
      if scanner.next(), scanner.recordLine == line, fits(scanner, row, belowRemarks: true) {
        return (delimiter, scanner.recordRange.lowerBound, line, scanner.fields.count)
      }
      while place < text.count, text[place] != 0x0A, text[place] != 0x0D { place += 1 }
      if place + 1 < text.count, text[place] == 0x0D, text[place + 1] == 0x0A { place += 1 }
      place += 1
      line += 1
    }
    return nil
  }

  private static func isStartOfRemarks(_ scanner: TableScanner) -> Bool {
    scanner.fields.first.map { key(of: scanner.text($0)) == "notes:" } ?? false
  }

  private static func fits(_ scanner: TableScanner, _ row: HeadingRow, belowRemarks: Bool) -> Bool {
    switch row {
    case .first:
      // remarks are sentences; headings are several, and short
      return !belowRemarks
        || scanner.fields.count >= 3 && scanner.fields.allSatisfy { $0.range.count <= 60 && !$0.range.isEmpty }
    case .startingWith(let heading):
      return scanner.fields.first.map { $0.range.count <= 200 && key(of: scanner.text($0)) == key(of: heading) }
        ?? false
    case .holding(let headings, let least):
      guard scanner.fields.count >= least else { return false }
      let wanted = Set(headings.map { key(of: $0) })
      let found = Set(
        scanner.fields.prefix(500).filter { $0.range.count <= 200 }.map { key(of: scanner.text($0)) })
      return found.intersection(wanted).count >= least
    }
  }

  /// The first 16 KiB, without a character cut at the end.
  static func textSample(of bytes: Bytes) -> [UInt8] {
    var end = min(bytes.count, 1 << 14)
    if end < bytes.count {
      var back = end - 1
      while back > 0, end - back < 4, bytes[back] & 0xC0 == 0x80 { back -= 1 }
      if bytes[back] >= 0xC0 { end = back }
    }
    return bytes.array(0..<end)
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || scalar == "\u{FEFF}" || scalar == "\u{200B}"
  }

  private static func trimmed(_ text: String) -> String {
    // most cells have nothing around them
    guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last else { return "" }
    if !isBlank(first) && !isBlank(last) { return text }
    var view = text.unicodeScalars[...]
    while let scalar = view.first, isBlank(scalar) { view.removeFirst() }
    while let scalar = view.last, isBlank(scalar) { view.removeLast() }
    return String(view)
  }
}
