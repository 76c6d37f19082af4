import GraphDrawing

/// How many pairs of edges cross as straight lines; those that share an end do not.
func crossings(_ points: [Point], _ pairs: [(Int, Int)]) -> Int {
  func side(_ a: Point, _ b: Point, _ c: Point) -> Double { (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x) }
  var count = 0
  for (index, (a, b)) in pairs.enumerated() {
    for (c, d) in pairs[..<index] where Set([a, b, c, d]).count == 4 {
      let first = side(points[a], points[b], points[c]) * side(points[a], points[b], points[d])
      let second = side(points[c], points[d], points[a]) * side(points[c], points[d], points[b])
      if first < -1e-9 && second < -1e-9 { count += 1 }
    }
  }
  return count
}
