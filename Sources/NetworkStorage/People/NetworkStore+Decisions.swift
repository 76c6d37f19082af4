import GRDB
public import SocialNetworks

/// Two people of a store who may be one.
public struct LikelyPair: Sendable, Equatable {
  public var first: NetworkStore.FoundPerson
  public var second: NetworkStore.FoundPerson
  /// From 0 to 1.
  public var score: Double
  /// Why, in words.
  public var reasons: [String]
}

extension NetworkStore {
  /// Says that two people are one. The older id stays.
  ///
  /// - Parameters: ids, names or addresses, as `person(named:)` takes them.
  /// - Returns: the id of the one.
  @discardableResult
  public func merge(_ first: String, _ second: String, at seconds: Int64) throws(StorageError) -> String {
    try write { database in
      let one = try Self.person(named: first, database)
      let other = try Self.person(named: second, database)
      if one == other { return "p\(one)" }
      let (left, right) = (try Self.personas(of: one, database), try Self.personas(of: other, database))
      // What was said before of any of them no longer holds.
      for a in left { for b in right { try Self.withdraw(a, b, database) } }
      guard let a = left.first, let b = right.first else { throw StorageError.unknownPerson(second) }
      try Self.decide("same", a, b, at: seconds, database)
      try Self.recognize(database)
      try Self.advance(.reshaped, database)
      guard let joined = try Self.person(of: a, database) else { throw StorageError.unknownPerson(first) }
      return "p\(joined)"
    }
  }

  /// Takes a person apart.
  ///
  /// - Parameters:
  ///   - name: an id, a name or an address.
  ///   - parts: names or addresses that belong to somebody else; without any, joinings decided by hand are withdrawn or,
  ///     where there are none, every spelling becomes a person of its own.
  /// - Returns: the ids of the people that it was made of.
  public func split(_ name: String, parts: [String] = [], at seconds: Int64) throws(StorageError) -> [String] {
    try write { database in
      let person = try Self.person(named: name, database)
      let personas = try Self.personas(of: person, database)
      let decided = try personas.reduce(0) { count, persona in
        try count
          + (Int.fetchOne(
            database, sql: "SELECT COUNT(*) FROM decision WHERE first = ? AND kind = 'same'", arguments: [persona]) ?? 0)
      }
      if !parts.isEmpty {
        let away = try personas.filter { try Self.carries($0, parts, database) }
        if away.isEmpty || away.count == personas.count {
          throw StorageError.invalidValue(
            "no spelling of “\(name)” is apart from the others by \(parts.joined(separator: ", "))")
        }
        for a in away {
          for b in personas where !away.contains(b) { try Self.decide("different", a, b, at: seconds, database) }
        }
      } else if decided > 0 {
        for persona in personas {
          try database.execute(sql: "DELETE FROM decision WHERE first = ? AND kind = 'same'", arguments: [persona])
        }
      } else {
        for (place, a) in personas.enumerated() {
          for b in personas[..<place] { try Self.decide("different", a, b, at: seconds, database) }
        }
      }
      try Self.recognize(database)
      try Self.advance(.reshaped, database)
      var people: [Int64] = []
      for persona in personas {
        if let now = try Self.person(of: persona, database), !people.contains(now) { people.append(now) }
      }
      return people.map { "p\($0)" }
    }
  }

  /// Says that two likely matches are two people, so that they are not listed again.
  public func keepApart(_ first: String, _ second: String, at seconds: Int64) throws(StorageError) {
    try write { database in
      let (one, other) = (try Self.person(named: first, database), try Self.person(named: second, database))
      if one == other { throw StorageError.invalidValue("“\(first)” and “\(second)” are one person; split them first") }
      for a in try Self.personas(of: one, database) {
        for b in try Self.personas(of: other, database) { try Self.decide("different", a, b, at: seconds, database) }
      }
      try Self.advance(.added, database)
    }
  }

