import Testing

@testable import SocialNetworks

struct StableHashTests {
  /// The example of the paper's appendix: key 00 01 … 0f, input 00 01 … 0e.
  @Test func theHashIsThatOfThePaper() {
    var hash = StableHash()
    hash.add((0..<15).map { UInt8($0) })
    #expect(hash.finish() == 0xA129_CA61_49BE_45E5)
  }

  @Test func textsHaveEnds() {
    var one = StableHash()
    one.add("ab")
    one.add("c")
    var other = StableHash()
    other.add("a")
    other.add("bc")
    #expect(one.finish() != other.finish())
    #expect(StableHash.of("Nina") == StableHash.of("Nina") && StableHash.of("Nina") != StableHash.of("nina"))
  }
}
