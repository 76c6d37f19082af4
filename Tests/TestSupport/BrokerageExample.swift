public import GraphAnalytics

/// Eight people A to H (0 to 7) with directed, weighted ties, for which the values of structural holes were worked out
/// from the formulas and agree with NetworkX, igraph and EasyGraph where these follow them.
public enum BrokerageExample {
  public static let edges: [(Int, Int, Double)] = [
    (0, 1, 5), (1, 0, 1), (0, 2, 2), (2, 0, 2), (0, 3, 1), (1, 2, 4), (3, 4, 3), (4, 3, 1), (4, 5, 2), (5, 4, 2),
    (5, 3, 1), (2, 4, 1), (6, 5, 6), (7, 0, 2),
  ]

  public static let graph = SmallGraphs.make(8, directed: true, edges)

  /// Every pair once.
  public static let undirected = SmallGraphs.make(8, directed: false, parallelEdges: .first, edges)
}
