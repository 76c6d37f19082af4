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
/// distribution: prior p counts like k requests. The load is what was asked of the person within the window, each request
/// fading evenly to nothing at its end, less what they were given in that time: a connector's goodwill is a budget.
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
  /// Made, all, recent load and recent requests of those who were ever asked, by number.
  private var records: [Int: Record] = [:]

  private struct Record {
    var made = 0
    var asked = 0
    var load = 0.0
    var recent = 0
  }

  /// The same for everybody: nothing was ever asked.
  public init(prior: Double = 1) {
    var parameters = Parameters()
    parameters.prior = prior
    self.parameters = parameters
  }

  /// - Parameters:
  ///   - requests: what was asked and given, in any order; what comes after `asOf` does not count.
  ///   - asker: recent requests are those of this person, since goodwill is spent on somebody; outcomes are everybody's.
  ///   - asOf: a second since 1970.
  public init(learnedFrom requests: [Request], asker: Person, asOf: Int64, parameters: Parameters = Parameters()) {
    self.parameters = parameters
    let window = Int64(max(1, parameters.windowDays)) * 86_400
    for request in requests where request.moment.seconds <= asOf {
      let age = asOf - request.moment.seconds
      let share = max(0, 1 - Double(age) / Double(window))
      if let asked = request.asked {
        var record = records[asked] ?? Record()
        record.asked += 1
        if request.outcome == .made { record.made += 1 }
        if request.person == asker.number && age < window {
          record.recent += 1
          record.load += share
        }
        records[asked] = record
      } else if request.person == asker.number, let receiver = request.target, share > 0 {
        records[receiver, default: Record()].load -= share
      }
    }
  }

  /// The chance that `person` passes a request on, above 0 and at most 1.
  public func callAsFunction(_ person: Person) -> Double {
    guard let record = records[person.number] else { return parameters.prior }
    let weight = max(parameters.priorWeight, 1e-9)
    let mean = (parameters.prior * weight + Double(record.made)) / (weight + Double(record.asked))
    return mean * exp2(-max(0, record.load) / Double(max(1, parameters.budget)))
  }

  /// How often the asker asked this person within the window.
  public func recentAsks(of person: Person) -> Int { records[person.number]?.recent ?? 0 }

  /// Whether this person was asked as often within the window as the budget allows.
  public func isSpent(_ person: Person) -> Bool { recentAsks(of: person) >= parameters.budget }

  /// Those who were ever asked or given anything, by number; everybody else has the prior.
  public var exceptions: [Person] { records.keys.sorted().map { Person($0) } }
}
