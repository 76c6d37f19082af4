import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// An answer that a second method does not confirm.
struct VerificationFailure: Error {
  let sentence: String

  static func unless(_ condition: Bool, _ sentence: @autoclosure () -> String) throws {
    if !condition { throw VerificationFailure(sentence: sentence()) }
  }

  /// Equal to `tolerance`, relative to the larger of the two and 1e-300; two undefined numbers are equal.
  static func unlessEqual(
    _ found: Double, _ expected: Double, tolerance: Double = 1e-9, _ sentence: @autoclosure () -> String
  ) throws {
    if found == expected || (found.isNaN && expected.isNaN) { return }
    if abs(found - expected) <= tolerance * max(abs(found), abs(expected), 1e-300) { return }
    throw VerificationFailure(sentence: "\(sentence()): \(found), but by definition \(expected)")
  }
}

/// Seconds since some moment.
enum Seconds {
  static var wall: Double { read(CLOCK_MONOTONIC) }
  /// Processor time of all threads.
  static var processor: Double { read(CLOCK_PROCESS_CPUTIME_ID) }
  /// Processor time of this thread.
  static var thread: Double { read(CLOCK_THREAD_CPUTIME_ID) }

  private static func read(_ clock: clockid_t) -> Double {
    var time = timespec()
    unsafe clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}

/// Seconds that single queries took.
struct Latency {
  var wall: [Double] = []
  var processor: [Double] = []

  mutating func time<Answer>(_ query: () throws -> Answer) rethrows -> Answer {
    let (wallBefore, processorBefore) = (Seconds.wall, Seconds.thread)
    let answer = try query()
    processor.append(Seconds.thread - processorBefore)
    wall.append(Seconds.wall - wallBefore)
    return answer
  }

  /// The quantile in microseconds.
  static func microseconds(_ seconds: [Double], at quantile: Double) -> Double {
    guard !seconds.isEmpty else { return .nan }
    return seconds.sorted()[min(seconds.count - 1, Int(Double(seconds.count) * quantile))] * 1e6
  }
}

/// What an index costs, and how long the same queries take without it.
struct IndexCost {
  let buildSeconds: Double
  let bytes: Int
  let edgeCount: Int
  let plainLatency: Latency
}

/// What was measured of one kernel.
struct Measurement {
  /// The kernel's name.
  var name = ""
  var loadSeconds: Double?
  var wall: [Double] = []
  var processor: [Double] = []
  var check = Double.nan
  /// Latencies of pair queries.
  var latency: Latency?
  /// Seconds of each query for several paths.
  var perQuery: [Double]?
  var index: IndexCost?
  /// Further numbers by name, as the figures of a picture.
  var figures: [(name: String, value: Double)] = []
  /// Why the answer is wrong; nil: it was verified.
  var fault: String?

  /// Runs `work` again and again, then verifies the last answer.
  static func taken<Answer>(
    repeats: Int, _ work: () throws -> (answer: Answer, check: Double), verify: (Answer) throws -> Void
  ) throws -> Measurement {
    var measurement = Measurement()
    var last: Answer?
    for _ in 0..<repeats {
      last = nil
      let (wallBefore, processorBefore) = (Seconds.wall, Seconds.processor)
      let (answer, check) = try work()
      measurement.processor.append(Seconds.processor - processorBefore)
      measurement.wall.append(Seconds.wall - wallBefore)
      measurement.check = check
      last = answer
    }
    if let last { try measurement.verify { try verify(last) } }
    return measurement
  }

  mutating func verify(_ body: () throws -> Void) throws {
    do { try body() } catch let failure as VerificationFailure { fault = failure.sentence }
  }

  // MARK: output

  private var fields: [(key: String, value: String)] {
    func list(_ numbers: [Double]) -> String { "[" + numbers.map { Self.json($0) }.joined(separator: ",") + "]" }
    func text(_ value: String) -> String {
      "\"" + value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
    var fields: [(String, String)] = [("name", text(name))]
    if let loadSeconds { fields.append(("load_s", Self.json(loadSeconds))) }
    fields += [("wall", list(wall)), ("cpu", list(processor)), ("check", Self.json(check))]
    if let latency {
      fields += [
        ("pairs", "\(latency.wall.count)"),
        ("median_us", Self.json(Latency.microseconds(latency.wall, at: 0.5))),
        ("p99_us", Self.json(Latency.microseconds(latency.wall, at: 0.99))),
        ("min_us", Self.json(Latency.microseconds(latency.wall, at: 0))),
        ("cpu_median_us", Self.json(Latency.microseconds(latency.processor, at: 0.5))),
        ("cpu_p99_us", Self.json(Latency.microseconds(latency.processor, at: 0.99))),
      ]
    }
    if let index {
      fields += [
        ("build_s", Self.json(index.buildSeconds)), ("index_bytes", "\(index.bytes)"),
        ("index_edges", "\(index.edgeCount)"),
        ("plain_median_us", Self.json(Latency.microseconds(index.plainLatency.wall, at: 0.5))),
        ("plain_p99_us", Self.json(Latency.microseconds(index.plainLatency.wall, at: 0.99))),
        ("plain_cpu_median_us", Self.json(Latency.microseconds(index.plainLatency.processor, at: 0.5))),
        ("plain_cpu_p99_us", Self.json(Latency.microseconds(index.plainLatency.processor, at: 0.99))),
      ]
    }
    if let perQuery { fields.append(("per_query", list(perQuery))) }
    for figure in figures { fields.append((figure.name, Self.json(figure.value))) }
    fields.append(("verified", fault == nil ? "true" : "false"))
    if let fault { fields.append(("fault", text(fault))) }
    return fields
  }

  private static func json(_ number: Double) -> String {
    if !number.isFinite { return "null" }
    return number == number.rounded() && abs(number) < 1e15 ? String(format: "%.0f", number) : "\(number)"
  }

  var json: String { "{" + fields.map { "\"\($0.key)\":\($0.value)" }.joined(separator: ",") + "}" }

  static let tableHeader = row(["kernel", "least wall s", "least cpu s", "check", "", "verified"])

  var tableRow: String {
    func short(_ number: Double?) -> String { number.map { String(format: "%.4g", $0) } ?? "" }
    var detail = ""
    if let latency {
      let (median, slow) = (
        Latency.microseconds(latency.wall, at: 0.5), Latency.microseconds(latency.wall, at: 0.99)
      )
      detail = "median \(short(median)) us, 99 % below \(short(slow)) us"
    }
    if let perQuery { detail = "median \(short(Latency.microseconds(perQuery, at: 0.5) / 1e3)) ms a query" }
    if !figures.isEmpty { detail = figures.map { "\($0.name) \(short($0.value))" }.joined(separator: ", ") }
    return Self.row([
      name, short(wall.min()), short(processor.min()), short(check), detail, fault.map { "NO: \($0)" } ?? "yes",
    ])
  }

  private static func row(_ cells: [String]) -> String {
    let widths = [18, 14, 13, 12, 44, 0]
    return zip(cells, widths).map { $0.padding(toLength: max($1, $0.count), withPad: " ", startingAt: 0) }.joined()
  }
}
