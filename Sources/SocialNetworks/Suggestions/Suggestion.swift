public import GraphAnalytics

/// Something to do next with a network, and why.
public struct Suggestion: Sendable, Equatable {
  /// Whom it is about: one person, or the two who should meet.
  public var people: [Person]
  /// Comparable within one kind, the higher the better.
  public var score: Double
  /// One sentence, naming dates and counts.
  public var reason: String

  public init(people: [Person], score: Double, reason: String) {
    self.people = people
    self.score = score
    self.reason = reason
  }
}

/// What suggestions are made from.
public struct SuggestionQuestion: Sendable {
  /// Made of dated interactions, or of ties that have none.
  public var network: SocialNetwork
  /// For whom.
  public var person: Person
  /// Who comes to the event, where it is about one.
  public var attendees: [Person] = []
  /// So many suggestions at most; nil gives all.
  public var limit: Int?
  public var language = Language.en
  /// By how much patience with silence is multiplied: short histories are judged by shorter ones.
  public var timeScale = 1.0

  public init(_ network: SocialNetwork, for person: Person) {
    self.network = network
    self.person = person
  }
}

/// A kind of suggestion.
public struct SuggestionKind: Sendable {
  /// What a kind cannot do without.
  public enum Need: Sendable {
    case ties
    /// Dated interactions.
    case dates
  }

  /// What the command line calls it.
  public let name: String
  public let summary: String
  /// How many people one suggestion is about.
  public let peopleCount: Int
  /// Without this there are no suggestions of this kind.
  public let reads: Need
  /// The best first; equal ones in the order of ids.
  public let suggestions: @Sendable (_ question: SuggestionQuestion, _ progress: Progress?) throws -> [Suggestion]

  public init(
    name: String, summary: String, peopleCount: Int, reads: Need = .ties,
    suggestions: @escaping @Sendable (_ question: SuggestionQuestion, _ progress: Progress?) throws -> [Suggestion]
  ) {
    self.name = name
    self.summary = summary
    self.peopleCount = peopleCount
    self.reads = reads
    self.suggestions = suggestions
  }

  public static let all: [SuggestionKind] = [.introductions, .reconnect, .give, .ask, .event]
}
