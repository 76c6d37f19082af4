/// The elements of the interactive page, before its script fills them.
struct PageMarkup {
  let drawing: Drawing
  let scale: MarkScale
  /// nil where colors are no scale.
  let shadeScale: ShadeScale?

  private func text(_ text: String) -> String { XMLText.content(text) }

  private var title: String { drawing.title.isEmpty ? "Network map" : drawing.title }

  private var caption: String {
    let day = drawing.asOf.map { "as of \($0)" }
    return [drawing.subtitle, drawing.caption, day ?? ""].filter { !$0.isEmpty }.joined(separator: " · ")
  }

  /// All between `<head>` and the data, with the policy that lets in two scripts of text and nothing from elsewhere.
  func head(policy: String, css: String) -> String {
    """
    <head>
    <meta charset="utf-8"/>
    <meta http-equiv="Content-Security-Policy" content="\(XMLText.attribute(policy))"/>
    <meta name="viewport" content="width=device-width, initial-scale=1"/>
    <meta name="referrer" content="no-referrer"/>
    <title>\(text(title))</title>
    <style>\(css)</style>
    </head>

    """
  }

  var body: String {
    """
    <header>
    <div class="heading"><h1 dir="auto">\(text(title))</h1>\(caption.isEmpty ? "" : "<p class=\"caption\" dir=\"auto\">\(text(caption))</p>")</div>
    \(field(id: "search", list: "searchlist", type: "search", label: "Find a person", placeholder: "Find a person"))
    <div class="tools">
    <button type="button" id="theme">Dark</button>
    <button type="button" id="savesvg" aria-label="Save the view as SVG">Save SVG</button>
    <button type="button" id="savepng" aria-label="Save the view as PNG">Save PNG</button>
    </div>
    </header>
    <main>
    <div class="stage">
    <div class="view">
    <div id="map" tabindex="0" role="application" aria-roledescription="network map" aria-label="\(XMLText.attribute(drawing.description))" aria-describedby="help">
    <canvas id="lines" aria-hidden="true" hidden=""></canvas>
    <canvas id="marks" aria-hidden="true" hidden=""></canvas>
    <svg id="drawing" aria-hidden="true"></svg>
    <noscript><p>This map needs JavaScript; it asks for nothing from anywhere.</p></noscript>
    </div>
    <div class="zoom">
    <button type="button" id="zoomin" aria-label="Nearer" title="Nearer (+)">+</button>
    <button type="button" id="zoomout" aria-label="Farther" title="Farther (−)">−</button>
    <button type="button" id="zoomfit" aria-label="The whole map" title="The whole map (0)">All</button>
    </div>
    <div id="card" role="tooltip" hidden=""></div>
    </div>
    <div id="time" role="group" aria-label="Time" hidden="">
    <button type="button" id="play" aria-label="Play">Play</button>
    <div class="when"><label for="day" class="heard">Day</label><input type="range" id="day" step="1"/></div>
    <output id="daytext" for="day"></output>
    <label for="span" class="heard">Which days</label>
    <select id="span">
    <option value="0">everything until then</option>
    <option value="30">30 days</option>
    <option value="90">90 days</option>
    <option value="365">a year</option>
    </select>
    </div>
    </div>
    <aside class="panel" aria-label="Details">
    <section id="about"><p id="hint">Click a person to see their ties, then a second one for the strongest route between them.</p>
    <p><span id="count"></span> <button type="button" id="reset" class="link" hidden="">Show all</button></p></section>
    <section id="subject" hidden=""></section>
    <details id="route" open="">
    <summary>Strongest route</summary>
    <div class="ends">
    \(field(id: "from", list: "fromlist", type: "text", label: "From", placeholder: "From"))
    \(field(id: "to", list: "tolist", type: "text", label: "To", placeholder: "To"))
    <button type="button" id="swap" aria-label="Swap the ends" title="Swap the ends">⇅</button>
    </div>
    <div id="answer"></div>
    </details>
    \(filters)
    <details id="list"><summary>Everybody</summary><ol id="everybody" class="ties"></ol></details>
    <details id="help"><summary>Keys</summary><dl class="keys">
    <dt><kbd>/</kbd></dt><dd>find a person</dd>
    <dt><kbd>arrows</kbd></dt><dd>move the map</dd>
    <dt><kbd>+</kbd> <kbd>−</kbd> <kbd>0</kbd></dt><dd>nearer, farther, all of it</dd>
    <dt><kbd>Shift</kbd> <kbd>arrows</kbd></dt><dd>from person to person</dd>
    <dt><kbd>Enter</kbd></dt><dd>choose; a second one for the route</dd>
    <dt><kbd>Esc</kbd></dt><dd>let go</dd>
    </dl></details>
    </aside>
    </main>
    <p id="live" class="heard" role="status" aria-live="polite"></p>

    """
  }

