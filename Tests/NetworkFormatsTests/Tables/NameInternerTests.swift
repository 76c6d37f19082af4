import GraphAnalytics
import NetworkFormats
import SocialNetworks
import Testing

struct NameInternerTests {
  @Test func namesAreNumberedInTheOrderTheyCome() {
    var names = NameInterner()
    var seen: [String: UInt32] = [:]
    var generator = SeededGenerator(seed: 4)
    for _ in 0..<5_000 {
      let name = String(repeating: "ab", count: generator.next(below: 9)) + "\(generator.next(below: 900))"
      let expected = seen[name] ?? UInt32(seen.count)
      seen[name] = expected
      #expect(names.number(of: name) == expected)
      #expect(names.number(ifKnown: name) == expected)
    }
    #expect(names.number(ifKnown: "never") == nil)
    #expect(names.table().count == seen.count)
  }

  @Test func mergingKeepsTheOrderOfTheFirst() {
    var first = NameInterner()
    var second = NameInterner()
    for name in ["a", "b"] { _ = first.number(of: name) }
    for name in ["c", "b", ""] { _ = second.number(of: name) }
    #expect(first.merge(second) == [2, 1, 3])
    let table = first.table()
    #expect((0..<table.count).map { table[$0] } == ["a", "b", "c", ""])
  }

  @Test func wholeNumbersAreNamedByTheirDigits() {
    var ids = NumberIds(limit: 1 << 20)
    #expect([70_000, 0, 70_000, 5].map { ids.number(of: $0) } == [0, 1, 0, 2])
    #expect(ids.number(of: 1 << 20) == nil)
    let table = ids.nameTable()
    #expect((0..<table.count).map { table[$0] } == ["70000", "0", "5"])
  }
}
