/// What a tie rests on.
public enum TieBasis: String, Sendable, CaseIterable {
  /// Dated interactions.
  case observed
  /// A list that says so.
  case declared
  /// Concluded from something shared; never shown as known.
  case inferred
}

/// One step of an introduction.
public struct IntroductionTie: Sendable, Equatable {
  public let source: Person
  public let target: Person
  /// The chance, above 0 and at most 1, that this tie carries the request.
  public let strength: Double
  public let basis: TieBasis
  /// What is known of the tie, a sentence each.
  public let evidence: [String]
}

/// A way to be introduced: who passes the request on, how likely it arrives, and why.
public struct Introduction: Sendable, Equatable {
  /// From the one who asks to the one to be met.
  public let people: [Person]
  public let ties: [IntroductionTie]
  /// The chance that each intermediary passes the request on, in their order.
  public let willingness: [Double]
  /// The product of the strengths of the ties and of the willingness of every intermediary.
  public let probability: Double

  /// The weakest tie; the first of equally weak ones. nil when the two are the same person.
  public var bottleneck: IntroductionTie? { ties.min { $0.strength < $1.strength } }
  /// Whom to ask first: the first intermediary, or the one to be met when they are already a contact.
  public var ask: Person { people.count > 1 ? people[1] : people[0] }
  public var intermediaries: ArraySlice<Person> { people.dropFirst().dropLast() }
  /// More than three intermediaries are a long shot, whatever the numbers say.
  public var isLongShot: Bool { intermediaries.count > 3 }
}

/// Someone who could be asked to introduce, with the best chance of a route that starts with them.
public struct Broker: Sendable, Equatable {
  public let person: Person
  public let probability: Double
  /// How often this person was asked lately; 0 when nothing is known of it.
  public let recentAsks: Int
  /// What remains if they decline: the best introduction that does not pass through them.
  public let without: Introduction?
}

/// The tie that is missing where there is no honest route.
public struct Gap: Sendable, Equatable {
  /// Who would have to meet whom.
  public let source: Person
  public let target: Person
  /// The chance of the route that a certain tie between them would open.
  public let probability: Double
  /// The strength of the tie that is there already, too weak to carry a request; nil for strangers.
  public let existing: Double?
  /// Where the two could meet.
  public let event: KnownEvent?
  /// The next best people to meet.
  public var alternatives: [Gap] = []
}

/// One of several people to be met, and the introduction to them that serves all of them best.
public struct Appointment: Sendable, Equatable {
  public let target: Person
  /// nil without an honest route, or when everybody who could help was asked often enough.
  public let introduction: Introduction?
}

/// The answer to "who can introduce me to this person?".
public struct IntroductionAnswer: Sendable, Equatable {
  public var introductions: [Introduction] = []
  public var brokers: [Broker] = []
  /// Who could help, and was asked so often lately that asking them now is not proposed.
  public var spent: [Broker] = []
  /// The best two, and the best three, to ask at the same time, where there are so many; nobody who is spent.
  public var together: [JointAsk] = []
  /// One for each target, in their order, where everyone is to be met.
  public var everyone: [Appointment] = []
  /// Only where there is no route.
  public var gap: Gap?

  public init() {}

  /// How many of everyone are reached on average.
  public var expected: Double { everyone.reduce(0) { $0 + ($1.introduction?.probability ?? 0) } }
}

/// How introductions are searched.
public struct IntroductionOptions: Sendable {
  /// How many routes to give.
  public var paths = 5
  /// The most ties of a route.
  public var maxHops: Int?
  /// `diverse`: no two routes share an intermediary, nor have two of one full name, who are likely one person.
  public var variety: Variety = .best
  public var avoiding: [Person] = []
  /// The chance that an intermediary passes the request on; who is spent is not the one to ask.
  public var willingness = Willingness()
  /// Below this probability a route is not honest.
  public var minProbability = 0.0

  /// Products of many strengths differ in their last digits.
  func isHonest(_ probability: Double) -> Bool { probability >= minProbability * (1 - 1e-12) }

  /// Of the sentences that say what a tie rests on.
  public var language = Language.en
  /// Whether meeting one of several people is enough.
  public var scope: Scope = .anyone
  /// Where people can be met, besides what the calendar of the network knows.
  public var events: [KnownEvent] = []

  public enum Variety: Sendable { case best, diverse }
  public enum Scope: Sendable { case anyone, everyone }

  public init() {}
}
