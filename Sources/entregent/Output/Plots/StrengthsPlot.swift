import GraphAnalytics
import GraphDrawing
import SocialNetworks

extension PlotKind {
  static let strengths = PlotKind(
    name: "strengths", summary: "how strong ties are, and how much strength people have in all"
  ) { request in
    let network = request.network
    let (graph, note) = try network.strengths()
    if let note { request.notes.note(note) }
    let people = graph.strength().values
    // Distances are the only values that are converted.
    let ties = network.tieList.map { note == nil ? $0.value : 1 / $0.value }
    let (ofPeople, ofTies) = (TailDistribution(people), TailDistribution(ties))
    if !network.hasTieValues { request.notes.note("these ties have no values, so each counts 1") }
    func plot(_ tail: TailDistribution, _ dots: [Plot.Dot], across: String, up: String) -> PlotSheet.Drawing {
      let shown = tail.points.filter { $0.value > 0 }
      return .plot(
        Plot(
          title: across, summary: "The \(up) with at least so much.",
          horizontal: PlotAxis(
            "\(across), at least", scale: .logarithmic,
            holding: shown.map(\.value) + [(tail.maximum ?? 1) * 1.15]),
          vertical: PlotAxis(
            up, scale: .logarithmic, holding: [1, 0.75 / Double(max(2, tail.total))], unit: .percent),
          marks: [.dots(dots, tone: .first, name: "")]))
    }
    let unit = network.rules.tieValues == .probability ? "as a probability" : ""
    let words = { (value: Double) in "\(PlotWords.short(value)) or more" }
    return PlotAnswer(
      sheet: PlotSheet(
        title: "Strength of ties and people",
        caption: "\(request.basis). \(facts("Ties", ofTies)) \(facts("People", ofPeople))",
        panels: [
          .init(
            "Ties",
            plot(
              ofTies, TailDots.dots(of: ofTies, words: words),
              across: unit.isEmpty ? "strength of a tie" : "strength of a tie \(unit)", up: "share of ties")),
          .init(
            "People",
            plot(
              ofPeople, TailDots.dots(of: ofPeople, values: people, in: network, words: words),
              across: "sum over the ties of a person", up: "share of people")),
        ]),
      numbers: Listing(
        columns: ["of", "at_least", "count", "share"],
        rows: [("ties", ofTies), ("people", ofPeople)].flatMap { name, tail in
          tail.points.map { [.text(name), .number($0.value), .integer($0.count), .number($0.share)] }
        }))
  }

  private static func facts(_ what: String, _ tail: TailDistribution) -> String {
    guard let median = tail.median, let most = tail.maximum else { return "" }
    let none = tail.points.first.map { $0.value <= 0 } ?? false
    return "\(what): median \(PlotWords.short(median)), most \(PlotWords.short(most))"
      + (none ? "; what is zero or less has no place here." : ".")
  }
}
