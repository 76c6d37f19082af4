/// Finds room for words beside dots: to the right, to the left, above or below, clear of everything placed before.
struct PlotLabels {
  struct Label {
    let text: String
    let origin: Point
    let anchor: PlotPage.Anchor
  }

  private let frame: Box
  private var taken: [Box] = []
  private let widest: Double

  init(inside frame: Box) {
    self.frame = frame
    widest = min(160, frame.width * 0.4)
  }

  /// Keeps labels off these dots.
  mutating func avoid(_ dots: [Point]) {
    for dot in dots { taken.append(Box(center: dot, radius: 5)) }
  }

  /// Keeps labels off a line.
  mutating func avoid(line: [Point]) {
    for (start, end) in zip(line, line.dropFirst()) {
      let steps = Int(min(200, max(1, ((end - start).length / 6).rounded(.up))))
      for step in 0...steps {
        taken.append(Box(center: start + (end - start) * (Double(step) / Double(steps)), radius: 2))
      }
    }
  }

  /// - Returns: nil where no place is free.
  mutating func place(_ text: String, at dot: Point) -> Label? {
    place(
      text,
      trying: [
        (Point(x: dot.x + 8, y: dot.y + 4), .start), (Point(x: dot.x - 8, y: dot.y + 4), .end),
        (Point(x: dot.x, y: dot.y - 8), .middle), (Point(x: dot.x, y: dot.y + 17), .middle),
      ])
  }

  /// The name of a rising line, above or below it, as near to its end as there is room.
  mutating func place(_ text: String, along line: [Point]) -> Label? {
    let tries = line.reversed().flatMap { point -> [(Point, PlotPage.Anchor)] in
      [(Point(x: point.x - 8, y: point.y - 4), .end), (Point(x: point.x + 8, y: point.y + 14), .start)]
    }
    return place(text, trying: tries)
  }

  private mutating func place(_ text: String, trying tries: [(Point, PlotPage.Anchor)]) -> Label? {
    let size = PlotPage.labelSize
    let text = TextMetrics.shortened(text, to: widest, size: size)
    let width = TextMetrics.width(of: text, size: size)
    let (ascent, descent) = (TextMetrics.ascent * size, TextMetrics.descent * size)
    for (origin, anchor) in tries {
      let before =
        switch anchor {
        case .start: 0.0
        case .middle: width / 2
        case .end: width
        }
      let box = Box(
        minX: origin.x - before, minY: origin.y - ascent, maxX: origin.x - before + width, maxY: origin.y + descent)
      guard box.minX >= frame.minX, box.maxX <= frame.maxX + 16, box.minY >= frame.minY, box.maxY <= frame.maxY,
        !taken.contains(where: { $0.overlaps(box) })
      else { continue }
      taken.append(box)
      return Label(text: text, origin: origin, anchor: anchor)
    }
    return nil
  }
}
