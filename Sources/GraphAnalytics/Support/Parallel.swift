import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Fork-join over stripes of work.
///
/// How work is cut into stripes depends on the graph, never on the machine, and every stripe writes only what it owns;
/// so the answer has the same bits for any number of threads.
public enum Parallel {
  private static let requested = Atomic<Int>(0)

  /// How many threads computations may use. 0, the default, means one for each core.
  public static var threadCount: Int {
    get {
      let count = requested.load(ordering: .relaxed)
      return count > 0 ? count : coreCount
    }
    set { requested.store(max(0, newValue), ordering: .relaxed) }
  }

  private static let coreCount: Int = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))

  /// Runs `body(stripe, worker)` once for every stripe in `0..<stripes`. `worker` is below `min(stripes, threadCount)` and
  /// no two stripes run under one worker at the same time, so that scratch memory can belong to a worker.
  package static func forEach(stripes: Int, _ body: @Sendable (_ stripe: Int, _ worker: Int) -> Void) {
    let workers = min(stripes, threadCount)
    guard workers > 1 else {
      for stripe in 0..<stripes { body(stripe, 0) }
      return
    }
    withoutActuallyEscaping(body) { body in
      let job = Job(stripes: stripes, body: body)
      var threads: [pthread_t] = []
      for worker in 1..<workers {
        if let thread = job.spawn(worker: worker) { threads.append(thread) }
      }
      job.run(worker: 0)
      for thread in threads { _ = pthread_join(thread, nil) }
    }
  }

  /// The same for bodies that may fail: the error of the lowest stripe is thrown after all have ended.
  package static func forEachThrowing(
    stripes: Int, _ body: @Sendable (_ stripe: Int, _ worker: Int) throws -> Void
  ) throws {
    let failures = Mutex<[(stripe: Int, error: any Error)]>([])
    forEach(stripes: stripes) { stripe, worker in
      do { try body(stripe, worker) } catch { failures.withLock { $0.append((stripe, error)) } }
    }
    if let first = failures.withLock({ $0.min { $0.stripe < $1.stripe } }) { throw first.error }
  }

  /// Cuts `0..<count` into stripes of roughly equal `weight` (for instance arcs), by a rule that knows only the graph.
  ///
  /// - Parameter offsets: `count + 1` non-decreasing numbers; the weight of item i is `offsets[i + 1] - offsets[i]` plus one.
  /// - Returns: stripe bounds, first 0, last `count`.
  package static func stripes(offsets: Buffer<Int>, count: Int, target: Int = 1 << 16) -> [Int] {
    guard count > 0 else { return [0, 0] }
    let total = offsets[count] - offsets[0] + count
    let wanted = max(1, (total + target - 1) / target)
    var bounds = [0]
    bounds.reserveCapacity(wanted + 1)
    var start = 0
    for stripe in 1..<max(2, wanted + 1) where stripe < wanted {
      let goal = total / wanted * stripe
      // the first item whose running weight reaches the goal
      var low = start
      var high = count
      while low < high {
        let middle = (low + high) / 2
        if offsets[middle] - offsets[0] + middle < goal { low = middle + 1 } else { high = middle }
      }
      if low > start {
        bounds.append(low)
        start = low
      }
    }
    if start < count { bounds.append(count) }
    return bounds
  }

  /// Stripes of `size` items each over `0..<count`.
  package static func evenStripes(count: Int, size: Int) -> [Int] {
    guard count > 0 else { return [0, 0] }
    var bounds = Array(stride(from: 0, to: count, by: max(1, size)))
    bounds.append(count)
    return bounds
  }
}

private final class Job: Sendable {
  private let next = Atomic<Int>(0)
  private let stripes: Int
  private let body: @Sendable (Int, Int) -> Void

  init(stripes: Int, body: @escaping @Sendable (Int, Int) -> Void) {
    self.stripes = stripes
    self.body = body
  }

  func run(worker: Int) {
    while true {
      let stripe = next.wrappingAdd(1, ordering: .relaxed).oldValue
      if stripe >= stripes { return }
      body(stripe, worker)
    }
  }

  private final class Start {
    let job: Job
    let worker: Int
    init(job: Job, worker: Int) {
      self.job = job
      self.worker = worker
    }
  }

  /// Starts a thread, or gives nil where the system has none left; the caller then does the work itself.
  func spawn(worker: Int) -> pthread_t? {
    let start = unsafe Unmanaged.passRetained(Start(job: self, worker: worker))
    #if canImport(Darwin)
      var thread: pthread_t?
    #else
      var thread = pthread_t()
    #endif
    let status = unsafe pthread_create(
      &thread, nil,
      { argument in
        #if canImport(Darwin)
          let start = unsafe Unmanaged<Start>.fromOpaque(argument).takeRetainedValue()
        #else
          guard let argument = unsafe argument else { return nil }
          let start = unsafe Unmanaged<Start>.fromOpaque(argument).takeRetainedValue()
        #endif
        start.job.run(worker: start.worker)
        return nil
      }, start.toOpaque())
    if status != 0 {
      unsafe start.release()
      return nil
    }
    return thread
  }
}
