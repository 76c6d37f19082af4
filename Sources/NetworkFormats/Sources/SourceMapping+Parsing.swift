extension SourceMapping {
  /// What a column can hold.
  public enum Field: String, Sendable, CaseIterable {
    case id, name, first, last, email, phone, profile, handle, organization, title, place, tag, birthday
    case from, to, people, cc, channel, date, time, unixtime, epoch, duration, event
    case source, target, kind, since, strength
  }

  /// Reads a mapping file.
  ///
  ///     # rows: interactions
  ///     # delimiter: semicolon
  ///     # dates: dmy
  ///     # channel: meeting
  ///     column,field
  ///     Datum,date
  ///     3,people
  ///
  /// A line is a column, by its heading or its number from 1, and the field that it holds; `column = field` says the same.
  /// Lines that begin with `#`, a word and a colon are settings: `name`, `rows` (people, ties, interactions), `delimiter`
  /// (comma, semicolon, tab, space), `encoding` (utf-8, windows-1252, utf-16), `dates` (dmy, mdy, ymd), `header` (yes, no), or
  /// any field with the value that all rows have. Other lines that begin with `#` are remarks.
  ///
  /// Fields of people: id, name, first, last, email, phone, profile, handle, organization, title, place, tag, birthday. Of
  /// interactions: from and to, or people; cc, channel, date, time, duration (a bare number is seconds), and unixtime,
  /// seconds since 1970 or since `epoch`. Of ties: source and target, kind, since or unixtime. `me` stands for the owner.
  ///
  /// - Throws: `FormatError.faults`, all of them with their lines.
  public init(parsing text: String, name: String = "mapping") throws {
    self.init(name: name, rows: .people)
    var log = FaultLog(file: name)
    var hasRows = false
    for (number, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      let trimmed = Self.trimmed(line.drop { $0 == "\u{FEFF}" })
      if trimmed.isEmpty { continue }
      if trimmed.hasPrefix("#") {
        if let (key, value) = Self.setting(trimmed.dropFirst()) {
          if key == "rows" { hasRows = true }
          if let fault = set(key, value) { log.error(line: number + 1, "setting", fault) }
        }
      } else if let (column, field) = Self.pair(trimmed) {
        if column.lowercased() == "column" && field.lowercased() == "field" { continue }
        guard let known = Field(rawValue: field.lowercased()) else {
          log.error(
            line: number + 1, "field",
            "no field is called \(quoted(field)); known: \(Field.allCases.map(\.rawValue).joined(separator: ", "))")
          continue
        }
        if column.isEmpty { log.error(line: number + 1, "column", "the column is missing before \(quoted(field))") }
        columns.append((column, known.rawValue))
      } else {
        log.error(line: number + 1, "line", "expected a column, a comma and a field")
      }
    }
    if columns.isEmpty && !log.hasErrors { log.error("columns", "the mapping names no column") }
    if !hasRows { rows = Self.rows(of: columns.map(\.field) + constants.map(\.field)) }
    if log.hasErrors { throw FormatError.faults(log.errors, total: log.errorCount) }
  }

  /// The preset of that name, or the mapping in the file at that path.
  ///
  /// - Throws: `FormatError`.
  public static func named(_ name: String) throws -> SourceMapping {
    if let preset = presets.first(where: { $0.name == name.lowercased() }) { return preset }
    let input = try InputData.open(path: name)
    return try SourceMapping(parsing: input.bytes.text(0..<input.bytes.count), name: name)
  }

  /// What rows with such fields are, where nothing says it.
  private static func rows(of fields: [String]) -> Rows {
    let fields = Set(fields)
    if !fields.isDisjoint(with: ["date", "time", "unixtime", "people"]) { return .interactions }
    return fields.isDisjoint(with: ["from", "to", "source", "target"]) ? .people : .ties
  }

  /// `key: value`, where the key is one word.
  private static func setting(_ text: Substring) -> (key: String, value: String)? {
    guard let colon = text.firstIndex(of: ":") else { return nil }
    let key = trimmed(text[..<colon])
    if key.isEmpty || key.contains(where: { !$0.isLetter }) { return nil }
    return (key.lowercased(), trimmed(text[text.index(after: colon)...]))
  }

  /// - Returns: what is wrong with it.
  private mutating func set(_ key: String, _ value: String) -> String? {
    let low = value.lowercased()
    func fault(_ known: [String]) -> String {
      "\(quoted(value)) is no value of \(key); known: \(known.joined(separator: ", "))"
    }
    switch key {
    case "name": name = value
    case "rows":
      guard let found = Rows(rawValue: low) else { return fault(Rows.allCases.map(\.rawValue)) }
      rows = found
    case "delimiter":
      guard let found = Self.delimiter(low) else { return fault(["comma", "semicolon", "tab", "space"]) }
      delimiter = found.rawValue
    case "encoding":
      guard TextEncoding.Name(low) != nil else { return fault(["utf-8", "windows-1252", "utf-16"]) }
      encoding = low
    case "dates":
      guard let found = DateOrder(rawValue: low) else { return fault(DateOrder.allCases.map(\.rawValue)) }
      dates = found
    case "header":
      guard ["yes", "no"].contains(low) else { return fault(["yes", "no"]) }
      hasHeader = low == "yes"
    default:
      guard let field = Field(rawValue: key) else {
        let known = ["name", "rows", "delimiter", "encoding", "dates", "header", "or a field"]
        return "no setting is called \(quoted(key)); known: \(known.joined(separator: ", "))"
      }
      if value.isEmpty { return "the value of \(key) is missing" }
      constants.append((field.rawValue, value))
    }
    return nil
  }

  static func delimiter(_ text: String) -> Delimiter? {
    switch text {
    case ",", "comma": .comma
    case ";", "semicolon": .semicolon
    case "\t", "\\t", "tab": .tab
    case "space": .space
    default: nil
    }
  }

  /// `column,field` or `column = field`; the column may be quoted.
  private static func pair(_ text: String) -> (column: String, field: String)? {
    let input = InputData(Array(text.utf8))
    return withExtendedLifetime(input) {
      var scanner = TableScanner(input.bytes, delimiter: .comma, comments: .kept)
      guard scanner.next() else { return nil }
      let cells = scanner.fields.map { trimmed(scanner.text($0)[...]) }
      if cells.count == 2 { return (cells[0], cells[1]) }
      guard cells.count == 1, let equals = text.lastIndex(of: "=") else { return nil }
      return (trimmed(text[..<equals]), trimmed(text[text.index(after: equals)...]))
    }
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    var text = Substring(text)
    while let first = text.first, first.isWhitespace { text.removeFirst() }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text)
  }

  // MARK: - Presets

  /// Mappings for services that no longer say how they exported. Nobody could check them against a real file.
  ///
  /// XING's file is from before 2014, when it was still to be had; Viadeo's headings are those of its French site. All that such
  /// a list says is that people were connected, on a day that it does not give.
  public static let presets: [SourceMapping] = [
    preset(
      "xing",
      [
        ("Vorname", "first"), ("Nachname", "last"), ("Firma", "organization"), ("Position", "title"),
        ("E-Mail geschäftlich", "email"), ("E-Mail privat", "email"), ("Geburtstag", "birthday"),
      ]),
    preset(
      "viadeo",
      [
        ("Prénom", "first"), ("Nom", "last"), ("Société", "organization"), ("Fonction", "title"), ("E-mail", "email"),
        ("Téléphone", "phone"), ("Ville", "place"), ("Pays", "place"),
      ]),
  ]

  private static func preset(_ name: String, _ columns: [(column: String, field: String)]) -> SourceMapping {
    var mapping = SourceMapping(name: name, rows: .people)
    mapping.columns = columns
    mapping.constants = [("kind", "connection")]
    mapping.dates = .dmy
    mapping.isVerified = false
    return mapping
  }
}
