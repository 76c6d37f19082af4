import GraphAnalytics

/// Where vertices stood in an earlier picture, as the start of a new one.
struct EarlierPlaces {
  private let places: [Point?]
  private let middle: Point
  /// How many units of length one unit of the earlier picture is.
  private let scale: Double

  /// Nil where no vertex has a place.
  init?(_ input: Layout.Input, graph: LayoutGraph, distances: PivotDistances) {
    guard !input.places.isEmpty else { return nil }
    let known = input.places.compactMap(\.self)
    guard !known.isEmpty else { return nil }
    places = input.places
    middle = known.reduce(Point(x: 0, y: 0), +) * (1 / Double(known.count))
    scale = Self.scale(input.places, graph: graph, distances: distances)
  }

  /// The factor at which the places fit the lengths of edges and the distances from pivots best; 1 where nothing tells.
  private static func scale(_ places: [Point?], graph: LayoutGraph, distances: PivotDistances) -> Double {
    var (sum, squares) = (0.0, 0.0)
    func take(_ first: Point, _ second: Point, _ length: Float) {
      guard length > 0, length.isFinite else { return }
      let ratio = (first - second).length / Double(length)
      sum += ratio
      squares += ratio * ratio
    }
    let width = distances.pivotCount
    for (vertex, place) in places.enumerated() {
      guard let place else { continue }
      for (column, pivot) in distances.pivots.enumerated() {
        if let other = places[pivot] { take(place, other, distances.rows[vertex * width + column]) }
      }
    }
    if squares == 0 {
      for (vertex, place) in places.enumerated() {
        guard let place else { continue }
        for arc in graph.neighbors(of: vertex) {
          if let other = places[Int(graph.targets[arc])] { take(place, other, graph.lengths[arc]) }
        }
      }
    }
    let factor = squares > 0 ? sum / squares : 1
    return factor.isFinite && factor > 1e-12 ? factor : 1
  }

  /// The places in units of length around their middle; vertices without one stand where their neighbors with one do on
  /// average, a little aside, and those without such neighbors beside the next ones that do.
  func start(_ graph: LayoutGraph, generator: inout SeededGenerator) -> [SIMD2<Float>] {
    var points = [SIMD2<Float>](repeating: .zero, count: places.count)
    var isSet = [Bool](repeating: false, count: places.count)
    for (vertex, place) in places.enumerated() {
      guard let place else { continue }
      let step = (place - middle) * scale
      points[vertex] = SIMD2(Float(step.x), Float(step.y))
      isSet[vertex] = true
    }
    var front = places.indices.filter { isSet[$0] }
    while !front.isEmpty {
      var isNext = Set<Int>()
      var next: [Int] = []
      for vertex in front {
        for arc in graph.neighbors(of: vertex) {
          let neighbor = Int(graph.targets[arc])
          if !isSet[neighbor] && isNext.insert(neighbor).inserted { next.append(neighbor) }
        }
      }
      for vertex in next {
        var (sum, count) = (SIMD2<Float>.zero, Float(0))
        for arc in graph.neighbors(of: vertex) where isSet[Int(graph.targets[arc])] {
          sum += points[Int(graph.targets[arc])]
          count += 1
        }
        let aside = SIMD2(Float(generator.nextUnit() - 0.5), Float(generator.nextUnit() - 0.5))
        points[vertex] = sum / max(count, 1) + aside
      }
      for vertex in next { isSet[vertex] = true }
      front = next
    }
    return points
  }

  /// Points back in units of the earlier picture; pinned vertices exactly where they stood.
  func restored(_ points: [SIMD2<Float>], isPinned: [Bool]) -> [Point] {
    points.indices.map { vertex in
      if !isPinned.isEmpty, isPinned[vertex], let place = places[vertex] { return place }
      return Point(x: Double(points[vertex].x), y: Double(points[vertex].y)) * (1 / scale) + middle
    }
  }
}
