import SocialNetworks
import Testing

struct LayerReportTests {
  @Test func layersShareTheTiesThatBothHold() throws {
    let network = try AssemblyTests.network(
      AssemblyTests.draft([("a", "b", nil), ("b", "c", nil), ("c", "d", nil)], name: "work"),
      AssemblyTests.draft([("b", "a", nil), ("a", "b", nil), ("d", "e", nil)], name: "play"))
    let report = network.layerReport()
    #expect(report.layers.map(\.name) == ["work", "play"])
    #expect(report.layers.map(\.ties) == [3, 2] && report.layers.map(\.ownTies) == [2, 1])
    #expect(report.layers.map(\.people) == [4, 4] && report.tieCount == 4)
    #expect(report.shared == [[3, 1], [1, 2]])
    #expect(report.overlap(0, 1) == 0.25 && report.overlap(0, 0) == 1)
  }

  @Test func directionsMakeOneTieOfAPair() throws {
    let network = try AssemblyTests.network(
      AssemblyTests.draft([("a", "b", nil), ("b", "a", nil), ("c", "a", nil)], name: "advice", isDirected: true)
    ) { $0.directed = .yes }
    let report = network.layerReport()
    #expect(report.layers.count == 1 && report.layers[0].ties == 2 && report.layers[0].ownTies == 2)
    #expect(report.tieCount == 2)
  }

  @Test func nobodyHasNoLayers() throws {
    let report = try AssemblyTests.network(AssemblyTests.draft([])).layerReport()
    #expect(report.layers.isEmpty && report.shared.isEmpty && report.tieCount == 0)
  }

  @Test func channelsAreLayersOfWhatHappened() throws {
    let history = Histories.make(
      people: 5, declarations: [(0, 1), (3, 4)],
      [
        (.meeting, 10, [0, 1], 60), (.email, 11, [1, 0], 0), (.email, 12, [0, 1], 0), (.email, 12, [0, 2], 0),
        // After the day of the network.
        (.call, 500, [0, 2], 10),
      ])
    var people = PersonTable()
    for number in 0..<5 { people.insert(id: "p\(number)") }
    let network = try SocialNetwork(people: people, history: history, model: .tieDecay, asOf: 100 * Histories.day)
    let report = network.layerReport()
    #expect(report.layers.map(\.name) == ["meeting", "email", "list"])
    #expect(report.layers.map(\.ties) == [1, 2, 2] && report.layers.map(\.ownTies) == [0, 1, 1])
    #expect(report.layers.map(\.people) == [2, 3, 4])
    #expect(report.shared[1] == [1, 2, 1] && report.tieCount == 3)
  }
}
