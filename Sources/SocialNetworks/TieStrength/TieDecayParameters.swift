#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Every number in the tie-decay model: plain data with a text form, so that a file can hold and explain it.
public struct TieDecayParameters: Sendable, Equatable {
  /// What one channel is worth.
  public struct ChannelParameters: Sendable, Equatable {
    /// After so many days an event counts half.
    public var halfLifeDays: Double
    /// λ: how much one event adds to the exponent of the strength.
    public var weight: Double

    public init(halfLifeDays: Double, weight: Double) {
      self.halfLifeDays = halfLifeDays
      self.weight = weight
    }
  }

  /// By `Channel.rawValue`.
  var channels: [ChannelParameters]
  /// The part φ of every event that fades sooner: what is fresh tells more of the weeks to come.
  public var freshShare = 0.5
  /// After so many days that part is worth half.
  public var freshHalfLifeDays = 14.0
  /// An event that follows another of its pair, channel and direction after so many days counts half; sooner, less.
  /// Contact spread over time tells more than as much in one burst. With 0 each counts in full.
  public var spacingDays = 7.0
  /// What is left of an event that follows another at once.
  public var spacingFloor = 0.0
  /// The least that one-sided messages and mail count.
  public var reciprocityFloor = 0.2
  /// So much unanswered writing is forgiven before one-sidedness tells, in events.
  public var reciprocityPatience = 8.0
  /// What the silent side of a one-way stream is credited with, as a share of what it received.
  public var attention = 0.6
  /// What an event counts between two who were merely both there.
  public var inferredFactor = 0.2
  /// The least strength of a tie that stands in somebody's list or of which anything was observed.
  public var declaredFloor = 0.02
  /// What standing in somebody's list adds to the exponent of a tie of which something was observed as well.
  public var confirmation = 0.05
  /// How much the strength of common contacts adds to the exponent.
  public var commonContacts = 1.5
  /// The strength of a tie that rests on nothing but work for one organization at one time.
  public var sharedOrganization = 0.05

  /// The default: found on dated data of eight kinds (docs/validation.md), not guessed.
  public init() {
    channels = Channel.allCases.map { ChannelParameters(halfLifeDays: 180, weight: Self.defaultWeight(of: $0)) }
  }

  private static func defaultWeight(of channel: Channel) -> Double {
    switch channel {
    case .meeting, .message, .invitation: 0.2
    case .call, .video, .email, .event: 0.1
    case .gesture: 0.25
    case .introduction, .favor: 0.3
    }
  }

  public subscript(channel: Channel) -> ChannelParameters {
    get { channels[Int(channel.rawValue)] }
    set { channels[Int(channel.rawValue)] = newValue }
  }

  /// The same with all times, half-lives and spacing, multiplied: a conference of five days needs faster clocks than a
  /// life.
  public func scaled(by factor: Double) -> TieDecayParameters {
    precondition(factor > 0, "a factor is above 0")
    var scaled = self
    for channel in channels.indices { scaled.channels[channel].halfLifeDays *= factor }
    scaled.freshHalfLifeDays *= factor
    scaled.spacingDays *= factor
    return scaled
  }

  /// The share in which an event counts that comes `gap` seconds after the one before it: 1 − (1 − floor) · 2^(−gap/spacing).
  public func spacing(gap: Int64) -> Double {
    spacingDays > 0 ? 1 - (1 - spacingFloor) * exp2(-Double(max(0, gap)) / (spacingDays * 86_400)) : 1
  }

  /// What meetings, calls and video count by their length: √(hours) between ½ and 2, and 1 where it is not known.
  public static func durationTerm(seconds: Int) -> Double {
    seconds > 0 ? min(2, max(0.5, (Double(seconds) / 3600).squareRoot())) : 1
  }

  /// ρ = (2 min + p) / (in + out + p) with patience p, at least the floor; 1 where nothing was written.
  public func reciprocity(_ outgoing: Double, _ incoming: Double) -> Double {
    let sum = outgoing + incoming + reciprocityPatience
    return sum > 0 ? max(reciprocityFloor, (2 * min(outgoing, incoming) + reciprocityPatience) / sum) : 1
  }
}
