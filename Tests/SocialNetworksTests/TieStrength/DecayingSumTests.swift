import GraphAnalytics
import SocialNetworks
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

struct DecayingSumTests {
  private static let day: Int64 = 86_400

  @Test func unitEventsGiveThePublishedSums() {
    var sum = DecayingSum(halfLife: Double(180 * Self.day))
    #expect(sum.value(at: 0) == 0)
    for day in [0, 90, 360] as [Int64] { sum.add(1, at: day * Self.day) }
    #expect(abs(sum.value(at: 360 * Self.day) - 1.603553) < 5e-7)
    #expect(abs(sum.value(at: 540 * Self.day) - 0.801777) < 5e-7)
  }

  @Test func theOrderOfEventsMakesNoDifference() {
    var generator = SeededGenerator(seed: 3)
    var events = (0..<200).map { _ in (generator.nextUnit(), Int64(generator.next(below: 400 * 86_400))) }
    let end = 400 * Self.day
    let batch = events.reduce(0) { $0 + $1.0 * exp2(-Double(end - $1.1) / Double(90 * Self.day)) }
    for _ in 0..<10 {
      generator.shuffle(&events)
      var sum = DecayingSum(halfLife: Double(90 * Self.day))
      for (amplitude, moment) in events { sum.add(amplitude, at: moment) }
      #expect(abs(sum.value(at: end) - batch) < 1e-12 * batch)
    }
  }

  /// A stream of events, taken one by one in the order of time, leads to the strengths that the whole history gives.
  @Test func streamsLeadWhereHistoriesDo() {
    var parameters = TieDecayParameters()
    parameters.commonContacts = 0
    let end = 300 * Self.day
    for seed in 0..<3 as Range<UInt64> {
      let history = TieHistory(Histories.random(people: 5, events: 150, days: 300, seed: seed))
      let batch = TieStrengthModel.tieDecay(parameters).strengths(history, end)
      for pair in 0..<history.pairCount {
        let (forward, backward) = Self.streamed(history, pair, parameters, end)
        #expect(abs(batch.forward[pair] - forward) < 1e-12 && abs(batch.backward[pair] - backward) < 1e-12)
      }
    }
  }

  private static func streamed(
    _ history: TieHistory, _ pair: Int, _ parameters: TieDecayParameters, _ end: Int64
  ) -> (Double, Double) {
    var (forward, backward, isObserved) = (0.0, 0.0, false)
    for channel in Channel.allCases {
      let slow = DecayingSum(halfLife: parameters[channel].halfLifeDays * Double(day))
      let fresh = DecayingSum(halfLife: parameters.freshHalfLifeDays * Double(day))
      var sums = Array(repeating: (slow, fresh), count: 3)
      for index in history.events(ofPair: pair) {
        let event = history[event: index]
        guard event.channel == channel else { continue }
        if event.basis == .observed { isObserved = true }
        let way = Int(event.direction.rawValue)
        var amplitude = 1 / Double(event.size - 1) * (event.basis == .inferred ? parameters.inferredFactor : 1)
        if [.meeting, .call, .video].contains(channel) {
          amplitude *= TieDecayParameters.durationTerm(seconds: event.duration)
        }
        if let last = sums[way].0.moment { amplitude *= parameters.spacing(gap: event.seconds - last) }
        sums[way].0.add(amplitude * (1 - parameters.freshShare), at: event.seconds)
        sums[way].1.add(amplitude * parameters.freshShare, at: event.seconds)
      }
      let values = sums.map { $0.0.value(at: end) + $0.1.value(at: end) }
      var (one, other) = (values[0] + values[2], values[1] + values[2])
      if channel == .message || channel == .email {
        let damping = parameters.reciprocity(one, other)
        (one, other) = (one * damping, other * damping)
      }
      forward += parameters[channel].weight * max(one, parameters.attention * other)
      backward += parameters[channel].weight * max(other, parameters.attention * one)
    }
    let least = isObserved ? parameters.declaredFloor : 0
    return (max(least, -expm1(-forward)), max(least, -expm1(-backward)))
  }
}
