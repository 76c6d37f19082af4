#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Rings behind the vertices and the words on them.
extension SceneBuilder {
  func rings(growth: Double, centers: [Point]) -> [Scene.Ring] {
    guard let arrangement else { return [] }
    let unit = arrangement.unit * growth
    var rings: [Scene.Ring] = []
    for ring in arrangement.rings {
      let text = TextMetrics.shortened(ring.label, to: 160, size: Scene.Ring.textSize, weight: .regular)
      let width = TextMetrics.width(of: text, size: Scene.Ring.textSize, weight: .regular) + 8
      let (center, radius) = (ring.center * unit, ring.radius * unit)
      rings.append(
        Scene.Ring(
          center: center, radius: radius, text: text,
          box: freeBox(on: center, radius, width: width, centers: centers, others: rings)))
    }
    return rings
  }

  /// Where on the circle fewest discs are covered, the upper right first.
  private func freeBox(on center: Point, _ radius: Double, width: Double, centers: [Point], others: [Scene.Ring]) -> Box
  {
    var best: Box?
    var least = Double.infinity
    for step in 0..<72 {
      // From straight up to both sides in turn.
      let turn = Double((step + 1) / 2) * (step % 2 == 0 ? 1 : -1) * Double.pi / 36
      let place = center + Point(x: sin(turn), y: -cos(turn)) * radius
      let box = Box(minX: place.x - width / 2, minY: place.y - 9, maxX: place.x + width / 2, maxY: place.y + 9)
      var cost = 0.02 * Double(step)
      for vertex in centers.indices where box.overlaps(center: centers[vertex], radius: self.radius(of: vertex) + 2) {
        cost += 10
      }
      for other in others where other.box.overlaps(box) { cost += 20 }
      if cost < least { (least, best) = (cost, box) }
    }
    return best ?? Box(center: center, radius: 1)
  }
}
