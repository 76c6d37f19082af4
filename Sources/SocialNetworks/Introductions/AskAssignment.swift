/// Who is asked for whom, when nobody may be asked too often: the greatest sum of values.
///
/// Successive shortest paths with potentials (N. Tomizawa, On some techniques useful for solution of transportation
/// network problems, 1971, doi 10.1002/net.3230010206; H. W. Kuhn, doi 10.1002/nav.3800020109): after each target that is
/// added, the assignment of those so far is the best there is.
struct AskAssignment {
  /// Somebody who can be asked, by number, and what that is worth.
  struct Offer {
    var asked: Int
    var value: Double
  }

  /// How often each may be asked.
  var capacities: [Int] = []
  /// For each target, who can be asked, each once.
  var offers: [[Offer]] = []
  /// For each target, what it is worth not to ask anybody.
  var alternatives: [Double] = []

  /// - Returns: for each target who is asked; nil for the alternative.
  /// - Complexity: O(targets · (offers + asked · log)) at worst. Deterministic.
  func best() -> [Int?] {
    var state = State(self)
    for target in offers.indices { state.add(target) }
    return state.chosen
  }

  private struct State {
    let problem: AskAssignment
    var chosen: [Int?]
    private var assigned: [[Int]]
    /// What a further ask of somebody costs, zero or less, and the least cost of a target.
    private var prices: [Double]
    private var costs: [Double]

    init(_ problem: AskAssignment) {
      self.problem = problem
      chosen = Array(repeating: nil, count: problem.offers.count)
      assigned = Array(repeating: [], count: problem.capacities.count)
      prices = Array(repeating: 0, count: problem.capacities.count)
      costs = Array(repeating: 0, count: problem.offers.count)
    }

    /// The alternatives of targets are places of their own that are always free: number −1 − target.
    mutating func add(_ added: Int) {
      let most = Double.infinity
      var distances = Array(repeating: most, count: prices.count)
      var before = Array(repeating: -1, count: prices.count)
      var isSettled = Array(repeating: false, count: prices.count)
      var scanned: [(target: Int, distance: Double)] = []
      var settled: [(place: Int, distance: Double)] = []
      /// The nearest target that would take its alternative.
      var retreat = (distance: most, target: added)
      var waiting = [(target: added, distance: 0.0)]
      costs[added] = least(of: added)
      var end = -1
      var total = 0.0
      while true {
        for (target, distance) in waiting {
          scanned.append((target, distance))
          let own = distance + max(0, -problem.alternatives[target] - costs[target])
          if own < retreat.distance { retreat = (own, target) }
          for offer in problem.offers[target] where !isSettled[offer.asked] {
            let reached = distance + max(0, -offer.value - costs[target] - prices[offer.asked])
            if reached < distances[offer.asked] {
              distances[offer.asked] = reached
              before[offer.asked] = target
            }
          }
        }
        waiting = []
        var nearest = -1
        for place in distances.indices where !isSettled[place] && distances[place] < most {
          if nearest < 0 || distances[place] < distances[nearest] { nearest = place }
        }
        if nearest < 0 || retreat.distance <= distances[nearest] {
          total = retreat.distance
          break
        }
        if assigned[nearest].count < problem.capacities[nearest] {
          end = nearest
          total = distances[nearest]
          break
        }
        isSettled[nearest] = true
        settled.append((nearest, distances[nearest]))
        waiting = assigned[nearest].map { ($0, distances[nearest]) }
      }
      for (target, distance) in scanned { costs[target] += total - distance }
      for (place, distance) in settled { prices[place] -= total - distance }
      var place = end
      var target = end < 0 ? retreat.target : before[end]
      while true {
        let left = chosen[target]
        chosen[target] = place < 0 ? nil : place
        if place >= 0 { assigned[place].append(target) }
        guard let left else { break }
        assigned[left].removeAll { $0 == target }
        if target == added { break }
        place = left
        target = before[left]
      }
    }

    /// The cost at which the best place of a target is free of charge.
    private func least(of target: Int) -> Double {
      problem.offers[target].reduce(-problem.alternatives[target]) { min($0, -$1.value - prices[$1.asked]) }
    }
  }
}
