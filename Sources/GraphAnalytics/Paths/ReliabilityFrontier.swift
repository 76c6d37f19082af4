/// The exact chance of reaching a target: arcs are looked at one after another, and all outcomes so far that leave the same
/// question are one state, with the sum of their chances.
///
/// A state says of the open vertices which work, which the source reaches, which reach the target, and which of the others
/// reach which. That is the idea of Hardy, Lucet and Limnios (doi 10.1109/TR.2007.898572), whose states are partitions,
/// made to hold for directed arcs and failing vertices too.
struct ReliabilityFrontier {
  /// Lane i has a bit for each open vertex that the vertex at place i reaches, itself included; it is empty for a vertex
  /// that fails, that the source reaches, or that reaches the target, as what else it reaches no longer matters.
  /// Two more lanes have the vertices that the source reaches and those that reach the target.
  private typealias State = SIMD16<UInt16>
  private static let reached = 14
  private static let reaching = 15

  private let steps: [ReliabilityStep]
  private let arena = Arena()
  private var states: StateTable
  private var following: StateTable
  private var isSourceDone = false
  private var isTargetDone = false
  private var success = 0.0

  init(_ steps: [ReliabilityStep]) {
    self.steps = steps
    states = StateTable(in: arena)
    following = StateTable(in: arena)
  }

  /// - Parameter budget: how many states may be followed; lowered by what was used.
  /// - Returns: nil where the budget does not suffice.
  mutating func chance(budget: inout Int) -> Double? {
    defer { arena.free() }
    states.add(State(repeating: 0), 1)
    for step in steps {
      if states.count > budget { return nil }
      budget -= states.count
      switch step {
      case .sourceIsDone: isSourceDone = true
      case .targetIsDone: isTargetDone = true
      default: break
      }
      following.removeAll()
      for index in 0..<states.count { follow(step, states.keys[index], states.chances[index]) }
      swap(&states, &following)
    }
    return success
  }

  private mutating func follow(_ step: ReliabilityStep, _ state: State, _ chance: Double) {
    switch step {
    case .enter(let place, let works):
      var alive = state
      alive[place] = 1 << UInt16(place)
      keep(alive, chance * works)
      if works < 1 { keep(state, chance * (1 - works)) }
    case .fromSource(let place, let works):
      branch(state, Self.joiningSource(state, place), chance, works)
    case .toTarget(let place, let works):
      branch(state, Self.joiningTarget(state, place), chance, works)
    case .arc(let from, let to, let works):
      branch(state, Self.joining(state, from, to), chance, works)
    case .edge(let one, let other, let works):
      guard let onward = Self.joining(state, one, other), let both = Self.joining(onward, other, one) else {
        return branch(state, nil, chance, works)
      }
      branch(state, both, chance, works)
    case .leave(let place):
      var left = state & State(repeating: ~(1 << UInt16(place)))
      left[place] = 0
      keep(left, chance)
    case .sourceIsDone, .targetIsDone: keep(state, chance)
    }
  }

  /// - Parameter joined: the state when the arc works; nil when it joins the source to the target.
  private mutating func branch(_ state: State, _ joined: State?, _ chance: Double, _ works: Double) {
    if joined == state { return keep(state, chance) }
    if let joined { keep(joined, chance * works) } else { success += chance * works }
    if works < 1 { keep(state, chance * (1 - works)) }
  }

  private mutating func keep(_ state: State, _ chance: Double) {
    if isSourceDone && state[Self.reached] == 0 || isTargetDone && state[Self.reaching] == 0 { return }
    following.add(state, chance)
  }

  // MARK: what an arc that works changes

  private static func joining(_ state: State, _ from: Int, _ to: Int) -> State? {
    if state[reached] >> UInt16(from) & 1 == 1 { return joiningSource(state, to) }
    if state[reaching] >> UInt16(to) & 1 == 1 { return joiningTarget(state, from) }
    if state[from] == 0 || state[to] == 0 { return state }
    var joined = state
    let bit: UInt16 = 1 << UInt16(from)
    let gained = state[to]
    for place in 0..<reached where state[place] & bit != 0 { joined[place] |= gained }
    return joined
  }

  /// The vertex, and all that it reaches, is reached by the source.
  private static func joiningSource(_ state: State, _ place: Int) -> State? {
    if state[reaching] >> UInt16(place) & 1 == 1 { return nil }
    let gained = state[place]
    if gained == 0 { return state }
    var joined = state & State(repeating: ~gained)
    joined[reached] = state[reached] | gained
    for other in 0..<reached where gained >> UInt16(other) & 1 == 1 { joined[other] = 0 }
    return joined
  }

  /// The vertex, and all that reach it, reach the target.
  private static func joiningTarget(_ state: State, _ place: Int) -> State? {
    if state[reached] >> UInt16(place) & 1 == 1 { return nil }
    if state[place] == 0 { return state }
    let bit: UInt16 = 1 << UInt16(place)
    var gained: UInt16 = 0
    for other in 0..<reached where state[other] & bit != 0 { gained |= 1 << UInt16(other) }
    var joined = state & State(repeating: ~gained)
    joined[reaching] = state[reaching] | gained
    for other in 0..<reached where gained >> UInt16(other) & 1 == 1 { joined[other] = 0 }
    return joined
  }

  // MARK: states

  /// States in the order in which they came, each once, with the sum of their chances.
  private struct StateTable {
    private(set) var keys: GrowingBuffer<State>
    private(set) var chances: GrowingBuffer<Double>
    /// Where a key stands, plus 1; 0 where nothing does.
    private var slots: Buffer<UInt32>
    private let arena: Arena

    init(in arena: Arena) {
      self.arena = arena
      keys = GrowingBuffer(in: arena)
      chances = GrowingBuffer(in: arena)
      slots = arena.zeros(of: UInt32.self, 512)
    }

    var count: Int { keys.count }

    mutating func removeAll() {
      keys.removeAll()
      chances.removeAll()
      slots.fill(with: 0)
    }

    mutating func add(_ key: State, _ chance: Double) {
      if chance == 0 { return }
      let mask = slots.count - 1
      var slot = Self.hash(key) & mask
      while slots[slot] != 0 {
        let index = Int(slots[slot]) - 1
        if keys[index] == key {
          chances[index] += chance
          return
        }
        slot = (slot + 1) & mask
      }
      keys.append(key)
      chances.append(chance)
      slots[slot] = UInt32(keys.count)
      if 2 * keys.count > slots.count { grow() }
    }

    private mutating func grow() {
      slots = arena.zeros(of: UInt32.self, 4 * slots.count)
      let mask = slots.count - 1
      for index in 0..<keys.count {
        var slot = Self.hash(keys[index]) & mask
        while slots[slot] != 0 { slot = (slot + 1) & mask }
        slots[slot] = UInt32(index + 1)
      }
    }

    private static func hash(_ key: State) -> Int {
      var mixed: UInt64 = 0
      for lane in 0..<16 { mixed = (mixed ^ UInt64(key[lane])) &* 0x9E37_79B9_7F4A_7C15 }
      return Int(truncatingIfNeeded: (mixed ^ mixed >> 29) >> 3)
    }
  }
}
