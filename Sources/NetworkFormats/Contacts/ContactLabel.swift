/// A label, category or group of a contact list.
struct ContactLabel {
  private enum Meaning {
    case tag(String)
    /// The group that holds everybody.
    case everybody
    /// Addresses that a program kept by itself.
    case collected
  }

  private let meaning: Meaning

  init(_ text: String) {
    var label = ContactRecord.line(text)
    // Google marks its own groups so.
    if label.hasPrefix("*") { label = ContactRecord.line(String(label.dropFirst())) }
    let key = label.lowercased().filter { $0.isLetter }
    if Self.everybody.contains(key) {
      meaning = .everybody
    } else if Self.collected.contains(key) {
      meaning = .collected
    } else {
      meaning = .tag(label)
    }
  }

  var isCollected: Bool { if case .collected = meaning { true } else { false } }

  /// Adds the tag, if it is one.
  func apply(to record: inout ContactRecord) {
    if case .tag(let tag) = meaning { record.addTag(tag) }
  }

  /// Whether these labels, all there are, say that nobody put the address there.
  static func sayCollected(_ labels: [ContactLabel]) -> Bool {
    !labels.isEmpty && labels.allSatisfy(\.isCollected)
  }

  /// Whether the file lies in the folder in which Google's archive puts what it collected.
  static func isCollection(_ file: SourceFile) -> Bool {
    ContactLabel(String(file.folder.split(separator: "/").last ?? "")).isCollected
  }

  private static let everybody: Set<String> = [
    "mycontacts", "mescontacts", "meinekontakte", "miscontactos", "imieicontatti", "mijncontacten", "meuscontatos",
    "allcontacts",
  ]
  private static let collected: Set<String> = [
    "othercontacts", "autrescontacts", "weiterekontakte", "anderekontakte", "sonstigekontakte", "otroscontactos",
    "altricontatti", "anderecontacten", "overigecontacten", "outroscontatos",
  ]
}
