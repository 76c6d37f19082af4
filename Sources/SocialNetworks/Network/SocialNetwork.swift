import GraphAnalytics

/// A person of one network, by number in the order of the source.
public struct Person: Hashable, Comparable, Sendable {
  public let number: Int

  public init(_ number: Int) { self.number = number }

  public static func < (left: Person, right: Person) -> Bool { left.number < right.number }
}

/// People and the ties between them, settled by rules and ready to be asked.
///
/// Immutable; to change it, assemble another. `SocialNetwork+Graph.swift` is the one place where people become the
/// vertices of a graph and back: person number i is vertex i.
public struct SocialNetwork: Sendable {
  public let people: PersonTable
  public let rules: NetworkRules
  /// Names of the layers that were read, in order; one when the source has no kinds of ties.
  public let layers: [String]
  /// What assembling did, in sentences for the user.
  public let notes: [String]
  /// Counts of what was dropped and merged.
  public let assembly: Assembly
  let storedGraph: Graph
  /// Ties as they stood in the sources, kept where several layers make evidence richer.
  let layeredTies: LayeredTies?
  /// What happened on each tie, in networks made of dated interactions.
  var past: TiePast?
  /// Whose network it is, where that is known.
  public internal(set) var owner: Person?
  /// What was asked of whom, and how it ended, where that was noted.
  public var requests: [Request] = []

  /// Counts of what assembling did to the ties of the sources.
  public struct Assembly: Sendable, Equatable {
    public var tiesRead = 0
    public var selfTiesDropped = 0
    public var parallelTiesMerged = 0
    public var reciprocalTiesMerged = 0
    public var wasSymmetricList = false
  }

  public var personCount: Int { people.count }
  public var allPeople: some RandomAccessCollection<Person> { (0..<people.count).lazy.map(Person.init) }

  public func id(of person: Person) -> String { people.id(person.number) }
  public func name(of person: Person) -> String { people.name(person.number) }

  /// Settles drafts into one network: people with the same id are one person, each draft is a layer.
  ///
  /// - Throws: `NetworkError.unknownLayer`; `GraphError` under the rules `error`, or when weights are not finite.
  /// - Complexity: O(people + ties · log(ties of one person)).
  public init(
    assembling drafts: consuming [NetworkDraft], attributes: [PersonTable] = [], rules: NetworkRules = NetworkRules()
  ) throws {
    var assembler = NetworkAssembler(rules: rules)
    try assembler.take(drafts)
    for table in attributes { assembler.addAttributes(table) }
    self = try assembler.finish()
  }

  init(
    people: PersonTable, rules: NetworkRules, layers: [String], notes: [String], assembly: Assembly, graph: Graph,
    layeredTies: LayeredTies?
  ) {
    self.people = people
    self.rules = rules
    self.layers = layers
    self.notes = notes
    self.assembly = assembly
    self.storedGraph = graph
    self.layeredTies = layeredTies
  }
}

/// The layers in which pairs of people have a tie, for evidence.
struct LayeredTies: Sendable {
  var names: [String]
  /// Sorted by pair: lower and higher person number packed, then layer.
  var entries: [(pair: UInt64, layer: UInt16, value: Double)]

  func layers(between first: Int, _ second: Int) -> [(name: String, value: Double)] {
    let wanted = Self.pair(first, second)
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].pair < wanted { low = middle + 1 } else { high = middle }
    }
    var found: [(name: String, value: Double)] = []
    while low < entries.count, entries[low].pair == wanted {
      let name = names[Int(entries[low].layer)]
      if found.last?.name == name {
        found[found.count - 1].value += entries[low].value
      } else {
        found.append((name, entries[low].value))
      }
      low += 1
    }
    return found
  }

  static func pair(_ first: Int, _ second: Int) -> UInt64 {
    UInt64(min(first, second)) << 32 | UInt64(max(first, second))
  }
}
