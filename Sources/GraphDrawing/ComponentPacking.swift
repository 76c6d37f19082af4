#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Lays out each component by itself and puts the pieces side by side.
enum ComponentPacking {
  /// Two vertices of which the first should stand left of the second.
  struct Reading {
    var start: Int
    var end: Int
  }

  /// The proportion of width to height that pictures aim at.
  private static let aspect = 1.4
  /// The room between two pieces, where neighbors are 1 apart.
  private static let gap = 0.9

  private struct Piece {
    var vertices: [Int]
    var points: [Point]
    var box: Box {
      Box.around(points.map { Box(center: $0, radius: 0) })
        ?? Box(minX: 0, minY: 0, maxX: 0, maxY: 0)
    }
  }

  static func positions(of input: Layout.Input, by layout: Layout, reading: Reading?) throws
    -> [Point]
  {
    var pieces: [Piece] = []
    var isolates: [Int] = []
    let earlier = Earlier(input)
    var settled: [Piece] = []
    let members = components(of: input)
    var localIndex = Array(repeating: 0, count: input.vertexCount)
    var edgesOf = Array(repeating: [Layout.Input.Edge](), count: members.count)
    var componentOf = Array(repeating: 0, count: input.vertexCount)
    for (component, vertices) in members.enumerated() {
      for (place, vertex) in vertices.enumerated() {
        localIndex[vertex] = place
        componentOf[vertex] = component
      }
    }
    for edge in input.edges where edge.source != edge.target {
      edgesOf[componentOf[edge.source]].append(
        .init(
          source: localIndex[edge.source], target: localIndex[edge.target],
          closeness: edge.closeness))
    }
    var parts: [(component: Int, input: Layout.Input)] = []
    for (component, vertices) in members.enumerated() {
      if let earlier, earlier.isKnown(vertices), vertices.count <= 2 {
        let places = vertices.map { earlier.places[$0] }
        settled.append(
          Piece(vertices: vertices, points: vertices.count == 1 ? places.compactMap(\.self) : pair(places)))
      } else if vertices.count == 1 {
        isolates.append(vertices[0])
      } else if vertices.count == 2 && layout.orientation == .free {
        pieces.append(Piece(vertices: vertices, points: [Point(x: 0, y: 0), Point(x: 1, y: 0)]))
      } else {
        var part = Layout.Input(vertexCount: vertices.count, edges: edgesOf[component], seed: input.seed)
        if !input.diameters.isEmpty { part.diameters = vertices.map { input.diameters[$0] } }
        if !input.groups.isEmpty { part.groups = vertices.map { input.groups[$0] } }
        if let earlier { part.places = vertices.map { earlier.places[$0] } }
        if earlier != nil, !input.isPinned.isEmpty { part.isPinned = vertices.map { input.isPinned[$0] } }
        if !input.distances.isEmpty { part.distances = vertices.map { input.distances[$0] } }
        if !input.sides.isEmpty { part.sides = vertices.map { input.sides[$0] } }
        part.routes = input.routes.compactMap { route in
          guard let first = route.first, componentOf[first] == component else { return nil }
          return route.map { localIndex[$0] }
        }
        if let root = input.root, componentOf[root] == component { part.root = localIndex[root] }
        parts.append((component, part))
      }
    }
    for (part, raw) in zip(parts, try layout.positions(of: parts.map(\.input))) {
      if let earlier, earlier.isKnown(members[part.component]) {
        let points = fitted(
          raw, to: part.input.places, isPinned: part.input.isPinned, edges: part.input.edges,
          orientation: layout.orientation)
        settled.append(Piece(vertices: members[part.component], points: points))
        continue
      }
      var points = normalized(raw, edges: part.input.edges)
      if layout.orientation == .free {
        if points.count > 150 { points = normalized(relaxed(points), edges: part.input.edges) }
        var local: Reading?
        if let reading, [reading.start, reading.end].allSatisfy({ componentOf[$0] == part.component }) {
          local = Reading(start: localIndex[reading.start], end: localIndex[reading.end])
        }
        points = turned(points, reading: local)
      }
      pieces.append(Piece(vertices: members[part.component], points: points))
    }
    var points = packed(pieces, isolates: isolates, vertexCount: input.vertexCount)
    for piece in settled {
      for (vertex, point) in zip(piece.vertices, piece.points) { points[vertex] = point }
    }
    below(settled.flatMap(\.vertices), pieces.flatMap(\.vertices) + isolates, in: &points)
    guard !settled.isEmpty, let box = Box.around(points.map { Box(center: $0, radius: gap / 2) }) else { return points }
    return points.map { $0 - Point(x: box.minX, y: box.minY) }
  }

