import Testing

@testable import GraphDrawing

struct EdgeBundlingTests {
  typealias Pair = EdgeBundling.Pair

  @Test func aLongEdgeRunsAlongTheChainBelowIt() {
    let centers = (0..<5).map { Point(x: Double($0) * 50, y: $0 == 0 || $0 == 4 ? 0 : 30) }
    let pairs = (1..<5).map { Pair($0 - 1, $0) } + [Pair(0, 4)]
    let paths = EdgeBundling(centers: centers, pairs: pairs.sorted()).paths()
    let long = pairs.sorted().firstIndex(of: Pair(0, 4)) ?? 0
    #expect(paths[long] == [0, 1, 2, 3, 4])
    // What leads others stays straight.
    #expect(paths.count { $0 != nil } == 1)
  }

  @Test func noPathIsLongerThanTheDistortionAllows() {
    // The way round is too long at 2.1, and short enough at 1.1.
    for (height, isLed) in [(190.0, false), (40, true)] {
      let centers = [Point(x: 0, y: 0), Point(x: 100, y: height), Point(x: 200, y: 0)]
      let paths = EdgeBundling(centers: centers, pairs: [Pair(0, 1), Pair(0, 2), Pair(1, 2)]).paths()
      let length = (centers[0] - centers[1]).length * 2
      #expect((length <= EdgeBundling.distortion * 200) == isLed)
      #expect((paths[1] != nil) == isLed)
    }
  }

  @Test func pathsLeadFromEndToEndThroughEdgesThatStayStraight() {
    var random = RandomDrawings(seed: 8)
    let centers = (0..<60).map { _ in
      Point(x: Double(random.next(below: 800)), y: Double(random.next(below: 600)))
    }
    let pairs = Set((0..<240).map { _ in Pair(random.next(below: 60), random.next(below: 60)) })
      .filter { $0.low != $0.high }.sorted()
    let paths = EdgeBundling(centers: centers, pairs: pairs).paths()
    #expect(paths.contains { $0 != nil } && paths.contains { $0 == nil })
    for (pair, path) in zip(pairs, paths) {
      guard let path else { continue }
      #expect(path.first == pair.low && path.last == pair.high && path.count > 2)
      var length = 0.0
      for (first, second) in zip(path, path.dropFirst()) {
        length += (centers[first] - centers[second]).length
        let place = pairs.firstIndex(of: Pair(first, second))
        #expect(place.map { paths[$0] == nil } == true)
      }
      #expect(length <= EdgeBundling.distortion * (centers[pair.low] - centers[pair.high]).length * (1 + 1e-12))
    }
    #expect(EdgeBundling(centers: centers, pairs: pairs).paths() == paths)
    #expect(EdgeBundling(centers: [], pairs: []).paths().isEmpty)
  }

  @Test func bundledLinesKeepTheirEnds() throws {
    var random = RandomDrawings(seed: 6)
    var drawing = random.drawing(vertices: 40, edges: 120)
    drawing.routes = [.init(vertices: [0, 5, 9])]
    let placed = try drawing.laidOut(by: .circle)
    var style = Style()
    let straight = Scene(placed, style: style)
    style.bundling = .bundled
    let bundled = Scene(placed, style: style)
    var led = 0
    for line in bundled.lines {
      guard case .chain = line.curve else { continue }
      led += 1
      #expect(!line.tone.isRoute)
      let source = bundled.discs.first { $0.vertex == line.source }?.center
      let target = bundled.discs.first { $0.vertex == line.target }?.center
      #expect(line.curve.start == source && line.curve.end == target)
    }
    #expect(led > 10)
    #expect(!straight.lines.contains { if case .chain = $0.curve { true } else { false } })
  }
}
