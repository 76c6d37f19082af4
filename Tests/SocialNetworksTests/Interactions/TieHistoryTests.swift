import GraphAnalytics
import Testing

@testable import SocialNetworks

struct TieHistoryTests {
  static func relationships(_ count: Int, _ interactions: [Interaction]) -> Relationships {
    var relationships = Relationships()
    relationships.people = (0..<count).map { PersonProfile(id: "p\($0)", name: "P\($0)") }
    for interaction in interactions { relationships.interactions.append(interaction) }
    return relationships
  }

  static func interaction(_ channel: Channel, _ day: Int, _ participants: [Int], key: UInt64 = 0) -> Interaction {
    Interaction(channel: channel, moment: Moment(Day(number: day)), participants: participants, key: key)
  }

  @Test func whatTheFirstDidIsObservedAndTheRestIsInferred() throws {
    let history = TieHistory(Self.relationships(4, [Self.interaction(.email, 10, [2, 0, 3])]))
    #expect(history.pairCount == 3)
    let written = try #require(history.pairIndex(2, 0))
    let event = history[event: history.events(ofPair: written).lowerBound]
    #expect(event.direction == .backward && event.basis == .observed && event.size == 3)
    let joint = try #require(history.pairIndex(0, 3))
    #expect(history[event: history.events(ofPair: joint).lowerBound].direction == .mutual)
    #expect(history.basis(ofPair: joint, asOf: .max) == .inferred)
    #expect(history.basis(ofPair: written, asOf: 0) == .inferred, "what happens later is not there yet")
  }

  @Test func largeGroupsMakeNoTies() {
    let crowd = Self.interaction(.event, 3, Array(0..<26))
    #expect(TieHistory(Self.relationships(26, [crowd])).pairCount == 0)
    var options = TieHistory.Options()
    options.largestGroup = 26
    #expect(TieHistory(Self.relationships(26, [crowd]), options: options).pairCount == 325)
  }

  @Test func statementsAndRatingsOpenTheirPairs() throws {
    var relationships = Self.relationships(3, [])
    relationships.declarations = [DeclaredTie(source: 1, target: 0, kind: "contact")]
    relationships.ratings = [
      Rating(source: 0, target: 2, value: 0.5, moment: Moment(seconds: 9)),
      Rating(source: 0, target: 2, value: 0.25, moment: Moment(seconds: 5)),
    ]
    let history = TieHistory(relationships)
    #expect(history.pairCount == 2 && history.eventCount == 0)
    #expect(history.declared[try #require(history.pairIndex(0, 1))] == 2)
    #expect(history.forwardRatings[try #require(history.pairIndex(2, 0))] == 0.5, "the last rating counts")
  }

  @Test func statementsHoldFromTheirDayOn() throws {
    var relationships = Self.relationships(3, [])
    relationships.declarations = [
      DeclaredTie(source: 0, target: 1, kind: "connection", since: Moment(seconds: 500)),
      DeclaredTie(source: 0, target: 2, kind: "contact"),
    ]
    relationships.ratings = [Rating(source: 0, target: 2, value: 0.5, moment: Moment(seconds: 900))]
    relationships.affiliations = [
      Affiliation(person: 1, organization: "Halden", since: Moment(seconds: 100)),
      Affiliation(person: 2, organization: "Halden", since: Moment(seconds: 700)),
    ]
    let history = TieHistory(relationships)
    func declared(_ one: Int, _ other: Int, until second: Int64) throws -> UInt8 {
      history.statements(until: second).declared[try #require(history.pairIndex(one, other))]
    }
    #expect(try declared(0, 1, until: 499) == 0 && declared(0, 1, until: 500) == 1)
    #expect(try declared(0, 2, until: 0) == 1, "a list without dates holds always")
    #expect(try declared(1, 2, until: 699) == 0 && declared(1, 2, until: 700) == 4)
    let rated = try #require(history.pairIndex(0, 2))
    #expect(history.statements(until: 899).forwardRatings[rated].isNaN)
    #expect(history.statements(until: 900) == history)
  }

  /// Every pair of every interaction, sorted, by another way.
  @Test func historiesEqualThePlainEnumeration() {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<30 {
      var interactions: [Interaction] = []
      for key in 0..<40 {
        var people = Array(0..<8)
        generator.shuffle(&people)
        let channel = Channel.allCases[generator.next(below: Channel.allCases.count)]
        interactions.append(
          Self.interaction(
            channel, generator.next(below: 20), Array(people.prefix(2 + generator.next(below: 3))), key: UInt64(key + 1)
          ))
      }
      var expected: [String] = []
      for interaction in interactions {
        for (place, one) in interaction.participants.enumerated() {
          for other in interaction.participants[(place + 1)...] {
            let way =
              place > 0 ? "inferred" : interaction.channel.isMutual ? "mutual" : one < other ? "forward" : "backward"
            expected.append(
              "\(min(one, other)) \(max(one, other)) \(interaction.moment.seconds) \(interaction.channel) \(way)")
          }
        }
      }
      generator.shuffle(&interactions)
      let history = TieHistory(Self.relationships(8, interactions))
      var found: [String] = []
      for pair in 0..<history.pairCount {
        let (first, second) = history.pair(pair)
        var last = Int64.min
        for index in history.events(ofPair: pair) {
          let event = history[event: index]
          #expect(event.seconds >= last)
          last = event.seconds
          let way = event.basis == .inferred ? "inferred" : "\(event.direction)"
          found.append("\(first) \(second) \(event.seconds) \(event.channel) \(way)")
        }
      }
      #expect(found.sorted() == expected.sorted())
      let shuffled = TieHistory(Self.relationships(8, interactions.reversed()))
      #expect(shuffled == history, "the order of import makes no difference")
    }
  }

  @Test func cuttingByTimeTakesTheFirstSecondAndLeavesTheLast() {
    let interactions = (0..<5).map { Self.interaction(.meeting, $0, [0, 1]) }
    var options = TieHistory.Options()
    options.since = 86_400
    options.before = 3 * 86_400
    #expect(TieHistory(Self.relationships(2, interactions), options: options).moments == [86_400, 2 * 86_400])
  }
}
