import Foundation
import GraphDrawing
import TestSupport
import Testing

/// Real clicks and keys on the page in a browser.
@Suite(.serialized, .enabled(if: Browser.path != nil, Comment(rawValue: Browser.isMissing)))
struct PageInteractionTests {
  private static func browser(
    _ drawing: Drawing = PageSamples.circle(), width: Int = 1400, height: Int = 900
  ) throws -> Browser {
    let browser = try Browser(width: width, height: height)
    try browser.open(try PageSamples.page(of: drawing))
    return browser
  }

  private static let said = "document.getElementById('live').textContent"
  private static func count(_ selector: String) -> String { "document.querySelectorAll(\"\(selector)\").length" }
  private static let shownLines = count(".line:not(.off)")
  private static let people = "[...document.querySelectorAll('#answer .link')].map((x) => x.textContent).join(' > ')"

  @Test func searchForgivesCaseAndAccentsAndCentersThePerson() throws {
    let browser = try Self.browser()
    try browser.press("/")
    try browser.type("angstrom eric")
    #expect(try browser.number(of: Self.count("#searchlist [role=option]")) == 1)
    try browser.press("Enter")
    try browser.rest()
    #expect(try browser.text(of: "document.querySelector('#subject h2 bdi').textContent") == "Éric Ångström")
    #expect(try browser.text(of: Self.said).hasPrefix("Éric Ångström, 3 ties"))
    // A second, close by: zoomed in first, so that the map has to move.
    for _ in 0..<6 { try browser.click("#zoomin") }
    try browser.press("/")
    try browser.type("luczak")
    try browser.press("Enter")
    try browser.rest()
    let map = try browser.place(of: "#map")
    let disc = try browser.place(of: "#v1")
    #expect(abs(map.x - disc.x) < 3 && abs(map.y - disc.y) < 3)
    try browser.press("/")
    try browser.type("nobody at all")
    #expect(try browser.text(of: Self.said) == "Nobody of that name.")
    #expect(browser.problems == [])
  }

  @Test func pointerShowsWhatIsKnownOfPeopleAndTies() throws {
    let browser = try Self.browser()
    try browser.point(at: browser.place(of: "#v3"))
    let person = try browser.text(of: "document.getElementById('card').textContent")
    for fact in ["Ben", "side", "north", "degree", "town", "Lyon", "3 ties"] {
      #expect(person.contains(fact), "\(fact)")
    }
    let (a, b) = (try browser.place(of: "#v1"), try browser.place(of: "#v2"))
    try browser.point(at: ((a.x + b.x) / 2, (a.y + b.y) / 2))
    let tie = try browser.text(of: "document.getElementById('card').textContent")
    for fact in ["Søren Łuczak", "Ana", "closeness", "0.35", "email, call", "declared", "2024-10-19", "met 2 times"] {
      #expect(tie.contains(fact), "\(fact) in \(tie)")
    }
    try browser.point(at: browser.place(of: "h1"))
    #expect(try browser.value(of: "document.getElementById('card').hidden") as? Bool == true)
    #expect(browser.problems == [])
  }

  @Test func clickMakesNeighborsStandOutAndListsTies() throws {
    let browser = try Self.browser()
    try browser.click(at: browser.place(of: "#v0"))
    #expect(try browser.number(of: Self.count(".disc.t3")) == 1)
    #expect(try browser.number(of: Self.count(".discs .disc.t2")) == 3)
    #expect(try browser.number(of: Self.count(".discs .disc.t1")) == 8)
    #expect(try browser.number(of: Self.count("#subject .ties li")) == 3)
    #expect(try browser.text(of: "document.querySelector('#subject .ties .link').textContent") == "Dmitri")
    try browser.press("Escape")
    #expect(try browser.number(of: Self.count(".disc.t1")) == 0)
    #expect(browser.problems == [])
  }

