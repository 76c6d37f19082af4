import GraphDrawing
import SocialNetworks

/// What an audit looks like: each plot as data, ready to be drawn at any width.
struct AuditPlots {
  let words: AuditWords
  private var audit: NetworkAudit { words.audit }

  /// Names of pairs are too long to stand beside dots.
  private var named: Int { words.isOwn ? 14 : 0 }
  private static let drawn = 600

  /// The ties that are drawn: the strongest.
  private var ties: ArraySlice<TieDigest> { audit.ties.prefix(Self.drawn) }

  private func name(_ tie: TieDigest) -> String {
    if let owner = audit.owner { return words.name(tie.other(than: owner)) }
    return "\(words.name(tie.first)) – \(words.name(tie.second))"
  }

  private static func count(_ value: Int) -> PlotAxis.Tick { PlotAxis.Tick(Double(value), String(value)) }

  // MARK: bars

  var reality: BarChart {
    let total = audit.basis.total
    func row(_ name: String, _ count: Int, _ series: Int) -> BarChart.Row {
      let values = (0..<3).map { $0 == series ? Double(count) : 0 }
      return .init(name: name, values: values, note: "\(count), \(AuditWords.percent(count, of: total))")
    }
    return BarChart(
      title: "Ties by what holds them", summary: "\(audit.real) real, \(audit.foam) of foam, of \(total) ties.",
      series: [
        .init(name: "real", tone: .first), .init(name: "one-sided", tone: .second), .init(name: "foam", tone: .muted),
      ],
      rows: [
        row("Real", audit.real, 0), row("One-sided", audit.count(of: .oneSided), 1),
        row("Worn off", audit.count(of: .faded), 2), row("Only in a list", audit.count(of: .listed), 2),
        row("Only concluded", audit.count(of: .concluded), 2),
      ])
  }

  var channels: BarChart {
    let used = audit.channels.filter { $0.ties > 0 }.sorted { left, right in
      (right.channel.isFaceToFace ? 0 : 1, right.ties, left.channel.rawValue)
        < (left.channel.isFaceToFace ? 0 : 1, left.ties, right.channel.rawValue)
    }
    let rows = used.map { use in
      BarChart.Row(
        name: Self.title(of: use.channel),
        values: use.channel.isFaceToFace ? [Double(use.ties), 0] : [0, Double(use.ties)],
        note: "\(AuditWords.counted(use.ties, "tie")), \(AuditWords.counted(use.events, "time"))")
    }
    return BarChart(
      title: "Ties by channel", summary: rows.map { "\($0.name): \($0.note)." }.joined(separator: " "),
      series: [.init(name: "face to face", tone: .second), .init(name: "from afar", tone: .first)], rows: rows)
  }

  var places: BarChart {
    let places = audit.places
    func row(_ name: String, _ values: [Int]) -> BarChart.Row {
      let count = values.reduce(0, +)
      return .init(
        name: name, values: values.map(Double.init),
        note: "\(count), \(AuditWords.percent(count, of: audit.basis.total))")
    }
    return BarChart(
      title: "Where ties are lived", summary: words.faceToFace,
      series: [
        .init(name: "face to face", tone: .second), .init(name: "both", tone: .third),
        .init(name: "from afar", tone: .first),
      ],
      rows: [
        row("Only face to face", [places.faceToFaceOnly, 0, 0]), row("Both", [0, places.both, 0]),
        row("Only from afar", [0, 0, places.onlineOnly]),
      ])
  }

  static func title(of channel: Channel) -> String {
    switch channel {
    case .meeting: "Meetings"
    case .call: "Calls"
    case .video: "Video meetings"
    case .message: "Messages"
    case .email: "E-mail"
    case .event: "Events"
    case .gesture: "Endorsements"
    case .introduction: "Introductions"
    case .favor: "Favors"
    case .invitation: "Invitations"
    }
  }

  // MARK: values against values

  /// A round end of an axis of strengths.
  private static func top(_ highest: Double) -> Double {
    [0.1, 0.2, 0.4, 0.6, 0.8].first { highest <= $0 } ?? 1
  }

  /// Strength by rank, with what chance would give, and the borders of layers where there are any.
  var strengthByRank: Plot? {
    let shown = ties.filter { audit.asOf == nil || $0.reality == .real || $0.reality == .oneSided }
    guard shown.count > 1 else { return nil }
    var marks: [Plot.Mark] = []
    var highest = shown.map(\.strength).max() ?? 1
    if let layers = audit.layers {
      highest = max(highest, layers.chance.map(\.upperBound).max() ?? 1)
      marks.append(
        .band(
          layers.chance.enumerated().map { .init(x: Double($0 + 1), low: $1.lowerBound, high: $1.upperBound) },
          tone: .muted, name: "what chance would give"))
      var last = 0
      for size in layers.sizes.dropLast() {
        last += size
        marks.append(.divider((Double(last) * Double(last + 1)).squareRoot(), label: String(last)))
      }
    }
    marks.append(
      .dots(
        shown.enumerated().map { rank, tie in
          .init(
            x: Double(rank + 1), y: tie.strength,
            tooltip: "\(rank + 1). \(name(tie)): \(AuditWords.rounded(tie.strength))",
            label: rank < min(8, named) ? name(tie) : "")
        }, tone: .first, name: "ties"))
    return Plot(
      title: "Strength by rank", summary: words.layers ?? "The strength of ties, the strongest first.",
      horizontal: PlotAxis(
        "rank, the closest first", scale: .logarithmic, holding: [1, Double(max(5, shown.count))],
        ticks: [1, 2, 5, 15, 50, 150, 500].map { Self.count($0) }),
      vertical: PlotAxis("strength", holding: [0, Self.top(highest)], unit: .percent), marks: marks)
  }

