/// Numbers as text that reads back as the same Double, as short as that allows; whole numbers without a point.
package enum NumberText {
  package static func of(_ value: Double) -> String {
    if value == value.rounded(), value.magnitude < 9e15, value != 0 || value.sign == .plus {
      return String(Int64(value))
    }
    return value.description
  }

  /// The text as JSON and XML Schema both take it, or nil when it is no finite decimal number.
  package static func canonical(_ text: String) -> String? {
    guard case .value(let value) = DecimalNumber.read(text) else { return nil }
    // long integers keep all their digits
    let bare = text.utf8.first == 0x2D ? text.utf8.dropFirst() : text.utf8[...]
    if bare.allSatisfy({ $0 >= 48 && $0 <= 57 }), bare.first != 48 || bare.count == 1 { return text }
    return of(value)
  }
}
