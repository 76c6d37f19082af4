import GraphAnalytics
import Synchronization

/// Vertices that push each other away and edges that pull their ends together, with the places that come of it.
///
/// Energy: Σ over edges c·dᵃ⁺¹/(a + 1) − Σ over pairs m·m′·ln d. Both sums keep their form when vertices are merged,
/// as masses and springs add up; so coarse and fine networks settle on one scale.
struct ForceModel: Sendable {
  /// How the pull of an edge grows with its length: the power a of the length.
  ///
  /// - Reference: Noack (2009), "Modularity clustering is force-directed layout", doi:10.1103/PhysRevE.79.026102.
  enum Pull: Int, Sendable {
    /// The same at any length, which draws groups far apart (LinLog).
    case constant
    /// By its square root.
    case slow
    case linear
  }

  let pull: Pull
  /// Where the arcs of each vertex begin; one more entry than vertices.
  let offsets: [Int32]
  let targets: [Int32]
  /// The strength c of each arc's spring.
  let springs: [Float]
  let mass: [Float]
  /// Whether a vertex stays where it is; empty when none does.
  let isFixed: [Bool]

  var count: Int { mass.count }

  /// Arcs in each stripe of work.
  private static let stripe = 1 << 12

  /// Runs of vertices with about as many arcs each.
  private var stripes: [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = 0
    for vertex in 0..<count where Int(offsets[vertex + 1] - offsets[start]) + vertex - start >= Self.stripe {
      ranges.append(start..<vertex + 1)
      start = vertex + 1
    }
    if start < count { ranges.append(start..<count) }
    return ranges
  }

  /// The factor at which pulls and pushes balance as a whole: where the energy is least among all sizes of the picture.
  ///
  /// - Parameter isMember: the vertices that count; empty for all.
  func balance(_ places: ForcePlaces, among isMember: [Bool] = []) -> Double {
    var whole = 0.0
    var squares = 0.0
    for vertex in 0..<count where isMember.isEmpty || isMember[vertex] {
      whole += Double(mass[vertex])
      squares += Double(mass[vertex]) * Double(mass[vertex])
    }
    var pulls = 0.0
    for vertex in 0..<count where isMember.isEmpty || isMember[vertex] {
      for arc in Int(offsets[vertex])..<Int(offsets[vertex + 1]) {
        let other = Int(targets[arc])
        if !isMember.isEmpty, !isMember[other] { continue }
        let dx = Double(places.x[other] - places.x[vertex])
        let dy = Double(places.y[other] - places.y[vertex])
        let square = dx * dx + dy * dy
        switch pull {
        case .constant: pulls += Double(springs[arc]) * square.squareRoot()
        case .slow: pulls += Double(springs[arc]) * square.squareRoot() * square.squareRoot().squareRoot()
        case .linear: pulls += Double(springs[arc]) * square
        }
      }
    }
    let ratio = (whole * whole - squares) / pulls
    guard ratio.isFinite, ratio > 0 else { return 1 }
    switch pull {
    case .constant: return ratio
    case .slow: return cubeRoot(ratio) * cubeRoot(ratio)
    case .linear: return ratio.squareRoot()
    }
  }

  /// By Newton's rule, which gives the same bits everywhere.
  private func cubeRoot(_ value: Double) -> Double {
    var root = value.squareRoot()
    for _ in 0..<200 { root -= (root - value / (root * root)) / 3 }
    return root
  }

  /// The same with these vertices fixed.
  func fixing(_ isFixed: [Bool]) -> ForceModel {
    ForceModel(
      pull: pull, offsets: offsets, targets: targets, springs: springs, mass: mass,
      isFixed: isFixed.contains(true) ? isFixed : [])
  }

  /// What acts on each vertex: the force and its stiffness, x, y, stiffness of pulls, stiffness of pushes.
  ///
  /// - Parameter theta: see ``BarnesHut/repulsion(theta:softening:)``.
  /// - Determinism: the same bits for any number of threads.
  func forces(_ places: ForcePlaces, theta: Float) -> [SIMD4<Float>] {
    let push = BarnesHut(x: places.x, y: places.y, mass: mass).repulsion(theta: theta, softening: 1e-4)
    let stripes = stripes
    let found = Mutex([[SIMD4<Float>]](repeating: [], count: stripes.count))
    Parallel.forEach(stripes: stripes.count) { stripe, _ in
      let sums = forces(on: stripes[stripe], places, push)
      found.withLock { $0[stripe] = sums }
    }
    return found.withLock { Array($0.joined()) }
  }

  private func forces(on vertices: Range<Int>, _ places: ForcePlaces, _ push: BarnesHut.Repulsion) -> [SIMD4<Float>] {
    var result: [SIMD4<Float>] = []
    result.reserveCapacity(vertices.count)
    for vertex in vertices {
      let (x, y) = (places.x[vertex], places.y[vertex])
      var (forceX, forceY, stiffness): (Float, Float, Float) = (0, 0, 0)
      for arc in Int(offsets[vertex])..<Int(offsets[vertex + 1]) {
        let other = Int(targets[arc])
        let (dx, dy) = (places.x[other] - x, places.y[other] - y)
        var spring = springs[arc]
        switch pull {
        case .constant: spring /= max((dx * dx + dy * dy).squareRoot(), 1e-3)
        case .slow: spring /= max((dx * dx + dy * dy).squareRoot(), 1e-6).squareRoot()
        case .linear: break
        }
        forceX += dx * spring
        forceY += dy * spring
        stiffness += spring
      }
      let own = mass[vertex]
      result.append(
        SIMD4(forceX + own * push.x[vertex], forceY + own * push.y[vertex], stiffness, own * push.stiffness[vertex]))
    }
    return result
  }

  /// Moves the vertices towards less energy.
  ///
  /// Each step is the force by twice its stiffness, which never overshoots for the pulls alone, and some of the step
  /// before. Ends early once the steps are small beside the picture.
  ///
  /// - Complexity: O(E + V log V) for each round.
  /// - Determinism: the same bits for any number of threads.
  func settle(_ places: inout ForcePlaces, rounds: Int, anchors: ForceStart.Anchors? = nil) {
    var steps = [SIMD2<Float>](repeating: .zero, count: count)
    for round in 0..<rounds {
      let forces = forces(places, theta: Self.theta)
      // The last rounds lose their swing.
      let momentum: Float = round * 4 < rounds * 3 ? 0.8 : 0.5
      var travel = 0.0
      var extent = 0.0
      for vertex in 0..<count where isFixed.isEmpty || !isFixed[vertex] {
        let force = forces[vertex]
        var wish = SIMD2(force[0], force[1])
        var stiffness = 2 * force[2] + force[3]
        if let anchors, anchors.isKnown[vertex] {
          let grip = anchors.grip * stiffness
          wish.x += grip * (anchors.places.x[vertex] - places.x[vertex])
          wish.y += grip * (anchors.places.y[vertex] - places.y[vertex])
          stiffness += grip
        }
        let step = momentum * steps[vertex] + wish / stiffness
        guard stiffness > 0, step.x.isFinite, step.y.isFinite else { continue }
        steps[vertex] = step
        places.x[vertex] += step.x
        places.y[vertex] += step.y
        travel += Double(abs(step.x) + abs(step.y))
        extent += Double(abs(places.x[vertex]) + abs(places.y[vertex]))
      }
      if travel * Double(count).squareRoot() < 2e-3 * extent { break }
    }
  }

  /// How coarsely far vertices are seen as one.
  static let theta: Float = 1
}
