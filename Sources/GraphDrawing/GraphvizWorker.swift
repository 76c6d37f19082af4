import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// Graphviz in a process of its own, so that nothing it does can harm the one that asks.
///
/// A program turns this on in its first lines; it runs itself again to serve:
///
/// ```swift
/// if GraphvizWorker.isCalled { return GraphvizWorker.serve() }
/// GraphvizWorker.use(.thisProgram)
/// ```
///
/// Each order gets a fresh process with limits on time, memory and output. A crash, an exit or a hang becomes
/// ``DrawingError/workerFailed(reason:)``.
public struct GraphvizWorker: Sendable {
  public var executable: String
  public var arguments: [String]
  /// After so many seconds of processor time the process is stopped.
  public var processorLimit: Double
  /// After so many seconds the process is stopped unless it is seen to work, as on a busy machine; then after twelve
  /// times as many.
  public var timeLimit: Double
  /// Longer answers are refused.
  public var byteLimit: Int

  /// - Parameter processorLimit: clamped to 0.1 … 86,400.
  public init(
    executable: String, arguments: [String], processorLimit: Double = 10, timeLimit: Double? = nil,
    byteLimit: Int = 50 << 20
  ) {
    self.executable = executable
    self.arguments = arguments
    self.processorLimit = processorLimit.isNaN ? 10 : min(max(processorLimit, 0.1), 86_400)
    self.timeLimit = timeLimit ?? self.processorLimit + 1
    self.byteLimit = byteLimit
  }

  /// The same with six times the time: drawing takes as long as there is to draw, and no other layout could take over.
  var forPictures: GraphvizWorker {
    GraphvizWorker(
      executable: executable, arguments: arguments, processorLimit: 6 * processorLimit, timeLimit: 6 * timeLimit,
      byteLimit: byteLimit)
  }

  private static let shared = Mutex<GraphvizWorker?>(nil)

  /// From now on Graphviz runs in processes of this worker; nil: in this process.
  public static func use(_ worker: GraphvizWorker?) { shared.withLock { $0 = worker } }

  package static var current: GraphvizWorker? { shared.withLock { $0 } }

  // MARK: The worker's side

  private static let subcommand = "graphviz-worker"

  /// Whether this process was started to serve.
  public static var isCalled: Bool { CommandLine.arguments.dropFirst().elementsEqual([subcommand]) }

  /// A worker that is the running program itself; nil where the system does not say which file that is.
  public static var thisProgram: GraphvizWorker? {
    #if os(Linux)
      return GraphvizWorker(executable: "/proc/self/exe", arguments: [subcommand])
    #elseif canImport(Darwin)
      var path = [CChar](repeating: 0, count: 4096)
      var size = UInt32(path.count)
      guard unsafe _NSGetExecutablePath(&path, &size) == 0 else { return nil }
      let bytes = path.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
      return GraphvizWorker(executable: String(decoding: bytes, as: UTF8.self), arguments: [subcommand])
    #else
      return nil
    #endif
  }