  @Test func twoClicksGiveTheRouteWithItsSteps() throws {
    let browser = try Self.browser()
    try browser.click(at: browser.place(of: "#v0"))
    try browser.click(at: browser.place(of: "#v4"))
    // 0.9 × 0.5 by the spoke to 5 beats 0.3 × 0.35 × 0.4 × 0.45.
    #expect(try browser.text(of: Self.people) == "Éric Ångström > Dmitri > Chloé")
    #expect(abs(try browser.number(of: "Number(document.querySelector('.total').dataset.value)") - 0.45) < 1e-12)
    #expect(try browser.text(of: "document.querySelector('.total').textContent") == "45 % in 2 steps")
    let steps = "[...document.querySelectorAll('.badge')].map((x) => x.textContent).sort().join(' ')"
    #expect(try browser.text(of: steps) == "50 % 90 %")
    // A third click begins anew.
    try browser.rest()
    try browser.click(at: browser.place(of: "#v5"))
    #expect(try browser.number(of: Self.count(".way")) == 0)
    #expect(browser.problems == [])
  }

  @Test(arguments: [Drawing.Direction.undirected, .directed])
  func routesAreThoseOfTheLibrary(direction: Drawing.Direction) throws {
    let (drawing, answers) = PageRoutes.random(seed: 1, direction: direction)
    let browser = try Browser()
    try browser.open(try PageSamples.page(of: drawing))
    for answer in answers {
      try browser.click("#from")
      try browser.type("P\(answer.start)x")
      try browser.press("Enter")
      try browser.click("#to")
      try browser.type("P\(answer.end)x")
      try browser.press("Enter")
      try browser.rest()
      let found = try browser.text(of: Self.people)
      #expect(found == answer.people.map { "P\($0)x" }.joined(separator: " > "))
      if !answer.people.isEmpty {
        let value = try browser.number(of: "Number(document.querySelector('.total').dataset.value)")
        #expect(abs(value - answer.probability) < 1e-12)
      }
      _ = try browser.value(of: "document.querySelector('#answer button.wide')?.click()")
    }
    #expect(browser.problems == [])
  }

  @Test func everyFilterHidesItsTies() throws {
    let browser = try Self.browser()
    let all = try browser.number(of: Self.shownLines)
    #expect(all == 15)
    func box(_ list: String, _ place: Int) -> String { "#\(list) label:nth-child(\(place)) input" }
    try browser.click(box("groups", 1))
    #expect(try browser.number(of: Self.count(".discs .disc:not(.off)")) == 5)
    #expect(try browser.number(of: Self.shownLines) == 4)
    #expect(try browser.text(of: Self.said) == "5 of 12 people, 4 of 15 ties shown.")
    try browser.click("#reset")
    #expect(try browser.number(of: Self.shownLines) == all)
    // meeting, email, call, none known
    try browser.click(box("channels", 1))
    #expect(try browser.number(of: Self.shownLines) == 6)
    try browser.click(box("channels", 4))
    #expect(try browser.number(of: Self.shownLines) == 3)
    try browser.click(box("channels", 2))
    #expect(try browser.number(of: Self.shownLines) == 3)
    try browser.click(box("channels", 3))
    #expect(try browser.number(of: Self.shownLines) == 0)
    try browser.click("#reset")
    // observed, declared, inferred
    try browser.click(box("bases", 3))
    #expect(try browser.number(of: Self.shownLines) == 11)
    try browser.click("#reset")
    _ = try browser.value(of: "document.getElementById('least').focus()")
    try browser.press("End")
    #expect(try browser.number(of: Self.shownLines) == 3)
    #expect(try browser.text(of: "document.getElementById('leasttext').textContent") == "at least 0.9")
    try browser.press("Home")
    #expect(try browser.number(of: Self.shownLines) == all)
    #expect(browser.problems == [])
  }

  @Test func routesGoThroughWhatIsShown() throws {
    let browser = try Self.browser()
    try browser.click(at: browser.place(of: "#v0"))
    try browser.click(at: browser.place(of: "#v5"))
    #expect(try browser.text(of: Self.people) == "Éric Ångström > Dmitri")
    try browser.click("#channels label:nth-child(1) input")
    #expect(try browser.text(of: "document.querySelector('#answer').textContent").contains("no way"))
    #expect(browser.problems == [])
  }

