/// One value for every vertex of a graph.
///
/// Undefined values are `.nan`, unreachable ones `.infinity`; each measure says which it uses.
@frozen
public struct VertexArray<Element>: RandomAccessCollection {
  public var values: [Element]

  @inlinable
  public init(_ values: [Element]) { self.values = values }

  @inlinable
  public var startIndex: Int { 0 }
  @inlinable
  public var endIndex: Int { values.count }

  @inlinable
  public subscript(index: Int) -> Element {
    get { values[index] }
    set { values[index] = newValue }
  }

  @inlinable
  public subscript(vertex: Vertex) -> Element {
    get { values[vertex.index] }
    set { values[vertex.index] = newValue }
  }
}

extension VertexArray: Sendable where Element: Sendable {}
extension VertexArray: Equatable where Element: Equatable {}

extension VertexArray where Element == Double {
  /// Vertices from the highest value to the lowest; equal values in index order, undefined ones last.
  ///
  /// Complexity: O(n log n) in time, O(n) in space.
  public func ranked() -> [Vertex] {
    values.indices.sorted { left, right in
      let (a, b) = (values[left], values[right])
      if a == b || (a.isNaN && b.isNaN) { return left < right }
      if a.isNaN { return false }
      if b.isNaN { return true }
      return a > b
    }.map(Vertex.init)
  }
}
