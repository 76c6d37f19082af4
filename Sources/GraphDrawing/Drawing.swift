/// What a network map shows: vertices, edges, routes and the words around them. Where things stand comes later.
///
/// Nothing is looked up or computed here: sizes, groups and strengths are given.
///
/// ```swift
/// var drawing = Drawing(vertices: names.map { .init(id: $0, label: $0) }, edges: edges)
/// drawing.routes = [.init(vertices: [0, 4, 2])]
/// let svg = SVGWriter().svg(of: try drawing.laidOut(seed: 1))
/// ```
public struct Drawing: Sendable {
  /// A disc with a name.
  public struct Vertex: Sendable {
    /// The caller's own identifier; kept in `data-id`.
    public var id: String
    public var label: String
    /// A value of zero or more that the area of the disc follows; nil where unknown.
    public var size: Double?
    /// The name of the group that gives the color; nil for none.
    public var group: String?
    /// A value that the color follows where there are no groups; nil where unknown.
    public var shade: Double?
    /// What a pointer over the disc shows; the label and the known values when nil.
    public var tooltip: String?
    /// Further facts, kept as `data-…`.
    public var attributes: [Attribute]
    /// Where the vertex stood in an earlier map; nil where unknown.
    public var place: Point?
    /// Whether it stays there.
    public var hold = Hold.free
    /// How far it is from the vertex that the drawing is about; nil where out of reach or unknown.
    public var distance: Double?
    /// The vertex before this one on its best way from the vertex that the drawing is about; nil where unknown.
    public var parent: Int?
    /// 0 or 1 in a network of two kinds of vertices; nil elsewhere.
    public var side: Int?

    /// Whether a layout may move a vertex from its place.
    public enum Hold: Sendable {
      case free
      case pinned
    }

    public init(
      id: String, label: String, size: Double? = nil, group: String? = nil, tooltip: String? = nil,
      attributes: [Attribute] = []
    ) {
      self.id = id
      self.label = label
      self.size = size
      self.group = group
      self.tooltip = tooltip
      self.attributes = attributes
    }
  }

  /// A line between two vertices, or from one to the other.
  public struct Edge: Sendable {
    /// Whether the edge was seen or is only thought to be there.
    public enum Certainty: String, Sendable {
      case observed
      /// Only stated, as in a list of contacts.
      case declared
      /// Drawn dashed.
      case inferred
    }

    public var source: Int
    public var target: Int
    /// How strong the edge is; what is not positive and finite counts as unknown.
    public var strength: Double?
    public var certainty: Certainty
    public var tooltip: String?
    public var attributes: [Attribute]
    /// The chance that the edge carries, from 0 to 1, for routes; nil where unknown.
    public var probability: Double?
    /// What is known of the edge, a sentence each.
    public var evidence: [String] = []
    /// The layers or channels in which it was seen.
    public var channels: [String] = []
    /// The days on which it was seen, in days since 1 January 1970, rising; empty where edges have no dates.
    public var days: [Int] = []

    public init(
      source: Int, target: Int, strength: Double? = nil, certainty: Certainty = .observed,
      tooltip: String? = nil,
      attributes: [Attribute] = []
    ) {
      self.source = source
      self.target = target
      self.strength = strength
      self.certainty = certainty
      self.tooltip = tooltip
      self.attributes = attributes
    }
  }

  /// A distance worth a ring in layouts around one vertex, as "1 in 10".
  public struct Ring: Hashable, Sendable {
    public var distance: Double
    public var label: String

    public init(distance: Double, label: String) {
      self.distance = distance
      self.label = label
    }
  }

  /// A named fact.
  public struct Attribute: Hashable, Sendable {
    public var name: String
    public var value: String

    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// A way through the network that stands out. The first of several is the one that the eye meets first.
  public struct Route: Sendable {
    public var vertices: [Int]
    /// A word for each step, as its probability; empty for none.
    public var stepLabels: [String]
    /// What the legend calls it; first and last label when nil.
    public var name: String?
    /// A second line in the legend, as the probability of the whole.
    public var note: String?

