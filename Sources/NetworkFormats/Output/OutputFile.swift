#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Writes a whole file at once: a temporary file in the same folder, then a rename, so that nobody ever sees half of it.
package enum OutputFile {
  /// Who may read and write a new file.
  package enum Permissions: Sendable {
    /// As the file that was there, else what the system gives to new files.
    case usual
    /// Its owner alone, whatever was there.
    case ownerOnly
  }

  /// Writes `bytes` to `path`; `-` is standard output.
  ///
  /// - Throws: `FormatError.cannotWrite`.
  package static func write(_ bytes: [UInt8], to path: String) throws {
    if path == "-" { return try send(bytes, to: 1, path: "standard output") }
    try replace(path) { descriptor in try send(bytes, to: descriptor, path: path) }
  }

  /// Opens the file that takes the place of `path` once `body` has written it.
  ///
  /// A device or a pipe is written to as it stands; a link keeps leading to its file.
  ///
  /// - Parameter watch: told the name of the temporary file while there is one, nil afterwards.
  /// - Throws: `FormatError.cannotWrite`, and what `body` throws; `path` is then as before.
  package static func replace(
    _ path: String, permissions: Permissions = .usual, watch: (String?) throws -> Void = { _ in },
    _ body: (_ descriptor: Int32) throws -> Void
  ) throws {
    var facts = stat()
    let exists = unsafe stat(path, &facts) == 0
    let kind = facts.st_mode & mode_t(S_IFMT)
    if exists && kind == mode_t(S_IFDIR) { throw FormatError.cannotWrite(path: path, reason: "it is a folder") }
    if exists && kind != mode_t(S_IFREG) {
      let descriptor = openFile(path, O_WRONLY | O_CLOEXEC, 0o666)
      guard descriptor >= 0 else { throw failure(path) }
      defer { close(descriptor) }
      return try body(descriptor)
    }
    let target = exists ? resolved(path) : path
    let temporary = target + ".\(getpid()).partial"
    let mode: mode_t = permissions == .ownerOnly ? 0o600 : 0o666
    let descriptor = openFile(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw failure(path) }
    defer { try? watch(nil) }
    do {
      defer { close(descriptor) }
      try watch(temporary)
      if exists && permissions == .usual { _ = fchmod(descriptor, facts.st_mode & 0o7777) }
      try body(descriptor)
      guard fsync(descriptor) == 0 else { throw failure(path) }
    } catch {
      unsafe unlink(temporary)
      throw error
    }
    guard unsafe rename(temporary, target) == 0 else {
      let error = failure(path)
      unsafe unlink(temporary)
      throw error
    }
  }

  private static func failure(_ path: String) -> FormatError {
    .cannotWrite(path: path, reason: InputData.reason(errno))
  }

  /// The file itself where `path` is a symbolic link to it.
  private static func resolved(_ path: String) -> String {
    guard let found = unsafe realpath(path, nil) else { return path }
    defer { unsafe free(found) }
    return unsafe String(cString: found)
  }

  private static func openFile(_ path: String, _ flags: Int32, _ mode: mode_t) -> Int32 {
    #if canImport(Glibc)
      unsafe Glibc.open(path, flags, mode)
    #elseif canImport(Musl)
      unsafe Musl.open(path, flags, mode)
    #else
      unsafe Darwin.open(path, flags, mode)
    #endif
  }

  private static func send(_ bytes: [UInt8], to descriptor: Int32, path: String) throws {
    try unsafe bytes.withUnsafeBytes { all in
      var place = 0
      while place < all.count, let base = all.baseAddress {
        #if canImport(Glibc)
          let sent = unsafe Glibc.write(descriptor, base + place, all.count - place)
        #elseif canImport(Musl)
          let sent = unsafe Musl.write(descriptor, base + place, all.count - place)
        #else
          let sent = unsafe Darwin.write(descriptor, base + place, all.count - place)
        #endif
        if sent > 0 {
          place += sent
        } else if errno != EINTR {
          throw failure(path)
        }
      }
    }
  }
}
