import ArgumentParser
import GraphDrawing
import SocialNetworks

/// How a map looks and what is written around it.
struct MapStyleOptions: ParsableArguments {
  @Option(help: "Names to write: auto, all, none, or how many of the largest.")
  var label = "auto"

  @Option(help: "light, dark, auto (as the reader's screen), print or high-contrast (default: light, pages auto).")
  var theme: Style.Theme?

  @Flag(help: "Tint the ground below each circle or group.")
  var hulls = false

  @Flag(help: "Lead long ties along shorter ones that go the same way.")
  var bundle = false

  @Flag(inversion: .prefixedNo, help: "Show the legend.")
  var legend = true

  @Option(help: "A title above the map.")
  var title: String?

  @Option(help: "A line below the title.")
  var subtitle: String?

  @Option(help: "The line below the map, instead of how many people and ties it shows.")
  var caption: String?

  func style(or usual: Style.Theme) throws -> Style {
    var style = Style(theme: theme ?? usual, labels: try labels(), legend: legend ? .shown : .hidden)
    style.hulls = hulls ? .shown : .hidden
    style.bundling = bundle ? .bundled : .none
    return style
  }

  private func labels() throws -> Style.Labels {
    switch label {
    case "auto", "name": return .automatic
    case "all": return .all
    case "none": return .none
    default:
      guard let count = Int(label), count >= 0 else {
        throw CommandError.usage("--label takes auto, all, none or a number, not “\(label)”")
      }
      return .largest(count)
    }
  }
}

/// Whether colors are those of groups or of a scale.
enum ColorRule: String, ExpressibleByArgument, CaseIterable { case auto, groups, scale }
