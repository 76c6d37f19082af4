public import GraphAnalytics

/// Where values differ from expected ones by more than a tolerance, in sentences; empty when nowhere.
///
/// - Parameter expected: nil means undefined, for which `values` must hold NaN.
public func differences(
  _ values: VertexArray<Double>, from expected: [Double?], tolerance: Double = 1e-9
) -> [String] {
  guard values.count == expected.count else { return ["\(values.count) values, \(expected.count) expected"] }
  return values.indices.compactMap { index -> String? in
    let value = values[index]
    guard let wanted = expected[index] else { return value.isNaN ? nil : "\(index): \(value), expected undefined" }
    if value == wanted || abs(value - wanted) <= tolerance * max(1, abs(wanted)) { return nil }
    return "\(index): \(value), expected \(wanted)"
  }
}
