import Foundation
import Testing

/// Commands that can write no more, by a limit on the size of files: they say so, and nothing that was there is lost.
@Suite struct StoreFullDiskTests {
  /// At how many sizes writing fails: a few in every run of the tests, 50 on request.
  private static let rounds = ProcessInfo.processInfo.environment["ENTREGENT_FULL_DISK"].flatMap { Int($0) } ?? 6

  private static let count = 1_500

  /// Runs the command where no file grows beyond so many kilobytes.
  private static func run(_ arguments: [String], kilobytes: Int) throws -> Command.Result {
    let program = Command.products.appending(path: "entregent").path
    return try Command.run(
      ["-c", "ulimit -f \(kilobytes) && exec \"$0\" \"$@\"", program] + arguments, program: "/bin/bash")
  }

  private static func interactions(_ store: String) throws -> Int {
    let result = try Command.run("export", "--store", store)
    return result.status == 0 ? result.lines.count { $0.hasPrefix("{\"key\":") } : -1
  }

  private static func kilobytes(_ path: String) throws -> Int {
    let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
    return size / 1024
  }

  private static func files(_ folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
  }

  @Test func anImportThatCannotBeWrittenLeavesTheStoreAsItWas() throws {
    try Command.withTemporaryFolder { folder throws in
      for name in ["first", "second"] {
        try Data(StoreCrashTests.log(name, count: Self.count).utf8).write(to: folder.appending(path: "\(name).csv"))
      }
      let (first, second) = (folder.appending(path: "first.csv").path, folder.appending(path: "second.csv").path)
      let path = folder.appending(path: "store.sqlite").path
      #expect(try Command.run("import", first, "--store", path).status == 0)
      let before = try Command.run("export", "--store", path).output
      let size = try Self.kilobytes(path)
      var failed = 0
      for round in 0..<Self.rounds {
        // From nearly nothing to what the log of the transaction just takes.
        let limit = 4 + round * 2 * size / Self.rounds
        let result = try Self.run(["import", second, "--store", path], kilobytes: limit)
        if result.status == 0 {
          #expect(try Self.interactions(path) == 2 * Self.count, "\(limit) KB")
          break
        }
        failed += 1
        #expect(result.status == 74, "\(limit) KB: \(result.status) \(result.errors)")
        #expect(result.errors.contains("store.sqlite"), "\(limit) KB: \(result.errors)")
        #expect(try Command.run("export", "--store", path).output == before, "\(limit) KB")
      }
      #expect(failed > 0)
      #expect(try Command.run("import", second, "--store", path).status == 0)
      #expect(try Self.interactions(path) == 2 * Self.count)
    }
  }

  @Test func aNewStoreThatCannotBeWrittenCanBeMadeLater() throws {
    try Command.withTemporaryFolder { folder throws in
      let source = folder.appending(path: "log.csv").path
      try Data(StoreCrashTests.log("new", count: Self.count).utf8).write(to: URL(filePath: source))
      for limit in [1, 4, 33, 60] {
        let path = folder.appending(path: "store\(limit).sqlite").path
        let result = try Self.run(["import", source, "--store", path, "--quiet"], kilobytes: limit)
        #expect(result.status == 74, "\(limit) KB: \(result.status) \(result.errors)")
        #expect(try Command.run("import", source, "--store", path).status == 0, "\(limit) KB")
        #expect(try Self.interactions(path) == Self.count, "\(limit) KB")
      }
    }
  }

  @Test func outputsThatCannotBeWrittenLeaveNoPart() throws {
    try Command.withTemporaryFolder { folder throws in
      let source = folder.appending(path: "log.csv").path
      try Data(StoreCrashTests.log("one", count: Self.count).utf8).write(to: URL(filePath: source))
      let path = folder.appending(path: "store/network.sqlite").path
      #expect(try Command.run("import", source, "--store", path).status == 0)
      let outputs = folder.appending(path: "outputs")
      try FileManager.default.createDirectory(at: outputs, withIntermediateDirectories: true)
      let kept = outputs.appending(path: "kept").path
      try Data("what was there".utf8).write(to: URL(filePath: kept))
      let network = "Datasets/karate-club/network.csv"
      for arguments in [
        ["export", "--store", path, "-o", kept], ["backup", kept, "--store", path],
        ["people", "--store", path, "--format", "json", "-o", kept],
        ["rank", "--by", "degree,closeness,betweenness", "--network", network, "--format", "json", "-o", kept],
        ["draw", "--network", network, "-o", kept + ".svg"], ["convert", network, kept + ".graphml"],
      ] {
        let result = try Self.run(arguments, kilobytes: 1)
        #expect([73, 74].contains(result.status), "\(arguments): \(result.status) \(result.errors)")
        #expect(try Self.files(outputs) == ["kept"], "\(arguments)")
        #expect(try String(contentsOfFile: kept, encoding: .utf8) == "what was there", "\(arguments)")
      }
      #expect(try Self.interactions(path) == Self.count)
    }
  }

  @Test func aCopyForSpeedThatCannotBeWrittenCostsNothing() throws {
    try Command.withTemporaryFolder { folder throws in
      let source = folder.appending(path: "log.csv").path
      try Data(StoreCrashTests.log("one", count: Self.count).utf8).write(to: URL(filePath: source))
      let path = folder.appending(path: "store.sqlite").path
      #expect(try Command.run("import", source, "--store", path).status == 0)
      try? FileManager.default.removeItem(atPath: path + ".cache")
      let arguments = ["people", "--store", path, "--format", "csv", "--as-of", "2025-12-31"]
      let result = try Self.run(arguments, kilobytes: 40)
      #expect(result.status == 0, "\(result.errors)")
      #expect(!FileManager.default.fileExists(atPath: path + ".cache"))
      #expect(try Command.run(arguments).output == result.output)
    }
  }
}
