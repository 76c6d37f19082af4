import Foundation
import NetworkStorage
import SocialNetworks
import Testing

struct StoreForgetTests {
  private static let name = "Zéphyrine Quillfeather"
  private static let address = "Zephyrine.Q@Quillfeather.example"
  private static let phone = "+33 6 98 76 54 32"

  /// A person with everything that a store may hold of somebody, among others.
  private func source() -> StoredSource {
    var draft = RelationshipDraft(kind: "mbox", path: "export/Zephyrine Quillfeather.mbox/All mail")
    draft.files = ["quillfeather.mbox", "other.mbox"]
    let ann = draft.insert(Mention(name: "Ann Archer", identities: [StoreSamples.email("ann@archer.example")]))
    let bob = draft.insert(Mention(name: "Bob Baker", identities: [StoreSamples.email("bob@baker.example")]))
    let person = draft.insert(
      Mention(
        name: Self.name,
        identities: [
          Identity(.email, Self.address), Identity(.phone, Self.phone),
          Identity(.profile, "https://www.linkedin.com/in/zephyrine-quillfeather"),
        ]))
    let decomposed = draft.insert(
      Mention(name: "Ze\u{301}phyrine Quillfeather", identities: [Identity(.email, Self.address.lowercased())]))
    draft.owner = ann
    func add(_ channel: Channel, _ people: [Int], _ id: String) {
      draft.append(
        Interaction(channel: channel, moment: Moment(seconds: StoreSamples.start), participants: people), id: id)
    }
    add(.email, [ann, person], "1")
    add(.email, [decomposed, ann, bob], "2")
    add(.meeting, [person, ann, bob], "3")
    add(.email, [ann, bob], "4")
    add(.email, [ann, bob, person], "5")
    draft.affiliations.append(Affiliation(person: person, organization: "Quillfeather & Co", title: "Founder"))
    draft.facts.append(PersonFact(person: person, kind: .tag, value: "friend"))
    draft.facts.append(PersonFact(person: bob, kind: .tag, value: "knows zephyrine quillfeather"))
    draft.declarations.append(DeclaredTie(source: ann, target: person, kind: "contact"))
    return StoredSource(draft)
  }

  /// What must not be found: spellings as UTF-8 and UTF-16, words, the address, the digits.
  private static func traces() -> [(String, [UInt8])] {
    var texts = [
      name, name.lowercased(), name.uppercased(), address, address.lowercased(), phone, "33698765432", "698765432",
      "linkedin.com/in/zephyrine",
    ]
    for word in name.split(separator: " ") { texts += [String(word), word.lowercased()] }
    texts += ["Ze\u{301}phyrine", "ze\u{301}phyrine", "Zephyrine", "zephyrine", "ephyri", "quillf", "uillfe"]
    return texts.flatMap { text in
      [
        (text, Array(text.utf8)), (text + " in UTF-16", text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }),
      ]
    }
  }

  private func findings(in folder: URL) throws -> [String] {
    var found: [String] = []
    for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil) {
      let bytes = try Data(contentsOf: file)
      for (label, trace) in Self.traces() where bytes.firstRange(of: trace) != nil {
        found.append("\(file.lastPathComponent): \(label)")
      }
    }
    return found
  }

  @Test func noByteOfAForgottenPersonIsLeft() throws {
    try StoreSamples.withFolder { folder throws in
      let store = try NetworkStore(path: folder.appending(path: "network.sqlite").path, opening: .creating)
      try store.import([source(), StoreSamples.many(400, people: 40)], at: 1)
      try store.setOwner("Ann Archer")
      try store.rate(Self.name, value: 0.4, moment: Moment(seconds: 3), now: 9)
      try store.log(.introduction, to: "Bob Baker", via: Self.name, outcome: .made, moment: Moment(seconds: 3), now: 3)
      _ = try store.snapshot()
      #expect(try !findings(in: folder).isEmpty)

      try store.forget("zephyrine")
      #expect(try findings(in: folder) == [])
      _ = try store.snapshot()
      #expect(try findings(in: folder) == [])
      #expect(try store.faults().isEmpty)
      #expect(try store.people("zephyrine").isEmpty)
      #expect(throws: StorageError.unknownPerson("p3")) { try store.profile("p3") }
      store.close()
      #expect(try findings(in: folder) == [])
    }
  }

  @Test func interactionsOfOthersStay() throws {
    try StoreSamples.withStore { store throws in
      try store.import([source()], at: 1)
      try store.forget(Self.name)
      let relationships = try store.relationships()
      // The meeting, the mail of two, and the mail to two; nobody else seems to have begun what the person began.
      #expect(relationships.interactions.count == 3)
      #expect(Set((0..<3).map { relationships.interactions[$0].participants }) == [[0, 1]])
      #expect(relationships.people.map(\.name) == ["Ann Archer", "Bob Baker"])
    }
  }

  @Test func laterImportsDoNotBringThemBack() throws {
    try StoreSamples.withFolder { folder throws in
      let store = try NetworkStore(path: folder.appending(path: "network.sqlite").path, opening: .creating)
      defer { store.close() }
      try store.import([source()], at: 1)
      try store.forget(Self.name)
      let before = try store.export()
      let again = try store.import([source()], at: 2)
      #expect(again.sources[0].forgotten == 2)
      #expect(again.newInteractions == 0)
      var byName = RelationshipDraft(kind: "csv", path: "list")
      byName.insert(Mention(name: "ZEPHYRINE  QUILLFEATHER"))
      byName.insert(Mention(name: "", identities: [Identity(.phone, "+33698765432")]))
      byName.insert(Mention(name: "New Name", identities: [Identity(.email, Self.address.uppercased())]))
      #expect(try store.import([StoredSource(byName)], at: 3).sources[0].forgotten == 3)
      #expect(try store.export() == before)
    }
  }

  @Test func aNamesakeWithAnAddressIsSomebodyElse() throws {
    try StoreSamples.withStore { store throws in
      try store.import([source()], at: 1)
      try store.forget(Self.name)
      var draft = RelationshipDraft(kind: "vcard", path: "list")
      draft.insert(Mention(name: Self.name, identities: [StoreSamples.email("another@elsewhere.example")]))
      let outcome = try store.import([StoredSource(draft)], at: 2)
      #expect(outcome.newPeople == 1)
    }
  }
}
