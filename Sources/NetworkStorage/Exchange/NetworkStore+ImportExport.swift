import GRDB

extension NetworkStore {
  /// Fills an empty store with what `export` gave. Afterwards its own export has the same bytes.
  ///
  /// - Parameter path: how the export is called in errors.
  /// - Throws: `StorageError.notEmpty`; `.badExport` with the line, and then nothing is changed.
  public func importExport(_ bytes: [UInt8], path label: String = "export") throws(StorageError) {
    try write { database in
      let isEmpty = try Bool.fetchOne(
        database,
        sql: """
          SELECT NOT EXISTS (SELECT 1 FROM batch) AND NOT EXISTS (SELECT 1 FROM persona)
            AND NOT EXISTS (SELECT 1 FROM forgotten)
          """)
      guard isEmpty == true else { throw StorageError.notEmpty(path: path) }
      // Rows of a table may name rows of a later one.
      try database.execute(sql: "PRAGMA defer_foreign_keys = ON")
      var scanner = ExportScanner(bytes, path: label)
      var version: Int64?
      try scanner.members { name, scanner in
        if name == "entregent_store" {
          version = try scanner.integer()
        } else if let table = ExportTable.all.first(where: { $0.name == name }), version == 1 {
          try Self.fill(table, &scanner, database)
        } else {
          throw scanner.error(version == 1 ? "unknown table “\(name)”" : "not an export of this version")
        }
      }
      if scanner.peek() != nil { throw scanner.error("something after the end") }
      let broken = try Row.fetchOne(database, sql: "PRAGMA foreign_key_check")
      let isWhole = try Self.isWhole(database)
      guard version == 1, broken == nil, isWhole else { throw scanner.error("rows that belong to nothing") }
      try Self.recognize(database)
      try Self.advance(.reshaped, database)
    }
  }

  private static func fill(_ table: ExportTable, _ scanner: inout ExportScanner, _ database: Database) throws {
    let insert = try PreparedStatement(database, table.insert)
    try scanner.elements { scanner in
      insert.clear()
      var seen = 0
      try scanner.members { name, scanner in
        guard let place = table.columns.firstIndex(where: { $0.name == name }) else {
          throw scanner.error("unknown column “\(name)”")
        }
        seen += 1
        try bind(table.columns[place].form, to: insert, at: Int32(place + 1), &scanner)
      }
      guard seen == table.columns.count else { throw scanner.error("a column is missing in “\(table.name)”") }
      do { try insert.run() } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
        throw scanner.error("a row of “\(table.name)” that contradicts the others")
      }
    }
  }

  private static func bind(
    _ form: ExportTable.Form, to insert: PreparedStatement, at place: Int32, _ scanner: inout ExportScanner
  ) throws {
    if scanner.isNull() { return insert.bind(place, nil as Int64?) }
    switch form {
    case .integer: insert.bind(place, try scanner.integer())
    case .key:
      guard let value = UInt64(try scanner.text(), radix: 16) else {
        throw scanner.error("sixteen hexadecimal digits were expected")
      }
      insert.bind(place, Int64(bitPattern: value))
    case .number: insert.bind(place, number: try scanner.number())
    case .text: insert.bind(place, try scanner.text())
    case .json:
      let text = try scanner.shallow()
      insert.bind(
        place, text.hasPrefix("[") ? StoreText.list(StoreText.list(text)) : StoreText.counts(StoreText.counts(text)))
    case .participants:
      var packed = Participants()
      try scanner.elements { scanner in
        let persona = try scanner.integer()
        guard persona >= 0 else { throw scanner.error("no such persona") }
        packed.append(persona)
      }
      insert.bind(place, packed.bytes)
    }
  }

  /// Whether interactions name sources and personas that are there.
  private static func isWhole(_ database: Database) throws -> Bool {
    let personas = Set(try Int64.fetchAll(database, sql: "SELECT id FROM persona"))
    let sources = Set(try Int64.fetchAll(database, sql: "SELECT id FROM source"))
    var isWhole = true
    let rows = try PreparedStatement(database, "SELECT source, participants FROM interaction")
    while try rows.step() {
      if !sources.contains(rows.integer(0)) { isWhole = false }
      rows.withParticipants(1) { if $0 != 0 && !personas.contains($0) { isWhole = false } }
    }
    return isWhole
  }
}
