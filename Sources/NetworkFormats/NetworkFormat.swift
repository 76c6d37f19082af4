package import SocialNetworks

/// One file format: how it is recognized, read and written.
public struct NetworkFormat: Sendable {
  /// What `--read-as` and reports call it.
  public let name: String
  public let summary: String
  /// File name extensions without the dot, in lower case.
  public let extensions: [String]
  /// Further names under which the same reader can be asked for.
  public let aliases: [String]
  /// Whether the first bytes of a file, up to 64 KiB, can only be this format.
  package let sniff: @Sendable (Bytes) -> Bool
  package let read: Reader?
  package let write: Writer?

  package typealias Reader =
    @Sendable (
      _ input: InputData, _ fileExtension: String, _ options: ReadOptions, _ log: inout FaultLog,
      _ report: inout ImportReport
    ) throws -> NetworkDraft
  package typealias Writer =
    @Sendable (_ draft: NetworkDraft, _ output: inout [UInt8], _ notes: inout [String]) -> Void

  public var isReadable: Bool { read != nil }
  public var isWritable: Bool { write != nil }

  /// Every format, in the order in which content is tried.
  public static let all: [NetworkFormat] = [csv]

  public static var readable: [String] { all.filter(\.isReadable).map(\.name) }
  public static var writable: [String] { all.filter(\.isWritable).map(\.name) }

  /// The format with that name or alias, whatever its case.
  public static func named(_ name: String) -> NetworkFormat? {
    let wanted = name.lowercased()
    return all.first { $0.name == wanted || $0.aliases.contains(wanted) }
  }

  /// The format with that file name extension.
  public static func forExtension(_ fileExtension: String) -> NetworkFormat? {
    let wanted = fileExtension.lowercased()
    return all.first { $0.extensions.contains(wanted) }
  }

  /// Edge lists with any delimiter.
  static let csv = NetworkFormat(
    name: "csv", summary: "edge list: a tie in each row, separated by comma, semicolon, tab or spaces",
    extensions: ["csv", "tsv", "txt", "edges", "edgelist", "el", "wel", "ncol", "snap", "dat"],
    aliases: ["tsv", "edges", "snap", "ncol", "konect"],
    sniff: { _ in false },
    read: { try EdgeListReader.read($0, fileExtension: $1, options: $2, log: &$3, report: &$4) },
    write: nil)
}
