import NetworkStorage
import SocialNetworks
import Testing

struct StoreSearchTests {
  private static let names = [
    "René Müller", "Patrick O'Brien", "Jean-Pierre Dupont", "Åsa Öberg", "C++ User Group", "Anna AND Sons",
    "Иван Петров", "王小明", "Marie Curie", "Ana de Armas", "Bo Li",
  ]

  private func withNames<Value>(_ body: (NetworkStore) throws -> Value) throws -> Value {
    try StoreSamples.withStore { store throws in
      var draft = RelationshipDraft(kind: "vcard", path: "names")
      for (number, name) in Self.names.enumerated() {
        let person = draft.insert(Mention(name: name, identities: [StoreSamples.email("user\(number)@names.example")]))
        if number == 8 { draft.affiliations.append(Affiliation(person: person, organization: "Sorbonne Université")) }
      }
      try store.import([StoredSource(draft)], at: 1)
      return try body(store)
    }
  }

  @Test func accentsAndCaseMakeNoDifference() throws {
    try withNames { store throws in
      for (query, name) in [
        ("rene muller", "René Müller"), ("RENÉ", "René Müller"), ("Re\u{301}ne", "René Müller"), ("oberg", "Åsa Öberg"),
        ("ПЕТРОВ", "Иван Петров"), ("小明", "王小明"), ("bo", "Bo Li"), ("universite", "Marie Curie"),
        ("user3@names.example", "Åsa Öberg"), ("pier", "Jean-Pierre Dupont"),
      ] {
        #expect(try store.people(query).first?.name == name, "\(query)")
      }
    }
  }

  @Test func signsOfQueryLanguagesAreText() throws {
    try withNames { store throws in
      #expect(try store.people("O'Brien").map(\.name) == ["Patrick O'Brien"])
      #expect(try store.people("user4@names.example").map(\.name) == ["C++ User Group"])
      #expect(try store.people("C++").map(\.name) == ["C++ User Group"])
      #expect(try store.people("AND").map(\.name) == ["Anna AND Sons"])
      for query in [
        "-x", "\"", "email:x", "*", "NEAR(a b)", "a OR b", "{", "^rene", "col : x", "';--", "\0", "   ", "%", "_",
      ] {
        _ = try store.people(query)
      }
    }
  }

  @Test func typingErrorsFindTheNearest() throws {
    try withNames { store throws in
      for (query, name) in [
        ("Partick O'Brien", "Patrick O'Brien"), ("Dupotn", "Jean-Pierre Dupont"), ("Marie Curei", "Marie Curie"),
        ("Mulller", "René Müller"),
      ] {
        #expect(try store.people(query).first?.name == name, "\(query)")
      }
      #expect(try store.people("Zbigniew").isEmpty)
    }
  }

  @Test func anyTextIsAQueryAndFindsWhatAPlainScanFinds() throws {
    try withNames { store throws in
      let texts = Self.names.enumerated().map { number, name in
        let organization = number == 8 ? "\n" + NameFolding.fold("Sorbonne Université") : ""
        return (name, NameFolding.fold(name) + "\nuser\(number)@names.example" + organization)
      }
      let alphabet = Array("aeinorstuéÖлм小 '\"-+*@.():^{}%_\\&|,;#\u{301}\u{200B}\u{0}O12".unicodeScalars)
      var state: UInt64 = 42
      for _ in 0..<10_000 {
        var query = ""
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        for _ in 0..<(1 + state >> 60) {
          state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
          query.unicodeScalars.append(alphabet[Int(state >> 33) % alphabet.count])
        }
        let found = try store.people(query).map(\.name)
        let words = NameFolding.fold(query).unicodeScalars.map { $0.value < 0x20 ? " " : Character($0) }
          .split(separator: " ").map { String($0) }
        guard !words.isEmpty else { continue }
        let scanned = texts.filter { text in
          words.allSatisfy { word in Self.contains(Array(text.1.utf8), Array(word.utf8)) }
        }.map(\.0)
        if !scanned.isEmpty { #expect(found.sorted() == scanned.sorted(), "\(query.debugDescription)") }
      }
    }
  }

  private static func contains(_ text: [UInt8], _ word: [UInt8]) -> Bool {
    text.indices.contains { text[$0...].starts(with: word) }
  }

  @Test func peopleAreNamedByIdNameAddressOrPart() throws {
    try withNames { store throws in
      #expect(try store.person(named: "p3") == "p3")
      #expect(try store.person(named: "Marie Curie") == "p9")
      #expect(try store.person(named: "USER1@names.example") == "p2")
      #expect(try store.person(named: "dupont") == "p3")
      #expect(throws: StorageError.unknownPerson("p99")) { try store.person(named: "p99") }
      #expect(throws: StorageError.unknownPerson("")) { try store.person(named: "") }
      #expect {
        try store.person(named: "an")
      } throws: { error in
        guard case .ambiguousPerson(_, let candidates, let total) = error as? StorageError else { return false }
        return total == candidates.count && total > 1
      }
    }
  }

  @Test func completionListsNamesByTheirStart() throws {
    try withNames { store throws in
      #expect(try store.names(startingWith: "ren") == ["René Müller"])
      #expect(try store.names(startingWith: "").count == Self.names.count)
    }
  }
}
