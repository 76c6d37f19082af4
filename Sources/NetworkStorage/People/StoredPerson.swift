import GRDB
public import SocialNetworks

/// Everything that the store knows of one person by itself; ties and their history are in the snapshot.
public struct StoredPerson: Sendable, Equatable {
  /// One spelling, and where it came from.
  public struct Spelling: Sendable, Equatable {
    public var mention: Mention
    /// Labels of the sources that have it.
    public var sources: [String]
  }

  public struct StatedAffiliation: Sendable, Equatable {
    public var affiliation: Affiliation
    public var source: String
  }

  public struct StatedFact: Sendable, Equatable {
    public var fact: PersonFact
    public var source: String
  }

  /// A tie that a source states, seen from the person.
  public struct StatedTie: Sendable, Equatable {
    public enum Side: Sendable { case bySelf, byOther }
    public var side: Side
    /// The id of the other.
    public var other: String
    public var kind: String
    public var since: Moment?
    public var source: String
  }

  public struct StatedRating: Sendable, Equatable {
    public var side: StatedTie.Side
    public var other: String
    public var value: Double
    public var moment: Moment
  }

  public var profile: PersonProfile
  /// Ids of people who were joined with this one.
  public var formerIds: [String] = []
  public var spellings: [Spelling] = []
  /// The most recent first. The number of the person in them means nothing.
  public var affiliations: [StatedAffiliation] = []
  public var facts: [StatedFact] = []
  public var ties: [StatedTie] = []
  public var ratings: [StatedRating] = []
}

extension NetworkStore {
  /// What the store knows of one person.
  ///
  /// - Parameter name: an id, a name or an address.
  /// - Throws: `StorageError.unknownPerson`, `.ambiguousPerson`.
  public func profile(_ name: String) throws(StorageError) -> StoredPerson {
    try read { database in
      let person = try Self.person(named: name, database)
      let personas = try Self.mentions(of: person, database)
      var profile = PersonProfile(joining: personas.map(\.mention))
      profile.id = "p\(person)"
      var stored = StoredPerson(profile: profile)
      stored.formerIds = try Int64.fetchAll(
        database, sql: "SELECT DISTINCT origin FROM persona WHERE person = ?1 AND origin <> ?1 ORDER BY origin",
        arguments: [person]
      ).map { "p\($0)" }
      for persona in personas {
        let sources = try String.fetchAll(
          database,
          sql: """
            SELECT DISTINCT path FROM source JOIN mention ON mention.source = source.id
            WHERE mention.persona = ? AND path <> '' ORDER BY source.id
            """, arguments: [persona.id])
        stored.spellings.append(StoredPerson.Spelling(mention: persona.mention, sources: sources))
      }
      try Self.fillStatements(&stored, person, database)
      return stored
    }
  }

  static func mentions(of person: Int64, _ database: Database) throws -> [(id: Int64, mention: Mention)] {
    try Row.fetchAll(
      database, sql: "SELECT id, name, kind FROM persona WHERE person = ? ORDER BY id", arguments: [person]
    )
    .map { row in
      let id: Int64 = row["id"]
      let identities = try Row.fetchAll(
        database, sql: "SELECT kind, value FROM identity WHERE persona = ? ORDER BY place", arguments: [id])
      let mention = Mention(
        name: row["name"],
        identities: identities.compactMap { identity in
          IdentityKind(rawValue: identity["kind"]).map { Identity($0, identity["value"]) }
        }, kind: MentionKind(rawValue: row["kind"]) ?? .person)
      return (id, mention)
    }
  }

  private static func fillStatements(_ stored: inout StoredPerson, _ person: Int64, _ database: Database) throws {
    let affiliations = try Row.fetchAll(
      database,
      sql: """
        SELECT affiliation.*, path FROM affiliation JOIN persona ON persona.id = persona
        JOIN source ON source.id = affiliation.source WHERE person = ? ORDER BY affiliation.id
        """, arguments: [person])
    stored.affiliations = affiliations.map { row in
      StoredPerson.StatedAffiliation(
        affiliation: Affiliation(
          person: 0, organization: row["organization"], title: row["title"], since: moment(row, "since"),
          until: moment(row, "until"), stated: moment(row, "stated")), source: row["path"])
    }
    let order = stored.affiliations.indices.sorted { one, other in
      let (left, right) = (stored.affiliations[one].affiliation, stored.affiliations[other].affiliation)
      if left.isMoreRecent(than: right) { return true }
      return right.isMoreRecent(than: left) ? false : one < other
    }
    stored.affiliations = order.map { stored.affiliations[$0] }
    let facts = try Row.fetchAll(
      database,
      sql: """
        SELECT fact.kind AS kind, value, path FROM fact JOIN persona ON persona.id = persona
        JOIN source ON source.id = fact.source WHERE person = ? ORDER BY fact.id
        """, arguments: [person])
    stored.facts = facts.compactMap { row in
      PersonFact.Kind(rawValue: row["kind"]).map { kind in
        StoredPerson.StatedFact(fact: PersonFact(person: 0, kind: kind, value: row["value"]), source: row["path"])
      }
    }
    let ties = try Row.fetchAll(
      database,
      sql: """
        SELECT one.person = ?1 AS mine, CASE WHEN one.person = ?1 THEN other.person ELSE one.person END AS other,
          declaration.kind AS kind, since, since_quality, path
        FROM declaration JOIN persona AS one ON one.id = persona JOIN persona AS other ON other.id = target
        JOIN source ON source.id = declaration.source
        WHERE (one.person = ?1 OR other.person = ?1) AND one.person <> other.person ORDER BY declaration.id
        """, arguments: [person])
    stored.ties = ties.map { row in
      let isMine: Bool = row["mine"]
      return StoredPerson.StatedTie(
        side: isMine ? .bySelf : .byOther, other: "p\(row["other"] as Int64)", kind: row["kind"],
        since: moment(row, "since"), source: row["path"])
    }
    let ratings = try Row.fetchAll(
      database,
      sql: """
        SELECT one.person = ?1 AS mine, CASE WHEN one.person = ?1 THEN other.person ELSE one.person END AS other,
          value, seconds, quality
        FROM rating JOIN persona AS one ON one.id = persona JOIN persona AS other ON other.id = target
        WHERE (one.person = ?1 OR other.person = ?1) AND one.person <> other.person ORDER BY seconds, rating.id
        """, arguments: [person])
    stored.ratings = ratings.map { row in
      let isMine: Bool = row["mine"]
      return StoredPerson.StatedRating(
        side: isMine ? .bySelf : .byOther, other: "p\(row["other"] as Int64)", value: row["value"],
        moment: Moment(seconds: row["seconds"], quality: row["quality"]))
    }
  }

  private static func moment(_ row: Row, _ column: String) -> Moment? {
    guard let seconds: Int64 = row[column] else { return nil }
    return Moment(seconds: seconds, quality: row[column + "_quality"] ?? 0)
  }
}
