import GraphAnalytics

/// What the command says on standard error: notes, warnings, progress.
struct Notes {
  let isQuiet: Bool
  let isVerbose: Bool

  func note(_ sentence: String) {
    if !isQuiet { Self.say("note: \(sentence)") }
  }

  func detail(_ sentence: String) {
    if isVerbose && !isQuiet { Self.say(sentence) }
  }

  func warning(_ sentence: String) { Self.say("warning: \(sentence)") }

  static func error(_ sentence: String) { say("entregent: \(sentence)") }

  /// Lines of the command's own keep their breaks; everything else that could drive a terminal is escaped.
  private static func say(_ text: String) {
    let safe = text.split(separator: "\n", omittingEmptySubsequences: false).map { Terminal.safe(String($0)) }
    try? System.write(Array((safe.joined(separator: "\n") + "\n").utf8), to: 2)
  }

  /// A bar with rate and time left for work that takes longer than half a second; only on a terminal.
  func progress(_ label: String) -> Progress? {
    guard !isQuiet, System.isTerminal(2), System.environment("TERM") != "dumb" else { return nil }
    let bar = ProgressBar(label: label)
    return { done, total in bar.update(done: done, total: total) }
  }
}

private final class ProgressBar {
  private let label: String
  private let start = System.seconds
  private var last = 0.0
  private var isShown = false

  init(label: String) { self.label = label }

  func update(done: Int, total: Int) {
    let now = System.seconds
    guard now - start > 0.5, now - last > 0.1 || done == total else { return }
    last = now
    if done >= total {
      if isShown { write("\r\u{1B}[K") }
      return
    }
    isShown = true
    let share = total > 0 ? Double(done) / Double(total) : 0
    let filled = Int(share * 24)
    let elapsed = now - start
    let rate = Double(done) / elapsed
    let left = rate > 0 ? Double(total - done) / rate : 0
    let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 24 - filled)
    write("\r\u{1B}[K\(label) \(bar) \(Int(share * 100)) %  \(Self.short(rate))/s  \(Self.duration(left)) left")
  }

  private func write(_ text: String) { try? System.write(Array(text.utf8), to: 2) }

  private static func short(_ value: Double) -> String {
    switch value {
    case ..<10: "\((value * 10).rounded() / 10)"
    case ..<10_000: "\(Int(value))"
    case ..<10_000_000: "\(Int(value / 1000))k"
    default: "\(Int(min(value, 1e18) / 1_000_000))M"
    }
  }

  private static func duration(_ seconds: Double) -> String {
    let whole = Int(min(seconds, 1e9).rounded())
    return whole < 60
      ? "\(whole) s" : whole < 3600 ? "\(whole / 60) min \(whole % 60) s" : "\(whole / 3600) h \(whole / 60 % 60) min"
  }
}
