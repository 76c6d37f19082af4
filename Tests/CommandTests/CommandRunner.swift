import Foundation

/// The built command, run as a user runs it.
struct Command {
  struct Result {
    let status: Int32
    let output: String
    let errors: String

    var lines: [String] { output.split(separator: "\n", omittingEmptySubsequences: true).map(String.init) }

    /// The rows of CSV output without quotes, header first.
    var cells: [[String]] { lines.map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) } }

    func json() throws -> [String: Any] {
      let value = try JSONSerialization.jsonObject(with: Data(output.utf8))
      return value as? [String: Any] ?? [:]
    }

    /// A column of CSV output, by the first column.
    func column(_ name: String) -> [String: Double] {
      guard let place = cells.first?.firstIndex(of: name) else { return [:] }
      var values: [String: Double] = [:]
      for row in cells.dropFirst() where row.count > place { values[row[0]] = Double(row[place]) }
      return values
    }
  }

  /// The folder of the built products: beside the test bundle.
  static let products = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()

  /// The top of the repository.
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static func path(_ relative: String) -> String { root.appending(path: relative).path }

  /// Runs the command in the top folder of the repository and waits for it.
  static func run(
    _ arguments: String..., input: String? = nil, program: String = "entregent", environment: [String: String] = [:]
  ) throws -> Result {
    try run(arguments, input: input, program: program, environment: environment)
  }

  static func run(
    _ arguments: [String], input: String? = nil, program: String = "entregent", environment: [String: String] = [:]
  ) throws -> Result {
    try withTemporaryFolder { folder in
      let process = Process()
      process.executableURL = program.hasPrefix("/") ? URL(filePath: program) : products.appending(path: program)
      process.arguments = arguments
      process.currentDirectoryURL = root
      var variables = ProcessInfo.processInfo.environment
      variables["SWIFT_BACKTRACE"] = "enable=no"
      // Nobody's own store is touched.
      variables["ENTREGENT_STORE"] = nil
      variables["XDG_DATA_HOME"] = folder.path
      for (name, value) in environment { variables[name] = value }
      process.environment = variables
      // Files instead of pipes: neither side can block the other.
      let names = ["in", "out", "err"].map { folder.appending(path: $0) }
      for name in names { try Data((name.lastPathComponent == "in" ? input ?? "" : "").utf8).write(to: name) }
      let handles = (
        try FileHandle(forReadingFrom: names[0]), try FileHandle(forWritingTo: names[1]),
        try FileHandle(forWritingTo: names[2])
      )
      process.standardInput = handles.0
      process.standardOutput = handles.1
      process.standardError = handles.2
      try process.run()
      process.waitUntilExit()
      return Result(
        status: process.terminationStatus, output: String(decoding: try Data(contentsOf: names[1]), as: UTF8.self),
        errors: String(decoding: try Data(contentsOf: names[2]), as: UTF8.self))
    }
  }

  /// Runs a line of shell in the top folder, with the built products first on the path.
  static func shell(_ line: String) throws -> Result {
    try run(
      ["bash", "-c", line], program: "/usr/bin/env",
      environment: ["PATH": products.path + ":" + (ProcessInfo.processInfo.environment["PATH"] ?? "")])
  }

  static func withTemporaryFolder<Value>(_ body: (URL) throws -> Value) throws -> Value {
    let folder = FileManager.default.temporaryDirectory.appending(path: "entregent-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
  }

  /// Runs the command on a network given as text.
  static func run(on text: String, as name: String = "network.csv", _ arguments: String...) throws -> Result {
    try withTemporaryFolder { folder in
      let file = folder.appending(path: name)
      try Data(text.utf8).write(to: file)
      return try run(arguments + ["--network", file.path])
    }
  }
}
