/// Where somebody stands on a map.
public struct MapPlace: Sendable, Equatable {
  public var id: String
  /// To the right.
  public var x: Double
  /// Downwards.
  public var y: Double
  public var hold: Hold

  /// Whether a further map may move them.
  public enum Hold: Sendable {
    case free
    case pinned
  }

  public init(id: String, x: Double, y: Double, hold: Hold = .free) {
    self.id = id
    self.x = x
    self.y = y
    self.hold = hold
  }
}

/// Places on a map as a table `id,x,y`, with a column `pinned` where somebody is.
///
/// Read are such tables with further columns in any order, and maps in SVG as this package writes them: whatever has
/// `data-id`, `cx` and `cy`.
public enum MapPlaces {
  /// The bytes of the table, coordinates to four decimals.
  public static func encode(_ places: [MapPlace]) -> [UInt8] {
    let hasPins = places.contains { $0.hold == .pinned }
    var output = Array((hasPins ? "id,x,y,pinned\n" : "id,x,y\n").utf8)
    for place in places {
      append(place.id, to: &output)
      output += Array(",\(rounded(place.x)),\(rounded(place.y))".utf8)
      if hasPins { output += Array(place.hold == .pinned ? ",true".utf8 : ",false".utf8) }
      output.append(0x0A)
    }
    return output
  }

  private static func rounded(_ value: Double) -> String {
    let scaled = (value * 1e4).rounded() / 1e4
    return NumberText.of(scaled.isFinite ? scaled : 0)
  }

  /// Quoted where the id could be taken for something else: a comment, an empty row, several columns.
  private static func append(_ id: String, to output: inout [UInt8]) {
    let special: Set<UInt8> = [0x20, 0x09, 0x0A, 0x0D, 0x22, 0x23, 0x25, 0x2C, 0x3B]
    guard id.isEmpty || id.utf8.contains(where: special.contains) else {
      output += Array(id.utf8)
      return
    }
    output.append(0x22)
    for byte in id.utf8 {
      if byte == 0x22 { output.append(0x22) }
      output.append(byte)
    }
    output.append(0x22)
  }

  package static func read(_ input: InputData, log: inout FaultLog) -> [MapPlace] {
    let places =
      NetworkReader.firstCharacters(of: input.bytes).first == UInt8(ascii: "<")
      ? readMap(input, &log) : readTable(input, &log)
    var seen: Set<[UInt8]> = []
    for place in places where !seen.insert(Array(place.id.utf8)).inserted {
      log.error("duplicate-id", "\(quoted(place.id)) has two places; expected one")
    }
    return places
  }

  // MARK: tables

  private static func readTable(_ input: InputData, _ log: inout FaultLog) -> [MapPlace] {
    let (owner, text, _, _) = TextEncoding.decode(input)
    return withExtendedLifetime(owner) {
      if EdgeListReader.reportZeroByte(text, &log) { return [] }
      let dialect = TableDialect.detect(text)
      var scanner = TableScanner(text, delimiter: dialect.delimiter, from: dialect.start, line: dialect.startLine)
      guard scanner.next() else { return [] }
      let headings = scanner.fields.map { scanner.text($0).lowercased() }
      var columns: [Int] = []
      for name in ["id", "x", "y"] {
        guard let column = headings.firstIndex(of: name) else {
          log.error(
            line: scanner.recordLine, "missing-column",
            "no column is called \(name); expected the columns id, x, y and perhaps pinned")
          return []
        }
        columns.append(column)
      }
      let pinned = headings.firstIndex(of: "pinned")
      var places: [MapPlace] = []
      while scanner.next() {
        if scanner.fields.allSatisfy({ $0.range.isEmpty }) { continue }
        if let place = row(scanner, columns, pinned, width: headings.count, &log) { places.append(place) }
      }
      return places
    }
  }

  private static func row(
    _ scanner: TableScanner, _ columns: [Int], _ pinned: Int?, width: Int, _ log: inout FaultLog
  ) -> MapPlace? {
    let fields = scanner.fields
    if let fault = scanner.quoteFault {
      let (line, column) = scanner.position(of: fault.place)
      log.error(line: line, column: column, "quotes", "a quoted field is not closed properly; expected a closing \"")
      return nil
    }
    guard fields.count == width else {
      log.error(
        line: scanner.recordLine, column: 1, "column-count",
        "\(counted(fields.count, "column")) found, \(width) expected")
      return nil
    }
    func number(_ column: Int) -> Double? {
      let text = scanner.text(fields[column])
      if case .value(let value) = DecimalNumber.read(text), abs(value) <= MapPlaces.limit { return value }
      let (line, place) = scanner.position(of: fields[column].range.lowerBound)
      log.error(line: line, column: place, "not-a-place", "\(quoted(text)) is no place; expected a number")
      return nil
    }
    guard let x = number(columns[1]), let y = number(columns[2]) else { return nil }
    var hold = MapPlace.Hold.free
    if let pinned {
      switch scanner.text(fields[pinned]).lowercased() {
      case "true", "yes", "1": hold = .pinned
      case "", "false", "no", "0": break
      default:
        let (line, place) = scanner.position(of: fields[pinned].range.lowerBound)
        log.error(
          line: line, column: place, "not-a-truth-value",
          "\(quoted(scanner.text(fields[pinned]))) stands under pinned; expected true or false")
        return nil
      }
    }
    return MapPlace(id: scanner.text(fields[columns[0]]), x: x, y: y, hold: hold)
  }

  /// Coordinates beyond this lose the distances between them.
  fileprivate static let limit = 1e12

  // MARK: maps

  private static func readMap(_ input: InputData, _ log: inout FaultLog) -> [MapPlace] {
    let discs = MapDiscs()
    let isWhole = XMLDocument.read(input.bytes, for: discs, log: &log)
    if isWhole && discs.places.isEmpty {
      log.error("no-places", "no disc with data-id, cx and cy is in this map; expected a map of people")
    }
    return discs.places
  }
}

/// The discs of a map.
private final class MapDiscs: XMLElements {
  var places: [MapPlace] = []

  func open(_ element: String, _ attributes: XMLAttributes, _ document: XMLDocument) {
    guard let id = attributes["data-id"], let x = attributes["cx"], let y = attributes["cy"] else { return }
    guard case .value(let left) = DecimalNumber.read(x), case .value(let top) = DecimalNumber.read(y),
      abs(left) <= MapPlaces.limit, abs(top) <= MapPlaces.limit
    else {
      return document.fail("not-a-place", "\(quoted("\(x) \(y)")) is no place; expected two numbers")
    }
    places.append(MapPlace(id: id, x: left, y: top))
  }

  func close(_ element: String, _ document: XMLDocument) {}

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}