  private func field(id: String, list: String, type: String, label: String, placeholder: String) -> String {
    """
    <div class="find"><label for="\(id)" class="heard">\(label)</label>\
    <input type="\(type)" id="\(id)" placeholder="\(placeholder)" autocomplete="off" spellcheck="false" role="combobox" \
    aria-autocomplete="list" aria-expanded="false" aria-controls="\(list)"/>\
    <ul id="\(list)" class="found" role="listbox" aria-label="\(label)" hidden=""></ul></div>
    """
  }

  private var filters: String {
    """
    <details id="filters" open="">
    <summary>Colors, sizes and filters</summary>
    <fieldset id="bygroup" hidden=""><legend id="groupname">group</legend><div id="groups" class="checks"></div></fieldset>
    \(shades)\(sizes)
    <fieldset id="bystrength" hidden=""><legend><span id="strengthname">strength</span></legend>
    \(strengths)<label for="least" class="quiet">Show <output id="leasttext" class="value" for="least"></output></label>
    <input type="range" id="least" min="0" max="0" value="0" step="1"/></fieldset>
    <fieldset id="bychannel" hidden=""><legend>channels</legend><div id="channels" class="checks"></div></fieldset>
    <fieldset id="bybasis" hidden=""><legend>what ties rest on</legend><div id="bases" class="checks"></div></fieldset>
    <p id="undated" class="quiet"></p>
    </details>
    """
  }

  /// The scale of colors from its least value to its greatest.
  private var shades: String {
    guard let range = shadeScale else { return "" }
    let steps = (0..<range.stepCount).map { "<span class=\"swatch h\(Scene.Hue.step($0).number)\"></span>" }.joined()
    return """
      <fieldset><legend>\(text(drawing.shadeName ?? "value"))</legend><div class="shades">\(steps)</div>
      <p class="range"><span>\(NumberText.readable(range.least))</span><span>\(NumberText.readable(range.greatest))</span></p>
      </fieldset>

      """
  }

  /// Three discs with their values.
  private var sizes: String {
    guard let greatest = drawing.greatestSize() else { return "" }
    let samples = Legend.samples(upTo: greatest, from: scale.leastTrueSize).map { value in
      let radius = scale.radius(ofSize: value)
      let side = NumberText.fixed(2 * radius + 4)
      let middle = NumberText.fixed(radius + 2)
      return """
        <span><svg width="\(side)" height="\(side)" aria-hidden="true"><circle cx="\(middle)" cy="\(middle)" \
        r="\(NumberText.fixed(radius))"/></svg>\(Legend.text(value))</span>
        """
    }
    if samples.isEmpty { return "" }
    return """
      <fieldset><legend>\(text(drawing.sizeName ?? "size")), by area</legend>
      <div class="scale">\(samples.joined())</div></fieldset>
      """
  }

  /// Three lines with their values.
  private var strengths: String {
    guard scale.strengthsDiffer else { return "" }
    let samples = Legend.samples(upTo: scale.greatestStrength, from: scale.leastStrength).map { value in
      """
      <span><svg width="42" height="10" aria-hidden="true"><path d="M3 5H39" \
      stroke-width="\(NumberText.fixed(scale.width(ofStrength: value), digits: 2))"/></svg>\(Legend.text(value))</span>
      """
    }
    return samples.isEmpty ? "" : "<div class=\"scale\">\(samples.joined())</div>\n"
  }
}
