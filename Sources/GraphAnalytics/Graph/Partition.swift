/// A division of the vertices into groups `0..<groupCount`.
public struct Partition: Sendable, Equatable {
  /// The group of each vertex.
  public let groups: VertexArray<Int>
  public let groupCount: Int

  /// Numbers groups by the lowest vertex they hold, so that equal divisions compare equal.
  ///
  /// - Parameter labels: any numbers; equal numbers mean the same group.
  public init(labels: [Int]) {
    var number: [Int: Int] = [:]
    var groups: [Int] = []
    groups.reserveCapacity(labels.count)
    for label in labels {
      let next = number.count
      groups.append(number[label, default: next])
      if number[label] == nil { number[label] = next }
    }
    self.groups = VertexArray(groups)
    groupCount = number.count
  }

  /// The number of vertices in each group.
  public var sizes: [Int] {
    var sizes = [Int](repeating: 0, count: groupCount)
    for group in groups { sizes[group] += 1 }
    return sizes
  }

  /// The same groups numbered by falling size; equal sizes by lowest vertex.
  public func bySize() -> Partition {
    let sizes = self.sizes
    let order = (0..<groupCount).sorted { sizes[$0] != sizes[$1] ? sizes[$0] > sizes[$1] : $0 < $1 }
    var rank = [Int](repeating: 0, count: groupCount)
    for (new, old) in order.enumerated() { rank[old] = new }
    return Partition(numbered: groups.map { rank[$0] }, groupCount: groupCount)
  }

  private init(numbered groups: [Int], groupCount: Int) {
    self.groups = VertexArray(groups)
    self.groupCount = groupCount
  }
}
