import GraphAnalytics
import GraphDrawing

extension BenchKernel {
  static let stressLayout = layout("stress", of: .stress)
  static let pivotLayout = layout("pivot-mds", of: .pivotMDS)

  /// Places for everybody, with the figures of the picture; check: normalized stress.
  private static func layout(_ name: String, of layout: Layout) -> BenchKernel {
    BenchKernel(
      "layout-\(name)", "layout \(name), edges equally long; check: its normalized stress",
      task: .graph { workload, repeats in
        let drawing = drawing(of: workload.graph)
        var measurement = Measurement()
        var last: LaidOutDrawing?
        for _ in 0..<repeats {
          let (wall, processor) = (Seconds.wall, Seconds.processor)
          last = try drawing.laidOut(by: layout, seed: workload.seed)
          measurement.processor.append(Seconds.processor - processor)
          measurement.wall.append(Seconds.wall - wall)
        }
        guard let last else { return measurement }
        let quality = LayoutQuality(last)
        measurement.check = quality.stress
        measurement.figures = [
          ("stress", quality.stress), ("preservation", quality.neighborhoodPreservation),
          ("crossings", quality.crossings.map(Double.init) ?? .nan),
        ]
        try measurement.verify { try verify(last, quality, drawing) }
        return measurement
      })
  }

  private static func drawing(of graph: Graph) -> Drawing {
    Drawing(
      vertices: graph.vertices.map { .init(id: "\($0.index)", label: "") },
      edges: graph.edges.map { .init(source: $0.source.index, target: $0.target.index) })
  }

  /// Every place is finite, and the picture is better than places drawn at random.
  private static func verify(_ laidOut: LaidOutDrawing, _ quality: LayoutQuality, _ drawing: Drawing) throws {
    try VerificationFailure.unless(laidOut.positions.allSatisfy { $0.isFinite }, "a place is not finite")
    var generator = SeededGenerator(seed: 5)
    let points = drawing.vertices.map { _ in Point(x: generator.nextUnit(), y: generator.nextUnit()) }
    let random = LayoutQuality(try LaidOutDrawing(drawing, positions: points))
    try VerificationFailure.unless(
      quality.stress <= random.stress, "stress \(quality.stress), and \(random.stress) of places at random")
  }
}
