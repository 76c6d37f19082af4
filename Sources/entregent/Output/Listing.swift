import Foundation

/// One value of a listing.
enum Cell {
  case text(String)
  case number(Double)
  case integer(Int)
  case undefined

  /// The shortest decimal text that reads back as the same number; whole numbers without a point.
  static func text(of value: Double) -> String {
    if value == value.rounded(), abs(value) < 1e15 { return value == 0 ? "0" : String(Int(value)) }
    return "\(value)"
  }

  /// As CSV has it, before quoting.
  var plain: String {
    switch self {
    case .text(let text): text
    case .number(let value):
      value.isNaN ? "" : value.isInfinite ? (value > 0 ? "inf" : "-inf") : Self.text(of: value)
    case .integer(let value): String(value)
    case .undefined: ""
    }
  }

  /// As a reader of a table wants it: six significant digits.
  var readable: String {
    switch self {
    case .number(let value) where value.isFinite && value != value.rounded(): Self.rounded(value)
    case .number(let value) where value.isNaN: "–"
    case .undefined: "–"
    default: plain
    }
  }

  private static func rounded(_ value: Double) -> String {
    text(of: Double(String(format: "%.6g", value)) ?? value)
  }

  var json: JSON {
    switch self {
    case .text(let text): .string(text)
    case .number(let value): value.isNaN ? .null : .number(value)
    case .integer(let value): .integer(value)
    case .undefined: .null
    }
  }

  var isNumber: Bool {
    switch self {
    case .number, .integer: true
    default: false
    }
  }
}

enum ListingFormat: String, CaseIterable {
  case table, csv, json
}

/// Rows under named columns, printed as a table, CSV or JSON.
struct Listing {
  var columns: [String]
  var rowCount: Int
  /// The value at a row and a column, by number.
  var cell: (Int, Int) -> Cell
  /// Further keys of the JSON object, before `rows`.
  var jsonHead: [(String, JSON)] = []

  init(columns: [String], rowCount: Int, cell: @escaping (Int, Int) -> Cell) {
    self.columns = columns
    self.rowCount = rowCount
    self.cell = cell
  }

  init(columns: [String], rows: [[Cell]]) {
    self.init(columns: columns, rowCount: rows.count) { rows[$0][$1] }
  }

  /// The same rows with only these columns, in this order.
  ///
  /// - Throws: a usage error for a column that is not there.
  func picking(_ fields: [String]) throws -> Listing {
    let numbers = try fields.map { field in
      guard let number = columns.firstIndex(of: field) else {
        throw CommandError.usage("no column is called “\(field)”; there are: \(columns.joined(separator: ", "))")
      }
      return number
    }
    var picked = Listing(columns: fields, rowCount: rowCount) { [cell] row, column in cell(row, numbers[column]) }
    picked.jsonHead = jsonHead
    return picked
  }

  func csv(rows: Int, forSpreadsheet: Bool) -> [UInt8] {
    var bytes: [UInt8] = []
    func append(_ text: String, isText: Bool) {
      var text = text
      if forSpreadsheet, isText, let first = text.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first) {
        text = "'" + text
      }
      if text.utf8.contains(where: { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }) {
        bytes.append(0x22)
        for byte in text.utf8 {
          if byte == 0x22 { bytes.append(0x22) }
          bytes.append(byte)
        }
        bytes.append(0x22)
      } else {
        bytes += text.utf8
      }
    }
    for (number, column) in columns.enumerated() {
      if number > 0 { bytes.append(0x2C) }
      append(column, isText: true)
    }
    bytes.append(0x0A)
    for row in 0..<rows {
      for column in columns.indices {
        if column > 0 { bytes.append(0x2C) }
        let value = cell(row, column)
        append(value.plain, isText: !value.isNumber)
      }
      bytes.append(0x0A)
    }
    return bytes
  }

  func json(rows: Int) -> JSON {
    let list = (0..<rows).map { row in
      JSON.object(columns.indices.map { (columns[$0], cell(row, $0).json) })
    }
    return .object(jsonHead + [("rows", .array(list))])
  }

  /// Columns aligned, numbers to the right, cut to the terminal's width.
  func table(rows: Int, width: Int?) -> String {
    let cells = (0..<rows).map { row in
      columns.indices.map { column in
        let value = cell(row, column)
        return (text: Terminal.safe(value.readable), isNumber: value.isNumber)
      }
    }
    let heads = columns.map { Terminal.safe($0) }
    var widths = columns.indices.map { column in
      max(Terminal.width(heads[column]), cells.map { Terminal.width($0[column].text) }.max() ?? 0)
    }
    if let width {
      let gaps = 2 * (columns.count - 1)
      while widths.reduce(0, +) + gaps > width, let widest = widths.indices.max(by: { widths[$0] < widths[$1] }),
        widths[widest] > 4
      {
        widths[widest] -= 1
      }
    }
    func line(_ texts: [(text: String, isNumber: Bool)]) -> String {
      var parts: [String] = []
      for (column, each) in texts.enumerated() {
        let text = Terminal.fitted(each.text, to: widths[column])
        let padding = String(repeating: " ", count: max(0, widths[column] - Terminal.width(text)))
        if each.isNumber { parts.append(padding + text) } else { parts.append(text + padding) }
      }
      var joined = parts.joined(separator: "  ")
      while joined.last == " " { joined.removeLast() }
      return joined
    }
    let rightAligned = columns.indices.map { column in cells.contains { $0[column].isNumber } }
    let head = line(columns.indices.map { (heads[$0], rightAligned[$0]) })
    return ([Terminal.bold(head)] + cells.map { line($0) }).joined(separator: "\n") + "\n"
  }
}
