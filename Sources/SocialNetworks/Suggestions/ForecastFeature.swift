/// What a forecast looks at in a pair of people: each a number, larger where it speaks for a tie, but for the last two.
///
/// Sums s enter as log(s + ε), with an ε of their own, so that one more of what is rare says more than one more of many.
public enum ForecastFeature: Int, Sendable, CaseIterable {
  /// Σ 1 / k over common contacts of k contacts each.
  case allocation
  /// The same with strengths: the share that each of the two has of a common contact's attention.
  case attention
  /// −log of the chance that no common contact passes a request on.
  case routes
  /// The number of common contacts.
  case commonContacts
  /// Routes over two people in between, each divided by √(k l) for the numbers of their contacts.
  case longRoutes
  /// How lately and how often the two were together without it being a tie: in mail of a third person, in one meeting.
  case together
  /// Whether they ever were.
  case everTogether
  /// How lately they were, by the last time alone.
  case lastTogether
  /// How much else happened between the two that is no tie in the sense asked for.
  case dealings
  /// How often it did.
  case dealingCount
  /// Organizations, places, tags and interests of both, the rare ones more.
  case sharedAttributes
  /// How many contacts the two have.
  case contacts
  /// How much both do lately.
  case activity
  /// How many ties both made lately.
  case newTies
  /// How far they are from each other, up to 7 ties.
  case distance
  /// How unequal their numbers of contacts are.
  case imbalance

  public var name: String {
    switch self {
    case .allocation: "common contacts' attention"
    case .attention: "common contacts' attention by strength"
    case .routes: "routes through common contacts"
    case .commonContacts: "number of common contacts"
    case .longRoutes: "routes over two people"
    case .together: "together lately"
    case .everTogether: "ever together"
    case .lastTogether: "last together"
    case .dealings: "other dealings lately"
    case .dealingCount: "number of other dealings"
    case .sharedAttributes: "in common"
    case .contacts: "numbers of contacts"
    case .activity: "activity of both"
    case .newTies: "new ties of both"
    case .distance: "distance"
    case .imbalance: "unequal numbers of contacts"
    }
  }
}

/// The weights of a forecast: the log-odds of a tie by standard deviations of each feature among all pairs without one.
public struct ForecastWeights: Sendable, Equatable {
  var values = SIMD16<Double>(repeating: 0)
  /// The log-odds of a pair that is in all like the mean.
  public var intercept = -5.0

  /// The default: found on dated data of several kinds (docs/prediction.md).
  public init() {
    self[.attention] = 0.35
    self[.routes] = 0.05
    self[.commonContacts] = 0.05
    self[.longRoutes] = 0.3
    self[.together] = 0.25
    self[.everTogether] = 0.05
    self[.lastTogether] = 0.1
    self[.dealings] = 0.25
    self[.sharedAttributes] = 0.1
    self[.contacts] = 0.1
    self[.activity] = 0.05
    self[.newTies] = 0.3
    self[.distance] = -0.35
  }

  public subscript(feature: ForecastFeature) -> Double {
    get { values[feature.rawValue] }
    set { values[feature.rawValue] = newValue }
  }
}
