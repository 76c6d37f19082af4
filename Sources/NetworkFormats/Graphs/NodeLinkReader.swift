package import SocialNetworks

/// Node-link JSON as NetworkX, D3 and others write it.
///
/// An object with `nodes` and with `edges` or `links`; the ends of an edge are ids, indices of nodes (where nodes have no
/// ids, as in D3 version 3), or node objects. `directed` sets the direction. What else stands in nodes and edges becomes
/// attributes; nested values are kept as their JSON text.
package enum NodeLinkReader {
  package static func read(
    _ input: InputData, options: ReadOptions, log: inout FaultLog, report: inout ImportReport
  ) throws -> NetworkDraft {
    let (owner, text, encoding, note) = TextEncoding.decode(input)
    return try withExtendedLifetime(owner) {
      report.dialect.append(("encoding", encoding))
      if let note { report.notes.append(note) }
      var parser = NodeLinkParser(text)
      do throws(JSONScanner.Failure) {
        try parser.readDocument()
      } catch {
        let (line, column) = parser.finder.position(of: error.place)
        log.error(line: line, column: column, "json", error.message)
        return NetworkDraft()
      }
      var network = NodeLinkNetwork(parser: parser, options: options, log: log, report: report)
      let draft = try network.draft()
      log = network.log
      report = network.report
      return draft
    }
  }
}

