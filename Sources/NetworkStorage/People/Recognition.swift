import GRDB
import SocialNetworks

/// Spellings of the store as the identity matching wants them.
enum Recognition {
  /// As identities are compared: what cannot be normalized is compared as it is folded.
  static func folded(_ identity: Identity) -> String { identity.normalized?.value ?? NameFolding.fold(identity.value) }

  static func folded(_ name: String) -> String { NameFolding.fold(name) }

  /// One persona with what recognizing needs.
  struct Persona {
    var id: Int64
    var mention: Mention
    var organizations: [String] = []
    var person: Int64?
    var origin: Int64?
  }

  /// Every persona, in the order in which they came.
  static func personas(_ database: Database) throws -> [Persona] {
    var personas: [Persona] = []
    var places: [Int64: Int] = [:]
    let rows = try PreparedStatement(database, "SELECT id, kind, name, person, origin FROM persona ORDER BY id")
    while try rows.step() {
      places[rows.integer(0)] = personas.count
      let kind = MentionKind(rawValue: UInt8(clamping: rows.integer(1))) ?? .person
      personas.append(
        Persona(
          id: rows.integer(0), mention: Mention(name: rows.text(2), kind: kind), person: rows.optionalInteger(3),
          origin: rows.optionalInteger(4)))
    }
    let identities = try PreparedStatement(
      database, "SELECT persona, kind, value FROM identity ORDER BY persona, place")
    while try identities.step() {
      guard let place = places[identities.integer(0)],
        let kind = IdentityKind(rawValue: UInt8(clamping: identities.integer(1)))
      else { continue }
      personas[place].mention.identities.append(Identity(kind, identities.text(2)))
    }
    let organizations = try PreparedStatement(
      database,
      """
      SELECT persona, organization FROM affiliation WHERE organization <> '' GROUP BY persona, organization
      ORDER BY MIN(id)
      """)
    while try organizations.step() {
      guard let place = places[organizations.integer(0)] else { continue }
      personas[place].organizations.append(organizations.text(1))
    }
    return personas
  }

  static func isPerson(_ kind: MentionKind) -> Bool { kind == .person || kind == .owner }
}
