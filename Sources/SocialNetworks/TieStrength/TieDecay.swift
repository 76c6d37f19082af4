import GraphAnalytics
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension TieStrengthModel {
  /// The default model with its default parameters.
  public static let tieDecay = TieStrengthModel(
    name: "tie-decay", summary: "decaying sums of events by channel, damped when one-sided, with common contacts",
    strengths: tieDecay(TieDecayParameters()).strengths)

  /// Decaying sums of what happened, by channel, as one strength.
  ///
  /// For each of the two directions and channel c, b_c(t) = Σ a · ((1 − φ) 2^(−(t − tₑ) / h_c) + φ 2^(−(t − tₑ) / f)) over what
  /// the one who acts did, φ being the fresh share; what is mutual counts for both. a is 1 / (n − 1) for n participants, times the duration term of meetings, calls and
  /// video, times the inferred factor between those who were merely both there, times the spacing term. Messages and mail
  /// are damped by reciprocity ρ, and the silent side gets a share of what it received (attention). Then
  /// S = 1 − exp(−Σ_c λ_c b_c − μ σ), where σ = Σ_k S′_ik S′_kj / Σ_l S′_kl is the strength of common
  /// contacts k, S′ being the strength without σ, the same both ways. All terms are those of `TieDecayParameters`.
  ///
  /// Choices: standing in a list counts like an event worth the floor, and more (confirmation) where something was
  /// observed as well; a pair that does, or of which anything was observed
  /// by then, never falls below it. A shared organization counts like an event worth its parameter. The last rating of a
  /// direction stands instead of everything.
  ///
  /// - Complexity: O(events + pairs √pairs) in time, O(pairs) in space.
  /// - Determinism: exact for the same history.
  /// - Reference: Ahmad, Porter and Beguerisse-Díaz, *Tie-decay networks in continuous time and eigenvector-based
  ///   centralities*, IEEE Trans. Netw. Sci. Eng. 8:1759 (2021), doi 10.1109/TNSE.2021.3071429. Reciprocity: Squartini,
  ///   Picciolo, Ruzzenenti, Garlaschelli, Sci. Rep. 3:2729 (2013), doi 10.1038/srep02729. Spacing: Navarro and others, EPJ
  ///   Data Sci. 6:31 (2017), doi 10.1140/epjds/s13688-017-0127-3. Common contacts: Zhou, Lü, Zhang, Eur. Phys. J. B 71:623
  ///   (2009), doi 10.1140/epjb/e2009-00335-8.
  public static func tieDecay(_ parameters: TieDecayParameters) -> TieStrengthModel {
    TieStrengthModel(name: "tie-decay", summary: "the tie-decay model with parameters of its own") { history, asOf in
      TieDecayKernel(parameters).strengths(history, asOf: asOf)
    }
  }
}

/// The batch form of the model: one pass over the events of each pair.
struct TieDecayKernel {
  private let parameters: TieDecayParameters
  /// 1 / half-life in seconds, by channel.
  private let rates: [Double]
  private let weights: [Double]
  private let freshRate: Double
  private let spacingRate: Double
  /// 1 / (n − 1) by n, as far as groups are usual.
  private let shares: [Double]
  private static let channelCount = Channel.allCases.count

  init(_ parameters: TieDecayParameters) {
    self.parameters = parameters
    rates = parameters.channels.map { 1 / ($0.halfLifeDays * 86_400) }
    weights = parameters.channels.map(\.weight)
    freshRate = 1 / (parameters.freshHalfLifeDays * 86_400)
    spacingRate = parameters.spacingDays > 0 ? 1 / (parameters.spacingDays * 86_400) : 0
    shares = (0..<256).map { 1 / Double(max(1, $0 - 1)) }
  }

  func strengths(_ history: TieHistory, asOf: Int64) -> TieStrengths {
    var floors = [Bool](repeating: false, count: history.pairCount)
    var (forward, backward) = exponents(history, asOf: asOf, floors: &floors)
    if parameters.commonContacts > 0 {
      let direct = (0..<history.pairCount).map { 1 - exp(-(forward[$0] + backward[$0]) / 2) }
      let common = history.commonContacts(ties: direct)
      for pair in 0..<history.pairCount {
        // Nothing is concluded of a pair before anything is known of it.
        guard direct[pair] > 0 else { continue }
        forward[pair] += parameters.commonContacts * common[pair]
        backward[pair] += parameters.commonContacts * common[pair]
      }
    }
    for pair in 0..<history.pairCount {
      // Whoever rates a tie speaks of the tie, unless the other one has a say of their own.
      var ratings = (history.forwardRatings[pair], history.backwardRatings[pair])
      if ratings.0.isNaN { ratings.0 = ratings.1 }
      if ratings.1.isNaN { ratings.1 = ratings.0 }
      let least = floors[pair] ? parameters.declaredFloor : 0
      forward[pair] = ratings.0.isNaN ? max(least, -expm1(-forward[pair])) : ratings.0.asGiven
      backward[pair] = ratings.1.isNaN ? max(least, -expm1(-backward[pair])) : ratings.1.asGiven
    }
    return TieStrengths(forward: forward, backward: backward)
  }

