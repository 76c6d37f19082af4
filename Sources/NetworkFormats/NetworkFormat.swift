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
  public static let all: [NetworkFormat] = [graphml, json, dot, csv]

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

  static let graphml = NetworkFormat(
    name: "graphml", summary: "GraphML 1.0 and 1.1, also as written by yEd, igraph, Gephi and NetworkX",
    extensions: ["graphml"], aliases: [],
    sniff: {
      let (first, second) = NetworkReader.firstCharacters(of: $0)
      return first == 0x3C && (second == 0x3F || second == 0x21 || second | 0x20 >= 0x61 && second | 0x20 <= 0x7A)
    },
    read: { try GraphMLReader.read($0, options: $2, log: &$3, report: &$4) },
    write: GraphMLWriter.write)

  static let json = NetworkFormat(
    name: "json", summary: "node-link JSON of NetworkX and D3: nodes, and edges or links",
    extensions: ["json"], aliases: ["node-link"],
    sniff: {
      let (first, second) = NetworkReader.firstCharacters(of: $0)
      return first == 0x7B && (second == 0x22 || second == 0x7D) || first == 0x5B && second == 0x7B
    },
    read: { try NodeLinkReader.read($0, options: $2, log: &$3, report: &$4) },
    write: NodeLinkWriter.write)

  /// Edge lists with any delimiter.
  static let csv = NetworkFormat(
    name: "csv", summary: "edge list: a tie in each row, separated by comma, semicolon, tab or spaces",
    extensions: ["csv", "tsv", "txt", "edges", "edgelist", "el", "wel", "ncol", "snap", "dat"],
    aliases: ["tsv", "edges", "snap", "ncol", "konect"],
    sniff: { _ in false },
    read: { try EdgeListReader.read($0, fileExtension: $1, options: $2, log: &$3, report: &$4) },
    write: EdgeListWriter.write)

  /// Graphviz.
  static let dot = NetworkFormat(
    name: "dot", summary: "graphs of Graphviz; written, not read", extensions: ["dot", "gv"], aliases: ["graphviz"],
    sniff: { _ in false }, read: nil, write: DOTWriter.write)
}
