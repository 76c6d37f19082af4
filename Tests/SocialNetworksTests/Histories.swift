import GraphAnalytics
import SocialNetworks

/// Small histories written by hand, and random ones.
enum Histories {
  static let day: Int64 = 86_400

  /// One interaction for each of `events`: channel, day, participants, minutes.
  static func make(
    people: Int, declarations: [(Int, Int)] = [], ratings: [(Int, Int, Double)] = [],
    _ events: [(channel: Channel, day: Double, participants: [Int], minutes: Int)]
  ) -> TieHistory {
    TieHistory(relationships(people: people, declarations: declarations, ratings: ratings, events))
  }

  static func relationships(
    people: Int, declarations: [(Int, Int)] = [], ratings: [(Int, Int, Double)] = [],
    _ events: [(channel: Channel, day: Double, participants: [Int], minutes: Int)]
  ) -> Relationships {
    var all = Relationships()
    all.people = (0..<people).map { PersonProfile(id: "p\($0)", name: "Person \($0)") }
    for (number, event) in events.enumerated() {
      all.interactions.append(
        Interaction(
          channel: event.channel, moment: Moment(seconds: Int64((event.day * 86_400).rounded())),
          participants: event.participants, duration: event.minutes * 60, key: UInt64(number)))
    }
    all.declarations = declarations.map { DeclaredTie(source: $0.0, target: $0.1, kind: "contact") }
    all.ratings = ratings.enumerated().map { number, rating in
      Rating(source: rating.0, target: rating.1, value: rating.2, moment: Moment(seconds: Int64(number)))
    }
    return all
  }

  /// Events of all channels among few people during `days`, some of them large.
  static func random(people: Int, events: Int, days: Double, seed: UInt64) -> Relationships {
    var generator = SeededGenerator(seed: seed)
    let drawn = (0..<events).map { _ -> (channel: Channel, day: Double, participants: [Int], minutes: Int) in
      let channel = Channel.allCases[generator.next(below: Channel.allCases.count)]
      var everybody = Array(0..<people)
      generator.shuffle(&everybody)
      let size = 2 + generator.next(below: 10) * generator.next(below: 2) / 3
      return (channel, generator.nextUnit() * days, Array(everybody.prefix(size)), generator.next(below: 90))
    }
    return relationships(people: people, drawn)
  }
}
