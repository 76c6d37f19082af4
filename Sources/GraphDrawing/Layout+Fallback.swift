extension Layout {
  /// What draws a map when Graphviz fails, dies or takes too long: a layout without Graphviz that is quick at that
  /// size.
  ///
  /// Many-scale springs above some thousand vertices and stress below, where the registry has them; one circle in any
  /// case.
  static func fallback(forVertexCount count: Int) -> Layout {
    for name in count > 3000 ? ["multilevel", "stress"] : ["stress", "multilevel"] {
      for layout in all where layout.name == name && count <= layout.vertexLimit { return layout }
    }
    return .circle
  }
}
