import SocialNetworks

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A snapshot as one file of flat arrays, read in one go: 64-bit words in the order of the machine, a checksum last.
enum SnapshotFile {
  private static let magic: [UInt64] = [0x5041_4E53_544E_4531, 2]

  static func write(_ snapshot: NetworkSnapshot, identity: UInt64, to path: String) throws {
    var packer = SnapshotPacker()
    packer.append(magic)
    packer.append([
      identity, UInt64(bitPattern: snapshot.generation), UInt64(bitPattern: Int64(snapshot.owner ?? -1)),
      UInt64(snapshot.history.personCount),
    ])
    let people = snapshot.people
    packer.append(people.ids.bytes)
    packer.append(people.ids.offsets)
    packer.append(texts: people.labels)
    packer.append(texts: people.attributes.map(\.name))
    for attribute in people.attributes { packer.append(texts: attribute.values) }
    let history = snapshot.history
    packer.append(history.lows)
    packer.append(history.highs)
    packer.append(history.offsets)
    packer.append(history.moments)
    packer.append(history.channels)
    packer.append(history.directions)
    packer.append(history.sizes)
    packer.append(history.durations)
    packer.append(history.declared)
    packer.append(history.forwardRatings)
    packer.append(history.backwardRatings)
    packer.append(history.declaredSince)
    packer.append(history.sharedSince)
    packer.append(history.ratedSince)
    packer.append([packer.checksum])

    let (temporary, descriptor) = try StoreFile.temporary(beside: path)
    var place = 0
    while place < packer.bytes.count {
      let sent = unsafe packer.bytes.withUnsafeBytes { bytes in
        unsafe pwrite(descriptor, bytes.baseAddress.map { unsafe $0 + place }, bytes.count - place, off_t(place))
      }
      if sent <= 0 { break }
      place += sent
    }
    StoreFile.close(descriptor)
    guard place == packer.bytes.count else {
      StoreFile.remove(temporary)
      throw StorageError.failed(path: path, reason: "cannot be written")
    }
    guard unsafe rename(temporary, path) == 0 else {
      StoreFile.remove(temporary)
      throw StorageError.failed(path: path, reason: "cannot be written")
    }
  }

  /// - Returns: nil when there is no such file, or anything about it is not as it was written.
  static func read(_ path: String) -> (snapshot: NetworkSnapshot, identity: UInt64)? {
    guard var unpacker = bytes(of: path).flatMap({ SnapshotUnpacker($0) }),
      unpacker.array(of: UInt64.self) == magic, let head = unpacker.array(of: UInt64.self), head.count == 4,
      let people = people(&unpacker), let history = history(&unpacker, personCount: Int(clamping: head[3]))
    else { return nil }
    let owner = Int(truncatingIfNeeded: head[2])
    guard unpacker.isAtEnd, people.count == history.personCount, owner < people.count else { return nil }
    let snapshot = NetworkSnapshot(
      people: people, history: history, owner: owner < 0 ? nil : owner, generation: Int64(bitPattern: head[1]))
    return (snapshot, head[0])
  }

  private static func people(_ unpacker: inout SnapshotUnpacker) -> PersonTable? {
    guard let bytes = unpacker.array(of: UInt8.self), let offsets = unpacker.array(of: Int.self),
      offsets.first == 0, offsets.last == bytes.count, zip(offsets, offsets.dropFirst()).allSatisfy({ $0 <= $1 }),
      let labels = unpacker.texts(), labels.count == offsets.count - 1, let names = unpacker.texts()
    else { return nil }
    var table = PersonTable(ids: NameTable(distinctBytes: bytes, offsets: offsets), labels: labels)
    for name in names {
      guard let values = unpacker.texts(), values.count == labels.count else { return nil }
      table.attributes.append(AttributeColumn(name: name ?? "", values: values))
    }
    return table
  }

  private static func history(_ unpacker: inout SnapshotUnpacker, personCount: Int) -> TieHistory? {
    var history = TieHistory(personCount: personCount)
    guard let lows = unpacker.array(of: UInt32.self), let highs = unpacker.array(of: UInt32.self),
      let offsets = unpacker.array(of: Int.self), let moments = unpacker.array(of: Int64.self),
      let channels = unpacker.array(of: UInt8.self), let directions = unpacker.array(of: UInt8.self),
      let sizes = unpacker.array(of: UInt16.self), let durations = unpacker.array(of: Int32.self),
      let declared = unpacker.array(of: UInt8.self), let forward = unpacker.array(of: Float.self),
      let backward = unpacker.array(of: Float.self), let declaredSince = unpacker.array(of: Int64.self),
      let sharedSince = unpacker.array(of: Int64.self), let ratedSince = unpacker.array(of: Int64.self),
      [declaredSince, sharedSince, ratedSince].allSatisfy({ $0.count == lows.count }), highs.count == lows.count,
      offsets.count == lows.count + 1,
      offsets.first == 0, offsets.last == moments.count, channels.count == moments.count,
      directions.count == moments.count, sizes.count == moments.count, durations.count == moments.count,
      declared.count == lows.count, forward.count == lows.count, backward.count == lows.count
    else { return nil }
    history.lows = lows
    history.highs = highs
    history.offsets = offsets
    history.moments = moments
    history.channels = channels
    history.directions = directions
    history.sizes = sizes
    history.durations = durations
    history.declared = declared
    history.forwardRatings = forward
    history.backwardRatings = backward
    history.declaredSince = declaredSince
    history.sharedSince = sharedSince
    history.ratedSince = ratedSince
    return history
  }

