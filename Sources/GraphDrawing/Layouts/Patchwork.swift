extension Layout {
  /// Each group as a tile, vertices side by side in it (a squarified treemap). Connections are not regarded.
  ///
  /// - Reference: Bruls, Huizing, van Wijk (2000), doi:10.1007/978-3-7091-6783-0_4.
  public static let patchwork = Layout(
    name: "patchwork", summary: "a tile for each group, as large as it has members", vertexLimit: 20_000,
    scope: .whole, orientation: .fixed, engine: .patchwork)
}
