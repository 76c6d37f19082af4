import ArgumentParser
import SocialNetworks

/// Who is to be met: people by name, or everybody of whom something holds.
struct TargetOptions: ParsableArguments {
  @Argument(
    help: "Whom to meet: an id, a name, an e-mail, or a unique part of a name. Several: any of them.",
    completion: StoreOptions.names)
  var target: [String] = []

  @Option(help: "Anyone at this organization (needs an attribute “organization”).")
  var organization: String?

  @Option(help: "Anyone with this title (needs an attribute “title”).")
  var title: String?

  @Option(help: "Anyone with this tag (needs an attribute “tag”).")
  var tag: String?

  @Option(
    help: ArgumentHelp("Anyone in this file, one name a line; # begins a comment.", valueName: "file"),
    completion: .file())
  var targets: String?

  func validate() throws {
    if target.isEmpty && organization == nil && title == nil && tag == nil && targets == nil {
      throw ValidationError("name whom to meet, or a set of people with --organization, --title, --tag or --targets")
    }
  }

  /// Those who are meant, each once, in the order in which they were named.
  ///
  /// - Throws: `CommandError`, `NetworkError`; `.unknownPerson` when nobody is meant.
  func people(of network: SocialNetwork, isStrict: Bool, _ notes: Notes) throws -> [Person] {
    var found = try target.map { try network.person(named: $0) }
    for (attribute, value) in [("organization", organization), ("title", title), ("tag", tag)] {
      guard let value, let match = try network.people(where: attribute, matches: value) else { continue }
      found += match.people
      if match.precision != .whole || match.values.count > 1 {
        let shown = match.values.prefix(5).joined(separator: ", ") + (match.values.count > 5 ? ", …" : "")
        notes.note("\(attribute) “\(value)” is taken as \(shown)")
      }
    }
    if let targets { found += try people(inFile: targets, of: network, isStrict: isStrict, notes) }
    var seen: Set<Person> = []
    let distinct = found.filter { seen.insert($0).inserted }
    if distinct.isEmpty { throw NetworkError.unknownPerson(organization ?? title ?? tag ?? targets ?? "") }
    return distinct
  }

  private func people(
    inFile path: String, of network: SocialNetwork, isStrict: Bool, _ notes: Notes
  ) throws -> [Person] {
    let bytes = try System.readFile(path)
    if bytes.isEmpty { throw CommandError.data("\(path): the file is empty") }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw CommandError.data("\(path): this is not UTF-8 text")
    }
    let index = PersonIndex(network)
    var found: [Person] = []
    var faults: [String] = []
    for (number, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      let name = line.split(separator: "\u{FEFF}").joined().split(separator: " ").joined(separator: " ")
      if name.isEmpty || name.hasPrefix("#") { continue }
      do {
        found.append(try index.person(named: name))
      } catch NetworkError.unknownPerson {
        let fault = "\(path):\(number + 1): nobody here is called “\(name)”"
        if isStrict { faults.append(fault) } else { notes.warning(fault) }
      } catch let error as NetworkError {
        faults.append("\(path):\(number + 1): \(error)")
      }
    }
    if faults.isEmpty { return found }
    let rest = faults.count > 20 ? ["and \(faults.count - 20) more"] : []
    throw CommandError.data((faults.prefix(20) + rest).joined(separator: "\n"))
  }

  /// What the set is called.
  var name: String {
    let parts = [organization.map { "anyone at \($0)" }, title.map { "any \($0)" }, tag.map { "anyone tagged \($0)" }]
    let named = parts.compactMap { $0 }
    return named.isEmpty ? "any of several people" : named.joined(separator: ", ")
  }
}
