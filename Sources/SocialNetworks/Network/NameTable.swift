/// Distinct names, packed as UTF-8 bytes and numbered in the order they came.
///
/// Names are compared byte for byte: no folding, no trimming, no Unicode equivalence.
public struct NameTable: Sendable, Equatable {
  /// All names, one after the other.
  package private(set) var bytes: [UInt8]
  /// Where each name starts in `bytes`, and last their end: `count + 1` numbers.
  package private(set) var offsets: [Int]
  /// Open addressing: the number of a name plus one, or 0. Empty until the first search or insertion needs it.
  private var slots: [UInt32] = []

  public init() {
    bytes = []
    offsets = [0]
  }

  /// Takes packed names that the caller knows to be distinct. The search index is made when first needed.
  package init(distinctBytes bytes: consuming [UInt8], offsets: consuming [Int]) {
    self.bytes = bytes
    self.offsets = offsets
  }

  public var count: Int { offsets.count - 1 }

  /// The name with that number; bytes that are not UTF-8 become U+FFFD.
  public subscript(number: Int) -> String {
    String(decoding: bytes[offsets[number]..<offsets[number + 1]], as: UTF8.self)
  }

  package func utf8(of number: Int) -> ArraySlice<UInt8> { bytes[offsets[number]..<offsets[number + 1]] }

  /// The number of `name`, or nil. A scan while there is no index, O(1) afterwards.
  public func number(of name: String) -> Int? { number(ofUTF8: Array(name.utf8)[...]) }

  package func number(ofUTF8 name: ArraySlice<UInt8>) -> Int? {
    if slots.isEmpty {
      for number in 0..<count where isName(number, name) { return number }
      return nil
    }
    let mask = slots.count - 1
    var slot = Self.hash(name) & mask
    while slots[slot] != 0 {
      if isName(Int(slots[slot]) - 1, name) { return Int(slots[slot]) - 1 }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// The number of `name`, which is added when new.
  @discardableResult
  public mutating func insert(_ name: String) -> Int { insert(utf8: Array(name.utf8)[...]) }

  @discardableResult
  package mutating func insert(utf8 name: ArraySlice<UInt8>) -> Int {
    if slots.count < 2 * (count + 1) { rebuildIndex() }
    let mask = slots.count - 1
    var slot = Self.hash(name) & mask
    while slots[slot] != 0 {
      if isName(Int(slots[slot]) - 1, name) { return Int(slots[slot]) - 1 }
      slot = (slot + 1) & mask
    }
    bytes.append(contentsOf: name)
    offsets.append(bytes.count)
    slots[slot] = UInt32(count)
    return count - 1
  }

  /// Makes searches O(1).
  package mutating func buildIndex() {
    if slots.isEmpty { rebuildIndex() }
  }

  private mutating func rebuildIndex() {
    var size = 64
    while size < 4 * (count + 1) { size *= 2 }
    slots = [UInt32](repeating: 0, count: size)
    for number in 0..<count {
      var slot = Self.hash(utf8(of: number)) & (size - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = UInt32(number + 1)
    }
  }

  private func isName(_ number: Int, _ name: ArraySlice<UInt8>) -> Bool {
    let start = offsets[number]
    guard offsets[number + 1] - start == name.count else { return false }
    var place = start
    for byte in name {
      if bytes[place] != byte { return false }
      place += 1
    }
    return true
  }

  /// Keyed anew in every process, so that no file can be made to collide.
  private static let key = UInt64.random(in: .min ... .max) | 1

  private static func hash(_ name: ArraySlice<UInt8>) -> Int {
    var hash = key
    for byte in name { hash = (hash ^ UInt64(byte)) &* 0x9E37_79B9_7F4A_7C15 ^ (hash >> 29) }
    hash ^= hash >> 32
    return Int(truncatingIfNeeded: hash & 0x7FFF_FFFF_FFFF_FFFF)
  }

  public static func == (left: NameTable, right: NameTable) -> Bool {
    left.offsets == right.offsets && left.bytes == right.bytes
  }
}
