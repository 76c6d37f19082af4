package import SocialNetworks

/// A declared attribute of GraphML, and its values as they are read.
package struct GraphMLKey {
  package var id: String
  package var name: String
  package var kind: AttributeKind
  /// The type as it was declared, in lower case.
  package var type: String
  package var isForNodes: Bool
  package var isForEdges: Bool
  /// yEd: the value is XML with the label inside.
  package var holdsNodeGraphics = false
  package var defaultValue: String?
  package var nodeValues: [String?] = []
  package var edgeValues: [String?] = []

  package static func kind(ofType type: String) -> AttributeKind? {
    switch type {
    case "boolean": .boolean
    case "int", "long", "integer": .integer
    case "float", "double": .number
    case "string", "": .text
    default: nil
    }
  }

  /// The value as a column keeps it, or what is wrong with it. Nothing where a number or truth value is missing.
  package func reading(_ text: String) -> (value: String?, complaint: String?) {
    if kind == .text { return (text, nil) }
    let bare = EdgeListColumns.trimmed(text)
    if bare.isEmpty { return (nil, nil) }
    switch kind {
    case .boolean:
      switch bare.lowercased() {
      case "true", "1": return ("true", nil)
      case "false", "0": return ("false", nil)
      default: return (nil, "\(quoted(text)) is not a truth value; expected true or false for \(quoted(name))")
      }
    case .integer, .number:
      let reading = DecimalNumber.read(bare)
      switch reading {
      case .value(let value):
        if kind == .integer && value != value.rounded() {
          return (
            nil, "\(quoted(bare)) is not a whole number; expected one for \(quoted(name)), which is of type \(type)"
          )
        }
        return (bare, nil)
      case .notANumber, .infinite:
        // xs:double has these; a column has no value then
        return kind == .number ? (nil, nil) : (nil, DecimalNumber.complaint(bare, reading))
      default: return (nil, DecimalNumber.complaint(bare, reading))
      }
    case .text: return (text, nil)
    }
  }

  /// Sets one value of a column.
  ///
  /// - Parameter cells: how many values the file may still bring; missing ones count.
  /// - Returns: whether there was room.
  package static func set(_ values: inout [String?], _ place: Int, to value: String?, cells: inout Int) -> Bool {
    if place >= values.count {
      let missing = place + 1 - values.count
      guard missing <= cells else { return false }
      cells -= missing
      values += Array(repeating: nil, count: missing)
    }
    values[place] = value
    return true
  }

  /// One value for each of `count` elements, the default where none is stated.
  package func column(_ values: [String?], count: Int) -> AttributeColumn {
    var all = values
    if all.count < count { all += Array(repeating: nil, count: count - all.count) }
    if let defaultValue { all = all.map { $0 ?? defaultValue } }
    return AttributeColumn(name: name, kind: kind, values: all)
  }
}
