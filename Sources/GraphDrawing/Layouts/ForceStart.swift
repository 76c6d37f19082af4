import GraphAnalytics

/// What a layout by forces knows of where vertices stood before.
struct ForceStart {
  /// Where vertices would like to stay.
  struct Anchors {
    var places: ForcePlaces
    var isKnown: [Bool]
    /// How stiff the pull to its anchor is beside all that else acts on a vertex.
    var grip: Float
  }

  /// The earlier places around the middle one, in a scale where they fit into single precision; zero where not known.
  private(set) var places: [Point] = []
  private(set) var isKnown: [Bool] = []
  private(set) var isPinned: [Bool] = []
  private let original: [Point?]
  private let middle: Point
  private let unit: Double
  private let hasExtent: Bool

  /// Nil where no vertex has an earlier place.
  init?(_ input: Layout.Input) {
    let count = input.vertexCount
    guard input.places.count == count else { return nil }
    original = input.places.map { place in
      guard let place, place.isFinite, abs(place.x) < 1e100, abs(place.y) < 1e100 else { return nil }
      return place
    }
    let known = original.compactMap(\.self)
    guard !known.isEmpty else { return nil }
    func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
    let middle = Point(x: median(known.map(\.x)), y: median(known.map(\.y)))
    let distance = median(known.map { ($0 - middle).length })
    self.middle = middle
    hasExtent = distance > 1e-9 * middle.length && distance > 1e-100
    unit = hasExtent ? distance : 1
    for vertex in 0..<count {
      isKnown.append(original[vertex] != nil)
      isPinned.append(input.isPinned.count == count && input.isPinned[vertex] && original[vertex] != nil)
      var place = Point(x: 0, y: 0)
      if let known = original[vertex] { place = (known - middle) * (1 / unit) }
      // One that was lost far out would leave the others without room.
      if place.length > 1000 { place = place.unit * 1000 }
      places.append(place)
    }
  }

  /// Whether the earlier places are a picture to go on from: at least half of the vertices have one, and they differ.
  var isPicture: Bool { hasExtent && isKnown.count { $0 } * 2 >= isKnown.count }

  /// All vertices: those without a place between their neighbors, nearest to known ones first.
  func completed(_ model: ForceModel, seed: UInt64) -> ForcePlaces {
    var generator = SeededGenerator(seed: seed)
    var result = ForcePlaces(x: places.map { Float($0.x) }, y: places.map { Float($0.y) })
    var isPlaced = isKnown
    var frontier = isKnown.indices.filter { isKnown[$0] }
    let nudge = 0.2 / Float(max(isKnown.count, 1)).squareRoot()
    while !frontier.isEmpty {
      var reached: [Int] = []
      for vertex in frontier {
        for arc in Int(model.offsets[vertex])..<Int(model.offsets[vertex + 1]) {
          let other = Int(model.targets[arc])
          guard !isPlaced[other] else { continue }
          isPlaced[other] = true
          reached.append(other)
        }
      }
      let isOfThisRound = Set(reached)
      for vertex in reached {
        var (x, y, count): (Float, Float, Float) = (0, 0, 0)
        for arc in Int(model.offsets[vertex])..<Int(model.offsets[vertex + 1]) {
          let other = Int(model.targets[arc])
          guard isPlaced[other], !isOfThisRound.contains(other) else { continue }
          x += result.x[other]
          y += result.y[other]
          count += 1
        }
        result.x[vertex] = x / max(count, 1) + nudge * Float.random(in: -1...1, using: &generator)
        result.y[vertex] = y / max(count, 1) + nudge * Float.random(in: -1...1, using: &generator)
      }
      frontier = reached
    }
    for vertex in isPlaced.indices where !isPlaced[vertex] {
      result.x[vertex] = Float.random(in: -1...1, using: &generator)
      result.y[vertex] = Float.random(in: -1...1, using: &generator)
    }
    return result
  }

  /// Moves, turns, mirrors and sizes the picture so that known vertices come as near as possible to their places.
  ///
  /// - Returns: the factor by which it was sized.
  func align(_ picture: inout ForcePlaces) -> Float {
    let known = isKnown.indices.filter { isKnown[$0] }
    let share = 1 / Double(known.count)
    var (fromX, fromY, toX, toY) = (0.0, 0.0, 0.0, 0.0)
    for vertex in known {
      fromX += Double(picture.x[vertex]) * share
      fromY += Double(picture.y[vertex]) * share
      toX += places[vertex].x * share
      toY += places[vertex].y * share
    }
    // As complex numbers: the best factor is Σ conj(from)·to / Σ |from|², mirrored Σ from·to / Σ |from|².
    var (plain, mirrored) = (Point(x: 0, y: 0), Point(x: 0, y: 0))
    var squares = 0.0
    for vertex in known {
      let (x, y) = (Double(picture.x[vertex]) - fromX, Double(picture.y[vertex]) - fromY)
      let to = places[vertex] - Point(x: toX, y: toY)
      plain = plain + Point(x: x * to.x + y * to.y, y: x * to.y - y * to.x)
      mirrored = mirrored + Point(x: x * to.x - y * to.y, y: x * to.y + y * to.x)
      squares += x * x + y * y
    }
    let isMirrored = mirrored.length > plain.length * (1 + 1e-9)
    var turn = (isMirrored ? mirrored : plain) * (1 / squares)
    if !turn.isFinite || turn.length < 1e-6 {
      let size = Double(picture.spacing) * Double(picture.count).squareRoot()
      turn = Point(x: size > 0 ? 2 / size : 1, y: 0)
    }
    for vertex in 0..<picture.count {
      let x = Double(picture.x[vertex]) - fromX
      let y = (Double(picture.y[vertex]) - fromY) * (isMirrored ? -1 : 1)
      picture.x[vertex] = Float(turn.x * x - turn.y * y + toX)
      picture.y[vertex] = Float(turn.x * y + turn.y * x + toY)
    }
    return Float(turn.length)
  }

  /// The points in the scale of the earlier ones; pinned vertices stand exactly where they stood.
  func restored(_ points: [Point]) -> [Point] {
    points.indices.map { vertex in
      if isPinned[vertex], let place = original[vertex] { return place }
      return points[vertex] * unit + middle
    }
  }
}
