/// The dictionary that NetworkX writes behind a tie: `{}` or `{'weight': 2.0, 'since': 1998}`; plain values only.
package enum PythonDictionary {
  /// Its entries in order, strings without their quotes, or nil when the text is no such dictionary.
  package static func entries(_ text: String) -> [(name: String, value: String)]? {
    var rest = Array(text.utf8)[...]
    guard rest.first == 0x7B, rest.last == 0x7D else { return nil }
    rest = rest.dropFirst().dropLast()
    var entries: [(name: String, value: String)] = []
    skipSpaces(&rest)
    while !rest.isEmpty {
      guard let name = string(&rest) else { return nil }
      skipSpaces(&rest)
      guard rest.popFirst() == 0x3A else { return nil }
      skipSpaces(&rest)
      guard let value = string(&rest) ?? bare(&rest) else { return nil }
      entries.append((name, value))
      skipSpaces(&rest)
      if rest.isEmpty { break }
      guard rest.popFirst() == 0x2C else { return nil }
      skipSpaces(&rest)
    }
    return entries
  }

  private static func skipSpaces(_ rest: inout ArraySlice<UInt8>) {
    while rest.first == 0x20 || rest.first == 0x09 { rest.removeFirst() }
  }

  private static func string(_ rest: inout ArraySlice<UInt8>) -> String? {
    guard let quote = rest.first, quote == 0x27 || quote == 0x22 else { return nil }
    var content: [UInt8] = []
    var place = rest.startIndex + 1
    while place < rest.endIndex, rest[place] != quote {
      if rest[place] == 0x5C, place + 1 < rest.endIndex { place += 1 }
      content.append(rest[place])
      place += 1
    }
    guard place < rest.endIndex else { return nil }
    rest = rest[(place + 1)...]
    return String(decoding: content, as: UTF8.self)
  }

  private static func bare(_ rest: inout ArraySlice<UInt8>) -> String? {
    var place = rest.startIndex
    while place < rest.endIndex, ![0x2C, 0x20, 0x7B, 0x7D, 0x5B, 0x5D].contains(rest[place]) { place += 1 }
    guard place > rest.startIndex else { return nil }
    defer { rest = rest[place...] }
    return String(decoding: rest[rest.startIndex..<place], as: UTF8.self)
  }
}
