/// The words of which reasons are made, in one language.
struct ReasonWords: Sendable {
  let language: Language

  func pick(_ english: String, _ french: String) -> String {
    switch language {
    case .en: english
    case .fr: french
    }
  }

  func times(_ count: Int) -> String {
    switch count {
    case 1: pick("once", "une fois")
    case 2: pick("twice", "deux fois")
    default: pick("\(count) times", "\(count) fois")
    }
  }

  func counted(_ count: Int, _ one: String, _ many: String) -> String {
    // French has a singular for nothing as well.
    count == 1 || (count == 0 && language == .fr) ? "\(count) \(one)" : "\(count) \(many)"
  }

  /// `a`, `a and b`, `a, b and c`.
  func list(_ parts: [String]) -> String {
    guard let last = parts.last, parts.count > 1 else { return parts.first ?? "" }
    return parts.dropLast().joined(separator: ", ") + pick(" and ", " et ") + last
  }

  /// Several things one may know, as one sentence without a full stop.
  func sentence(_ parts: [String?]) -> String {
    parts.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: pick("; ", " ; "))
  }

  /// With two digits behind the point.
  func number(_ value: Double) -> String {
    let hundredths = Int((min(max(value, 0), 1e6) * 100).rounded())
    let rest = hundredths % 100
    return "\(hundredths / 100)" + pick(".", ",") + (rest < 10 ? "0" : "") + "\(rest)"
  }

  /// How many times the usual gap, or how many days: whole above ten.
  func rounded(_ value: Double) -> String {
    if value >= 10 { return String(Int(min(value, 1e9).rounded())) }
    let tenths = Int((max(value, 0) * 10).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10)" + pick(".", ",") + "\(tenths % 10)"
  }

  /// The month of a second since 1970, as `YYYY-MM`.
  static func month(of second: Int64) -> String { String("\(Day(ofSecond: second))".prefix(7)) }
  static func day(of second: Int64) -> String { "\(Day(ofSecond: second))" }
}
