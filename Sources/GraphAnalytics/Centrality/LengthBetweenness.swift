#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Brandes's algorithm for any lengths above 0: Dijkstra's algorithm from the source, then dependencies in the opposite
/// order.
///
/// When a vertex is settled, all predecessors on shortest paths to it have been; they are found while its arcs are read
/// anyway, and listed, so that the way back touches nothing but the arcs of shortest paths. Where counts of paths pass the
/// range of a Double, the way there and back is repeated with an exponent of its own for every count.
final class LengthBetweenness: Sendable {
  private static let greatestCount = 1e280

  private let rows: BetweennessRows
  private let outLengths: Buffer<Double>
  private let inLengths: Buffer<Double>
  private let isDirected: Bool
  private let arena = Arena()
  private let distances: Buffer<Double>
  /// 0 until a vertex is settled.
  private let paths: Buffer<Double>
  private let exponents: Buffer<Int>
  private let dependencies: Buffer<Double>
  private let order: Buffer<UInt32>
  private let predecessors: Buffer<UInt32>
  /// Where the predecessors of each vertex in `order` begin.
  private let starts: Buffer<Int>
  private let heap: LengthHeap

  init(rows: BetweennessRows) {
    self.rows = rows
    let count = rows.out.vertexCount
    outLengths = rows.out.lengths ?? arena.buffer(rows.out.arcCount, repeating: 1)
    inLengths = rows.incoming.lengths ?? arena.buffer(rows.incoming.arcCount, repeating: 1)
    isDirected = rows.isDirected
    distances = arena.zeros(of: Double.self, count)
    paths = arena.zeros(of: Double.self, count)
    exponents = arena.zeros(of: Int.self, count)
    dependencies = arena.zeros(of: Double.self, count)
    order = arena.zeros(of: UInt32.self, count)
    predecessors = arena.zeros(of: UInt32.self, rows.incoming.arcCount)
    starts = arena.zeros(of: Int.self, count + 1)
    heap = LengthHeap(vertexCount: count, in: arena)
  }

  deinit { arena.free() }

  /// Adds the dependencies of `source` on all vertices of its part.
  func run(source: Int, within part: Range<Int>, into sums: Buffer<Double>) {
    distances.slice(part).fill(with: .infinity)
    paths.slice(part).fill(with: 0)
    dependencies.slice(part).fill(with: 0)
    let (settled, greatest) = isDirected ? searchDirected(from: source) : searchUndirected(from: source)
    let factor = rows.represented[source]
    if greatest <= Self.greatestCount {
      accumulate(settled: settled, factor: factor, into: sums)
    } else {
      countWide(settled: settled)
      accumulateWide(settled: settled, factor: factor, into: sums)
    }
  }

  private func searchUndirected(from source: Int) -> (settled: Int, greatest: Double) {
    let (rows, lengths, distances, paths) = (rows.out, outLengths, distances, paths)
    let (order, predecessors, starts, targets) = (order, predecessors, starts, rows.targets)
    var heap = heap
    distances[source] = 0
    heap.insert(UInt32(source), at: 0)
    var (settled, end, greatest) = (0, 0, 1.0)
    while heap.count > 0 {
      let (vertex, distance) = heap.removeFirst()
      let limit = distance * (1 + EdgeLengths.tieTolerance)
      order[settled] = vertex
      starts[settled] = end
      settled &+= 1
      var count = 0.0
      for arc in rows.arcs(of: Int(vertex)) {
        let target = targets[arc]
        let length = lengths[arc]
        let known = distances[target]
        let candidate = distance + length
        if candidate < known {
          distances[target] = candidate
          if known == .infinity { heap.insert(target, at: candidate) } else { heap.lower(target, to: candidate) }
        } else if known + length <= limit {
          let arriving = paths[target]
          if arriving > 0 {
            count += arriving
            predecessors[end] = target
            end &+= 1
          }
        }
      }
      paths[vertex] = settled == 1 ? 1 : count
      greatest = max(greatest, count)
    }
    starts[settled] = end
    return (settled, greatest)
  }

