extension GraphvizSession {
  /// The layout programs that come with Graphviz.
  package enum Engine: String, CaseIterable, Sendable {
    case dot, neato, fdp, sfdp, circo, twopi, osage, patchwork
  }

  /// Where the ranks of `dot` run to.
  package enum RankDirection: String, CaseIterable, Sendable {
    case topToBottom = "TB"
    case leftToRight = "LR"
    case bottomToTop = "BT"
    case rightToLeft = "RL"
  }

  /// How `neato` brings drawn distances near to the wished ones.
  package enum Mode: String, CaseIterable, Sendable {
    /// Stress majorization.
    case majorization = "major"
    /// One vertex after the other (Kamada, Kawai).
    case kamadaKawai = "KK"
    /// Stress majorization with directed edges pointing down.
    case hierarchy = "hier"
  }

  /// What distance `neato` wishes for two vertices.
  package enum Model: String, CaseIterable, Sendable {
    /// The length of the shortest path.
    case shortestPath = "shortpath"
    /// The same over edges that are the longer the less their ends have neighbors in common; groups come apart.
    case subset
    /// The electrical resistance between them: many ways bring vertices near.
    case circuit
  }

  /// What the force-directed engines do about vertices that lie on each other.
  package enum Overlap: String, CaseIterable, Sendable {
    /// Nothing: room is made later, by our own hand.
    case kept = "true"
    /// The picture grows until they are apart.
    case scaled = "scale"
    /// They are moved apart, keeping the neighborhoods of the plane (prism).
    case moved = "prism"
  }

  /// An edge as Graphviz sees it.
  package struct Edge: Hashable, Sendable {
    package var source: Int
    package var target: Int
    /// The wished distance of the two ends as a multiple of the usual one; clamped to 0.05 … 20.
    package var length: Double
    /// How hard the edge pulls; clamped to 1 … 1,000,000 and rounded, for `dot` counts in integers.
    package var weight: Double
    /// The number of ranks between the ends, for `dot`; clamped to 1 … 10.
    package var ranks: Int

    package init(source: Int, target: Int, length: Double = 1, weight: Double = 1, ranks: Int = 1) {
      self.source = source
      self.target = target
      self.length = length
      self.weight = weight
      self.ranks = ranks
    }
  }

  /// What is to be laid out.
  package struct Request: Sendable {
    package var engine: Engine
    package var vertexCount: Int
    package var edges: [Edge]
    /// The diameter of each vertex in points, clamped to 0.1 … 2,000; empty: all 10.
    package var diameters: [Double] = []
    /// The group of each vertex, which `dot`, `fdp`, `osage` and `patchwork` keep together; empty for none.
    package var groups: [Int?] = []
    /// Where each vertex begins, as multiples of the usual length of an edge, y downwards; clamped to ±10,000. Regarded
    /// by `neato` and `fdp`; empty for none.
    package var places: [Point?] = []
    /// Whether a vertex with a place stays there; empty: none does.
    package var isPinned: [Bool] = []
    /// The vertex in the middle, for `twopi`.
    package var root: Int?
    package var rankDirection = RankDirection.topToBottom
    package var mode = Mode.majorization
    package var model = Model.shortestPath
    package var overlap = Overlap.kept
    /// The usual length of an edge in inches, for `fdp` and `sfdp`, clamped to 0.01 … 100; nil leaves it to them.
    package var springLength: Double?
    /// How fast vertices repel each other with distance, for `sfdp`, clamped to 0.1 … 10; nil leaves it to it.
    package var repulsion: Double?
    /// At most so many rounds, for `neato` and `fdp`, clamped to 1 … 100,000; nil leaves it to them.
    package var roundLimit: Int?
    /// The gap between neighbors of a rank and between ranks in inches, for `dot`; clamped to 0.02 … 50.
    package var gap = 0.4
    package var rankGap = 0.7
    package var seed: UInt64 = 0

    package init(engine: Engine, vertexCount: Int, edges: [Edge]) {
      self.engine = engine
      self.vertexCount = vertexCount
      self.edges = edges
    }
  }

  /// Drawing operations for an otherwise empty canvas.
  package struct Picture: Sendable {
    /// In the xdot language; coordinates in points from the lower left corner.
    package var background: String
    /// The size of the canvas in points.
    package var width: Double
    package var height: Double
    /// What a Graphviz renderer calls it, as `png` or `pdf:cairo`.
    package var format: String
    /// The resolution of pixels.
    package var dotsPerInch: Double

    package init(background: String, width: Double, height: Double, format: String, dotsPerInch: Double) {
      self.background = background
      self.width = width
      self.height = height
      self.format = format
      self.dotsPerInch = dotsPerInch
    }
  }
}
