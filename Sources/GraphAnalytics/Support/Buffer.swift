#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A flat run of trivial values: a pointer and a count, nothing else, so that kernels never touch a reference count.
///
/// Bounds are asserted in debug builds and unchecked in release builds. A buffer does not own its memory; an `Arena`
/// or a `GraphStorage` does.
@safe
package struct Buffer<Element: BitwiseCopyable>: BitwiseCopyable, @unchecked Sendable {
  @usableFromInline let base: UnsafeMutablePointer<Element>
  package let count: Int

  @inlinable
  package init(base: UnsafeMutablePointer<Element>, count: Int) {
    unsafe self.base = base
    self.count = count
  }

  @inlinable @inline(__always)
  package subscript(index: Int) -> Element {
    get {
      assert(index >= 0 && index < count)
      return unsafe base[index]
    }
    nonmutating set {
      assert(index >= 0 && index < count)
      unsafe base[index] = newValue
    }
  }

  @inlinable @inline(__always)
  package subscript(index: UInt32) -> Element {
    get { self[Int(index)] }
    nonmutating set { self[Int(index)] = newValue }
  }

  /// The part of the buffer in `range`, sharing its memory.
  @inlinable @inline(__always)
  package func slice(_ range: Range<Int>) -> Buffer<Element> {
    assert(range.lowerBound >= 0 && range.upperBound <= count)
    return unsafe Buffer(base: base + range.lowerBound, count: range.count)
  }

  package func fill(with value: Element) {
    unsafe base.update(repeating: value, count: count)
  }

  package func copy(from other: Buffer<Element>) {
    precondition(other.count <= count)
    unsafe base.update(from: other.base, count: other.count)
  }

  package func array() -> [Element] {
    unsafe Array(UnsafeBufferPointer(start: base, count: count))
  }

  package func vertexArray() -> VertexArray<Element> { VertexArray(array()) }

  @inlinable @inline(__always)
  package func swapAt(_ first: Int, _ second: Int) {
    let kept = self[first]
    self[first] = self[second]
    self[second] = kept
  }

  package var isEmpty: Bool { count == 0 }
}

/// Scratch memory of one computation: buffers are handed out one by one and freed together.
///
/// Use it as `let arena = Arena(); defer { arena.free() }`. Large buffers lie on huge pages where the system has them.
@safe
package final class Arena: @unchecked Sendable {
  private var blocks: [(base: UInt, bytes: Int)] = []

  package init() {}

  /// A buffer whose memory is zero.
  package func zeros<Element: BitwiseCopyable>(of type: Element.Type, _ count: Int) -> Buffer<Element> {
    let bytes = max(1, count) * MemoryLayout<Element>.stride
    let base = unsafe RawMemory.allocateZeroed(bytes: bytes, alignment: MemoryLayout<Element>.alignment)
    blocks.append((UInt(bitPattern: base), bytes))
    return unsafe Buffer(base: base.bindMemory(to: Element.self, capacity: max(1, count)), count: count)
  }

  package func buffer<Element: BitwiseCopyable>(_ count: Int, repeating value: Element) -> Buffer<Element> {
    let buffer = zeros(of: Element.self, count)
    buffer.fill(with: value)
    return buffer
  }

  package func buffer<Element: BitwiseCopyable>(copying array: [Element]) -> Buffer<Element> {
    let buffer = zeros(of: Element.self, array.count)
    unsafe array.withUnsafeBufferPointer { source in
      if let start = source.baseAddress { unsafe buffer.base.update(from: start, count: source.count) }
    }
    return buffer
  }

  /// Gives back every buffer at once; none may be used afterwards.
  package func free() {
    for block in blocks {
      if let base = unsafe UnsafeMutableRawPointer(bitPattern: block.base) {
        unsafe RawMemory.free(base, bytes: block.bytes)
      }
    }
    blocks.removeAll()
  }

  deinit { free() }
}

/// Memory straight from the system for large blocks (zeroed pages, huge where possible), from the heap for small ones.
package enum RawMemory {
  private static let threshold = 4 << 20

  package static func allocateZeroed(bytes: Int, alignment: Int = 16) -> UnsafeMutableRawPointer {
    if bytes >= threshold {
      let mapped = unsafe mmap(nil, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | mapAnonymous, -1, 0)
      precondition(unsafe mapped != MAP_FAILED, "out of memory: \(bytes) bytes were refused")
      guard let mapped = unsafe mapped else { preconditionFailure("out of memory") }
      #if os(Linux)
        _ = unsafe madvise(mapped, bytes, 14)  // MADV_HUGEPAGE
      #endif
      return unsafe mapped
    }
    if alignment > 16 {
      var block: UnsafeMutableRawPointer?
      let status = unsafe posix_memalign(&block, alignment, bytes)
      guard status == 0, let block = unsafe block else {
        preconditionFailure("out of memory: \(bytes) bytes were refused")
      }
      unsafe memset(block, 0, bytes)
      return unsafe block
    }
    guard let block = unsafe calloc(1, bytes) else { preconditionFailure("out of memory: \(bytes) bytes were refused") }
    return unsafe block
  }

  package static func free(_ base: UnsafeMutableRawPointer, bytes: Int) {
    if bytes >= threshold {
      _ = unsafe munmap(base, bytes)
    } else {
      #if canImport(Glibc)
        unsafe Glibc.free(base)
      #elseif canImport(Musl)
        unsafe Musl.free(base)
      #else
        unsafe Darwin.free(base)
      #endif
    }
  }

  #if os(Linux)
    private static let mapAnonymous: Int32 = 0x20
  #else
    private static let mapAnonymous: Int32 = MAP_ANON
  #endif
}

extension Array where Element: BitwiseCopyable {
  /// Lends the array's memory as a buffer for the time of `body`. The buffer must not be written to.
  package func withBuffer<Result>(_ body: (Buffer<Element>) throws -> Result) rethrows -> Result {
    try unsafe withUnsafeBufferPointer { pointer in
      guard let start = pointer.baseAddress else {
        let none = unsafe RawMemory.allocateZeroed(bytes: MemoryLayout<Element>.stride)
        defer { unsafe RawMemory.free(none, bytes: MemoryLayout<Element>.stride) }
        return try body(unsafe Buffer(base: none.bindMemory(to: Element.self, capacity: 1), count: 0))
      }
      return try body(unsafe Buffer(base: UnsafeMutablePointer(mutating: start), count: pointer.count))
    }
  }
}
