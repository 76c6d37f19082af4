/// What can be wrong with a drawing.
public enum DrawingError: Error, Equatable, Sendable, CustomStringConvertible {
  /// An edge or a route names a vertex that the drawing does not have.
  case vertexOutOfRange(vertex: Int, vertexCount: Int)
  /// The layout would take too long at this size.
  case tooManyVertices(layout: String, vertexCount: Int, limit: Int)
  /// There is no layout of that name.
  case unknownLayout(String)
  /// An edge joins two vertices that would have to stand on one side, by their labels.
  case edgeWithinSide(source: String, target: String)
  /// The layout engine gave up; the reason is its own.
  case layoutFailed(engine: String, reason: String)
  /// No thread with a large enough stack could be started; the code is the one of `pthread_create`.
  case threadRefused(code: Int32)
  /// Graphviz could not write the picture.
  case renderingFailed(format: String, reason: String)
  /// The Graphviz on this machine has no plug-in for the format.
  case formatMissing(format: String)
  /// The process that runs Graphviz gave no answer.
  case workerFailed(reason: String)

  public var description: String {
    switch self {
    case .vertexOutOfRange(let vertex, let count):
      "vertex \(vertex) does not exist: the drawing has \(count) vertices"
    case .tooManyVertices(let layout, let count, let limit):
      "layout \(layout) is meant for at most \(limit) vertices, this drawing has \(count)"
    case .unknownLayout(let name):
      "no layout is called \(name); there are \(Layout.all.map(\.name).joined(separator: ", "))"
    case .edgeWithinSide(let source, let target) where source == target:
      "not two kinds that meet only each other: “\(source)” has an edge to itself"
    case .edgeWithinSide(let source, let target):
      "not two kinds that meet only each other: “\(source)” and “\(target)” would stand on the same side"
    case .layoutFailed(let engine, let reason): "layout engine \(engine) failed: \(reason)"
    case .threadRefused(let code): "no thread for the layout could be started (error \(code))"
    case .renderingFailed(let format, let reason): "Graphviz could not write \(format): \(reason)"
    case .formatMissing(let format): "the Graphviz on this machine has no plug-in that writes \(format)"
    case .workerFailed(let reason): "the process that runs Graphviz gave no answer: \(reason)"
    }
  }

  /// Whether an engine failed, while another one may do.
  var isOfEngine: Bool {
    switch self {
    case .layoutFailed, .threadRefused, .workerFailed: true
    case .vertexOutOfRange, .tooManyVertices, .unknownLayout, .edgeWithinSide, .renderingFailed, .formatMissing: false
    }
  }
}
