/// Everything that a forecast may know, of which `ForecastGround` takes what was so at one moment.
///
/// People are numbered anew, by their ids, so that nothing depends on the order of a source.
struct ForecastSource: Sendable {
  /// What counts as a tie.
  let meaning: TieMeaning
  let history: TieHistory
  /// By what strengths are taken at earlier moments; nil where ties have no dates.
  let model: TieStrengthModel?
  /// Strengths at the end, one for each pair of the history; nil where the model gives them.
  let strengths: TieStrengths?
  let owner: Int?
  /// Numbers here by numbers of the network, and back.
  let places: [Int]
  let order: [Int]
  let attributes: SharedAttributes
  /// Pairs by their people here, the lower one first, in order; and where each stands in the history.
  let pairs: [(low: UInt32, high: UInt32, place: Int)]
  /// When each of `pairs` became a tie: `.min` where nobody knows, nil where it is none.
  let tieSince: [Int64?]

  init(
    people: PersonTable, history: TieHistory, strengths: TieStrengths?, model: TieStrengthModel?, owner: Int?,
    meaning: TieMeaning
  ) {
    self.meaning = meaning
    self.history = history
    self.model = model
    self.strengths = strengths
    self.owner = owner
    let (order, places) = people.orderById()
    self.order = order
    self.places = places
    attributes = SharedAttributes(people, order: order)
    var pairs = (0..<history.pairCount).map { pair -> (low: UInt32, high: UInt32, place: Int) in
      let (first, second) = history.pair(pair)
      let (one, other) = (places[first], places[second])
      return (UInt32(min(one, other)), UInt32(max(one, other)), pair)
    }
    pairs.sort { ($0.low, $0.high) < ($1.low, $1.high) }
    self.pairs = pairs
    tieSince = pairs.map { meaning.beginning(ofPair: $0.place, in: history) }
  }

  /// The moments at which the past can be cut: what makes ties, in order.
  func moments(until asOf: Int64) -> [Int64] {
    var moments: [Int64]
    if case .declared = meaning {
      moments = tieSince.compactMap { since in since.flatMap { $0 > .min ? $0 : nil } }
    } else {
      moments = history.moments
    }
    moments.removeAll { $0 > asOf }
    moments.sort()
    return moments
  }
}

/// What makes a tie that is to be foretold.
public enum TieMeaning: Sendable, Equatable {
  /// Somebody lists the other, or rates the tie, or something was observed between the two.
  case contact
  /// Somebody lists the other; what happens between two people without that is a sign of what may come.
  case declared
  /// Something was observed between the two by one channel.
  case channel(Channel)

  /// Since when a pair is a tie: `.min` where nobody knows, nil where it is none.
  func beginning(ofPair pair: Int, in history: TieHistory) -> Int64? {
    var since: Int64?
    func take(_ moment: Int64) { since = min(since ?? .max, moment) }
    if self == .contact || self == .declared, history.declared[pair] & 3 != 0 { take(history.declaredSince[pair]) }
    if self == .contact, !history.forwardRatings[pair].isNaN || !history.backwardRatings[pair].isNaN {
      take(history.ratedSince[pair])
    }
    if self != .declared, let event = history.events(ofPair: pair).first(where: { counts($0, in: history) }) {
      take(history.moments[event])
    }
    return since
  }

  /// Whether an event is, or would be, the tie itself.
  func counts(_ event: Int, in history: TieHistory) -> Bool {
    if history.directions[event] & 4 != 0 { return false }
    switch self {
    case .contact: return true
    case .declared: return false
    case .channel(let channel): return history.channels[event] == channel.rawValue
    }
  }
}
