import Foundation
import Testing

/// The benchmark driver, run as a program.
struct BenchTests {
  /// One measurement a line.
  private func measured(_ arguments: [String]) throws -> [String: [String: Any]] {
    let result = try Command.run(arguments + ["--format", "json"], program: "entregent-bench")
    #expect(result.status == 0, "\(result.errors)")
    var measurements: [String: [String: Any]] = [:]
    for line in result.lines {
      let fields = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] ?? [:]
      measurements[fields["name"] as? String ?? ""] = fields
    }
    return measurements
  }

  /// Runs kernels on a triangle 0-1-2 with a tail 2-3, a pair 5-6, and nobody at 4; weights 1 but for 2-3 at 0.5.
  private func measuredOnSixEnds(_ kernels: String...) throws -> [String: [String: Any]] {
    try Command.withTemporaryFolder { folder in
      let network = folder.appending(path: "small.csv")
      try Data("source,target,weight\n6,5,1\n2,3,0.5\n0,1,1\n1,2,1\n2,0,1\n".utf8).write(to: network)
      try Data("6 5\n2 3\n0 1\n1 2\n2 0\n".utf8).write(to: folder.appending(path: "small.el"))
      let queries = folder.appending(path: "small.json")
      try Data(#"{"n":7,"m":5,"sources":[0,3],"pairs":[[0,3],[3,1],[5,6]]}"#.utf8).write(to: queries)
      return try measured(kernels + ["--network", network.path, "--queries", queries.path, "--repeats", "2"])
    }
  }

  @Test func everyKernelIsVerifiedOnAGeneratedNetwork() throws {
    let measurements = try measured(["all", "--generate", "150", "--repeats", "1"])
    let kernels = [
      "bfs", "cc", "sssp", "pair", "indexed-pair", "ksp", "triangles", "clustering", "kcore", "constraint",
      "effective_size",
      "effective_size_u", "pagerank", "eigenvector", "closeness", "harmonic", "betweenness", "betweenness_w", "leiden",
      "louvain", "layout-stress", "layout-pivot-mds",
    ]
    #expect(Set(measurements.keys) == Set(kernels))
    for (name, measurement) in measurements {
      #expect(measurement["verified"] as? Bool == true, "\(name): \(measurement["fault"] ?? "")")
      #expect((measurement["wall"] as? [Double])?.count == 1)
      #expect((measurement["cpu"] as? [Double])?.count == 1)
    }
    #expect(measurements["pair"]?["pairs"] as? Int == 1000)
    #expect(measurements["indexed-pair"]?["pairs"] as? Int == 1000)
    #expect(measurements["indexed-pair"]?["check"] as? Double == measurements["pair"]?["check"] as? Double)
    #expect(measurements["indexed-pair"]?["build_s"] as? Double ?? 0 > 0)
    #expect(measurements["indexed-pair"]?["index_bytes"] as? Int ?? 0 > 150 * 16)
    #expect(measurements["pair"]?["median_us"] as? Double ?? 0 > 0)
    #expect((measurements["ksp"]?["per_query"] as? [Double])?.count == 3)
  }

  @Test func checkValuesCountThoseWhomNoLineNames() throws {
    let measurements = try measuredOnSixEnds(
      "cc", "bfs", "sssp", "triangles", "clustering", "kcore", "pair", "ksp", "closeness", "harmonic", "constraint"
    )
    func check(_ name: String) -> Double { measurements[name]?["check"] as? Double ?? .nan }
    #expect(check("cc") == 3)
    #expect(check("bfs") == 8)
    #expect(check("sssp") == (0 + 1 + 1 + 3) / 4.0)
    #expect(check("triangles") == 1)
    #expect(abs(check("clustering") - (1 + 1 + 1 / 3.0) / 7) < 1e-12)
    #expect(check("kcore") == 2)
    #expect(check("pair") == 3 + 3 + 1)
    #expect(check("ksp") == (3 + 4) + (3 + 4))
    #expect(abs(check("closeness") - 3 / 6.0 * 3 / 3) < 1e-12)
    #expect(abs(check("harmonic") - 3 / 6.0) < 1e-12)
  }

  @Test func listsBesideTheNetworkAreLoaded() throws {
    let measurements = try measuredOnSixEnds("load_el", "load_wel", "build")
    for name in ["load_el", "load_wel", "build"] {
      #expect(measurements[name]?["check"] as? Double == 5)
      #expect(measurements[name]?["verified"] as? Bool == true, "\(measurements[name]?["fault"] ?? "")")
      #expect((measurements[name]?["wall"] as? [Double])?.count == 2)
    }
  }

  @Test func oneAndTwoThreadsGiveTheSameCheckValues() throws {
    let kernels = [
      "pagerank", "betweenness_w", "eigenvector", "leiden", "closeness", "constraint", "--generate", "800",
    ]
    let one = try measured(kernels + ["--threads", "1", "--repeats", "1"])
    let two = try measured(kernels + ["--threads", "2", "--repeats", "1"])
    #expect(one.count == 6)
    for (name, measurement) in one {
      #expect(measurement["check"] as? Double == two[name]?["check"] as? Double, "\(name)")
    }
  }

  @Test func wrongUsageIsTold() throws {
    for arguments in [
      ["nothing", "--generate", "100"], ["bfs"], ["load_el", "--generate", "100"], ["bfs", "--generate", "5"],
    ] {
      let result = try Command.run(arguments, program: "entregent-bench")
      #expect(result.status == 64)
      #expect(result.output.isEmpty && !result.errors.isEmpty)
    }
  }

  @Test func queriesBeyondTheNetworkAreRefused() throws {
    try Command.withTemporaryFolder { folder in
      let queries = folder.appending(path: "queries.json")
      try Data(#"{"n":3,"m":1,"sources":[3],"pairs":[]}"#.utf8).write(to: queries)
      let network = folder.appending(path: "pair.csv")
      try Data("0,1\n".utf8).write(to: network)
      let result = try Command.run(
        ["bfs", "--network", network.path, "--queries", queries.path], program: "entregent-bench")
      #expect(result.status == 64)
      #expect(result.errors.contains("sources and pairs must lie in 0..<n"))
    }
  }
}
