import GraphDrawing
import SocialNetworks

/// An audit as one page of HTML: no scripts, no requests, light or dark as the reader's system is.
///
/// The page is well-formed XML whatever names hold. Plots are drawn twice, for wide and for narrow screens, and each has
/// its numbers in a table.
struct AuditPage {
  private let words: AuditWords
  private let plots: AuditPlots
  private var audit: NetworkAudit { words.audit }

  init(_ audit: NetworkAudit, of network: SocialNetwork) {
    words = AuditWords(audit: audit, network: network)
    plots = AuditPlots(words: words)
  }

  private static let wide = 720.0
  private static let narrow = 340.0
  private static let rowLimit = 200

  var html: String {
    let title = text(words.title)
    return """
      <!DOCTYPE html>
      <html lang="en" xmlns="http://www.w3.org/1999/xhtml">
      <head>
      <meta charset="utf-8" />
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="referrer" content="no-referrer" />
      <title>\(title)</title>
      <style>
      \(PlotWriter.css)
      \(Self.css)
      </style>
      </head>
      <body>
      <main>
      <h1>How much of this network is real</h1>
      <p class="lead"><bdi>\(title)</bdi></p>
      \(overview)
      \(sections.joined(separator: "\n"))
      \(glossary)
      </main>
      </body>
      </html>

      """
  }

  private func text(_ text: String) -> String { XMLText.content(text) }

  // MARK: parts

  private var overview: String {
    let total = audit.basis.total
    func tile(_ number: String, _ label: String) -> String {
      "<li><strong>\(text(number))</strong> <span>\(text(label))</span></li>"
    }
    var tiles = [
      tile(AuditWords.percent(audit.real, of: total), "of \(AuditWords.counted(total, "tie")) are real"),
      tile(AuditWords.percent(audit.foam, of: total), "are foam: listed, worn off or only concluded"),
      tile(String(audit.places.metThisYear), "were lived face to face this year"),
    ]
    if audit.answers.writtenTies > 0 {
      tiles.append(
        tile(
          AuditWords.percent(audit.answers.answered, of: audit.answers.writtenTies), "of written ties go both ways"))
    }
    return "<ul class=\"tiles\">\n\(tiles.joined(separator: "\n"))\n</ul>"
  }

  private var sections: [String] {
    var sections: [String] = []
    sections.append(
      section(
        "reality", "What holds these ties", chart: plots.reality,
        shows: "Each tie counted once, by the best that is known of it: real ones went both ways or face to face.",
        advice: "Spend time on the real ones; a name in a list cannot be asked for anything."))
    if let plot = plots.strengthByRank {
      sections.append(
        section(
          "rank", "The closest, and how closeness thins out", plot: plot,
          shows: "Every dot is a tie, the strongest on the left. \(layerSentence)",
          advice: "Time is limited: the first five or fifteen get most of it anyway, so choose who they are.",
          rows: strengthRows))
    }
    if audit.places.metEver + audit.places.onlineOnly > 0 {
      sections.append(
        section(
          "places", "From afar and face to face", chart: plots.places,
          shows: "How many ties are lived in the same place, from afar, or both.",
          advice: "A tie that was only ever online becomes another one by meeting once."))
      sections.append(
        section(
          "channels", "By which way", chart: plots.channels,
          shows: "How many ties each way of being in touch holds, and how often it was used.",
          advice: "Where one way carries everything, a change of address or service would cost many ties."))
    }
    if let plot = plots.change {
      sections.append(
        section(
          "change", "What a year did", plot: plot,
          shows: "Ties above the line are stronger than a year ago, those below are wearing off. "
            + AuditWords.sentence(words.change ?? ""),
          advice: "Look below the line on the right: these were strong, and a word now costs little.",
          rows: changeRows))
    }
    if let plot = plots.answers {
      sections.append(
        section(
          "answers", "Sent and answered", plot: plot,
          shows: "On the line both write alike; dots at 0 never got an answer or never gave one. "
            + AuditWords.sentence(words.answers),
          advice: words.isOwn
            ? "Answer those high on the left, who wrote and wait; ask little of those low on the right."
            : "Where one side alone writes, nothing is known of the other: look for what the sources leave out.",
          rows: answerRows))
    }
    if let plot = plots.durability {
      sections.append(
        section(
          "durability", "How old, how silent", plot: plot,
          shows: "Old ties are on the right, silent ones at the top; a tie that has been silent for eight of its usual "
            + "gaps is most likely over. " + AuditWords.sentence(words.durability),
          advice: "Wake the old ones that fell silent: they know other things, and they remember you.",
          rows: durabilityRows))
    }
    sections.append(people)
    return sections
  }

