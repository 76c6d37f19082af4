/// A buffer that can be appended to. Memory comes from an arena, which frees outgrown blocks with everything else.
struct GrowingBuffer<Element: BitwiseCopyable> {
  private(set) var buffer: Buffer<Element>
  private(set) var count = 0
  private let arena: Arena

  init(in arena: Arena, capacity: Int = 256) {
    self.arena = arena
    buffer = arena.zeros(of: Element.self, capacity)
  }

  @inline(__always)
  subscript(index: Int) -> Element {
    get { buffer[index] }
    nonmutating set { buffer[index] = newValue }
  }

  @inline(__always)
  subscript(index: Int32) -> Element {
    get { buffer[Int(index)] }
    nonmutating set { buffer[Int(index)] = newValue }
  }

  @inline(__always)
  mutating func append(_ element: Element) {
    if count == buffer.count { grow() }
    buffer[count] = element
    count += 1
  }

  @inline(__always)
  mutating func removeLast() -> Element {
    count -= 1
    return buffer[count]
  }

  @inline(__always)
  mutating func removeAll() { count = 0 }

  /// Keeps the first elements.
  @inline(__always)
  mutating func truncate(to count: Int) {
    assert(count <= self.count)
    self.count = count
  }

  @inline(__always)
  var isEmpty: Bool { count == 0 }

  @inline(never)
  private mutating func grow() {
    let larger = arena.zeros(of: Element.self, 2 * buffer.count)
    larger.copy(from: buffer)
    buffer = larger
  }
}
