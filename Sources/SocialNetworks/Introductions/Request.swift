/// What somebody was asked for.
public enum RequestKind: String, Sendable, CaseIterable {
  /// Somebody was asked to introduce one person to another.
  case introduction
  /// Somebody was asked for something else.
  case ask
  /// Somebody gave something.
  case favor
}

/// How a request ended.
public enum RequestOutcome: String, Sendable, CaseIterable {
  case made, declined, silent
}

/// One request, and how it ended. People by number.
public struct Request: Hashable, Sendable {
  public var kind: RequestKind
  /// Who asked or, for a favor, who gave.
  public var person: Int
  /// Who was to introduce them.
  public var via: Int?
  /// Who was to be met, asked or given something.
  public var target: Int?
  public var outcome: RequestOutcome
  public var moment: Moment

  public init(
    kind: RequestKind, person: Int, via: Int? = nil, target: Int? = nil, outcome: RequestOutcome, moment: Moment
  ) {
    self.kind = kind
    self.person = person
    self.via = via
    self.target = target
    self.outcome = outcome
    self.moment = moment
  }

  /// Whose goodwill it drew on: who was to introduce, or who was asked; nobody's for a favor.
  public var asked: Int? {
    switch kind {
    case .introduction: via
    case .ask: target
    case .favor: nil
    }
  }
}
