/// The looks of the interactive page; nothing in it comes from a drawing.
enum PageStyle {
  /// The whole style sheet: colors of both themes, then the rules.
  static func css(for style: Style, scene: Scene) -> String {
    let own = style.theme == .dark || style.theme == .auto ? Style.Theme.light : style.theme
    let light = variables(of: own, scene: scene)
    let dark = variables(of: .dark, scene: scene)
    return """
      :root{color-scheme:light;\(light);--font:\(Style.fontFamily)}
      :root[data-theme=dark]{color-scheme:dark;\(dark)}
      @media (prefers-color-scheme:dark){:root:not([data-theme]){color-scheme:dark;\(dark)}}
      \(hueRules)
      \(rules)

      """
  }

  private static func variables(of theme: Style.Theme, scene: Scene) -> String {
    let sheet = StyleSheet(style: Style(theme: theme), scene: scene)
    let colors = sheet.colors
    var pairs = [
      ("background", colors.background), ("ink", colors.ink), ("muted", colors.mutedInk), ("route", colors.route),
      ("further", colors.otherRoute),
    ]
    for hue in 0..<hueCount {
      let group = Scene.Hue.numbered(hue, in: colors)
      pairs.append(("g\(hue)", sheet.fill(group)))
      pairs.append(("r\(hue)", sheet.rim(group)))
      pairs.append(("d\(hue)", sheet.fill(group, .dimmed)))
      pairs.append(("q\(hue)", sheet.rim(group, .dimmed)))
      if hue < edgeHueCount { pairs.append(("e\(hue)", sheet.stroke(group))) }
    }
    return pairs.map { "--\($0.0):\($0.1.css)" }.joined(separator: ";")
  }

  /// The palette, the rest, no groups, no group, and the steps of a scale.
  private static let hueCount = 27
  private static let edgeHueCount = 10

  private static var hueRules: String {
    (0..<hueCount).map { hue in
      ".disc.h\(hue){fill:var(--g\(hue));stroke:var(--r\(hue))}.disc.h\(hue).t1{fill:var(--d\(hue));stroke:var(--q\(hue))}"
        + ".swatch.h\(hue){background:var(--g\(hue));border-color:var(--r\(hue))}.hull.h\(hue){fill:var(--g\(hue));stroke:var(--g\(hue))}"
        + (hue < edgeHueCount ? ".line.e\(hue){stroke:var(--e\(hue))}.head.e\(hue){fill:var(--e\(hue))}" : "")
    }.joined(separator: "\n")
  }

