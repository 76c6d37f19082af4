import CArchive

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Reads archives and compressed files in memory, member by member; nothing is ever written to disk, and names of
/// members are labels only.
///
/// A member that is not read costs nothing. What is read is limited, so that a small archive cannot fill the memory:
/// 2 GiB in all, and 200 times the size of the archive.
@safe
package final class Archive {
  /// At most so many bytes come out of one archive.
  package static let byteLimit = 2 << 30
  /// At most so many times the bytes of the archive, beyond a start of 16 MiB.
  package static let ratioLimit = 200
  package static let memberLimit = 200_000
  /// `AE_IFREG` of the library, a macro that Swift does not see.
  private static let regularFile: mode_t = 0o100000

  private let path: String
  private let input: InputData
  private let handle: OpaquePointer
  private let locale: locale_t?
  private var entry: OpaquePointer?
  private var bytesRead = 0
  private var memberCount = 0

  /// The kind of archive or compression that the first bytes show; nil for anything else.
  package static func kind(of bytes: Bytes) -> Kind? {
    for (magic, kind) in magics where bytes.count >= magic.count {
      if magic.indices.allSatisfy({ bytes[$0] == magic[$0] }) { return kind }
    }
    return bytes.count > 262 && bytes.starts(with: "ustar", at: 257) ? .archive("tar") : nil
  }

  package enum Kind: Equatable, Sendable {
    /// Holds members with names.
    case archive(String)
    /// One compressed stream: a single file, or a tar.
    case stream(String)

    package var name: String {
      switch self {
      case .archive(let name), .stream(let name): name
      }
    }
  }

  private static let magics: [(magic: [UInt8], kind: Kind)] = [
    ([0x50, 0x4B, 3, 4], .archive("zip")), ([0x50, 0x4B, 5, 6], .archive("zip")),
    ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], .archive("7z")), ([0x1F, 0x8B], .stream("gzip")),
    ([0x28, 0xB5, 0x2F, 0xFD], .stream("zstd")), ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0], .stream("xz")),
    ([0x42, 0x5A, 0x68], .stream("bzip2")),
  ]

  /// - Throws: `FormatError.damaged`.
  package init(_ input: InputData, path: String) throws {
    guard let handle = unsafe archive_read_new() else {
      throw FormatError.tooLarge(path: path, reason: "no memory to open the archive")
    }
    unsafe self.handle = handle
    self.path = path
    self.input = input
    // In the C locale names beyond ASCII would not come back at all.
    unsafe locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", nil)
    unsafe archive_read_support_filter_all(handle)
    unsafe archive_read_support_format_zip(handle)
    unsafe archive_read_support_format_7zip(handle)
    unsafe archive_read_support_format_tar(handle)
    if case .stream = Self.kind(of: input.bytes) { unsafe archive_read_support_format_raw(handle) }
    let opened = unsafe archive_read_open_memory(handle, input.bytes.base, input.bytes.count)
    guard opened == ARCHIVE_OK else { throw fault() }
  }

  deinit {
    unsafe archive_read_free(handle)
    if let locale = unsafe locale { unsafe freelocale(locale) }
  }

  /// Moves to the next file: folders, links and devices are passed over.
  ///
  /// - Returns: its name within the archive, or nil at the end.
  /// - Throws: `FormatError.damaged` for a broken or encrypted archive, `.tooLarge`.
  package func next() throws -> String? {
    let before = unsafe locale.map { unsafe uselocale($0) } ?? nil
    defer { if let before = unsafe before { unsafe uselocale(before) } }
    while true {
      let status = unsafe archive_read_next_header(handle, &entry)
      if status == ARCHIVE_EOF { return nil }
      guard status == ARCHIVE_OK || status == ARCHIVE_WARN else { throw fault() }
      memberCount += 1
      guard memberCount <= Self.memberLimit else {
        throw FormatError.tooLarge(path: path, reason: "the archive has more than \(Self.memberLimit) members")
      }
      guard unsafe archive_entry_filetype(entry) == Self.regularFile,
        unsafe archive_entry_hardlink(entry) == nil
      else { continue }
      if unsafe archive_entry_is_data_encrypted(entry) != 0 {
        throw FormatError.damaged(path: path, reason: "the archive is encrypted; unpack it first")
      }
      let name = unsafe archive_entry_pathname_utf8(entry) ?? archive_entry_pathname(entry)
      return unsafe name.map { unsafe String(cString: $0) } ?? "member \(memberCount)"
    }
  }

  /// Whether what `next()` found is not a member of an archive but all there is in a compressed file.
  package var isLoneFile: Bool { unsafe archive_format(handle) == ARCHIVE_FORMAT_RAW }

  /// Reads on in this member until `bytes` has `count` bytes or the member ends.
  ///
  /// - Returns: whether the member goes on.
  /// - Throws: `FormatError.damaged`, `.tooLarge`.
  package func read(into bytes: inout [UInt8], upTo count: Int) throws -> Bool {
    let allowance = min(Self.byteLimit, (16 << 20) + input.bytes.count * Self.ratioLimit)
    let piece = 1 << 16
    while bytes.count < count {
      let wanted = min(piece, count - bytes.count)
      let start = bytes.count
      bytes += [UInt8](repeating: 0, count: wanted)
      let got = unsafe bytes.withUnsafeMutableBytes { buffer in
        unsafe archive_read_data(handle, buffer.baseAddress.map { unsafe $0 + start }, wanted)
      }
      bytes.removeLast(wanted - max(0, got))
      if got < 0 { throw fault() }
      if got == 0 { return false }
      bytesRead += got
      if bytesRead > allowance {
        throw FormatError.tooLarge(
          path: path,
          reason:
            "it unpacks to more than \(allowance >> 20) MiB, \(Self.ratioLimit) times its size; unpack it first if it is genuine"
        )
      }
    }
    return true
  }

  /// The content of a file that is compressed, not archived: all of it, or its first `count` bytes.
  ///
  /// - Throws: `FormatError.damaged`, `.empty`, `.tooLarge`.
  package static func decompress(_ input: InputData, path: String, upTo count: Int = .max) throws -> InputData {
    let archive = try Archive(input, path: path)
    guard try archive.next() != nil else { throw FormatError.empty(path: path) }
    var bytes: [UInt8] = []
    while bytes.count < count, try archive.read(into: &bytes, upTo: min(count, bytes.count + (1 << 22))) {}
    return InputData(bytes)
  }

  private func fault() -> FormatError {
    let message = unsafe archive_error_string(handle).map { unsafe String(cString: $0) } ?? "it is damaged"
    return .damaged(path: path, reason: message)
  }
}
