public import SocialNetworks

/// Writes networks to files.
public enum NetworkWriter {
  /// Writes a network; `-` is standard output.
  ///
  /// The file is complete or not there at all: it is written under another name in the same folder and then renamed.
  ///
  /// - Parameter format: The name of the format; nil takes it from the extension, and csv for standard output.
  /// - Returns: what the format cannot hold, in sentences.
  /// - Throws: `FormatError.unknownFormat`, `.notWritable`, `.cannotWrite`.
  @discardableResult
  public static func write(_ draft: NetworkDraft, to path: String, format: String? = nil) throws -> [String] {
    let (bytes, notes) = try encode(draft, format: try format ?? formatName(for: path))
    try OutputFile.write(bytes, to: path)
    return notes
  }

  /// The bytes of a network in a format, and what the format cannot hold.
  ///
  /// - Throws: `FormatError.unknownFormat`, `.notWritable`.
  /// - Note: The same network gives the same bytes.
  public static func encode(_ draft: NetworkDraft, format: String) throws -> (bytes: [UInt8], notes: [String]) {
    guard let found = NetworkFormat.named(format) else {
      throw FormatError.unknownFormat(name: format, known: NetworkFormat.writable)
    }
    guard let write = found.write else {
      throw FormatError.notWritable(format: found.name, known: NetworkFormat.writable)
    }
    var bytes: [UInt8] = []
    var notes: [String] = []
    write(draft, &bytes, &notes)
    return (bytes, notes)
  }

  private static func formatName(for path: String) throws -> String {
    if path == "-" { return "csv" }
    let fileExtension = NetworkReader.fileExtension(of: path)
    guard let format = NetworkFormat.forExtension(fileExtension) else {
      throw FormatError.unknownFormat(name: fileExtension, known: NetworkFormat.writable)
    }
    return format.name
  }
}

/// Ties as writers see them.
extension NetworkDraft {
  package func tieLayer(_ tie: Int) -> String? { ties.layers.map { ties.layerNames[Int($0[tie])] } }

  /// The people whom no tie names.
  package var isolateCount: Int {
    var isNamed = [Bool](repeating: false, count: people.count)
    for person in ties.sources { isNamed[Int(person)] = true }
    for person in ties.targets { isNamed[Int(person)] = true }
    return isNamed.count { !$0 }
  }

  /// Whether some pair has two ties.
  package var hasParallelTies: Bool {
    var seen = Set<UInt64>(minimumCapacity: ties.count)
    for tie in 0..<ties.count {
      var (source, target) = (UInt64(ties.sources[tie]), UInt64(ties.targets[tie]))
      if isDirected != true && source > target { swap(&source, &target) }
      if !seen.insert(source << 32 | target).inserted { return true }
    }
    return false
  }

  /// Whether values must be written although all are 1: an attribute would be taken for them otherwise.
  package var needsValues: Bool {
    ties.values != nil || ties.attributes.contains { EdgeListColumns.weightNames.contains($0.name.lowercased()) }
  }

  package func tieValue(_ tie: Int) -> Double { ties.values.map { $0[tie] } ?? 1 }
}

/// Names for attributes beside names that a format keeps for itself: a taken one gets underscores behind it.
package struct AttributeNames {
  private var taken: Set<String>
  private var lowercases: Bool

  package init(reserved: [String]) {
    taken = Set(reserved.map { $0.lowercased() })
    lowercases = true
  }

  package mutating func name(for wanted: String, _ notes: inout [String]) -> String {
    var name = wanted.isEmpty ? "attribute" : wanted
    while !taken.insert(name.lowercased()).inserted { name += "_" }
    if name != wanted { notes.append("the attribute \(quoted(wanted)) is called \(quoted(name)) in the file") }
    return name
  }
}
