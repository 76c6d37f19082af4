import GraphAnalytics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Bytes that somebody else owns. Reading outside of them stops the program in every build.
@safe
package struct Bytes: @unchecked Sendable {
  @usableFromInline let base: UnsafePointer<UInt8>
  package let count: Int

  package init(base: UnsafePointer<UInt8>, count: Int) {
    unsafe self.base = base
    self.count = count
  }

  package subscript(place: Int) -> UInt8 {
    @inline(__always) get {
      precondition(UInt(bitPattern: place) < UInt(bitPattern: count), "outside of the file")
      return unsafe base[place]
    }
  }

  package func slice(_ range: Range<Int>) -> Bytes {
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "outside of the file")
    return unsafe Bytes(base: base + range.lowerBound, count: range.count)
  }

  package func array(_ range: Range<Int>) -> [UInt8] {
    let part = slice(range)
    return unsafe Array(UnsafeBufferPointer(start: part.base, count: part.count))
  }

  package func text(_ range: Range<Int>) -> String {
    let part = slice(range)
    return unsafe String(decoding: UnsafeBufferPointer(start: part.base, count: part.count), as: UTF8.self)
  }

  /// The place of `byte` in `range`, or the end of `range`.
  package func firstPlace(of byte: UInt8, in range: Range<Int>) -> Int {
    let part = slice(range)
    guard part.count > 0, let found = unsafe memchr(part.base, Int32(byte), part.count) else { return range.upperBound }
    return unsafe range.lowerBound + (UnsafeRawPointer(found) - UnsafeRawPointer(part.base))
  }

  /// Eight bytes as a number, the first one lowest.
  package func word(at place: Int) -> UInt64 {
    precondition(place >= 0 && place + 8 <= count, "outside of the file")
    return unsafe UInt64(littleEndian: UnsafeRawPointer(base).loadUnaligned(fromByteOffset: place, as: UInt64.self))
  }

  /// The same bytes for loops whose bounds were proven.
  var column: Column<UInt8> { unsafe Column(base: UnsafeMutablePointer(mutating: base), count: count) }

  /// How often `byte` occurs.
  package func count(of byte: UInt8) -> Int {
    let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    let wanted = 0x0101_0101_0101_0101 &* UInt64(byte)
    let raw = unsafe UnsafeRawPointer(base)
    var total = 0
    var place = 0
    while place + 8 <= count {
      // a lane of the sum holds 255 at most
      let end = place + min((count - place) / 8, 255) * 8
      var lanes: UInt64 = 0
      while place < end {
        let word = unsafe raw.loadUnaligned(fromByteOffset: place, as: UInt64.self) ^ wanted
        lanes &+= ~(((word & low) &+ low) | word | low) >> 7
        place += 8
      }
      let pairs = (lanes & 0x00FF_00FF_00FF_00FF) &+ (lanes >> 8 & 0x00FF_00FF_00FF_00FF)
      total += Int((pairs &* 0x0001_0001_0001_0001) >> 48)
    }
    while place < count {
      if self[place] == byte { total += 1 }
      place += 1
    }
    return total
  }

  /// The first place from `start` on whose byte is not ASCII, or the end.
  package func endOfASCII(from start: Int) -> Int {
    precondition(start >= 0, "outside of the file")
    let raw = unsafe UnsafeRawPointer(base)
    var place = start
    while place + 8 <= count {
      let word = unsafe raw.loadUnaligned(fromByteOffset: place, as: UInt64.self)
      if word & 0x8080_8080_8080_8080 != 0 { break }
      place += 8
    }
    while place < count, self[place] < 0x80 { place += 1 }
    return place
  }

  package func starts(with prefix: StaticString, at place: Int = 0) -> Bool {
    guard place >= 0, count - place >= prefix.utf8CodeUnitCount else { return false }
    return unsafe memcmp(base + place, prefix.utf8Start, prefix.utf8CodeUnitCount) == 0
  }
}

