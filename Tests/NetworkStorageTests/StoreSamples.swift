import Foundation
import NetworkStorage
import SocialNetworks

/// Stores in folders of their own, and sources to fill them with.
enum StoreSamples {
  static func withFolder<Value>(_ body: (URL) throws -> Value) throws -> Value {
    let folder = FileManager.default.temporaryDirectory.appending(path: "entregent-store-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
  }

  /// A new store that is closed and removed afterwards.
  static func withStore<Value>(_ body: (NetworkStore) throws -> Value) throws -> Value {
    try withFolder { folder in
      let store = try NetworkStore(path: folder.appending(path: "network.sqlite").path, opening: .creating)
      defer { store.close() }
      return try body(store)
    }
  }

  static func email(_ address: String) -> Identity { Identity(.email, address) }

  static let day: Int64 = 86_400
  static let start: Int64 = 1_700_000_000

  /// Ann's mailbox: mail with Bob and Cleo, a meeting of the three, what they do, and one list address.
  static func mailbox() -> StoredSource {
    var draft = RelationshipDraft(kind: "mbox", path: "mail/ann.mbox")
    draft.files = ["ann.mbox"]
    let ann = draft.insert(Mention(name: "Ann Archer", identities: [email("ann@archer.example")]))
    let bob = draft.insert(Mention(name: "Bob Baker", identities: [email("bob@baker.example")]))
    let cleo = draft.insert(
      Mention(
        name: "Cléo Çelik", identities: [email("Cleo.Celik@work.example"), Identity(.phone, "+33 6 12 34 56 78")]))
    let list = draft.insert(Mention(name: "Team", identities: [email("team@lists.example")], kind: .group))
    draft.owner = ann
    func add(_ channel: Channel, _ people: [Int], _ days: Int64, _ id: String) {
      draft.append(
        Interaction(
          channel: channel, moment: Moment(seconds: start + days * day), participants: people, place: (0, Int(days) + 1)
        ),
        id: id)
    }
    add(.email, [ann, bob], 0, "m1")
    add(.email, [bob, ann], 1, "m2")
    add(.email, [ann, bob, cleo], 2, "m3")
    add(.email, [cleo, ann], 3, "m4")
    add(.email, [list, ann], 4, "m5")
    add(.meeting, [ann, bob, cleo], 5, "m6")
    draft.affiliations.append(Affiliation(person: bob, organization: "Baker & Sons", title: "Baker"))
    draft.affiliations.append(
      Affiliation(person: cleo, organization: "Atelier Nord", title: "Architect", since: Moment(seconds: start)))
    draft.facts.append(PersonFact(person: cleo, kind: .place, value: "Lyon"))
    return StoredSource(draft, digest: 7, rowsRead: 8, rowsKept: 6, dropped: [("draft", 2)])
  }

  /// Ann's address book: Bob with another address, Dora, and Cleo by name.
  static func contacts() -> StoredSource {
    var draft = RelationshipDraft(kind: "vcard", path: "contacts.vcf")
    let owner = draft.insertOwner()
    draft.owner = owner
    let bob = draft.insert(
      Mention(name: "Robert Baker", identities: [email("BOB@baker.example"), email("bob@home.example")]))
    let dora = draft.insert(Mention(name: "Dora O'Neil", identities: [Identity(.phone, "+1 202 555 0143")]))
    for person in [bob, dora] {
      draft.declarations.append(DeclaredTie(source: owner, target: person, kind: "contact"))
    }
    return StoredSource(draft, digest: 9, rowsRead: 2, rowsKept: 2)
  }

  /// Many two-person interactions between some people, all with addresses.
  static func many(_ count: Int, people: Int, path: String = "many.mbox", first: Int = 0) -> StoredSource {
    var draft = RelationshipDraft(kind: "mbox", path: path)
    for person in 0..<people {
      draft.insert(Mention(name: "Person N\(person)", identities: [email("person\(person)@many.example")]))
    }
    draft.owner = 0
    var state: UInt64 = 0x1234_5678_9ABC_DEF1
    func random(_ limit: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state % UInt64(limit))
    }
    for number in first..<first + count {
      let one = random(people)
      let other = (one + 1 + random(people - 1)) % people
      draft.append(
        Interaction(
          channel: .email, moment: Moment(seconds: start + Int64(number) * 60), participants: [one, other],
          place: (0, number + 1)),
        id: "\(path) \(number)")
    }
    return StoredSource(draft, rowsRead: count, rowsKept: count)
  }
}