  /// Pairs of people who may be one, the likeliest first.
  ///
  /// - Parameter threshold: the least score listed, from 0 to 1.
  public func reviewList(limit: Int = 100, threshold: Double = 0.5) throws(StorageError) -> [LikelyPair] {
    try read { database in
      let personas = try Recognition.personas(database)
      let resolver = try Recognition.resolver(for: personas, database)
      let names = try PreparedStatement(database, "SELECT name FROM person WHERE id = ?")
      func shown(_ number: Int) throws -> FoundPerson? {
        guard let person = personas[number].person else { return nil }
        names.bind(1, person)
        defer { names.reset() }
        return try names.step() ? FoundPerson(id: "p\(person)", name: names.text(0), likeness: 1) : nil
      }
      let matches = resolver.likelyMatches(resolver.resolve(), limit: limit, threshold: threshold)
      return try matches.compactMap { match in
        guard let first = try shown(match.first), let second = try shown(match.second) else { return nil }
        return LikelyPair(first: first, second: second, score: match.score, reasons: match.reasons)
      }
    }
  }

  /// Makes a person the owner of the network.
  public func setOwner(_ name: String) throws(StorageError) {
    try write { database in
      let person = try Self.person(named: name, database)
      guard let persona = try Self.personas(of: person, database).first else { throw StorageError.unknownPerson(name) }
      try Self.setMeta("owner", persona, database)
      try Self.recognize(database)
      try Self.advance(.reshaped, database)
    }
  }

  /// Whose network this is; nil while nobody said so.
  public func owner() throws(StorageError) -> FoundPerson? {
    try read { database in
      guard let persona = try Self.ownerPersona(database), let person = try Self.person(of: persona, database) else {
        return nil
      }
      let name = try String.fetchOne(database, sql: "SELECT name FROM person WHERE id = ?", arguments: [person])
      return FoundPerson(id: "p\(person)", name: name ?? "", likeness: 1)
    }
  }

  /// The owner as first spelled; nil where sources have only a place for one.
  public func ownerMention() throws(StorageError) -> Mention? {
    try read { database in
      guard let owner = try Self.ownerPersona(database), let person = try Self.person(of: owner, database) else {
        return nil
      }
      let mention = try Self.mentions(of: person, database).first { $0.id == owner }?.mention
      return mention?.kind == .person ? mention : nil
    }
  }

  // MARK: rows

  static func personas(of person: Int64, _ database: Database) throws -> [Int64] {
    try Int64.fetchAll(database, sql: "SELECT id FROM persona WHERE person = ? ORDER BY id", arguments: [person])
  }

  private static func decide(
    _ kind: String, _ first: Int64, _ second: Int64, at seconds: Int64, _ database: Database
  ) throws {
    try withdraw(first, second, database)
    try database.execute(
      sql: "INSERT INTO decision (first, second, kind, seconds) VALUES (?, ?, ?, ?)",
      arguments: [first, second, kind, seconds])
  }

  private static func withdraw(_ first: Int64, _ second: Int64, _ database: Database) throws {
    try database.execute(
      sql: "DELETE FROM decision WHERE (first = ?1 AND second = ?2) OR (first = ?2 AND second = ?1)",
      arguments: [first, second])
  }

  /// Whether a persona has one of these names or identities.
  private static func carries(_ persona: Int64, _ parts: [String], _ database: Database) throws -> Bool {
    let name = try String.fetchOne(database, sql: "SELECT name FROM persona WHERE id = ?", arguments: [persona]) ?? ""
    let identities = try Row.fetchAll(
      database, sql: "SELECT kind, folded FROM identity WHERE persona = ?", arguments: [persona])
    return parts.contains { part in
      if !name.isEmpty && Recognition.folded(name) == Recognition.folded(part) { return true }
      return identities.contains { row in
        guard let kind = IdentityKind(rawValue: row["kind"]) else { return false }
        return row["folded"] == Recognition.folded(Identity(kind, part))
      }
    }
  }
}
