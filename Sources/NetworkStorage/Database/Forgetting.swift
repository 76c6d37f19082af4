import GRDB
import SocialNetworks

/// How the store knows whom to leave out without knowing who they are: hashes with a key of its own.
enum Forgetting {
  typealias Salt = (UInt64, UInt64)

  /// By what a mention would be recognized: each of its identities or, where it has none, its name.
  static func hashes(of mention: Mention, _ salt: Salt) -> [Int64] {
    if mention.identities.isEmpty {
      let name = Recognition.folded(mention.name)
      return name.isEmpty ? [] : [hash(ofName: name, salt)]
    }
    return mention.identities.map { hash(of: $0.kind, folded: Recognition.folded($0), salt) }
  }

  static func hash(ofName folded: String, _ salt: Salt) -> Int64 { hash(kind: 0xFE, folded, salt) }

  static func hash(of kind: IdentityKind, folded: String, _ salt: Salt) -> Int64 {
    hash(kind: kind.rawValue, folded, salt)
  }

  /// A full name as it may stand within a text.
  static func hash(ofWords words: some Sequence<String>, _ salt: Salt) -> Int64 {
    hash(kind: 0xFD, words.joined(separator: " "), salt)
  }

  /// The folded letters and digits of a text, without what stands between them.
  static func words(of text: String) -> [String] {
    Recognition.folded(text).unicodeScalars
      .split { !$0.properties.isAlphabetic && $0.properties.numericType == nil }.map { String($0) }
  }

  /// Whether a full name that is to stay forgotten stands in a text: two to five words in a row.
  static func stands(in text: String, _ forgotten: Set<Int64>, _ salt: Salt) -> Bool {
    if forgotten.isEmpty { return false }
    let words = words(of: text).prefix(200)
    for first in words.indices {
      for last in first + 1..<max(first + 1, min(first + 5, words.count))
      where forgotten.contains(hash(ofWords: words[first...last], salt)) { return true }
    }
    return false
  }

  /// A label without the parts of the path in which such a name stands.
  static func clearing(_ label: String, _ forgotten: Set<Int64>, _ salt: Salt) -> String {
    if !stands(in: label, forgotten, salt) { return label }
    let parts = label.split(separator: "/", omittingEmptySubsequences: false)
    let cleared = parts.map { stands(in: String($0), forgotten, salt) ? replacement : String($0) }.joined(
      separator: "/")
    return stands(in: cleared, forgotten, salt) ? replacement : cleared
  }

  /// What stands for a part of a label.
  static let replacement = "forgotten"

  private static func hash(kind: UInt8, _ text: String, _ salt: Salt) -> Int64 {
    var hash = StableHash(key: salt)
    hash.add(kind)
    hash.add(text)
    return Int64(bitPattern: hash.finish())
  }
}

extension NetworkStore {
  static func salt(_ database: Database) throws -> Forgetting.Salt {
    let first = try meta("salt1", database) ?? 0
    let second = try meta("salt2", database) ?? 0
    return (UInt64(bitPattern: first), UInt64(bitPattern: second))
  }
}
