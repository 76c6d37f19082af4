/// How a table is written: what stands before its first record, and what separates its columns. Found from a sample.
package struct TableDialect {
  package var delimiter: Delimiter
  /// Where the table begins, after a stray first line.
  package var start = 0
  package var startLine = 1
  /// A web address that stood alone above the comments, to be skipped with a warning.
  package var strayAddress: String?
  /// A first line of two whole numbers, which may be counts; it is not part of the sample.
  package var countsLine: (people: Int, ties: Int, line: Int, end: Int)?

  private static let sampleBytes = 1 << 16
  private static let sampleRecords = 200

  /// Looks at the first 64 KiB.
  package static func detect(_ bytes: Bytes) -> TableDialect {
    var dialect = TableDialect(delimiter: .comma)
    dialect.skipStrayAddress(bytes)
    dialect.findCountsLine(bytes)
    let afterCounts = dialect.countsLine?.end ?? dialect.start
    if let found = bestDelimiter(bytes, from: afterCounts) {
      dialect.delimiter = found
    } else if let found = bestDelimiter(bytes, from: dialect.start) {
      dialect.delimiter = found
    }
    return dialect
  }

  private mutating func skipStrayAddress(_ bytes: Bytes) {
    guard bytes.starts(with: "http://") || bytes.starts(with: "https://") else { return }
    var scanner = TableScanner(bytes, delimiter: .space)
    guard scanner.next(), scanner.fields.count == 1 else { return }
    let line = scanner.recordRange
    var next = line.upperBound
    while next < bytes.count, bytes[next] == 0x0D || bytes[next] == 0x0A { next += 1 }
    guard next < bytes.count, bytes[next] == 0x23 || bytes[next] == 0x25 else { return }
    strayAddress = bytes.text(line)
    var at = line.upperBound
    while at < next {
      at += bytes[at] == 0x0D && at + 1 < next && bytes[at + 1] == 0x0A ? 2 : 1
      startLine += 1
    }
    start = next
  }

  private mutating func findCountsLine(_ bytes: Bytes) {
    var scanner = TableScanner(bytes, delimiter: .space, from: start, line: startLine)
    guard scanner.next(), scanner.fields.count == 2 else { return }
    let numbers = scanner.fields.compactMap { field -> Int? in
      guard field.quoting == .none, field.range.count <= 15 else { return nil }
      return Self.wholeNumber(bytes, field.range)
    }
    guard numbers.count == 2, numbers[1] >= 1 else { return }
    var end = scanner.recordRange.upperBound
    while end < bytes.count, bytes[end] == 0x0D { end += 1 }
    if end < bytes.count, bytes[end] == 0x0A { end += 1 }
    countsLine = (numbers[0], numbers[1], scanner.recordLine, end)
  }

  package static func wholeNumber(_ bytes: Bytes, _ range: Range<Int>) -> Int? {
    guard !range.isEmpty, range.count <= 18 else { return nil }
    var value = 0
    for place in range {
      let byte = bytes[place]
      guard byte >= 48 && byte <= 57 else { return nil }
      value = value * 10 + Int(byte - 48)
    }
    return value
  }

  /// The delimiter that gives most records one and the same number of columns, at least two. Where several do equally well:
  /// tab, semicolon, comma, space.
  private static func bestDelimiter(_ bytes: Bytes, from start: Int) -> Delimiter? {
    let sample = bytes.slice(0..<min(bytes.count, start + sampleBytes))
    var best: (delimiter: Delimiter, share: Double)?
    for delimiter in [Delimiter.tab, .semicolon, .comma, .space] where namesBothEnds(sample, delimiter, start) {
      return delimiter
    }
    if endsWithDictionaries(sample, start) { return .space }
    for delimiter in [Delimiter.tab, .semicolon, .comma, .space] {
      var scanner = TableScanner(sample, delimiter: delimiter, from: start)
      var widths: [Int] = []
      while widths.count < sampleRecords, scanner.next() {
        // the last record of a sample may be cut
        if scanner.recordRange.upperBound < sample.count || sample.count == bytes.count || widths.isEmpty {
          widths.append(scanner.fields.count)
        }
      }
      guard !widths.isEmpty else { return nil }
      var counts: [Int: Int] = [:]
      for width in widths where width >= 2 { counts[width, default: 0] += 1 }
      guard let most = counts.values.max() else { continue }
      let share = Double(most) / Double(widths.count)
      if best.map({ share > $0.share + 0.05 }) ?? true { best = (delimiter, share) }
    }
    return best?.delimiter
  }

  /// Whether the first record, cut this way, is a header with the names of both ends.
  private static func namesBothEnds(_ sample: Bytes, _ delimiter: Delimiter, _ start: Int) -> Bool {
    var scanner = TableScanner(sample, delimiter: delimiter, from: start)
    guard scanner.next() else { return false }
    let names = scanner.fields.map { EdgeListColumns.trimmed(scanner.text($0)).lowercased() }
    return EdgeListColumns.pairs.contains { $0.0.utf8.count > 1 && names.contains($0.0) && names.contains($0.1) }
  }

  /// Whether the first records, cut at spaces, are two ids and a dictionary, whose commas separate no columns.
  private static func endsWithDictionaries(_ sample: Bytes, _ start: Int) -> Bool {
    var scanner = TableScanner(sample, delimiter: .space, from: start)
    var records = 0
    while records < 3, scanner.next() {
      guard let last = scanner.fields.last, scanner.fields.count == 3, last.quoting == .none,
        sample[last.range.lowerBound] == 0x7B,
        sample[last.range.upperBound - 1] == 0x7D || last.range.upperBound == sample.count
      else { return false }
      records += 1
    }
    return records > 0
  }
}
