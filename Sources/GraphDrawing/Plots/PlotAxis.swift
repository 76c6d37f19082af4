#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// One axis of a plot: what it measures, over which range, and where it is marked.
package struct PlotAxis: Sendable {
  /// How values become places.
  package enum Scale: Sendable {
    case linear
    /// Equal steps multiply; values of zero and below have no place.
    case logarithmic
  }

  /// How numbers are written beside the axis.
  package enum Unit: Sendable { case number, percent }

  /// A value that is marked, and the words beside it.
  package struct Tick: Hashable, Sendable {
    package var value: Double
    package var label: String

    package init(_ value: Double, _ label: String) {
      self.value = value
      self.label = label
    }
  }

  package var title: String
  package let scale: Scale
  package let range: ClosedRange<Double>
  package var unit: Unit
  /// Ticks of the caller's own; as many of them are shown as do not overlap. Empty: round numbers are chosen.
  package var ownTicks: [Tick]

  /// - Parameter values: what must have its place on the axis; what is not finite has none.
  package init(
    _ title: String, scale: Scale = .linear, holding values: some Sequence<Double>, unit: Unit = .number,
    ticks: [Tick] = []
  ) {
    self.title = title
    self.scale = scale
    self.unit = unit
    ownTicks = ticks
    var low = Double.infinity
    var high = -Double.infinity
    for value in values where value.isFinite && abs(value) < 1e100 && (scale == .linear || value > 1e-100) {
      low = min(low, value)
      high = max(high, value)
    }
    if low > high { (low, high) = scale == .linear ? (0, 1) : (1, 10) }
    if low == high {
      (low, high) = scale == .linear ? (low - max(1, abs(low)) / 2, high + max(1, abs(high)) / 2) : (low / 2, high * 2)
    }
    range = low...high
  }

  /// Where a value stands, from 0 at the low end to 1; nil where it has no place.
  package func place(of value: Double) -> Double? {
    guard value.isFinite else { return nil }
    let share: Double
    switch scale {
    case .linear: share = (value - range.lowerBound) / (range.upperBound - range.lowerBound)
    case .logarithmic:
      guard value > 0 else { return nil }
      share = Self.logarithm(value / range.lowerBound) / Self.logarithm(range.upperBound / range.lowerBound)
    }
    return min(max(share, 0), 1)
  }

  /// The marks of an axis of `length`, none of whose labels comes nearer than `gap` to the next.
  ///
  /// - Parameter extent: how much room a label takes along the axis.
  package func ticks(length: Double, gap: Double, extent: (String) -> Double) -> [Tick] {
    func fits(_ ticks: [Tick]) -> Bool { thinned(ticks, length, gap, extent).count == ticks.count }
    if !ownTicks.isEmpty { return thinned(ownTicks.filter { isInside($0.value) }, length, gap, extent) }
    // A short piece of a logarithmic axis may hold no power at all.
    let candidates = (scale == .linear ? [] : logarithmicCandidates()) + linearCandidates()
    if let chosen = candidates.first(where: { $0.count >= 2 && fits($0) }) { return chosen }
    let remains = candidates.map { thinned($0, length, gap, extent) }
    return remains.max { $0.count < $1.count } ?? []
  }

  private func isInside(_ value: Double) -> Bool {
    let slack = (range.upperBound - range.lowerBound) * 1e-9
    return value >= range.lowerBound - slack && value <= range.upperBound + slack
  }

  /// The first tick, and each next one that leaves the gap.
  private func thinned(_ ticks: [Tick], _ length: Double, _ gap: Double, _ extent: (String) -> Double) -> [Tick] {
    var kept: [Tick] = []
    var end = -Double.infinity
    for tick in ticks {
      guard let place = place(of: tick.value) else { continue }
      let half = extent(tick.label) / 2
      guard place * length - half >= end + (kept.isEmpty ? 0 : gap) else { continue }
      kept.append(tick)
      end = place * length + half
    }
    return kept
  }

  /// Ticks at multiples of 1, 2, 5 × 10ⁿ, the finest first.
  private func linearCandidates() -> [[Tick]] {
    let width = range.upperBound - range.lowerBound
    var power = 1.0
    var exponent = 0
    while power > width / 10 { (power, exponent) = (power / 10, exponent - 1) }
    while power * 10 <= width / 10 { (power, exponent) = (power * 10, exponent + 1) }
    return [(1, 0), (2, 0), (5, 0), (1, 1), (2, 1), (5, 1)].map { digit, raised in
      let step = Double("\(digit)e\(exponent + raised)") ?? power
      let first = (range.lowerBound / step - 1e-9).rounded(.up)
      let last = (range.upperBound / step + 1e-9).rounded(.down)
      guard first.isFinite, last.isFinite, abs(first) < 1e9, last >= first, last - first < 200 else { return [] }
      let digits = unit == .percent ? max(0, -(exponent + raised + 2)) : max(0, -(exponent + raised))
      return (0...Int(last - first)).map { number in
        let value = (first + Double(number)) * step
        return Tick(value, text(value, digits: min(digits, 12)))
      }
    }
  }

  /// Ticks at 1, 2, 5 × 10ⁿ, then at every power, every second, and so on.
  private func logarithmicCandidates() -> [[Tick]] {
    var exponents: [Int] = []
    var power = 1.0
    var exponent = 0
    while power > range.lowerBound { (power, exponent) = (power / 10, exponent - 1) }
    while power <= range.upperBound {
      exponents.append(exponent)
      exponent += 1
      power *= 10
      if power * 10 <= range.lowerBound { exponents.removeAll() }
    }
    func ticks(_ digits: [Int], every step: Int) -> [Tick] {
      exponents.filter { $0 % step == 0 }.flatMap { exponent in
        digits.compactMap { digit in
          guard let value = Double("\(digit)e\(exponent)"), isInside(value) else { return nil }
          let digits = unit == .percent ? max(0, -(exponent + 2)) : max(0, -exponent)
          return Tick(value, text(value, digits: min(digits, 12)))
        }
      }
    }
    return [ticks([1, 2, 5], every: 1), ticks([1, 3], every: 1)] + (1...10).map { ticks([1], every: $0) }
  }

  private func text(_ value: Double, digits: Int) -> String {
    switch unit {
    case .number: NumberText.fixed(value, digits: digits)
    case .percent: NumberText.fixed(value * 100, digits: digits) + " %"
    }
  }

  private static func logarithm(_ value: Double) -> Double { log2(value) }
}
