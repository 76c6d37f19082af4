package import SocialNetworks

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Numbers distinct byte strings in the order they come, without making a String of any.
///
/// Open addressing. A slot leads straight to a record of number, length and bytes, so that finding a name that is far from
/// the caches waits for memory twice. Hashes are keyed anew in every process, so that no file can be made to collide.
@safe
package struct NameInterner: Sendable {
  /// Number and length, four bytes each, then the name; one record after the other.
  private var records: [UInt8] = []
  /// Where each name begins in `records`.
  private var starts: [Int] = []
  /// 24 bits of the hash and 40 of where the record begins, plus one; or 0.
  private var slots: [UInt64] = [UInt64](repeating: 0, count: 256)

  package init() {}

  package var count: Int { starts.count }

  package mutating func number(of bytes: Bytes, _ range: Range<Int>) -> UInt32 {
    let part = bytes.slice(range)
    return unsafe number(UnsafeBufferPointer(start: part.base, count: part.count))
  }

  package mutating func number(of name: [UInt8]) -> UInt32 {
    unsafe name.withUnsafeBufferPointer { unsafe number($0) }
  }

  package mutating func number(of name: String) -> UInt32 {
    var name = name
    return name.withUTF8 { unsafe number($0) }
  }

  /// The number of a name that came before, or nil.
  package func number(ifKnown name: String) -> UInt32? {
    var name = name
    return name.withUTF8 { name in unsafe find(name, Self.hash(name)).number }
  }

  package func text(_ number: Int) -> String { String(decoding: records[range(of: number)], as: UTF8.self) }

  /// The names of `other` in its order, under the numbers they have here.
  package mutating func merge(_ other: NameInterner) -> [UInt32] {
    unsafe other.records.withUnsafeBufferPointer { all in
      (0..<other.count).map { unsafe number(UnsafeBufferPointer(rebasing: all[other.range(of: $0)])) }
    }
  }

  /// Whether every name is valid UTF-8 without a byte 0.
  package var areText: Bool {
    unsafe records.withUnsafeBufferPointer { all in
      guard let base = all.baseAddress else { return true }
      let whole = unsafe Bytes(base: base, count: all.count)
      return (0..<count).allSatisfy { number in
        let name = whole.slice(range(of: number))
        return TextEncoding.isUTF8(name) && name.firstPlace(of: 0, in: 0..<name.count) == name.count
      }
    }
  }

  package func table() -> NameTable {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(max(0, records.count - 8 * count))
    var offsets: [Int] = [0]
    offsets.reserveCapacity(count + 1)
    for number in 0..<count {
      bytes.append(contentsOf: records[range(of: number)])
      offsets.append(bytes.count)
    }
    return NameTable(distinctBytes: bytes, offsets: offsets)
  }

  private func range(of number: Int) -> Range<Int> {
    starts[number]..<(number + 1 < count ? starts[number + 1] - 8 : records.count)
  }

  private mutating func number(_ name: UnsafeBufferPointer<UInt8>) -> UInt32 {
    let hash = unsafe Self.hash(name)
    let (found, slot) = unsafe find(name, hash)
    if let found { return found }
    let number = UInt32(count)
    slots[slot] = hash & Self.tagMask | UInt64(records.count + 1)
    append(number)
    append(UInt32(truncatingIfNeeded: name.count))
    starts.append(records.count)
    unsafe records.append(contentsOf: name)
    if count * 2 > slots.count { grow() }
    return number
  }

  private mutating func append(_ value: UInt32) {
    for shift in stride(from: UInt32(0), to: 32, by: 8) { records.append(UInt8(truncatingIfNeeded: value >> shift)) }
  }

  /// The number of a name, or the slot where it belongs.
  private func find(_ name: UnsafeBufferPointer<UInt8>, _ hash: UInt64) -> (number: UInt32?, slot: Int) {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    return unsafe records.withUnsafeBytes { all in
      while slots[slot] != 0 {
        if slots[slot] & Self.tagMask == hash & Self.tagMask {
          let record = Int(slots[slot] & ~Self.tagMask) - 1
          let number = unsafe all.loadUnaligned(fromByteOffset: record, as: UInt32.self)
          let length = unsafe all.loadUnaligned(fromByteOffset: record + 4, as: UInt32.self)
          if UInt32(littleEndian: length) == UInt32(truncatingIfNeeded: name.count),
            unsafe Self.isEqual(all, record + 8, name)
          {
            return (UInt32(littleEndian: number), slot)
          }
        }
        slot = (slot + 1) & mask
      }
      return (nil, slot)
    }
  }

  private static func isEqual(
    _ all: UnsafeRawBufferPointer, _ start: Int, _ name: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard let base = all.baseAddress, let other = name.baseAddress else { return name.isEmpty }
    return unsafe memcmp(base + start, other, name.count) == 0
  }

  private mutating func grow() {
    let size = slots.count * 4
    var larger = [UInt64](repeating: 0, count: size)
    unsafe records.withUnsafeBufferPointer { all in
      for number in 0..<count {
        let range = range(of: number)
        let hash = unsafe Self.hash(UnsafeBufferPointer(rebasing: all[range]))
        var slot = Int(truncatingIfNeeded: hash) & (size - 1)
        while larger[slot] != 0 { slot = (slot + 1) & (size - 1) }
        larger[slot] = hash & Self.tagMask | UInt64(range.lowerBound - 8 + 1)
      }
    }
    slots = larger
  }

  private static let tagMask: UInt64 = ~0 << 40
  private static let key = UInt64.random(in: .min ... .max) | 1

  private static func hash(_ name: UnsafeBufferPointer<UInt8>) -> UInt64 {
    let key = self.key
    var hash = key ^ UInt64(truncatingIfNeeded: name.count)
    var place = 0
    let raw = UnsafeRawBufferPointer(name)
    while place + 8 <= name.count {
      let word = unsafe raw.loadUnaligned(fromByteOffset: place, as: UInt64.self)
      hash = mix(hash ^ word, key)
      place += 8
    }
    var rest: UInt64 = 0
    while place < name.count {
      let byte = unsafe name[place]
      rest = rest << 8 | UInt64(byte)
      place += 1
    }
    return mix(hash ^ rest, key)
  }

  private static func mix(_ value: UInt64, _ key: UInt64) -> UInt64 {
    let product = value.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15 ^ key)
    return product.high ^ product.low
  }
}
