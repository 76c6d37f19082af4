import Foundation
import GraphDrawing
import SocialNetworks

extension PlotKind {
  static let decay = PlotKind(
    name: "decay", summary: "how ties wear off by the model of tie strength, and how strong silent ties are here"
  ) { request in
    let network = request.network
    let silences = network.silences()
    if silences.isEmpty { request.notes.note("nothing here has a date, so only the model is drawn") }
    let longest = max(3 * 365.25, silences.last?.days ?? 0)
    let days = (0...120).map { place in
      // Equal steps on a logarithmic axis, from half a day.
      0.5 * pow(longest / 0.5, Double(place) / 120)
    }
    var marks: [Plot.Mark] = []
    var rows: [[Cell]] = []
    if !silences.isEmpty { marks.append(dots(silences, network)) }
    for curve in DecayCurve.all {
      let strengths = request.model.fading(after: curve.pattern, days: days)
      marks.append(.line(zip(days, strengths).map { .init($0, $1) }, tone: curve.tone, name: curve.name))
      for (day, strength) in zip(days, strengths) {
        rows.append([.text(curve.name), .undefined, .undefined, .number(day), .number(strength)])
      }
    }
    for silence in silences {
      rows.append([
        .text("tie"), .text(network.id(of: silence.first)), .text(network.id(of: silence.second)),
        .number(silence.days), .number(silence.strength),
      ])
    }
    let basis =
      silences.isEmpty
      ? "The model is \(request.model.name)."
      : "\(AuditWords.counted(silences.count, "dated tie"))\(network.day.map { " as of \($0)" } ?? ""); the model is "
        + "\(request.model.name)."
    return PlotAnswer(
      sheet: PlotSheet(
        title: "How ties wear off", caption: "\(basis) \(halving(request.model))",
        panels: [
          .init(
            "",
            .plot(
              Plot(
                title: "How ties wear off", summary: "Strength against the time since the last contact.",
                horizontal: PlotAxis(
                  "since the last contact", scale: .logarithmic, holding: [0.5, longest], ticks: DecayCurve.ticks),
                vertical: PlotAxis("strength", holding: [0, 1], unit: .percent), marks: marks)))
        ]),
      numbers: Listing(columns: ["what", "source", "target", "days", "strength"], rows: rows))
  }

  private static func dots(_ silences: [TieSilence], _ network: SocialNetwork) -> Plot.Mark {
    // Those drawn are the strongest; those named stand out from what the time of silence makes usual.
    let drawn = silences.sorted { (-$0.strength, $0.days, $0.first) < (-$1.strength, $1.days, $1.first) }.prefix(600)
    func name(_ silence: TieSilence) -> String {
      if silence.first == network.owner { return network.name(of: silence.second) }
      if silence.second == network.owner { return network.name(of: silence.first) }
      return "\(network.name(of: silence.first)) – \(network.name(of: silence.second))"
    }
    return .dots(
      drawn.enumerated().map { place, silence in
        .init(
          x: max(0.5, silence.days), y: silence.strength,
          tooltip: "\(name(silence)): \(PlotWords.short(silence.strength)), last "
            + "\(AuditWords.days(silence.days)) ago",
          label: network.owner != nil && place < 16 ? name(silence) : "")
      }, tone: .muted, name: "ties of this network")
  }

  /// When the strongest curve has lost half of what it began with.
  private static func halving(_ model: TieStrengthModel) -> String {
    guard let curve = DecayCurve.all.last else { return "" }
    let days = (0...4000).map { Double($0) }
    let strengths = model.fading(after: curve.pattern, days: days)
    guard let half = strengths.firstIndex(where: { 2 * $0 <= strengths[0] }), strengths[0] > 0 else { return "" }
    return "After \(curve.name) a tie is at \(AuditWords.percent(strengths[0])), and at half of that after "
      + "\(AuditWords.days(days[half])) of silence."
  }
}

/// Kinds of contact whose fading is drawn.
private struct DecayCurve {
  let name: String
  let pattern: ContactPattern
  let tone: Plot.Tone

  static let all: [DecayCurve] = [
    .init(name: "one meeting", pattern: ContactPattern(.meeting, times: 1), tone: .third),
    .init(
      name: "a year of monthly meetings", pattern: ContactPattern(.meeting, times: 12, everyDays: 30), tone: .second),
    .init(name: "a year of weekly meetings", pattern: ContactPattern(.meeting, times: 52, everyDays: 7), tone: .first),
  ]

  static let ticks: [PlotAxis.Tick] = [
    .init(1, "1 day"), .init(7, "1 week"), .init(30.44, "1 month"), .init(91.3, "3 months"), .init(365.25, "1 year"),
    .init(1_095.75, "3 years"), .init(3_652.5, "10 years"), .init(10_957.5, "30 years"),
  ]
}
