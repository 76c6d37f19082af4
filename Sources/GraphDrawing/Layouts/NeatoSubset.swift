extension Layout {
  /// As ``neato``, where a connection is the longer the less the neighbors of its ends are the same: circles come apart.
  ///
  /// How strong a connection is counts for little here.
  ///
  /// - Reference: Gansner, Koren, North (2004), doi:10.1007/978-3-540-31843-9_25.
  public static let neatoSubset = Layout(
    name: "neato-subset", summary: "distances by neighbors not shared, so that circles come apart",
    vertexLimit: 3000, engine: .neato
  ) { request, _ in
    request.model = .subset
  }
}
