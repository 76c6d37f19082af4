/// A person with everything that sources say of them.
public struct PersonProfile: Sendable, Equatable {
  /// Stable: given once, kept whatever is learned later.
  public var id: String
  public var name: String
  /// As spelled, each once, in the order in which they came.
  public var identities: [Identity]
  /// Other spellings of the name.
  public var otherNames: [String]
  public var kind: MentionKind

  public init(
    id: String, name: String, identities: [Identity] = [], otherNames: [String] = [], kind: MentionKind = .person
  ) {
    self.id = id
    self.name = name
    self.identities = identities
    self.otherNames = otherNames
    self.kind = kind
  }
}

/// How close the owner of a network, or somebody else, says that two people are.
public struct Rating: Hashable, Sendable {
  public var source: Int
  public var target: Int
  /// From 0, strangers, to 1.
  public var value: Double
  public var moment: Moment

  public init(source: Int, target: Int, value: Double, moment: Moment) {
    self.source = source
    self.target = target
    self.value = value
    self.moment = moment
  }
}

/// Sources pooled and people recognized: everything that strengths, evidence and reports are made of.
///
/// Numbers of people are places in `people`. Lists, rooms and machines are not among them.
public struct Relationships: Sendable, Equatable {
  public var people: [PersonProfile] = []
  /// Whose network it is, where that is known.
  public var owner: Int?
  public var interactions = InteractionTable()
  public var affiliations: [Affiliation] = []
  public var facts: [PersonFact] = []
  public var declarations: [DeclaredTie] = []
  public var ratings: [Rating] = []
  /// What was asked of whom, and how it ended.
  public var requests: [Request] = []

  public init() {}
}
