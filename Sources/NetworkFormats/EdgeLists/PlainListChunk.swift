package import GraphAnalytics
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
    package let sources: Buffer<UInt32>
    package let targets: Buffer<UInt32>
    package let values: Buffer<Double>

    package func move(from start: Int, to place: Int, count: Int) {
      for row in 0..<count {
        sources[place + row] = sources[start + row]
        targets[place + row] = targets[start + row]
        if values.count > 0 { values[place + row] = values[start + row] }
      }
    }
  }

  /// Ends with a line end, so that no loop over a field runs out of it.
  private let text: Buffer<UInt8>
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
    self.text = text.buffer
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
    let arena = Arena()
    defer { arena.free() }
    sample.read(
      into: Rows(
        sources: arena.zeros(of: UInt32.self, sample.lineCount),
        targets: arena.zeros(of: UInt32.self, sample.lineCount),
        values: arena.zeros(of: Double.self, sample.lineCount)))
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
    map.withBuffer { map in
      for row in firstRow..<(firstRow + rowCount) {
        rows.sources[row] = map[rows.sources[row]]
        rows.targets[row] = map[rows.targets[row]]
      }
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
        guard let source = wholeNumber(text, &place), let from = numbers.number(of: source) else { return false }
        guard text[place] == delimiter || (isSpaced && text[place] == 9) else { return false }
        place += 1
        if isSpaced { skipSpaces(text, &place) }
        guard let target = wholeNumber(text, &place), let to = numbers.number(of: target) else { return false }
        guard endRow(text, &place, rows, row, isSpaced, delimiter) else { return false }
        rows.sources[row] = from
        rows.targets[row] = to
        row += 1
      }
      input.release(bytes.slice(start..<place))
    }
    self.numbers = numbers
    rowCount = row - firstRow
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
  private func name(_ text: Buffer<UInt8>, _ place: inout Int, _ isSpaced: Bool, _ delimiter: UInt8) -> Range<Int> {
    let start = place
    if text[place] == 0x22 { return start..<start }
    while text[place] != delimiter, text[place] != 10, text[place] != 13 {
      if isSpaced && text[place] == 9 { break }
      place += 1
    }
    return start..<place
  }

  @inline(__always)
  private func skipSpaces(_ text: Buffer<UInt8>, _ place: inout Int) {
    while text[place] == 32 || text[place] == 9 { place += 1 }
  }

  /// Up to nine digits, without a leading zero.
  @inline(__always)
  private func wholeNumber(_ text: Buffer<UInt8>, _ place: inout Int) -> UInt32? {
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
    _ text: Buffer<UInt8>, _ place: inout Int, _ rows: Rows, _ row: Int, _ isSpaced: Bool, _ delimiter: UInt8
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
  private func endLine(_ text: Buffer<UInt8>, _ place: inout Int) -> Bool {
    while text[place] == 13 { place += 1 }
    guard text[place] == 10 else { return false }
    place += 1
    return true
  }

  @inline(__always)
  private func weight(
    _ text: Buffer<UInt8>, _ place: inout Int, _ isSpaced: Bool, _ delimiter: UInt8
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
    _ text: Buffer<UInt8>, _ place: inout Int, _ isSpaced: Bool, _ delimiter: UInt8
  ) -> Double? {
    let field = name(text, &place, isSpaced, delimiter)
    guard case .value(let value) = DecimalNumber.read(bytes, field) else { return nil }
    return value
  }
}

/// Numbers whole numbers in the order they come, through a table with a place for each.
package struct NumberIds {
  package let limit: Int
  private let arena = Arena()
  /// The number of a value plus one, or 0.
  private var table: Buffer<UInt32>
  package private(set) var values: [UInt32] = []

  /// - Parameter limit: values from here on are refused.
  package init(limit: Int) {
    self.limit = limit
    table = arena.zeros(of: UInt32.self, min(limit, 1 << 16))
  }

  @inline(__always)
  package mutating func number(of value: UInt32) -> UInt32? {
    if Int(value) >= table.count && !grow(toHold: Int(value)) { return nil }
    let found = table[value]
    if found != 0 { return found - 1 }
    return add(value)
  }

  package func nameTable() -> NameTable {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(values.count * 7)
    var offsets: [Int] = [0]
    offsets.reserveCapacity(values.count + 1)
    for value in values {
      var divisor: UInt32 = 1
      while value / divisor >= 10 { divisor *= 10 }
      while divisor > 0 {
        bytes.append(UInt8(48 + value / divisor % 10))
        divisor /= 10
      }
      offsets.append(bytes.count)
    }
    return NameTable(distinctBytes: bytes, offsets: offsets)
  }

  @inline(never)
  private mutating func add(_ value: UInt32) -> UInt32 {
    values.append(value)
    table[value] = UInt32(values.count)
    return UInt32(values.count - 1)
  }

  @inline(never)
  private mutating func grow(toHold value: Int) -> Bool {
    guard value < limit else { return false }
    var size = table.count
    while size <= value { size *= 2 }
    let larger = arena.zeros(of: UInt32.self, min(limit, size))
    larger.copy(from: table)
    table = larger
    return true
  }
}
