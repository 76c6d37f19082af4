import SocialNetworks

/// Says in a draft what the entries of one contact list state.
///
/// Each entry is a mention; the owner of the list has a declared tie to each, except to the addresses that a program
/// collected and to people who are only named within another entry. Relations are ties between entries, found by their
/// uid, or by a name of two words that just one entry has; other names become mentions of their own. Who reads the entries
/// counts them as read; here they are kept or dropped.
struct ContactBook {
  private var records: [ContactRecord] = []

  mutating func append(_ record: ContactRecord) { records.append(record) }

  func write(_ options: SourceOptions, into draft: inout RelationshipDraft, _ report: inout ImportReport) {
    let settled = records.map(Self.settled)
    let owners = settled.indices.filter { settled[$0].standing == .owner }
    var numbers: [Int?] = []
    for record in settled {
      guard !record.name.isEmpty || !record.identities.isEmpty else {
        report.drop("no name and no address")
        numbers.append(nil)
        continue
      }
      if record.standing == .collected {
        report.drop("auto-collected address")
      } else {
        report.rowsKept += 1
      }
      numbers.append(
        draft.insert(Mention(name: record.name, identities: record.identities, kind: record.kind)))
    }
    // More than one entry that calls itself the owner's tells nothing.
    let named = owners.count == 1 ? numbers[owners[0]] : nil
    let owner = named ?? options.owner.map { draft.insert($0) } ?? draft.insertOwner()
    draft.owner = owner

    var declared = Set(draft.declarations)
    func declare(_ tie: DeclaredTie) {
      if tie.source != tie.target, declared.insert(tie).inserted { draft.declarations.append(tie) }
    }
    for (record, number) in zip(settled, numbers) {
      guard let number else { continue }
      if record.standing == .listed || record.standing == .owner && number != owner {
        declare(DeclaredTie(source: owner, target: number, kind: "contact"))
      }
      Self.state(record, number, &draft)
    }
    let directory = Directory(settled, numbers)
    for (record, number) in zip(settled, numbers) {
      guard let number else { continue }
      for relation in record.relations {
        guard let other = directory.find(relation.target, from: number, in: &draft) else { continue }
        declare(DeclaredTie(source: number, target: other, kind: relation.kind))
      }
    }
  }

  private static func state(_ record: ContactRecord, _ person: Int, _ draft: inout RelationshipDraft) {
    // What a group or a company says of itself is no employment.
    if record.kind == .person || record.kind == .owner {
      for affiliation in record.affiliations {
        draft.affiliations.append(
          Affiliation(
            person: person, organization: affiliation.organization, title: affiliation.title, stated: record.stated))
      }
    }
    for place in record.places { draft.facts.append(PersonFact(person: person, kind: .place, value: place)) }
    for tag in record.tags { draft.facts.append(PersonFact(person: person, kind: .tag, value: tag)) }
    if let birthday = record.birthday {
      draft.facts.append(PersonFact(person: person, kind: .birthday, value: birthday))
    }
  }

  /// An address that stands for a name is no name; an entry of an organization alone is that organization.
  private static func settled(_ record: ContactRecord) -> ContactRecord {
    var record = record
    record.name = ContactRecord.line(record.name)
    if ContactIdentity.isAddress(record.name) {
      record.add(Identity(.email, record.name))
      record.name = ""
    }
    let isReachable = record.identities.contains { $0.kind == .email || $0.kind == .profile }
    if record.name.isEmpty, !isReachable, let organization = record.affiliations.first?.organization,
      !organization.isEmpty
    {
      record.name = organization
      record.kind = .group
    }
    if record.kind == .person, !record.identities.isEmpty, record.identities.allSatisfy({ $0.kind == .email }) {
      let kinds = record.identities.map { AddressKind.kind(ofAddress: $0.value, name: record.name) }
      if !kinds.contains(.person) { record.kind = kinds[0] }
    }
    return record
  }

  /// Finds entries by what others call them.
  private struct Directory {
    private var byUID: [String: Int] = [:]
    /// nil where several entries have the name.
    private var byName: [String: Int?] = [:]

    init(_ records: [ContactRecord], _ numbers: [Int?]) {
      for (record, number) in zip(records, numbers) {
        guard let number else { continue }
        if !record.uid.isEmpty, byUID[record.uid] == nil { byUID[record.uid] = number }
        let name = record.name.lowercased()
        if let known = byName[name], known != number {
          byName[name] = .some(nil)
        } else {
          byName[name] = number
        }
      }
    }

    func find(_ target: ContactRelation.Target, from number: Int, in draft: inout RelationshipDraft) -> Int? {
      switch target {
      case .entry(let uid): return byUID[uid]
      case .identity(let identity): return draft.insert(Mention(identities: [identity]))
      case .name(let name):
        if let address = ContactIdentity.email(name) { return draft.insert(Mention(identities: [address])) }
        // A first name alone may be anybody's.
        if name.contains(" "), let known = byName[name.lowercased()], let known { return known }
        let mention = Mention(name: name)
        return draft.mentions.indices.contains(number) && draft.mentions[number] == mention
          ? nil : draft.insert(mention)
      }
    }
  }
}
