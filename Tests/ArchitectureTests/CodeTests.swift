import Testing

/// What no file of the product holds.
struct CodeTests {
  private static let traps = [
    "try!", "as!", "fatalError(", "Dictionary(uniqueKeysWithValues:", "@_exported", "@preconcurrency",
  ]

  private static let signsOfUnsafeMemory = [
    "UnsafePointer", "UnsafeMutablePointer", "UnsafeBufferPointer", "UnsafeMutableBufferPointer", "UnsafeRawPointer",
    "UnsafeMutableRawPointer", "UnsafeRawBufferPointer", "UnsafeMutableRawBufferPointer", "Unmanaged", "unsafeBitCast",
    "withUnsafe",
  ]

  /// Written so that this file does not hold what it looks for.
  private static let openEnds = ["TO" + "DO", "FIX" + "ME", "XX" + "X"]

  @Test func dataNeverReachesATrap() {
    for source in Repository.swiftFiles(in: "Sources") {
      for place in source.places(
        in: source.code, { line in Self.traps.first { line.contains($0) }.map { "“\($0)” traps" } })
      {
        Issue.record("\(place)")
      }
    }
  }

  @Test func unsafeMemoryOfGraphsLivesInSupport() {
    for source in Repository.swiftFiles(in: "Sources/GraphAnalytics")
    where !source.path.hasPrefix("Sources/GraphAnalytics/Support/") {
      for place in source.places(
        in: source.code,
        { line in Self.signsOfUnsafeMemory.first { line.contains($0) }.map { "“\($0)” belongs to Support" } })
      {
        Issue.record("\(place)")
      }
    }
  }

  @Test func nothingIsLeftForLater() {
    for source in Repository.swiftFiles(in: "Sources") + Repository.swiftFiles(in: "Tests") {
      for lines in [source.codeAndStrings, source.comments] {
        for place in source.places(
          in: lines,
          { line in
            let words = line.split { !$0.isLetter }
            return Self.openEnds.first { words.contains(Substring($0)) }.map { "“\($0)”: do it or drop it" }
          })
        {
          Issue.record("\(place)")
        }
      }
      for place in source.places(in: source.code, { $0.contains(".disabled(") ? "a test is off" : nil }) {
        Issue.record("\(place)")
      }
    }
  }

  /// A type of the product's own that nothing in the product names is left over.
  @Test func everyTypeHasAUser() {
    let sources = Repository.swiftFiles(in: "Sources")
    var uses: [String: Int] = [:]
    for source in sources {
      for line in source.code {
        for identifier in SwiftSource.identifiers(in: line) { uses[identifier, default: 0] += 1 }
      }
    }
    for source in sources {
      for (number, line) in source.code.enumerated() {
        let words = line.split(separator: " ")
        guard let keyword = words.firstIndex(where: { ["struct", "enum", "class", "protocol", "func"].contains($0) }),
          keyword + 1 < words.count, !line.hasPrefix(" "), words[..<keyword].allSatisfy({ $0 != "public" })
        else { continue }
        let name = String(words[keyword + 1].prefix { $0.isLetter || $0.isNumber })
        let isEntry = number > 0 && source.code[number - 1].hasPrefix("@main")
        if uses[name] == 1 && !isEntry { Issue.record("\(source.path):\(number + 1): nothing uses \(name)") }
      }
    }
  }

  @Test func optionsOfThePublicFunctionsAreEnumerations() {
    for module in ["GraphAnalytics", "SocialNetworks", "NetworkFormats", "NetworkStorage", "GraphDrawing"] {
      for source in Repository.swiftFiles(in: "Sources/\(module)") {
        for place in Self.publicFunctionsWithTruthValues(source) { Issue.record("\(place)") }
      }
    }
  }

  /// Public functions that take a `Bool`, which no reader of a call understands.
  private static func publicFunctionsWithTruthValues(_ source: SwiftSource) -> [String] {
    let lines = source.code
    return lines.indices.compactMap { number in
      guard lines[number].contains("public") && lines[number].contains("func ") else { return nil }
      var signature = ""
      var depth = 0
      for character in lines[number...].prefix(12).joined(separator: " ").drop(while: { $0 != "(" }) {
        if character == "(" { depth += 1 }
        if character == ")" { depth -= 1 }
        signature.append(character)
        if depth == 0 { break }
      }
      return signature.contains(": Bool") ? "\(source.path):\(number + 1): a Bool among the parameters" : nil
    }
  }

  @Test func aTruthValueInASignatureIsFound() {
    let source = SwiftSource(
      path: "Sample.swift",
      text: "public func f(\n  a: Int,\n  b: Bool = true\n) {}\npublic func g(_ a: (Int) -> Bool) {}")
    #expect(Self.publicFunctionsWithTruthValues(source) == ["Sample.swift:1: a Bool among the parameters"])
  }
}
