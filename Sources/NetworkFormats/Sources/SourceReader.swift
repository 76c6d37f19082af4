public import GraphAnalytics
public import SocialNetworks

/// Reads exports: mailboxes, calendars, contacts, archives of services, logs; alone, in folders, in archives.
public enum SourceReader {
  /// One source: what it says, and what became of its rows.
  public struct Source: Sendable, Equatable {
    public var draft: RelationshipDraft
    public var report: ImportReport
    /// A hash of the bytes.
    public var digest: UInt64
  }

  /// Reads everything behind `paths`. Nothing is written anywhere.
  ///
  /// Each file, or folder of messages, is a source. Files that no format recognizes come back as sources of the kind
  /// `unknown` with the reason; within a folder or archive so do broken ones, unless the reading is strict.
  ///
  /// - Throws: `FormatError`: for a path that does not exist or cannot be read; when none of its files is recognized;
  ///   `.faults` when the content of a file named by itself is broken.
  /// - Complexity: O(bytes).
  public static func read(
    paths: [String], options: SourceOptions, progress: Progress? = nil
  ) throws -> [Source] {
    var tree = SourceTree(formats: SourceFormat.all, forced: try forced(options))
    for path in paths {
      let before = tree.entries.count
      try tree.add(path: path)
      let found = tree.entries[before...]
      if !found.contains(where: { $0.format != nil }) {
        let reason =
          found.count == 1
          ? found.first?.reason ?? "" : "none of its \(found.count) files is an export that can be read"
        throw FormatError.unrecognized(path: path, reason: reason, known: SourceFormat.all.map(\.name))
      }
    }
    return try read(tree.entries, options: options, progress: progress)
  }

  /// Whether a path leads to exports of people rather than to the file of a network: a folder, an archive, a file of one
  /// of these kinds. A plain table of ties is a network; one that names channels is a record of interactions.
  public static func isExport(path: String) -> Bool {
    if path == "-" { return false }
    guard let input = try? InputData.open(path: path) else { return SourceTree.isFolder(path) }
    let kind = Archive.kind(of: input.bytes)
    if case .archive = kind { return true }
    var file = SourceFile(path: path, input: input)
    if kind != nil {
      // The start is enough to tell; whoever reads it unpacks it all.
      guard let start = try? Archive.decompress(input, path: path, upTo: 1 << 16) else { return false }
      file = SourceFile(path: path, input: start)
    }
    guard let format = SourceFormat.all.first(where: { $0.recognizes(file) }) else { return false }
    return format.name != "table" || HeadedTable.headings(of: file).contains { $0.lowercased() == "channel" }
  }

  /// All faults of the sources behind a path. Also what keeps them from being read comes as a fault.
  public static func lint(path: String, options: SourceOptions) -> [Fault] {
    do {
      return try read(paths: [path], options: options).flatMap { source in
        source.report.warnings
          + source.report.notes.filter { $0.hasPrefix(source.report.source + ": ") }.map {
            Fault(
              file: source.report.source, line: 0, column: 0, severity: .error, code: "file",
              message: String($0.dropFirst(source.report.source.count + 2)))
          }
      }
    } catch FormatError.faults(let faults, _) {
      return faults
    } catch {
      var message = "\(error)"
      if message.hasPrefix(path + ": ") { message.removeFirst(path.count + 2) }
      return [Fault(file: path, line: 0, column: 0, severity: .error, code: "file", message: message)]
    }
  }

  /// Reads files that are in memory already.
  package static func read(files: [SourceFile], options: SourceOptions) throws -> [Source] {
    let formats = SourceFormat.all
    let forced = try forced(options)
    let entries = files.map { file in
      let format = forced ?? formats.first { $0.recognizes(file) }
      return SourceTree.Entry(
        file: file, format: format, reason: format == nil ? SourceTree.unrecognized : "", root: file.path)
    }
    return try read(entries, options: options, progress: nil)
  }

  /// What every file is: the kind that was asked for, or a table when its columns are said.
  private static func forced(_ options: SourceOptions) throws -> SourceFormat? {
    guard let kind = options.kind ?? (options.mapping == nil ? nil : SourceFormat.table.name) else { return nil }
    return try format(named: kind)
  }

  private static func format(named name: String) throws -> SourceFormat {
    guard let format = SourceFormat.all.first(where: { $0.name == name }) else {
      throw FormatError.unknownFormat(name: name, known: SourceFormat.all.map(\.name))
    }
    return format
  }

  private static func read(
    _ entries: [SourceTree.Entry], options: SourceOptions, progress: Progress?
  ) throws -> [Source] {
    let owners = owners(of: entries)
    var sources: [Source] = []
    /// Where the source of a folder of messages stands, by folder and kind.
    var folders: [String: Int] = [:]
    for (done, entry) in entries.enumerated() {
      try progress?(done, entries.count)
      guard let format = entry.format else {
        var report = ImportReport(source: entry.file.path, format: "unknown")
        report.drop(entry.reason)
        report.rowsRead = 1
        sources.append(
          Source(draft: RelationshipDraft(kind: "unknown", path: entry.file.path), report: report, digest: 0))
        continue
      }
      var options = options
      if let owner = owners[partsJoined(entry.file.folder)] { options.owner = owner }
      let isJoined = format.unit == .folder && entry.file.path != entry.root
      let key = format.name + ":" + entry.file.folder
      let label = isJoined ? entry.file.folder : entry.file.path
      let known = isJoined ? folders[key] : nil
      var source =
        known.map { sources[$0] }
        ?? Source(
          draft: RelationshipDraft(kind: format.name, path: label),
          report: ImportReport(source: label, format: format.name), digest: 0)
      // Otherwise the copy in the list would make every message copy all before it.
      if let known { sources[known].draft = RelationshipDraft() }
      try read(entry, format, options, into: &source)
      if let known {
        sources[known] = source
      } else {
        if isJoined { folders[key] = sources.count }
        sources.append(source)
      }
    }
    for place in sources.indices {
      sources[place].draft.settleKeys()
      sources[place].report.people = sources[place].draft.mentions.count
      sources[place].report.ties = sources[place].draft.declarations.count
      sources[place].report.interactions = sources[place].draft.interactions.count
    }
    return sources
  }

