#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension TieDecayParameters {
  /// The same parameters with the weights of channels that come nearest to what people say of their ties.
  ///
  /// Minimizes Σ (S − rating)² + r (Σ_c θ_c² + Θ² / 4) over weights λ_c exp(Θ + θ_c): one factor for all channels and one for
  /// each of which rated pairs have events. Ratings of pairs without any event or statement change nothing. Coordinates are
  /// searched one after the other with steps that halve, from 1 to 1/64; factors stay within e^±4.
  ///
  /// - Parameters:
  ///   - ratings: the last of each direction counts.
  ///   - history: what happened; strengths of common contacts are taken with these parameters and stay as they are.
  ///   - asOf: the second since 1970 at which strengths are compared.
  ///   - regularization: r; the more, the nearer the defaults stay.
  /// - Complexity: O(channels · events + ratings · channels · steps).
  /// - Determinism: exact.
  public func fitted(
    to ratings: [Rating], history: TieHistory, asOf: Int64, regularization: Double = 0.02
  ) -> TieDecayParameters {
    let fit = RatingFit(self, ratings: ratings, history: history, asOf: asOf, regularization: regularization)
    return fit.isEmpty ? self : fit.best()
  }
}

/// Ratings beside what the model makes of their pairs.
private struct RatingFit {
  private let parameters: TieDecayParameters
  private let regularization: Double
  private let targets: [Double]
  /// The part of each exponent that no weight changes.
  private let fixed: [Double]
  /// λ_c b_c of the channels that count, for each rating.
  private let terms: [[Double]]
  private let channels: [Channel]

  var isEmpty: Bool { channels.isEmpty || targets.isEmpty }

  init(
    _ parameters: TieDecayParameters, ratings: [Rating], history: TieHistory, asOf: Int64, regularization: Double
  ) {
    self.parameters = parameters
    self.regularization = regularization
    // The last of each direction, in the order in which the directions first came.
    var places: [Int: Int] = [:]
    var known: [(pair: Int, isForward: Bool, rating: Rating)] = []
    for rating in ratings where rating.value.isFinite && rating.source != rating.target {
      guard let pair = history.pairIndex(rating.source, rating.target) else { continue }
      let entry = (pair, rating.source < rating.target, rating)
      let key = 2 * pair + (entry.1 ? 0 : 1)
      if let place = places[key] {
        if known[place].rating.moment <= rating.moment { known[place] = entry }
      } else {
        places[key] = known.count
        known.append(entry)
      }
    }
    targets = known.map { min(0.999, max(0, $0.rating.value)) }
    var floors = [Bool](repeating: false, count: history.pairCount)
    func exponents(_ parameters: TieDecayParameters) -> [Double] {
      let found = TieDecayKernel(parameters).exponents(history, asOf: asOf, floors: &floors)
      return known.map { $0.isForward ? found.forward[$0.pair] : found.backward[$0.pair] }
    }
    var channels: [Channel] = []
    var terms: [[Double]] = []
    for channel in Channel.allCases where parameters[channel].weight > 0 {
      var alone = parameters
      for other in Channel.allCases where other != channel { alone[other].weight = 0 }
      (alone.declaredFloor, alone.sharedOrganization, alone.confirmation) = (0, 0, 0)
      let term = exponents(alone)
      if term.contains(where: { $0 > 0 }) {
        channels.append(channel)
        terms.append(term)
      }
    }
    self.channels = channels
    self.terms = terms
    var stated = parameters
    for channel in Channel.allCases { stated[channel].weight = 0 }
    var fixed = exponents(stated)
    if parameters.commonContacts > 0 {
      let (forward, backward) = TieDecayKernel(parameters).exponents(history, asOf: asOf, floors: &floors)
      let direct = (0..<history.pairCount).map { 1 - exp(-(forward[$0] + backward[$0]) / 2) }
      let common = history.commonContacts(ties: direct)
      for (number, rating) in known.enumerated() where direct[rating.pair] > 0 {
        fixed[number] += parameters.commonContacts * common[rating.pair]
      }
    }
    self.fixed = fixed
  }

  func best() -> TieDecayParameters {
    // The first factor is for all channels.
    var logs = [Double](repeating: 0, count: channels.count + 1)
    var least = loss(logs)
    var step = 1.0
    while step >= 1.0 / 64 {
      var isBetter = true
      while isBetter {
        isBetter = false
        for place in logs.indices {
          for change in [step, -step] {
            var trial = logs
            trial[place] = min(4, max(-4, trial[place] + change))
            let found = loss(trial)
            if found < least - 1e-12 {
              (logs, least, isBetter) = (trial, found, true)
              break
            }
          }
        }
      }
      step /= 2
    }
    var fitted = parameters
    for (place, channel) in channels.enumerated() { fitted[channel].weight *= exp(logs[0] + logs[place + 1]) }
    return fitted
  }

  private func loss(_ logs: [Double]) -> Double {
    let factors = channels.indices.map { exp(logs[0] + logs[$0 + 1]) }
    var sum = regularization * logs[0] * logs[0] / 4
    for log in logs.dropFirst() { sum += regularization * log * log }
    for number in targets.indices {
      var exponent = fixed[number]
      for place in channels.indices { exponent += factors[place] * terms[place][number] }
      let error = -expm1(-exponent) - targets[number]
      sum += error * error
    }
    return sum
  }
}
