import GraphDrawing
import Testing

struct PlotAxisTests {
  private static func labels(_ axis: PlotAxis, length: Double = 400) -> [String] {
    axis.ticks(length: length, gap: 8) { Double($0.count) * 7 }.map(\.label)
  }

  @Test func linearTicksAreRoundNumbers() {
    #expect(Self.labels(PlotAxis("x", holding: [0, 10])) == ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10"])
    #expect(Self.labels(PlotAxis("x", holding: [0, 0.35])).prefix(3) == ["0", "0.05", "0.1"])
    #expect(Self.labels(PlotAxis("x", holding: [0, 1], unit: .percent), length: 200).prefix(2) == ["0 %", "20 %"])
  }

  @Test func logarithmicTicksArePowers() {
    let axis = PlotAxis("x", scale: .logarithmic, holding: [0.001, 1000])
    #expect(Self.labels(axis, length: 300) == ["0.001", "0.01", "0.1", "1", "10", "100", "1000"])
    #expect(Self.labels(axis, length: 100).count < 5)
    #expect(Self.labels(PlotAxis("x", scale: .logarithmic, holding: [1, 20])) == ["1", "2", "5", "10", "20"])
  }

  @Test(arguments: [PlotAxis.Scale.linear, .logarithmic]) func ticksNeverOverlap(scale: PlotAxis.Scale) {
    for (low, high) in [(1.0, 2.0), (0.003, 7e8), (5, 5), (1e-12, 1e12), (97, 103), (0.9999, 1.0001)] {
      let axis = PlotAxis("x", scale: scale, holding: [low, high])
      for length in stride(from: 60.0, through: 1000, by: 47) {
        let extent = { (text: String) in Double(text.count) * 7 }
        let ticks = axis.ticks(length: length, gap: 8, extent: extent)
        #expect(!ticks.isEmpty, "\(low) \(high) \(length)")
        for (first, second) in zip(ticks, ticks.dropFirst()) {
          let start = (axis.place(of: first.value) ?? 0) * length + extent(first.label) / 2
          let end = (axis.place(of: second.value) ?? 0) * length - extent(second.label) / 2
          #expect(end - start >= 8 - 1e-9)
          #expect(first.label != second.label)
        }
      }
    }
  }

  @Test func ownTicksAreThinnedInOrder() {
    let ticks = [1, 7, 30, 365].map { PlotAxis.Tick(Double($0), "\($0) days") }
    let axis = PlotAxis("age", scale: .logarithmic, holding: [1, 1000], ticks: ticks)
    #expect(Self.labels(axis, length: 800) == ["1 days", "7 days", "30 days", "365 days"])
    #expect(Self.labels(axis, length: 150) == ["1 days", "30 days"])
  }

  @Test func placesRunFromEndToEnd() {
    let axis = PlotAxis("x", scale: .logarithmic, holding: [1, 100])
    #expect(abs((axis.place(of: 10) ?? 0) - 0.5) < 1e-12)
    #expect(axis.place(of: 0) == nil && axis.place(of: -3) == nil && axis.place(of: .nan) == nil)
    #expect(axis.place(of: 1e9) == 1)
  }

  @Test func anAxisOfNothingIsStillAnAxis() {
    for scale in [PlotAxis.Scale.linear, .logarithmic] {
      let axis = PlotAxis("x", scale: scale, holding: [.nan, .infinity, -.infinity, 1e300])
      #expect(axis.range.lowerBound < axis.range.upperBound && !Self.labels(axis).isEmpty)
    }
  }
}