  /// The vertices of each component, largest component first, equals by their first vertex.
  private static func components(of input: Layout.Input) -> [[Int]] {
    var parent = Array(0..<input.vertexCount)
    func root(of vertex: Int) -> Int {
      var vertex = vertex
      while parent[vertex] != vertex {
        parent[vertex] = parent[parent[vertex]]
        vertex = parent[vertex]
      }
      return vertex
    }
    for edge in input.edges {
      let first = root(of: edge.source)
      let second = root(of: edge.target)
      if first != second { parent[max(first, second)] = min(first, second) }
    }
    var members = Array(repeating: [Int](), count: input.vertexCount)
    for vertex in 0..<input.vertexCount { members[root(of: vertex)].append(vertex) }
    let roots = members.indices.filter { !members[$0].isEmpty }
    return roots.sorted { (-members[$0].count, $0) < (-members[$1].count, $1) }.map { members[$0] }
  }

  /// The points on a scale where each vertex has about one unit of area and, up to 1000 vertices, is not much further
  /// than 1 from its nearest neighbor; in a crowd that would only leave the discs without room.
  static func normalized(_ points: [Point], edges: [Layout.Input.Edge]) -> [Point] {
    guard let box = Box.around(points.map({ Box(center: $0, radius: 0) })) else { return points }
    var shortest = Array(repeating: Double.infinity, count: points.count)
    for edge in edges where edge.source != edge.target {
      let length = (points[edge.source] - points[edge.target]).length
      shortest[edge.source] = min(shortest[edge.source], length)
      shortest[edge.target] = min(shortest[edge.target], length)
    }
    let known = shortest.filter(\.isFinite)
    let total = known.reduce(0, +)
    let area = box.width * box.height
    var scale = Double.infinity
    if area > 0 { scale = (Double(points.count) / area).squareRoot() }
    if total > 0, points.count <= 1000 || !scale.isFinite { scale = min(scale, 1.2 * Double(known.count) / total) }
    if !scale.isFinite { scale = 1 }
    return points.map { ($0 - box.center) * scale }
  }

  /// The points with far ones drawn nearer, where a few of them would leave the crowd in the middle without room.
  ///
  /// Distances from the middle are raised to a power of at most 1, at which half of the vertices lie within about half
  /// of the way to the rim.
  private static func relaxed(_ points: [Point]) -> [Point] {
    func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
    let middle = Point(x: median(points.map(\.x)), y: median(points.map(\.y)))
    let distances = points.map { ($0 - middle).length }
    let rim = distances.sorted()[points.count * 98 / 100]
    let half = median(distances)
    guard half > 0, rim > half else { return points }
    let power = min(1, max(0.4, log(0.55) / log(half / rim)))
    return zip(points, distances).map { point, distance in
      distance > 0 ? middle + (point - middle) * (pow(distance / rim, power) * rim / distance) : point
    }
  }

  /// The points turned by the angle at which they fill a wide page best and the reading runs level, and mirrored so
  /// that it runs to the right.
  private static func turned(_ points: [Point], reading: Reading?) -> [Point] {
    var best = points
    var least = Double.infinity
    for step in 0..<24 {
      let angle = Double(step) * Double.pi / 24
      let cosine = cos(angle)
      let sine = sin(angle)
      let candidate = points.map {
        Point(x: cosine * $0.x - sine * $0.y, y: sine * $0.x + cosine * $0.y)
      }
      guard let box = Box.around(candidate.map({ Box(center: $0, radius: 0.3) })) else {
        return points
      }
      var cost = abs(log(box.width / box.height / aspect))
      if let reading {
        let way = (candidate[reading.end] - candidate[reading.start]).unit
        cost += 0.8 * abs(way.y)
      }
      if cost < least - 1e-9 {
        least = cost
        best = candidate
      }
    }
    if let reading, best[reading.end].x < best[reading.start].x {
      best = best.map { Point(x: -$0.x, y: $0.y) }
    }
    return best
  }