  /// Reads one order from standard input, carries it out and writes the answer to standard output.
  ///
  /// The process first limits itself: address space, processor time, no core dump, no large file.
  public static func serve() {
    var order: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = unsafe read(0, &piece, piece.count)
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { break }
      order += piece[..<count]
    }
    limitItself(orderSize: order.count)
    let answer = answer(to: order)
    var done = 0
    while done < answer.count {
      let count = unsafe answer.withUnsafeBytes { bytes in
        unsafe write(1, bytes.baseAddress! + done, bytes.count - done)
      }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { break }
      done += count
    }
  }

  /// The answer to an order, carried out in this process.
  package static func answer(to order: [UInt8]) -> [UInt8] {
    let answer: GraphvizMessage.Answer
    do throws(DrawingError) {
      switch GraphvizMessage.order(from: order) {
      case .layOut(let requests): answer = .positions(try GraphvizSession.positionsHere(for: requests))
      case .render(let picture): answer = .file(try GraphvizSession.renderedHere(picture))
      case nil: answer = .failure(.layoutFailed(engine: "Graphviz", reason: "the order cannot be read"))
      }
    } catch {
      answer = .failure(error)
    }
    return GraphvizMessage.bytes(of: answer)
  }

  /// The setting in which a worker is told its limit.
  private static let limitName = "ENTREGENT_WORKER_SECONDS"

  /// A gibibyte besides the stack, and what the size of the order asks for.
  private static func limitItself(orderSize: Int) {
    #if os(Linux)
      func limit(_ kind: __rlimit_resource, to soft: Int, at most: Int) {
        var limits = rlimit(rlim_cur: rlim_t(soft), rlim_max: rlim_t(most))
        unsafe setrlimit(__rlimit_resource_t(kind.rawValue), &limits)
      }
      let memory = (1 << 30) + GraphvizSession.stackSize + min(orderSize, 1 << 30) * 32
      limit(RLIMIT_AS, to: memory, at: memory)
      limit(RLIMIT_CORE, to: 0, at: 0)
      limit(RLIMIT_FSIZE, to: 50 << 20, at: 50 << 20)
      let given = unsafe getenv(limitName).flatMap { unsafe Double(String(cString: $0)) } ?? 10
      // The soft limit ends the process with a signal of its own, by which it is told; whoever started the command may
      // have had it blocked or ignored.
      _ = signal(SIGXCPU, SIG_DFL)
      var signals = sigset_t()
      unsafe sigemptyset(&signals)
      unsafe sigaddset(&signals, SIGXCPU)
      unsafe pthread_sigmask(SIG_UNBLOCK, &signals, nil)
      let seconds = Int(min(max(given.isFinite ? given : 10, 1), 86_400).rounded(.up))
      limit(RLIMIT_CPU, to: seconds, at: seconds + 1)
    #endif
  }

  // MARK: The asking side

  /// Sends an order to a fresh process and waits for its answer, which is not a failure: that is thrown.
  package func carryOut(_ order: GraphvizMessage.Order) throws(DrawingError) -> GraphvizMessage.Answer {
    let (bytes, end) = try exchange(GraphvizMessage.bytes(of: order))
    switch GraphvizMessage.answer(from: bytes) {
    case .failure(let error): throw error
    case .some(let answer): return answer
    case nil: throw .workerFailed(reason: end)
    }
  }

  /// The answer in bytes and a sentence on how the process ended.
  private func exchange(_ order: [UInt8]) throws(DrawingError) -> (answer: [UInt8], end: String) {
    var sockets: [Int32] = [-1, -1]
    #if canImport(Darwin)
      let kind = SOCK_STREAM
    #else
      let kind = Int32(SOCK_STREAM.rawValue)
    #endif
    guard unsafe socketpair(AF_UNIX, kind, 0, &sockets) == 0 else {
      throw .workerFailed(reason: "no socket (error \(errno))")
    }
    for socket in sockets { _ = fcntl(socket, F_SETFD, FD_CLOEXEC) }
    defer { close(sockets[0]) }
    let child: pid_t
    do throws(DrawingError) {
      child = try spawn(with: sockets[1])
    } catch {
      close(sockets[1])
      throw error
    }
    close(sockets[1])
    let (answer, stop) = converse(over: sockets[0], with: child, order: order)
    if stop != nil { kill(child, SIGKILL) }
    var status: Int32 = 0
    while unsafe waitpid(child, &status, 0) < 0 && errno == EINTR {}
    if let stop { return ([], stop) }
    let signal = status & 0x7F
    if signal == SIGXCPU { return (answer, endOfTime) }
    return (answer, signal != 0 ? "it died of signal \(signal)" : "it ended with status \((status >> 8) & 0xFF)")
  }

  private var endOfTime: String {
    "it was stopped after \(NumberText.readable(processorLimit)) seconds of processor time"
  }

  private func spawn(with socket: Int32) throws(DrawingError) -> pid_t {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = unsafe posix_spawn_file_actions_t()
    #endif
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_adddup2(&actions, socket, 0)
    unsafe posix_spawn_file_actions_adddup2(&actions, socket, 1)
    unsafe posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    var words = unsafe ([executable] + arguments).map { unsafe strdup($0) } + [nil]
    // A crash prints nothing, and Graphviz opens no files.
    var settings =
      unsafe (Self.inherited() + [
        "SWIFT_BACKTRACE=enable=no", "SERVER_NAME=entregent", "\(Self.limitName)=\(processorLimit)",
      ]).map {
        unsafe strdup($0)
      } + [nil]
    defer {
      for index in unsafe words.indices { unsafe free(words[index]) }
      for index in unsafe settings.indices { unsafe free(settings[index]) }
    }
    var child: pid_t = 0
    let code = unsafe posix_spawn(&child, executable, &actions, nil, &words, &settings)
    guard code == 0 else { throw .workerFailed(reason: "it could not be started (error \(code))") }
    return child
  }

  /// The few settings that a program needs to find its libraries and fonts.
  private static func inherited() -> [String] {
    var settings: [String] = []
    for name in [
      "PATH", "HOME", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "GVBINDIR", "FONTCONFIG_FILE", "FONTCONFIG_PATH",
      "XDG_CACHE_HOME", "TMPDIR",
    ] {
      if let value = unsafe getenv(name) { settings.append("\(name)=\(unsafe String(cString: value))") }
    }
    return settings
  }

  /// Writes the order and reads the answer until the other side closes, or until a limit is passed, which `stop` tells.
  private func converse(over socket: Int32, with child: pid_t, order: [UInt8]) -> (answer: [UInt8], stop: String?) {
    let start = Self.now()
    var deadline = start + timeLimit
    var usedTime = 0.0
    #if canImport(Darwin)
      var on: Int32 = 1
      unsafe setsockopt(socket, SOL_SOCKET, SO_NOSIGPIPE, &on, socklen_t(MemoryLayout<Int32>.size))
      let flags = Int32(MSG_DONTWAIT)
    #else
      let flags = Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT)
    #endif
    var answer: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    var sent = 0
    var isSending = true
    while true {
      let now = Self.now()
      if now >= deadline {
        let used = Self.processorTime(of: child)
        if used > processorLimit + 1 { return (answer, endOfTime) }
        // Less than a fiftieth of the last second is no work.
        if used - usedTime < 0.02 || now - start > 12 * timeLimit {
          return (answer, "it was stopped after \(NumberText.readable(now - start)) seconds")
        }
        usedTime = used
        deadline = now + 1
      }
      let left = deadline - now
      var watched = pollfd(fd: socket, events: Int16(POLLIN) | (isSending ? Int16(POLLOUT) : 0), revents: 0)
      let ready = unsafe poll(&watched, 1, Int32(min(max(left * 1000, 1), 60_000)))
      if ready < 0 && errno != EINTR { return (answer, "its socket failed (error \(errno))") }
      guard ready > 0 else { continue }
      if isSending && watched.revents & Int16(POLLOUT) != 0 {
        let count = unsafe order.withUnsafeBytes { bytes in
          unsafe send(socket, bytes.baseAddress.map { unsafe $0 + sent }, bytes.count - sent, flags)
        }
        if count > 0 { sent += count } else if count < 0 && errno != EAGAIN && errno != EINTR { isSending = false }
        if sent == order.count { isSending = false }
        if !isSending { shutdown(socket, Int32(SHUT_WR)) }
      }
      if watched.revents & Int16(POLLIN | POLLHUP | POLLERR) != 0 {
        let count = unsafe recv(socket, &piece, piece.count, flags)
        if count == 0 || (count < 0 && errno != EAGAIN && errno != EINTR) { return (answer, nil) }
        if count > 0 { answer += piece[..<count] }
        if answer.count > byteLimit {
          return (answer, "it was stopped because its answer is longer than \(byteLimit / 1_000_000) MB")
        }
      }
    }
  }

  private static func now() -> Double { seconds(CLOCK_MONOTONIC) }

  /// The processor time that a process has used; 0 where the system does not say.
  private static func processorTime(of process: pid_t) -> Double {
    #if os(Linux)
      var clock = clockid_t()
      guard unsafe clock_getcpuclockid(process, &clock) == 0 else { return 0 }
      return seconds(clock)
    #else
      return 0
    #endif
  }

  private static func seconds(_ clock: clockid_t) -> Double {
    var time = timespec()
    guard unsafe clock_gettime(clock, &time) == 0 else { return 0 }
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