  private var layerSentence: String {
    guard let layers = words.layers else { return "" }
    guard let found = audit.layers else { return "Layers: \(layers)." }
    let band = "The gray band is where dots would lie if nothing but chance spread them."
    return found.isDistinguishable
      ? "\(band) Layers: \(layers)."
      : "\(band) Layers: \(layers). The marks at 5, 15, 50 and 150 are a way of looking, not a law."
  }

  private func section(_ id: String, _ title: String, chart: BarChart, shows: String, advice: String) -> String {
    let rows = chart.rows.map { [$0.name, $0.note] }
    return section(id, title, shows: shows, advice: advice, table: table(["", "ties"], rows, total: rows.count)) {
      PlotWriter(width: $0, id: $1).svg(of: chart)
    }
  }

  private func section(
    _ id: String, _ title: String, plot: Plot, shows: String, advice: String, rows: (head: [String], rows: [[String]])
  ) -> String {
    let numbers = table(rows.head, Array(rows.rows.prefix(Self.rowLimit)), total: rows.rows.count)
    return section(id, title, shows: shows, advice: advice, table: numbers) {
      PlotWriter(width: $0, id: $1).svg(of: plot)
    }
  }

  private func section(
    _ id: String, _ title: String, shows: String, advice: String, table: String, drawing: (Double, String) -> String
  ) -> String {
    """
    <section aria-labelledby="\(id)">
    <h2 id="\(id)">\(text(title))</h2>
    <p>\(text(shows))</p>
    <div class="wide">
    \(drawing(Self.wide, id + "-wide"))</div>
    <div class="narrow">
    \(drawing(Self.narrow, id + "-narrow"))</div>
    <p class="advice">\(text(advice))</p>
    <details><summary>The numbers</summary>
    \(table)
    </details>
    </section>
    """
  }

  private func table(_ head: [String], _ rows: [[String]], total: Int) -> String {
    let heads = head.map { "<th scope=\"col\">\(text($0))</th>" }.joined()
    let body = rows.map { row in
      let cells = row.enumerated().map { place, cell in
        place == 0 ? "<th scope=\"row\"><bdi>\(text(cell))</bdi></th>" : "<td>\(text(cell))</td>"
      }
      return "<tr>\(cells.joined())</tr>"
    }
    let more = total > rows.count ? "\n<p>\(total - rows.count) more are in the JSON of the same audit.</p>" : ""
    return """
      <div class="scroll"><table>
      <thead><tr>\(heads)</tr></thead>
      <tbody>
      \(body.joined(separator: "\n"))
      </tbody>
      </table></div>\(more)
      """
  }

  // MARK: tables

  private func name(_ tie: TieDigest) -> String {
    guard let owner = audit.owner else { return "\(words.name(tie.first)) – \(words.name(tie.second))" }
    return words.name(tie.other(than: owner))
  }

  private var strengthRows: (head: [String], rows: [[String]]) {
    (["", "strength", "kind"], audit.ties.map { [name($0), AuditWords.rounded($0.strength), $0.reality.rawValue] })
  }

  private var changeRows: (head: [String], rows: [[String]]) {
    (
      ["", "a year ago", "today"],
      audit.ties.map { [name($0), AuditWords.rounded($0.earlierStrength ?? 0), AuditWords.rounded($0.strength)] }
    )
  }

  private var answerRows: (head: [String], rows: [[String]]) {
    let written = audit.ties.filter { $0.sent + $0.received > 0 }
    let head = words.isOwn ? ["", "\(words.you) wrote", "the other wrote"] : ["", "one wrote", "the other wrote"]
    return (
      head,
      written.map { tie in
        let counts = tie.written(by: audit.owner ?? tie.first)
        return [name(tie), String(counts.sent), String(counts.received)]
      }
    )
  }

