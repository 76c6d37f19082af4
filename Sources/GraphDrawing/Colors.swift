/// The colors of a theme.
///
/// Text has a contrast of at least 4.5 to 1 with the background, 7 to 1 in the theme for weak eyes; rims of discs, lines
/// of routes and what else must be seen at least 3 to 1. The colors of groups, of rests and of routes were chosen by a
/// search so that any two stay apart for readers without red, green or blue cones as well; for paper also in gray, as far as
/// groups have the same sign.
struct Colors: Sendable {
  var background: Color
  var ink: Color
  var mutedInk: Color
  var edge: Color
  var route: Color
  /// The further routes.
  var otherRoute: Color
  /// Vertices of a drawing without groups.
  var plain: Color
  /// Vertices of groups beyond the palette.
  var rest: Color
  var groups: [Color]
  /// Low to high values, in steps that look alike.
  var scale: [Color]
  /// How far the rim of a disc is on the way from its color to the ink, at least.
  var rimShare: Double
  /// The first group whose discs have an eye, so that half as many colors have to be told apart; nil where color is enough.
  var firstEye: Int?

  static func of(_ theme: Style.Theme) -> Colors {
    switch theme {
    case .light, .auto:
      Colors(
        background: Color(hex: 0xFFFFFF), ink: Color(hex: 0x1B1F24), mutedInk: Color(hex: 0x5F6873),
        edge: Color(hex: 0x8792A0), route: Color(hex: 0xBE0D11), otherRoute: Color(hex: 0x733265),
        plain: Color(hex: 0x4A6FA5), rest: Color(hex: 0xAAAFB4), groups: onScreen, scale: onWhite, rimShare: 0.2)
    case .dark:
      Colors(
        background: Color(hex: 0x15181D), ink: Color(hex: 0xECEFF3), mutedInk: Color(hex: 0x9AA4B1),
        edge: Color(hex: 0x77828F), route: Color(hex: 0xF85C18), otherRoute: Color(hex: 0xC792EB),
        plain: Color(hex: 0x7FA6DC), rest: Color(hex: 0x685A60), groups: onDark, scale: onBlack, rimShare: 0.1)
    case .print:
      Colors(
        background: Color(hex: 0xFFFFFF), ink: Color(hex: 0x000000), mutedInk: Color(hex: 0x3C434B),
        edge: Color(hex: 0x5C6570), route: Color(hex: 0x97040F), otherRoute: Color(hex: 0x61376B),
        plain: Color(hex: 0x3D5F92), rest: Color(hex: 0xB8A7A5), groups: onPaper, scale: onWhite, rimShare: 0.4,
        firstEye: 4)
    case .highContrast:
      Colors(
        background: Color(hex: 0xFFFFFF), ink: Color(hex: 0x000000), mutedInk: Color(hex: 0x1E2226),
        edge: Color(hex: 0x30353B), route: Color(hex: 0x97040F), otherRoute: Color(hex: 0x61376B),
        plain: Color(hex: 0x24449C), rest: Color(hex: 0xB8A7A5), groups: onPaper, scale: onWhite, rimShare: 1,
        firstEye: 4)
    }
  }

  /// The rim of a disc: darker than the disc on light ground, lighter on dark ground, and always seen.
  func rim(of fill: Color) -> Color {
    var share = rimShare
    while share < 1, fill.mixed(with: ink, share).contrast(with: background) < 3 { share += 0.05 }
    return fill.mixed(with: ink, min(share, 1))
  }

  private static let onScreen = [
    0x3E53A9, 0xE9B50D, 0x099C72, 0xB176E5, 0x65C2F4, 0xF3E64A, 0x332288, 0x82556F,
  ].map { Color(hex: $0) }

  private static let onDark = [
    0x3F80E6, 0xFBAE29, 0x56CEC2, 0xB36B7C, 0x9BEAFE, 0xF7F08B, 0x554EBE, 0x914F1A,
  ].map { Color(hex: $0) }

  private static let onPaper = [
    0x25449E, 0xEDBB0D, 0x4B8647, 0x978DFE, 0x73C1EA, 0xF7EC6C, 0x2A1970, 0x7F5172,
  ].map { Color(hex: $0) }

  private static let onWhite = [
    0xEDE9A2, 0xD3E18F, 0xB4DA86, 0x94D186, 0x75C68A, 0x56BB8E, 0x37AE92, 0x0DA095, 0x009298, 0x008399, 0x007397,
    0x0F6392, 0x21538B, 0x2B4283, 0x31317A, 0x351F6F,
  ].map { Color(hex: $0) }

  private static let onBlack = [
    0x493687, 0x464696, 0x3F57A2, 0x3567AC, 0x2578B3, 0x0688B6, 0x0097B6, 0x00A6B3, 0x1EB4AF, 0x3EC1AA, 0x59CEA4,
    0x76D99C, 0x98E294, 0xBBE990, 0xDCEE94, 0xF8F3A3,
  ].map { Color(hex: $0) }
}
