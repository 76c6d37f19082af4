extension Layout {
  /// Springs along edges and repulsion elsewhere; strong edges are shorter.
  ///
  /// Graphviz compares addresses on the way: two runs in one process may differ in their last digits and end in
  /// different pictures. A process of its own gives the same picture each time.
  ///
  /// - Reference: Fruchterman, Reingold (1991), doi:10.1002/spe.4380211102.
  public static let fdp = Layout(
    name: "fdp", summary: "springs along connections, strong ones short", vertexLimit: 3000, engine: .fdp)
}
