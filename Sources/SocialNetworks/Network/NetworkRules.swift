public import GraphAnalytics

/// What the number on a tie means.
public enum TieValues: String, Sendable, CaseIterable {
  /// The larger, the closer.
  case strength
  /// The chance, above 0 and at most 1, that the tie carries a request.
  case probability
  /// How often something happened.
  case count
  /// The larger, the farther.
  case distance
}

/// Whether ties have a direction.
public enum Directedness: String, Sendable, CaseIterable {
  case yes, no
  /// What the source says; a plain list that says nothing is undirected.
  case auto
}

/// How drafts become one network: direction, parallel ties, ties of a person with themselves, layers.
public struct NetworkRules: Sendable {
  public var directed: Directedness = .auto
  public var tieValues: TieValues = .strength
  /// nil: by the meaning of the values: strengths and counts are summed, probabilities take the greatest, distances the
  /// least.
  public var parallelTies: ParallelTies?
  public var selfTies: SelfTies = .discard
  /// How a directed network is made undirected; nil: as for parallel ties.
  public var reciprocal: ReciprocalTies?
  /// Only ties of these kinds; empty: all.
  public var layers: [String] = []
  /// `unit`: after merging, each tie is 1.
  public var weights: TieWeights = .stored

  public init() {}

  var settledParallelTies: ParallelTies {
    if let parallelTies { return parallelTies }
    return switch tieValues {
    case .strength, .count: .sum
    case .probability: .max
    case .distance: .min
    }
  }

  var settledReciprocal: ReciprocalTies {
    if let reciprocal { return reciprocal }
    return switch tieValues {
    case .strength, .count: .sum
    case .probability: .max
    case .distance: .min
    }
  }
}

/// What can go wrong with a network of people.
public enum NetworkError: Error, Equatable, Sendable, CustomStringConvertible {
  case unknownLayer(String, known: [String])
  case unknownPerson(String)
  case ambiguousPerson(String, candidates: [String], total: Int)
  case unknownAttribute(String, known: [String])
  case ambiguousValue(String, of: String, candidates: [String], total: Int)
  case noProbability(value: Double)
  case tieCarriesNoDistance(value: Double)
  case tieWithSelf(String)
  case severalTies(String, String)
  case invalidOption(String)

  public var description: String {
    switch self {
    case .unknownLayer(let name, let known):
      "no layer is called “\(name)”; the layers are: \(known.isEmpty ? "none" : known.joined(separator: ", "))"
    case .unknownPerson(let name): "nobody here is called “\(name)”"
    case .ambiguousPerson(let name, let candidates, let total):
      "“\(name)” could be \(total) people: \(candidates.joined(separator: ", "))\(total > candidates.count ? ", …" : "")"
    case .unknownAttribute(let name, let known):
      "no attribute is called “\(name)”; there are: \(known.isEmpty ? "none" : known.joined(separator: ", "))"
    case .ambiguousValue(let value, let attribute, let candidates, let total):
      "“\(value)” is part of the \(attribute) of several: \(candidates.joined(separator: ", "))\(total > candidates.count ? ", …" : "")"
    case .noProbability(let value):
      "a tie of \(value) cannot be read as a probability; probabilities are above 0 and at most 1"
    case .tieCarriesNoDistance(let value): "a distance must be above 0 here, but one is \(value)"
    case .tieWithSelf(let name): "“\(name)” has a tie with themselves, which the rule for self ties forbids"
    case .severalTies(let first, let second):
      "“\(first)” and “\(second)” have several ties, which the rule for parallel ties forbids"
    case .invalidOption(let sentence): sentence
    }
  }
}
