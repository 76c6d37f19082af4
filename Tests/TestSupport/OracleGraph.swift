public import Foundation
public import GraphAnalytics

/// A graph from `Tests/GraphAnalyticsTests/Fixtures/oracle` with the values that independent programs gave for it.
public struct OracleGraph: Sendable, CustomStringConvertible {
  public let name: String
  public let isWeighted: Bool
  public let graph: Graph
  private let fields: [String: OracleValue]

  public var description: String { name }

  /// The values of a measure for every vertex, nil where undefined; nil when the fixture does not have the measure.
  public func expected(_ key: String) -> [Double?]? {
    guard case .object(let expected)? = fields["expected"], let value = expected[key] else { return nil }
    return value.list?.map(\.number)
  }

  /// A field beside `expected` or inside it: a number, a list of labels, a list of pairs…
  public func value(_ key: String) -> OracleValue? {
    if let value = fields[key] { return value }
    guard case .object(let expected)? = fields["expected"] else { return nil }
    return expected[key]
  }

  /// Every fixture, by file name.
  public static let all: [OracleGraph] = load()

  static var folder: URL {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("GraphAnalyticsTests/Fixtures/oracle")
  }

  private static func load() -> [OracleGraph] {
    let files = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
    return files.filter { $0.pathExtension == "json" }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
      .map { file in
        do {
          return try OracleGraph(data: Data(contentsOf: file))
        } catch {
          preconditionFailure("\(file.lastPathComponent): \(error)")
        }
      }
  }

  public init(data: Data) throws {
    fields = try JSONDecoder().decode([String: OracleValue].self, from: data)
    name = fields["name"]?.text ?? ""
    isWeighted = fields["weighted"]?.truth ?? false
    let isDirected = fields["directed"]?.truth ?? false
    var builder = GraphBuilder(
      vertexCount: fields["n"]?.integer ?? 0, direction: isDirected ? .directed : .undirected, parallelEdges: .error,
      loops: .error)
    for edge in fields["edges"]?.list ?? [] {
      guard let parts = edge.list, parts.count == 3, let source = parts[0].integer, let target = parts[1].integer,
        let weight = parts[2].number
      else { throw CocoaError(.coderReadCorrupt) }
      builder.addEdge(from: Vertex(source), to: Vertex(target), weight: weight)
    }
    graph = try builder.build()
  }
}

/// A value of a fixture file. Infinity is written as the text `inf`.
public enum OracleValue: Decodable, Sendable {
  case null
  case truth(Bool)
  case number(Double)
  case text(String)
  case list([OracleValue])
  case object([String: OracleValue])

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else if container.decodeNil() {
      self = .null
    } else if let list = try? container.decode([OracleValue].self) {
      self = .list(list)
    } else if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let truth = try? container.decode(Bool.self) {
      self = .truth(truth)
    } else {
      self = .object(try container.decode([String: OracleValue].self))
    }
  }

  public var number: Double? {
    switch self {
    case .number(let number): number
    case .text("inf"): .infinity
    default: nil
    }
  }

  public var integer: Int? { number.flatMap(Int.init(exactly:)) }

  public var list: [OracleValue]? {
    guard case .list(let list) = self else { return nil }
    return list
  }

  public var text: String? {
    guard case .text(let text) = self else { return nil }
    return text
  }

  public var truth: Bool? {
    guard case .truth(let truth) = self else { return nil }
    return truth
  }

  public subscript(key: String) -> OracleValue? {
    guard case .object(let fields) = self else { return nil }
    return fields[key]
  }
}
