import NetworkFormats
import SocialNetworks

/// A network in a form that tests can write down.
struct Plain: Equatable, CustomStringConvertible {
  var people: [String]
  var ties: [String]
  var isDirected: Bool?

  init(_ draft: NetworkDraft) {
    people = (0..<draft.people.count).map { draft.people.id($0) }
    ties = (0..<draft.ties.count).map { tie in
      var text = draft.people.id(Int(draft.ties.sources[tie])) + ">" + draft.people.id(Int(draft.ties.targets[tie]))
      if let values = draft.ties.values { text += "=\(values[tie])" }
      if let layers = draft.ties.layers { text += "@" + draft.ties.layerNames[Int(layers[tie])] }
      return text
    }
    isDirected = draft.isDirected
  }

  var description: String { "\(people) \(ties) \(isDirected.map { "\($0)" } ?? "-")" }
}

func read(
  _ text: String, _ path: String = "net.csv", _ options: ReadOptions = ReadOptions()
) throws -> (draft: NetworkDraft, report: ImportReport) {
  try NetworkReader.read(bytes: Array(text.utf8), path: path, options: options)
}

/// Ties as `source>target=value@layer`.
func ties(_ text: String, _ path: String = "net.csv", _ options: ReadOptions = ReadOptions()) throws -> [String] {
  Plain(try read(text, path, options).draft).ties
}

/// The message of the error that reading ends with, or the network where it does not.
func complaint(_ text: String, _ path: String = "net.csv", _ options: ReadOptions = ReadOptions()) -> String {
  complaint(bytes: Array(text.utf8), path, options)
}

func complaint(bytes: [UInt8], _ path: String = "net.csv", _ options: ReadOptions = ReadOptions()) -> String {
  do {
    return "\(Plain(try NetworkReader.read(bytes: bytes, path: path, options: options).draft))"
  } catch {
    return "\(error)"
  }
}
