/// Something wrong or doubtful at one place of a file.
public struct Fault: Sendable, Equatable, CustomStringConvertible {
  public enum Severity: String, Sendable { case error, warning }

  public var file: String
  /// From 1; 0 when the fault is of the file as a whole.
  public var line: Int
  /// From 1, in characters (Unicode scalars) of the line; 0 when the fault is of the line as a whole.
  public var column: Int
  public var severity: Severity
  /// A short name in kebab case, the same for every fault of a kind.
  public var code: String
  /// What was found and what was expected.
  public var message: String

  public init(file: String, line: Int, column: Int, severity: Severity, code: String, message: String) {
    self.file = file
    self.line = line
    self.column = column
    self.severity = severity
    self.code = code
    self.message = message
  }

  /// `file:line:column: message`, without the parts that are not known.
  public var description: String {
    if line == 0 { return "\(file): \(message)" }
    if column == 0 { return "\(file):\(line): \(message)" }
    return "\(file):\(line):\(column): \(message)"
  }
}

/// The faults of one file: all are counted, the first 10,000 are kept.
package struct FaultLog: Sendable {
  package static let limit = 10_000

  package let file: String
  private var kept: [Fault] = []
  package private(set) var errorCount = 0
  package private(set) var warningCount = 0

  package init(file: String) { self.file = file }

  package var hasErrors: Bool { errorCount > 0 }
  package var total: Int { errorCount + warningCount }

  /// What was kept, by place.
  package var faults: [Fault] {
    kept.enumerated().sorted {
      ($0.element.line, $0.element.column, $0.offset) < ($1.element.line, $1.element.column, $1.offset)
    }.map(\.element)
  }
  package var errors: [Fault] { faults.filter { $0.severity == .error } }
  package var warnings: [Fault] { faults.filter { $0.severity == .warning } }

  package mutating func error(
    line: Int = 0, column: @autoclosure () -> Int = 0, _ code: String, _ message: @autoclosure () -> String
  ) {
    errorCount += 1
    if errorCount <= Self.limit { keep(.error, line, column(), code, message()) }
  }

  package mutating func warning(
    line: Int = 0, column: @autoclosure () -> Int = 0, _ code: String, _ message: @autoclosure () -> String
  ) {
    warningCount += 1
    if warningCount <= Self.limit { keep(.warning, line, column(), code, message()) }
  }

  private mutating func keep(_ severity: Fault.Severity, _ line: Int, _ column: Int, _ code: String, _ message: String)
  {
    kept.append(Fault(file: file, line: line, column: column, severity: severity, code: code, message: message))
  }
}

/// Text of a file inside a message: in quotes, control characters spelled out, at most 60 characters of it.
package func quoted(_ text: String) -> String {
  var shown = "\""
  var count = 0
  for scalar in text.unicodeScalars {
    if count == 60 { return shown + "…\"" }
    count += 1
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate:
      shown += "\\u{" + String(scalar.value, radix: 16) + "}"
    default: shown.unicodeScalars.append(scalar)
    }
  }
  return shown + "\""
}

package func counted(_ count: Int, _ singular: String, _ plural: String? = nil) -> String {
  "\(grouped(count)) \(count == 1 ? singular : plural ?? singular + "s")"
}

/// A whole number with a comma between thousands.
package func grouped(_ number: Int) -> String {
  let digits = String(number.magnitude)
  var text = number < 0 ? "-" : ""
  for (place, digit) in digits.enumerated() {
    if place > 0 && (digits.count - place).isMultiple(of: 3) { text.append(",") }
    text.append(digit)
  }
  return text
}
