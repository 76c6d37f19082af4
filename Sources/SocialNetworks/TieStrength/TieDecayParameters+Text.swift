extension TieDecayParameters {
  /// A line of a parameter file that says nothing usable.
  public struct ParseError: Error, Sendable, Equatable, CustomStringConvertible {
    /// From 1.
    public let line: Int
    public let reason: String

    public var description: String { "line \(line): \(reason)" }
  }

  /// The values that are not of one channel, by the names that files give them.
  private static var settings: [(name: String, path: WritableKeyPath<TieDecayParameters, Double>, most: Double)] {
    [
      ("fresh-share", \.freshShare, 1), ("fresh-half-life-days", \.freshHalfLifeDays, .infinity),
      ("spacing-days", \.spacingDays, .infinity), ("spacing-floor", \.spacingFloor, 1),
      ("reciprocity-floor", \.reciprocityFloor, 1), ("reciprocity-patience", \.reciprocityPatience, .infinity),
      ("attention", \.attention, 1), ("inferred-factor", \.inferredFactor, 1),
      ("declared-floor", \.declaredFloor, 0.999), ("confirmation", \.confirmation, .infinity),
      ("common-contacts", \.commonContacts, .infinity),
      ("shared-organization", \.sharedOrganization, 0.999),
    ]
  }

  /// Reads `key = value` lines; `#` begins a comment, what is not named keeps its default.
  ///
  /// Keys are `meeting.half-life-days`, `meeting.weight` and so on for every channel, and the settings that `text` lists.
  ///
  /// - Throws: `ParseError` with the first line that is no such line.
  public init(parsing text: String) throws(ParseError) {
    self.init()
    var seen: Set<String> = []
    var number = 0
    for bytes in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
      number += 1
      let content = Self.trimmed(bytes.prefix { $0 != 0x23 })
      if content.isEmpty { continue }
      guard let equals = content.firstIndex(of: 0x3D) else {
        throw ParseError(line: number, reason: "“\(Self.string(content))” is not `key = value`")
      }
      let key = Self.string(Self.trimmed(content[..<equals]))
      let value = Self.string(Self.trimmed(content[content.index(after: equals)...]))
      guard seen.insert(key).inserted else { throw ParseError(line: number, reason: "“\(key)” stands there twice") }
      guard let amount = Double(value), amount.isFinite, amount >= 0 else {
        throw ParseError(line: number, reason: "“\(value)” is no number from 0")
      }
      if let reason = set(key, to: amount) { throw ParseError(line: number, reason: reason) }
    }
  }

  /// - Returns: why it cannot be, or nil.
  private mutating func set(_ key: String, to value: Double) -> String? {
    if let setting = Self.settings.first(where: { $0.name == key }) {
      guard value <= setting.most else { return "\(key) is at most \(setting.most)" }
      if setting.path == \.freshHalfLifeDays && value == 0 { return "a half-life is above 0" }
      self[keyPath: setting.path] = value
      return nil
    }
    let parts = key.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, let channel = Channel(named: String(parts[0])) else { return "“\(key)” is no parameter" }
    switch parts[1] {
    case "weight": self[channel].weight = value
    case "half-life-days":
      guard value > 0 else { return "a half-life is above 0" }
      self[channel].halfLifeDays = value
    default: return "“\(key)” is no parameter"
    }
    return nil
  }

  /// Every parameter, a line each; `init(parsing:)` gives the same back.
  public var text: String {
    var lines: [String] = []
    for channel in Channel.allCases {
      lines.append("\(channel.name).half-life-days = \(self[channel].halfLifeDays)")
      lines.append("\(channel.name).weight = \(self[channel].weight)")
    }
    for setting in Self.settings { lines.append("\(setting.name) = \(self[keyPath: setting.path])") }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func trimmed(_ bytes: Substring.UTF8View) -> Substring.UTF8View {
    var bytes = bytes
    while let first = bytes.first, isBlank(first) { bytes = bytes.dropFirst() }
    while let last = bytes.last, isBlank(last) { bytes = bytes.dropLast() }
    return bytes
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }
  private static func string(_ bytes: Substring.UTF8View) -> String { String(Substring(bytes)) }
}
