import GraphAnalytics
import Testing

@testable import SocialNetworks

struct TieForecastTests {
  /// 0 knows 1, 2 and 3 well; 1 and 2 stand together in mail of 0; 4 knows 3 a little.
  private static var office: Relationships {
    var events: [(channel: Channel, day: Double, participants: [Int], minutes: Int)] = []
    for week in 0..<20 {
      let day = Double(7 * week)
      for other in 1...3 { events.append((.meeting, day, [0, other], 60)) }
    }
    events.append((.meeting, 20, [3, 4], 30))
    for day in [100.0, 110, 121] { events.append((.email, day, [0, 1, 2], 0)) }
    return Histories.relationships(people: 6, events)
  }

  private static func network(
    _ relationships: Relationships, asOf day: Int64 = 140, people: PersonTable? = nil
  ) throws -> SocialNetwork {
    try SocialNetwork(
      people: people ?? relationships.personTable(), history: TieHistory(relationships), model: .tieDecay,
      asOf: day * Histories.day)
  }

  @Test func thoseWhoWereTogetherComeFirst() throws {
    let forecast = try TieForecast(Self.network(Self.office))
    let best = forecast.best(count: 10)
    #expect(best.first.map { [$0.first.number, $0.second.number] } == [1, 2])
    #expect(best.first?.commonContacts == [Person(0)])
    #expect(best.first?.togetherCount == 3)
    #expect(best.first?.lastTogether == Day(ofSecond: 121 * Histories.day))
    #expect(forecast.lesson == nil && forecast.weights == ForecastWeights())
    #expect(forecast.score(Person(0), Person(1)) == 1 && forecast.score(Person(2), Person(2)) == 0)
  }

  @Test func pairsAreThoseWithAWayBetweenThem() throws {
    let forecast = try TieForecast(Self.network(Self.office))
    let pairs = forecast.best(count: 10).map { [$0.first.number, $0.second.number] }
    #expect(Set(pairs) == [[1, 2], [1, 3], [2, 3], [0, 4]])
    #expect(forecast.best(count: 2).map { [$0.first.number, $0.second.number] } == Array(pairs.prefix(2)))
    let among = forecast.best(count: 10, among: [Person(2), Person(3), Person(4)])
    #expect(among.map { [$0.first.number, $0.second.number] } == [[2, 3]])
    #expect(forecast.best(count: 0).isEmpty)
  }

  @Test func scoresAreThoseOfTheList() throws {
    let forecast = try TieForecast(Self.network(Self.random(seed: 3)))
    for pair in forecast.best(count: 30) {
      #expect(abs(forecast.score(pair.first, pair.second) - pair.score) < 1e-9)
      #expect(abs(forecast.score(pair.second, pair.first) - pair.score) < 1e-9)
      let odds = pair.contributions.reduce(forecast.weights.intercept) { $0 + $1.amount }
      #expect(abs(TieForecast.chance(odds) - pair.score) < 1e-9)
    }
    let all = forecast.scores(of: Person(0), with: (0..<24).map { Person($0) })
    #expect(all == (0..<24).map { forecast.score(Person(0), Person($0)) })
  }

  private static func random(seed: UInt64) -> Relationships {
    Histories.random(people: 24, events: 260, days: 300, seed: seed)
  }

  /// What comes after the day of a network changes nothing, statements and ratings included.
  @Test func nothingLaterIsKnown() throws {
    var later = Self.random(seed: 8)
    let forecast = try TieForecast(Self.network(later, asOf: 150))
    #expect((forecast.lesson?.positives ?? 0) >= TieForecast.fewestPositives)
    var generator = SeededGenerator(seed: 1)
    for number in 0..<later.interactions.count where later.interactions.seconds[number] > 150 * Histories.day {
      later.interactions.participants[later.interactions.offsets[number]] = UInt32(generator.next(below: 24))
    }
    later.declarations.append(
      DeclaredTie(source: 3, target: 9, kind: "friend", since: Moment(seconds: 200 * Histories.day)))
    later.ratings.append(Rating(source: 4, target: 7, value: 0.9, moment: Moment(seconds: 220 * Histories.day)))
    let changed = try TieForecast(Self.network(later, asOf: 150))
    #expect(changed.weights == forecast.weights)
    #expect(changed.best(count: 50) == forecast.best(count: 50))
  }

  @Test func numberingChangesNothing() throws {
    let one = Self.random(seed: 11)
    let count = one.people.count
    var generator = SeededGenerator(seed: 2)
    var numbers = Array(0..<count)
    generator.shuffle(&numbers)
    var other = one
    for (old, new) in numbers.enumerated() { other.people[new] = one.people[old] }
    other.interactions.participants = one.interactions.participants.map { UInt32(numbers[Int($0)]) }
    let (first, second) = (try TieForecast(Self.network(one)), try TieForecast(Self.network(other)))
    for feature in ForecastFeature.allCases { #expect(abs(first.weights[feature] - second.weights[feature]) < 1e-6) }
    for low in 0..<count {
      for high in low + 1..<count {
        let scores = (
          first.score(Person(low), Person(high)), second.score(Person(numbers[low]), Person(numbers[high]))
        )
        #expect(abs(scores.0 - scores.1) < 1e-7)
      }
    }
  }

  @Test func theSameNetworkHasTheSameForecast() throws {
    let network = try Self.network(Self.random(seed: 5))
    let (one, other) = (try TieForecast(network), try TieForecast(network))
    #expect(one.weights == other.weights && one.best(count: 40) == other.best(count: 40))
  }

  @Test func networksWithoutDatesAreRanked() throws {
    // Two circles of five, each lacking one tie, joined by one.
    var draft = NetworkDraft(people: PersonTable(), isDirected: false)
    for number in 0..<10 { draft.people.insert(id: "\(number)") }
    for circle in [0, 5] {
      for one in 0..<5 {
        for other in one + 1..<5 where (one, other) != (0, 1) {
          draft.ties.sources.append(UInt32(circle + one))
          draft.ties.targets.append(UInt32(circle + other))
        }
      }
    }
    draft.ties.sources.append(4)
    draft.ties.targets.append(9)
    let forecast = try TieForecast(SocialNetwork(assembling: [draft]))
    let best = forecast.best(count: 2).map { [$0.first.number, $0.second.number] }
    #expect(best == [[0, 1], [5, 6]])
    #expect(forecast.best(count: 2)[0].lastTogether == nil)
  }

  @Test func whatTwoShareIsSaid() throws {
    var relationships = Self.office
    relationships.facts = [
      PersonFact(person: 1, kind: .tag, value: "chess"), PersonFact(person: 3, kind: .tag, value: "chess"),
      PersonFact(person: 2, kind: .tag, value: "sailing"), PersonFact(person: 1, kind: .place, value: "Lyon"),
      PersonFact(person: 2, kind: .place, value: "Lyon"), PersonFact(person: 3, kind: .place, value: "lyon"),
    ]
    let forecast = try TieForecast(Self.network(relationships))
    #expect(forecast.explained(Person(1), Person(3)).sharedAttributes == ["chess", "Lyon"])
    #expect(forecast.score(Person(1), Person(3)) > forecast.score(Person(2), Person(3)))
  }
}
