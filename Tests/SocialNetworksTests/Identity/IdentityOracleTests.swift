import GraphAnalytics
import SocialNetworks
import Testing

/// The resolver against slow and obvious rules, on small random sets of mentions.
struct IdentityOracleTests {
  private static let names = ["", "Anna Berg", "BERG, Anna", "Tom Ford", "Anna", "Tom  Ford", "Li Chen"]

  private func randomMentions(_ generator: inout SeededGenerator, count: Int) -> [Mention] {
    (0..<count).map { _ in
      var identities: [Identity] = []
      for _ in 0..<Int.random(in: 0...2, using: &generator) {
        let number = Int.random(in: 1...5, using: &generator)
        switch Int.random(in: 0...2, using: &generator) {
        case 0: identities.append(Identity(.email, "p\(number)@a.org"))
        case 1: identities.append(Identity(.profile, "linkedin.com/in/p\(number)"))
        default: identities.append(Identity(.handle, "slack:p\(number)"))
        }
      }
      return Mention(name: Self.names.randomElement(using: &generator) ?? "", identities: identities)
    }
  }

  private func resolver(_ mentions: [Mention], _ decisions: [(IdentityVerdict, Int, Int)] = []) -> IdentityResolver {
    var resolver = IdentityResolver()
    for mention in mentions { resolver.add(mention) }
    for (verdict, first, second) in decisions { resolver.decide(verdict, first, second) }
    return resolver
  }

  private func randomDecisions(_ generator: inout SeededGenerator, count: Int) -> [(IdentityVerdict, Int, Int)] {
    (0..<Int.random(in: 1...4, using: &generator)).map { _ in
      let first = Int.random(in: 0..<count, using: &generator)
      let second = (first + Int.random(in: 1..<count, using: &generator)) % count
      return (Int.random(in: 0...3, using: &generator) == 0 ? .same : .different, first, second)
    }
  }

  /// Which pairs are together.
  private func together(_ people: [Int], order: [Int]? = nil) -> Set<[Int]> {
    var pairs: Set<[Int]> = []
    for first in people.indices {
      for second in people.indices where first < second && people[first] == people[second] {
        pairs.insert([order?[first] ?? first, order?[second] ?? second].sorted())
      }
    }
    return pairs
  }

  private func plainName(_ name: String) -> String {
    let words = name.lowercased().split { $0 == " " || $0 == "," }.map(String.init)
    return (name.contains(",") ? words.reversed() : words).joined(separator: " ")
  }

  /// Joins until nothing changes.
  private func slowPeople(_ mentions: [Mention]) -> [Int] {
    var people = Array(mentions.indices)
    func merge(_ first: Int, _ second: Int) {
      let (one, other) = (people[first], people[second])
      for index in people.indices where people[index] == other { people[index] = one }
    }
    for first in mentions.indices {
      for second in mentions.indices {
        for identity in mentions[first].identities where mentions[second].identities.contains(identity) {
          let names = Set(mentions.filter { $0.identities.contains(identity) }.map { plainName($0.name) })
            .filter { $0.contains(" ") }
          if names.count < 3 || plainName(mentions[first].name) == plainName(mentions[second].name) {
            merge(first, second)
          }
        }
      }
    }
    let identified = people
    for name in Set(mentions.map { plainName($0.name) }) where name.contains(" ") {
      let named = mentions.indices.filter { plainName(mentions[$0].name) == name }
      let bearers = named.filter { !mentions[$0].identities.isEmpty }
      guard Set(bearers.map { identified[$0] }).count < 2 else { continue }
      for mention in named { merge(named[0], mention) }
    }
    return people
  }

  @Test func peopleAreThoseOfTheSlowRules() {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<300 {
      let mentions = randomMentions(&generator, count: Int.random(in: 1...9, using: &generator))
      let resolution = resolver(mentions).resolve()
      #expect(together(resolution.people) == together(slowPeople(mentions)), "\(mentions)")
      #expect(resolution.matches.count == mentions.count - resolution.personCount)
      #expect(Set(resolution.people) == Set(0..<resolution.personCount))
    }
  }

  @Test func orderMakesNoDifference() {
    var generator = SeededGenerator(seed: 8)
    for _ in 0..<300 {
      let mentions = randomMentions(&generator, count: 8)
      let decisions = randomDecisions(&generator, count: 8)
      let order = Array(0..<8).shuffled(using: &generator)
      let places = order.indices.sorted { order[$0] < order[$1] }
      let plain = resolver(mentions, decisions).resolve()
      let shuffled = resolver(order.map { mentions[$0] }, decisions.map { ($0.0, places[$0.1], places[$0.2]) })
        .resolve()
      #expect(together(plain.people) == together(shuffled.people, order: order), "\(mentions) \(decisions)")
    }
  }

  @Test func whatIsKeptApartStaysApart() {
    var generator = SeededGenerator(seed: 9)
    for _ in 0..<300 {
      let mentions = randomMentions(&generator, count: 8)
      let decisions = randomDecisions(&generator, count: 8)
      let resolver = resolver(mentions, decisions)
      let people = resolver.resolve().people
      var last: [Set<Int>: IdentityVerdict] = [:]
      for (verdict, first, second) in decisions { last[[first, second]] = verdict }
      for (pair, verdict) in last where verdict == .different {
        let pair = pair.sorted()
        #expect(people[pair[0]] != people[pair[1]])
      }
      for match in resolver.likelyMatches(resolver.resolve(), limit: 100, threshold: 0) {
        #expect(last[[match.first, match.second]] != .different)
      }
    }
  }

  @Test func resolvingAgainAndAddingAgainChangeNothing() {
    var generator = SeededGenerator(seed: 10)
    for _ in 0..<100 {
      let mentions = randomMentions(&generator, count: 7)
      let once = resolver(mentions)
      #expect(once.resolve() == once.resolve())
      let twice = resolver(mentions + mentions).resolve()
      #expect(together(Array(twice.people.prefix(7))) == together(once.resolve().people))
    }
  }
}
