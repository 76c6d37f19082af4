public import SocialNetworks

/// Reads networks and tables of people from files.
public enum NetworkReader {
  /// Reads a network; `-` is standard input. Nothing is half-read: either the whole file is taken or an error is thrown.
  ///
  /// The format is the one asked for, else it is found by content, then by extension; text of no other kind is an edge list.
  ///
  /// - Returns: people and ties as they stand in the file, before any rule is applied, and a report.
  /// - Throws: `FormatError`; `.faults` holds all errors of the file, found in one pass.
  /// - Complexity: O(bytes) time; plain lists are read without a String per field.
  /// - Note: People and ties come in the order of the file, for any number of threads.
  public static func read(
    path: String, options: ReadOptions = ReadOptions()
  ) throws -> (draft: NetworkDraft, report: ImportReport) {
    let requested = try options.format.map { try readable($0, path: path) }
    return try take(InputData.open(path: path), path: path, requested: requested, options: options)
  }

  /// Reads a network from bytes, as if they were a file called `path`.
  package static func read(
    bytes: [UInt8], path: String, options: ReadOptions = ReadOptions()
  ) throws -> (draft: NetworkDraft, report: ImportReport) {
    let requested = try options.format.map { try readable($0, path: path) }
    return try take(InputData(bytes), path: path, requested: requested, options: options)
  }

  private static func take(
    _ input: InputData, path: String, requested: NetworkFormat?, options: ReadOptions
  ) throws -> (draft: NetworkDraft, report: ImportReport) {
    var (draft, report, log) = try parse(
      unpacked(input, path: path), path: path, requested: requested, options: options)
    if options.strictness == .strict && log.total > 0 {
      throw FormatError.faults(Array(log.faults.prefix(FaultLog.limit)), total: log.total)
    }
    if log.hasErrors { throw FormatError.faults(log.errors, total: log.errorCount) }
    report.warnings = log.warnings
    draft.name = stem(of: path)
    return (draft, report)
  }

  /// All faults of a file, errors and warnings, by place. Also what keeps the file from being opened comes as a fault.
  public static func lint(path: String, options: ReadOptions = ReadOptions()) -> [Fault] {
    do {
      let requested = try options.format.map { try readable($0, path: path) }
      let input = try unpacked(InputData.open(path: path), path: path)
      return try parse(input, path: path, requested: requested, options: options).log.faults
    } catch {
      var message = "\(error)"
      if message.hasPrefix(path + ": ") { message.removeFirst(path.count + 2) }
      return [Fault(file: path, line: 0, column: 0, severity: .error, code: "file", message: message)]
    }
  }

  /// Reads a table of people: one row each, with an id and attributes.
  ///
  /// The id is the column `id`, `nodeid`, `node_id`, `name` or `node`, whatever its case, else the first one. A column `label`
  /// (or `name`, beside an id) gives the labels. Without a header the attributes are called `column2`, `column3`, ….
  ///
  /// - Throws: `FormatError`.
  public static func readPeople(
    path: String, strictness: ReadOptions.Strictness = .lenient
  ) throws -> (people: PersonTable, report: ImportReport) {
    try takePeople(InputData.open(path: path), path: path, strictness: strictness)
  }

  /// Reads where people stand on a map: a table `id,x,y[,pinned]`, or a map in SVG.
  ///
  /// - Throws: `FormatError`.
  public static func readPlaces(path: String) throws -> [MapPlace] {
    try takePlaces(InputData.open(path: path), path: path)
  }

  package static func readPlaces(bytes: [UInt8], path: String) throws -> [MapPlace] {
    try takePlaces(InputData(bytes), path: path)
  }

  private static func takePlaces(_ input: InputData, path: String) throws -> [MapPlace] {
    let input = try unpacked(input, path: path)
    try refuseEmptyOrPacked(input.bytes, path: path)
    var log = FaultLog(file: display(path))
    let places = MapPlaces.read(input, log: &log)
    if log.hasErrors { throw FormatError.faults(log.errors, total: log.errorCount) }
    return places
  }

  package static func readPeople(
    bytes: [UInt8], path: String, strictness: ReadOptions.Strictness = .lenient
  ) throws -> (people: PersonTable, report: ImportReport) {
    try takePeople(InputData(bytes), path: path, strictness: strictness)
  }

  private static func takePeople(
    _ input: InputData, path: String, strictness: ReadOptions.Strictness
  ) throws -> (people: PersonTable, report: ImportReport) {
    let input = try unpacked(input, path: path)
    try refuseEmptyOrPacked(input.bytes, path: path)
    var log = FaultLog(file: display(path))
    var report = ImportReport(source: path, format: "csv")
    let people = PeopleTableReader.read(input, log: &log, report: &report)
    if strictness == .strict && log.total > 0 { throw FormatError.faults(log.faults, total: log.total) }
    if log.hasErrors { throw FormatError.faults(log.errors, total: log.errorCount) }
    report.warnings = log.warnings
    return (people, report)
  }

