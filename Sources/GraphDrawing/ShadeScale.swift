/// How values become places in a scale of colors.
///
/// place = f(value − least) / f(greatest − least), where f is the identity, or the square root when more than half of the
/// values lie in the lowest fifth, as with most measures of networks.
struct ShadeScale {
  let least: Double
  let greatest: Double
  /// Whether places follow the root of values.
  let isRooted: Bool
  /// How many colors there are.
  let stepCount: Int

  /// - Returns: nil when no value is finite or all are the same.
  init?(_ values: [Double], stepCount: Int) {
    let known = values.filter(\.isFinite).sorted()
    guard let least = known.first, let greatest = known.last, least < greatest, (greatest - least).isFinite,
      stepCount > 0
    else { return nil }
    self.least = least
    self.greatest = greatest
    self.stepCount = stepCount
    isRooted = (known[known.count / 2] - least) / (greatest - least) < 0.2
  }

  /// From 0 to 1.
  func place(of value: Double) -> Double {
    let share = min(max((value - least) / (greatest - least), 0), 1)
    return isRooted ? share.squareRoot() : share
  }

  /// The value at a place from 0 to 1.
  func value(at place: Double) -> Double {
    least + (greatest - least) * (isRooted ? place * place : place)
  }

  /// The color of a value; nil for what is no number.
  func step(of value: Double) -> Int? {
    guard value.isFinite else { return nil }
    return Int(min(place(of: value) * Double(stepCount), Double(stepCount - 1)))
  }
}
