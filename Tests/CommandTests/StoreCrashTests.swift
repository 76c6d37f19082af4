import Foundation
import Testing

/// Imports killed at any moment: the store opens, is whole, and holds all of the import or nothing of it.
@Suite struct StoreCrashTests {
  /// How often to kill: a few times in every run of the tests, 200 times on request.
  private static let rounds = ProcessInfo.processInfo.environment["ENTREGENT_CRASH"].flatMap { Int($0) } ?? 8

  private static let count = 6_000

  /// A log of many mails, large enough to be killed within.
  static func log(_ name: String, count: Int = count) -> String {
    var lines = "date,channel,from,to\n"
    for number in 0..<count {
      let (one, other) = (number % 83, (number * 7 + 1) % 89 + 100)
      lines += "2025-\(10 + number % 3)-\(10 + number % 19),email,p\(one)@\(name).example,p\(other)@\(name).example\n"
    }
    return lines
  }

  private static func start(_ arguments: [String]) throws -> Process {
    let process = Process()
    process.executableURL = Command.products.appending(path: "entregent")
    process.arguments = arguments
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    var variables = ProcessInfo.processInfo.environment
    variables["SWIFT_BACKTRACE"] = "enable=no"
    process.environment = variables
    try process.run()
    return process
  }

  /// How many interactions each state of the store may have.
  private static func interactions(_ store: [String]) throws -> Int {
    let result = try Command.run(["export"] + store)
    guard result.status == 0 else { return result.status == 66 ? 0 : -1 }
    return result.lines.count { $0.hasPrefix("{\"key\":") }
  }

  private static func isIntact(_ path: String) throws -> Bool {
    // A backup checks every page before it is put in its place.
    let copy = path + ".check"
    defer { try? FileManager.default.removeItem(atPath: copy) }
    return try Command.run(["backup", copy, "--store", path]).status == 0
  }

  @Test func anImportThatIsKilledIsThereOrIsNot() throws {
    try Command.withTemporaryFolder { folder throws in
      for name in ["first", "second"] {
        try Data(Self.log(name).utf8).write(to: folder.appending(path: "\(name).csv"))
      }
      let (first, second) = (folder.appending(path: "first.csv").path, folder.appending(path: "second.csv").path)
      let whole = folder.appending(path: "whole.sqlite").path
      let began = Date()
      #expect(try Command.run("import", first, "--store", whole).status == 0)
      let length = Date().timeIntervalSince(began)
      let one = try Self.interactions(["--store", whole])
      #expect(one == Self.count)
      #expect(try Command.run("import", second, "--store", whole).status == 0)
      let both = try Self.interactions(["--store", whole])

      var state: UInt64 = 20_261_121
      var killed = 0
      for round in 0..<Self.rounds {
        let path = folder.appending(path: "store\(round).sqlite").path
        #expect(try Command.run("import", first, "--store", path).status == 0)
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        let process = try Self.start(["import", second, "--store", path])
        Thread.sleep(forTimeInterval: length * 1.1 * Double(state >> 11) / Double(1 << 53))
        if process.isRunning { killed += 1 }
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        let found = try Self.interactions(["--store", path])
        #expect(found == one || found == both, "round \(round): \(found)")
        #expect(try Self.isIntact(path), "round \(round)")
        // The same import, run again, ends where it would have.
        #expect(try Command.run("import", second, "--store", path).status == 0)
        #expect(try Self.interactions(["--store", path]) == both)
        for suffix in ["", "-wal", "-shm", ".cache"] { try? FileManager.default.removeItem(atPath: path + suffix) }
      }
      #expect(killed > 0)
    }
  }

  @Test func aStoreThatIsKilledWhileItIsMadeIsTakenUp() throws {
    try Command.withTemporaryFolder { folder throws in
      let source = folder.appending(path: "log.csv").path
      try Data(Self.log("new").prefix(2_000).utf8).write(to: URL(filePath: source))
      for round in 0..<Self.rounds {
        let path = folder.appending(path: "new\(round)/network.sqlite").path
        let process = try Self.start(["import", source, "--store", path])
        Thread.sleep(forTimeInterval: 0.01 * Double(round % 12))
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        let again = try Command.run("import", source, "--store", path)
        #expect(again.status == 0, "round \(round): \(again.errors)")
        #expect(try Self.isIntact(path))
      }
    }
  }

  @Test func writersAndReadersDoNotDisturbEachOther() throws {
    try Command.withTemporaryFolder { folder throws in
      let path = folder.appending(path: "network.sqlite").path
      let store = ["--store", path]
      let start = folder.appending(path: "start.csv").path
      try Data("date,channel,from,to\n2026-01-01,email,ann@x.example,bob@x.example\n".utf8).write(
        to: URL(filePath: start))
      #expect(try Command.run(["import", start, "--me", "ann@x.example"] + store).status == 0)
      // Four writers, one after the other in each; two readers meanwhile.
      let result = try Command.shell(
        """
        for w in 1 2 3 4; do
          ( for i in 1 2 3 4 5 6 7 8; do
              printf 'date,channel,from,to\\n2026-01-02,email,w%s-%s@x.example,bob@x.example\\n' $w $i > '\(folder.path)'/$w-$i.csv
              entregent import '\(folder.path)'/$w-$i.csv --store '\(path)' -q > /dev/null || echo "writer $w failed: $?"
            done ) &
        done
        for r in 1 2; do
          ( for i in 1 2 3 4 5 6; do
              entregent people --store '\(path)' --format csv > /dev/null || echo "reader $r failed: $?"
            done ) &
        done
        wait
        """)
      #expect(result.output.isEmpty, "\(result.output) \(result.errors)")
      #expect(try Self.interactions(store) == 1 + 32)
      #expect(try Command.run(["people"] + store).lines.count == 1 + 1 + 32)
    }
  }
}
