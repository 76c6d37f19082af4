/// Marks of a crowded map as few and short elements: coordinates are whole tenths of a pixel, steps are relative, and
/// marks that look alike share a path.
struct SVGCrowd {
  /// Lines in one path. A path covers what lies below once, however often its own lines cross; so short ones keep dense
  /// places darker than others.
  private static let linesInPath = 48
  private static let discsInPath = 2000

  private var out: [UInt8] = []

  /// Groups that are drawn ten times as large, so that whole numbers will do.
  private static func group(_ name: String, _ body: (inout SVGCrowd) -> Void) -> String {
    var crowd = SVGCrowd()
    crowd.out += Array("<g class=\"\(name)\" transform=\"scale(.1)\">\n".utf8)
    body(&crowd)
    crowd.out += Array("</g>\n".utf8)
    return String(decoding: crowd.out, as: UTF8.self)
  }

  /// Lines in the order given, which is that of drawing.
  ///
  /// - Parameters:
  ///   - name: the classes of a line.
  ///   - opacity: how much a line covers.
  static func lines(
    _ lines: [Scene.Line], name: (Scene.Line) -> String, opacity: (Scene.Line) -> Double
  ) -> String {
    group("crowd") { crowd in
      // A few paths are open at a time, one for each look.
      var open: [String: (width: Double, opacity: Double, count: Int, path: [UInt8])] = [:]
      var names: [String] = []
      func close(_ name: String) {
        guard let path = open.removeValue(forKey: name), path.count > 0 else { return }
        crowd.write(name: name, width: path.width, opacity: path.opacity, path: path.path)
      }
      for line in lines {
        let name = name(line)
        if let path = open[name], path.count >= linesInPath || abs(path.width - line.width) > 0.1 * path.width {
          close(name)
        }
        if open[name] == nil {
          open[name] = (line.width, opacity(line), 0, [])
          if !names.contains(name) { names.append(name) }
        }
        append(line.curve, to: &open[name, default: (0, 0, 0, [])].path)
        open[name]?.count += 1
      }
      for name in names { close(name) }
    }
  }

  private mutating func write(name: String, width: Double, opacity: Double, path: [UInt8]) {
    var look = " stroke-width=\"\(NumberText.fixed(width * 10))\""
    if opacity < 1 { look += " stroke-opacity=\"\(NumberText.fixed(opacity, digits: 2))\"" }
    out += Array("<path class=\"\(name)\"\(look) d=\"".utf8)
    out += path
    out += Array("\"/>\n".utf8)
  }

  private static func append(_ curve: Curve, to path: inout [UInt8]) {
    // Bows are gentle: a few straight steps show them.
    let points = curve.samples(4)
    var (x, y) = (0, 0)
    for (place, point) in points.enumerated() {
      let (nextX, nextY) = (tenths(point.x), tenths(point.y))
      path.append(place == 0 ? UInt8(ascii: "M") : UInt8(ascii: "l"))
      append(nextX - x, to: &path)
      if nextY - y >= 0 { path.append(UInt8(ascii: " ")) }
      append(nextY - y, to: &path)
      (x, y) = (nextX, nextY)
    }
  }

  /// Discs as round dots, those of one look together.
  ///
  /// - Parameters:
  ///   - name: the class of the color.
  static func discs(_ discs: [Scene.Disc], name: (Scene.Disc) -> String) -> String {
    struct Look: Hashable {
      var name: String
      var diameter: Int
    }
    return group("crowd dots") { crowd in
      var places: [Look: Int] = [:]
      var paths: [(look: Look, count: Int, path: [UInt8])] = []
      for disc in discs {
        let look = Look(name: name(disc), diameter: 2 * tenths(disc.radius))
        var place = places[look] ?? -1
        if place < 0 || paths[place].count >= discsInPath {
          place = paths.count
          places[look] = place
          paths.append((look, 0, []))
        }
        paths[place].count += 1
        paths[place].path.append(UInt8(ascii: "M"))
        append(tenths(disc.center.x), to: &paths[place].path)
        paths[place].path.append(UInt8(ascii: " "))
        append(tenths(disc.center.y), to: &paths[place].path)
        paths[place].path += [UInt8(ascii: "h"), UInt8(ascii: "0")]
      }
      for path in paths {
        let look = "<g stroke-width=\"\(path.look.diameter)\"><path class=\"vertex dot \(path.look.name)\" d=\""
        crowd.out += Array(look.utf8)
        crowd.out += path.path
        crowd.out += Array("\"/></g>\n".utf8)
      }
    }
  }

  private static func tenths(_ value: Double) -> Int {
    let tenths = (value * 10).rounded()
    return tenths.magnitude < 1e9 ? Int(tenths) : 0
  }

  private static func append(_ number: Int, to path: inout [UInt8]) {
    if number < 0 { path.append(UInt8(ascii: "-")) }
    var rest = number.magnitude
    let start = path.count
    repeat {
      path.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
    } while rest > 0
    path[start...].reverse()
  }
}
