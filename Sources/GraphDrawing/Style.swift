/// The look of a map.
public struct Style: Sendable {
  /// Colors for a surface.
  public enum Theme: String, CaseIterable, Sendable {
    case light
    case dark
    /// White paper: darker lines, no transparency to speak of.
    case print
    /// For weak eyes and bad projectors: black on white, heavy lines, large letters.
    case highContrast = "high-contrast"
  }

  /// Whether the vertices of a group are held together by a tinted shape.
  public enum Hulls: String, CaseIterable, Sendable {
    case shown
    case hidden
  }

  /// Whether edges that run the same way are drawn together.
  public enum Bundling: String, CaseIterable, Sendable {
    case none
    case bundled
  }

  /// Which names are written.
  public enum Labels: Hashable, Sendable {
    /// All up to 150 vertices, else as many of the most important as fit.
    case automatic
    /// All, on a canvas as large as that takes.
    case all
    /// Those of the routes and as many others as given, the largest vertices first.
    case largest(Int)
    case none
  }

  public enum LegendVisibility: Sendable {
    case shown
    case hidden
  }

  public var theme: Theme
  public var labels: Labels
  public var legend: LegendVisibility
  public var hulls = Hulls.hidden
  public var bundling = Bundling.none
  /// Begins every `id` in the file, so that several maps can stand in one page; letters, digits, `-` and `_` are kept.
  public var idPrefix: String

  public init(
    theme: Theme = .light, labels: Labels = .automatic, legend: LegendVisibility = .shown,
    idPrefix: String = ""
  ) {
    self.theme = theme
    self.labels = labels
    self.legend = legend
    self.idPrefix = idPrefix
  }

  /// The faces that text is set in: the first four have the same widths, the others hold what these lack.
  static let fontFamily =
    "Arial, Helvetica, Liberation Sans, Nimbus Sans, DejaVu Sans, Noto Sans, sans-serif"
}

/// The colors of a theme.
struct Colors: Sendable {
  var background: Color
  var ink: Color
  var mutedInk: Color
  var edge: Color
  var route: Color
  /// The further routes.
  var otherRoute: Color
  /// Vertices without a group.
  var plain: Color
  /// Vertices of groups beyond the palette.
  var rest: Color
  var groups: [Color]

  /// The hues are those of Okabe and Ito without the red, which is kept for routes, and two dark ones; any two of
  /// them can be told apart with each kind of color blindness.
  static func of(_ theme: Style.Theme) -> Colors {
    switch theme {
    case .light:
      Colors(
        background: Color(hex: 0xFFFFFF), ink: Color(hex: 0x1B1F24), mutedInk: Color(hex: 0x5F6873),
        edge: Color(hex: 0x8792A0), route: Color(hex: 0xC1121F), otherRoute: Color(hex: 0x7A2FA0),
        plain: Color(hex: 0x4A6FA5), rest: Color(hex: 0xA9B0B9), groups: onPaper)
    case .dark:
      Colors(
        background: Color(hex: 0x15181D), ink: Color(hex: 0xECEFF3), mutedInk: Color(hex: 0x9AA4B1),
        edge: Color(hex: 0x77828F), route: Color(hex: 0xFF5A5F), otherRoute: Color(hex: 0xC792EA),
        plain: Color(hex: 0x7FA6DC), rest: Color(hex: 0x6B7480), groups: onDark)
    case .print, .highContrast:
      Colors(
        background: Color(hex: 0xFFFFFF), ink: Color(hex: 0x000000), mutedInk: Color(hex: 0x3C434B),
        edge: Color(hex: 0x5C6570), route: Color(hex: 0xB00020), otherRoute: Color(hex: 0x5E1A85),
        plain: Color(hex: 0x3D5F92), rest: Color(hex: 0x98A0AA), groups: onPaper)
    }
  }

  private static let onPaper = [
    0x0072B2, 0xE69F00, 0x009E73, 0xCC79A7, 0x56B4E9, 0xF0E442, 0x332288, 0x8C564B,
  ]
  .map { Color(hex: $0) }
  private static let onDark = [
    0x2F86C9, 0xF0A92B, 0x1FB589, 0xDB8FB9, 0x8FD3F5, 0xF7F08A, 0x5A4BC0, 0x8F5F4B,
  ]
  .map { Color(hex: $0) }
}
