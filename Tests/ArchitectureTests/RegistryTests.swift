import Foundation
import Testing

/// What is registered can be found, is documented, and is tested; what stands in a registry's folder is registered.
struct RegistryTests {
  /// One list of named entries: `static let all: [Type]` in its home, entries in files of its folders.
  struct Registry: Sendable, CustomStringConvertible {
    let type: String
    let home: String
    let folders: [String]
    let tests: String

    var description: String { type }
  }

  static let registries = [
    Registry(
      type: "CentralityMeasure", home: "Sources/GraphAnalytics/Centrality/CentralityMeasure.swift",
      folders: ["Sources/GraphAnalytics"], tests: "Tests/GraphAnalyticsTests"),
    Registry(
      type: "BrokerageMeasure", home: "Sources/GraphAnalytics/Brokerage/BrokerageMeasure.swift",
      folders: ["Sources/GraphAnalytics"], tests: "Tests/GraphAnalyticsTests"),
    Registry(
      type: "CommunityMethod", home: "Sources/GraphAnalytics/Communities/CommunityMethod.swift",
      folders: ["Sources/GraphAnalytics"], tests: "Tests/GraphAnalyticsTests"),
    Registry(
      type: "Layout", home: "Sources/GraphDrawing/Layout.swift", folders: ["Sources/GraphDrawing"],
      tests: "Tests/GraphDrawingTests"),
    Registry(
      type: "TieStrengthModel", home: "Sources/SocialNetworks/TieStrength/TieStrengthModel.swift",
      folders: ["Sources/SocialNetworks"], tests: "Tests/SocialNetworksTests"),
    Registry(
      type: "SuggestionKind", home: "Sources/SocialNetworks/Suggestions/Suggestion.swift",
      folders: ["Sources/SocialNetworks"], tests: "Tests/SocialNetworksTests"),
    Registry(
      type: "NetworkFormat", home: "Sources/NetworkFormats/NetworkFormat.swift", folders: ["Sources/NetworkFormats"],
      tests: "Tests/NetworkFormatsTests"),
    Registry(
      type: "PlotKind", home: "Sources/entregent/Output/Plots/PlotKind.swift",
      folders: ["Sources/entregent"], tests: "Tests/CommandTests"),
  ]

  private struct Entry {
    let place: String
    let identifier: String
    let name: String
  }

  /// Declarations such as `static let closeness = CentralityMeasure(name: "closeness", …)`.
  private static func entries(of registry: Registry, in source: SwiftSource) -> [Entry] {
    let code = source.code
    let text = source.codeAndStrings
    return code.indices.compactMap { number in
      guard let declaration = code[number].range(of: "static let "),
        code[number].contains("= \(registry.type)(") || code[number].contains(": \(registry.type) = ")
      else { return nil }
      let identifier = code[number][declaration.upperBound...].prefix { $0.isLetter || $0.isNumber }
      let following = text[number...].prefix(3).joined(separator: " ")
      guard let label = following.range(of: "name: \"") else { return nil }
      return Entry(
        place: "\(source.path):\(number + 1)", identifier: String(identifier),
        name: String(following[label.upperBound...].prefix { $0 != "\"" }))
    }
  }

  private static func entries(of registry: Registry) -> [Entry] {
    registry.folders.flatMap { Repository.swiftFiles(in: $0) }.flatMap { entries(of: registry, in: $0) }
  }

  /// The identifiers between the brackets of `static let all`.
  private static func registered(in source: SwiftSource) -> Set<String> {
    let code = source.code.joined(separator: " ")
    guard let start = code.range(of: "static let all"),
      let equals = code.range(of: "= [", range: start.upperBound..<code.endIndex)
    else { return [] }
    return Set(SwiftSource.identifiers(in: String(code[equals.upperBound...].prefix { $0 != "]" })))
  }

  @Test(arguments: registries)
  func everyEntryIsInAll(registry: Registry) throws {
    let home = SwiftSource(path: registry.home, text: try Repository.text(registry.home))
    let known = Self.registered(in: home)
    let entries = Self.entries(of: registry)
    #expect(!entries.isEmpty)
    for entry in entries where !known.contains(entry.identifier) {
      Issue.record("\(entry.place): “\(entry.name)” is not in \(registry.type).all")
    }
    let missing = known.subtracting(entries.map(\.identifier)).sorted()
    #expect(missing.isEmpty, "in \(registry.type).all, and declared nowhere")
  }

  @Test(arguments: registries)
  func namesAreLowerCaseAndUnique(registry: Registry) {
    let names = Self.entries(of: registry).map(\.name)
    #expect(Set(names).count == names.count)
    for name in names {
      let isPlain = name.allSatisfy { ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "-" }
      if !isPlain { Issue.record("\(registry.type): “\(name)” is not in kebab case") }
    }
  }

  @Test(arguments: registries)
  func everyEntryIsNamedInATest(registry: Registry) {
    let tests = Repository.swiftFiles(in: registry.tests)
    let identifiers = Set(tests.flatMap { $0.code.flatMap { SwiftSource.identifiers(in: $0) } })
    let strings = tests.flatMap { $0.strings }.filter { $0.contains("\"") }
    for entry in Self.entries(of: registry) {
      let isNamed = identifiers.contains(entry.identifier) || strings.contains { $0.contains("\"\(entry.name)\"") }
      if !isNamed { Issue.record("\(entry.place): no test names “\(entry.name)”") }
    }
  }

  @Test(arguments: registries)
  func everyEntryIsInTheReference(registry: Registry) throws {
    let reference = try Repository.text("docs/measures.md")
    for entry in Self.entries(of: registry) where !reference.contains("`\(entry.name)`") {
      Issue.record("\(entry.place): “\(entry.name)” is missing in docs/measures.md")
    }
  }

  @Test func everyCommandIsASubcommandAndTested() throws {
    let root = "Sources/entregent/EntregentCommand.swift"
    let text = SwiftSource(path: root, text: try Repository.text(root)).code.joined(separator: " ")
    let identifiers = Set(
      Repository.swiftFiles(in: "Tests/CommandTests").flatMap { $0.strings }
        .flatMap { line in line.split { !($0.isLetter || $0 == "-") }.map(String.init) })
    for source in Repository.swiftFiles(in: "Sources/entregent/Commands") {
      let code = source.code
      for (number, line) in code.enumerated() {
        guard let declaration = line.range(of: "struct "), line.contains("ParsableCommand") else { continue }
        let type = String(line[declaration.upperBound...].prefix { $0.isLetter })
        let place = "\(source.path):\(number + 1)"
        if !text.contains("\(type).self") { Issue.record("\(place): \(type) is in no list of subcommands") }
        let words = SwiftSource.words(of: type).filter { $0 != "command" }
        let name = words.joined(separator: "-")
        if !identifiers.contains(name) { Issue.record("\(place): no test runs `\(name)`") }
      }
    }
  }

  @Test func entriesAreReadFromTheirDeclarations() {
    let source = SwiftSource(
      path: "Sample.swift",
      text: """
        extension Layout {
          static let starLike = Layout(
            name: "star-like", summary: "s")
          static let all: [Layout] = [
            .starLike, .other,
          ]
        }
        """)
    let registry = Registry(type: "Layout", home: "", folders: [], tests: "")
    #expect(Self.entries(of: registry, in: source).map(\.name) == ["star-like"])
    #expect(Self.registered(in: source) == ["starLike", "other"])
  }
}
