import NetworkFormats

/// A written page, read strictly: what elements, attributes and text are in it, and every fault.
///
/// Knows elements, attributes in double quotes, text, the five entities, references by number and one XML
/// declaration, and takes anything else for a fault: comments, processing instructions, DOCTYPE, CDATA, other
/// entities. Whether the page is well-formed is asked of expat as well.
public struct MarkupReader {
  public struct Element {
    public var name: String
    /// In the order of the page.
    public var attributes: [(name: String, value: String)] = []
    /// The text directly inside, not that of elements within.
    public var text = ""
    /// The place of the element around it; nil for the root.
    public var parent: Int?

    public subscript(name: String) -> String? { attributes.first { $0.name == name }?.value }
  }

  public private(set) var elements: [Element] = []
  public private(set) var faults: [String] = []
  private let bytes: [UInt8]
  private var place = 0
  private var open: [Int] = []

  public init(_ page: String) {
    bytes = Array(page.utf8)
    var log = FaultLog(file: "page")
    let isWellFormed = unsafe bytes.withUnsafeBufferPointer { memory in
      guard let base = memory.baseAddress else { return false }
      return unsafe XMLDocument.read(Bytes(base: base, count: memory.count), for: Silence(), log: &log)
    }
    if !isWellFormed { faults.append(log.errors.first?.message ?? "not well-formed") }
    read()
  }

  /// Signs of anything but words and shapes: foreign elements, handlers, references, styles, scripts.
  ///
  /// - Parameter allowed: the elements that may be there.
  public func activeContent(allowed: Set<String>) -> [String] {
    var found: [String] = []
    for element in elements {
      if !allowed.contains(element.name) { found.append("<\(element.name)>") }
      for (name, value) in element.attributes {
        let lower = name.lowercased()
        let isLink = lower == "href" || lower.hasSuffix(":href")
        if isLink || lower.hasPrefix("on") || ["style", "src", "srcdoc", "action"].contains(lower) {
          found.append("\(name)=\(value.prefix(40))")
        }
        if !lower.hasPrefix("data-"), !["aria-label", "aria-description", "lang"].contains(lower),
          lower != "xmlns", value.utf8.contains(UInt8(ascii: ":")), value.lowercased().contains("script:")
        {
          found.append("\(name)=\(value.prefix(40))")
        }
      }
      if element.name == "style", ["url(", "@import", "expression", "<"].contains(where: element.text.contains) {
        found.append("style \(element.text.prefix(80))")
      }
    }
    return found
  }

  // MARK: Reading

  private mutating func fault(_ message: String) {
    if faults.count < 20 { faults.append("byte \(place): \(message)") }
  }

  private func starts(with text: StaticString) -> Bool {
    let length = text.utf8CodeUnitCount
    guard place + length <= bytes.count else { return false }
    for offset in 0..<length where unsafe bytes[place + offset] != text.utf8Start[offset] { return false }
    return true
  }

  private mutating func read() {
    if starts(with: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n") { place += 39 }
    while place < bytes.count, faults.isEmpty {
      if bytes[place] == UInt8(ascii: "<") {
        readTag()
      } else {
        let text = decoded(until: UInt8(ascii: "<"))
        if let last = open.last {
          elements[last].text += text
        } else if !text.allSatisfy(\.isWhitespace) {
          fault("text outside of the root")
        }
      }
    }
    if let last = open.last { fault("<\(elements[last].name)> is not closed") }
    if elements.count(where: { $0.parent == nil }) != 1 { fault("not one root") }
  }

  private mutating func readTag() {
    place += 1
    if place < bytes.count, bytes[place] == UInt8(ascii: "/") {
      place += 1
      let name = readName()
      if let last = open.popLast(), elements[last].name == name {
        expect(UInt8(ascii: ">"))
      } else {
        fault("</\(name)> closes another element")
      }
      return
    }
    var element = Element(name: readName(), parent: open.last)
    if element.name.isEmpty { return fault("no element, but markup of another kind") }
    while place < bytes.count, bytes[place] == UInt8(ascii: " ") {
      place += 1
      let name = readName()
      expect(UInt8(ascii: "="))
      expect(UInt8(ascii: "\""))
      let value = decoded(until: UInt8(ascii: "\""))
      expect(UInt8(ascii: "\""))
      if element[name] != nil { fault("\(name) twice") }
      element.attributes.append((name, value))
      guard faults.isEmpty else { return }
    }
    let isEmpty = place < bytes.count && bytes[place] == UInt8(ascii: "/")
    if isEmpty { place += 1 }
    expect(UInt8(ascii: ">"))
    elements.append(element)
    if !isEmpty { open.append(elements.count - 1) }
  }

  private mutating func expect(_ byte: UInt8) {
    guard place < bytes.count, bytes[place] == byte else { return fault("expected \(Unicode.Scalar(byte))") }
    place += 1
  }

  private mutating func readName() -> String {
    let start = place
    while place < bytes.count {
      switch bytes[place] {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: ":"): break
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
        if place == start { return "" }
      default: return String(decoding: bytes[start..<place], as: UTF8.self)
      }
      place += 1
    }
    return String(decoding: bytes[start..<place], as: UTF8.self)
  }

  /// Text or a value up to `end`, with references resolved.
  private mutating func decoded(until end: UInt8) -> String {
    var result: [UInt8] = []
    while place < bytes.count, bytes[place] != end {
      let byte = bytes[place]
      if byte == UInt8(ascii: "&") {
        guard let scalar = reference() else {
          fault("a reference that is none of the five and no number")
          return ""
        }
        if scalar.isASCII { result.append(UInt8(scalar.value)) } else { result += Array(String(scalar).utf8) }
        continue
      }
      if byte == UInt8(ascii: "<") || byte < 0x20 && byte != 9 && byte != 10 { fault("a raw byte \(byte)") }
      result.append(byte)
      place += 1
    }
    return String(decoding: result, as: UTF8.self)
  }

  private mutating func reference() -> Unicode.Scalar? {
    guard let end = bytes[place...].prefix(12).firstIndex(of: UInt8(ascii: ";")) else { return nil }
    let name = String(decoding: bytes[(place + 1)..<end], as: UTF8.self)
    place = end + 1
    switch name {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    default:
      guard name.hasPrefix("#"), let value = UInt32(name.dropFirst()) else { return nil }
      return Unicode.Scalar(value)
    }
  }
}

/// Takes elements and forgets them.
private final class Silence: XMLElements {
  func open(_ element: String, _ attributes: XMLAttributes, _ document: XMLDocument) {}
  func close(_ element: String, _ document: XMLDocument) {}
  func text(_ bytes: UnsafeBufferPointer<UInt8>) {}
}
