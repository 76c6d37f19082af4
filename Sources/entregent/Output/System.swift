import Foundation
import NetworkFormats
import SocialNetworks
import Synchronization

// The one file with calls into the operating system.
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Standard streams, the terminal, signals and files, as this command uses them.
enum System {
  static func write(_ bytes: [UInt8], to descriptor: Int32) throws {
    var written = 0
    while written < bytes.count {
      let count = unsafe bytes.withUnsafeBytes { buffer in
        unsafe systemWrite(descriptor, buffer.baseAddress.map { unsafe $0 + written }, bytes.count - written)
      }
      if count > 0 {
        written += count
      } else if errno == EINTR {
        continue
      } else if errno == EPIPE {
        quit(.brokenPipe)
      } else {
        throw CommandError(status: .ioError, description: "cannot write: \(lastError)")
      }
    }
  }

  private static func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
    #if canImport(Glibc)
      unsafe Glibc.write(descriptor, bytes, count)
    #elseif canImport(Musl)
      unsafe Musl.write(descriptor, bytes, count)
    #else
      unsafe Darwin.write(descriptor, bytes, count)
    #endif
  }

  static var lastError: String { unsafe String(cString: strerror(errno)) }

  static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

  static func environment(_ name: String) -> String? { unsafe getenv(name).map { unsafe String(cString: $0) } }

  /// Columns of the terminal behind standard output; nil when it is none.
  static var terminalWidth: Int? {
    guard isTerminal(1) else { return nil }
    var size = winsize()
    if unsafe ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return Int(size.ws_col) }
    return environment("COLUMNS").flatMap { Int($0) } ?? 80
  }

  static func quit(_ status: ExitStatus) -> Never {
    removePendingFile()
    _exit(status.rawValue)
  }

  /// A broken pipe and a file too large are error codes of `write`, and Ctrl-C ends the command at once, leaving no
  /// temporary file. Whoever started the command may have had these signals blocked, which children inherit.
  static func prepareSignals() {
    _ = signal(SIGPIPE, SIG_IGN)
    _ = signal(SIGXFSZ, SIG_IGN)
    pendingFile.store(0, ordering: .relaxed)
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    for number in [SIGINT, SIGTERM, SIGHUP] {
      unsafe sigaddset(&signals, number)
      signal(number) { number in
        System.removePendingFile()
        _exit(number == SIGINT ? ExitStatus.interrupted.rawValue : 128 + number)
      }
    }
    unsafe pthread_sigmask(SIG_UNBLOCK, &signals, nil)
  }

  // MARK: files written whole or not at all

  /// The temporary file being written, as a C string that a signal handler may read.
  private static let pendingFile = Atomic<UInt>(0)

  private static func removePendingFile() {
    if let path = unsafe UnsafePointer<CChar>(bitPattern: pendingFile.load(ordering: .relaxed)) {
      _ = unsafe unlink(path)
    }
  }

  /// Files that are read, by their real paths: none of them may be written over.
  private static let inputs = Mutex<[String]>([])

  static func protect(_ paths: [String]) {
    inputs.withLock { $0 += paths.compactMap { realPath($0) } }
  }

  /// Of files; devices may be read and written at once.
  private static func realPath(_ path: String) -> String? {
    var facts = stat()
    guard unsafe stat(path, &facts) == 0, facts.st_mode & mode_t(S_IFMT) == mode_t(S_IFREG),
      let found = unsafe realpath(path, nil)
    else { return nil }
    defer { unsafe free(found) }
    return unsafe String(cString: found)
  }

  /// Writes a file beside its final place and renames it, so that nobody ever sees half of it. `-` is standard output.
  static func writeFile(_ bytes: [UInt8], to path: String) throws {
    if path == "-" { return try write(bytes, to: 1) }
    try writeFile(to: path) { send in try send(bytes) }
  }

  /// The same in pieces. Ctrl-C leaves no temporary file.
  static func writeFile(
    to path: String, permissions: OutputFile.Permissions = .usual,
    _ body: (([UInt8]) throws -> Void) throws -> Void
  ) throws {
    if let target = realPath(path), inputs.withLock({ $0.contains(target) }) {
      throw CommandError.usage("\(path) is what is read; choose another name for what is written")
    }
    var name: UnsafeMutablePointer<CChar>?
    defer { unsafe free(name) }
    try OutputFile.replace(path, permissions: permissions) { temporary in
      unsafe name = temporary.flatMap { unsafe strdup($0) } ?? name
      pendingFile.store(temporary == nil ? 0 : UInt(bitPattern: name), ordering: .relaxed)
    } _: { descriptor in
      try body { try write($0, to: descriptor) }
    }
  }

  /// The first bytes of a file, fewer where it is shorter; none of what is no file.
  static func start(ofFile path: String, count: Int) -> [UInt8] {
    guard let handle = FileHandle(forReadingAtPath: path) else { return [] }
    defer { try? handle.close() }
    return (try? handle.read(upToCount: count)).map { Array($0) } ?? []
  }

  static func readFile(_ path: String) throws -> [UInt8] {
    if path == "-" { return try FileHandle.standardInput.readToEnd().map { Array($0) } ?? [] }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw CommandError(status: .noInput, description: "\(Terminal.safe(path)): cannot be read")
    }
    return Array(data)
  }

  /// Seconds since 1970.
  static var now: Int64 { Int64(time(nil)) }

  /// The day it is here, as YYYY-MM-DD.
  static var today: String {
    var now = time(nil)
    var parts = unsafe tm()
    _ = unsafe localtime_r(&now, &parts)
    func padded(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let (year, month, day) = unsafe (parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday)
    return "\(year)-\(padded(month))-\(padded(day))"
  }

  /// The last second of today. Days are taken whole: asked twice a day, the answer is the same.
  static var endOfToday: Int64 { end(of: Day(today) ?? Day(ofSecond: now)) }

  static func end(of day: Day) -> Int64 { Day(number: day.number + 1).startSecond - 1 }

  /// Seconds on a clock that never goes back.
  static var seconds: Double {
    var now = timespec()
    _ = unsafe clock_gettime(CLOCK_MONOTONIC, &now)
    return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
  }
}
