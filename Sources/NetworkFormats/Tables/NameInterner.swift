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
/// Open addressing over packed copies of the names; hashes are keyed anew in every process, so that no file can be made to
/// collide.
@safe
package struct NameInterner: Sendable {
  package private(set) var bytes: [UInt8] = []
  package private(set) var offsets: [Int] = [0]
  private var hashes: [UInt32] = []
  /// The number of a name plus one, or 0.
  private var slots: [UInt32] = [UInt32](repeating: 0, count: 256)

  package init() {}

  package var count: Int { offsets.count - 1 }

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
    return name.withUTF8 { name in
      let hash = unsafe Self.hash(name)
      let mask = slots.count - 1
      var slot = Int(hash) & mask
      while slots[slot] != 0 {
        let number = Int(slots[slot] - 1)
        if hashes[number] == hash, unsafe isName(number, name) { return UInt32(number) }
        slot = (slot + 1) & mask
      }
      return nil
    }
  }

  package func range(of number: Int) -> Range<Int> { offsets[number]..<offsets[number + 1] }

  package func text(_ number: Int) -> String { String(decoding: bytes[range(of: number)], as: UTF8.self) }

  /// The names of `other` in its order, under the numbers they have here.
  package mutating func merge(_ other: NameInterner) -> [UInt32] {
    unsafe other.bytes.withUnsafeBufferPointer { all in
      (0..<other.count).map { name in
        unsafe number(UnsafeBufferPointer(rebasing: all[other.range(of: name)]), hash: other.hashes[name])
      }
    }
  }

  /// Whether every name is valid UTF-8 without a byte 0.
  package var areText: Bool {
    if !bytes.contains(where: { $0 >= 0x80 || $0 == 0 }) { return true }
    if bytes.contains(0) { return false }
    return unsafe bytes.withUnsafeBufferPointer { all in
      guard let base = all.baseAddress else { return true }
      let whole = unsafe Bytes(base: base, count: all.count)
      return (0..<count).allSatisfy { TextEncoding.isUTF8(whole.slice(range(of: $0))) }
    }
  }

  package consuming func table() -> NameTable { NameTable(distinctBytes: bytes, offsets: offsets) }

  @inline(__always)
  private mutating func number(_ name: UnsafeBufferPointer<UInt8>) -> UInt32 {
    unsafe number(name, hash: Self.hash(name))
  }

  private mutating func number(_ name: UnsafeBufferPointer<UInt8>, hash: UInt32) -> UInt32 {
    let mask = slots.count - 1
    var slot = Int(hash) & mask
    while slots[slot] != 0 {
      let number = Int(slots[slot] - 1)
      if hashes[number] == hash, unsafe isName(number, name) { return UInt32(number) }
      slot = (slot + 1) & mask
    }
    let number = UInt32(count)
    slots[slot] = number + 1
    unsafe bytes.append(contentsOf: name)
    offsets.append(bytes.count)
    hashes.append(hash)
    if count * 2 > slots.count { grow() }
    return number
  }

  private func isName(_ number: Int, _ name: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = offsets[number]
    guard offsets[number + 1] - start == name.count else { return false }
    return unsafe bytes.withUnsafeBufferPointer { all in
      guard let base = all.baseAddress, let other = name.baseAddress else { return name.isEmpty }
      return unsafe memcmp(base + start, other, name.count) == 0
    }
  }

  private mutating func grow() {
    let size = slots.count * 4
    var larger = [UInt32](repeating: 0, count: size)
    for (number, hash) in hashes.enumerated() {
      var slot = Int(hash) & (size - 1)
      while larger[slot] != 0 { slot = (slot + 1) & (size - 1) }
      larger[slot] = UInt32(number) + 1
    }
    slots = larger
  }

  private static let key = UInt64.random(in: .min ... .max) | 1

  private static func hash(_ name: UnsafeBufferPointer<UInt8>) -> UInt32 {
    var hash = key ^ UInt64(truncatingIfNeeded: name.count)
    var place = 0
    let raw = UnsafeRawBufferPointer(name)
    while place + 8 <= name.count {
      let word = unsafe raw.loadUnaligned(fromByteOffset: place, as: UInt64.self)
      hash = mix(hash ^ word)
      place += 8
    }
    var rest: UInt64 = 0
    while place < name.count {
      let byte = unsafe name[place]
      rest = rest << 8 | UInt64(byte)
      place += 1
    }
    hash = mix(hash ^ rest)
    return UInt32(truncatingIfNeeded: hash ^ hash >> 32)
  }

  private static func mix(_ value: UInt64) -> UInt64 {
    let product = value.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15 ^ key)
    return product.high ^ product.low
  }
}