  private static let rules = """
    *,*::before,*::after{box-sizing:border-box}
    :root{--unit:1;--line:color-mix(in srgb,var(--ink) 14%,var(--background));
      --tint:color-mix(in srgb,var(--ink) 5%,var(--background))}
    html,body{margin:0;height:100%}
    body{display:grid;grid-template:auto minmax(0,1fr)/minmax(0,1fr);height:100dvh;background:var(--background);
      color:var(--ink);font:14px/1.45 var(--font);-webkit-text-size-adjust:100%}
    bdi{overflow-wrap:anywhere}
    [hidden]{display:none!important}
    .quiet{color:var(--muted)}
    .heard{position:absolute;width:1px;height:1px;margin:-1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
    :focus-visible{outline:2px solid var(--g0);outline-offset:2px}
    #map:focus-visible{outline-offset:-3px}
    button,input,select{font:inherit;color:inherit}
    button{padding:5px 11px;border:1px solid var(--line);border-radius:7px;background:var(--background);cursor:pointer}
    button:hover{background:var(--tint)}
    input[type=search],input[type=text],select{width:100%;padding:7px 11px;border:1px solid var(--line);
      border-radius:7px;background:var(--background)}
    input::placeholder{color:var(--muted);opacity:1}
    input[type=range]{width:100%;margin:6px 0;accent-color:var(--g0)}
    input[type=checkbox]{flex:none;width:15px;height:15px;margin:0;accent-color:var(--g0)}

    header{display:flex;align-items:center;gap:14px 24px;padding:12px 20px;border-bottom:1px solid var(--line)}
    header .heading{flex:1;min-width:0}
    h1{margin:0;font-size:19px;line-height:1.25;letter-spacing:-.01em;overflow-wrap:anywhere}
    .caption{margin:1px 0 0;color:var(--muted);font-size:13px}
    header .find{flex:0 1 320px}
    header .tools{display:flex;gap:6px}

    .find{position:relative}
    .found{position:absolute;z-index:5;top:calc(100% + 4px);left:0;right:0;max-height:320px;margin:0;padding:5px;
      overflow:auto;list-style:none;border:1px solid var(--line);border-radius:9px;background:var(--background);
      box-shadow:0 8px 28px rgb(0 0 0/.16)}
    .found li{display:flex;align-items:baseline;gap:8px;padding:6px 8px;border-radius:6px;cursor:pointer}
    .found li[aria-selected=true]{background:var(--tint)}
    .found li .quiet{margin-left:auto;font-size:12px;white-space:nowrap;overflow:hidden;text-overflow:ellipsis;max-width:45%}

    main{display:grid;grid-template-columns:minmax(0,1fr) 348px;min-height:0}
    .stage{display:flex;flex-direction:column;min-width:0;min-height:0}
    .view{position:relative;flex:1;display:flex;min-height:0}
    #map{position:relative;flex:1;min-width:0;min-height:0;overflow:hidden;touch-action:none;cursor:grab;user-select:none;
      -webkit-user-select:none}
    #map.over{cursor:pointer}
    #map:active{cursor:grabbing}
    #map canvas,#map svg{position:absolute;inset:0;width:100%;height:100%;display:block;pointer-events:none;
      transform-origin:0 0}
    .zoom{position:absolute;right:12px;bottom:12px;display:flex;gap:5px}
    .zoom button{width:34px;height:34px;padding:0;font-size:18px;line-height:1}
    .zoom #zoomfit{font-size:12px}
    #card{position:absolute;z-index:4;max-width:290px;padding:10px 13px;border:1px solid var(--line);border-radius:10px;
      background:var(--background);box-shadow:0 8px 28px rgb(0 0 0/.18);font-size:13px;pointer-events:none}
    #card strong{display:flex;align-items:baseline;gap:7px;font-size:14px}
    #card p{margin:4px 0 0}
    #card .between{padding-top:6px;border-top:1px solid var(--line)}
    #card .evidence{max-height:180px;overflow:hidden}

    #time{display:flex;align-items:center;gap:14px;padding:10px 20px;border-top:1px solid var(--line);font-size:13px}
    #time .when{flex:1;min-width:0}
    #time output{display:block;min-width:13em;font-variant-numeric:tabular-nums}
    #time select{width:auto;padding:5px 8px}
    #play{width:74px}
    #undated:empty{display:none}

    .panel{padding:4px 20px 28px;overflow:auto;border-left:1px solid var(--line);overscroll-behavior:contain}
    .panel section,.panel details{padding:14px 0;border-bottom:1px solid var(--line)}
    .panel>:last-child{border-bottom:0}
    h2{display:flex;flex-wrap:wrap;align-items:baseline;gap:8px;margin:0 0 8px;font-size:18px;line-height:1.3}
    h3,summary{margin:0;font-size:13px;font-weight:bold}
    summary{cursor:pointer;list-style:none}
    summary::-webkit-details-marker{display:none}
    summary::after{content:"";float:right;width:7px;height:7px;margin:5px 3px 0 0;border:solid var(--muted);
      border-width:0 1.5px 1.5px 0;transform:rotate(45deg)}
    details[open]>summary::after{transform:rotate(225deg);margin-top:9px}
    details[open]>summary{margin-bottom:10px}
    #about p{margin:0;color:var(--muted)}
    #about p+p{margin-top:6px}
    #reset{margin-left:8px;color:var(--ink);text-decoration:underline}
    h2 .close{margin-left:auto;padding:0 7px;border:0;font-size:20px;line-height:1;color:var(--muted);align-self:flex-start}
    .swatch{flex:none;display:inline-block;width:10px;height:10px;border:1px solid;border-radius:50%}
    .shades{display:flex;height:12px;margin:4px 0 2px;border-radius:3px;overflow:hidden}
    .shades .swatch{flex:1;width:auto;height:100%;border:0;border-radius:0}
    .range{display:flex;justify-content:space-between;margin:0 0 12px;font-size:12px}
    .facts{display:grid;gap:1px;margin:6px 0}
    .facts div{display:flex;gap:10px;justify-content:space-between}
    .facts dt{flex:none;color:var(--muted)}
    .facts dd{margin:0;text-align:end;overflow-wrap:anywhere}
    .evidence{margin:6px 0 0;padding:0 0 0 15px;color:var(--muted)}
    .evidence:empty{display:none}
    .actions{display:flex;flex-wrap:wrap;gap:6px;margin:10px 0 14px;font-size:13px}
    .actions button{padding:4px 9px}
    button.wide{width:100%;margin-top:10px}
    button.link{display:inline-flex;align-items:baseline;gap:7px;min-width:0;padding:2px 0;border:0;background:none;
      text-align:start;border-radius:4px}
    button.link:hover{text-decoration:underline}
    ol,.list{margin:0;padding:0;list-style:none}
    .ties{margin-top:6px}
    .ties li{padding:5px 0;border-top:1px solid var(--line)}
    .ties li:first-child{border-top:0}
    #everybody li{display:flex;align-items:baseline;gap:8px}
    .ties .row{display:flex;align-items:center;gap:8px}
    .ties .row .link{flex:1}
    .ties p{margin:0 0 0 17px;font-size:12px;line-height:1.4}
    .meter{flex:none;width:56px;height:5px;border-radius:3px;background:var(--line);overflow:hidden}
    .meter span{display:block;height:100%;background:var(--muted)}
    .number{min-width:3.4em;margin-left:auto;color:var(--muted);font-size:12px;text-align:end;
      font-variant-numeric:tabular-nums}

    .ends{display:grid;grid-template-columns:minmax(0,1fr) 34px;gap:6px}
    .ends .find:first-child{grid-area:1/1}
    .ends .find:nth-child(2){grid-area:2/1}
    .ends button{grid-area:1/2/3/3;padding:0}
    .route{margin-top:14px}
    .total{margin:0 0 8px;color:var(--muted)}
    .total strong{color:var(--route);font-size:22px;letter-spacing:-.01em}
    .further .total strong{color:var(--further);font-size:17px}
    .way li{position:relative;padding-left:4px}
    .way .link{font-weight:bold}
    .way .step{display:flex;gap:8px;margin:1px 0 1px 4px;padding:3px 0 3px 14px;border-left:3px solid var(--route);
      font-size:12px}
    .further .way .step{border-color:var(--further)}
    .way .step b{flex:none;color:var(--route)}
    .further .way .step b{color:var(--further)}
    .none{margin:12px 0 0}

    fieldset{min-width:0;margin:0 0 14px;padding:0;border:0}
    legend{padding:0;margin-bottom:4px;color:var(--muted);font-size:12px}
    .checks{display:grid;gap:1px;max-height:236px;overflow:auto}
    .checks label{display:flex;align-items:center;gap:8px;padding:2px 3px;cursor:pointer}
    .value{float:right;color:var(--ink)}
    .keys{display:grid;grid-template-columns:auto 1fr;gap:3px 12px;margin:0;font-size:13px}
    .keys dt{font-variant-numeric:tabular-nums}
    .keys dd{margin:0;color:var(--muted)}
    kbd{padding:0 5px;border:1px solid var(--line);border-radius:4px;font:inherit;font-size:12px}
    .scale{display:flex;flex-wrap:wrap;align-items:center;gap:4px 14px;margin:0 0 12px;font-size:12px}
    .scale svg,.checks svg{display:block;flex:none}
    .checks path{fill:none;stroke:var(--e9);stroke-width:2;stroke-linecap:round}
    .scale span{display:grid;justify-items:center;gap:2px}
    .scale circle{fill:none;stroke:var(--muted);stroke-width:1.2}
    .scale path{fill:none;stroke:var(--e9);stroke-linecap:round}

    .line{fill:none;stroke-linecap:round}
    .head{stroke:none}
    .inferred{stroke-dasharray:calc(6px*var(--unit)) calc(5px*var(--unit))}
    .declared{stroke-dasharray:calc(.1px*var(--unit)) calc(4px*var(--unit))}
    .hull{fill-opacity:.16;stroke-opacity:.5;fill-rule:evenodd;vector-effect:non-scaling-stroke}
    .off{display:none}
    .line.t1,.head.t1{opacity:.16}
    .line.t2,.line.t3{stroke-opacity:.95}
    .top path{fill:none;stroke-linecap:round;stroke-linejoin:round}
    .top .halo{stroke:var(--background)}
    .top .way.first{stroke:var(--route)}
    .top .way.further{stroke:var(--further)}
    .top .tip{stroke:none}
    .top .tip.first{fill:var(--route)}
    .top .tip.further{fill:var(--further)}
    .top .touched{stroke:var(--ink);stroke-opacity:.55}
    .ring{fill:none;stroke:var(--ink);stroke-width:2px;vector-effect:non-scaling-stroke}
    .ring.cursor{stroke:var(--g0);stroke-width:3px}
    .ring.hovered{stroke-width:1.5px}
    .ring.first{stroke:var(--route)}
    .ring.further{stroke:var(--further)}
    .stop{stroke-width:3px;vector-effect:non-scaling-stroke}
    .disc.stop.first{stroke:var(--route)}
    .disc.stop.further{stroke:var(--further)}
    .name{fill:var(--ink);stroke:var(--background);stroke-width:3px;stroke-linejoin:round;paint-order:stroke;
      unicode-bidi:isolate;font-family:var(--font)}
    .name.t1{fill:var(--muted)}
    .bold{font-weight:bold}
    .badge rect{fill:var(--background);stroke:var(--route);stroke-width:1.5}
    .badge text{fill:var(--route);font:bold 12px var(--font);text-anchor:middle}
    .badge.further rect{stroke:var(--further)}
    .badge.further text{fill:var(--further)}

    @media (max-width:820px){
      body{display:block;height:auto}
      header{flex-wrap:wrap;padding:12px 16px}
      header{gap:10px}
      header .heading{flex:1 1 0}
      header .tools button{padding:5px 8px;font-size:13px}
      header .find{flex:1 0 100%;order:3}
      main{display:block}
      .stage{height:62svh;border-bottom:1px solid var(--line)}
      .panel{padding:0 16px 28px;border-left:0;overflow:visible}
      #time{flex-wrap:wrap;gap:4px 12px;padding:8px 16px}
      #time .when{flex:1 0 calc(100% - 90px)}
      #time output{flex:1;min-width:0}
      input[type=search],input[type=text]{font-size:16px}
    }
    @media (prefers-reduced-motion:no-preference){
      .disc{transition:fill .16s,stroke .16s}
      .line{transition:opacity .16s}
    }
    @media (forced-colors:active){.swatch,.meter span{forced-color-adjust:none}}
    @media print{
      body,main{display:block;height:auto}
      header .find,.tools,.zoom,#card,#time,#route .ends,.actions,#filters,#list,#help,#hint,button.wide,
      #route:not(:has(.route)){display:none!important}
      .stage{height:170mm}
      .panel{border:0;overflow:visible}
    }
    """
}

extension Scene.Hue {
  /// A number for the page: 0 to 7 of the palette, 8 for groups beyond it, 9 in drawings without groups, 10 for none,
  /// from 11 the steps of a scale.
  var number: Int {
    switch self {
    case .group(let place): min(place, 7)
    case .rest: 8
    case .plain: 9
    case .unknown: 10
    case .step(let place): 11 + min(place, 15)
    }
  }

  static func numbered(_ number: Int, in colors: Colors) -> Scene.Hue {
    switch number {
    case ..<min(colors.groups.count, 8): .group(number)
    case 9: .plain
    case 10: .unknown
    case 11..<(11 + colors.scale.count): .step(number - 11)
    default: .rest
    }
  }
}
