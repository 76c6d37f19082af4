import GRDB
import SocialNetworks

extension NetworkStore {
  /// One person and the places of their personas in a list of all.
  struct Group {
    var person: Int64
    var members: [Int]
  }

  /// Groups personas into people anew. People keep their ids: of several that are joined, the oldest one's stays, and
  /// taken apart again, each gets back the one it had.
  static func recognize(_ database: Database) throws {
    var personas = try Recognition.personas(database)
    let old = personas
    var groups = try Recognition.groups(of: personas, database)
    var next = (try Int64.fetchOne(database, sql: "SELECT seq FROM sqlite_sequence WHERE name = 'person'") ?? 0) + 1
    // An id belongs to the group of the oldest persona that came with it.
    var founders: [Int64: Int] = [:]
    for (place, persona) in personas.enumerated() {
      if let origin = persona.origin, founders[origin] == nil { founders[origin] = place }
    }
    let addPerson = try PreparedStatement(database, "INSERT OR IGNORE INTO person (id, name) VALUES (?, '')")
    for number in groups.indices {
      let members = groups[number].members
      let inherited = members.compactMap { place in
        personas[place].origin.flatMap { founders[$0] == place ? $0 : nil }
      }.min()
      let person = inherited ?? next
      if inherited == nil { next += 1 }
      groups[number].person = person
      let own = Set(members)
      for place in members {
        personas[place].person = person
        let isInherited = personas[place].origin.flatMap { founders[$0] }.map { own.contains($0) } ?? false
        if !isInherited { personas[place].origin = person }
      }
      addPerson.bind(1, person)
      try addPerson.run()
    }
    let isGrouped = Set(groups.flatMap(\.members))
    for place in personas.indices where !isGrouped.contains(place) { personas[place].person = nil }

    var wasReshaped = false
    let update = try PreparedStatement(database, "UPDATE persona SET person = ?, origin = ? WHERE id = ?")
    for (before, now) in zip(old, personas) where before.person != now.person || before.origin != now.origin {
      if before.person != nil && before.person != now.person { wasReshaped = true }
      update.bind(1, now.person)
      update.bind(2, now.origin)
      update.bind(3, now.id)
      try update.run()
    }
    let gone = try removeEmptyPeople(database)
    if wasReshaped || gone > 0 { try advance(.reshaped, database) }
    try describe(groups, personas, database)
  }

  private static func removeEmptyPeople(_ database: Database) throws -> Int {
    let gone = try Int64.fetchAll(
      database,
      sql: "SELECT id FROM person WHERE NOT EXISTS (SELECT 1 FROM persona WHERE person = person.id) ORDER BY id")
    for person in gone {
      try database.execute(sql: "DELETE FROM person WHERE id = ?", arguments: [person])
      try database.execute(sql: "DELETE FROM search WHERE rowid = ?", arguments: [person])
    }
    return gone.count
  }

  /// Chosen names and the search index, where they are not what they should be.
  private static func describe(_ groups: [Group], _ personas: [Recognition.Persona], _ database: Database) throws {
    var names: [Int64: String] = [:]
    let known = try PreparedStatement(database, "SELECT id, name FROM person")
    while try known.step() { names[known.integer(0)] = known.text(1) }
    var texts: [Int64: String] = [:]
    let indexed = try PreparedStatement(database, "SELECT rowid, text FROM search")
    while try indexed.step() { texts[indexed.integer(0)] = indexed.text(1) }

    let rename = try PreparedStatement(database, "UPDATE person SET name = ? WHERE id = ?")
    let drop = try PreparedStatement(database, "DELETE FROM search WHERE rowid = ?")
    let index = try PreparedStatement(database, "INSERT INTO search (rowid, text) VALUES (?, ?)")
    for group in groups {
      let name = Recognition.name(of: group.members.map { personas[$0].mention })
      if !Recognition.isSame(names[group.person], name) {
        rename.bind(1, name)
        rename.bind(2, group.person)
        try rename.run()
      }
      let text = SearchText.text(of: group.members.map { personas[$0] })
      if Recognition.isSame(texts[group.person], text) { continue }
      if texts[group.person] != nil {
        drop.bind(1, group.person)
        try drop.run()
      }
      index.bind(1, group.person)
      index.bind(2, text)
      try index.run()
    }
  }

  static func person(of persona: Int64, _ database: Database) throws -> Int64? {
    try Int64.fetchOne(database, sql: "SELECT person FROM persona WHERE id = ?", arguments: [persona])
  }
}

extension Recognition {
  /// Who the personas are, by what they share and what was decided by hand; groups in the order of their oldest member.
  static func groups(of personas: [Persona], _ database: Database) throws -> [NetworkStore.Group] {
    let numbers = try resolver(for: personas, database).resolve().people
    var groups: [NetworkStore.Group] = []
    var places: [Int: Int] = [:]
    for place in personas.indices where isPerson(personas[place].mention.kind) {
      if let known = places[numbers[place]] {
        groups[known].members.append(place)
      } else {
        places[numbers[place]] = groups.count
        groups.append(NetworkStore.Group(person: 0, members: [place]))
      }
    }
    return groups
  }

  /// A resolver that knows all spellings, by their places, and every decision.
  static func resolver(for personas: [Persona], _ database: Database) throws -> IdentityResolver {
    var resolver = IdentityResolver()
    var numbers: [Int64: Int] = [:]
    for persona in personas {
      numbers[persona.id] = resolver.add(persona.mention, organizations: persona.organizations)
    }
    for row in try Row.fetchAll(database, sql: "SELECT first, second, kind FROM decision ORDER BY id") {
      guard let first = numbers[row["first"]], let second = numbers[row["second"]] else { continue }
      resolver.decide(IdentityVerdict.allCases.first { $0.name == row["kind"] } ?? .different, first, second)
    }
    // Sources that do not say whose they are, are the owner's.
    if let owner = try NetworkStore.ownerPersona(database), let number = numbers[owner] { resolver.setOwner(number) }
    return resolver
  }

  static func name(of mentions: [Mention]) -> String {
    PersonProfile(joining: mentions).name
  }

  /// Byte for byte, unlike strings, which are equal when they are equivalent.
  static func isSame(_ first: String?, _ second: String) -> Bool {
    first.map { $0.utf8.elementsEqual(second.utf8) } ?? false
  }
}