  private func searchDirected(from source: Int) -> (settled: Int, greatest: Double) {
    let (out, incoming, distances, paths) = (rows.out, rows.incoming, distances, paths)
    let (order, predecessors, starts) = (order, predecessors, starts)
    let (outLengths, inLengths) = (outLengths, inLengths)
    var heap = heap
    distances[source] = 0
    heap.insert(UInt32(source), at: 0)
    var (settled, end, greatest) = (0, 0, 1.0)
    while heap.count > 0 {
      let (vertex, distance) = heap.removeFirst()
      let limit = distance * (1 + EdgeLengths.tieTolerance)
      order[settled] = vertex
      starts[settled] = end
      settled &+= 1
      var count = 0.0
      for arc in incoming.arcs(of: Int(vertex)) {
        let target = incoming.targets[arc]
        if distances[target] + inLengths[arc] <= limit {
          let arriving = paths[target]
          if arriving > 0 {
            count += arriving
            predecessors[end] = target
            end &+= 1
          }
        }
      }
      paths[vertex] = settled == 1 ? 1 : count
      greatest = max(greatest, count)
      for arc in out.arcs(of: Int(vertex)) {
        let target = out.targets[arc]
        let known = distances[target]
        let candidate = distance + outLengths[arc]
        if candidate < known {
          distances[target] = candidate
          if known == .infinity { heap.insert(target, at: candidate) } else { heap.lower(target, to: candidate) }
        }
      }
    }
    starts[settled] = end
    return (settled, greatest)
  }

  private func accumulate(settled: Int, factor: Double, into sums: Buffer<Double>) {
    let (paths, dependencies, order, predecessors) = (paths, dependencies, order, predecessors)
    let (starts, represented) = (starts, rows.represented)
    for place in stride(from: settled - 1, to: 0, by: -1) {
      let vertex = order[place]
      let dependency = dependencies[vertex]
      sums[vertex] += factor * dependency
      let share = (represented[vertex] + dependency) / paths[vertex]
      for entry in starts[place]..<starts[place + 1] {
        let predecessor = predecessors[entry]
        dependencies[predecessor] += paths[predecessor] * share
      }
    }
  }

  /// Counts paths again, as paths · 2^exponents with paths in 1..<2.
  private func countWide(settled: Int) {
    let (paths, exponents, order, predecessors, starts) = (paths, exponents, order, predecessors, starts)
    paths[order[0]] = 1
    exponents[order[0]] = 0
    for place in 1..<max(1, settled) {
      var greatest = Int.min
      for entry in starts[place]..<starts[place + 1] { greatest = max(greatest, exponents[predecessors[entry]]) }
      var sum = 0.0
      for entry in starts[place]..<starts[place + 1] {
        let predecessor = predecessors[entry]
        sum += Self.scaled(paths[predecessor], by: exponents[predecessor] - greatest)
      }
      let shift = Int(sum.exponent)
      paths[order[place]] = sum.significand
      exponents[order[place]] = greatest + shift
    }
  }

  private func accumulateWide(settled: Int, factor: Double, into sums: Buffer<Double>) {
    let (paths, exponents, dependencies, order) = (paths, exponents, dependencies, order)
    for place in stride(from: settled - 1, to: 0, by: -1) {
      let vertex = order[place]
      let dependency = dependencies[vertex]
      sums[vertex] += factor * dependency
      let share = (rows.represented[vertex] + dependency) / paths[vertex]
      for entry in starts[place]..<starts[place + 1] {
        let predecessor = predecessors[entry]
        dependencies[predecessor] += Self.scaled(
          paths[predecessor] * share, by: exponents[predecessor] - exponents[vertex])
      }
    }
  }

  /// value · 2^exponent, 0 where that is too small for a Double.
  private static func scaled(_ value: Double, by exponent: Int) -> Double {
    exponent < -2000 ? 0 : scalbn(value, Int32(truncatingIfNeeded: exponent))
  }
}
