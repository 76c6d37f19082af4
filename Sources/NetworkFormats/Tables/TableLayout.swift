/// What the columns of a table hold: said by a mapping or, where they leave no doubt, by the headings.
struct TableLayout {
  typealias Field = SourceMapping.Field

  var rows: SourceMapping.Rows
  private(set) var columns: [(field: Field, column: Int)] = []
  private(set) var constants: [Field: String] = [:]
  var dates: DateText.Order?
  /// What handles belong to.
  var service = ""

  func column(_ field: Field) -> Int? { columns.first { $0.field == field }?.column }
  func columns(_ field: Field) -> [Int] { columns.filter { $0.field == field }.map(\.column) }
  func constant(_ field: Field) -> String? { constants[field] }

  /// The first value of a field: of its columns, or the one that all rows have.
  func text(_ field: Field, _ table: HeadedTable) -> String {
    for entry in columns where entry.field == field {
      let text = table[entry.column]
      if !text.isEmpty { return text }
    }
    return constants[field] ?? ""
  }

  // MARK: - By a mapping

  /// - Returns: nil where a column of the mapping is missing, which `log` then says.
  init?(_ mapping: SourceMapping, _ table: HeadedTable, log: inout FaultLog) {
    rows = mapping.rows
    dates = mapping.dates
    service = mapping.name.lowercased()
    for (name, fieldName) in mapping.columns {
      guard let field = Field(rawValue: fieldName) else {
        log.error("field", "no field is called \(quoted(fieldName))")
        continue
      }
      if let column = Self.column(name, table) {
        columns.append((field, column))
      } else if mapping.isVerified {
        let found = table.headings.prefix(30).map { quoted($0) }.joined(separator: ", ")
        log.error(line: table.headingLine, "column", "no column is called \(quoted(name)); found: \(found)")
      }
    }
    for (fieldName, value) in mapping.constants {
      if let field = Field(rawValue: fieldName) { constants[field] = value }
    }
    if columns.isEmpty && !log.hasErrors {
      log.error(line: table.headingLine, "columns", "none of the columns of \(quoted(mapping.name)) is here")
    }
    if log.hasErrors { return nil }
  }

  private static func column(_ name: String, _ table: HeadedTable) -> Int? {
    if let found = table.column(name) { return found }
    guard let number = Int(name), number >= 1, number <= table.headings.count else { return nil }
    return number - 1
  }

  /// Whether the first record of a table names its columns, where the mapping does not say so: numbers and dates are no
  /// names.
  static func hasHeadings(_ mapping: SourceMapping, _ table: HeadedTable) -> Bool {
    if let hasHeader = mapping.hasHeader { return hasHeader }
    if mapping.columns.contains(where: { table.column($0.column) != nil && Int($0.column) == nil }) { return true }
    if mapping.columns.contains(where: { Int($0.column) == nil }) { return true }
    for (name, field) in mapping.columns where ["date", "time", "unixtime"].contains(field) {
      guard let column = column(name, table) else { continue }
      let cell = table.headings[column]
      if DateText().moment(cell) != nil || DateText(numbers: .seconds).moment(cell) != nil { return false }
    }
    return !table.headings.allSatisfy { heading in heading.utf8.allSatisfy { (48...57).contains($0) } }
  }

  // MARK: - By the headings

  /// - Returns: nil where they leave open what the rows are.
  init?(headings keys: [String]) {
    let known = Set(keys)
    func has(_ names: String...) -> Bool { names.allSatisfy(known.contains) }
    // measured networks belong to the readers of networks
    guard (2...60).contains(keys.count), known.isDisjoint(with: ["weight", "strength", "value", "count"]) else {
      return nil
    }
    let hasEnds = has("from", "to") || has("source", "target") || has("sender", "recipient")
    let isDated = !known.isDisjoint(with: ["date", "time", "datetime", "timestamp", "unixtime"])
    let isNamed =
      !known.isDisjoint(with: Self.names[.name] ?? [])
      || !known.isDisjoint(with: Self.names[.first] ?? []) && !known.isDisjoint(with: Self.names[.last] ?? [])
    let fields: [Field]
    if hasEnds && isDated {
      rows = .interactions
      fields = [.date, .time, .unixtime, .from, .to, .cc, .channel, .duration]
    } else if hasEnds && (has("kind") || has("since")) {
      rows = .ties
      fields = [.from, .to, .kind, .since]
    } else if isNamed && !known.isDisjoint(with: (Self.names[.email] ?? []) + (Self.names[.organization] ?? [])) {
      rows = .people
      fields = [.id, .name, .first, .last, .email, .phone, .profile, .organization, .title, .place, .tag, .birthday]
    } else {
      return nil
    }
    for field in fields {
      for (column, key) in keys.enumerated() where Self.names[field]?.contains(key) ?? false {
        columns.append((field, column))
      }
    }
    if rows == .interactions && column(.date) == nil {
      // a time alone holds the date too
      columns = columns.map { $0.field == .time ? (.date, $0.column) : $0 }
    }
  }

  private static let names: [Field: [String]] = [
    .id: ["id"], .name: ["name", "full name", "display name", "nom complet"],
    .first: ["first name", "firstname", "given name", "prénom", "vorname"],
    .last: ["last name", "lastname", "surname", "family name", "nom", "nom de famille", "nachname"],
    .email: ["email", "e-mail", "email address", "e-mail address", "mail", "courriel"],
    .phone: ["phone", "mobile", "telephone", "phone number", "téléphone", "telefon"],
    .profile: ["url", "profile", "profile url", "linkedin", "linkedin url"],
    .organization: ["organization", "organisation", "company", "employer", "société", "entreprise", "firma"],
    .title: ["title", "job title", "position", "role", "fonction"],
    .place: ["place", "city", "location", "country", "ville", "pays", "ort"], .tag: ["tag", "tags", "group", "groups"],
    .birthday: ["birthday", "birth date", "date of birth", "geburtstag"], .date: ["date", "datetime", "timestamp"],
    .time: ["time"], .unixtime: ["unixtime"], .from: ["from", "source", "sender"], .to: ["to", "target", "recipient"],
    .cc: ["cc"],
    .channel: ["channel", "medium"], .duration: ["duration"], .kind: ["kind"], .since: ["since"],
  ]
}