  /// Σ_c λ_c b_c both ways, and what lists and organizations say; `floors` becomes true where the floor holds.
  func exponents(
    _ history: TieHistory, asOf: Int64, floors: inout [Bool], pairsOfStripe: Int = 1 << 15
  ) -> (forward: [Double], backward: [Double]) {
    let bounds = Parallel.evenStripes(count: history.pairCount, size: pairsOfStripe)
    if bounds.count <= 2 {
      let all = exponents(history, pairs: 0..<history.pairCount, asOf: asOf)
      floors = all.floors
      return (all.forward, all.backward)
    }
    // No pair looks at another one.
    let parts = Mutex([Exponents?](repeating: nil, count: bounds.count - 1))
    Parallel.forEach(stripes: bounds.count - 1) { stripe, _ in
      let part = exponents(history, pairs: bounds[stripe]..<bounds[stripe + 1], asOf: asOf)
      parts.withLock { $0[stripe] = part }
    }
    var (forward, backward): ([Double], [Double]) = ([], [])
    forward.reserveCapacity(history.pairCount)
    backward.reserveCapacity(history.pairCount)
    floors.removeAll(keepingCapacity: true)
    for case let part? in parts.withLock({ $0 }) {
      forward += part.forward
      backward += part.backward
      floors += part.floors
    }
    return (forward, backward)
  }

  private typealias Exponents = (forward: [Double], backward: [Double], floors: [Bool])

  private func exponents(_ history: TieHistory, pairs: Range<Int>, asOf: Int64) -> Exponents {
    var forward = [Double](repeating: 0, count: pairs.count)
    var backward = forward
    var floors = [Bool](repeating: false, count: pairs.count)
    let floor = -log1p(-parameters.declaredFloor)
    let shared = -log1p(-parameters.sharedOrganization)
    var sums = ChannelSums(count: Self.channelCount)
    for (place, pair) in pairs.enumerated() {
      let events = history.offsets[pair]..<history.offsets[pair + 1]
      if !events.isEmpty { add(events, of: history, asOf: asOf, to: &sums) }
      let isDeclared = history.declared[pair] & 3 != 0
      floors[place] = isDeclared || sums.isObserved
      let isConfirmed = isDeclared && sums.isObserved
      sums.isObserved = false
      var base = isDeclared ? floor : 0
      if history.declared[pair] & 4 != 0 { base += shared }
      if isConfirmed { base += parameters.confirmation }
      var (outgoing, incoming) = (base, base)
      while sums.seen != 0 {
        let channel = sums.seen.trailingZeroBitCount
        sums.seen &= sums.seen - 1
        var (one, other) = sums.take(channel)
        if channel == Int(Channel.message.rawValue) || channel == Int(Channel.email.rawValue) {
          let damping = parameters.reciprocity(one, other)
          one *= damping
          other *= damping
        }
        outgoing += weights[channel] * max(one, parameters.attention * other)
        incoming += weights[channel] * max(other, parameters.attention * one)
      }
      forward[place] = outgoing
      backward[place] = incoming
    }
    return (forward, backward, floors)
  }

  private func add(_ events: Range<Int>, of history: TieHistory, asOf: Int64, to sums: inout ChannelSums) {
    for event in events {
      let moment = history.moments[event]
      if moment > asOf { break }
      let channel = Int(history.channels[event])
      let direction = Int(history.directions[event] & 3)
      let slot = 3 * channel + direction
      let size = Int(history.sizes[event])
      var amplitude = size < shares.count ? shares[size] : 1 / Double(size - 1)
      if history.directions[event] & 4 != 0 {
        amplitude *= parameters.inferredFactor
      } else {
        sums.isObserved = true
      }
      if channel <= Int(Channel.video.rawValue) {
        amplitude *= TieDecayParameters.durationTerm(seconds: Int(history.durations[event]))
      }
      if sums.slots[slot].count > 0 && parameters.spacingDays > 0 {
        let gap = Double(moment - sums.slots[slot].last)
        amplitude *= 1 - (1 - parameters.spacingFloor) * exp2(-gap * spacingRate)
      }
      let age = Double(asOf - moment)
      let fresh = parameters.freshShare > 0 ? parameters.freshShare * exp2(-age * freshRate) : 0
      sums.slots[slot].sum += amplitude * ((1 - parameters.freshShare) * exp2(-age * rates[channel]) + fresh)
      sums.slots[slot].last = moment
      sums.slots[slot].count += 1
      sums.seen |= 1 << UInt32(channel)
    }
  }
}

/// What one pair did so far, by channel and direction: forward, backward, mutual.
private struct ChannelSums {
  struct Slot {
    var sum = 0.0
    var last: Int64 = 0
    var count = 0
  }

  var slots: [Slot]
  /// A bit for each channel of which anything was seen.
  var seen: UInt32 = 0
  /// Whether anything of it was more than both being there.
  var isObserved = false

  init(count: Int) { slots = Array(repeating: Slot(), count: 3 * count) }

  /// The sums both ways, which begin again.
  mutating func take(_ channel: Int) -> (forward: Double, backward: Double) {
    let mutual = slots[3 * channel + 2].sum
    let sums = (slots[3 * channel].sum + mutual, slots[3 * channel + 1].sum + mutual)
    for slot in 3 * channel..<3 * channel + 3 { slots[slot] = Slot() }
    return sums
  }
}
