extension Layout {
  /// Springs on several scales, for thousands of vertices; strong edges are shortened afterwards.
  ///
  /// The engine does not regard weights, so ``EdgeLengthRefinement`` follows it.
  ///
  /// - Reference: Hu (2005), "Efficient and high quality force-directed graph drawing", The Mathematica Journal 10.
  public static let sfdp = Layout(
    name: "sfdp", summary: "springs on several scales, for thousands",
    vertexLimit: 200_000, engine: .sfdp)
}
