/// A square matrix without negative entries, by rows: (M x)_v = Σ w x_target over the arcs of v.
struct NonnegativeMatrix: Sendable {
  let rows: Adjacency
  let isSymmetric: Bool

  init(rows: Adjacency, isSymmetric: Bool) {
    self.rows = rows
    self.isSymmetric = isSymmetric
  }

  /// The matrix by which a vertex collects along its incoming edges.
  init(collecting weights: EdgeWeights, in graph: Graph) {
    self.init(rows: graph.incoming.weighted(weights), isSymmetric: !graph.isDirected)
  }

  var size: Int { rows.vertexCount }

  /// The rows and columns of `members`, which no arc of a symmetric matrix leaves.
  func restricted(to members: Buffer<UInt32>, place: Buffer<UInt32>, label: Buffer<UInt32>, in arena: Arena)
    -> NonnegativeMatrix
  {
    let own = members.isEmpty ? 0 : label[members[0]]
    let offsets = arena.zeros(of: Int.self, members.count + 1)
    for (local, vertex) in members.array().enumerated() {
      place[vertex] = UInt32(local)
      var count = 0
      for arc in rows.arcs(of: Int(vertex)) where label[rows.targets[arc]] == own { count += 1 }
      offsets[local + 1] = offsets[local] + count
    }
    let targets = arena.zeros(of: UInt32.self, offsets[members.count])
    let weights = rows.weights.map { _ in arena.zeros(of: Double.self, offsets[members.count]) }
    var end = 0
    for local in 0..<members.count {
      for arc in rows.arcs(of: Int(members[local])) where label[rows.targets[arc]] == own {
        targets[end] = place[rows.targets[arc]]
        if let weights { weights[end] = rows.weight(ofArc: arc) }
        end += 1
      }
    }
    return NonnegativeMatrix(
      rows: Adjacency(vertexCount: members.count, offsets: offsets, targets: targets, weights: weights),
      isSymmetric: isSymmetric)
  }
}

extension Adjacency {
  /// The same rows with the weights that were asked for.
  func weighted(_ choice: EdgeWeights) -> Adjacency {
    choice == .stored ? self : Adjacency(vertexCount: vertexCount, offsets: offsets, targets: targets, weights: nil)
  }

  /// Σ w · value of the target, over some arcs. Partial sums make the additions independent of each other.
  @inline(__always)
  func sum(of values: Buffer<Double>, over range: Range<Int>) -> Double {
    var (a, b, c, d) = (0.0, 0.0, 0.0, 0.0)
    var arc = range.lowerBound
    let end = range.upperBound
    if let weights {
      while arc &+ 3 < end {
        a += weights[arc] * values[targets[arc]]
        b += weights[arc &+ 1] * values[targets[arc &+ 1]]
        c += weights[arc &+ 2] * values[targets[arc &+ 2]]
        d += weights[arc &+ 3] * values[targets[arc &+ 3]]
        arc &+= 4
      }
      while arc < end {
        a += weights[arc] * values[targets[arc]]
        arc &+= 1
      }
    } else {
      while arc &+ 3 < end {
        a += values[targets[arc]]
        b += values[targets[arc &+ 1]]
        c += values[targets[arc &+ 2]]
        d += values[targets[arc &+ 3]]
        arc &+= 4
      }
      while arc < end {
        a += values[targets[arc]]
        arc &+= 1
      }
    }
    return (a + b) + (c + d)
  }
}
