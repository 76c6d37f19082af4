import GRDB

extension NetworkStore {
  /// How an export begins; by it the file is recognized.
  public static let exportSignature = "{\"entregent_store\":1"

  /// Everything in the store as JSON, handed out in pieces: one object with an array of objects for each table, one row
  /// a line, rows by their numbers. The same store gives the same bytes; `importExport` makes an equal store of them.
  ///
  /// What can be derived is left out: the search index, and the file of the snapshot.
  public func export(_ write: ([UInt8]) throws -> Void) throws(StorageError) {
    try read { database in
      var bytes = Array(Self.exportSignature.utf8)
      for table in ExportTable.all {
        bytes += ",\n\"\(table.name)\":[".utf8
        let rows = try PreparedStatement(database, table.select)
        var isFirst = true
        while try rows.step() {
          bytes += (isFirst ? "\n" : ",\n").utf8
          isFirst = false
          Self.append(rows, of: table, to: &bytes)
          if bytes.count > 1 << 20 {
            try write(bytes)
            bytes.removeAll(keepingCapacity: true)
          }
        }
        bytes += "]".utf8
      }
      bytes += "}\n".utf8
      try write(bytes)
    }
  }

  /// The whole export at once.
  public func export() throws(StorageError) -> [UInt8] {
    var all: [UInt8] = []
    try export { all += $0 }
    return all
  }

  private static func append(_ row: PreparedStatement, of table: ExportTable, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "{"))
    for (place, column) in table.columns.enumerated() {
      let number = Int32(place)
      if place > 0 { bytes.append(UInt8(ascii: ",")) }
      bytes.append(UInt8(ascii: "\""))
      bytes += column.name.utf8
      bytes += "\":".utf8
      if row.isNull(number) {
        bytes += "null".utf8
        continue
      }
      switch column.form {
      case .integer: bytes += String(row.integer(number)).utf8
      case .key:
        let digits = String(UInt64(bitPattern: row.integer(number)), radix: 16)
        bytes += "\"\(String(repeating: "0", count: 16 - digits.utf8.count))\(digits)\"".utf8
      case .number: bytes += "\(row.number(number))".utf8
      case .text: quote(row.text(number), into: &bytes)
      case .json: bytes += row.text(number).utf8
      case .participants:
        var separator = "["
        row.withParticipants(number) { persona in
          bytes += separator.utf8
          bytes += String(persona).utf8
          separator = ","
        }
        bytes += "]".utf8
      }
    }
    bytes.append(UInt8(ascii: "}"))
  }

  private static func quote(_ text: String, into bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(byte)
      case 0..<0x20:
        bytes += "\\u00".utf8
        bytes += (byte < 16 ? "0" : "").utf8
        bytes += String(byte, radix: 16).utf8
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
