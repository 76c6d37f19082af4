extension Layout {
  /// As ``neato``, with directed edges pointing down as far as that goes.
  ///
  /// A Graphviz built without it draws as ``neato`` does.
  ///
  /// - Reference: Dwyer, Koren (2005), doi:10.1109/INFVIS.2005.1532130.
  public static let neatoHier = Layout(
    name: "neato-hier", summary: "distances follow the network, arrows point down", vertexLimit: 1000,
    orientation: .fixed, engine: .neato
  ) { request, _ in
    request.mode = .hierarchy
  }
}
