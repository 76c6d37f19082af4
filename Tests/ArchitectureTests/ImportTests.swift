import Testing

/// Imports point one way only: the table of ARCHITECTURE.md, executable.
struct ImportTests {
  /// What each module may import.
  private static let allowed: [(module: String, imports: Set<String>)] = [
    ("GraphAnalytics", system),
    ("SocialNetworks", system.union(["GraphAnalytics"])),
    ("NetworkFormats", system.union(["Foundation", "GraphAnalytics", "SocialNetworks", "CExpat", "CArchive"])),
    ("GraphDrawing", system.union(["Foundation", "GraphAnalytics", "CGraphviz"])),
    ("NetworkStorage", system.union(["Foundation", "SocialNetworks", "GRDB", "GRDBSQLite"])),
    (
      "entregent",
      system.union([
        "Foundation", "ArgumentParser", "GraphAnalytics", "SocialNetworks", "NetworkFormats", "GraphDrawing",
        "NetworkStorage",
      ])
    ),
    (
      "entregent-bench",
      system.union([
        "Foundation", "ArgumentParser", "GraphAnalytics", "SocialNetworks", "NetworkFormats", "GraphDrawing",
      ])
    ),
  ]

  private static let system: Set<String> = ["Dispatch", "Synchronization", "Glibc", "Musl", "Darwin"]

  /// C libraries stay behind one file each.
  private static let soleImporter = [
    "CGraphviz": "Sources/GraphDrawing/GraphvizSession.swift",
    "CExpat": "Sources/NetworkFormats/Input/XMLDocument.swift",
    "CArchive": "Sources/NetworkFormats/Sources/Archive.swift",
    "GRDBSQLite": "Sources/NetworkStorage/Database/PreparedStatement.swift",
  ]

  private static func imports(of source: SwiftSource) -> [(line: Int, module: String)] {
    source.code.enumerated().compactMap { number, line in
      let words = line.split(separator: " ").map(String.init)
      guard let keyword = words.firstIndex(of: "import"), keyword + 1 < words.count,
        words[..<keyword].allSatisfy({ ["public", "package", "internal"].contains($0) || $0.hasPrefix("@") })
      else { return nil }
      return (number + 1, String(words[keyword + 1].prefix { $0 != "." }))
    }
  }

  @Test func everyImportIsInTheTable() {
    for (module, allowed) in Self.allowed {
      for source in Repository.swiftFiles(in: "Sources/\(module)") {
        for (line, name) in Self.imports(of: source) where !allowed.contains(name) {
          Issue.record("\(source.path):\(line): \(module) may not import \(name)")
        }
      }
    }
  }

  @Test func everyModuleIsInTheTable() {
    let modules = Set(
      Repository.files.filter { $0.hasPrefix("Sources/") && $0.hasSuffix(".swift") }
        .compactMap { $0.split(separator: "/").dropFirst().first.map(String.init) })
    #expect(modules.symmetricDifference(Self.allowed.map(\.module)).isEmpty)
  }

  @Test func systemLibrariesHoldAModuleMapAndOneHeader() {
    for library in ["CGraphviz", "CExpat", "CArchive"] {
      let files = Repository.files.filter { $0.hasPrefix("Sources/\(library)/") }
      #expect(files == ["Sources/\(library)/module.modulemap", "Sources/\(library)/shim.h"])
    }
  }

  @Test func everyCLibraryHasOneImporter() {
    for source in Repository.swiftFiles(in: "Sources") {
      for (line, name) in Self.imports(of: source) {
        if let sole = Self.soleImporter[name], sole != source.path {
          Issue.record("\(source.path):\(line): only \(sole) imports \(name)")
        }
      }
    }
  }

  @Test func importLinesAreSeenWhateverStandsBeforeThem() {
    let source = SwiftSource(
      path: "Sample.swift", text: "public import A\n  @testable import B\n// import C\nlet x = \"import D\"\nimport E.F"
    )
    #expect(Self.imports(of: source).map(\.module) == ["A", "B", "E"])
    #expect(Self.imports(of: source).map(\.line) == [1, 2, 5])
  }
}
