/// What tells one person from another.
public enum IdentityKind: UInt8, Sendable, CaseIterable {
  /// An e-mail address.
  case email
  /// A telephone number.
  case phone
  /// The address of a page about the person.
  case profile
  /// A name within a service, as `service:name`.
  case handle

  public var name: String { "\(self)" }

  public init?(named name: String) {
    guard let found = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = found
  }
}

/// One identity as a source spells it.
public struct Identity: Hashable, Sendable {
  public var kind: IdentityKind
  public var value: String

  public init(_ kind: IdentityKind, _ value: String) {
    self.kind = kind
    self.value = value
  }
}

/// What an address or name stands for.
public enum MentionKind: UInt8, Sendable, CaseIterable {
  case person
  /// The one whose export this is, where the source does not say who.
  case owner
  /// A mailing list or a group address.
  case group
  /// A room or a piece of equipment.
  case resource
  /// No-reply addresses, notifications, shared inboxes.
  case automatic

  public var name: String { "\(self)" }
}

/// Somebody as one source spells them.
public struct Mention: Hashable, Sendable {
  /// Empty where the source gives none.
  public var name: String
  public var identities: [Identity]
  public var kind: MentionKind

  public init(name: String = "", identities: [Identity] = [], kind: MentionKind = .person) {
    self.name = name
    self.identities = identities
    self.kind = kind
  }

  public static let owner = Mention(kind: .owner)
}

/// Works for an organization, in a role, during some time.
public struct Affiliation: Hashable, Sendable {
  public var person: Int
  public var organization: String
  public var title: String
  public var since: Moment?
  public var until: Moment?
  /// The day on which the source said so, where no dates are given: contact lists speak of the day of their export.
  public var stated: Moment?

  public init(
    person: Int, organization: String = "", title: String = "", since: Moment? = nil, until: Moment? = nil,
    stated: Moment? = nil
  ) {
    self.person = person
    self.organization = organization
    self.title = title
    self.since = since
    self.until = until
    self.stated = stated
  }
}

/// A place, a tag or something else that a source says of a person.
public struct PersonFact: Hashable, Sendable {
  public enum Kind: UInt8, Sendable, CaseIterable {
    case place, tag, birthday
    public var name: String { "\(self)" }
  }

  public var person: Int
  public var kind: Kind
  public var value: String

  public init(person: Int, kind: Kind, value: String) {
    self.person = person
    self.kind = kind
    self.value = value
  }
}

/// A tie that a source states without anything dated having happened: a contact list, a connection, a manager.
public struct DeclaredTie: Hashable, Sendable {
  /// Whose statement it is: the owner of a contact list.
  public var source: Int
  public var target: Int
  /// One word in the source's sense: `contact`, `connection`, `friend`, `manager`, `spouse`.
  public var kind: String
  public var since: Moment?

  public init(source: Int, target: Int, kind: String, since: Moment? = nil) {
    self.source = source
    self.target = target
    self.kind = kind
    self.since = since
  }
}

/// What one source says, in its own spelling, before anybody is recognized.
///
/// Numbers of people are numbers of `mentions`. The same mention is kept once.
public struct RelationshipDraft: Sendable, Equatable {
  /// The name of the source's format: `mbox`, `icalendar`, `linkedin-connections`.
  public var kind: String
  /// How the source is called to the user; a label, never opened.
  public var path: String
  public private(set) var mentions: [Mention] = []
  public var interactions = InteractionTable()
  public var affiliations: [Affiliation] = []
  public var facts: [PersonFact] = []
  public var declarations: [DeclaredTie] = []
  /// Whose source it is, where that is known.
  public var owner: Int?
  /// Names of the files of which the source consists, for `Interaction.place`.
  public var files: [String] = []
  private var numbers: [Mention: Int] = [:]

  public init(kind: String = "", path: String = "") {
    self.kind = kind
    self.path = path
  }

  /// The number of a mention, which is added when new.
  @discardableResult
  public mutating func insert(_ mention: Mention) -> Int {
    if let known = numbers[mention] { return known }
    mentions.append(mention)
    numbers[mention] = mentions.count - 1
    return mentions.count - 1
  }

  /// The number of the one whose source it is, known or not.
  public mutating func insertOwner() -> Int { owner ?? insert(.owner) }

  /// Adds an interaction, its key from an id that the source gives it: the same thing in another export has the same id.
  @discardableResult
  public mutating func append(_ interaction: Interaction, id: String) -> Bool {
    var keyed = interaction
    keyed.key = Self.key(of: interaction.channel, id: id)
    return interactions.append(keyed)
  }

  /// The key of an interaction to which its source gives an id.
  package static func key(of channel: Channel, id: String) -> UInt64 {
    var hash = StableHash()
    hash.add(channel.rawValue)
    hash.add(id)
    return hash.finish()
  }

  /// Gives every interaction without a key one made of what happened: channel, moment, participants as spelled, and
  /// which one of several equal ones it is.
  package mutating func settleKeys() {
    var spellings: [UInt64?] = Array(repeating: nil, count: mentions.count)
    var seen: [UInt64: UInt64] = [:]
    for index in 0..<interactions.count where interactions.keys[index] == 0 {
      var hash = StableHash()
      hash.add(interactions.channels[index])
      hash.add(UInt64(bitPattern: interactions.seconds[index]))
      for place in interactions.offsets[index]..<interactions.offsets[index + 1] {
        let mention = Int(interactions.participants[place])
        let spelling = spellings[mention] ?? Self.spelling(of: mentions[mention])
        spellings[mention] = spelling
        hash.add(spelling)
      }
      let content = hash.finish()
      let ordinal = seen[content, default: 0]
      seen[content] = ordinal + 1
      var key = StableHash()
      key.add(content)
      key.add(ordinal)
      interactions.keys[index] = key.finish()
    }
  }

  private static func spelling(of mention: Mention) -> UInt64 {
    var hash = StableHash()
    hash.add(mention.kind.rawValue)
    // Identities are steadier than the name that stands beside them.
    if mention.identities.isEmpty { hash.add(mention.name) }
    for identity in mention.identities {
      hash.add(identity.kind.rawValue)
      hash.add(identity.value)
    }
    return hash.finish()
  }

  public static func == (left: RelationshipDraft, right: RelationshipDraft) -> Bool {
    left.kind == right.kind && left.path == right.path && left.mentions == right.mentions
      && left.interactions == right.interactions && left.affiliations == right.affiliations && left.facts == right.facts
      && left.declarations == right.declarations && left.owner == right.owner && left.files == right.files
  }
}
