#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What speaks for meeting somebody at an event.
///
/// The score is interest · novelty · reachable:
/// - interest = √(3 + a) · (1 + w) · (1 + o): a is how often anything was observed between them and others than the one who
///   asks (their standing), w = Σ 1 / ln(1 + n) over what both have in common, n people having it, o the share of
///   their contacts who are none of the asker's (the circles they open);
/// - novelty = (1 − s²) · (1 + u): s is the strength of the tie that is there, u = x exp(1 − x) with x = m / 10
///   falls again beyond ten common contacts;
/// - reachable = (0.1 + m) · (1 + r): m = Σ_k s_ik s_kj are the common contacts, each as much as both ties carry; r is the
///   chance of the best route, the willingness of its introducers counted.
///
/// Where ties have no dates, a is the number of their ties. The form was found on face-to-face contacts at two conferences
/// and Bluetooth sightings at a third, and tried on a fourth (docs/events.md): the standing of those proposed and the strength of
/// common contacts carry most of it. The inverted U alone would be worse than chance there; as a factor between 1 and 2
/// it costs nothing.
///
/// - Reference: inverted U, n* = 10: Rajkumar, Saint-Jacques, Bojinov, Brynjolfsson and Aral, Science 377:1304 (2022), doi
///   10.1126/science.abl4476.
struct EncounterGround: Sendable {
  /// What speaks for one person, seen by another.
  struct Signs: Sendable {
    /// The strength of the tie, 0 without one.
    var tie = 0.0
    /// m, and how many common contacts that are.
    var common = 0.0
    var commonCount = 0
    /// Who would introduce best, by place, and with which chance.
    var introducer: Int?
    var introduction = 0.0
    /// a.
    var amount = 0.0
    /// w.
    var worth = 0.0
    /// o, and how many people that are.
    var opens = 0.0
    var openCount = 0

    /// r; longer routes are the caller's.
    var route: Double { max(tie, introduction) }

    var interest: Double { (3 + amount).squareRoot() * (1 + worth) * (1 + opens) }
    var novelty: Double {
      let x = common / 10
      return (1 - tie * tie) * (1 + x * exp(1 - x))
    }
    func reachable(route: Double) -> Double { (0.1 + common) * (1 + route) }
    var score: Double { interest * novelty * reachable(route: route) }
  }

  /// Numbers here by numbers of the network, and back: people in the order of their ids, so that no answer depends on
  /// the order of a source.
  let places: [Int]
  let order: [Int]
  /// Contacts of place p at `offsets[p]..<offsets[p + 1]`, in order, with the strength of the tie and what happened.
  private(set) var offsets: [Int]
  private(set) var others: [UInt32]
  private(set) var strengths: [Double]
  private var amounts: [Double]
  private var totals: [Double]
  let attributes: SharedAttributes

  /// - Parameters:
  ///   - strengths: one for each pair of the history; the weaker direction counts.
  ///   - asOf: what was observed later does not count.
  ///   - columns: which attributes are compared, in lower case; nil for those that name interests and circles.
  /// - Complexity: O(people log people + pairs + events).
  init(
    people: PersonTable, history: TieHistory, strengths given: TieStrengths, asOf: Int64, columns: Set<String>? = nil
  ) {
    let (order, places) = people.orderById()
    self.order = order
    self.places = places
    attributes = SharedAttributes(people, order: order, columns: columns)
    var ties: [(from: Int, to: Int, strength: Double, amount: Double)] = []
    let isDated = !history.moments.isEmpty
    for pair in 0..<history.pairCount {
      let strength = min(given.forward[pair], given.backward[pair])
      var amount = isDated ? 0.0 : 1
      for event in history.events(ofPair: pair)
      where history.moments[event] <= asOf && history.directions[event] & 4 == 0 { amount += 1 }
      guard strength > 0 || amount > 0 else { continue }
      let (first, second) = history.pair(pair)
      ties.append((places[first], places[second], strength, amount))
      ties.append((places[second], places[first], strength, amount))
    }
    ties.sort { ($0.from, $0.to) < ($1.from, $1.to) }
    offsets = [Int](repeating: 0, count: order.count + 1)
    totals = [Double](repeating: 0, count: order.count)
    for tie in ties {
      offsets[tie.from + 1] += 1
      totals[tie.from] += tie.amount
    }
    for place in order.indices { offsets[place + 1] += offsets[place] }
    others = ties.map { UInt32($0.to) }
    strengths = ties.map(\.strength)
    amounts = ties.map(\.amount)
  }

  /// Everything that was observed of somebody.
  func total(of place: Int) -> Double { totals[place] }

  func contacts(of place: Int) -> Range<Int> { offsets[place]..<offsets[place + 1] }

  /// What speaks for each of some people, seen by one.
  ///
  /// - Parameter willingness: the chance that somebody, by place, passes a request on.
  /// - Complexity: O(people + contacts of contacts + contacts of candidates).
  func signs(for candidates: [Int], seenBy place: Int, willingness: (Int) -> Double) -> [Signs] {
    var all = [Signs](repeating: Signs(), count: order.count)
    var isContact = [Bool](repeating: false, count: order.count)
    isContact[place] = true
    for tie in contacts(of: place) {
      let middle = Int(others[tie])
      isContact[middle] = true
      all[middle].tie = strengths[tie]
      // What happened between the two is no standing.
      all[middle].amount -= amounts[tie]
      guard strengths[tie] > 0 else { continue }
      let carried = willingness(middle)
      for next in contacts(of: middle) where strengths[next] > 0 {
        let other = Int(others[next])
        let product = strengths[tie] * strengths[next]
        all[other].common += product
        all[other].commonCount += 1
        if product * carried > all[other].introduction {
          all[other].introduction = product * carried
          all[other].introducer = middle
        }
      }
    }
    return candidates.map { candidate in
      var signs = all[candidate]
      signs.amount += totals[candidate]
      signs.worth = attributes.worth(place, candidate)
      let known = contacts(of: candidate)
      signs.openCount = known.count { !isContact[Int(others[$0])] }
      signs.opens = known.isEmpty ? 0 : Double(signs.openCount) / Double(known.count)
      return signs
    }
  }
}
