import GraphAnalytics
import GraphDrawing
import SocialNetworks

extension PlotKind {
  /// Searches that look at more people and ties than this are made from a sample.
  private static let mostWork = 400_000_000

  static let distances = PlotKind(
    name: "distances", summary: "how many ties people are apart"
  ) { request in
    let network = request.network
    let people = network.personCount
    let perSearch = people + 2 * network.tieCount + 1
    let affordable = max(100, mostWork / perSearch)
    var sources = Array(network.allPeople)
    if affordable < people {
      var generator = SeededGenerator(seed: request.seed)
      // The first of a random order.
      for place in 0..<affordable { sources.swapAt(place, place + generator.next(below: people - place)) }
      sources = sources.prefix(affordable).sorted()
      request.notes.note("distances are those from \(affordable) people drawn at random (--seed)")
    }
    let counts = try network.distanceCounts(from: sources, progress: request.notes.progress("distances"))
    let reached = counts.reachablePairCount
    let all = reached + counts.unreachablePairCount
    let columns = counts.pairs.enumerated().dropFirst().map { hops, pairs in
      Plot.Column(
        start: Double(hops) - 0.4, end: Double(hops) + 0.4, high: Double(pairs) / Double(max(1, all)),
        tooltip: "\(AuditWords.counted(hops, "tie")) apart: \(AuditWords.percent(pairs, of: all)) of pairs")
    }
    let last = Double(max(1, counts.pairs.count - 1))
    let highest = columns.map(\.high).max() ?? 1
    let median = counts.median.map { "Half of those within reach are at most \(AuditWords.counted($0, "tie")) apart" }
    let mean = counts.mean.isNaN ? "" : ", the mean is \(PlotWords.short(counts.mean))."
    let unreached =
      counts.unreachablePairCount > 0
      ? " \(AuditWords.percent(counts.unreachablePairCount, of: all)) of pairs do not reach each other." : ""
    return PlotAnswer(
      sheet: PlotSheet(
        title: "How far apart people are",
        caption: "\(request.basis). \(median ?? "Nobody reaches anybody")\(mean)\(unreached)",
        panels: [
          .init(
            "",
            .plot(
              Plot(
                title: "How far apart people are", summary: "The share of pairs at each distance.",
                horizontal: PlotAxis(
                  network.isDirected ? "ties on the way, along their direction" : "ties on the way",
                  holding: [0.4, last + 0.6],
                  ticks: (1...max(1, counts.pairs.count - 1)).prefix(200).map { .init(Double($0), String($0)) }),
                vertical: PlotAxis("share of pairs", holding: [0, highest > 0 ? highest : 1], unit: .percent),
                marks: [.columns(columns, tone: .first, name: "")])))
        ]),
      numbers: Listing(
        columns: ["ties", "pairs", "share"],
        rows: counts.pairs.enumerated().dropFirst().map { hops, pairs in
          [.integer(hops), .integer(pairs), .number(Double(pairs) / Double(max(1, all)))]
        }
          + (counts.unreachablePairCount > 0
            ? [
              [
                .undefined, .integer(counts.unreachablePairCount),
                .number(Double(counts.unreachablePairCount) / Double(all)),
              ]
            ]
            : [])))
  }
}
