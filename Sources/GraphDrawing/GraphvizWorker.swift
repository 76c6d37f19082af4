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
  /// After so many seconds the process is stopped.
  public var timeLimit: Double
  /// Longer answers are refused.
  public var byteLimit: Int

  public init(executable: String, arguments: [String], timeLimit: Double = 120, byteLimit: Int = 512 << 20) {
    self.executable = executable
    self.arguments = arguments
    self.timeLimit = timeLimit
    self.byteLimit = byteLimit
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
  /// The process first limits itself: address space, processor time, no core dump.
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

  /// Two gibibytes, the stack among them, and what the size of the order asks for.
  private static func limitItself(orderSize: Int) {
    #if os(Linux)
      let memory = rlim_t(2 << 30) + rlim_t(orderSize) * 64
      var space = rlimit(rlim_cur: memory, rlim_max: memory)
      unsafe setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &space)
      var core = rlimit(rlim_cur: 0, rlim_max: 0)
      unsafe setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &core)
      var seconds = rlimit(rlim_cur: 600, rlim_max: 600)
      unsafe setrlimit(__rlimit_resource_t(RLIMIT_CPU.rawValue), &seconds)
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
    let (answer, isComplete) = converse(over: sockets[0], order: order)
    if !isComplete { kill(child, SIGKILL) }
    var status: Int32 = 0
    while unsafe waitpid(child, &status, 0) < 0 && errno == EINTR {}
    let signal = status & 0x7F
    if !isComplete {
      return ([], "it was stopped after \(NumberText.readable(timeLimit)) seconds or too long an answer")
    }
    return (answer, signal != 0 ? "it died of signal \(signal)" : "it ended with status \((status >> 8) & 0xFF)")
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
      unsafe (Self.inherited() + ["SWIFT_BACKTRACE=enable=no", "SERVER_NAME=entregent"]).map {
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

  /// Writes the order and reads the answer until the other side closes; false when the limits were passed first.
  private func converse(over socket: Int32, order: [UInt8]) -> (answer: [UInt8], isComplete: Bool) {
    let start = Self.now()
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
      let left = timeLimit - (Self.now() - start)
      guard left > 0 else { return (answer, false) }
      var watched = pollfd(fd: socket, events: Int16(POLLIN) | (isSending ? Int16(POLLOUT) : 0), revents: 0)
      let ready = unsafe poll(&watched, 1, Int32(min(max(left * 1000, 1), 60_000)))
      if ready < 0 && errno != EINTR { return (answer, false) }
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
        if count == 0 || (count < 0 && errno != EAGAIN && errno != EINTR) { return (answer, true) }
        if count > 0 { answer += piece[..<count] }
        if answer.count > byteLimit { return (answer, false) }
      }
    }
  }

  private static func now() -> Double {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