/// The whole content of a file, in memory: read when small or a pipe, mapped when large.
@safe
package final class InputData: @unchecked Sendable {
  private enum Owner {
    case allocation
    case mapping
  }

  package let bytes: Bytes
  private let owner: Owner

  private init(base: UnsafeMutablePointer<UInt8>, count: Int, owner: Owner) {
    unsafe bytes = Bytes(base: base, count: count)
    self.owner = owner
  }

  /// A copy of `array`.
  package convenience init(_ array: [UInt8]) {
    let base = UnsafeMutablePointer<UInt8>.allocate(capacity: max(1, array.count))
    unsafe array.withUnsafeBufferPointer { source in
      if let start = source.baseAddress { unsafe base.update(from: start, count: source.count) }
    }
    unsafe self.init(base: base, count: array.count, owner: .allocation)
  }

  deinit {
    let base = unsafe UnsafeMutablePointer(mutating: bytes.base)
    switch owner {
    case .allocation: unsafe base.deallocate()
    case .mapping: _ = unsafe munmap(base, bytes.count)
    }
  }

  /// Opens a file; `-` is standard input.
  ///
  /// - Throws: `FormatError.notFound`, `.unreadable`, `.tooLarge`.
  package static func open(path: String) throws -> InputData {
    if path == "-" { return try read(descriptor: 0, path: "standard input", expected: 0) }
    let descriptor = Self.openForReading(path)
    guard descriptor >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { throw FormatError.notFound(path: path) }
      throw FormatError.unreadable(path: path, reason: reason(errno))
    }
    defer { close(descriptor) }
    var facts = stat()
    guard unsafe fstat(descriptor, &facts) == 0 else {
      throw FormatError.unreadable(path: path, reason: reason(errno))
    }
    let kind = facts.st_mode & mode_t(S_IFMT)
    if kind == mode_t(S_IFDIR) { throw FormatError.unreadable(path: path, reason: "it is a folder") }
    let size = Int(facts.st_size)
    guard kind == mode_t(S_IFREG), size > mapFrom else {
      return try read(descriptor: descriptor, path: path, expected: size)
    }
    let mapped = unsafe mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0)
    guard let mapped = unsafe mapped, unsafe mapped != MAP_FAILED else {
      return try read(descriptor: descriptor, path: path, expected: size)
    }
    unsafe madvise(mapped, size, Int32(MADV_SEQUENTIAL))
    return unsafe InputData(
      base: mapped.bindMemory(to: UInt8.self, capacity: size), count: size, owner: .mapping)
  }

  private static let mapFrom = 1 << 22

  /// Lets the system take back the memory of a part that was read; reading it again brings it back from the file.
  package func release(_ part: Bytes) {
    guard owner == .mapping else { return }
    let page = Int(sysconf(Int32(_SC_PAGESIZE)))
    let start = unsafe (Int(bitPattern: part.base) + page - 1) / page * page
    let end = unsafe (Int(bitPattern: part.base) + part.count) / page * page
    guard start < end, let base = unsafe UnsafeMutableRawPointer(bitPattern: start) else { return }
    _ = unsafe madvise(base, end - start, Int32(MADV_DONTNEED))
  }

  /// Asks for huge pages behind a large allocation.
  package static func preferHugePages(_ base: UnsafeMutableRawPointer, bytes: Int) {
    #if os(Linux)
      guard bytes >= 8 << 20 else { return }
      let huge = 2 << 20
      let start = (Int(bitPattern: base) + huge - 1) / huge * huge
      let end = (Int(bitPattern: base) + bytes) / huge * huge
      guard start < end, let aligned = unsafe UnsafeMutableRawPointer(bitPattern: start) else { return }
      _ = unsafe madvise(aligned, end - start, 14)  // MADV_HUGEPAGE
    #endif
  }

  private static func openForReading(_ path: String) -> Int32 {
    #if canImport(Glibc)
      unsafe Glibc.open(path, O_RDONLY | O_CLOEXEC)
    #elseif canImport(Musl)
      unsafe Musl.open(path, O_RDONLY | O_CLOEXEC)
    #else
      unsafe Darwin.open(path, O_RDONLY | O_CLOEXEC)
    #endif
  }

  private static func read(descriptor: Int32, path: String, expected: Int) throws -> InputData {
    var capacity = max(1 << 16, expected + 1)
    var base = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    var count = 0
    while true {
      if count == capacity {
        do { try Memory.require(capacity * 3) } catch {
          unsafe base.deallocate()
          throw FormatError.tooLarge(path: path, reason: "\(error)")
        }
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity * 2)
        unsafe larger.update(from: base, count: count)
        unsafe base.deallocate()
        unsafe base = larger
        capacity *= 2
      }
      let got = unsafe readSome(descriptor, base + count, capacity - count)
      if got == 0 { break }
      if got < 0 {
        if errno == EINTR { continue }
        let cause = reason(errno)
        unsafe base.deallocate()
        throw FormatError.unreadable(path: path, reason: cause)
      }
      count += got
    }
    return unsafe InputData(base: base, count: count, owner: .allocation)
  }

  private static func readSome(_ descriptor: Int32, _ base: UnsafeMutablePointer<UInt8>, _ count: Int) -> Int {
    #if canImport(Glibc)
      unsafe Glibc.read(descriptor, base, count)
    #elseif canImport(Musl)
      unsafe Musl.read(descriptor, base, count)
    #else
      unsafe Darwin.read(descriptor, base, count)
    #endif
  }

  /// The system's words for an error number.
  package static func reason(_ number: Int32) -> String {
    unsafe strerror(number).map { unsafe String(cString: $0) } ?? "error \(number)"
  }
}
