import Testing

@testable import GraphDrawing

struct ColorsTests {
  @Test func simulationKnowsItsFixedPoints() {
    let white = Color(hex: 0xFFFFFF)
    for vision in ColorVision.allCases {
      #expect(abs(vision.seen(white)[0] - 1) < 0.001)
      #expect(vision.distance(Color(hex: 0x404040), Color(hex: 0x404040)) == 0)
    }
    // Red and green that differ to most people are nearly one to those without green cones.
    let (red, green) = (Color(hex: 0xC07000), Color(hex: 0x8F8000))
    #expect(ColorVision.usual.distance(red, green) > 2 * ColorVision.deuteranopia.distance(red, green))
  }

  @Test(arguments: Style.Theme.allCases) func groupsAndRoutesStayApartForEveryEye(theme: Style.Theme) {
    let colors = Colors.of(theme)
    #expect(colors.groups.count == 8)
    for vision in ColorVision.ofPeople {
      for (place, group) in colors.groups.enumerated() {
        for other in colors.groups[..<place] {
          #expect(vision.distance(group, other) >= 10, "\(theme) \(vision): \(group.css) and \(other.css)")
        }
        // A route is also the thickest line of all, and edges by groups are only tinted.
        #expect(vision.distance(group, colors.route) >= 10, "\(theme) \(vision): \(group.css) and the route")
        #expect(vision.distance(group, colors.otherRoute) >= 8.5, "\(theme) \(vision): \(group.css) and other routes")
        #expect(vision.distance(group, colors.rest) >= 8.5, "\(theme) \(vision): \(group.css) and the rest")
      }
      #expect(vision.distance(colors.route, colors.otherRoute) >= 10, "\(theme) \(vision)")
    }
  }

  @Test(arguments: [Style.Theme.print, .highContrast])
  func groupsWithTheSameSignDifferInAGrayCopy(theme: Style.Theme) throws {
    let colors = Colors.of(theme)
    let first = try #require(colors.firstEye)
    for signs in [colors.groups[..<first], colors.groups[first...]] {
      for (place, color) in signs.enumerated() {
        for other in signs.prefix(place) { #expect(ColorVision.gray.distance(color, other) >= 10) }
      }
    }
  }

  @Test(arguments: Style.Theme.allCases) func textIsReadable(theme: Style.Theme) {
    let colors = Colors.of(theme)
    let least = theme == .highContrast ? 7.0 : 4.5
    for ink in [colors.ink, colors.mutedInk, colors.route, colors.otherRoute] {
      #expect(ink.contrast(with: colors.background) >= least, "\(theme) \(ink.css)")
    }
    for route in [colors.route, colors.otherRoute] { #expect(route.contrast(with: colors.background) >= 4.5) }
  }

  @Test(arguments: Style.Theme.allCases) func wordsInsideDiscsAreReadable(theme: Style.Theme) throws {
    let sheet = StyleSheet(style: Style(theme: theme), scene: try scene())
    for hue in Colors.of(theme).groups.indices.map(Scene.Hue.group) + Colors.of(theme).scale.indices.map(Scene.Hue.step)
    {
      for tone in [Scene.Tone.normal, .dimmed] {
        let fill = sheet.fill(hue, tone)
        #expect(sheet.ink(on: fill).contrast(with: fill) >= 4, "\(theme) \(fill.css)")
      }
    }
    for tone in [Scene.Tone.normal, .dimmed] {
      #expect(sheet.ink(tone).contrast(with: Colors.of(theme).background) >= (theme == .highContrast ? 7 : 4.5))
    }
  }

  @Test(arguments: Style.Theme.allCases) func rimsOfDiscsAreSeen(theme: Style.Theme) {
    let colors = Colors.of(theme)
    for color in colors.groups + colors.scale + [colors.plain, colors.rest, colors.background] {
      #expect(colors.rim(of: color).contrast(with: colors.background) >= 3, "\(theme) \(color.css)")
    }
  }

  @Test func contrastIsTheRatioOfTheGuidelines() {
    let (black, white) = (Color(hex: 0), Color(hex: 0xFFFFFF))
    #expect(black.contrast(with: white) == 21)
    #expect(white.contrast(with: white) == 1)
    // A known borderline case: the lightest gray that passes 4.5 to 1 on white.
    #expect(Color(hex: 0x767676).contrast(with: white) >= 4.5)
    #expect(Color(hex: 0x777777).contrast(with: white) < 4.5)
  }

  @Test(arguments: Style.Theme.allCases) func scaleRisesInEqualSteps(theme: Style.Theme) {
    let scale = Colors.of(theme).scale
    let steps = zip(scale, scale.dropFirst()).map { ColorVision.usual.distance($0, $1) }
    let mean = steps.reduce(0, +) / Double(steps.count)
    #expect(steps.allSatisfy { abs($0 - mean) < 0.1 * mean })
    for vision in ColorVision.allCases {
      let lightness = scale.map { vision.seen($0)[0] }
      let rises = zip(lightness, lightness.dropFirst()).map { $1 - $0 }
      #expect(rises.allSatisfy { $0 > 0.01 } || rises.allSatisfy { $0 < -0.01 }, "\(theme) \(vision)")
      let route = Colors.of(theme).route
      #expect(scale.allSatisfy { vision == .gray || vision.distance($0, route) >= 10 })
    }
  }

  private func scene() throws -> Scene { Scene(try Drawing.path(2).laidOut(by: .circle), style: Style()) }
}
