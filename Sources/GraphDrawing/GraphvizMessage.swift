/// What is said to Graphviz and what it answers, as bytes, so that it can live in another process.
///
/// Numbers are little-endian and eight bytes wide; sequences begin with their length.
package enum GraphvizMessage {
  /// One thing to do.
  package enum Order: Sendable {
    case layOut([GraphvizSession.Request])
    case render(GraphvizSession.Picture)
  }

  /// What comes of it.
  package enum Answer: Sendable, Equatable {
    case positions([[Point]])
    case file([UInt8])
    case failure(DrawingError)
  }

  package static func bytes(of order: Order) -> [UInt8] {
    var writer = Writer()
    switch order {
    case .layOut(let requests):
      writer.put(1)
      writer.put(requests.count)
      for request in requests { writer.put(request) }
    case .render(let picture):
      writer.put(2)
      writer.put(picture.background)
      writer.put(picture.width)
      writer.put(picture.height)
      writer.put(picture.format)
      writer.put(picture.dotsPerInch)
    }
    return writer.bytes
  }

  /// The order that the bytes hold; nil when they hold none.
  package static func order(from bytes: [UInt8]) -> Order? {
    var reader = Reader(bytes: bytes)
    switch reader.int() {
    case 1:
      guard let count = reader.count(ofItems: 8) else { return nil }
      var requests: [GraphvizSession.Request] = []
      for _ in 0..<count {
        guard let request = reader.request() else { return nil }
        requests.append(request)
      }
      return .layOut(requests)
    case 2:
      guard let background = reader.string(), let width = reader.double(), let height = reader.double(),
        let format = reader.string(), let dots = reader.double()
      else { return nil }
      return .render(
        .init(background: background, width: width, height: height, format: format, dotsPerInch: dots))
    default: return nil
    }
  }

  package static func bytes(of answer: Answer) -> [UInt8] {
    var writer = Writer()
    switch answer {
    case .positions(let layouts):
      writer.put(1)
      writer.put(layouts.count)
      for points in layouts {
        writer.put(points.count * 2)
        for point in points {
          writer.put(point.x)
          writer.put(point.y)
        }
      }
    case .file(let bytes):
      writer.put(2)
      writer.put(bytes.count)
      writer.bytes += bytes
    case .failure(let error):
      writer.put(3)
      switch error {
      case .vertexOutOfRange(let vertex, let count):
        writer.put(1)
        writer.put(vertex)
        writer.put(count)
      case .layoutFailed(let engine, let reason):
        writer.put(2)
        writer.put(engine)
        writer.put(reason)
      case .renderingFailed(let format, let reason):
        writer.put(3)
        writer.put(format)
        writer.put(reason)
      case .formatMissing(let format):
        writer.put(4)
        writer.put(format)
      default:
        writer.put(2)
        writer.put("Graphviz")
        writer.put(error.description)
      }
    }
    return writer.bytes
  }

  /// The answer that the bytes hold; nil when they hold none.
  package static func answer(from bytes: [UInt8]) -> Answer? {
    var reader = Reader(bytes: bytes)
    switch reader.int() {
    case 1:
      guard let count = reader.count(ofItems: 8) else { return nil }
      var layouts: [[Point]] = []
      for _ in 0..<count {
        guard let numbers = reader.doubles(), numbers.count.isMultiple(of: 2) else { return nil }
        layouts.append(stride(from: 0, to: numbers.count, by: 2).map { Point(x: numbers[$0], y: numbers[$0 + 1]) })
      }
      return .positions(layouts)
    case 2:
      guard let count = reader.count(ofItems: 1) else { return nil }
      return .file(Array(reader.take(count)))
    case 3:
      switch reader.int() {
      case 1:
        guard let vertex = reader.int(), let count = reader.int() else { return nil }
        return .failure(.vertexOutOfRange(vertex: vertex, vertexCount: count))
      case 2:
        guard let engine = reader.string(), let reason = reader.string() else { return nil }
        return .failure(.layoutFailed(engine: engine, reason: reason))
      case 3:
        guard let format = reader.string(), let reason = reader.string() else { return nil }
        return .failure(.renderingFailed(format: format, reason: reason))
      case 4:
        guard let format = reader.string() else { return nil }
        return .failure(.formatMissing(format: format))
      default: return nil
      }
    default: return nil
    }
  }

  private struct Writer {
    var bytes: [UInt8] = []

    mutating func put(_ value: Int) { put(UInt64(bitPattern: Int64(value))) }
    mutating func put(_ value: Double) { put(value.bitPattern) }

    mutating func put(_ text: String) {
      put(text.utf8.count)
      bytes += Array(text.utf8)
    }

    mutating func put(_ request: GraphvizSession.Request) {
      put(request.engine.rawValue)
      put(request.vertexCount)
      put(request.edges.count)
      for edge in request.edges {
        put(edge.source)
        put(edge.target)
        put(edge.length)
        put(edge.weight)
        put(edge.ranks)
      }
      put(request.diameters.count)
      for diameter in request.diameters { put(diameter) }
      put(request.groups.count)
      for group in request.groups { put(group ?? .min) }
      put(request.places.count)
      for place in request.places {
        put(place?.x ?? .nan)
        put(place?.y ?? .nan)
      }
      put(request.isPinned.count)
      for isPinned in request.isPinned { put(isPinned ? 1 : 0) }
      put(request.root ?? -1)
      put(request.rankDirection.rawValue)
      put(request.mode.rawValue)
      put(request.model.rawValue)
      put(request.overlap.rawValue)
      put(request.springLength ?? .nan)
      put(request.repulsion ?? .nan)
      put(request.roundLimit ?? .min)
      put(request.gap)
      put(request.rankGap)
      put(Int(truncatingIfNeeded: request.seed))
    }

    private mutating func put(_ bits: UInt64) {
      for shift in stride(from: 0, to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: bits >> UInt64(shift))) }
    }
  }

  private struct Reader {
    let bytes: [UInt8]
    var place = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    private mutating func bits() -> UInt64? {
      guard bytes.count - place >= 8 else { return nil }
      var bits: UInt64 = 0
      for index in 0..<8 { bits |= UInt64(bytes[place + index]) << UInt64(8 * index) }
      place += 8
      return bits
    }

    mutating func int() -> Int? { bits().map { Int(truncatingIfNeeded: Int64(bitPattern: $0)) } }

    mutating func double() -> Double? { bits().map { Double(bitPattern: $0) } }

    mutating func count(upTo limit: Int) -> Int? {
      guard let count = int(), (0...limit).contains(count) else { return nil }
      return count
    }

    /// A number of items of which each takes at least so many bytes.
    mutating func count(ofItems size: Int) -> Int? {
      guard let count = int(), count >= 0, count <= (bytes.count - place) / size else { return nil }
      return count
    }

    mutating func take(_ count: Int) -> ArraySlice<UInt8> {
      defer { place += count }
      return bytes[place..<place + count]
    }

    mutating func string() -> String? {
      count(ofItems: 1).map { String(decoding: take($0), as: UTF8.self) }
    }

    mutating func request() -> GraphvizSession.Request? {
      guard let engine = string().flatMap(GraphvizSession.Engine.init), let vertexCount = count(upTo: 1 << 31),
        let edgeCount = count(ofItems: 40)
      else { return nil }
      var edges: [GraphvizSession.Edge] = []
      edges.reserveCapacity(edgeCount)
      for _ in 0..<edgeCount {
        guard let source = int(), let target = int(), let length = double(), let weight = double(), let ranks = int()
        else { return nil }
        edges.append(.init(source: source, target: target, length: length, weight: weight, ranks: ranks))
      }
      var request = GraphvizSession.Request(engine: engine, vertexCount: vertexCount, edges: edges)
      guard let diameters = doubles(), let groups = ints(), let places = points(), let pins = ints(), let root = int(),
        let direction = string().flatMap(GraphvizSession.RankDirection.init),
        let mode = string().flatMap(GraphvizSession.Mode.init),
        let model = string().flatMap(GraphvizSession.Model.init),
        let overlap = string().flatMap(GraphvizSession.Overlap.init), let springLength = double(),
        let repulsion = double(), let roundLimit = int(), let gap = double(), let rankGap = double(), let seed = int(),
        [diameters.count, groups.count, places.count, pins.count].allSatisfy({ $0 == 0 || $0 == vertexCount })
      else { return nil }
      request.diameters = diameters
      request.groups = groups.map { $0 == .min ? nil : $0 }
      request.places = places.map { $0.x.isNaN || $0.y.isNaN ? nil : $0 }
      request.isPinned = pins.map { $0 == 1 }
      request.root = (0..<vertexCount).contains(root) ? root : nil
      request.rankDirection = direction
      request.mode = mode
      request.model = model
      request.overlap = overlap
      request.springLength = springLength.isNaN ? nil : springLength
      request.repulsion = repulsion.isNaN ? nil : repulsion
      request.roundLimit = roundLimit == .min ? nil : roundLimit
      request.gap = gap
      request.rankGap = rankGap
      request.seed = UInt64(truncatingIfNeeded: seed)
      return request
    }

    mutating func ints() -> [Int]? {
      guard let count = count(ofItems: 8) else { return nil }
      var numbers: [Int] = []
      for _ in 0..<count {
        guard let number = int() else { return nil }
        numbers.append(number)
      }
      return numbers
    }

    mutating func points() -> [Point]? {
      guard let count = count(ofItems: 16) else { return nil }
      var points: [Point] = []
      for _ in 0..<count {
        guard let x = double(), let y = double() else { return nil }
        points.append(Point(x: x, y: y))
      }
      return points
    }

    mutating func doubles() -> [Double]? {
      guard let count = count(ofItems: 8) else { return nil }
      var numbers: [Double] = []
      for _ in 0..<count {
        guard let number = double() else { return nil }
        numbers.append(number)
      }
      return numbers
    }
  }
}
