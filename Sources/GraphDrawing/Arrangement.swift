/// The places that a layout of its own gives, and what helps to read them.
///
/// Unlike other places these are exact: nothing is turned, packed or pushed apart afterwards. One unit is the room that
/// the largest disc takes; places are at least about that far apart.
public struct Arrangement: Sendable {
  /// A circle behind the vertices that says how far out something is.
  public struct Ring: Sendable {
    public var center: Point
    public var radius: Double
    /// What is written on it.
    public var label: String

    public init(center: Point, radius: Double, label: String) {
      self.center = center
      self.radius = radius
      self.label = label
    }
  }

  /// One for each vertex, all finite.
  public var points: [Point]
  public var rings: [Ring]
  /// On which way from its disc the name of each vertex should stand, the longer the more it matters; nil where any will
  /// do. Empty: all nil.
  public var labelDirections: [Point?]
  /// By how much of its length each edge should leave the straight line, to the left; nil where any bow will do. Empty:
  /// all nil.
  public var bends: [Double?]
  /// Below 1 where vertices stand in so long a row that they must be smaller.
  public var scale: Double
  /// The vertex that all others stand around; its name is always written.
  public var center: Int?
  /// Which edges step back behind the others. Empty: none.
  public var isFaint: [Bool]

  public init(
    points: [Point], rings: [Ring] = [], labelDirections: [Point?] = [], bends: [Double?] = [], isFaint: [Bool] = [],
    scale: Double = 1, center: Int? = nil
  ) {
    self.points = points
    self.rings = rings
    self.labelDirections = labelDirections
    self.bends = bends
    self.isFaint = isFaint
    self.scale = scale
    self.center = center
  }

  /// The length of one unit in pixels: smaller in larger drawings.
  var unit: Double {
    // 48 up to 20 vertices, 34 at 80, 27 at 200, 15 at 2,000.
    let count = Double(max(points.count, 20))
    return max(48 * (20 / count).squareRoot().squareRoot() * scale, 5)
  }
}
