import GraphAnalytics

extension Layout {
  /// The network seen from its widest side: distances in the picture follow distances from a few pivots.
  ///
  /// Fast at any size, and the frame of a large network is right; vertices with the same neighbors fall together.
  ///
  /// - Reference: Brandes, Pich (2006), doi:10.1007/978-3-540-70904-6_6.
  public static let pivotMDS = Layout(
    name: "pivot-mds", summary: "the frame of the network, at once, for any size", vertexLimit: 1_000_000
  ) { input in
    var generator = SeededGenerator(seed: input.seed)
    let graph = LayoutGraph(input)
    let distances = PivotDistances(graph, limit: 50, generator: &generator)
    let points = distances.scaled(PivotProjection.points(distances))
    // What falls together steps apart a little, each vertex in a direction of its own.
    return points.map { point in
      Point(
        x: Double(point.x) + 0.05 * (generator.nextUnit() - 0.5),
        y: Double(point.y) + 0.05 * (generator.nextUnit() - 0.5))
    }
  }
}

/// Classical scaling with the distances from pivots alone.
enum PivotProjection {
  /// Points whose distances have the proportions of those in the network.
  ///
  /// The table of squared distances is centered in rows and columns; the points are its projections on the two main axes
  /// of its columns.
  ///
  /// - Parameter limit: how many of the pivots count, the first ones.
  /// - Complexity: O(V·k²) for k pivots.
  static func points(_ distances: PivotDistances, limit: Int = 50) -> [SIMD2<Float>] {
    let count = distances.vertexCount
    let stride = distances.pivotCount
    let width = min(stride, limit)
    guard count > 1, width > 0 else { return [SIMD2<Float>](repeating: .zero, count: count) }
    var table = [Float](repeating: 0, count: count * width)
    // Where there is no way, a little farther than the farthest.
    var greatest: Float = 0
    for distance in distances.rows where distance.isFinite { greatest = max(greatest, distance) }
    var columnMeans = [Double](repeating: 0, count: width)
    for vertex in 0..<count {
      for pivot in 0..<width {
        let distance = min(distances.rows[vertex * stride + pivot], 1.2 * greatest)
        let square = distance * distance
        table[vertex * width + pivot] = square
        columnMeans[pivot] += Double(square)
      }
    }
    for pivot in 0..<width { columnMeans[pivot] /= Double(count) }
    let mean = columnMeans.reduce(0, +) / Double(width)
    for vertex in 0..<count {
      var rowMean = 0.0
      for pivot in 0..<width { rowMean += Double(table[vertex * width + pivot]) }
      rowMean /= Double(width)
      for pivot in 0..<width {
        let place = vertex * width + pivot
        table[place] = Float(-0.5 * (Double(table[place]) - rowMean - columnMeans[pivot] + mean))
      }
    }
    let axes = mainAxes(of: products(table, count: count, width: width), width: width)
    return (0..<count).map { vertex in
      var point = SIMD2<Double>.zero
      for pivot in 0..<width {
        let value = Double(table[vertex * width + pivot])
        point.x += value * axes.first[pivot]
        point.y += value * axes.second[pivot]
      }
      return SIMD2<Float>(point)
    }
  }

  /// The products of every two columns.
  private static func products(_ table: [Float], count: Int, width: Int) -> [Double] {
    var products = [Double](repeating: 0, count: width * width)
    unsafe table.withUnsafeBufferPointer { table in
      unsafe products.withUnsafeMutableBufferPointer { products in
        for vertex in 0..<count {
          let row = vertex * width
          for first in 0..<width {
            let value = unsafe Double(table[row + first])
            let target = first * width
            for second in first..<width {
              unsafe products[target + second] += value * Double(table[row + second])
            }
          }
        }
        for first in 0..<width {
          for second in 0..<first { unsafe products[first * width + second] = products[second * width + first] }
        }
      }
    }
    return products
  }

  /// The two eigenvectors with the greatest eigenvalues of a symmetric matrix, by power iteration.
  private static func mainAxes(of matrix: [Double], width: Int) -> (first: [Double], second: [Double]) {
    func multiplied(_ vector: [Double]) -> [Double] {
      (0..<width).map { row in
        var sum = 0.0
        for column in 0..<width { sum += matrix[row * width + column] * vector[column] }
        return sum
      }
    }
    func product(_ first: [Double], _ second: [Double]) -> Double { zip(first, second).reduce(0) { $0 + $1.0 * $1.1 } }
    func axis(squareTo others: [[Double]]) -> [Double] {
      // Any start does that is square to no axis.
      var vector = (0..<width).map { (place: Int) -> Double in Double((place * 7919) % 13) - 6.3 }
      for _ in 0..<200 {
        for other in others {
          let share = product(vector, other)
          for place in vector.indices { vector[place] -= share * other[place] }
        }
        let length = product(vector, vector).squareRoot()
        guard length > 1e-30 else { return [Double](repeating: 0, count: width) }
        let unit = vector.map { $0 / length }
        let next = multiplied(unit)
        let value = product(unit, next)
        var rest = 0.0
        for place in next.indices {
          let miss = next[place] - value * unit[place]
          rest += miss * miss
        }
        vector = next
        if rest <= 1e-12 * value * value { break }
      }
      for other in others {
        let share = product(vector, other)
        for place in vector.indices { vector[place] -= share * other[place] }
      }
      let length = product(vector, vector).squareRoot()
      return length > 1e-30 ? vector.map { $0 / length } : [Double](repeating: 0, count: width)
    }
    let first = axis(squareTo: [])
    return (first, axis(squareTo: [first]))
  }
}

extension PivotDistances {
  /// Points at the scale at which their distances from the pivots fit best.
  func scaled(_ points: [SIMD2<Float>]) -> [SIMD2<Float>] {
    let factor = scale(of: points)
    return points.map { $0 * factor }
  }

  /// Σ (|x|/d) / Σ (|x|/d)² over all pairs of a vertex and a pivot.
  func scale(of points: [SIMD2<Float>]) -> Float {
    var (sum, squares) = (0.0, 0.0)
    for vertex in points.indices {
      for (place, pivot) in pivots.enumerated() {
        let distance = rows[vertex * pivots.count + place]
        guard distance > 0, distance.isFinite else { continue }
        let step = points[vertex] - points[pivot]
        let ratio = Double((step * step).sum().squareRoot() / distance)
        sum += ratio
        squares += ratio * ratio
      }
    }
    return squares > 1e-30 && squares.isFinite ? Float(sum / squares) : 1
  }
}
