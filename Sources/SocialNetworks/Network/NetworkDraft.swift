/// The ties of a draft in columns, in the order of the file.
public struct TieTable: Sendable, Equatable {
  /// Numbers of people in the draft's table.
  public package(set) var sources: [UInt32]
  public package(set) var targets: [UInt32]
  /// The number on each tie; nil when the file has none, which means 1.
  public package(set) var values: [Double]?
  /// The kind of each tie as a number in `layerNames`; nil when all are of one kind.
  public package(set) var layers: [UInt16]?
  public package(set) var layerNames: [String]
  /// Further attributes of ties.
  public package(set) var attributes: [AttributeColumn]

  public init(
    sources: [UInt32] = [], targets: [UInt32] = [], values: [Double]? = nil, layers: [UInt16]? = nil,
    layerNames: [String] = [], attributes: [AttributeColumn] = []
  ) {
    self.sources = sources
    self.targets = targets
    self.values = values
    self.layers = layers
    self.layerNames = layerNames
    self.attributes = attributes
  }

  public var count: Int { sources.count }
}

/// What a reader found in one source: people and ties as they stand there, before any rule is applied.
public struct NetworkDraft: Sendable, Equatable {
  public package(set) var people: PersonTable
  public package(set) var ties: TieTable
  /// What the source says about direction; nil when it says nothing.
  public package(set) var isDirected: Bool?
  /// The layer's name when the source is one of several: its file name without extension.
  public package(set) var name: String

  public init(
    name: String = "", people: PersonTable = PersonTable(), ties: TieTable = TieTable(), isDirected: Bool? = nil
  ) {
    self.name = name
    self.people = people
    self.ties = ties
    self.isDirected = isDirected
  }

  /// Adds a tie between two people of the draft.
  public mutating func addTie(from source: Int, to target: Int, value: Double? = nil) {
    precondition(source < people.count && target < people.count, "no such person in the draft")
    if let value, ties.values == nil {
      ties.values = Array(repeating: 1, count: ties.count) + [value]
    } else if ties.values != nil {
      ties.values?.append(value ?? 1)
    }
    ties.sources.append(UInt32(source))
    ties.targets.append(UInt32(target))
  }
}
