/// A vertex of one graph, by its index in `0..<graph.vertexCount`.
@frozen
public struct Vertex: Hashable, Comparable, Sendable, CustomStringConvertible {
  @usableFromInline let stored: UInt32

  @inlinable
  public init(_ index: Int) { stored = UInt32(index) }

  @inlinable
  public var index: Int { Int(stored) }

  @inlinable
  public static func < (left: Vertex, right: Vertex) -> Bool { left.stored < right.stored }

  public var description: String { "\(stored)" }
}

/// An edge as it is listed: its ends and its weight (1 in an unweighted graph). In an undirected graph `source <= target`.
@frozen
public struct Edge: Hashable, Sendable {
  public let source: Vertex
  public let target: Vertex
  public let weight: Double

  @inlinable
  public init(source: Vertex, target: Vertex, weight: Double) {
    self.source = source
    self.target = target
    self.weight = weight
  }
}
