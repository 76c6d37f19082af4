import GraphAnalytics

/// A flat run of values for tight loops of this module. Bounds are asserted in debug builds and unchecked in release builds.
///
/// Accessors of another module are not inlined, which costs ten times the work of such a loop.
@safe
struct Column<Element: BitwiseCopyable>: @unchecked Sendable {
  private let base: UnsafeMutablePointer<Element>
  let count: Int

  init(base: UnsafeMutablePointer<Element>, count: Int) {
    unsafe self.base = base
    self.count = count
  }

  subscript(place: Int) -> Element {
    @inline(__always) get {
      assert(place >= 0 && place < count)
      return unsafe base[place]
    }
    @inline(__always) nonmutating set {
      assert(place >= 0 && place < count)
      unsafe base[place] = newValue
    }
  }

  func copy(from other: Column<Element>) {
    precondition(other.count <= count)
    unsafe base.update(from: other.base, count: other.count)
  }

  func move(from start: Int, to place: Int, count moved: Int) {
    precondition(start >= 0 && place >= 0 && start + moved <= count && place + moved <= count)
    unsafe (base + place).update(from: base + start, count: moved)
  }
}

/// A column of its own, freed with its owner; its memory is zero at first.
@safe
final class ColumnStorage<Element: BitwiseCopyable>: @unchecked Sendable {
  let column: Column<Element>
  private let memory: UnsafeMutableRawPointer
  private let bytes: Int

  init(zeros count: Int) {
    bytes = max(1, count) * MemoryLayout<Element>.stride
    unsafe memory = RawMemory.allocateZeroed(bytes: bytes)
    unsafe column = Column(base: memory.bindMemory(to: Element.self, capacity: max(1, count)), count: count)
  }

  deinit { unsafe RawMemory.free(memory, bytes: bytes) }
}

extension Array where Element: BitwiseCopyable {
  /// An array whose memory `body` fills, on huge pages where it is large; `body` returns how many elements it wrote.
  static func filled(capacity: Int, _ body: (Column<Element>) -> Int) -> [Element] {
    guard capacity > 0 else {
      let none = ColumnStorage<Element>(zeros: 0)
      _ = withExtendedLifetime(none) { body(none.column) }
      return []
    }
    return unsafe Array(unsafeUninitializedCapacity: capacity) { memory, count in
      guard let base = memory.baseAddress else { return }
      unsafe InputData.preferHugePages(base, bytes: capacity * MemoryLayout<Element>.stride)
      unsafe count = body(Column(base: base, count: capacity))
    }
  }
}