  private static func read(
    _ entry: SourceTree.Entry, _ format: SourceFormat, _ options: SourceOptions, into source: inout Source
  ) throws {
    var log = FaultLog(file: entry.file.path)
    let isAlone = entry.file.path == entry.root || options.strictness == .strict
    let before = source.draft.interactions.count
    source.draft.files.append(entry.file.path)
    // Formats of many files in a folder add nothing of a file that they refuse; a copy for each would make them slow.
    let untouched = isAlone || format.unit == .folder ? nil : source
    do {
      try format.read(entry.file, options, &source.draft, &log, &source.report)
      if log.hasErrors || options.strictness == .strict && log.total > 0 {
        throw FormatError.faults(
          log.hasErrors ? log.errors : log.faults, total: log.hasErrors ? log.errorCount : log.total)
      }
      source.report.warnings += log.warnings
    } catch let error as FormatError {
      if isAlone { throw error }
      if let untouched { source = untouched }
      source.report.rowsRead += 1
      source.report.drop("unreadable")
      if case .faults(let faults, _) = error {
        source.report.warnings += faults
      } else {
        source.report.notes.append(error.description)
      }
    }
    let file = UInt16(clamping: source.draft.files.count - 1)
    for index in before..<source.draft.interactions.count { source.draft.interactions.files[index] = file }
    var hash = StableHash()
    hash.add(source.digest)
    hash.add(digest(of: entry.file.bytes))
    source.digest = hash.finish()
  }

  /// The owner of each folder, where one of its files says who it is, or where all folders of a root that know speak of
  /// the same person.
  private static func owners(of entries: [SourceTree.Entry]) -> [String: Mention] {
    var hints: [String: [OwnerHint]] = [:]
    var kinds: [String: [String: [OwnerHint]]] = [:]
    var roots: [String: String] = [:]
    var found: [(path: String, folder: String, format: String, hint: OwnerHint)] = []
    for entry in entries {
      let folder = partsJoined(entry.file.folder)
      roots[folder] = partsJoined(entry.root)
      guard let format = entry.format, let hint = format.owner?(entry.file), hint.certainty >= 2 else { continue }
      found.append((partsJoined(entry.file.path), folder, format.name, hint))
    }
    // In the same order whatever the parts are.
    found.sort { Array($0.path.utf8).lexicographicallyPrecedes(Array($1.path.utf8)) }
    for (_, folder, format, hint) in found {
      hints[folder, default: []].append(hint)
      kinds[folder, default: [:]][format, default: []].append(hint)
    }
    // Two calendars side by side may be two people's: then each speaks for itself only.
    for (folder, kinds) in kinds where kinds.values.contains(where: { OwnerHint.one(of: $0) == nil }) {
      hints[folder] = nil
    }
    let known = hints.compactMapValues { OwnerHint.best(of: $0) }
    var owners = known.mapValues(\.mention)
    var byRoot: [String: [OwnerHint]] = [:]
    for (folder, hint) in known.sorted(by: { $0.key < $1.key }) {
      byRoot[roots[folder] ?? "", default: []].append(hint)
    }
    let common = byRoot.compactMapValues { OwnerHint.one(of: $0) }
    for (folder, root) in roots { owners[folder] = common[root] ?? owners[folder] }
    return owners
  }

  private static let archiveEndings = [".zip", ".7z", ".tar", ".tgz", ".tar.gz"]

  /// A path in which the parts of one archive, `takeout-001.zip` and `takeout-002.zip`, are called alike.
  private static func partsJoined(_ path: String) -> String {
    path.split(separator: "/", omittingEmptySubsequences: false).map { name in
      guard let ending = archiveEndings.first(where: { name.lowercased().hasSuffix($0) }),
        let last = name.dropLast(ending.count).lastIndex(where: \.isNumber)
      else { return String(name) }
      let digits = name[...last].reversed().prefix { $0.isNumber }.count
      // more digits are a year or an identifier
      if digits > 3 { return String(name) }
      return name[...last].dropLast(digits) + "#" + name[last...].dropFirst()
    }.joined(separator: "/")
  }

  /// Eight bytes at a time: files have gigabytes.
  private static func digest(of bytes: Bytes) -> UInt64 {
    var value: UInt64 = 0xCBF2_9CE4_8422_2325
    var place = 0
    while place + 8 <= bytes.count {
      value = (value ^ bytes.word(at: place)) &* 0x9E37_79B9_7F4A_7C15
      value ^= value >> 29
      place += 8
    }
    while place < bytes.count {
      value = (value ^ UInt64(bytes[place])) &* 0x0000_0100_0000_01B3
      place += 1
    }
    return value ^ UInt64(bytes.count)
  }
}
