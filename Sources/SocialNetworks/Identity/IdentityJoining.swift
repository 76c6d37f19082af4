/// Mentions on their way to becoming people: sets that grow together, unless a decision keeps them apart.
struct IdentityJoining {
  private var parents: [Int]
  private var sizes: [Int]
  /// For each root with whom it must not be joined, and whether it is the one to be taken out.
  private var apart: [Int: [(other: Int, isTakenOut: Bool)]] = [:]
  private(set) var matches: [IdentityMatch] = []
  private(set) var skipped: [IdentityMatch] = []

  init(count: Int) {
    parents = Array(0..<count)
    sizes = Array(repeating: 1, count: count)
  }

  /// Whether nothing is kept apart.
  var isFree: Bool { apart.isEmpty }

  mutating func root(_ mention: Int) -> Int {
    var current = mention
    while parents[current] != current {
      parents[current] = parents[parents[current]]
      current = parents[current]
    }
    return current
  }

  mutating func keepApart(_ first: Int, _ second: Int) {
    apart[root(first), default: []].append((second, true))
    apart[root(second), default: []].append((first, false))
  }

  /// Joins mentions, as far as nothing keeps them apart; numbers rise.
  ///
  /// Of mentions that are kept apart, each goes with those that are kept apart from the same ones. Who is kept apart from
  /// nobody goes with the anchor, or with the only one that is never taken out; with several such, with none of them.
  /// This depends on decisions alone, never on numbers.
  mutating func link(_ mentions: [Int], reason: MatchReason, anchor: Int? = nil) {
    guard mentions.count > 1, let first = mentions.first else { return }
    if apart.isEmpty {
      for other in mentions.dropFirst() { join(first, other, reason) }
      return
    }
    var places: [Int: Int] = [:]
    var members: [Int] = []
    for mention in mentions {
      let root = root(mention)
      if places[root] == nil {
        places[root] = members.count
        members.append(mention)
      }
    }
    guard members.count > 1 else { return }
    var rivals: [[Int]] = Array(repeating: [], count: members.count)
    var isTakenOut = Array(repeating: false, count: members.count)
    for (place, member) in members.enumerated() {
      var found: Set<Int> = []
      for (other, takesOut) in apart[root(member)] ?? [] {
        guard let rival = places[root(other)], rival != place else { continue }
        found.insert(rival)
        if takesOut { isTakenOut[place] = true }
      }
      rivals[place] = found.sorted()
    }
    var classes: [[Int]: Int] = [:]
    var sets: [(members: [Int], rivals: [Int], stays: Bool)] = []
    for place in members.indices {
      if let known = classes[rivals[place]] {
        sets[known].members.append(place)
        if isTakenOut[place] { sets[known].stays = false }
      } else {
        classes[rivals[place]] = sets.count
        sets.append(([place], rivals[place], !isTakenOut[place]))
      }
    }
    let anchorPlace = anchor.flatMap { places[root($0)] }
    let staying = sets.indices.filter { index in
      !sets[index].rivals.isEmpty
        && (anchorPlace.map { sets[index].members.contains($0) } ?? sets[index].stays)
    }
    for set in sets {
      for place in set.members.dropFirst() { join(members[set.members[0]], members[place], reason) }
    }
    if let free = classes[[]], staying.count == 1, let stay = staying.first {
      join(members[sets[free].members[0]], members[sets[stay].members[0]], reason)
    }
    for set in sets.dropFirst() where root(members[set.members[0]]) != root(members[sets[0].members[0]]) {
      skipped.append(IdentityMatch(first: members[sets[0].members[0]], second: members[set.members[0]], reason: reason))
    }
  }

  private mutating func join(_ first: Int, _ second: Int, _ reason: MatchReason) {
    var large = root(first)
    var small = root(second)
    guard large != small else { return }
    matches.append(IdentityMatch(first: min(first, second), second: max(first, second), reason: reason))
    if sizes[large] < sizes[small] { swap(&large, &small) }
    parents[small] = large
    sizes[large] += sizes[small]
    if let moved = apart.removeValue(forKey: small) { apart[large, default: []].append(contentsOf: moved) }
  }

  /// The number of each mention's person, by first appearance, and how many there are.
  mutating func numbering() -> (people: [Int], count: Int) {
    var numbers = Array(repeating: -1, count: parents.count)
    var people: [Int] = []
    people.reserveCapacity(parents.count)
    var count = 0
    for mention in parents.indices {
      let root = root(mention)
      if numbers[root] < 0 {
        numbers[root] = count
        count += 1
      }
      people.append(numbers[root])
    }
    return (people, count)
  }
}
