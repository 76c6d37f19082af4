extension Layout {
  /// Distances in the picture follow distances in the network (stress majorization); strong edges are shorter.
  ///
  /// The best choice up to a few hundred vertices. Time and space grow with the square of the vertices.
  ///
  /// - Reference: Gansner, Koren, North (2004), doi:10.1007/978-3-540-31843-9_25.
  public static let neato = Layout(
    name: "neato", summary: "distances follow the network, strong connections short (best below 300)",
    vertexLimit: 5000, engine: .neato)
}