  @Test func timeSliderShowsWhatWasSeenUntilThen() throws {
    let browser = try Self.browser()
    _ = try browser.value(of: "document.getElementById('day').focus()")
    try browser.press("Home")
    #expect(try browser.text(of: "document.getElementById('daytext').textContent") == "up to 2024-10-04")
    #expect(try browser.number(of: Self.shownLines) == 1)
    for _ in 0..<10 { try browser.press("ArrowRight") }
    #expect(try browser.number(of: Self.shownLines) == 2)
    try browser.press("End")
    #expect(try browser.number(of: Self.shownLines) == 15)
    #expect(try browser.text(of: "document.getElementById('undated').textContent").hasPrefix("1 tie without a date"))
    _ = try browser.value(
      of:
        "(() => { const s = document.getElementById('span'); s.value = '30'; s.dispatchEvent(new Event('change')); })()"
    )
    // The spokes alone were seen in the last thirty days.
    #expect(try browser.number(of: Self.shownLines) == 3)
    _ = try browser.value(of: "document.getElementById('day').focus()")
    for _ in 0..<8 { try browser.press("ArrowLeft") }
    try browser.click("#play")
    try browser.wait(for: "\(Self.said).startsWith('Played to')")
    #expect(browser.problems == [])
  }

  @Test func keysAloneReachEverything() throws {
    let browser = try Self.browser()
    _ = try browser.value(of: "document.getElementById('map').focus()")
    let before = try browser.place(of: "#v0")
    try browser.press("ArrowRight")
    try browser.rest()
    #expect(abs(try browser.place(of: "#v0").x - (before.x - 70)) < 1)
    try browser.press("+")
    try browser.rest()
    #expect(try browser.number(of: "Number(document.getElementById('map').dataset.scale)") > 1.3)
    try browser.press("0")
    try browser.rest()
    #expect(abs(try browser.place(of: "#v0").x - before.x) < 1)
    try browser.press("ArrowUp", shift: true)
    try browser.rest()
    #expect(try browser.number(of: Self.count(".ring.cursor")) == 1)
    #expect(try browser.value(of: "document.getElementById('card').hidden") as? Bool == false)
    #expect(try browser.text(of: Self.said).contains("town"))
    try browser.press("Enter")
    #expect(try browser.number(of: Self.count("#subject .ties li")) >= 2)
    try browser.press("ArrowRight", shift: true)
    try browser.press("Enter")
    try browser.rest()
    #expect(try browser.text(of: Self.people).contains(" > "))
    // Every control can be reached and has a name.
    let nameless = """
      [...document.querySelectorAll('button, input, select')].filter((x) => !x.hidden && !(x.textContent.trim()
        || x.getAttribute('aria-label') || x.labels?.length)).map((x) => x.outerHTML).join()
      """
    #expect(try browser.text(of: nameless) == "")
    #expect(browser.problems == [])
  }

  @Test func wheelZoomsAndPointerDrags() throws {
    let browser = try Self.browser()
    let map = try browser.place(of: "#map")
    let before = try browser.place(of: "#v2")
    try browser.wheel(at: before, by: -200)
    let near = try browser.place(of: "#v2")
    #expect(abs(near.x - before.x) < 1.5 && abs(near.y - before.y) < 1.5)
    #expect(try browser.number(of: "Number(document.getElementById('map').dataset.scale)") > 1.4)
    try browser.drag(from: map, to: (map.x + 120, map.y - 40))
    let after = try browser.place(of: "#v2")
    #expect(abs(after.x - near.x - 120) < 6 && abs(after.y - near.y + 40) < 6)
    // A drag is no click.
    #expect(try browser.value(of: "document.getElementById('subject').hidden") as? Bool == true)
    #expect(browser.problems == [])
  }

  @Test func savedViewsAreWellFormedAndComplete() throws {
    var generator = HostileText(seed: 21)
    var drawing = HTMLWriterTests.hostile(generator.next(40))
    drawing.routes = [.init(vertices: [0, 1, 2])]
    let browser = try Self.browser(drawing)
    try browser.click("#savesvg")
    let svg = MarkupReader(String(decoding: try browser.saved("svg"), as: UTF8.self))
    #expect(svg.faults == [])
    #expect(svg.activeContent(allowed: ["svg", "title", "desc", "rect", "g", "path", "circle", "text"]) == [])
    #expect(svg.elements.count { $0.name == "circle" } >= 40)
    try browser.click("#savepng")
    #expect(Array(try browser.saved("png").prefix(8)) == [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
    #expect(browser.problems == [])
  }

