/// How values become radii, widths and opacities.
struct MarkScale {
  /// The radius of each vertex. The area follows the value; below ``leastTrueSize`` discs keep a smallest radius.
  let radii: [Double]
  /// The radius of each vertex as a share of the greatest; nil without a value.
  let shares: [Double?]
  /// Vertices of routes have at least this.
  let routeRadius: Double
  /// What stays free between two discs.
  let gap: Double
  /// The smallest value that there is and whose disc is true to it.
  let leastTrueSize: Double
  let strengthsDiffer: Bool
  let greatestStrength: Double
  let leastStrength: Double

  private let greatestSize: Double
  private let greatestRadius: Double
  private let leastWidth: Double
  private let greatestWidth: Double
  private let opacity: Double

  /// - Parameter boldness: multiplies the widths of lines.
  init(_ drawing: Drawing, mapArea: Double, boldness: Double = 1) {
    let count = drawing.vertices.count
    let room = min((mapArea / Double(max(count, 1))).squareRoot(), 190)
    let greatest = min(max(0.2 * room, 3), 24)
    let least = max(1.2, 0.28 * greatest)
    greatestRadius = greatest
    let greatestSize = drawing.greatestSize()
    self.greatestSize = greatestSize ?? 1
    let shares = drawing.vertices.map { vertex -> Double? in
      guard let greatestSize, let size = vertex.size, size.isFinite else { return nil }
      return (max(size, 0) / greatestSize).squareRoot()
    }
    self.shares = shares
    let plain = max(1.5, 0.4 * greatest)
    radii = shares.map { share in
      if let share { return max(least, share * greatest) }
      return greatestSize == nil ? plain : least
    }
    let smallest = drawing.vertices.compactMap(\.size).filter { $0 > 0 && $0.isFinite }.min() ?? 0
    leastTrueSize = max((least / greatest) * (least / greatest) * self.greatestSize, smallest)
    routeRadius = max(0.5 * greatest, 5)
    gap = count <= 150 ? 8 : count <= 2000 ? 2 : 0.5

    let strengths = drawing.edges.compactMap(\.strength).filter { $0.isFinite && $0 > 0 }
    greatestStrength = strengths.max() ?? 1
    leastStrength = strengths.min() ?? 1
    strengthsDiffer = leastStrength < greatestStrength
    let edges = Double(drawing.edges.count)
    let crowd = edges <= 100 ? 1 : exponential(100 / edges)
    greatestWidth = max(min(0.042 * room, 5) * crowd, 0.8) * boldness
    leastWidth = (0.16 * greatestWidth + 0.1) * boldness
    // How much of the map lines would cover, were they a third of its side long and did not overlap.
    let width = leastWidth + 0.25 * (greatestWidth - leastWidth)
    let coverage = edges * 0.3 * width / max(mapArea.squareRoot(), 1)
    opacity = edges <= 100 ? 0.8 : max(0.03, min(max(0.14, 0.85 * crowd), 0.16 / coverage))
  }

  func radius(ofSize size: Double) -> Double {
    (max(size, 0) / greatestSize).squareRoot() * greatestRadius
  }

  func width(ofStrength strength: Double) -> Double {
    width(share: (strength / greatestStrength).squareRoot())
  }

  /// The width of an edge by the root of its share of the strongest; a middling one where unknown.
  func width(share: Double?) -> Double {
    guard strengthsDiffer else { return max(0.28 * greatestWidth, 0.5) }
    return leastWidth + (greatestWidth - leastWidth) * (share ?? 0)
  }

  /// Crowded drawings get fainter edges, and weak edges are fainter than strong ones.
  func opacity(share: Double?) -> Double {
    guard strengthsDiffer else { return opacity }
    return opacity * (0.65 + 0.35 * (share ?? 0))
  }
}

/// x to the power of 0.3, by roots, which give the same bits everywhere.
private func exponential(_ x: Double) -> Double {
  let fourth = x.squareRoot().squareRoot()
  return fourth * fourth.squareRoot().squareRoot().squareRoot()
}
