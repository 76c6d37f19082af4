import Foundation

/// A color of the sRGB space.
public struct Color: Hashable, Sendable {
  public var red: UInt8
  public var green: UInt8
  public var blue: UInt8

  public init(red: UInt8, green: UInt8, blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// The color of a number such as `0x0072B2`; higher bits are ignored.
  public init(hex: UInt32) {
    red = UInt8(truncatingIfNeeded: hex >> 16)
    green = UInt8(truncatingIfNeeded: hex >> 8)
    blue = UInt8(truncatingIfNeeded: hex)
  }

  /// As CSS and Graphviz write it: `#0072b2`.
  public var css: String {
    "#" + [red, green, blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// The relative luminance, from 0 to 1: 0.2126 R + 0.7152 G + 0.0722 B of the linear channels.
  ///
  /// - Reference: Web Content Accessibility Guidelines 2.2, "relative luminance".
  var luminance: Double {
    func linear(_ channel: UInt8) -> Double {
      let share = Double(channel) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
  }

  /// The contrast ratio, from 1 to 21: (lighter luminance + 0.05) / (darker luminance + 0.05).
  func contrast(with other: Color) -> Double {
    let (first, second) = (luminance + 0.05, other.luminance + 0.05)
    return max(first, second) / min(first, second)
  }

  /// The color on the way to `other`: this one at 0, the other at 1.
  func mixed(with other: Color, _ share: Double) -> Color {
    func channel(_ first: UInt8, _ second: UInt8) -> UInt8 {
      UInt8(min(max(Double(first) + (Double(second) - Double(first)) * share, 0), 255).rounded())
    }
    return Color(
      red: channel(red, other.red), green: channel(green, other.green),
      blue: channel(blue, other.blue))
  }
}
