import SocialNetworks
import Testing

struct RhythmTests {
  @Test func burstinessTellsClocksFromBursts() {
    #expect(Burstiness(gaps: [1, 1, 1, 1])?.value == -1)
    #expect(abs((Burstiness(gaps: [1, 1, 1, 97])?.value ?? 0) - 0.248902) < 5e-7)
    #expect(Burstiness(gaps: [1, 1, 1, 1])?.finiteSizeValue == -1)
    // The greatest ratio for n gaps is √(n − 1): all the time in one gap.
    for count in [2, 5, 40] {
      let gaps = [Double](repeating: 0, count: count - 1) + [7]
      #expect(abs((Burstiness(gaps: gaps)?.finiteSizeValue ?? 0) - 1) < 1e-12)
    }
    #expect(Burstiness(gaps: [3]) == nil && Burstiness(gaps: [0, 0]) == nil && Burstiness(gaps: []) == nil)
  }

  @Test func silenceIsMeasuredInUsualGaps() {
    let moments: [Int64] = [0, 10, 20, 30, 40]
    #expect(Silence(moments: moments, asOf: 40)?.ratio == 0)
    #expect(Silence(moments: moments, asOf: 79)?.state == .usual)
    #expect(Silence(moments: moments, asOf: 80)?.state == .alert)
    #expect(Silence(moments: moments, asOf: 119)?.state == .alert)
    #expect(Silence(moments: moments, asOf: 120)?.state == .ended)
    #expect(Silence(moments: moments + [1000], asOf: 120)?.ratio == 8)
    #expect(Silence(moments: [0, 10, 20, 30], asOf: 80) == nil)
    #expect(Silence(moments: [7, 7, 7, 7, 7], asOf: 80) == nil)
  }

  @Test func signaturesAreComparedByRank() throws {
    let one = try #require(SocialSignature(amounts: [5, 3, 2]))
    let other = try #require(SocialSignature(amounts: [0, 2, 4, 4]))
    #expect(one.shares == [0.5, 0.3, 0.2] && other.shares == [0.4, 0.4, 0.2])
    #expect(abs(one.distance(to: other) - 0.009186) < 5e-7)
    #expect(one.distance(to: one) == 0 && one.distance(to: other) == other.distance(to: one))
    let two = try #require(SocialSignature(amounts: [1, 1]))
    let single = try #require(SocialSignature(amounts: [9]))
    #expect(abs(single.distance(to: two) - 0.311278) < 5e-7)
    #expect(SocialSignature(amounts: [0, 0]) == nil)
  }

  @Test func reciprocityIsTheShareThatComesBack() {
    #expect(Reciprocity.ofPair(5, 3) == 0.6 && Reciprocity.ofPair(3, 5) == 0.6)
    #expect(Reciprocity.ofPair(0, 3) == 0 && Reciprocity.ofPair(0, 0) == nil)
    #expect(Reciprocity.ofNetwork([(outgoing: 5, incoming: 3)]) == 0.75)
    #expect(Reciprocity.ofNetwork([(outgoing: 5, incoming: 3), (outgoing: 4, incoming: 0)]) == 0.5)
    #expect(Reciprocity.ofNetwork([]) == nil)
  }
}
