/// Why a network could not be read or written. The case says the fact; `description` says it in sentences.
public enum FormatError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The file breaks its format. The first 10,000 faults of one pass, and how many there are in all.
  case faults([Fault], total: Int)
  /// No file has that path.
  case notFound(path: String)
  /// The file exists and cannot be read.
  case unreadable(path: String, reason: String)
  /// The file has no bytes at all.
  case empty(path: String)
  /// The file is compressed or an archive.
  case compressed(path: String, kind: String)
  /// An archive or compressed file is damaged, encrypted or empty.
  case damaged(path: String, reason: String)
  /// No format recognizes the file, or any file of the folder or archive.
  case unrecognized(path: String, reason: String, known: [String])
  /// No format has that name.
  case unknownFormat(name: String, known: [String])
  /// The file is in a format that cannot be read.
  case notReadable(path: String, format: String, known: [String])
  /// That format can be read but not written.
  case notWritable(format: String, known: [String])
  /// Reading would take more memory than there is.
  case tooLarge(path: String, reason: String)
  /// An option does not fit the file: a column that is not there, for instance.
  case invalidOption(String)
  /// The output could not be made.
  case cannotWrite(path: String, reason: String)

  /// The exit status of a command that ends with this error, as in sysexits.h.
  public var exitStatus: Int32 {
    switch self {
    case .faults, .empty, .compressed, .damaged, .unrecognized, .notReadable, .tooLarge: 65
    case .unknownFormat, .notWritable, .invalidOption: 64
    case .notFound: 66
    case .unreadable: 74
    case .cannotWrite: 73
    }
  }

  public var description: String {
    switch self {
    case .faults(let faults, let total):
      var lines = faults.prefix(20).map(\.description)
      if total > lines.count { lines.append("… and \(counted(total - lines.count, "more error"))") }
      return lines.joined(separator: "\n")
    case .notFound(let path): return "\(path): no such file"
    case .unreadable(let path, let reason): return "\(path): cannot be read: \(reason)"
    case .empty(let path): return "\(path): the file is empty (0 bytes)"
    case .compressed(let path, let kind):
      return "\(path): the file is an archive (\(kind)) and holds no export that can be read; unpack it first"
    case .damaged(let path, let reason): return "\(path): cannot be unpacked: \(reason)"
    case .unrecognized(let path, let reason, let known):
      return "\(path): \(reason); readable: \(known.joined(separator: ", "))"
    case .unknownFormat(let name, let known):
      return "no format is called \(quoted(name)); known: \(known.joined(separator: ", "))"
    case .notReadable(let path, let format, let known):
      return "\(path): \(format) files cannot be read; readable: \(known.joined(separator: ", "))"
    case .notWritable(let format, let known):
      return "the format \(format) cannot be written; writable: \(known.joined(separator: ", "))"
    case .tooLarge(let path, let reason): return "\(path): too large: \(reason)"
    case .invalidOption(let sentence): return sentence
    case .cannotWrite(let path, let reason): return "\(path): cannot be written: \(reason)"
    }
  }
}
