#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Writes a whole file at once: a temporary file in the same folder, then a rename, so that nobody ever sees half of it.
package enum OutputFile {
  /// Writes `bytes` to `path`; `-` is standard output.
  ///
  /// A device or a pipe is written to as it stands. A file that was there keeps its permissions.
  ///
  /// - Throws: `FormatError.cannotWrite`.
  package static func write(_ bytes: [UInt8], to path: String) throws {
    if path == "-" { return try send(bytes, to: 1, path: "standard output") }
    var facts = stat()
    let exists = unsafe stat(path, &facts) == 0
    let kind = facts.st_mode & mode_t(S_IFMT)
    if exists && kind == mode_t(S_IFDIR) { throw FormatError.cannotWrite(path: path, reason: "it is a folder") }
    if exists && kind != mode_t(S_IFREG) {
      let descriptor = openFile(path, O_WRONLY | O_CLOEXEC, 0o666)
      guard descriptor >= 0 else { throw failure(path) }
      defer { close(descriptor) }
      return try send(bytes, to: descriptor, path: path)
    }
    let target = exists ? resolved(path) : path
    let temporary = target + ".\(getpid()).part"
    let descriptor = openFile(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw failure(path) }
    do {
      defer { close(descriptor) }
      if exists { _ = fchmod(descriptor, facts.st_mode & 0o7777) }
      try send(bytes, to: descriptor, path: path)
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