/// The records of a node-link document, before anything is made of them.
package struct NodeLinkParser {
  package enum Value {
    case text(String)
    /// A number's text.
    case number(Range<Int>)
    case truth(Bool)
    case null
    /// `NaN` or an infinity, which JSON does not have.
    case noNumber(Range<Int>)
    case object([Entry])
    /// An array or an object inside an object.
    case nested(Range<Int>)
  }

  package struct Entry {
    package var name: Int
    package var value: Value
    package var place: Int
  }

  package struct Record {
    package var entries: [Entry]
    package var place: Int
  }

  package var scanner: JSONScanner
  package var finder: PlaceFinder
  package private(set) var names: [String] = []
  private var nameNumbers: [String: Int] = [:]
  package private(set) var nodes: [Record]?
  package private(set) var edges: [Record]?
  package private(set) var links: [Record]?
  package private(set) var isDirected: Bool?
  /// Where `directed` stands when it is no truth value, and where a list stands twice.
  package private(set) var faults: [(place: Int, code: String, message: String)] = []
  private var depth = 0

  package init(_ bytes: Bytes) {
    scanner = JSONScanner(bytes)
    finder = PlaceFinder(bytes)
  }

  package mutating func number(of name: String) -> Int {
    if let number = nameNumbers[name] { return number }
    nameNumbers[name] = names.count
    names.append(name)
    return names.count - 1
  }

  package mutating func readDocument() throws(JSONScanner.Failure) {
    let first = try scanner.next()
    guard first == .openObject else {
      throw fail("expected an object with nodes and edges (or links)")
    }
    depth = 1
    var isFirst = true
    while let member = try nextMember(&isFirst) { try readMember(member.name, member.place) }
    if try scanner.next() != .end { throw fail("text follows the document; expected its end") }
  }

  private func fail(_ message: String) -> JSONScanner.Failure {
    let found = scanner.tokenStart >= scanner.bytes.count ? "the text ends here; " : ""
    return JSONScanner.Failure(place: scanner.tokenStart, message: found + message)
  }

  /// Moves to the value of the next member of an object.
  ///
  /// - Returns: its name and where that stands; nil when the object is closed.
  private mutating func nextMember(
    _ isFirst: inout Bool
  ) throws(JSONScanner.Failure) -> (name: String, place: Int)? {
    var token = try scanner.next()
    if isFirst {
      isFirst = false
      if token == .closeObject { return nil }
    } else {
      if token == .closeObject { return nil }
      guard token == .comma else { throw fail("expected a comma or }") }
      token = try scanner.next()
    }
    guard case .string(let range, let isPlain) = token else { throw fail("expected a name in double quotes") }
    let place = scanner.tokenStart
    guard try scanner.next() == .colon else { throw fail("expected a colon") }
    return (scanner.text(range, isPlain: isPlain), place)
  }

  private mutating func readMember(_ name: String, _ place: Int) throws(JSONScanner.Failure) {
    switch name {
    case "nodes":
      if nodes != nil { faults.append((place, "duplicate-member", "\"nodes\" stands twice; expected it once")) }
      nodes = try readRecords(name)
    case "edges":
      if edges != nil { faults.append((place, "duplicate-member", "\"edges\" stands twice; expected it once")) }
      edges = try readRecords(name)
    case "links":
      if links != nil { faults.append((place, "duplicate-member", "\"links\" stands twice; expected it once")) }
      links = try readRecords(name)
    case "directed":
      let value = try readValue(keepsObject: false)
      if case .truth(let truth) = value {
        isDirected = truth
      } else {
        faults.append((place, "directed", "\"directed\" is neither true nor false; expected one of them"))
      }
    default: _ = try readValue(keepsObject: false)
    }
  }

  private mutating func readRecords(_ name: String) throws(JSONScanner.Failure) -> [Record] {
    guard try scanner.next() == .openArray else { throw fail("expected an array of \(name)") }
    try enter()
    var records: [Record] = []
    var token = try scanner.next()
    if token == .closeArray {
      depth -= 1
      return records
    }
    while true {
      let place = scanner.tokenStart
      guard token == .openObject else { throw fail("expected an object for each of \(name)") }
      records.append(Record(entries: try readEntries(), place: place))
      let after = try scanner.next()
      if after == .closeArray { break }
      guard after == .comma else { throw fail("expected a comma or ]") }
      token = try scanner.next()
    }
    depth -= 1
    return records
  }

  private mutating func readEntries() throws(JSONScanner.Failure) -> [Entry] {
    try enter()
    objectCount += 1
    let object = objectCount
    var entries: [Entry] = []
    var isFirst = true
    while let member = try nextMember(&isFirst) {
      let number = number(of: member.name)
      let value = try readValue(keepsObject: true)
      let place = valueStart
      while lastObjects.count <= number { lastObjects.append(0) }
      if lastObjects[number] == object, let former = entries.firstIndex(where: { $0.name == number }) {
        faults.append(
          (member.place, "duplicate-member", "\(quoted(member.name)) stands twice in one object; expected it once"))
        entries.remove(at: former)
      }
      lastObjects[number] = object
      entries.append(Entry(name: number, value: value, place: place))
    }
    depth -= 1
    return entries
  }

  private var valueStart = 0
  private var objectCount = 0
  /// The last object that had a member of each name.
  private var lastObjects: [Int] = []

  private mutating func readValue(keepsObject: Bool) throws(JSONScanner.Failure) -> Value {
    let token = try scanner.next()
    let start = scanner.tokenStart
    defer { valueStart = start }
    switch token {
    case .string(let range, let isPlain): return .text(scanner.text(range, isPlain: isPlain))
    case .number(let range): return .number(range)
    case .word(let range):
      switch scanner.bytes[range.lowerBound] {
      case 0x74: return .truth(true)
      case 0x66: return .truth(false)
      case 0x6E: return .null
      default: return .noNumber(range)
      }
    case .openObject where keepsObject: return .object(try readEntriesOrSkip(from: start))
    case .openObject, .openArray:
      try skip(token)
      return .nested(start..<scanner.place)
    default: throw fail("expected a value")
    }
  }

  /// The entries of an object that may be a node in the place of its id.
  private mutating func readEntriesOrSkip(from start: Int) throws(JSONScanner.Failure) -> [Entry] {
    var entries = try readEntries()
    // the whole text, for the case that the object is an attribute
    entries.append(Entry(name: -1, value: .nested(start..<scanner.place), place: start))
    return entries
  }

  /// Passes over an array or object whose opening bracket was read.
  private mutating func skip(_ opening: JSONScanner.Token) throws(JSONScanner.Failure) {
    try enter()
    if opening == .openObject {
      var isFirst = true
      while try nextMember(&isFirst) != nil { _ = try readValue(keepsObject: false) }
    } else {
      var token = try scanner.next()
      if token != .closeArray {
        while true {
          switch token {
          case .openObject, .openArray: try skip(token)
          case .string, .number, .word: break
          default: throw fail("expected a value")
          }
          let after = try scanner.next()
          if after == .closeArray { break }
          guard after == .comma else { throw fail("expected a comma or ]") }
          token = try scanner.next()
        }
      }
    }
    depth -= 1
  }

  private mutating func enter() throws(JSONScanner.Failure) {
    depth += 1
    if depth > JSONScanner.depthLimit {
      throw fail("more than \(JSONScanner.depthLimit) brackets are open here; expected fewer")
    }
  }
}
