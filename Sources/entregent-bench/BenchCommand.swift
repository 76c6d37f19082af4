import ArgumentParser
import Foundation
import GraphAnalytics

@main
struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "entregent-bench",
    abstract: "Times the kernels of the library on one network and verifies every answer.",
    discussion: """
      Each kernel runs --repeats times; wall and processor seconds of every repeat are reported. Afterwards its last answer \
      is verified by a second method that shares no code with the first. The network is taken as undirected; the length of \
      an edge is 1 / weight in every kernel of paths, but where --lengths says otherwise.

      Kernels:
      \(BenchKernel.all.map { "  " + $0.name.padding(toLength: 18, withPad: " ", startingAt: 0) + $0.summary }
        .joined(separator: "\n"))

      Example: entregent-bench pagerank closeness --generate 10000
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case table, json }

  enum Lengths: String, ExpressibleByArgument, CaseIterable {
    case reciprocal
    case negativeLog = "negative-log"

    var edgeLengths: EdgeLengths { self == .reciprocal ? .reciprocal : .negativeLog }
  }

  @Argument(help: "Kernels to time, or all.")
  var kernels: [String]

  @Option(
    name: .shortAndLong, help: "Edge list to read. NAME.el and NAME.wel beside NAME.csv serve load_el and load_wel.")
  var network: String?

  @Option(help: "Instead of a file: a random network of that many vertices.")
  var generate: Int?

  @Option(help: "JSON with n, m, sources, pairs: vertices are then the numbers in the file, 0..<n.")
  var queries: String?

  @Option(help: "Threads; 0 means all cores.")
  var threads = 1

  @Option(help: "How often each kernel runs.")
  var repeats = 3

  @Option(help: "table, or json: one object a kernel.")
  var format = Format.table

  @Option(help: "ksp: how many paths a query asks for.")
  var count = 10

  @Option(help: "ksp: how many of the pairs are asked for; the first 3 are verified against other searches in full.")
  var pairs = 3

  @Option(help: "pair, ksp: reciprocal (1 / weight) or negative-log (-ln weight).")
  var lengths = Lengths.reciprocal

  @Option(help: "Seed of random choices.")
  var seed: UInt64 = 1

  func validate() throws {
    if (network == nil) == (generate == nil) { throw ValidationError("Give either --network FILE or --generate N.") }
    if repeats < 1 { throw ValidationError("--repeats must be 1 or more.") }
    if count < 1 { throw ValidationError("--count must be 1 or more.") }
    if pairs < 1 { throw ValidationError("--pairs must be 1 or more.") }
    if threads < 0 { throw ValidationError("--threads must be 0 or more.") }
    if let generate, !(100...10_000_000).contains(generate) {
      throw ValidationError("--generate takes 100 to 10000000 vertices.")
    }
    _ = try chosen()
  }

  private func chosen() throws -> [BenchKernel] {
    try kernels.flatMap { name in
      if name == "all" { return BenchKernel.all.filter { network != nil || !$0.readsFile } }
      guard let kernel = BenchKernel.all.first(where: { $0.name == name }) else {
        throw ValidationError(
          "There is no kernel \"\(name)\"; known are \(BenchKernel.all.map(\.name).joined(separator: ", ")).")
      }
      if kernel.readsFile && network == nil { throw ValidationError("\(name) needs --network FILE.") }
      return [kernel]
    }
  }

  func run() throws {
    Parallel.threadCount = threads
    let input = try BenchInput(network: network, queriesFile: queries, seed: seed)
    var loaded: Workload?
    var failed = false
    if format == .table { print(Measurement.tableHeader) }
    for kernel in try chosen() {
      var measurement: Measurement
      switch kernel.task {
      case .file(let measure): measurement = try measure(input, repeats)
      case .graph(let measure):
        var workload = try loaded ?? generate.map { try input.generated(vertexCount: $0) } ?? input.loaded()
        loaded = workload
        workload.paths = PathQuestions(count: count, pairs: pairs, lengths: lengths.edgeLengths)
        measurement = try measure(workload, repeats)
        measurement.loadSeconds = workload.loadSeconds
      }
      measurement.name = kernel.name
      failed = failed || measurement.fault != nil
      print(format == .json ? measurement.json : measurement.tableRow)
    }
    if failed { throw ExitCode(1) }
  }
}
