import Foundation

/// The files behind a path that a user names: itself, all files of a folder, the members of archives among them.
///
/// Files that no format recognizes are passed on with their first bytes only, so that a folder of photographs costs
/// nothing.
struct SourceTree {
  /// A file with the format that recognized it, or with the reason why it is not read.
  struct Entry {
    var file: SourceFile
    var format: SourceFormat?
    var reason: String
    /// What it is said to belong to: the path that the user named.
    var root: String
  }

  private(set) var entries: [Entry] = []
  private let formats: [SourceFormat]
  private let forced: SourceFormat?
  /// Archives within archives, so far.
  private static let depthLimit = 3

  /// - Parameter forced: what every file is, whatever its content.
  init(formats: [SourceFormat], forced: SourceFormat?) {
    self.formats = formats
    self.forced = forced
  }

  /// - Throws: `FormatError.notFound`, `.unreadable`, `.empty` for the path itself; what is below it is reported instead.
  mutating func add(path: String) throws {
    if Self.isFolder(path) { return try addFolder(path) }
    let input = try InputData.open(path: path)
    if input.bytes.count == 0 { throw FormatError.empty(path: path) }
    if let kind = Archive.kind(of: input.bytes) {
      try addArchive(input, path: path, root: path, depth: 0, kind: kind)
    } else {
      add(SourceFile(path: path == "-" ? "standard input" : path, input: input), root: path)
    }
  }

  private mutating func addFolder(_ root: String) throws {
    let base = root.hasSuffix("/") ? String(root.dropLast()) : root
    guard let names = FileManager.default.enumerator(atPath: Self.target(of: base)) else {
      throw FormatError.unreadable(path: root, reason: "the folder cannot be listed")
    }
    var paths: [String] = []
    var links: Set<String> = []
    while let name = names.nextObject() as? String {
      let type = names.fileAttributes?[.type] as? FileAttributeType
      if type == .typeSymbolicLink { links.insert(name) }
      if type == .typeRegular || type == .typeSymbolicLink, !Self.isJunk(name) { paths.append(name) }
    }
    // By bytes, so that the order does not hang on the system.
    paths.sort { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
    for name in paths {
      let path = base + "/" + name
      if links.contains(name) {
        // It may lead anywhere, also to what is read already.
        refuse(path, "a link; name the file that it leads to", root: root)
        continue
      }
      do {
        let input = try InputData.open(path: path)
        if input.bytes.count == 0 {
          refuse(path, "the file is empty", root: root)
        } else if let kind = Archive.kind(of: input.bytes) {
          try addArchive(input, path: path, root: root, depth: 0, kind: kind)
        } else {
          add(SourceFile(path: path, input: input), root: root)
        }
      } catch let error as FormatError {
        refuse(path, Self.reason(error, path: path), root: root)
      }
    }
  }

  static func isFolder(_ path: String) -> Bool {
    let type = (try? FileManager.default.attributesOfItem(atPath: target(of: path)))?[.type] as? FileAttributeType
    return path != "-" && type == .typeDirectory
  }

  /// Where a path leads when it is a link.
  private static func target(of path: String) -> String { URL(fileURLWithPath: path).resolvingSymlinksInPath().path }

  private mutating func addArchive(
    _ input: InputData, path: String, root: String, depth: Int, kind: Archive.Kind
  ) throws {
    let archive = try Archive(input, path: path)
    var members = 0
    while let name = try archive.next() {
      members += 1
      if Self.isJunk(name) { continue }
      let label: String
      if archive.isLoneFile {
        label =
          [".gz", ".zst", ".xz", ".bz2"].first(where: path.hasSuffix).map { String(path.dropLast($0.count)) } ?? path
      } else {
        label = path + "/" + name
      }
      var bytes: [UInt8] = []
      let goesOn = try archive.read(into: &bytes, upTo: 1 << 16)
      if bytes.isEmpty {
        refuse(label, "the file is empty", root: root)
        continue
      }
      let start = SourceFile(path: label, bytes: bytes)
      let inner = Archive.kind(of: start.bytes)
      if inner == nil && format(of: start) == nil {
        refuse(label, Self.unrecognized, root: root)
        continue
      }
      if goesOn { while try archive.read(into: &bytes, upTo: bytes.count + (1 << 22)) {} }
      let whole = goesOn ? SourceFile(path: label, bytes: bytes) : start
      if let inner {
        guard depth < Self.depthLimit else {
          refuse(label, "an archive within \(depth + 1) archives", root: root)
          continue
        }
        do {
          try addArchive(whole.input, path: label, root: root, depth: depth + 1, kind: inner)
        } catch let error as FormatError {
          refuse(label, Self.reason(error, path: label), root: root)
        }
      } else {
        add(whole, root: root)
      }
    }
    if members == 0 { throw FormatError.damaged(path: path, reason: "the archive is empty") }
  }

  private mutating func add(_ file: SourceFile, root: String) {
    if let format = format(of: file) {
      entries.append(Entry(file: file, format: format, reason: "", root: root))
    } else {
      refuse(file.path, Self.unrecognized, root: root)
    }
  }

  private func format(of file: SourceFile) -> SourceFormat? { forced ?? formats.first { $0.recognizes(file) } }

  private mutating func refuse(_ path: String, _ reason: String, root: String) {
    entries.append(Entry(file: SourceFile(path: path, bytes: []), format: nil, reason: reason, root: root))
  }

  static let unrecognized = "not an export that can be read"

  private static func reason(_ error: FormatError, path: String) -> String {
    switch error {
    case .unreadable(_, let reason), .damaged(_, let reason), .tooLarge(_, let reason): reason
    case .empty: "the file is empty"
    default: error.description
    }
  }

  /// What systems and archivers leave behind.
  private static func isJunk(_ path: String) -> Bool {
    let parts = path.split(separator: "/")
    guard let name = parts.last else { return true }
    return parts.contains("__MACOSX") || name == ".DS_Store" || name == "Thumbs.db" || name == "desktop.ini"
      || name.hasPrefix("._")
  }
}
