package import SocialNetworks

/// Tables of people: one row each, an id and attributes, with or without a header.
package enum PeopleTableReader {
  private static let idNames = ["id", "nodeid", "node_id", "name", "node"]

  package static func read(_ input: InputData, log: inout FaultLog, report: inout ImportReport) -> PersonTable {
    let (owner, text, encoding, note) = TextEncoding.decode(input)
    return withExtendedLifetime(owner) {
      report.dialect.append(("encoding", encoding))
      if let note { report.notes.append(note) }
      if EdgeListReader.reportZeroByte(text, &log) { return PersonTable() }
      let dialect = TableDialect.detect(text)
      report.dialect.append(("delimiter", dialect.delimiter.rawValue))
      var scanner = TableScanner(text, delimiter: dialect.delimiter, from: dialect.start, line: dialect.startLine)
      let sample = EdgeListColumns.Sample(
        text, delimiter: dialect.delimiter, from: dialect.start, line: dialect.startLine)
      guard !sample.rows.isEmpty else { return PersonTable() }
      let layout = Layout(sample)
      guard layout.names.count <= TableScanner.columnLimit else {
        log.error(
          line: sample.lines[0], "too-many-columns",
          "more than \(grouped(TableScanner.columnLimit)) columns found; expected fewer")
        return PersonTable()
      }
      if layout.isNamed {
        _ = scanner.next()
        layout.reportDuplicates(line: scanner.recordLine, &log)
        report.dialect.append(("header", layout.names.joined(separator: ", ")))
      } else {
        report.dialect.append(("header", "none"))
      }
      return rows(&scanner, layout, dialect, &log, &report)
    }
  }

  private struct Layout {
    var names: [String]
    var isNamed: Bool
    var id = 0
    var label: Int?

    init(_ sample: EdgeListColumns.Sample) {
      let first = sample.rows[0].map { EdgeListColumns.trimmed($0) }
      let low = first.map { $0.lowercased() }
      let known = idNames.first { low.contains($0) }
      isNamed = known != nil || Self.isTextAboveNumbers(sample) || !Self.hasNumbers(sample)
      if isNamed {
        names = first.enumerated().map { $1.isEmpty ? "column\($0 + 1)" : $1 }
        if let known, let column = low.firstIndex(of: known) { id = column }
        for name in ["label", "name"] where label == nil {
          label = low.firstIndex(of: name).flatMap { $0 == id ? nil : $0 }
        }
      } else {
        names = (1...max(1, sample.width)).map { "column\($0)" }
      }
    }

    func reportDuplicates(line: Int, _ log: inout FaultLog) {
      for (column, name) in names.enumerated() {
        if let other = names[..<column].firstIndex(of: name) {
          log.error(
            line: line, "duplicate-column",
            "the column name \(quoted(name)) stands twice, for columns \(other + 1) and \(column + 1); expected different names"
          )
        }
      }
    }

    private static func isNumber(_ text: String) -> Bool {
      if case .value = DecimalNumber.read(text) { return true }
      return false
    }

    private static func hasNumbers(_ sample: EdgeListColumns.Sample) -> Bool {
      sample.rows.contains { $0.contains { isNumber($0) } }
    }

    private static func isTextAboveNumbers(_ sample: EdgeListColumns.Sample) -> Bool {
      let rest = sample.rows.dropFirst()
      guard !rest.isEmpty else { return false }
      return sample.rows[0].indices.contains { column in
        !sample.rows[0][column].isEmpty && !isNumber(sample.rows[0][column])
          && rest.allSatisfy { $0.count > column && isNumber($0[column]) }
      }
    }
  }

  private static func rows(
    _ scanner: inout TableScanner, _ layout: Layout, _ dialect: TableDialect, _ log: inout FaultLog,
    _ report: inout ImportReport
  ) -> PersonTable {
    var ids = NameInterner()
    var labels: [String?] = []
    let columns = layout.names.indices.filter { $0 != layout.id && $0 != layout.label }
    var attributes = columns.map { AttributeColumn(name: layout.names[$0], values: []) }
    var lines: [Int] = []
    while scanner.next() {
      report.rowsRead += 1
      let fields = scanner.fields
      if let fault = scanner.quoteFault {
        let (line, column) = scanner.position(of: fault.place)
        log.error(
          line: line, column: column, fault.isOpen ? "open-quote" : "text-after-quote",
          fault.isOpen
            ? "a quoted field is never closed; expected a closing \""
            : "text follows a closing quote; expected \(dialect.delimiter.rawValue) or the end of the line")
        continue
      }
      if fields.allSatisfy({ $0.range.isEmpty }) {
        report.drop("empty row")
        continue
      }
      guard fields.count == layout.names.count else {
        log.error(
          line: scanner.recordLine, column: 1, "column-count",
          "\(counted(fields.count, "column")) found, \(layout.names.count) expected")
        continue
      }
      let (line, column) = scanner.position(of: fields[layout.id].range.lowerBound)
      guard !fields[layout.id].range.isEmpty else {
        log.error(line: line, column: column, "empty-id", "the id is empty; expected an id")
        continue
      }
      let person = Int(ids.number(of: scanner.content(fields[layout.id])))
      guard person == lines.count else {
        let isSame =
          layout.label.map { labels[person] == value(fields[$0], scanner) } ?? true
          && columns.indices.allSatisfy { attributes[$0].values[person] == value(fields[columns[$0]], scanner) }
        if isSame {
          log.warning(
            line: line, column: column, "repeated-row",
            "\(quoted(ids.text(person))) stands in line \(lines[person]) already, with the same values; skipped")
          report.drop("repeated row")
          continue
        }
        log.error(
          line: line, column: column, "duplicate-id",
          "\(quoted(ids.text(person))) stands in line \(lines[person]) already; expected one row for each person")
        continue
      }
      lines.append(line)
      if let label = layout.label { labels.append(value(fields[label], scanner)) }
      for (place, column) in columns.enumerated() { attributes[place].values.append(value(fields[column], scanner)) }
    }
    report.rowsKept = ids.count
    report.people = ids.count
    return PersonTable(ids: ids.table(), labels: labels, attributes: attributes.map(TieColumns.inferringKind))
  }

  private static func value(_ field: TableScanner.Field, _ scanner: TableScanner) -> String? {
    field.range.isEmpty ? nil : scanner.text(field)
  }
}
