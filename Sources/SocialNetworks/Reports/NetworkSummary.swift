/// The whole network in numbers. Undefined numbers are `.nan`; those left out for their cost are nil.
public struct NetworkSummary: Sendable, Equatable {
  public var people: Int
  public var ties: Int
  public var isDirected: Bool
  public var density: Double
  public var components: Int
  public var strongComponents: Int
  /// A number of people.
  public var largestComponent: Int
  public var diameter: Int?
  public var meanDistance: Double?
  public var reciprocity: Double
  public var transitivity: Double
  public var meanClustering: Double
  public var assortativity: Double
  public var degreeCentralization: Double
  public var betweennessCentralization: Double?
  public var triangles: Int
  public var isolates: Int

  /// Numbers that need the distances between all pairs of people.
  public enum AllPairs: Sendable { case included, leftOut }
}
