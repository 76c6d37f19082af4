import GraphAnalytics
import GraphDrawing
import SocialNetworks

extension PlotKind {
  static let degrees = PlotKind(
    name: "degrees", summary: "how many contacts people have, beside a random network of the same size"
  ) { request in
    let network = request.network
    let tails: [(name: String, key: String, tail: TailDistribution, values: [Double])] =
      (network.isDirected
      ? [("ties from a person", "outgoing", Direction.outgoing), ("ties to a person", "incoming", .incoming)]
      : [("people", "any", .any)]).map { name, key, direction in
        let values = network.graph.degree(direction: direction).values
        return (name, key, TailDistribution(values), values)
      }
    let mean = tails[0].tail.mean
    // A tie of a person with themselves is none of these.
    let random = TailDistribution.ofRandomContacts(trials: max(0, network.personCount - 1), mean: mean.isNaN ? 0 : mean)
    let least = 0.5 / Double(max(1, network.personCount))
    let top = tails.compactMap(\.tail.maximum).max() ?? 1
    let bottom = tails.compactMap { series in series.tail.points.first { $0.value > 0 }?.value }.min() ?? 1
    var marks: [Plot.Mark] = [
      .line(
        random.filter { Double($0.contacts) >= bottom && $0.share >= least }.map {
          Plot.Place(Double($0.contacts), $0.share)
        },
        tone: .muted, name: "random network of the same size")
    ]
    for (place, series) in tails.enumerated() {
      marks.append(
        .dots(
          TailDots.dots(of: series.tail, values: series.values, in: network) {
            "\(Cell.text(of: $0)) or more contacts"
          },
          tone: place == 0 ? .first : .second, name: series.name))
    }
    return PlotAnswer(
      sheet: PlotSheet(
        title: network.isDirected ? "Ties from and to people" : "Contacts of people",
        caption: "\(request.basis). \(facts(tails[0].values, tails[0].tail, network))",
        panels: [
          .init(
            "",
            .plot(
              Plot(
                title: "Contacts of people", summary: "The share of people with at least so many contacts.",
                horizontal: PlotAxis("contacts, at least", scale: .logarithmic, holding: [bottom, max(2, top * 1.15)]),
                vertical: PlotAxis("share of people", scale: .logarithmic, holding: [1, least * 1.5], unit: .percent),
                marks: marks)))
        ]),
      numbers: numbers(tails.map { ($0.key, $0.tail) }, random: random))
  }

  private static func facts(_ values: [Double], _ tail: TailDistribution, _ network: SocialNetwork) -> String {
    guard let most = tail.maximum, let median = tail.median else { return "" }
    let alone = values.count { $0 == 0 }
    var text = "Median \(Cell.text(of: median)), mean \(PlotWords.short(tail.mean)), most \(Cell.text(of: most))"
    let top = values.indices.filter { values[$0] == most }
    if most > 0, top.count == 1 { text += " (\(network.name(of: Person(top[0]))))" }
    return text + (alone > 0 ? "; \(alone) with none are left out of the plot." : ".")
  }

  private static func numbers(_ tails: [(String, TailDistribution)], random: [(contacts: Int, share: Double)])
    -> Listing
  {
    var rows: [[Cell]] = []
    for (name, tail) in tails {
      for point in tail.points {
        rows.append([.text(name), .number(point.value), .integer(point.count), .number(point.share)])
      }
    }
    for point in random { rows.append([.text("random"), .integer(point.contacts), .undefined, .number(point.share)]) }
    return Listing(columns: ["direction", "at_least", "people", "share"], rows: rows)
  }
}

/// Tails of distributions as dots on logarithmic axes.
enum TailDots {
  /// A dot for each value above zero, but for those that would lie on the one before; those of few people say who.
  static func dots(
    of tail: TailDistribution, values: [Double], in network: SocialNetwork, words: (Double) -> String
  ) -> [Plot.Dot] {
    var holders: [Double: [Int]] = [:]
    for (person, value) in values.enumerated() where value >= (tail.points.suffix(12).first?.value ?? 0) {
      holders[value, default: []].append(person)
    }
    return kept(tail).enumerated().map { place, point in
      let names = (holders[point.value] ?? []).prefix(3).map { network.name(of: Person($0)) }
      let isLast = point.count <= 3 && names.count == 1
      let share = AuditWords.percent(point.count, of: tail.total)
      return Plot.Dot(
        x: point.value, y: point.share,
        tooltip: "\(words(point.value)): \(point.count), \(share)"
          + (names.isEmpty || point.count > 12 ? "" : ", \(names.joined(separator: ", "))"),
        label: isLast ? names[0] : "")
    }.reversed()
  }

  /// The same without names.
  static func dots(of tail: TailDistribution, words: (Double) -> String) -> [Plot.Dot] {
    kept(tail).map { point in
      .init(
        x: point.value, y: point.share,
        tooltip: "\(words(point.value)): \(point.count), \(AuditWords.percent(point.count, of: tail.total))")
    }
  }

  /// Points above zero that can be told apart on a page.
  private static func kept(_ tail: TailDistribution) -> [TailDistribution.Point] {
    var kept: [TailDistribution.Point] = []
    for point in tail.points where point.value > 0 {
      if let last = kept.last, kept.count > 60, point.value < last.value * 1.03, point.share > last.share * 0.97 {
        continue
      }
      kept.append(point)
    }
    return kept
  }
}
