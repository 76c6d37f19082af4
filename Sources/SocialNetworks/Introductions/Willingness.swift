#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The chance that somebody passes a request on, learned from how requests ended, and less for those asked lately.
///
/// r = (p · k + made) / (k + made + declined + silent) · 2^(−load / budget). The first factor is the mean of a Beta
/// distribution: prior p counts like k requests, and silence is no yes. The load is what was asked of the person within
/// the window, each request fading evenly to nothing at its end, less what they were given in that time: a connector's
/// goodwill is a budget. It is never below one in a thousand million.
///
/// - Reference: prior 0.37, the share of those asked who passed a message on: Dodds, Muhamad and Watts (2003),
///   doi:10.1126/science.1081058.
public struct Willingness: Sendable {
  /// Every number in it.
  public struct Parameters: Sendable, Equatable {
    /// Of somebody who was never asked, above 0 and at most 1.
    public var prior = 0.37
    /// The prior counts like so many requests.
    public var priorWeight = 4.0
    /// So many requests within the window are what somebody gladly takes; that many halve their willingness.
    public var budget = 3
    public var windowDays = 90

    public init() {}
  }

  public let parameters: Parameters
  /// Whether asks are counted; a file knows of none.
  public let countsAsks: Bool
  /// Those who were ever asked or given anything, by number.
  private var records: [Int: Record] = [:]

  private struct Record {
    var made = 0
    var asked = 0
    var load = 0.0
    var recent = 0
  }

  /// The same for everybody: nothing was ever asked, and nobody is asked too often.
  public init(prior: Double = 1) {
    var parameters = Parameters()
    parameters.prior = prior
    self.parameters = parameters
    countsAsks = false
  }

  /// - Parameters:
  ///   - requests: what was asked and given, in any order; what comes after `asOf` does not count.
  ///   - asker: recent requests are those of this person, since goodwill is spent on somebody; outcomes are everybody's.
  ///   - asOf: a second since 1970.
  public init(learnedFrom requests: [Request], asker: Person, asOf: Int64, parameters: Parameters = Parameters()) {
    self.parameters = parameters
    countsAsks = true
    let window = Int64(min(max(1, parameters.windowDays), 1_000_000)) * 86_400
    for request in requests where request.moment.seconds <= asOf {
      let isRecent = request.moment.seconds > asOf - window
      let isOwn = request.person == asker.number
      let share = isRecent ? 1 - Double(asOf - request.moment.seconds) / Double(window) : 0
      if let asked = request.asked {
        var record = records[asked] ?? Record()
        record.asked += 1
        if request.outcome == .made { record.made += 1 }
        if isOwn && isRecent {
          record.recent += 1
          record.load += share
        }
        records[asked] = record
      } else if request.kind == .favor, isOwn, isRecent, let receiver = request.target {
        records[receiver, default: Record()].load -= share
      }
    }
  }

  /// The chance that `person` passes a request on, above 0 and at most 1.
  public func callAsFunction(_ person: Person) -> Double {
    guard let record = records[person.number] else { return parameters.prior }
    let weight = max(parameters.priorWeight, 1e-9)
    let mean = (parameters.prior * weight + Double(record.made)) / (weight + Double(record.asked))
    return max(1e-9, mean * exp2(-max(0, record.load) / Double(max(1, parameters.budget))))
  }

  /// How often the asker asked this person within the window.
  public func recentAsks(of person: Person) -> Int { records[person.number]?.recent ?? 0 }

  /// How often this person may still be asked within the window; nil where asks are not counted.
  public func remainingAsks(of person: Person) -> Int? {
    countsAsks ? max(0, parameters.budget - recentAsks(of: person)) : nil
  }

  /// Whether this person was asked as often within the window as the budget allows.
  public func isSpent(_ person: Person) -> Bool { remainingAsks(of: person) == 0 }

  /// How many requests anybody made of this person, and how many of them they passed on.
  public func outcomes(of person: Person) -> (made: Int, asked: Int) {
    records[person.number].map { ($0.made, $0.asked) } ?? (0, 0)
  }

  /// Those who were ever asked or given anything, by number; everybody else has the prior.
  public var exceptions: [Person] { records.keys.sorted().map { Person($0) } }

  /// Whether everybody passes everything on.
  var isCertain: Bool { parameters.prior == 1 && records.isEmpty }
}

extension SocialNetwork {
  /// How willing everybody is to pass on what `asker` asks, by what is known of earlier requests on the network's day;
  /// nil where ties have no dates.
  ///
  /// - Parameters:
  ///   - prior: of somebody who was never asked; nil for the default.
  ///   - budget: so many requests within the window are what somebody gladly takes; nil for the default.
  public func willingness(asker: Person, prior: Double? = nil, budget: Int? = nil) -> Willingness? {
    guard let past else { return nil }
    var parameters = Willingness.Parameters()
    parameters.prior = prior ?? parameters.prior
    parameters.budget = budget ?? parameters.budget
    return Willingness(learnedFrom: requests, asker: asker, asOf: past.asOf, parameters: parameters)
  }
}
