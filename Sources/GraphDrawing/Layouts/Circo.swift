extension Layout {
  /// A circle for each biconnected part of the network.
  ///
  /// - Reference: Six, Tollis (1999), doi:10.1007/3-540-48518-X_4.
  public static let circo = Layout(
    name: "circo", summary: "a circle for each tightly connected part", vertexLimit: 3000, engine: .circo)
}