  private var durabilityRows: (head: [String], rows: [[String]]) {
    func day(_ second: Int64?) -> String { second.map { Day(ofSecond: $0).description } ?? "–" }
    return (
      ["", "first", "last", "silent for usual gaps"],
      audit.ties.filter { $0.firstMoment != nil }.map { tie in
        [name(tie), day(tie.firstMoment), day(tie.lastMoment), tie.silence.map { AuditWords.rounded($0.ratio) } ?? "–"]
      }
    )
  }

  private var people: String {
    var parts = ["<section aria-labelledby=\"people\">", "<h2 id=\"people\">What rests on whom</h2>"]
    parts.append("<p>\(text(AuditWords.sentence(words.openness)))</p>")
    if let concentration = words.concentration { parts.append("<p>\(text(AuditWords.sentence(concentration)))</p>") }
    if !audit.carriers.isEmpty {
      let what =
        audit.reachable.map { "Of \($0) people \(words.you) could be introduced to, the best way begins with:" }
        ?? "Of all shortest ways, these lie on the most:"
      parts.append("<p>\(text(what))</p>")
      parts.append(
        table(
          ["", "share"], audit.carriers.map { [words.name($0.person), AuditWords.percent($0.share)] },
          total: audit.carriers.count))
    }
    if !audit.losses.isEmpty {
      parts.append("<p>What would be gone with one person:</p>")
      parts.append(
        table(
          ["", "people out of reach", "share of \(words.your) strength"],
          audit.losses.map { [words.name($0.person), String($0.people), AuditWords.percent($0.strengthShare)] },
          total: audit.losses.count))
    }
    parts.append(
      "<p class=\"advice\">Where one person carries much, get to know somebody behind them; thank them meanwhile.</p>")
    return (parts + ["</section>"]).joined(separator: "\n")
  }

  private var glossary: String {
    let entries = [
      (
        "Tie",
        "what stands between two people: something that happened, or a list that names one as a contact of the other."
      ),
      (
        "Strength",
        "0 to 100 %: how likely a request would be passed on. What happens makes it grow, time wears it off."
      ),
      ("Real", "something dated happened, it went both ways or face to face, and it is not worn off."),
      ("Foam", "a contact in a list with nothing behind it, or what has worn off, or what was only concluded."),
      ("Usual gap", "the mean time between two events of one tie."),
      ("Chance", "the same number of ties, spread by a log-normal law with the same mean and width."),
      ("Constraint", "how far your contacts lead back to each other: low in an open network, high in a village."),
    ]
    let list = entries.map { "<dt>\(text($0.0))</dt><dd>\(text($0.1))</dd>" }.joined(separator: "\n")
    return "<section aria-labelledby=\"words\">\n<h2 id=\"words\">Words</h2>\n<dl>\n\(list)\n</dl>\n</section>"
  }

  private static let css = """
    body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 "Helvetica Neue",Helvetica,Arial,sans-serif}
    main{max-width:720px;margin:0 auto;padding:24px 16px 64px}
    h1{font-size:28px;line-height:1.2;margin:16px 0 8px}
    h2{font-size:20px;line-height:1.3;margin:48px 0 8px}
    p{margin:8px 0 12px;overflow-wrap:anywhere}
    .lead{color:var(--muted)}
    .advice{border-left:3px solid var(--t2);padding-left:12px}
    .tiles{list-style:none;display:flex;flex-wrap:wrap;gap:12px;margin:16px 0;padding:0}
    .tiles li{box-sizing:border-box;flex:1 1 150px;border:1px solid var(--grid);border-radius:8px;padding:12px}
    .tiles strong{display:block;font-size:26px;line-height:1.2}
    .tiles span{color:var(--muted);font-size:14px}
    .narrow{display:none}
    @media(max-width:760px){.wide{display:none}.narrow{display:block}}
    details{margin:8px 0}
    summary{cursor:pointer;color:var(--muted)}
    .scroll{overflow-x:auto}
    table{border-collapse:collapse;font-size:14px;margin:8px 0}
    th,td{border-bottom:1px solid var(--grid);padding:4px 12px 4px 0;text-align:left;font-weight:normal}
    thead th{color:var(--muted)}
    td{font-variant-numeric:tabular-nums}
    dt{font-weight:bold;margin-top:8px}
    dd{margin:0}
    """
}
