import SocialNetworks

/// An audit on one page of a terminal: at most forty lines of eighty columns.
struct AuditText {
  let words: AuditWords
  private var audit: NetworkAudit { words.audit }
  private var lines: [String] = []

  private static let width = 80
  private static let indent = 15
  private static let barWidth = 24

  init(_ words: AuditWords) { self.words = words }

  static func page(_ audit: NetworkAudit, of network: SocialNetwork) -> String {
    var text = AuditText(AuditWords(audit: audit, network: network))
    return text.written()
  }

  private mutating func written() -> String {
    lines = Self.wrapped(Terminal.safe(words.title), to: Self.width).map { Terminal.bold($0) }
    lines.append("")
    let total = audit.basis.total
    bar("Real", audit.real, total, "two-way, or met")
    bar("One-sided", audit.count(of: .oneSided), total, "one wrote, never met")
    bar("Foam", audit.foam, total, "")
    row("", words.foam)
    lines.append("")
    let used = audit.channels.filter { $0.ties > 0 }
      .sorted { ($0.ties, $0.events, $1.channel.rawValue) > ($1.ties, $1.events, $0.channel.rawValue) }
    for use in used.prefix(5) {
      bar(use.channel.name, use.ties, total, AuditWords.counted(use.events, "time"))
    }
    if used.count > 5 {
      row("", "and " + used.dropFirst(5).map { "\($0.channel.name) \($0.ties)" }.joined(separator: ", "))
    }
    if !used.isEmpty { lines.append("") }
    row("Face to face", words.faceToFace)
    row("Answers", words.answers)
    row("Durability", words.durability)
    if let change = words.change { row("A year", change) }
    if let concentration = words.concentration { row("Concentration", concentration) }
    if let layers = words.layers { row("Layers", layers) }
    row("Openness", words.openness)
    if !words.carriers.isEmpty {
      let what = words.isOwn ? "introductions begin with" : "shortest ways lead through"
      row("Who carries", "\(what) " + list(words.carriers))
    }
    if !words.losses.isEmpty { row("Without", list(words.losses, separator: "; ")) }
    // A terminal wants plain spaces once no line breaks any more.
    return lines.prefix(40).joined(separator: "\n").replacing("\u{A0}", with: " ") + "\n"
  }

  private func list(_ entries: [(name: String, text: String)], separator: String = ", ") -> String {
    entries.map { "\(Terminal.fitted(Terminal.safe($0.name), to: 28)) (\($0.text))" }.joined(separator: separator)
  }

  private mutating func bar(_ label: String, _ count: Int, _ total: Int, _ note: String) {
    let share = total > 0 ? Double(count) / Double(total) : 0
    let text = Terminal.dim(note)
    let number = String(count)
    let head = Self.padded(label, to: Self.indent)
    let parts = [
      head + Self.bar(share), String(repeating: " ", count: max(0, 6 - number.count)) + number,
      Self.padded("  " + AuditWords.percent(count, of: total), to: 12), text,
    ]
    lines.append(Self.trimmed(parts.joined()))
  }

  /// Eighths of a column make the bar as long as the share says; plain signs where the terminal has no blocks.
  private static func bar(_ share: Double) -> String {
    if System.environment("TERM") == "dumb" {
      let filled = Int((share * Double(barWidth)).rounded())
      return padded(String(repeating: "#", count: filled), to: barWidth)
    }
    let eighths = Int((share * Double(barWidth) * 8).rounded())
    let parts = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
    let text = String(repeating: "█", count: eighths / 8) + parts[eighths % 8]
    return padded(text, to: barWidth)
  }

  private static func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - Terminal.width(text)))
  }

  private static func trimmed(_ text: String) -> String {
    var text = text
    while text.last == " " { text.removeLast() }
    return text
  }

  private mutating func row(_ label: String, _ text: String) {
    for (number, line) in Self.wrapped(text, to: Self.width - Self.indent).enumerated() {
      lines.append(Self.padded(number == 0 ? label : "", to: Self.indent) + line)
    }
  }

  /// Lines of at most `width` columns, broken between words.
  static func wrapped(_ text: String, to width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if !line.isEmpty, Terminal.width(line) + 1 + Terminal.width(String(word)) > width {
        lines.append(line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    return lines + [line]
  }
}