  /// Strength a year ago and today.
  var change: Plot? {
    let known = ties.filter { ($0.earlierStrength ?? 0) >= TieDigest.floor || $0.strength >= TieDigest.floor }
    guard audit.change != nil, known.count > 1 else { return nil }
    let highest = Self.top(known.map { max($0.strength, $0.earlierStrength ?? 0) }.max() ?? 1)
    func step(_ tie: TieDigest) -> Double { tie.strength - (tie.earlierStrength ?? 0) }
    let telling = Set(
      known.indices.sorted { (-abs(step(known[$0])), $0) < (-abs(step(known[$1])), $1) }.prefix(named))
    func dots(_ isWanted: (TieDigest) -> Bool) -> [Plot.Dot] {
      known.indices.filter { isWanted(known[$0]) }.map { place in
        let tie = known[place]
        return .init(
          x: tie.earlierStrength ?? 0, y: tie.strength,
          tooltip:
            "\(name(tie)): \(AuditWords.rounded(tie.earlierStrength ?? 0)) then, \(AuditWords.rounded(tie.strength)) now",
          label: telling.contains(place) ? name(tie) : "")
      }
    }
    return Plot(
      title: "Strength a year ago and today", summary: words.change ?? "",
      horizontal: PlotAxis("strength a year ago", holding: [0, highest], unit: .percent),
      vertical: PlotAxis("strength today", holding: [0, highest], unit: .percent),
      marks: [
        .slope(1, label: "as a year ago"), .dots(dots { step($0) >= 0 }, tone: .first, name: "stronger"),
        .dots(dots { step($0) < 0 }, tone: .second, name: "weaker"),
      ])
  }

  /// Written and answered, with a place for nothing on logarithmic axes.
  var answers: Plot? {
    let source = audit.owner
    let known = ties.filter { $0.sent + $0.received > 0 }
    guard known.count > 1 else { return nil }
    func place(_ count: Int) -> Double { count == 0 ? 0.5 : Double(count) }
    var labels = 0
    let dots = known.map { tie in
      let written = tie.written(by: source ?? tie.first)
      let isOneSided = written.sent == 0 || written.received == 0
      labels += 1
      return (
        isOneSided,
        Plot.Dot(
          x: place(written.sent), y: place(written.received),
          tooltip: "\(name(tie)): \(written.sent) sent, \(written.received) received",
          label: labels <= named ? name(tie) : "")
      )
    }
    let most = Double(max(10, known.map { max($0.sent, $0.received) }.max() ?? 0))
    let ticks =
      [PlotAxis.Tick(0.5, "0")] + [1, 3, 10, 30, 100, 300, 1_000, 3_000, 10_000].map { Self.count($0) }
    return Plot(
      title: "Sent and answered", summary: words.answers,
      horizontal: PlotAxis(
        words.isOwn ? "\(words.you) wrote" : "one wrote", scale: .logarithmic, holding: [0.4, most * 1.2], ticks: ticks),
      vertical: PlotAxis(
        words.isOwn ? "the others wrote" : "the other wrote", scale: .logarithmic, holding: [0.4, most * 1.2],
        ticks: ticks),
      marks: [
        .slope(1, label: "in balance"), .dots(dots.filter { !$0.0 }.map(\.1), tone: .first, name: "both ways"),
        .dots(dots.filter(\.0).map(\.1), tone: .second, name: "one way only"),
      ])
  }

  /// How old ties are against how long they have been silent.
  var durability: Plot? {
    guard let now = audit.seenUntil else { return nil }
    let known = ties.filter { $0.firstMoment != nil }
    guard known.count > 1 else { return nil }
    func days(_ second: Int64?) -> Double { max(0.5, Double(now - (second ?? now)) / 86_400) }
    let telling = Set(known.indices.prefix(named))
    func dots(_ state: Silence.State?) -> [Plot.Dot] {
      known.indices.filter { known[$0].silence?.state == state }.map { place in
        let tie = known[place]
        let (age, silence) = (days(tie.firstMoment), days(tie.lastMoment))
        return .init(
          x: age, y: silence,
          tooltip: "\(name(tie)): known for \(AuditWords.days(age)), last \(AuditWords.days(silence)) ago",
          label: telling.contains(place) ? name(tie) : "")
      }
    }
    let ticks = [
      PlotAxis.Tick(0.5, "today"), .init(1, "1 day"), .init(7, "1 week"), .init(30.44, "1 month"),
      .init(91.3, "3 months"),
      .init(365.25, "1 year"), .init(1_095.75, "3 years"), .init(3_652.5, "10 years"), .init(10_957.5, "30 years"),
    ]
    let ages = known.map { days($0.firstMoment) }
    let (youngest, oldest) = ((ages.min() ?? 1) / 1.3, max(60, ages.max() ?? 0) * 1.3)
    return Plot(
      title: "Age and silence", summary: words.durability,
      horizontal: PlotAxis("since the first contact", scale: .logarithmic, holding: [youngest, oldest], ticks: ticks),
      vertical: PlotAxis("since the last contact", scale: .logarithmic, holding: [0.4, oldest], ticks: ticks),
      marks: [
        .dots(dots(.usual), tone: .first, name: "in its rhythm"),
        .dots(dots(.alert), tone: .second, name: "silent for 4 usual gaps"),
        .dots(dots(.ended), tone: .alert, name: "silent for 8"),
        .dots(dots(nil), tone: .muted, name: "no rhythm known"),
      ])
  }
}
