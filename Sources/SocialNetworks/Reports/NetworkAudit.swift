/// How much of a network is real: what its ties rest on, how they are lived, and what hangs on whom.
///
/// Where the owner is known everything is about the owner's ties, else about all ties between all people; `scope` says
/// which. What happened after `asOf` does not count. Numbers that cannot be known are nil.
public struct NetworkAudit: Sendable, Equatable {
  public enum Scope: String, Sendable { case owner, everybody }

  /// Ties by what they rest on.
  public struct BasisCounts: Sendable, Equatable {
    public internal(set) var observed = 0
    public internal(set) var declared = 0
    public internal(set) var inferred = 0
    public var total: Int { observed + declared + inferred }
  }

  /// How much went by one channel.
  public struct ChannelUse: Sendable, Equatable {
    public let channel: Channel
    /// Ties with at least one observed event.
    public internal(set) var ties = 0
    public internal(set) var events = 0
  }

  /// Ties by where they are lived; introductions and favors say nothing of it.
  public struct Places: Sendable, Equatable {
    public internal(set) var onlineOnly = 0
    public internal(set) var both = 0
    public internal(set) var faceToFaceOnly = 0
    /// With a meeting or a shared event in the last 365 days.
    public internal(set) var metThisYear = 0
    /// With one ever.
    public var metEver: Int { both + faceToFaceOnly }
  }

  /// How messages and mail are answered.
  public struct Answers: Sendable, Equatable {
    /// Ties with at least one message or mail either way.
    public internal(set) var writtenTies = 0
    /// Of these, with at least one each way.
    public internal(set) var answered = 0
    /// Where the owner alone wrote; with scope everybody, 0.
    public internal(set) var onlySent = 0
    /// Where the other alone wrote.
    public internal(set) var onlyReceived = 0
    /// Σ 2 min(sent, received) / Σ (sent + received).
    public internal(set) var reciprocity: Double?
  }

  /// How long ties last and how they go on.
  public struct Durability: Sendable, Equatable {
    /// Ties with at least one observed event.
    public internal(set) var datedTies = 0
    /// Median time since the first event, and since the last, in days.
    public internal(set) var medianAge: Double?
    public internal(set) var medianSilence: Double?
    /// Ties by their silence, counted in usual gaps: below 4, 4 to 8, 8 and above.
    public internal(set) var active = 0
    public internal(set) var fading = 0
    public internal(set) var silent = 0
    /// Too few events to know a rhythm.
    public internal(set) var withoutRhythm = 0
    /// Over ties with at least five gaps: −1 a clock, 0 chance, towards 1 bursts.
    public internal(set) var medianBurstiness: Double?
  }

  /// What a year did.
  public struct Change: Sendable, Equatable {
    /// Sums of strengths, a year ago and today.
    public internal(set) var earlierTotal = 0.0
    public internal(set) var total = 0.0
    /// Ties that began within the year.
    public internal(set) var begun = 0
    /// Ties stronger, and weaker, by more than 0.05.
    public internal(set) var stronger = 0
    public internal(set) var weaker = 0
    /// Ties that were above `TieDigest.floor` and are not any more.
    public internal(set) var wornOff = 0
  }

  /// How contact is spread over contacts; with scope everybody, medians over people.
  public struct Concentration: Sendable, Equatable {
    /// Shares of all contact that go to the first one, five and ten.
    public internal(set) var top1: Double
    public internal(set) var top5: Double
    public internal(set) var top10: Double
    /// 0: all alike; towards 1: one has all.
    public internal(set) var gini: Double
    /// Σ p²: 1 / n for n alike, 1 for one alone.
    public internal(set) var herfindahl: Double
    /// How far this year's shares by rank are from those of the year before, in bits (Jensen-Shannon); 0 is the same.
    public internal(set) var yearlyChange: Double?
  }

  /// How far the network looks beyond itself.
  public struct Openness: Sendable, Equatable {
    /// Ties within one organization, and between two; of the rest an organization is not known.
    public internal(set) var within = 0
    public internal(set) var between = 0
    /// (between − within) / (between + within).
    public internal(set) var externalInternalIndex: Double?
    /// Burt's, of the owner.
    public internal(set) var constraint: Double?
    public internal(set) var effectiveSize: Double?
    /// How many ties of the owner have a positive strength.
    public internal(set) var contacts: Int?
    /// Contacts with whom the owner shares nobody.
    public internal(set) var localBridges: Int?
    /// Ties whose loss would cut the whole network.
    public internal(set) var bridges = 0
  }

  /// Somebody on whom much rests.
  public struct Carrier: Sendable, Equatable {
    public let person: Person
    /// Of everybody whom the owner could be introduced to: whose best route begins with this contact. With scope
    /// everybody, the share of all betweenness.
    public let share: Double
    /// How many people that are; nil with scope everybody.
    public let people: Int?
  }

  /// What would be gone with one contact.
  public struct Loss: Sendable, Equatable {
    public let person: Person
    /// People whom the owner could not reach any more, this one not counted.
    public let people: Int
    /// The contact's share of the sum of the owner's strengths.
    public let strengthShare: Double
  }

  public internal(set) var scope: Scope
  public internal(set) var owner: Person?
  /// The second since 1970 of everything here; nil where nothing has a date.
  public internal(set) var asOf: Int64?
  public internal(set) var people: Int
  /// The last event until then: silence is counted to it, since after it the sources may know nothing.
  public internal(set) var seenUntil: Int64?
  /// All ties, and those in scope.
  public internal(set) var allTies = BasisCounts()
  public internal(set) var basis = BasisCounts()
  /// Ties in scope by `TieDigest.Reality`, in the order of its cases.
  public internal(set) var realities: [Int] = TieDigest.Reality.allCases.map { _ in 0 }
  public internal(set) var channels: [ChannelUse] = Channel.allCases.map { ChannelUse(channel: $0) }
  public internal(set) var places = Places()
  public internal(set) var answers = Answers()
  public internal(set) var durability = Durability()
  /// nil where the strengths of a year ago are not known.
  public internal(set) var change: Change?
  public internal(set) var concentration: Concentration?
  /// Of the ties that something dated holds; nil with scope everybody, and where they are too few to tell.
  public internal(set) var layers: ClosenessLayers?
  public internal(set) var openness = Openness()
  /// At most ten, the greatest share first.
  public internal(set) var carriers: [Carrier] = []
  /// Whom the owner could be introduced to with a chance of at least one in a thousand, contacts not counted.
  public internal(set) var reachable: Int?
  /// At most ten, the greatest loss first; empty with scope everybody.
  public internal(set) var losses: [Loss] = []
  /// The owner's ties, the strongest first; with scope everybody, the strongest `shownLimit` of all.
  public internal(set) var ties: [TieDigest] = []
  /// What was converted, as a sentence.
  public internal(set) var note: String?

  /// How many ties are given one by one with scope everybody.
  public static let shownLimit = 1_000

  public func count(of reality: TieDigest.Reality) -> Int {
    TieDigest.Reality.allCases.firstIndex(of: reality).map { realities[$0] } ?? 0
  }

  /// Ties that carry weight.
  public var real: Int { count(of: .real) }
  /// Ties of which nothing dated is known, or nothing is left.
  public var foam: Int { count(of: .faded) + count(of: .listed) + count(of: .concluded) }
}
