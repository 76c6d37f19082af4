import GraphDrawing
import SocialNetworks

extension PlotKind {
  static let activity = PlotKind(
    name: "activity", summary: "how much happened between people, week by week or by another period (--period)"
  ) { request in
    guard let report = try request.network.activity(by: request.period) else {
      throw CommandError.data("nothing in this network has a date, so there is no activity to plot")
    }
    let spans = report.spans
    let contacts = spans.reduce(0) { $0 + $1.contacts }
    let word = report.period.rawValue
    func columns(_ low: (ActivityReport.Span) -> Int, _ count: (ActivityReport.Span) -> Int) -> [Plot.Column] {
      spans.filter { count($0) > 0 }.map { span in
        .init(
          start: Double(span.start.number), end: Double(span.end.number), low: Double(low(span)),
          high: Double(low(span) + count(span)),
          tooltip: "\(word) from \(span.start): \(span.faceToFace) face to face, \(span.fromAfar) from afar, "
            + "\(AuditWords.counted(span.ties, "pair"))")
      }
    }
    let busiest = spans.max { ($0.contacts, $1.start) < ($1.contacts, $0.start) }
    let peak = busiest.map { " Most in the \(word) from \($0.start): \($0.contacts)." } ?? ""
    let plot = Plot(
      title: "Contact over time", summary: "Contacts between two people, by \(word).",
      horizontal: PlotAxis(
        "", holding: [Double(spans.first?.start.number ?? 0), Double(spans.last?.end.number ?? 1)],
        ticks: ticks(from: spans.first?.start, to: spans.last?.end)),
      vertical: PlotAxis(
        "contacts in a \(word)", holding: [0, 1.05 * Double(max(1, spans.map(\.contacts).max() ?? 1))]),
      marks: [
        .columns(columns({ _ in 0 }, { $0.faceToFace }), tone: .second, name: "face to face"),
        .columns(columns({ $0.faceToFace }, { $0.fromAfar }), tone: .first, name: "from afar"),
      ])
    return PlotAnswer(
      sheet: PlotSheet(
        title: "Contact over time",
        caption: "\(AuditWords.counted(contacts, "contact")) between two people, by \(word).\(peak) What several did "
          + "together counts for each two who met or wrote.",
        panels: [.init("", .plot(plot))]),
      numbers: Listing(
        columns: ["start", "end", "contacts", "face_to_face", "from_afar", "pairs"],
        rows: spans.map { span in
          [
            .text(span.start.description), .text(Day(number: span.end.number - 1).description),
            .integer(span.contacts), .integer(span.faceToFace), .integer(span.fromAfar), .integer(span.ties),
          ]
        }))
  }

  private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

  /// Years where there are several, else quarters or months or days, at their first day.
  private static func ticks(from start: Day?, to end: Day?) -> [PlotAxis.Tick] {
    guard let start, let end, start < end else { return [] }
    let days = end.number - start.number
    let (from, to) = (start.components.year, end.components.year)
    if days <= 62 {
      return stride(from: start.number, to: end.number, by: days <= 14 ? 1 : 7).map { number in
        let (_, month, day) = Day(number: number).components
        return PlotAxis.Tick(Double(number), "\(day) \(months[month - 1])")
      }
    }
    let step = days <= 200 ? 1 : days <= 1200 ? 3 : 12
    let years = max(1, (to - from) / 12)
    var ticks: [PlotAxis.Tick] = []
    for year in stride(from: from, through: to, by: step < 12 ? 1 : years) {
      for month in stride(from: 1, through: 12, by: step) {
        guard let day = Day(year: year, month: month, day: 1), day >= start, day <= end else { continue }
        // The first of a year is called by it.
        let text =
          month == 1 || step == 12 ? "\(year)" : months[month - 1] + (ticks.isEmpty ? " \(year)" : "")
        ticks.append(.init(Double(day.number), text))
      }
    }
    return ticks
  }
}
