package import SocialNetworks

/// A run of whole lines of a plain list, read by one thread.
package final class PlainListChunk: @unchecked Sendable {
  /// How ids are numbered: all are whole numbers in their shortest form, or any bytes.
  package enum IdKind: Sendable { case numbers, names }
  /// What follows the two ids of a row.
  package enum Ending: Sendable { case nothing, weight, emptyDictionary }

  package struct Shape: Sendable {
    package var ending: Ending
    package var delimiter: Delimiter
  }

  /// The columns of all chunks; each writes from its own first row on.
  package struct Rows: Sendable {
    let sources: Column<UInt32>
    let targets: Column<UInt32>
    let values: Column<Double>

    func move(from start: Int, to place: Int, count: Int) {
      sources.move(from: start, to: place, count: count)
      targets.move(from: start, to: place, count: count)
      if values.count > 0 { values.move(from: start, to: place, count: count) }
    }
  }

  /// Ends with a line end, so that no loop over a field runs out of it.
  private let text: Column<UInt8>
  private let bytes: Bytes
  private let shape: Shape
  private let input: InputData
  package var firstRow = 0
  package private(set) var lineCount = 0
  package private(set) var rowCount = 0
  package private(set) var isPlain = false
  package private(set) var zeroCount = 0
  package private(set) var negativeCount = 0
  private let kind: IdKind
  private var numbers: NumberIds
  private var names = NameInterner()
  /// The numbers of this chunk's people in the whole file; empty where they are the same.
  private var map: [UInt32] = []

  package init(text: Bytes, shape: Shape, kind: IdKind, tableLimit: Int, input: InputData) {
    self.text = text.column
    bytes = text
    self.shape = shape
    self.kind = kind
    self.input = input
    numbers = NumberIds(limit: tableLimit)
  }

  package func countLines() { lineCount = bytes.count(of: 0x0A) }

  /// Whether the first lines are plain.
  package func acceptsBeginning() -> Bool {
    let end = bytes.firstPlace(of: 0x0A, in: min(bytes.count - 1, 1 << 10)..<bytes.count)
    let sample = PlainListChunk(
      text: bytes.slice(0..<min(bytes.count, end + 1)), shape: shape, kind: kind, tableLimit: numbers.limit,
      input: input)
    sample.countLines()
    let ids = ColumnStorage<UInt32>(zeros: sample.lineCount)
    let values = ColumnStorage<Double>(zeros: sample.lineCount)
    withExtendedLifetime((ids, values)) {
      sample.read(into: Rows(sources: ids.column, targets: ids.column, values: values.column))
    }
    return sample.isPlain
  }

  package func read(into rows: Rows) {
    isPlain = kind == .numbers ? readNumbers(rows) : readNames(rows)
  }

  /// Numbers the people of all chunks in the order of the file.
  ///
  /// - Returns: nil when a name is no text.
  package static func merge(_ chunks: [PlainListChunk]) -> NameTable? {
    guard let first = chunks.first else { return NameTable() }
    switch first.kind {
    case .numbers:
      for chunk in chunks.dropFirst() {
        chunk.map = []
        chunk.map.reserveCapacity(chunk.numbers.values.count)
        for value in chunk.numbers.values {
          guard let number = first.numbers.number(of: value) else { return nil }
          chunk.map.append(number)
        }
      }
      return first.numbers.nameTable()
    case .names:
      for chunk in chunks.dropFirst() { chunk.map = first.names.merge(chunk.names) }
      return first.names.areText ? first.names.table() : nil
    }
  }

  package func renumber(_ rows: Rows) {
    guard !map.isEmpty else { return }
    let map = self.map
    for row in firstRow..<(firstRow + rowCount) {
      rows.sources[row] = map[Int(rows.sources[row])]
      rows.targets[row] = map[Int(rows.targets[row])]
    }
  }

  /// Pages of the file are given back after this many bytes.
  private static let block = 8 << 20

  private func readNumbers(_ rows: Rows) -> Bool {
    let text = self.text
    let shape = self.shape
    let isSpaced = shape.delimiter == .space
    let delimiter = shape.delimiter.byte
    var numbers = self.numbers
    var row = firstRow
    var numbered = row
    var place = 0
    while place < text.count {
      let start = place
      let blockEnd = min(text.count, place + Self.block)
      while place < blockEnd {
        if isSpaced { skipSpaces(text, &place) }
        if text[place] <= 13 {
          guard endLine(text, &place) else { return false }
          continue
        }
        guard let source = wholeNumber(text, &place) else { return false }
        guard text[place] == delimiter || (isSpaced && text[place] == 9) else { return false }
        place += 1
        if isSpaced { skipSpaces(text, &place) }
        guard let target = wholeNumber(text, &place) else { return false }
        guard endRow(text, &place, rows, row, isSpaced, delimiter) else { return false }
        rows.sources[row] = source
        rows.targets[row] = target
        row += 1
        if row - numbered == Self.rowsTogether {
          guard number(rows, numbered..<row, &numbers) else { return false }
          numbered = row
        }
      }
      input.release(bytes.slice(start..<place))
    }
    guard number(rows, numbered..<row, &numbers) else { return false }
    self.numbers = numbers
    rowCount = row - firstRow
    return true
  }

  /// Rows whose people are numbered together: searches that stand close wait for memory together.
  private static let rowsTogether = 512

  /// Replaces whole numbers by the numbers of people.
  @inline(__always)
  private func number(_ rows: Rows, _ range: Range<Int>, _ numbers: inout NumberIds) -> Bool {
    for row in range {
      guard let source = numbers.number(of: rows.sources[row]), let target = numbers.number(of: rows.targets[row])
      else { return false }
      rows.sources[row] = source
      rows.targets[row] = target
    }
    return true
  }

  private func readNames(_ rows: Rows) -> Bool {
    let text = self.text
    let isSpaced = shape.delimiter == .space
    let delimiter = shape.delimiter.byte
    var names = self.names
    self.names = NameInterner()
    var row = firstRow
    var place = 0
    while place < text.count {
      let start = place
      let blockEnd = min(text.count, place + Self.block)
      while place < blockEnd {
        if text[place] == 0x23 || text[place] == 0x25 { return false }
        if isSpaced { skipSpaces(text, &place) }
        if text[place] == 10 || text[place] == 13 {
          guard endLine(text, &place) else { return false }
          continue
        }
        let source = name(text, &place, isSpaced, delimiter)
        guard !source.isEmpty, text[place] == delimiter || (isSpaced && text[place] == 9) else { return false }
        place += 1
        if isSpaced { skipSpaces(text, &place) }
        let target = name(text, &place, isSpaced, delimiter)
        guard !target.isEmpty, endRow(text, &place, rows, row, isSpaced, delimiter) else { return false }
        rows.sources[row] = names.number(of: bytes, source)
        rows.targets[row] = names.number(of: bytes, target)
        row += 1
      }
      input.release(bytes.slice(start..<place))
    }
    self.names = names
    rowCount = row - firstRow
    return true
  }

  /// The bytes up to the end of a field; none when the field begins with a quote.
  @inline(__always)
  private func name(_ text: Column<UInt8>, _ place: inout Int, _ isSpaced: Bool, _ delimiter: UInt8) -> Range<Int> {
    let start = place
    if text[place] == 0x22 { return start..<start }
    while text[place] != delimiter, text[place] != 10, text[place] != 13 {
      if isSpaced && text[place] == 9 { break }
      place += 1
    }
    return start..<place
  }

  @inline(__always)
  private func skipSpaces(_ text: Column<UInt8>, _ place: inout Int) {
    while text[place] == 32 || text[place] == 9 { place += 1 }
  }

  /// Up to nine digits, without a leading zero.
  @inline(__always)
  private func wholeNumber(_ text: Column<UInt8>, _ place: inout Int) -> UInt32? {
    let start = place
    var value: UInt32 = 0
    var digit = text[place] &- 48
    while digit <= 9 {
      value = value &* 10 &+ UInt32(digit)
      place += 1
      digit = text[place] &- 48
    }
    let length = place - start
    guard length >= 1 && length <= 9, text[start] != 48 || length == 1 else { return nil }
    return value
  }

  /// What stands behind the second id, and the line end.
  @inline(__always)
  private func endRow(
    _ text: Column<UInt8>, _ place: inout Int, _ rows: Rows, _ row: Int, _ isSpaced: Bool, _ delimiter: UInt8
  ) -> Bool {
    if shape.ending != .nothing {
      guard text[place] == delimiter || (isSpaced && text[place] == 9) else { return false }
      place += 1
      if isSpaced { skipSpaces(text, &place) }
      if shape.ending == .weight {
        guard let value = weight(text, &place, isSpaced, delimiter) else { return false }
        if value <= 0 { if value < 0 { negativeCount += 1 } else { zeroCount += 1 } }
        rows.values[row] = value
      } else {
        guard text[place] == 0x7B, text[place + 1] == 0x7D else { return false }
        place += 2
      }
    }
    if isSpaced { skipSpaces(text, &place) }
    return endLine(text, &place)
  }

  @inline(__always)
  private func endLine(_ text: Column<UInt8>, _ place: inout Int) -> Bool {
    while text[place] == 13 { place += 1 }
    guard text[place] == 10 else { return false }
    place += 1
    return true
  }

  @inline(__always)
  private func weight(
    _ text: Column<UInt8>, _ place: inout Int, _ isSpaced: Bool, _ delimiter: UInt8
  ) -> Double? {
    let start = place
    var mantissa: UInt64 = 0
    var digit = text[place] &- 48
    while digit <= 9 {
      mantissa = mantissa &* 10 &+ UInt64(digit)
      place += 1
      digit = text[place] &- 48
    }
    var length = place - start
    var scale = 0
    if text[place] == 0x2E {
      place += 1
      let point = place
      digit = text[place] &- 48
      while digit <= 9 {
        mantissa = mantissa &* 10 &+ UInt64(digit)
        place += 1
        digit = text[place] &- 48
      }
      scale = place - point
      length += scale
    }
    if text[place] == 10 || text[place] == 13, length >= 1, length <= 18, mantissa < 1 << 53 {
      return Double(mantissa) / DecimalNumber.power(scale)
    }
    place = start
    return anyWeight(text, &place, isSpaced, delimiter)
  }

  @inline(never)
  private func anyWeight(
    _ text: Column<UInt8>, _ place: inout Int, _ isSpaced: Bool, _ delimiter: UInt8
  ) -> Double? {
    let field = name(text, &place, isSpaced, delimiter)
    guard case .value(let value) = DecimalNumber.read(bytes, field) else { return nil }
    return value
  }
}
