extension Layout {
  /// Rings around one vertex by the number of steps to it: the root when there is one, else the one with the strongest
  /// edges. A vertex stands behind the one in the ring before its own that it is closest to.
  ///
  /// - Reference: Wills (1999), doi:10.1080/10618600.1999.10474810.
  public static let twopi = Layout(
    name: "twopi", summary: "rings around a center by the number of steps", vertexLimit: 100_000, engine: .twopi)
}
