import SocialNetworks
import Testing

struct InteractionTableRecipientsTests {
  @Test func rowsOfOneMessageBecomeOne() {
    let rows: [(channel: Channel, day: Double, participants: [Int], minutes: Int)] = [
      (.email, 0, [0, 1], 0), (.email, 0, [0, 2], 0), (.email, 0, [0, 1], 0), (.email, 0, [3, 1], 0),
      (.message, 0, [0, 3], 0), (.email, 1, [0, 4], 0), (.meeting, 0, [0, 1], 0), (.meeting, 0, [0, 2], 0),
    ]
    let joined = Histories.relationships(people: 5, rows).interactions.joiningRecipients()
    #expect(
      (0..<joined.count).map { joined[$0].participants } == [[0, 1, 2], [3, 1], [0, 3], [0, 4], [0, 1], [0, 2]])
    #expect((0..<joined.count).map { joined[$0].channel } == [.email, .email, .message, .email, .meeting, .meeting])
    #expect(joined[0].key == 0 && joined[3].moment.seconds == Histories.day)
    #expect(InteractionTable().joiningRecipients().count == 0)
  }

  @Test func badgesBringEverybodyTogether() {
    let relationships = Histories.relationships(people: 3, [(.meeting, 0, [0, 1, 2], 0), (.email, 0, [0, 1, 2], 0)])
    var options = TieHistory.Options()
    let recorded = TieHistory(relationships, options: options)
    options.presence = .everybody
    let everybody = TieHistory(relationships, options: options)
    func bases(_ history: TieHistory, _ channel: Channel) -> [TieBasis] {
      (0..<history.eventCount).map { history[event: $0] }.filter { $0.channel == channel }.map(\.basis)
    }
    #expect(bases(recorded, .meeting) == [.observed, .observed, .inferred])
    #expect(bases(everybody, .meeting) == [.observed, .observed, .observed])
    #expect(bases(everybody, .email) == [.observed, .observed, .inferred])
  }
}
