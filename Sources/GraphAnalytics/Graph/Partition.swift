/// A division of the vertices into groups `0..<groupCount`.
public struct Partition: Sendable, Equatable {
  /// The group of each vertex.
  public let groups: VertexArray<Int>
  public let groupCount: Int

  /// Numbers groups by the lowest vertex they hold, so that equal divisions compare equal.
  ///
  /// - Parameter labels: any numbers; equal numbers mean the same group.
  public init(labels: [Int]) {
    let bound = labels.count
    var groups: [Int] = []
    groups.reserveCapacity(bound)
    var count = 0
    if labels.allSatisfy({ $0 >= 0 && $0 < bound }) {
      var number = [Int](repeating: -1, count: bound)
      for label in labels {
        if number[label] < 0 {
          number[label] = count
          count += 1
        }
        groups.append(number[label])
      }
    } else {
      var number: [Int: Int] = [:]
      for label in labels {
        let group = number[label] ?? count
        if group == count {
          number[label] = group
          count += 1
        }
        groups.append(group)
      }
    }
    self.groups = VertexArray(groups)
    groupCount = count
  }

  /// Takes, for each vertex, the lowest vertex of its group.
  package init(lowest: Buffer<UInt32>) {
    let n = lowest.count
    var groups = [Int](repeating: 0, count: n)
    var count = 0
    for vertex in 0..<n {
      let first = Int(lowest[vertex])
      if first == vertex {
        groups[vertex] = count
        count += 1
      } else {
        groups[vertex] = groups[first]
      }
    }
    self.groups = VertexArray(groups)
    groupCount = count
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
