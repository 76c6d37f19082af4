/// What the values of an attribute are.
public enum AttributeKind: String, Sendable, CaseIterable {
  case text, number, integer, boolean
}

/// One attribute of all people, or of all ties: its name, its kind, a value or nil for each.
public struct AttributeColumn: Sendable, Equatable {
  public var name: String
  public var kind: AttributeKind
  /// The text of each value as the file has it; nil where there is none.
  public var values: [String?]

  public init(name: String, kind: AttributeKind = .text, values: [String?]) {
    self.name = name
    self.kind = kind
    self.values = values
  }
}

/// The people of a network: an id each, perhaps a label, and attributes.
public struct PersonTable: Sendable, Equatable {
  public package(set) var ids: NameTable
  /// Labels where the file has them; empty when it has none.
  public package(set) var labels: [String?]
  public package(set) var attributes: [AttributeColumn]

  public init(ids: NameTable = NameTable(), labels: [String?] = [], attributes: [AttributeColumn] = []) {
    self.ids = ids
    self.labels = labels
    self.attributes = attributes
  }

  public var count: Int { ids.count }

  public func id(_ person: Int) -> String { ids[person] }

  /// The label where the file has one, else the id.
  public func name(_ person: Int) -> String {
    if person < labels.count, let label = labels[person], !label.isEmpty { return label }
    return ids[person]
  }

  public func attribute(named name: String) -> AttributeColumn? { attributes.first { $0.name == name } }

  /// Everybody in the order of their ids, and the place of each in it: what is worked out in this order does not depend on
  /// how people are numbered.
  func orderById() -> (order: [Int], places: [Int]) {
    let ids = (0..<count).map { id($0) }
    let order = ids.indices.sorted { (ids[$0], $0) < (ids[$1], $1) }
    var places = [Int](repeating: 0, count: order.count)
    for (place, person) in order.enumerated() { places[person] = place }
    return (order, places)
  }

  /// Adds a person, or finds the one with that id.
  @discardableResult
  public mutating func insert(id: String, label: String? = nil) -> Int {
    let person = ids.insert(id)
    if let label { setLabel(label, of: person) }
    return person
  }

  package mutating func setLabel(_ label: String, of person: Int) {
    if labels.count <= person { labels += Array(repeating: nil, count: person + 1 - labels.count) }
    labels[person] = label
  }

  /// Sets one value, making the column where it is missing.
  package mutating func setAttribute(_ name: String, kind: AttributeKind, of person: Int, to value: String?) {
    let column: Int
    if let found = attributes.firstIndex(where: { $0.name == name }) {
      column = found
    } else {
      column = attributes.count
      attributes.append(AttributeColumn(name: name, kind: kind, values: []))
    }
    let missing = person + 1 - attributes[column].values.count
    if missing > 0 { attributes[column].values += Array(repeating: nil, count: missing) }
    attributes[column].values[person] = value
  }

  /// Gives every column one value for each person.
  package mutating func padColumns() {
    if !labels.isEmpty && labels.count < count { labels += Array(repeating: nil, count: count - labels.count) }
    for column in attributes.indices {
      let missing = count - attributes[column].values.count
      if missing > 0 { attributes[column].values += Array(repeating: nil, count: missing) }
    }
  }
}
