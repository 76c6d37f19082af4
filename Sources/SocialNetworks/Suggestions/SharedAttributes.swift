#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Organizations, places, tags and interests, to be compared between two people.
struct SharedAttributes: Sendable {
  /// Values of person p, sorted, at `offsets[p]..<offsets[p + 1]`.
  private var offsets: [Int] = [0]
  private var numbers: [UInt32] = []
  private var names: [String] = []
  /// 1 / log(1 + people who have it).
  private var worths: [Double] = []
  /// Those that name circles and interests.
  static let columns: Set<String> = [
    "organization", "organisation", "company", "department", "place", "city", "country", "tag", "tags", "interest",
    "interests", "group", "school", "field",
  ]

  var isEmpty: Bool { numbers.isEmpty }

  /// - Parameter chosen: names of columns in lower case; nil for those that name circles and interests.
  init(_ people: PersonTable, order: [Int], columns chosen: Set<String>? = nil) {
    let chosen = chosen ?? Self.columns
    let columns = people.attributes.filter { chosen.contains($0.name.lowercased()) }
    guard !columns.isEmpty else { return }
    var known: [String: Int] = [:]
    var counts: [Int] = []
    for person in order {
      var own: Set<Int> = []
      for column in columns where person < column.values.count {
        guard let text = column.values[person] else { continue }
        for piece in text.split(separator: ";") {
          let name = piece.drop { $0 == " " }
          if name.isEmpty { continue }
          let key = column.name.lowercased() + "\u{0}" + name.lowercased()
          let number = known[key] ?? names.count
          if number == names.count {
            known[key] = number
            names.append(String(name))
            counts.append(0)
          }
          if own.insert(number).inserted { counts[number] += 1 }
        }
      }
      numbers += own.sorted().map { UInt32($0) }
      offsets.append(numbers.count)
    }
    worths = counts.map { 1 / log1p(Double($0)) }
  }

  /// Σ 1 / log(1 + n) over what both have, n people having it.
  func worth(_ first: Int, _ second: Int) -> Double {
    var sum = 0.0
    visit(first, second) { sum += worths[$0] }
    return sum
  }

  /// What both have, the rarest first.
  func names(_ first: Int, _ second: Int) -> [String] {
    var found: [Int] = []
    visit(first, second) { found.append($0) }
    return found.sorted { (-worths[$0], names[$0]) < (-worths[$1], names[$1]) }.map { names[$0] }
  }

  private func visit(_ first: Int, _ second: Int, _ body: (Int) -> Void) {
    if numbers.isEmpty { return }
    var (one, other) = (offsets[first], offsets[second])
    let (end, otherEnd) = (offsets[first + 1], offsets[second + 1])
    while one < end && other < otherEnd {
      let (a, b) = (numbers[one], numbers[other])
      if a == b { body(Int(a)) }
      if a <= b { one += 1 }
      if b <= a { other += 1 }
    }
  }
}