  /// Shelves of columns, for the shelf width whose result comes closest to the wished proportion.
  private static func packed(_ pieces: [Piece], isolates: [Int], vertexCount: Int) -> [Point] {
    let boxes = pieces.map { $0.box.expanded(by: gap / 2) }
    let widest = boxes.map(\.width).max() ?? 1
    let area = boxes.reduce(0) { $0 + $1.width * $1.height }
    var best: [Point] = []
    var least = Double.infinity
    for step in 0..<(pieces.isEmpty ? 0 : 12) {
      let width = max(widest, (area * aspect).squareRoot() * (0.7 + 0.1 * Double(step)))
      let (corners, size) = shelves(boxes, width: width)
      let cost = size.x * size.y * (1 + abs(log(size.x / size.y / aspect)))
      if cost < least - 1e-9 {
        least = cost
        best = corners
      }
    }
    var points = Array(repeating: Point(x: 0, y: 0), count: vertexCount)
    for (place, piece) in pieces.enumerated() {
      let shift = best[place] - Point(x: boxes[place].minX, y: boxes[place].minY)
      for (vertex, point) in zip(piece.vertices, piece.points) { points[vertex] = point + shift }
    }
    let box = Box.around(
      pieces.indices.map { place in
        Box(
          minX: best[place].x, minY: best[place].y, maxX: best[place].x + boxes[place].width,
          maxY: best[place].y + boxes[place].height)
      })
    standInRows(isolates, below: box, in: &points)
    return points
  }

  /// Vertices without edges stand in rows below the rest, as wide as the rest.
  private static func standInRows(_ isolates: [Int], below box: Box?, in points: inout [Point]) {
    let ownWidth = (Double(isolates.count) * 2).squareRoot().rounded(.up)
    let columns = max(1, Int(max(ownWidth, min(box?.width ?? 0, 1e6) - gap)))
    let left = box.map { $0.minX + gap / 2 } ?? 0
    let top = box.map { $0.maxY - 0.05 } ?? 0
    for (rank, vertex) in isolates.enumerated() {
      points[vertex] = Point(
        x: left + Double(rank % columns), y: top + Double(rank / columns) * 0.7)
    }
  }

  private static func shelves(_ boxes: [Box], width: Double) -> (corners: [Point], size: Point) {
    let order = boxes.indices.sorted { (-boxes[$0].height, $0) < (-boxes[$1].height, $1) }
    var corners = Array(repeating: Point(x: 0, y: 0), count: boxes.count)
    var size = Point(x: 1e-9, y: 1e-9)
    var shelfTop = 0.0
    var shelfHeight = 0.0
    var columnLeft = 0.0
    var columnWidth = 0.0
    var columnTop = 0.0
    for index in order {
      let box = boxes[index]
      let fitsColumn =
        columnWidth > 0 && columnTop + box.height <= shelfTop + shelfHeight + 1e-9
        && columnLeft + max(columnWidth, box.width) <= width
      if !fitsColumn {
        columnLeft += columnWidth
        columnWidth = 0
        columnTop = shelfTop
        if columnLeft > 0, columnLeft + box.width > width {
          shelfTop += shelfHeight
          shelfHeight = 0
          columnLeft = 0
          columnTop = shelfTop
        }
      }
      corners[index] = Point(x: columnLeft, y: columnTop)
      columnTop += box.height
      columnWidth = max(columnWidth, box.width)
      shelfHeight = max(shelfHeight, columnTop - shelfTop)
      size = Point(x: max(size.x, columnLeft + columnWidth), y: max(size.y, shelfTop + shelfHeight))
    }
    return (corners, size)
  }
}
