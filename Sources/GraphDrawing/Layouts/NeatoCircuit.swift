extension Layout {
  /// As ``neato``, where distance is electrical resistance: many ways bring vertices near, not only the shortest one.
  ///
  /// Time grows with the cube of the vertices.
  ///
  /// - Reference: Cohen (1997), doi:10.1145/264645.264657.
  public static let neatoCircuit = Layout(
    name: "neato-circuit", summary: "distances as electrical resistance: many ways bring near", vertexLimit: 1000,
    engine: .neato
  ) { request, _ in
    request.model = .circuit
  }
}
