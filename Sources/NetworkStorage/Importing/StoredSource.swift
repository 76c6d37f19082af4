public import SocialNetworks

/// One source as it is handed to the store: what it says, and what reading it counted.
public struct StoredSource: Sendable {
  public var draft: RelationshipDraft
  /// A digest of the bytes that were read; 0 when there is none.
  public var digest: UInt64
  public var rowsRead: Int
  public var rowsKept: Int
  /// Why rows were left out and how many.
  public var dropped: [(reason: String, count: Int)]

  public init(
    _ draft: RelationshipDraft, digest: UInt64 = 0, rowsRead: Int = 0, rowsKept: Int = 0,
    dropped: [(reason: String, count: Int)] = []
  ) {
    self.draft = draft
    self.digest = digest
    self.rowsRead = rowsRead
    self.rowsKept = rowsKept
    self.dropped = dropped
  }
}

/// Whether sources may say whose network a store is.
public enum OwnerAdoption: Sendable {
  /// Where nobody said so, and all sources of an import have one owner.
  case fromSources
  /// Sources are somebody else's contribution.
  case never
}

/// What an import changed.
public struct ImportOutcome: Sendable, Equatable {
  /// What one source brought that was not there before.
  public struct Source: Sendable, Equatable {
    public var path: String
    public var kind: String
    /// Spellings of people that were new; how many people they are, recognition tells.
    public var newSpellings = 0
    public var newInteractions = 0
    /// Declared ties.
    public var newTies = 0
    /// Affiliations and facts.
    public var newFacts = 0
    /// Mentions of people who are to stay forgotten.
    public var forgotten = 0

    public init(path: String, kind: String) {
      self.path = path
      self.kind = kind
    }

    var isEmpty: Bool { newSpellings == 0 && newInteractions == 0 && newTies == 0 && newFacts == 0 }
  }

  /// The number by which `undo` takes everything back; nil when nothing was new.
  public var batch: Int?
  public var sources: [Source] = []
  public var newPeople = 0
  /// People who turned out to be one.
  public var joinedPeople = 0

  public var newInteractions: Int { sources.reduce(0) { $0 + $1.newInteractions } }
  public var newTies: Int { sources.reduce(0) { $0 + $1.newTies } }
}

/// One import command, as it stands in the store.
public struct ImportBatch: Sendable, Equatable {
  public struct Source: Sendable, Equatable {
    public var path: String
    public var kind: String
    /// Whose it is, by the name that the source gives.
    public var contributor: String
    public var rowsRead: Int
    public var rowsKept: Int
    public var dropped: [String: Int]
  }

  public var id: Int
  /// When, in seconds since 1970.
  public var seconds: Int64
  public var sources: [Source]
}
