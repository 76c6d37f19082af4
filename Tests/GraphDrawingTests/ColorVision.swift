import Foundation

@testable import GraphDrawing

/// How people with other cones see a color, and how far colors are apart.
///
/// - Reference: Machado, Oliveira and Fernandes, "A physiologically-based model for simulation of color vision deficiency",
///   IEEE TVCG 15 (2009), doi:10.1109/TVCG.2009.113, at severity 1.0. Distances are those of OKLab, times 100, in which
///   about 2 is just noticed.
enum ColorVision: String, CaseIterable {
  case usual
  /// Without red, green and blue cones.
  case protanopia, deuteranopia, tritanopia
  /// A gray copy.
  case gray

  static let ofPeople: [ColorVision] = [.usual, .protanopia, .deuteranopia, .tritanopia]

  private var rows: [[Double]] {
    switch self {
    case .usual: [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
    case .protanopia:
      [
        [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998],
      ]
    case .deuteranopia:
      [
        [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881],
      ]
    case .tritanopia:
      [
        [1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900],
      ]
    case .gray: Array(repeating: [0.2126, 0.7152, 0.0722], count: 3)
    }
  }

  /// Lightness, green-red and blue-yellow of OKLab.
  func seen(_ color: Color) -> [Double] {
    let linear = [color.red, color.green, color.blue].map { channel -> Double in
      let share = Double(channel) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    func times(_ rows: [[Double]], _ vector: [Double]) -> [Double] {
      rows.map { zip($0, vector).map(*).reduce(0, +) }
    }
    let simulated = times(rows, linear).map { min(max($0, 0), 1) }
    let cones = times(
      [
        [0.4122214708, 0.5363325363, 0.0514459929], [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
      ], simulated
    ).map { cbrt($0) }
    return times(
      [
        [0.2104542553, 0.7936177850, -0.0040720468], [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
      ], cones)
  }

  func distance(_ first: Color, _ second: Color) -> Double {
    let squares = zip(seen(first), seen(second)).map { ($0 - $1) * ($0 - $1) }
    return 100 * squares.reduce(0, +).squareRoot()
  }
}
