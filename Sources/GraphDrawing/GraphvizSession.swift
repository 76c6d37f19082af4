import CGraphviz
import Synchronization

/// The one door to Graphviz: plain numbers in, positions or bytes out.
///
/// Graphviz sees indices and clamped numbers, never a name, so that nothing from a file can steer it. The library
/// is not safe to enter twice: one context and one lock serve the whole process, and each call runs on a thread with
/// a stack that holds its recursions.
package enum GraphvizSession {
  private static let lock = Mutex(())
  private static let messages = Mutex<[String]>([])
  nonisolated(unsafe) private static var sharedContext: OpaquePointer?

  /// Runs the engines on the requests one after the other, in one worker process when there is a worker.
  ///
  /// - Returns: For each request one point for each vertex, in points, y downwards.
  /// - Throws: ``DrawingError`` when an edge leaves the range, when Graphviz refuses, or when no thread can be had.
  /// - Determinism: the same requests give the same points; those of `fdp` only in a fresh process.
  package static func positions(for requests: [Request]) throws(DrawingError) -> [[Point]] {
    guard !requests.isEmpty, let worker = GraphvizWorker.current else { return try positionsHere(for: requests) }
    guard case .positions(let layouts) = try worker.carryOut(.layOut(requests)) else {
      throw .workerFailed(reason: "its answer does not fit the question")
    }
    let isWhole =
      layouts.count == requests.count
      && zip(layouts, requests).allSatisfy { points, request in
        points.count == request.vertexCount && points.allSatisfy { $0.isFinite }
      }
    guard isWhole else { throw .workerFailed(reason: "its answer does not fit the question") }
    return layouts
  }

  /// Draws the picture, in a worker process when there is one.
  package static func rendered(_ picture: Picture) throws(DrawingError) -> [UInt8] {
    guard let worker = GraphvizWorker.current else { return try renderedHere(picture) }
    guard case .file(let bytes) = try worker.forPictures.carryOut(.render(picture)) else {
      throw .workerFailed(reason: "its answer does not fit the question")
    }
    return bytes
  }

  /// The same in this process.
  package static func positionsHere(for requests: [Request]) throws(DrawingError) -> [[Point]] {
    var layouts: [[Point]] = []
    for request in requests {
      for edge in request.edges {
        for end in [edge.source, edge.target] where end < 0 || end >= request.vertexCount {
          throw .vertexOutOfRange(vertex: end, vertexCount: request.vertexCount)
        }
      }
      layouts.append(request.vertexCount == 0 ? [] : try exclusively { lay(out: request) }.get())
    }
    return layouts
  }

  package static func renderedHere(_ picture: Picture) throws(DrawingError) -> [UInt8] {
    try exclusively { draw(picture) }.get()
  }

  // MARK: One at a time, on a large stack

  private typealias Outcome<Answer> = Result<Answer, DrawingError>

  /// The stack of the working thread. Address space only: pages are taken when they are touched.
  static let stackSize = 512 << 20

  private final class Job {
    let body: () -> Void
    init(_ body: @escaping () -> Void) { self.body = body }
  }

  private static func exclusively<Answer>(_ body: () -> Outcome<Answer>) -> Outcome<Answer> {
    var outcome: Outcome<Answer>?
    let code = withoutActuallyEscaping(body) { escaping in
      let job = Job { outcome = escaping() }
      return lock.withLock { _ in
        let argument = unsafe Unmanaged.passUnretained(job).toOpaque()
        return withExtendedLifetime(job) { unsafe shim_run(entry, argument, stackSize) }
      }
    }
    return outcome ?? .failure(.threadRefused(code: code))
  }

  private static let entry: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? =
    { argument in
      if let argument = unsafe argument {
        unsafe Unmanaged<Job>.fromOpaque(argument).takeUnretainedValue().body()
      }
      return nil
    }

  /// The context, made once; its messages are collected instead of printed.
  private static func context() -> OpaquePointer? {
    messages.withLock { $0.removeAll() }
    unsafe shim_on_message { text in
      if let text = unsafe text {
        let line = unsafe String(cString: text)
        GraphvizSession.messages.withLock { lines in
          if lines.count < 100 { lines.append(line) }
        }
      }
      return 0
    }
    if unsafe sharedContext == nil { unsafe sharedContext = gvContext() }
    return unsafe sharedContext
  }

  private static func reason() -> String {
    let text = messages.withLock { $0.joined() }.split(whereSeparator: \.isNewline).joined(
      separator: "; ")
    return text.isEmpty ? "no reason given" : text
  }

  // MARK: Layout

  private static func lay(out request: Request) -> Outcome<[Point]> {
    let engine = request.engine.rawValue
    let isDirected = request.engine == .dot || request.mode == .hierarchy
    guard let context = unsafe context(), let graph = unsafe shim_open(isDirected ? 1 : 0) else {
      return .failure(.layoutFailed(engine: engine, reason: reason()))
    }
    defer { unsafe agclose(graph) }
    unsafe setDefaults(of: graph, for: request)

    var vertices: [UnsafeMutablePointer<Agnode_t>] = unsafe []
    for index in 0..<request.vertexCount {
      guard let vertex = unsafe shim_vertex(graph, String(index)) else {
        return .failure(.layoutFailed(engine: engine, reason: reason()))
      }
      unsafe vertices.append(vertex)
      unsafe set(vertex, index, of: request)
    }
    // These two fill an area and do not look at edges.
    for edge in request.edges
    where edge.source != edge.target && request.engine != .osage && request.engine != .patchwork {
      guard let handle = unsafe shim_edge(graph, vertices[edge.source], vertices[edge.target])
      else {
        return .failure(.layoutFailed(engine: engine, reason: reason()))
      }
      unsafe shim_set(handle, "len", String(clamped(edge.length, 0.05...20, otherwise: 1)))
      unsafe shim_set(
        handle, "weight", String(Int(clamped(edge.weight, 1...1_000_000, otherwise: 1).rounded())))
      if request.engine == .dot { unsafe shim_set(handle, "minlen", String(min(max(edge.ranks, 1), 10))) }
    }
    unsafe gather(vertices, into: graph, for: request)

    shim_seed(UInt32(request.seed % 1_000_000_007))
    guard unsafe gvLayout(context, graph, engine) == 0 else {
      return .failure(.layoutFailed(engine: engine, reason: reason()))
    }
    defer { unsafe gvFreeLayout(context, graph) }
    var points: [Point] = []
    points.reserveCapacity(unsafe vertices.count)
    for index in unsafe vertices.indices {
      let vertex = unsafe vertices[index]
      let point = unsafe Point(x: shim_x(vertex), y: -shim_y(vertex))
      guard point.isFinite else {
        return .failure(.layoutFailed(engine: engine, reason: "a position is not finite"))
      }
      points.append(point)
    }
    return .success(points)
  }

  private static func set(_ vertex: UnsafeMutablePointer<Agnode_t>, _ index: Int, of request: Request) {
    if request.diameters.indices.contains(index) {
      let diameter = clamped(request.diameters[index], 0.1...2000, otherwise: 10) / 72
      unsafe shim_set(vertex, "width", String(diameter))
      unsafe shim_set(vertex, "height", String(diameter))
      if request.engine == .patchwork { unsafe shim_set(vertex, "area", String(diameter * diameter)) }
    }
    guard request.engine == .neato || request.engine == .fdp else { return }
    if request.places.indices.contains(index), let place = request.places[index], place.isFinite {
      let x = clamped(place.x, -10_000...10_000, otherwise: 0)
      let y = -clamped(place.y, -10_000...10_000, otherwise: 0)
      let isPinned = request.isPinned.indices.contains(index) && request.isPinned[index]
      unsafe shim_set(vertex, "pos", "\(x),\(y)\(isPinned ? "!" : "")")
    }
  }

  /// A cluster for each group, in the order of their first vertices.
  ///
  /// Graphviz takes parts in the order of the addresses at which it keeps their names, so the names are given in that
  /// order, and the same request gives the same points.
  private static func gather(
    _ vertices: [UnsafeMutablePointer<Agnode_t>], into graph: UnsafeMutablePointer<Agraph_t>, for request: Request
  ) {
    guard [.dot, .fdp, .osage, .patchwork].contains(request.engine), request.groups.contains(where: { $0 != nil })
    else { return }
    var ranks: [Int: Int] = [:]
    for group in request.groups.prefix(unsafe vertices.count) {
      if let group, ranks[group] == nil { ranks[group] = ranks.count }
    }
    var names: [(name: String, address: UInt)] = []
    for rank in 0..<ranks.count {
      let name = "cluster_\(rank)"
      names.append((name, unsafe UInt(bitPattern: shim_kept(graph, name))))
    }
    names.sort { $0.address < $1.address }
    var clusters: [UnsafeMutablePointer<Agraph_t>?] = unsafe []
    for (name, _) in names { unsafe clusters.append(shim_part(graph, name)) }
    for index in unsafe vertices.indices where request.groups.indices.contains(index) {
      guard let rank = request.groups[index].flatMap({ ranks[$0] }), let cluster = unsafe clusters[rank] else {
        continue
      }
      unsafe shim_take(cluster, vertices[index])
    }
  }

  private static func setDefaults(of graph: UnsafeMutablePointer<Agraph_t>, for request: Request) {
    // An empty label keeps Graphviz away from fonts.
    let forVertices = [
      ("label", ""), ("shape", "circle"), ("fixedsize", "true"), ("width", "0.14"),
      ("height", "0.14"), ("pos", ""), ("area", "1"),
    ]
    for (name, value) in forVertices { unsafe shim_default_of_vertices(graph, name, value) }
    for (name, value) in [("len", "1"), ("weight", "1"), ("minlen", "1")] {
      unsafe shim_default_of_edges(graph, name, value)
    }
    // Components are packed by our own hand; edges are ours to draw.
    var forGraph = [
      ("splines", ""), ("overlap", request.overlap.rawValue), ("start", String(request.seed % 1_000_000_007)),
      ("label", ""), ("notranslate", "true"),
    ]
    switch request.engine {
    case .dot:
      forGraph += [
        ("rankdir", request.rankDirection.rawValue), ("nodesep", inches(request.gap)),
        ("ranksep", inches(request.rankGap)),
      ]
      if request.vertexCount > 500 { forGraph += [("nslimit", "2"), ("mclimit", "0.3")] }
    case .neato: forGraph += [("mode", request.mode.rawValue), ("model", request.model.rawValue)]
    case .twopi:
      if let root = request.root { forGraph.append(("root", String(root))) }
    case .fdp, .sfdp:
      if let length = request.springLength {
        forGraph.append(("K", String(clamped(length, 0.01...100, otherwise: 0.3))))
      }
      if let repulsion = request.repulsion, request.engine == .sfdp {
        forGraph.append(("repulsiveforce", String(clamped(repulsion, 0.1...10, otherwise: 1))))
      }
    case .circo, .osage, .patchwork: break
    }
    if let limit = request.roundLimit, request.engine == .neato || request.engine == .fdp {
      forGraph.append(("maxiter", String(min(max(limit, 1), 100_000))))
    }
    for (name, value) in forGraph { unsafe shim_default_of_graphs(graph, name, value) }
  }

  private static func inches(_ gap: Double) -> String { String(clamped(gap, 0.02...50, otherwise: 0.5)) }

  private static func clamped(_ value: Double, _ range: ClosedRange<Double>, otherwise: Double)
    -> Double
  {
    value.isNaN ? otherwise : min(max(value, range.lowerBound), range.upperBound)
  }

  // MARK: Rendering

  private static func draw(_ picture: Picture) -> Outcome<[UInt8]> {
    let format = picture.format
    guard let context = unsafe context(), let graph = unsafe shim_open(0) else {
      return .failure(.renderingFailed(format: format, reason: reason()))
    }
    defer { unsafe agclose(graph) }
    // Two invisible corners hold the canvas open.
    let forVertices = [
      ("label", ""), ("shape", "point"), ("style", "invis"), ("width", "0"), ("height", "0"),
      ("pos", ""),
    ]
    for (name, value) in forVertices { unsafe shim_default_of_vertices(graph, name, value) }
    let forGraph = [
      ("_background", picture.background), ("pad", "0"), ("margin", "0"), ("dpi", String(picture.dotsPerInch)),
      ("splines", ""),
      ("notranslate", "true"), ("bgcolor", "transparent"),
    ]
    for (name, value) in forGraph { unsafe shim_default_of_graphs(graph, name, value) }
    for (name, x, y) in [("0", 0, 0), ("1", picture.width, picture.height)] {
      guard let vertex = unsafe shim_vertex(graph, name) else {
        return .failure(.renderingFailed(format: format, reason: reason()))
      }
      unsafe shim_set(vertex, "pos", "\(x),\(y)")
    }
    guard unsafe gvLayout(context, graph, "nop2") == 0 else {
      return .failure(.renderingFailed(format: format, reason: reason()))
    }
    defer { unsafe gvFreeLayout(context, graph) }
    var bytes: UnsafeMutablePointer<CChar>? = nil
    var length = 0
    guard unsafe shim_render(context, graph, format, &bytes, &length) == 0, let start = unsafe bytes
    else {
      let reason = reason()
      // From Graphviz 13 on, a context whose renderer is missing refuses the next picture, too.
      unsafe sharedContext = nil
      // "Format: "webp" not recognized. Use one of: …", "renderer for ps:cairo is unavailable"
      if reason.contains("not recognized") || reason.contains("is unavailable") {
        return .failure(.formatMissing(format: String(format.prefix { $0 != ":" })))
      }
      return .failure(.renderingFailed(format: format, reason: reason))
    }
    defer { unsafe gvFreeRenderData(start) }
    return unsafe .success(UnsafeRawBufferPointer(start: start, count: length).map { $0 })
  }
}
