import GraphAnalytics
package import SocialNetworks

/// The fast way through plain lists: two ids and perhaps a weight in each row, one byte between them, nothing in quotes.
///
/// The text is cut at line ends into one chunk for each thread. Each chunk numbers its people in the order they come; the
/// chunks are then merged in the order of the file, so that the numbers do not depend on how it was cut. Whatever is out of
/// the ordinary ends the attempt, and `EdgeListReader` reads the file from the start; both give the same network, the same
/// report and the same faults.
package struct PlainListReader {
  private let bytes: Bytes
  private let columns: EdgeListColumns
  private let dialect: TableDialect
  private let shape: PlainListChunk.Shape
  private let body: Range<Int>
  /// The last line when no line end follows it, with one.
  private let lastLine: InputData
  private let commentCount: Int

  /// Reads the file, or gives nil when it is no plain list.
  ///
  /// - Throws: `FormatError.invalidOption`.
  /// - Complexity: O(bytes) time; memory for the columns of ties and, while reading integers, 4 bytes for each up to the
  ///   greatest, in each thread.
  package static func read(
    _ input: InputData, fileExtension: String, options: ReadOptions, log: inout FaultLog, report: inout ImportReport
  ) throws -> NetworkDraft? {
    var bytes = input.bytes
    let hasMark = bytes.starts(with: "\u{FEFF}")
    if hasMark { bytes = bytes.slice(3..<bytes.count) }
    let dialect = TableDialect.detect(bytes)
    guard dialect.strayAddress == nil else { return nil }
    for readsCounts in [true, false] {
      var attempt = FaultLog(file: log.file)
      guard
        let columns = try EdgeListColumns.find(
          in: bytes, dialect: dialect, fileExtension: fileExtension, options: options, readsCounts: readsCounts,
          log: &attempt),
        attempt.total == 0,
        let reader = PlainListReader(bytes, columns, dialect),
        let list = reader.parse(input, .numbers) ?? reader.parse(input, .names)
      else { return nil }
      if case .counts(let people, _) = columns.header, readsCounts, list.names.count > people { continue }
      report.dialect.append(("encoding", hasMark ? "UTF-8 with byte order mark" : "UTF-8"))
      return reader.finish(list, &log, &report)
    }
    return nil
  }

  private init?(_ bytes: Bytes, _ columns: EdgeListColumns, _ dialect: TableDialect) {
    guard columns.source == 0, columns.target == 1, columns.attributes.isEmpty, columns.type == nil,
      columns.layer == nil
    else { return nil }
    let ending: PlainListChunk.Ending
    switch (columns.width, columns.weight, columns.hasDictionary) {
    case (2, nil, false): ending = .nothing
    case (3, 2, false): ending = .weight
    case (3, nil, true): ending = .emptyDictionary
    default: return nil
    }
    var scanner = TableScanner(bytes, delimiter: dialect.delimiter, from: columns.start, line: columns.startLine)
    let start = scanner.next() ? scanner.recordRange.lowerBound : bytes.count
    // what stands above the rows is small; the rows themselves are checked where they are read
    let head = bytes.slice(0..<start)
    guard TextEncoding.isUTF8(head), head.firstPlace(of: 0, in: 0..<start) == start else { return nil }
    var end = bytes.count
    while end > start, bytes[end - 1] != 0x0A {
      end -= 1
      if bytes.count - end > 1 << 12 { return nil }
    }
    self.bytes = bytes
    self.columns = columns
    self.dialect = dialect
    shape = PlainListChunk.Shape(ending: ending, delimiter: dialect.delimiter)
    body = start..<end
    lastLine = InputData(end < bytes.count ? bytes.array(end..<bytes.count) + [0x0A] : [])
    commentCount = scanner.commentCount
  }

  private struct List {
    var names = NameTable()
    var sources: [UInt32] = []
    var targets: [UInt32] = []
    var values: [Double] = []
    var zeroCount = 0
    var negativeCount = 0
  }

  private func parse(_ input: InputData, _ kind: PlainListChunk.IdKind) -> List? {
    let limit = max(1 << 20, bytes.count / 8)
    let parts = (cut() + [lastLine.bytes]).filter { $0.count > 0 }
    let chunks = parts.map { PlainListChunk(text: $0, shape: shape, kind: kind, tableLimit: limit, input: input) }
    // a damaged or other kind of file shows soon; do not count the lines of all of it first
    guard let first = chunks.first else { return List() }
    guard first.acceptsBeginning() else { return nil }
    Parallel.forEach(stripes: chunks.count) { stripe, _ in chunks[stripe].countLines() }
    var capacity = 0
    for chunk in chunks {
      chunk.firstRow = capacity
      capacity += chunk.lineCount
    }
    var list = List()
    var isPlain = true
    let valueCapacity = shape.ending == .weight ? capacity : 0
    list.values = [Double].filled(capacity: valueCapacity) { values in
      list.targets = [UInt32].filled(capacity: capacity) { targets in
        list.sources = [UInt32].filled(capacity: capacity) { sources in
          let rows = PlainListChunk.Rows(sources: sources, targets: targets, values: values)
          isPlain = read(chunks, into: rows, &list)
          return isPlain ? chunks.reduce(0) { $0 + $1.rowCount } : 0
        }
        return list.sources.count
      }
      return valueCapacity > 0 ? list.sources.count : 0
    }
    return isPlain ? list : nil
  }

  /// Reads all chunks and merges their numbering.
  ///
  /// - Returns: whether all was plain.
  private func read(_ chunks: [PlainListChunk], into rows: PlainListChunk.Rows, _ list: inout List) -> Bool {
    Parallel.forEach(stripes: chunks.count) { stripe, _ in chunks[stripe].read(into: rows) }
    guard chunks.allSatisfy(\.isPlain), let names = PlainListChunk.merge(chunks) else { return false }
    Parallel.forEach(stripes: chunks.count) { stripe, _ in chunks[stripe].renumber(rows) }
    var end = 0
    for chunk in chunks {
      // blank lines leave room between chunks
      if chunk.firstRow != end { rows.move(from: chunk.firstRow, to: end, count: chunk.rowCount) }
      end += chunk.rowCount
      list.zeroCount += chunk.zeroCount
      list.negativeCount += chunk.negativeCount
    }
    list.names = names
    return true
  }

  /// The rows in pieces of at least 1 MiB, one for each thread, each ending with a line.
  private func cut() -> [Bytes] {
    let wanted = max(1, min(Parallel.threadCount, body.count >> 20))
    var pieces: [Bytes] = []
    var start = body.lowerBound
    for piece in 1...wanted {
      var end = body.upperBound
      if piece < wanted {
        end = bytes.firstPlace(of: 0x0A, in: max(start, body.lowerBound + body.count / wanted * piece)..<end) + 1
        end = min(end, body.upperBound)
      }
      pieces.append(bytes.slice(start..<end))
      start = end
    }
    return pieces
  }

  private func finish(_ list: consuming List, _ log: inout FaultLog, _ report: inout ImportReport) -> NetworkDraft {
    let count = list.sources.count
    var ties = TieColumns()
    ties.zeroCount = list.zeroCount
    ties.negativeCount = list.negativeCount
    report.rowsRead = count
    report.rowsKept = count
    if commentCount > 0 { report.notes.append("\(counted(commentCount, "comment line")) skipped") }
    let looksLikeTimes = columns.weightIsUnnamed && list.values.allSatisfy(TieColumns.looksLikeTime)
    columns.describe(dialect, ties: count, looksLikeTimes: looksLikeTimes, log: &log, report: &report)
    ties.sources = list.sources
    ties.targets = list.targets
    ties.values = list.values
    return ties.draft(names: list.names, report: &report, log: &log)
  }
}
