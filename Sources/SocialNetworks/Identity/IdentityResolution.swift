/// What somebody decided about two mentions.
public enum IdentityVerdict: UInt8, Sendable, CaseIterable {
  case same
  case different

  public var name: String { "\(self)" }
}

/// Why two mentions are one person.
public enum MatchReason: UInt8, Sendable, CaseIterable {
  case sameEmail, samePhone, sameProfile, sameHandle
  /// A name that only one person with identities bears.
  case onlyPersonOfThatName
  /// The same name within one organization (`Recognition.corroborated`).
  case sameNameAndOrganization
  /// The same name in several sources, and nobody with identities bears it.
  case sameName
  /// Both stand for the one whose export it is.
  case owner
  /// Somebody said so.
  case decision

  /// In words, for a report.
  public var text: String {
    switch self {
    case .sameEmail: "same e-mail address"
    case .samePhone: "same phone number"
    case .sameProfile: "same profile"
    case .sameHandle: "same handle"
    case .onlyPersonOfThatName: "only person of that name"
    case .sameNameAndOrganization: "same name and organization"
    case .sameName: "same name, and no other person of that name"
    case .owner: "owner of the source"
    case .decision: "decided"
    }
  }
}

/// How sure it must be that two are one.
public enum Recognition: String, Sendable, CaseIterable {
  /// Only the same identities, and names that only one person can mean.
  case certain
  /// Also the same full name within one organization, stated or spelled by the domain of an address, where nobody else
  /// fits either of the two and nothing contradicts: two addresses in one domain, two accounts of one service.
  case corroborated
  /// Also, when sources are pooled in memory, what `IdentityResolver.likelyMatches` scores `likelyThreshold` or more: the
  /// same name, and nothing against it.
  case likely

  public static let likelyThreshold = 0.8
}

/// Two mentions and what joins them, or would.
public struct IdentityMatch: Sendable, Equatable {
  public var first: Int
  public var second: Int
  public var reason: MatchReason

  public init(first: Int, second: Int, reason: MatchReason) {
    self.first = first
    self.second = second
    self.reason = reason
  }
}

/// An identity beside which too many names stand for it to be one person's: a shared inbox, the phone of a family.
public struct SharedIdentity: Sendable, Equatable {
  public var identity: Identity
  /// The first mention of each person who has it.
  public var mentions: [Int]
}

/// A name that several people bear, or may bear.
public struct SharedName: Sendable, Equatable {
  /// Folded.
  public var name: String
  /// The first mention of each of them.
  public var mentions: [Int]
}

/// Two mentions whose names look alike and are written with different letters: Latin, Cyrillic or Greek ones.
public struct ConfusableNames: Sendable, Equatable {
  public var first: Int
  public var second: Int
}

/// Who is who among mentions. Numbers are numbers of mentions, but for those in `people`.
public struct IdentityResolution: Sendable, Equatable {
  /// The number of each mention's person, people numbered by first appearance.
  public var people: [Int] = []
  public var personCount = 0
  /// What joined them: one fewer than the mentions of each person.
  public var matches: [IdentityMatch] = []
  /// What would have joined mentions that a decision keeps apart.
  public var skipped: [IdentityMatch] = []
  public var shared: [SharedIdentity] = []
  public var homonyms: [SharedName] = []
  public var confusables: [ConfusableNames] = []

  public init() {}

  /// The first mention of each person.
  public var firstMentions: [Int] {
    var first: [Int] = []
    first.reserveCapacity(personCount)
    for (mention, person) in people.enumerated() where person == first.count { first.append(mention) }
    return first
  }
}
