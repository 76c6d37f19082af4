/// Packs files for tests, without compression.
struct ZipFile {
  private(set) var bytes: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  static func bytes(_ files: [(name: String, content: [UInt8])]) -> [UInt8] {
    var zip = ZipFile()
    for file in files { zip.add(file.name, file.content) }
    return zip.closed()
  }

  private mutating func add(_ name: String, _ content: [UInt8]) {
    let start = bytes.count
    // version, flags (names are UTF-8), stored, no date
    var head = Self.number(20, 2) + Self.number(1 << 11, 2) + [UInt8](repeating: 0, count: 6)
    head += Self.number(Self.checksum(content), 4) + Self.number(UInt32(content.count), 4)
    head += Self.number(UInt32(content.count), 4) + Self.number(UInt32(name.utf8.count), 2) + [0, 0]
    bytes += [0x50, 0x4B, 3, 4] + head + Array(name.utf8) + content
    directory += [0x50, 0x4B, 1, 2, 20, 0] + head + [UInt8](repeating: 0, count: 10)
    directory += Self.number(UInt32(start), 4) + Array(name.utf8)
    count += 1
  }

  private mutating func closed() -> [UInt8] {
    let end =
      [0x50, 0x4B, 5, 6, 0, 0, 0, 0] + Self.number(UInt32(count), 2) + Self.number(UInt32(count), 2)
      + Self.number(UInt32(directory.count), 4) + Self.number(UInt32(bytes.count), 4) + [0, 0]
    return bytes + directory + end
  }

  private static func number(_ value: UInt32, _ size: Int) -> [UInt8] {
    (0..<size).map { UInt8(truncatingIfNeeded: value >> UInt32(8 * $0)) }
  }

  private static let table: [UInt32] = (0..<256).map { start in
    (0..<8).reduce(UInt32(start)) { value, _ in value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
  }

  private static func checksum(_ content: [UInt8]) -> UInt32 {
    let table = table
    return ~content.reduce(~0) { $0 >> 8 ^ table[Int(UInt8(truncatingIfNeeded: $0) ^ $1)] }
  }
}
