/// Looks names up in the registries of measures, methods, layouts and formats.
enum Registry {
  static func find<Entry>(_ name: String, in all: [Entry], name key: (Entry) -> String, kind: String) throws -> Entry {
    if let found = all.first(where: { key($0) == name }) { return found }
    let names = all.map(key)
    let near = names.min { distance($0, name) < distance($1, name) }
    let hint = near.flatMap { distance($0, name) <= 3 ? "did you mean “\($0)”? " : nil } ?? ""
    throw CommandError.usage("no \(kind) is called “\(name)”; \(hint)There are: \(names.joined(separator: ", "))")
  }

  /// Single-character edits between two names.
  private static func distance(_ first: String, _ second: String) -> Int {
    let (a, b) = (Array(first.utf8), Array(second.utf8))
    var row = Array(0...b.count)
    for (i, x) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, y) in b.enumerated() {
        let above = row[j + 1]
        row[j + 1] = min(above + 1, row[j] + 1, diagonal + (x == y ? 0 : 1))
        diagonal = above
      }
    }
    return row[b.count]
  }
}
