#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The files of a store: who may read them, and what they are before SQLite sees them.
enum StoreFile {
  /// What stands in the header of the file: `PRAGMA application_id`, "Entr".
  static let applicationId: Int32 = 0x456E_7472

  /// What a file holds, judged by its first hundred bytes.
  enum Content: Equatable {
    case missing, empty
    case store(schema: Int)
    case other
  }

  /// The store's own files beside the main one.
  static func companions(of path: String) -> [String] { ["-wal", "-shm", "-journal"].map { path + $0 } }

  static func cachePath(of path: String) -> String { path + ".cache" }

  /// Looks at a file without changing anything.
  ///
  /// - Throws: `StorageError.symbolicLink`, `.notAStore` for folders and devices, `.cannotCreate`.
  static func content(of path: String) throws -> Content {
    for each in companions(of: path) + [cachePath(of: path)] where isSymbolicLink(each) {
      throw StorageError.symbolicLink(path: each)
    }
    var facts = stat()
    guard unsafe lstat(path, &facts) == 0 else {
      if errno == ENOENT { return .missing }
      throw StorageError.cannotCreate(path: path, reason: reason(errno))
    }
    let kind = facts.st_mode & mode_t(S_IFMT)
    if kind == mode_t(S_IFLNK) { throw StorageError.symbolicLink(path: path) }
    guard kind == mode_t(S_IFREG) else { throw StorageError.notAStore(path: path) }
    if facts.st_size == 0 { return .empty }
    let descriptor = unsafe open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { throw StorageError.cannotCreate(path: path, reason: reason(errno)) }
    defer { close(descriptor) }
    var header = [UInt8](repeating: 0, count: 100)
    let count = unsafe header.withUnsafeMutableBytes { unsafe pread(descriptor, $0.baseAddress, 100, 0) }
    guard count == 100, header.starts(with: Array("SQLite format 3\0".utf8)) else { return .other }
    func number(at place: Int) -> Int32 {
      Int32(truncatingIfNeeded: header[place..<place + 4].reduce(0) { $0 << 8 | UInt32($1) })
    }
    let (schema, application) = (number(at: 60), number(at: 68))
    // Killed before its first transaction, a new file has a header and nothing else.
    if application == 0 && schema == 0 && number(at: 28) <= 1 { return .empty }
    return application == applicationId ? .store(schema: Int(schema)) : .other
  }

  /// Makes the folder, for the owner alone, and an empty file, whatever the umask is.
  static func create(_ path: String) throws {
    let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    if !folder.isEmpty { try makeFolder(folder, for: path) }
    let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    if descriptor < 0 {
      // Another process was faster.
      if errno == EEXIST { return }
      throw StorageError.cannotCreate(path: path, reason: reason(errno))
    }
    _ = fchmod(descriptor, 0o600)
    close(descriptor)
  }

  private static func makeFolder(_ folder: String, for path: String) throws {
    var facts = stat()
    if unsafe stat(folder, &facts) == 0 { return }
    let parent = folder.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    if !parent.isEmpty { try makeFolder(parent, for: path) }
    guard unsafe mkdir(folder, 0o700) == 0 else {
      if errno == EEXIST { return }
      throw StorageError.cannotCreate(path: path, reason: reason(errno))
    }
    _ = unsafe chmod(folder, 0o700)
  }

  /// Takes away what others may do with the files of a store.
  static func restrict(_ path: String) {
    for each in [path] + companions(of: path) {
      var facts = stat()
      if unsafe lstat(each, &facts) == 0, facts.st_mode & mode_t(S_IFMT) == mode_t(S_IFREG),
        facts.st_mode & 0o077 != 0
      {
        _ = unsafe chmod(each, 0o600)
      }
    }
  }

  static func isSymbolicLink(_ path: String) -> Bool {
    var facts = stat()
    return unsafe lstat(path, &facts) == 0 && facts.st_mode & mode_t(S_IFMT) == mode_t(S_IFLNK)
  }

  static func exists(_ path: String) -> Bool {
    var facts = stat()
    return unsafe lstat(path, &facts) == 0
  }

  static func reason(_ code: Int32) -> String { unsafe String(cString: strerror(code)) }

  /// Writes zeros over a file, then removes it.
  static func erase(_ path: String) {
    guard !isSymbolicLink(path) else { return }
    let descriptor = unsafe open(path, O_WRONLY | O_NOFOLLOW | O_CLOEXEC)
    if descriptor >= 0 {
      var facts = stat()
      _ = unsafe fstat(descriptor, &facts)
      let zeros = [UInt8](repeating: 0, count: 1 << 16)
      var place = 0
      while place < Int(facts.st_size) {
        let count = min(zeros.count, Int(facts.st_size) - place)
        let sent = unsafe zeros.withUnsafeBytes { unsafe pwrite(descriptor, $0.baseAddress, count, off_t(place)) }
        if sent <= 0 { break }
        place += sent
      }
      _ = fsync(descriptor)
      close(descriptor)
    }
    _ = unsafe unlink(path)
  }

  /// A new file beside `path` for the owner alone, to be renamed when it is whole.
  static func temporary(beside path: String) throws -> (path: String, descriptor: Int32) {
    let temporary = "\(path).\(getpid()).part"
    _ = unsafe unlink(temporary)
    let descriptor = unsafe open(temporary, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw StorageError.cannotCreate(path: path, reason: reason(errno)) }
    _ = fchmod(descriptor, 0o600)
    return (temporary, descriptor)
  }

  /// Puts a finished temporary file in its place.
  static func settle(_ temporary: String, as path: String) throws {
    let descriptor = unsafe open(temporary, O_RDONLY | O_CLOEXEC)
    if descriptor >= 0 {
      _ = fsync(descriptor)
      close(descriptor)
    }
    guard unsafe rename(temporary, path) == 0 else {
      let code = errno
      _ = unsafe unlink(temporary)
      throw StorageError.cannotCreate(path: path, reason: reason(code))
    }
  }

  static func remove(_ path: String) { _ = unsafe unlink(path) }

  static func pause(milliseconds: UInt32) { _ = usleep(milliseconds * 1000) }

  static func close(_ descriptor: Int32) {
    #if canImport(Glibc)
      _ = Glibc.close(descriptor)
    #elseif canImport(Musl)
      _ = Musl.close(descriptor)
    #else
      _ = Darwin.close(descriptor)
    #endif
  }
}
