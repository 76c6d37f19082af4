import GraphAnalytics

/// Joins drafts into one set of people and one list of ties, then lets the graph builder settle the ties.
struct NetworkAssembler {
  let rules: NetworkRules
  var people = PersonTable()
  var ties = TieTable()
  private var layerNames: [String] = []
  var isDirected = false
  private var notes: [String] = []

  init(rules: NetworkRules) { self.rules = rules }

  mutating func take(_ drafts: consuming [NetworkDraft]) throws {
    let says = drafts.map { $0.isDirected ?? false }
    isDirected =
      switch rules.directed {
      case .yes: true
      case .no: false
      case .auto: says.contains(true)
      }
    let anyDirectedSource = says.contains(true)
    if drafts.count == 1, let only = drafts.first {
      people = only.people
      ties = only.ties
      layerNames = only.ties.layerNames.isEmpty ? [only.name] : only.ties.layerNames
      drafts = []
      if isDirected && only.isDirected == false { addOpposites() }
    } else {
      join(drafts, anyDirectedSource: anyDirectedSource)
    }
    people.padColumns()
    try selectLayers()
    symmetrizes = !isDirected && anyDirectedSource
    if symmetrizes {
      notes.append(
        "directed ties were made undirected; a pair with both directions takes their \(rules.settledReciprocal.rawValue) (--reciprocal)"
      )
    }
  }

  var symmetrizes = false

  /// Undirected ties in a directed network stand in both directions.
  private mutating func addOpposites() {
    let (sources, targets, values, layers) = (ties.sources, ties.targets, ties.values, ties.layers)
    ties.sources += targets
    ties.targets += sources
    if let values { ties.values = values + values }
    if let layers { ties.layers = layers + layers }
    ties.attributes = []
  }

  private mutating func join(_ drafts: [NetworkDraft], anyDirectedSource: Bool) {
    let anyValues = drafts.contains { $0.ties.values != nil }
    ties.layers = []
    if anyValues { ties.values = [] }
    for draft in drafts {
      let numbers = absorb(draft.people)
      let layerNumbers = draft.ties.layerNames.isEmpty ? [layer(draft.name)] : draft.ties.layerNames.map { layer($0) }
      let doubles = isDirected && (draft.isDirected == false || (draft.isDirected == nil && anyDirectedSource))
      for pass in 0..<(doubles ? 2 : 1) {
        for tie in 0..<draft.ties.count {
          let source = numbers[Int(draft.ties.sources[tie])]
          let target = numbers[Int(draft.ties.targets[tie])]
          ties.sources.append(pass == 0 ? source : target)
          ties.targets.append(pass == 0 ? target : source)
          if anyValues { ties.values?.append(draft.ties.values?[tie] ?? 1) }
          ties.layers?.append(layerNumbers[Int(draft.ties.layers?[tie] ?? 0)])
        }
      }
    }
    ties.layerNames = layerNames
  }

  private mutating func layer(_ name: String) -> UInt16 {
    if let known = layerNames.firstIndex(of: name) { return UInt16(known) }
    layerNames.append(name)
    return UInt16(layerNames.count - 1)
  }

  /// Adds people, or finds them by id; later labels and values fill what is missing.
  private mutating func absorb(_ table: PersonTable) -> [UInt32] {
    people.ids.buildIndex()
    var numbers: [UInt32] = []
    numbers.reserveCapacity(table.count)
    for person in 0..<table.count {
      let number = people.ids.insert(utf8: table.ids.utf8(of: person))
      numbers.append(UInt32(number))
      if person < table.labels.count, let label = table.labels[person],
        number >= people.labels.count || people.labels[number] == nil
      {
        people.setLabel(label, of: number)
      }
    }
    for column in table.attributes {
      for (person, value) in column.values.enumerated() where value != nil {
        people.setAttribute(column.name, kind: column.kind, of: Int(numbers[person]), to: value)
      }
    }
    return numbers
  }

  mutating func addAttributes(_ table: PersonTable) {
    let before = people.count
    _ = absorb(table)
    people.padColumns()
    if people.count > before && before > 0 {
      notes.append("\(people.count - before) people of the attribute table have no tie in the network; they were added")
    }
  }

  private mutating func selectLayers() throws {
    guard !rules.layers.isEmpty else { return }
    var chosen = Set<UInt16>()
    for name in rules.layers {
      guard let number = layerNames.firstIndex(of: name) else {
        throw NetworkError.unknownLayer(name, known: layerNames)
      }
      chosen.insert(UInt16(number))
    }
    guard let layers = ties.layers else { return }
    let kept = ties.sources.indices.filter { chosen.contains(layers[$0]) }
    ties.sources = kept.map { ties.sources[$0] }
    ties.targets = kept.map { ties.targets[$0] }
    ties.values = ties.values.map { values in kept.map { values[$0] } }
    ties.layers = kept.map { layers[$0] }
    ties.attributes = []
  }

  private func layeredTies() -> LayeredTies? {
    guard let layers = ties.layers, layerNames.count > 1 else { return nil }
    var entries: [(pair: UInt64, layer: UInt16, value: Double)] = []
    entries.reserveCapacity(ties.count)
    for tie in 0..<ties.count {
      let pair = LayeredTies.pair(Int(ties.sources[tie]), Int(ties.targets[tie]))
      entries.append((pair, layers[tie], ties.values?[tie] ?? 1))
    }
    entries.sort { ($0.pair, $0.layer) < ($1.pair, $1.layer) }
    return LayeredTies(names: layerNames, entries: entries)
  }

  consuming func finish() throws -> SocialNetwork {
    let layered = layeredTies()
    let tiesRead = ties.count
    let (graph, counts) = try buildGraph()
    var assembly = counts
    assembly.tiesRead = tiesRead
    if assembly.wasSymmetricList { notes.append("the list names every tie in both directions; each was read once") }
    if assembly.selfTiesDropped > 0 {
      notes.append("\(assembly.selfTiesDropped) ties of a person with themselves were dropped (--self-ties)")
    }
    if assembly.parallelTiesMerged > 0 {
      notes.append(
        "\(assembly.parallelTiesMerged) parallel ties were merged by \(rules.settledParallelTies.rawValue) (--parallel-ties)"
      )
    }
    if graph.weightRange.lowerBound <= 0 && graph.isWeighted {
      notes.append("some ties have a value of zero or below; measures that need positive values will refuse")
    }
    if people.count == 0 { notes.append("there is nobody in this network") }
    return SocialNetwork(
      people: people, rules: rules, layers: layerNames, notes: notes, assembly: assembly, graph: graph,
      layeredTies: layered)
  }
}