    public init(
      vertices: [Int], stepLabels: [String] = [], name: String? = nil, note: String? = nil
    ) {
      self.vertices = vertices
      self.stepLabels = stepLabels
      self.name = name
      self.note = note
    }
  }

  /// Whether edges have a direction; directed ones get arrows.
  public enum Direction: Sendable {
    case directed
    case undirected
  }

  public var title: String
  /// A line below the title.
  public var subtitle = ""
  /// A small line below the picture: source, date, what was left out.
  public var caption: String
  /// What a screen reader says; made from the numbers when empty.
  public var summary: String
  public var direction: Direction
  public var vertices: [Vertex]
  public var edges: [Edge]
  public var routes: [Route]
  /// What vertices and edges are called in words for readers.
  public var nouns = Nouns.plain
  /// Distances that rings are drawn at, where the layout has rings.
  public var rings: [Ring] = []
  /// What the size of a disc means, as "betweenness".
  public var sizeName: String?
  /// What a color means, as "community".
  public var groupName: String?
  /// What the color scale means, as "pagerank"; only where vertices have shades.
  public var shadeName: String?
  /// What the width of a line means, as "messages".
  public var strengthName: String?
  /// The day that the map shows, as "2026-10-01"; nil when it has none.
  public var asOf: String?

  public init(
    title: String = "", caption: String = "", summary: String = "",
    direction: Direction = .undirected,
    vertices: [Vertex], edges: [Edge], routes: [Route] = [], sizeName: String? = nil,
    groupName: String? = nil,
    strengthName: String? = nil
  ) {
    self.title = title
    self.caption = caption
    self.summary = summary
    self.direction = direction
    self.vertices = vertices
    self.edges = edges
    self.routes = routes
    self.sizeName = sizeName
    self.groupName = groupName
    self.strengthName = strengthName
  }

  /// Checks that every edge and route stays within the vertices.
  ///
  /// - Throws: ``DrawingError/vertexOutOfRange(vertex:vertexCount:)``.
  public func validate() throws(DrawingError) {
    func check(_ vertex: Int) throws(DrawingError) {
      guard vertices.indices.contains(vertex) else {
        throw .vertexOutOfRange(vertex: vertex, vertexCount: vertices.count)
      }
    }
    for edge in edges {
      try check(edge.source)
      try check(edge.target)
    }
    for route in routes {
      for vertex in route.vertices { try check(vertex) }
    }
  }

  /// The names of the groups, largest first, equals in the order of their first vertex.
  func groupNames() -> [(name: String, count: Int)] {
    var places: [String: Int] = [:]
    var groups: [(name: String, count: Int)] = []
    for vertex in vertices {
      guard let name = vertex.group else { continue }
      if let place = places[name] {
        groups[place].count += 1
      } else {
        places[name] = groups.count
        groups.append((name, 1))
      }
    }
    let order = groups.indices.sorted { (-groups[$0].count, $0) < (-groups[$1].count, $1) }
    return order.map { groups[$0] }
  }

  /// The strengths as shares of the strongest, by their square root; nil where unknown.
  func strengthShares() -> [Double?] {
    let known = edges.map { edge -> Double? in
      guard let strength = edge.strength, strength.isFinite, strength > 0 else { return nil }
      return strength
    }
    let greatest = known.compactMap(\.self).max() ?? 1
    return known.map { $0.map { ($0 / greatest).squareRoot() } }
  }

  /// What layouts are told: the shares, or 0.5 where they do not differ or are not known.
  func closeness() -> [Double] {
    let shares = strengthShares()
    let known = shares.compactMap(\.self)
    guard let least = known.min(), least < 1 else { return shares.map { _ in 0.5 } }
    return shares.map { $0 ?? least }
  }

  /// The greatest size that counts; nil where no vertex has one.
  func greatestSize() -> Double? {
    let known = vertices.compactMap(\.size).filter { $0.isFinite && $0 > 0 }
    return known.max()
  }
}
