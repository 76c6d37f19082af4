import Synchronization

/// Scratch memory for parallel stripes: as many sets as are in use at the same time, each made once and used again.
///
/// Which stripe gets which set depends on the run; so a set must not carry anything from one use to the next.
package final class ScratchPool<Scratch: Sendable>: Sendable {
  private let idle = Mutex<[Scratch]>([])
  private let make: @Sendable () -> Scratch

  package init(_ make: @escaping @Sendable () -> Scratch) { self.make = make }

  package func borrow<Result>(_ body: (Scratch) -> Result) -> Result {
    let scratch = idle.withLock { $0.popLast() } ?? make()
    defer { idle.withLock { $0.append(scratch) } }
    return body(scratch)
  }
}
