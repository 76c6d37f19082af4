import CExpat

/// What an XML document's reader is told, element by element.
package protocol XMLElements: AnyObject {
  func open(_ element: String, _ attributes: XMLAttributes, _ document: XMLDocument)
  func close(_ element: String, _ document: XMLDocument)
  func text(_ bytes: UnsafeBufferPointer<UInt8>)
}

/// The attributes of one element, valid while its start is handled.
@safe
package struct XMLAttributes {
  fileprivate let list: UnsafeMutablePointer<UnsafePointer<CChar>?>?

  /// The value of the attribute with that name, namespace prefixes included.
  package subscript(name: StaticString) -> String? {
    guard var place = unsafe list else { return nil }
    while let key = unsafe place.pointee, let value = unsafe place[1] {
      if unsafe Self.isEqual(key, name) { return unsafe String(cString: value) }
      unsafe place += 2
    }
    return nil
  }

  private static func isEqual(_ key: UnsafePointer<CChar>, _ name: StaticString) -> Bool {
    var place = 0
    let length = name.utf8CodeUnitCount
    while place < length {
      let same = unsafe UInt8(bitPattern: key[place]) == name.utf8Start[place]
      if !same { return false }
      place += 1
    }
    return unsafe key[length] == 0
  }
}

/// A pass of expat over a whole document in memory.
///
/// A DOCTYPE stops it before any entity is declared, so that no document can expand or reach for files. Elements lose their
/// namespace prefixes. At most 1,000 elements may be open at once.
@safe
package final class XMLDocument {
  package static let depthLimit = 1_000

  private let parser: XML_Parser
  private let elements: any XMLElements
  private var depth = 0
  /// Why reading stopped before the end, where it was not the text's own fault.
  private var stop: (line: Int, column: Int, code: String, message: String)?

  /// Reads `bytes`, which may be in UTF-8, UTF-16, ISO-8859-1, US-ASCII or Windows-1252 as the document declares.
  ///
  /// - Returns: whether the document is well-formed to its end; else the log says why not.
  package static func read(_ bytes: Bytes, for elements: any XMLElements, log: inout FaultLog) -> Bool {
    guard let parser = unsafe XML_ParserCreate(nil) else {
      log.error("memory", "the XML parser could not be made: out of memory")
      return false
    }
    defer { unsafe XML_ParserFree(parser) }
    let document = unsafe XMLDocument(parser: parser, elements: elements)
    return document.run(bytes, &log)
  }

  private init(parser: XML_Parser, elements: any XMLElements) {
    unsafe self.parser = parser
    self.elements = elements
  }

  /// Where the parser is now, from 1.
  package var position: (line: Int, column: Int) {
    unsafe (Int(XML_GetCurrentLineNumber(parser)), Int(XML_GetCurrentColumnNumber(parser)) + 1)
  }

  /// Ends the pass; the fault is the last of the document.
  package func fail(_ code: String, _ message: String) {
    guard stop == nil else { return }
    let (line, column) = position
    stop = (line, column, code, message)
    unsafe XML_StopParser(parser, 0)
  }

  private func run(_ bytes: Bytes, _ log: inout FaultLog) -> Bool {
    let me = unsafe Unmanaged.passUnretained(self).toOpaque()
    unsafe XML_SetUserData(parser, me)
    unsafe XML_SetElementHandler(
      parser,
      { data, name, attributes in
        guard let data = unsafe data, let name = unsafe name else { return }
        unsafe Unmanaged<XMLDocument>.fromOpaque(data).takeUnretainedValue().open(name, attributes)
      },
      { data, name in
        guard let data = unsafe data, let name = unsafe name else { return }
        unsafe Unmanaged<XMLDocument>.fromOpaque(data).takeUnretainedValue().close(name)
      })
    unsafe XML_SetCharacterDataHandler(parser) { data, text, count in
      guard let data = unsafe data, let text = unsafe text else { return }
      let document = unsafe Unmanaged<XMLDocument>.fromOpaque(data).takeUnretainedValue()
      unsafe UnsafeRawPointer(text).withMemoryRebound(to: UInt8.self, capacity: Int(count)) { bytes in
        unsafe document.elements.text(UnsafeBufferPointer(start: bytes, count: Int(count)))
      }
    }
    unsafe XML_SetStartDoctypeDeclHandler(parser) { data, _, _, _, _ in
      guard let data = unsafe data else { return }
      unsafe Unmanaged<XMLDocument>.fromOpaque(data).takeUnretainedValue().fail(
        "doctype", "a DOCTYPE stands here; expected none, since it can define entities")
    }
    unsafe XML_SetUnknownEncodingHandler(
      parser,
      { _, name, info in
        guard let name = unsafe name, let info = unsafe info else { return 0 }
        return unsafe XMLDocument.describe(encoding: String(cString: name), info) ? 1 : 0
      }, nil)
    return feed(bytes, &log)
  }

  /// As few pieces as the parser's 32-bit lengths allow: a tag that is cut is read again from its start.
  private func feed(_ bytes: Bytes, _ log: inout FaultLog) -> Bool {
    let piece = 1 << 30
    var place = 0
    repeat {
      let end = min(bytes.count, place + piece)
      let status = unsafe bytes.slice(place..<end).withMemory { memory in
        unsafe XML_Parse(parser, memory, Int32(end - place), end == bytes.count ? 1 : 0)
      }
      place = end
      if let stop {
        log.error(line: stop.line, column: stop.column, stop.code, stop.message)
        return false
      }
      if status == XML_STATUS_ERROR {
        let (line, column) = position
        let cause = unsafe XML_ErrorString(XML_GetErrorCode(parser)).map { unsafe String(cString: $0) } ?? "damaged"
        log.error(line: line, column: column, "xml", "not well-formed XML: \(cause)")
        return false
      }
    } while place < bytes.count
    return true
  }

  private func open(_ name: UnsafePointer<CChar>, _ attributes: UnsafeMutablePointer<UnsafePointer<CChar>?>?) {
    guard stop == nil else { return }
    depth += 1
    if depth > Self.depthLimit {
      return fail("depth", "more than \(grouped(Self.depthLimit)) elements are open here; expected fewer")
    }
    unsafe elements.open(Self.localName(name), XMLAttributes(list: attributes), self)
  }

  private func close(_ name: UnsafePointer<CChar>) {
    guard stop == nil else { return }
    depth -= 1
    unsafe elements.close(Self.localName(name), self)
  }

  private static func localName(_ name: UnsafePointer<CChar>) -> String {
    let whole = unsafe String(cString: name)
    guard let colon = whole.utf8.lastIndex(of: 0x3A) else { return whole }
    return String(whole[whole.utf8.index(after: colon)...])
  }

  private static func describe(encoding name: String, _ info: UnsafeMutablePointer<XML_Encoding>) -> Bool {
    guard ["windows-1252", "cp1252"].contains(name.lowercased()) else { return false }
    unsafe withUnsafeMutableBytes(of: &info.pointee.map) { map in
      let units = unsafe map.bindMemory(to: Int32.self)
      for byte in 0..<256 {
        let scalar = TextEncoding.windows1252(UInt8(byte))
        unsafe units[byte] = scalar == 0xFFFD ? -1 : Int32(scalar)
      }
    }
    return true
  }
}

extension Bytes {
  fileprivate func withMemory<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
    unsafe UnsafeRawPointer(base).withMemoryRebound(to: CChar.self, capacity: count) { unsafe body($0) }
  }
}