  @Test func hostileNamesDoNothing() throws {
    var generator = HostileText(seed: 31)
    let browser = try Self.browser(HTMLWriterTests.hostile(generator.next(160)))
    try browser.point(at: browser.place(of: "#v40"))
    try browser.click(at: browser.place(of: "#v40"))
    try browser.press("/")
    try browser.type("alert")
    _ = try browser.value(of: "document.getElementById('list').open = true")
    try browser.rest()
    #expect(try browser.number(of: Self.count("script, img, iframe, a, object, embed")) == 2)
    #expect(browser.problems == [])
  }

  @Test func themeFollowsTheSystemUntilChosen() throws {
    let browser = try Self.browser()
    let theme = "document.documentElement.dataset.theme"
    let ground = "getComputedStyle(document.body).backgroundColor"
    #expect(try browser.text(of: theme) == "light")
    let light = try browser.text(of: ground)
    try browser.prefer(["prefers-color-scheme": "dark"])
    try browser.rest()
    #expect(try browser.text(of: theme) == "dark")
    #expect(try browser.text(of: ground) != light)
    try browser.click("#theme")
    #expect(try browser.text(of: ground) == light)
    #expect(browser.problems == [])
  }

  @Test func narrowScreensShowEverythingWithoutSidewaysScrolling() throws {
    let browser = try Self.browser(width: 390, height: 844)
    #expect(try browser.number(of: "document.documentElement.scrollWidth") <= 390)
    let before = try browser.number(of: "Number(document.getElementById('map').dataset.scale)")
    let map = try browser.place(of: "#map")
    func touch(_ type: String, _ away: Double) throws {
      let points =
        type == "touchEnd"
        ? [] : [["x": map.x - away, "y": map.y, "id": 0], ["x": map.x + away, "y": map.y, "id": 1]]
      try browser.send("Input.dispatchTouchEvent", ["type": type, "touchPoints": points])
    }
    try browser.send("Emulation.setTouchEmulationEnabled", ["enabled": true, "maxTouchPoints": 2])
    try touch("touchStart", 30)
    for away in [40.0, 55, 70, 90] { try touch("touchMove", away) }
    try touch("touchEnd", 90)
    try browser.rest()
    #expect(try browser.number(of: "Number(document.getElementById('map').dataset.scale)") > 2 * before)
    #expect(browser.problems == [])
  }

  @Test func largeMapsAreDrawnOnCanvasAndStaySmooth() throws {
    let laidOut = try PageSamples.crowd(20_000, edgesEach: 3)
    let browser = try Browser()
    try browser.open(HTMLWriter().html(of: laidOut))
    #expect(try browser.text(of: "document.getElementById('map').dataset.drawing") == "canvas")
    let frames = """
      new Promise((done) => {
        const map = document.getElementById('map');
        const times = [];
        let last = performance.now();
        const step = () => {
          const now = performance.now();
          times.push(now - last);
          last = now;
          map.dispatchEvent(new KeyboardEvent('keydown', { key: times.length % 2 ? 'ArrowLeft' : 'ArrowUp' }));
          if (times.length < 20) requestAnimationFrame(step);
          else done(times.slice(2).sort((a, b) => a - b)[9]);
        };
        requestAnimationFrame(step);
      })
      """
    // A browser without a graphics card on a busy machine; on a usual one a frame takes some 15 ms.
    #expect(try browser.number(of: frames) < 1_000)
    try browser.wait(for: "Number(document.getElementById('map').dataset.drawn) === 60000")
    try browser.press("/")
    let name = laidOut.drawing.vertices[777].label
    try browser.type(name)
    try browser.press("Enter")
    try browser.rest()
    #expect(try browser.text(of: "document.querySelector('#subject h2 bdi').textContent") == name)
    #expect(browser.problems == [])
  }
}
