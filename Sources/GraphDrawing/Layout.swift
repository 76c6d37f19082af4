/// A way to give every vertex a place.
///
/// Add one in a file of its own under `Layouts` and name it in ``all``.
public struct Layout: Sendable {
  /// What a layout function is given: one component, or the whole where it asks for that.
  public struct Input: Sendable {
    /// An edge with how close its ends should come.
    public struct Edge: Hashable, Sendable {
      public var source: Int
      public var target: Int
      /// 0 for the weakest edge of the drawing, 1 for the strongest; 0.5 where all are equal.
      public var closeness: Double

      public init(source: Int, target: Int, closeness: Double = 0.5) {
        self.source = source
        self.target = target
        self.closeness = closeness
      }
    }

    public var vertexCount: Int
    public var edges: [Edge]
    /// The diameter of each vertex in points.
    public var diameters: [Double]
    /// The group of each vertex, for layouts that keep groups together.
    public var groups: [Int?]
    /// The vertex that the drawing is about, when there is one.
    public var root: Int?
    public var seed: UInt64
    /// Where each vertex stood before, in any scale, for layouts that begin there; empty when no place is known.
    public var places: [Point?] = []
    /// Whether a vertex stays where it stood; empty when none does.
    public var isPinned: [Bool] = []
    /// How far each vertex is from the root, for layouts in rings: nil where it is out of reach; empty when not known.
    public var distances: [Double?] = []
    /// On which side a vertex stands in a network of two kinds of vertices, 0 or 1; empty when there is one kind only.
    public var sides: [Int?] = []
    /// Distances that deserve a ring, rising, with what is written on it.
    public var rings: [Drawing.Ring] = []
    /// The vertex before each on its best way from the root; nil where there is none. Empty when not known.
    public var parents: [Int?] = []
    /// Ways through the drawing, the first of which matters most.
    public var routes: [[Int]] = []

    public init(
      vertexCount: Int, edges: [Edge], diameters: [Double] = [], groups: [Int?] = [],
      root: Int? = nil, seed: UInt64 = 0
    ) {
      self.vertexCount = vertexCount
      self.edges = edges
      self.diameters = diameters
      self.groups = groups
      self.root = root
      self.seed = seed
    }
  }

  /// How vertices without a connection to each other are treated.
  public enum Scope: Sendable {
    /// Each component on its own; the pieces are packed afterwards.
    case component
    /// The whole at once.
    case whole
  }

  /// Whether the picture may be turned and mirrored without losing its sense.
  public enum Orientation: Sendable {
    case free
    case fixed
  }

  public let name: String
  public let summary: String
  /// Above this the layout would take minutes and is refused.
  public let vertexLimit: Int
  public let scope: Scope
  public let orientation: Orientation
  private let arrange: @Sendable ([Input]) throws -> [[Point]]
  /// Set where the layout gives an arrangement instead of points.
  private let arrangement: (@Sendable (Input) throws -> Arrangement)?

  /// - Parameter positions: the work itself: as many finite points as vertices, in any scale.
  public init(
    name: String, summary: String, vertexLimit: Int, scope: Scope = .component,
    orientation: Orientation = .free,
    positions: @escaping @Sendable (Input) throws -> [Point]
  ) {
    self.init(
      name: name, summary: summary, vertexLimit: vertexLimit, scope: scope, orientation: orientation,
      arrange: { inputs in try inputs.map(positions) })
  }

  /// A layout that gives exact places and says how to read them.
  ///
  /// - Parameter arrangement: the work itself, for the whole network at once.
  public init(
    name: String, summary: String, vertexLimit: Int, arrangement: @escaping @Sendable (Input) throws -> Arrangement
  ) {
    self.init(
      name: name, summary: summary, vertexLimit: vertexLimit, scope: .whole, orientation: .fixed,
      arrange: { inputs in try inputs.map { try arrangement($0).points } }, arrangement: arrangement)
  }

  /// A layout that is given all of its inputs at once.
  init(
    name: String, summary: String, vertexLimit: Int, scope: Scope, orientation: Orientation,
    arrange: @escaping @Sendable ([Input]) throws -> [[Point]],
    arrangement: (@Sendable (Input) throws -> Arrangement)? = nil
  ) {
    self.name = name
    self.summary = summary
    self.vertexLimit = vertexLimit
    self.scope = scope
    self.orientation = orientation
    self.arrange = arrange
    self.arrangement = arrangement
  }

  /// Every layout there is.
  public static let all: [Layout] = [
    .stress, .pivotMDS, .neato, .neatoSubset, .neatoCircuit, .neatoHier, .sfdp, .fdp, .fdpGroups, .dot, .dotRight,
    .dotGroups, .twopi, .circo, .osage, .patchwork, .circle, .radial, .routes, .twoMode,
    .multilevel, .forceAtlas, .linLog,
  ]

  /// The layout of that name.
  ///
  /// - Throws: ``DrawingError/unknownLayout(_:)``.
  public static func named(_ name: String) throws(DrawingError) -> Layout {
    for layout in all where layout.name == name { return layout }
    throw .unknownLayout(name)
  }

  /// What suits a network of that size when nothing is asked for: `stress` up to 300 vertices, whose distances can be
  /// read; `multilevel` above, where groups are what one sees.
  public static func suited(toVertexCount count: Int) -> Layout { count <= 300 ? .stress : .multilevel }

  /// The arrangement of the whole; nil where the layout gives points only.
  func arrangement(of input: Input) throws -> Arrangement? { try arrangement?(input) }

  /// The points of each input.
  func positions(of inputs: [Input]) throws -> [[Point]] { try arrange(inputs) }
}
