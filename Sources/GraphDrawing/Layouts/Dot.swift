extension Layout {
  /// Ranks from top to bottom along the direction of edges; strong edges are short and kept straight.
  ///
  /// - Reference: Gansner, Koutsofios, North, Vo (1993), doi:10.1109/32.221135.
  public static let dot = Layout(
    name: "dot", summary: "ranks from top to bottom, for hierarchies", vertexLimit: 3000,
    orientation: .fixed, engine: .dot)
}
