/// A 64-bit hash that is the same in every process and version: SipHash-2-4 with a fixed key.
///
/// It tells whether two exports speak of the same thing, without keeping any text of it. Among a million things two
/// share a hash with a chance of 3 in 100 million. Source: Aumasson, Bernstein (2012), doi:10.1007/978-3-642-34931-7_28.
package struct StableHash {
  private var a: UInt64
  private var b: UInt64
  private var c: UInt64
  private var d: UInt64
  private var tail: UInt64 = 0
  private var length = 0

  package init(key: (UInt64, UInt64) = (0x0706_0504_0302_0100, 0x0F0E_0D0C_0B0A_0908)) {
    a = key.0 ^ 0x736F_6D65_7073_6575
    b = key.1 ^ 0x646F_7261_6E64_6F6D
    c = key.0 ^ 0x6C79_6765_6E65_7261
    d = key.1 ^ 0x7465_6462_7974_6573
  }

  package mutating func add(_ byte: UInt8) {
    tail |= UInt64(byte) << UInt64(8 * (length & 7))
    length += 1
    if length & 7 == 0 {
      take(tail)
      tail = 0
    }
  }

  package mutating func add(_ bytes: some Sequence<UInt8>) { for byte in bytes { add(byte) } }

  /// The text, and an end that no text holds.
  package mutating func add(_ text: String) {
    add(text.utf8)
    add(0xFF as UInt8)
  }

  package mutating func add(_ number: UInt64) {
    for shift in 0..<8 { add(UInt8(truncatingIfNeeded: number >> UInt64(8 * shift))) }
  }

  package consuming func finish() -> UInt64 {
    take(tail | UInt64(length & 0xFF) << 56)
    c ^= 0xFF
    for _ in 0..<4 { round() }
    return a ^ b ^ c ^ d
  }

  package static func of(_ text: String) -> UInt64 {
    var hash = StableHash()
    hash.add(text.utf8)
    return hash.finish()
  }

  private mutating func take(_ word: UInt64) {
    d ^= word
    round()
    round()
    a ^= word
  }

  private mutating func round() {
    a &+= b
    b = b << 13 | b >> 51
    b ^= a
    a = a << 32 | a >> 32
    c &+= d
    d = d << 16 | d >> 48
    d ^= c
    a &+= d
    d = d << 21 | d >> 43
    d ^= a
    c &+= b
    b = b << 17 | b >> 47
    b ^= c
    c = c << 32 | c >> 32
  }
}
