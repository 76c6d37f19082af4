import GraphAnalytics
package import SocialNetworks

/// Numbers whole numbers in the order they come, through a table with a place for each.
package struct NumberIds {
  package let limit: Int
  private var storage: ColumnStorage<UInt32>
  /// The number of a value plus one, or 0.
  private var table: Column<UInt32>
  package private(set) var values: [UInt32] = []

  /// - Parameter limit: values from here on are refused.
  package init(limit: Int) {
    self.limit = limit
    storage = ColumnStorage(zeros: min(limit, 1 << 16))
    table = storage.column
  }

  @inline(__always)
  package mutating func number(of value: UInt32) -> UInt32? {
    if Int(value) >= table.count && !grow(toHold: Int(value)) { return nil }
    let found = table[Int(value)]
    if found != 0 { return found - 1 }
    return add(value)
  }

  package func nameTable() -> NameTable {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(values.count * 7)
    var offsets: [Int] = [0]
    offsets.reserveCapacity(values.count + 1)
    for value in values {
      var divisor: UInt32 = 1
      while value / divisor >= 10 { divisor *= 10 }
      while divisor > 0 {
        bytes.append(UInt8(48 + value / divisor % 10))
        divisor /= 10
      }
      offsets.append(bytes.count)
    }
    return NameTable(distinctBytes: bytes, offsets: offsets)
  }

  @inline(never)
  private mutating func add(_ value: UInt32) -> UInt32 {
    values.append(value)
    table[Int(value)] = UInt32(values.count)
    return UInt32(values.count - 1)
  }

  @inline(never)
  private mutating func grow(toHold value: Int) -> Bool {
    guard value < limit else { return false }
    var size = table.count
    while size <= value { size *= 2 }
    let larger = ColumnStorage<UInt32>(zeros: min(limit, size))
    larger.column.copy(from: table)
    storage = larger
    table = larger.column
    return true
  }
}
