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
}

/// The tie that is missing where there is no honest route.
public struct Gap: Sendable, Equatable {
  /// Who would have to meet whom.
  public let source: Person
  public let target: Person
  /// The chance of the route that a certain new tie between them would open.
  public let probability: Double
}

/// The answer to "who can introduce me to this person?".
public struct IntroductionAnswer: Sendable, Equatable {
  public let introductions: [Introduction]
  public let brokers: [Broker]
  /// Only where there is no route.
  public let gap: Gap?

  public init(introductions: [Introduction] = [], brokers: [Broker] = [], gap: Gap? = nil) {
    self.introductions = introductions
    self.brokers = brokers
    self.gap = gap
  }
}

/// How introductions are searched.
public struct IntroductionOptions: Sendable {
  /// How many routes to give.
  public var paths = 5
  /// The most ties of a route.
  public var maxHops: Int?
  /// `diverse`: no two routes share an intermediary.
  public var variety: Variety = .best
  public var avoiding: [Person] = []
  /// The chance that an intermediary passes the request on.
  public var willingness = 1.0
  /// Below this probability a route is not honest.
  public var minProbability = 0.0
  /// Of the sentences that say what a tie rests on.
  public var language = Language.en

  public enum Variety: Sendable { case best, diverse }

  public init() {}
}
