import Foundation
import Testing

/// A test is a sentence that can be false.
struct TestNameTests {
  private struct TestFunction {
    let line: Int
    let name: String
  }

  private static func tests(of source: SwiftSource) -> [TestFunction] {
    var isWaiting = false
    var found: [TestFunction] = []
    for (number, line) in source.code.enumerated() {
      if line.contains("@Test") { isWaiting = true }
      guard isWaiting, let start = line.range(of: "func ") else { continue }
      let name = line[start.upperBound...].prefix { $0.isLetter || $0.isNumber || $0 == "_" }
      found.append(TestFunction(line: number + 1, name: String(name)))
      isWaiting = false
    }
    return found
  }

  private static func fault(in name: String) -> String? {
    let words = SwiftSource.words(of: name)
    if words.first == "test" { return "“\(name)” starts with “test” instead of its sentence" }
    if words.count < 2 { return "“\(name)” is no sentence" }
    if name.contains("_") { return "“\(name)” is not in camel case" }
    return nil
  }

  private static func files() -> [(source: SwiftSource, tests: [TestFunction])] {
    Repository.swiftFiles(in: "Tests").map { ($0, tests(of: $0)) }.filter { !$0.1.isEmpty }
  }

  @Test func namesOfTestsAreSentences() {
    for (source, tests) in Self.files() {
      for test in tests {
        if let fault = Self.fault(in: test.name) { Issue.record("\(source.path):\(test.line): \(fault)") }
      }
    }
  }

  @Test func everySuiteIsCalledLikeItsFile() {
    for (source, _) in Self.files() {
      let name = String(source.fileName.dropLast(".swift".count))
      let isThere = source.code.contains { $0.contains("struct \(name) ") || $0.contains("struct \(name):") }
      if !name.hasSuffix("Tests") || !isThere { Issue.record("\(source.path): no suite called \(name)") }
    }
  }

  @Test func testsStandWhereTheirModuleStands() {
    let modules = [
      "GraphAnalyticsTests", "SocialNetworksTests", "NetworkFormatsTests", "GraphDrawingTests",
      "NetworkStorageTests", "CommandTests", "ArchitectureTests",
    ]
    for (source, _) in Self.files() {
      let folder = source.path.split(separator: "/").dropFirst().first.map(String.init) ?? ""
      if !modules.contains(folder) { Issue.record("\(source.path): tests in a folder of no test target") }
    }
    for module in modules {
      let count = Repository.swiftFiles(in: "Tests/\(module)").reduce(0) { $0 + Self.tests(of: $1).count }
      #expect(count > 0, "\(module) tests nothing")
    }
  }

  @Test func namesThatAreNoSentencesAreFound() {
    #expect(Self.fault(in: "starHubCarriesEveryPair") == nil)
    #expect(Self.fault(in: "testStar") != nil)
    #expect(Self.fault(in: "star1") != nil)
    let source = SwiftSource(path: "Sample.swift", text: "@Test(arguments: [1])\nfunc a(b: Int) {}\nfunc c() {}")
    #expect(Self.tests(of: source).map(\.name) == ["a"])
  }
}
