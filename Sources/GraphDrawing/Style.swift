/// The look of a map.
public struct Style: Sendable {
  /// Colors for a surface.
  public enum Theme: String, CaseIterable, Sendable {
    case light
    case dark
    /// Light or dark as the reader's screen is set; light in files that cannot ask.
    case auto
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
