#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A way through a graph that meets no vertex twice.
public struct Path: Sendable, Equatable {
  /// From the source to the target, both included.
  public var vertices: [Vertex]
  /// The sum of the lengths of its edges, summed from the source on, and of the extra lengths for passing through
  /// its intermediate vertices where the search had any.
  public var length: Double

  public init(vertices: [Vertex], length: Double) {
    self.vertices = vertices
    self.length = length
  }

  /// The number of edges.
  public var hops: Int { vertices.count - 1 }

  /// The vertices between the source and the target.
  public var intermediaries: ArraySlice<Vertex> { vertices.dropFirst().dropLast() }
}

/// What a search for paths may be told.
public struct PathOptions: Sendable {
  /// The most edges that a path may have; nil: no limit. Limits are exact: the answer is the best of all paths within.
  public var maxHops: Int?
  /// Vertices that no path may contain. With the source or the target among them there is no path.
  public var avoiding: [Vertex]
  /// Vertices that may not come right after the source, though they may come later.
  public var notFirst: [Vertex]
  /// An extra length, zero or more, for passing through a vertex; not charged at the source and the target.
  /// Infinity keeps paths from passing through.
  public var passing: VertexArray<Double>?
  /// An extra length for passing through any vertex, in addition.
  public var passingConstant: Double

  public init(
    maxHops: Int? = nil, avoiding: [Vertex] = [], notFirst: [Vertex] = [], passing: VertexArray<Double>? = nil,
    passingConstant: Double = 0
  ) {
    self.maxHops = maxHops
    self.avoiding = avoiding
    self.notFirst = notFirst
    self.passing = passing
    self.passingConstant = passingConstant
  }

  /// - Throws: `GraphError.invalidLength` for an extra length that is negative or NaN; `.invalidOption` for a limit below 0.
  func validate(for graph: Graph) throws {
    if let maxHops, maxHops < 0 { throw GraphError.invalidOption("the most hops must be 0 or more, not \(maxHops)") }
    if !(passingConstant >= 0) { throw GraphError.invalidLength(passingConstant) }
    guard let passing else { return }
    precondition(passing.count == graph.vertexCount, "one extra length for each vertex")
    for extra in passing where !(extra >= 0) { throw GraphError.invalidLength(extra) }
  }
}

/// What paths are compared by in a search: length first, with the tolerance for equal lengths, then the number of edges.
///
/// Lengths may be zero, so hops are what makes every extension of a path cost more than the path itself. Costs add
/// up in both parts and keep their order under addition, which is all that Dijkstra's algorithm and its kin ask for.
struct PathCost: BitwiseCopyable, Sendable {
  var length: Double
  var hops: Int32

  static let zero = PathCost(0, 0)
  static let infinite = PathCost(.infinity, .max / 2)

  @inline(__always)
  private static var below: Double { 1 - EdgeLengths.tieTolerance }
  @inline(__always)
  private static var above: Double { 1 + EdgeLengths.tieTolerance }

  @inline(__always)
  init(_ length: Double, _ hops: Int32) {
    self.length = length
    self.hops = hops
  }

  @inline(__always)
  var isInfinite: Bool { length == .infinity }

  @inline(__always)
  func precedes(_ other: PathCost) -> Bool {
    length < other.length * Self.below || (length <= other.length * Self.above && hops < other.hops)
  }

  /// Shorter by more than the tolerance, whatever the hops.
  @inline(__always)
  func isShorter(than other: PathCost) -> Bool { length < other.length * Self.below }

  /// Equal lengths (within the tolerance) and equal hops.
  @inline(__always)
  func ties(_ other: PathCost) -> Bool { hops == other.hops && Self.equal(length, other.length) }

  @inline(__always)
  static func equal(_ left: Double, _ right: Double) -> Bool {
    left <= right * above && right <= left * above
  }

  @inline(__always)
  static func + (left: PathCost, right: PathCost) -> PathCost {
    PathCost(left.length + right.length, left.hops &+ right.hops)
  }

  @inline(__always)
  static func - (left: PathCost, right: PathCost) -> PathCost {
    PathCost(left.length - right.length, left.hops &- right.hops)
  }

  /// One more edge.
  @inline(__always)
  func extended(by length: Double) -> PathCost { PathCost(self.length + length, hops &+ 1) }

  /// A longer length at the same hops.
  @inline(__always)
  func raised(by extra: Double) -> PathCost { PathCost(length + extra, hops) }

  @inline(__always)
  static func lesser(_ left: PathCost, _ right: PathCost) -> PathCost { right.precedes(left) ? right : left }
}

/// Turns weights into lengths on the way; edges below a least weight are not there.
struct ArcCost: Sendable {
  let lengths: EdgeLengths
  var leastWeight = -Double.infinity

  @inline(__always)
  func length(_ weight: Double) -> Double {
    weight >= leastWeight ? lengths.length(ofWeight: weight) : .infinity
  }

  /// The range of weights whose lengths can be within `length`; lengths at its very end may fall on either side.
  @inline(__always)
  func weights(within length: Double) -> (least: Double, greatest: Double) {
    if length == .infinity { return (leastWeight, .infinity) }
    return switch lengths {
    case .unit: (leastWeight, .infinity)
    case .reciprocal: (max(leastWeight, length > 0 ? 1 / length : .infinity), .infinity)
    case .negativeLog: (max(leastWeight, exp(-length)), .infinity)
    case .stored: (leastWeight, length)
    }
  }
}

/// The extra lengths of one query: zero at its ends.
struct PassingCost {
  let source: UInt32
  let target: UInt32
  let extra: Buffer<Double>?
  let constant: Double

  @inline(__always)
  func callAsFunction(_ vertex: UInt32) -> Double {
    guard let extra else {
      return constant == 0 || vertex == source || vertex == target ? 0 : constant
    }
    return vertex == source || vertex == target ? 0 : extra[vertex] + constant
  }
}
