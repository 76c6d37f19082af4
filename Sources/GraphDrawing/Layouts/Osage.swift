extension Layout {
  /// Each group as a block of rows, blocks packed side by side. Connections are not regarded.
  public static let osage = Layout(
    name: "osage", summary: "a block of rows for each group", vertexLimit: 20_000, scope: .whole,
    orientation: .fixed, engine: .osage)
}