  private static func parse(
    _ input: InputData, path: String, requested: NetworkFormat?, options: ReadOptions
  ) throws -> (draft: NetworkDraft, report: ImportReport, log: FaultLog) {
    try refuseEmptyOrPacked(input.bytes, path: path)
    let fileExtension = self.fileExtension(of: path)
    let format = try requested ?? detect(input.bytes, path: path, fileExtension: fileExtension)
    guard let read = format.read else {
      throw FormatError.notReadable(path: path, format: format.name, known: NetworkFormat.readable)
    }
    var log = FaultLog(file: display(path))
    var report = ImportReport(source: path, format: format.name)
    var draft = try read(input, fileExtension, options, &log, &report)
    draft.people.padColumns()
    report.people = draft.people.count
    report.ties = draft.ties.count
    if draft.people.count == 0 && !log.hasErrors { report.notes.append("no people in this file: an empty network") }
    return (draft, report, log)
  }

  private static func readable(_ name: String, path: String) throws -> NetworkFormat {
    guard let format = NetworkFormat.named(name) else {
      throw FormatError.unknownFormat(name: name, known: NetworkFormat.readable)
    }
    guard format.isReadable else {
      throw FormatError.notReadable(path: path, format: format.name, known: NetworkFormat.readable)
    }
    return format
  }

  /// By content, then by extension, else an edge list.
  package static func detect(_ bytes: Bytes, path: String, fileExtension: String) throws -> NetworkFormat {
    let sample = bytes.slice(0..<min(bytes.count, 1 << 16))
    if let format = NetworkFormat.all.first(where: { $0.sniff(sample) }) { return format }
    if let format = NetworkFormat.forExtension(fileExtension) { return format }
    if let name = otherFormats[fileExtension] {
      throw FormatError.notReadable(path: path, format: name, known: NetworkFormat.readable)
    }
    return NetworkFormat.csv
  }

  /// The first two bytes that are neither white space nor part of a byte order mark, UTF-16 included; 0 where there are none.
  package static func firstCharacters(of bytes: Bytes) -> (first: UInt8, second: UInt8) {
    var place = bytes.starts(with: "\u{FEFF}") ? 3 : 0
    if bytes.count >= 2, (bytes[0] == 0xFE && bytes[1] == 0xFF) || (bytes[0] == 0xFF && bytes[1] == 0xFE) { place = 2 }
    var found: [UInt8] = []
    while place < bytes.count, found.count < 2 {
      if bytes[place] > 0x20 { found.append(bytes[place]) }
      place += 1
    }
    return (found.first ?? 0, found.count > 1 ? found[1] : 0)
  }

  /// The same bytes, unpacked where they are compressed.
  private static func unpacked(_ input: InputData, path: String) throws -> InputData {
    guard case .stream = Archive.kind(of: input.bytes) else { return input }
    return try Archive.decompress(input, path: display(path))
  }

  private static func refuseEmptyOrPacked(_ bytes: Bytes, path: String) throws {
    if bytes.count == 0 { throw FormatError.empty(path: display(path)) }
    if let kind = Archive.kind(of: bytes) { throw FormatError.compressed(path: display(path), kind: kind.name) }
  }

  /// Known by their extensions, and not to be mistaken for edge lists.
  private static let otherFormats: [String: String] = [
    "gexf": "gexf", "gml": "gml", "net": "pajek", "paj": "pajek", "dl": "ucinet", "cyjs": "cyjs",
    "cx2": "cx2", "mtx": "mtx", "lgl": "lgl", "g6": "graph6", "xlsx": "xlsx", "xls": "xls", "ods": "ods",
    "pdf": "pdf", "html": "html", "htm": "html",
  ]

  private static func display(_ path: String) -> String { path == "-" ? "standard input" : path }

  private static func lastPart(_ path: String) -> Substring {
    path.utf8.lastIndex(of: 0x2F).map { path[path.utf8.index(after: $0)...] } ?? path[...]
  }

  /// The last part of a path, without what a compressed file has at its end.
  private static func unpackedName(_ path: String) -> Substring {
    let name = lastPart(path)
    for ending in [".gz", ".zst", ".xz", ".bz2"] where name.hasSuffix(ending) { return name.dropLast(ending.count) }
    return name
  }

  package static func fileExtension(of path: String) -> String {
    let name = unpackedName(path)
    guard let dot = name.utf8.lastIndex(of: 0x2E), dot > name.startIndex else { return "" }
    return name[name.utf8.index(after: dot)...].lowercased()
  }

  package static func stem(of path: String) -> String {
    if path == "-" { return "" }
    let name = unpackedName(path)
    guard let dot = name.utf8.lastIndex(of: 0x2E), dot > name.startIndex else { return String(name) }
    return String(name[..<dot])
  }
}
