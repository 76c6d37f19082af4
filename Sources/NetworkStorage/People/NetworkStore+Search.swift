import GRDB
import SocialNetworks

extension NetworkStore {
  /// A person as a listing shows them.
  public struct FoundPerson: Sendable, Equatable {
    public var id: String
    public var name: String
    /// How well they answer the query, from 0 to 1.
    public var likeness: Double
  }

  /// People of whom every word of `query` stands in a name, an organization or an address, whatever its case and
  /// accents, the best first; where there is nobody, people whose words are at most two typing errors away.
  ///
  /// Any text is a query. An empty one finds everybody, in the order in which they came.
  ///
  /// - Complexity: O(people found); words of one or two letters alone read every person.
  public func people(_ query: String = "", limit: Int = .max) throws(StorageError) -> [FoundPerson] {
    try read { database in try Self.search(query, limit: limit, database) }
  }

  private static func search(_ query: String, limit: Int, _ database: Database) throws -> [FoundPerson] {
    let words = SearchText.words(of: query)
    if words.isEmpty {
      if !query.isEmpty && !query.allSatisfy(\.isWhitespace) { return [] }
      return try Row.fetchAll(database, sql: "SELECT id, name FROM person ORDER BY id LIMIT ?", arguments: [limit])
        .map { FoundPerson(id: "p\($0["id"] as Int64)", name: $0["name"], likeness: 1) }
    }
    var found = try candidates(SearchText.pattern(of: words), limit: nil, database)
      .filter { SearchText.holds(words, in: $0.text) }
      .map { (person: $0.person, likeness: SearchText.likeness(of: words, to: $0.text)) }
    if found.isEmpty, let pattern = SearchText.approximatePattern(of: words) {
      found = try candidates(pattern, limit: 500, database)
        .map { (person: $0.person, likeness: SearchText.likeness(of: words, to: $0.text)) }
        .filter { $0.likeness >= 0.6 }
    }
    found.sort { ($1.likeness, $0.person) < ($0.likeness, $1.person) }
    return try found.prefix(limit).map { entry in
      let name = try String.fetchOne(database, sql: "SELECT name FROM person WHERE id = ?", arguments: [entry.person])
      return FoundPerson(id: "p\(entry.person)", name: name ?? "", likeness: entry.likeness)
    }
  }

  private static func candidates(
    _ pattern: String?, limit: Int?, _ database: Database
  ) throws -> [(person: Int64, text: String)] {
    let rows: RowCursor
    if let pattern, let limit {
      rows = try Row.fetchCursor(
        database, sql: "SELECT rowid, text FROM search WHERE search MATCH ? ORDER BY rank LIMIT ?",
        arguments: [pattern, limit])
    } else if let pattern {
      rows = try Row.fetchCursor(
        database, sql: "SELECT rowid, text FROM search WHERE search MATCH ? ORDER BY rowid", arguments: [pattern])
    } else {
      rows = try Row.fetchCursor(database, sql: "SELECT rowid, text FROM search ORDER BY rowid")
    }
    var found: [(person: Int64, text: String)] = []
    while let row = try rows.next() { found.append((row[0], row[1])) }
    return found
  }

  /// The person whom `text` names: by id (also one that was joined with another), by exact name, by an identity, or by
  /// a query that one person alone answers.
  ///
  /// - Throws: `StorageError.unknownPerson`; `.ambiguousPerson` with up to ten candidates.
  public func person(named text: String) throws(StorageError) -> String {
    try read { database in "p\(try Self.person(named: text, database))" }
  }

  static func person(named text: String, _ database: Database) throws -> Int64 {
    if text.utf8.first == UInt8(ascii: "p"), let number = Int64(text.dropFirst()), "p\(number)" == text {
      let known = try Int64.fetchOne(
        database,
        sql: """
          SELECT id FROM person WHERE id = ? UNION ALL SELECT person FROM persona WHERE origin = ? AND person IS NOT NULL
          LIMIT 1
          """, arguments: [number, number])
      if let known { return known }
    }
    let exact = try Int64.fetchAll(
      database,
      sql: """
        SELECT id FROM person WHERE name = ? UNION SELECT person FROM persona WHERE name = ? AND person IS NOT NULL
        ORDER BY 1
        """, arguments: [text, text])
    if let person = try unique(text, exact, database) { return person }
    for kind in IdentityKind.allCases {
      let folded = Recognition.folded(Identity(kind, text))
      if folded.isEmpty { continue }
      let people = try Int64.fetchAll(
        database,
        sql: """
          SELECT DISTINCT person FROM identity JOIN persona ON persona.id = identity.persona
          WHERE folded = ? AND identity.kind = ? AND person IS NOT NULL ORDER BY person
          """, arguments: [folded, kind.rawValue])
      if let person = try unique(text, people, database) { return person }
    }
    let found = try search(text, limit: .max, database)
    let whole = found.filter { Recognition.folded($0.name) == Recognition.folded(text) }
    let ids = (whole.isEmpty ? found : whole).compactMap { Int64($0.id.dropFirst()) }
    if let person = try unique(text, text.isEmpty ? [] : ids, database) { return person }
    throw StorageError.unknownPerson(text)
  }

  private static func unique(_ text: String, _ people: [Int64], _ database: Database) throws -> Int64? {
    if people.count > 1 {
      let shown = try people.prefix(10).map { person in
        let name = try String.fetchOne(database, sql: "SELECT name FROM person WHERE id = ?", arguments: [person])
        return "\(name ?? "") (p\(person))"
      }
      throw StorageError.ambiguousPerson(text, candidates: shown, total: people.count)
    }
    return people.first
  }

  /// Names that start with `prefix`, for completion by the shell.
  public func names(startingWith prefix: String, limit: Int = 100) throws(StorageError) -> [String] {
    let wanted = SearchText.folded(prefix)
    return try read { database in
      var names: [String] = []
      let rows = try Row.fetchCursor(database, sql: "SELECT name FROM person ORDER BY name")
      while let row = try rows.next(), names.count < limit {
        let name: String = row[0]
        if SearchText.folded(name).utf8.starts(with: wanted.utf8) { names.append(name) }
      }
      return names
    }
  }
}