  private static func bytes(of path: String) -> [UInt8]? {
    let descriptor = unsafe open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { StoreFile.close(descriptor) }
    var facts = stat()
    guard unsafe fstat(descriptor, &facts) == 0, facts.st_mode & mode_t(S_IFMT) == mode_t(S_IFREG),
      facts.st_size % 8 == 0, facts.st_size > 0
    else { return nil }
    let size = Int(facts.st_size)
    let all = unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let got = unsafe pread(descriptor, buffer.baseAddress.map { unsafe $0 + count }, size - count, off_t(count))
        if got <= 0 { break }
        count += got
      }
    }
    return all.count == size ? all : nil
  }
}

/// Arrays one after the other, each with its count before it and filled up to whole words.
struct SnapshotPacker {
  private(set) var bytes: [UInt8] = []

  mutating func append<Element: BitwiseCopyable>(_ array: [Element]) {
    unsafe withUnsafeBytes(of: UInt64(array.count)) { unsafe bytes.append(contentsOf: $0) }
    unsafe array.withUnsafeBytes { unsafe bytes.append(contentsOf: $0) }
    while bytes.count % 8 != 0 { bytes.append(0) }
  }

  /// Texts as their lengths, -1 for none, and all their bytes.
  mutating func append(texts: [String?]) {
    append(texts.map { Int32(clamping: $0?.utf8.count ?? -1) })
    append(texts.flatMap { Array(($0 ?? "").utf8) })
  }

  var checksum: UInt64 { SnapshotChecksum.of(bytes, count: bytes.count) }
}

/// Reads what `SnapshotPacker` wrote, and nothing beyond its end.
struct SnapshotUnpacker {
  private let bytes: [UInt8]
  private let end: Int
  private var place = 0

  /// - Returns: nil when the checksum is wrong.
  init?(_ bytes: [UInt8]) {
    self.bytes = bytes
    // The checksum is an array of one word.
    end = bytes.count - 16
    guard end >= 0 else { return nil }
    let stored = unsafe bytes.withUnsafeBytes {
      unsafe $0.loadUnaligned(fromByteOffset: bytes.count - 8, as: UInt64.self)
    }
    guard stored == SnapshotChecksum.of(bytes, count: end) else { return nil }
  }

  var isAtEnd: Bool { place == end }

  mutating func array<Element: BitwiseCopyable>(of type: Element.Type) -> [Element]? {
    guard place + 8 <= end else { return nil }
    let count = unsafe bytes.withUnsafeBytes { unsafe $0.loadUnaligned(fromByteOffset: place, as: UInt64.self) }
    guard count <= UInt64(end - place - 8) / UInt64(MemoryLayout<Element>.stride) else { return nil }
    let size = Int(count) * MemoryLayout<Element>.stride
    let start = place + 8
    place = (start + size + 7) / 8 * 8
    guard place <= end else { return nil }
    return unsafe [Element](unsafeUninitializedCapacity: Int(count)) { buffer, filled in
      unsafe bytes.withUnsafeBytes { all in
        if let target = UnsafeMutableRawBufferPointer(buffer).baseAddress, let source = all.baseAddress {
          _ = unsafe memcpy(target, source + start, size)
        }
      }
      filled = Int(count)
    }
  }

  mutating func texts() -> [String?]? {
    guard let lengths = array(of: Int32.self), let text = array(of: UInt8.self) else { return nil }
    var texts: [String?] = []
    texts.reserveCapacity(lengths.count)
    var start = 0
    for length in lengths {
      if length < 0 {
        texts.append(nil)
        continue
      }
      guard start + Int(length) <= text.count else { return nil }
      texts.append(String(decoding: text[start..<start + Int(length)], as: UTF8.self))
      start += Int(length)
    }
    return start == text.count ? texts : nil
  }
}

/// A checksum against accidents, not against adversaries: four lanes of multiply and rotate over words.
enum SnapshotChecksum {
  static func of(_ bytes: [UInt8], count: Int) -> UInt64 {
    unsafe bytes.withUnsafeBytes { all in
      var lanes: (UInt64, UInt64, UInt64, UInt64) = (1, 2, 3, 4)
      let multiplier: UInt64 = 0x9E37_79B9_7F4A_7C15
      var place = 0
      while place + 32 <= count {
        lanes.0 = unsafe (lanes.0 ^ all.loadUnaligned(fromByteOffset: place, as: UInt64.self)) &* multiplier
        lanes.1 = unsafe (lanes.1 ^ all.loadUnaligned(fromByteOffset: place + 8, as: UInt64.self)) &* multiplier
        lanes.2 = unsafe (lanes.2 ^ all.loadUnaligned(fromByteOffset: place + 16, as: UInt64.self)) &* multiplier
        lanes.3 = unsafe (lanes.3 ^ all.loadUnaligned(fromByteOffset: place + 24, as: UInt64.self)) &* multiplier
        lanes.0 ^= lanes.0 >> 29
        lanes.1 ^= lanes.1 >> 29
        lanes.2 ^= lanes.2 >> 29
        lanes.3 ^= lanes.3 >> 29
        place += 32
      }
      while place < count {
        lanes.0 = unsafe (lanes.0 ^ UInt64(all[place])) &* multiplier
        place += 1
      }
      var hash = StableHash()
      for lane in [lanes.0, lanes.1, lanes.2, lanes.3, UInt64(count)] { hash.add(lane) }
      return hash.finish()
    }
  }
}
