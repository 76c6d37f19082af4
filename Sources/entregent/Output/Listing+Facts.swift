extension Listing {
  /// The values of a JSON object as rows of `what,value`: names of keys joined by dots, places in lists from 1.
  init(facts: JSON) {
    var rows: [[Cell]] = []
    // Values lie a few levels deep, as deep as the command makes them.
    func add(_ name: String, _ value: JSON) {
      func path(_ key: String) -> String { name.isEmpty ? key : "\(name).\(key)" }
      switch value {
      case .members(let members): for member in members { add(path(member.name), member.value) }
      case .array(let values): for (place, value) in values.enumerated() { add(path(String(place + 1)), value) }
      case .string(let text): rows.append([.text(name), .text(text)])
      case .number(let number): rows.append([.text(name), .number(number)])
      case .integer(let number): rows.append([.text(name), .integer(number)])
      case .bool(let truth): rows.append([.text(name), .text(truth ? "yes" : "no")])
      case .null: rows.append([.text(name), .undefined])
      }
    }
    add("", facts)
    self.init(columns: ["what", "value"], rows: rows)
  }
}
