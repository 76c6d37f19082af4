import ArgumentParser
import GraphDrawing

/// The file that a map is written to, in the format of its ending.
struct MapFile {
  private enum Kind {
    case svg
    case page
    case picture(GraphvizRenderer.Format)
    case document(MapDocument.Format)
    /// Where people stand, as a table.
    case places
  }

  private static let names =
    ["svg", "html"] + GraphvizRenderer.Format.allCases.map(\.rawValue) + MapDocument.Format.allCases.map(\.rawValue)
    + ["csv"]

  /// The endings in words.
  static var endings: String {
    let all = names.map { ".\($0)" }
    return all.dropLast().joined(separator: ", ") + " or " + (all.last ?? "")
  }

  private let kind: Kind

  /// - Throws: a usage error where the ending says nothing. Standard output gets SVG.
  init(path: String) throws {
    let ending = path == "-" ? "svg" : path.split(separator: ".").last.map { $0.lowercased() } ?? ""
    if ending == "svg" {
      kind = .svg
    } else if ending == "html" {
      kind = .page
    } else if let format = GraphvizRenderer.Format(rawValue: ending == "jpeg" ? "jpg" : ending) {
      kind = .picture(format)
    } else if let format = MapDocument.Format(rawValue: ending) {
      kind = .document(format)
    } else if ending == "csv" {
      kind = .places
    } else {
      throw ValidationError("the map's file must end in \(Self.endings), not “\(path)”")
    }
  }

  /// Whether the file is a page to explore.
  var isPage: Bool {
    if case .page = kind { true } else { false }
  }

  func bytes(
    of placed: LaidOutDrawing, style: Style, root: Int?, dotsPerInch: Double, _ notes: Notes
  ) throws -> [UInt8] {
    switch kind {
    case .page: return Array(HTMLWriter(style: style).html(of: placed, root: root).utf8)
    case .places: return placed.placesTable()
    case .svg: return Array(SVGWriter(style: style).svg(of: placed).utf8)
    case .document(let format): return MapDocument.bytes(of: placed, as: format, style: style)
    case .picture(let format):
      let (file, note) = try GraphvizRenderer(style: style, dotsPerInch: dotsPerInch).picture(of: placed, as: format)
      if let note { notes.note(note) }
      return file
    }
  }
}
