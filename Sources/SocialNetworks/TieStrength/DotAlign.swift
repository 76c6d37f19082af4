extension TieStrengthModel {
  /// The relationship score that DotAlign publishes, over 100: the same both ways.
  ///
  /// Score = max(1, min(100, 1 + 3 · events + min(in, out)) · R), where in and out count messages and mail, events are
  /// meetings, calls, video meetings and events attended, and R = 1 − P − Q falls by P = 0.75 over two years of silence
  /// and by Q = 0.25 over six, both linearly. Silence is counted from the last event or from the earlier of the last
  /// message in and the last out, whichever is later. Pairs of which nothing is known have 0.
  ///
  /// - Complexity: O(events).
  /// - Reference: help.dotalign.com, *Scoring mechanics* (2023).
  public static let dotAlign = TieStrengthModel(
    name: "dotalign", summary: "answered mail plus three times the events, fading over two and six years (DotAlign)"
  ) { history, asOf in
    both(history) { pair in
      var exchange = Exchange()
      for index in history.offsets[pair]..<history.offsets[pair + 1] where history.moments[index] <= asOf {
        exchange.add(history[event: index])
      }
      if exchange.isEmpty { return history.declared[pair] & 3 != 0 ? 0.01 : 0 }
      return exchange.score(asOf: asOf) / 100
    }
  }

  /// The same strength both ways, for models that know no direction.
  static func both(_ history: TieHistory, _ strength: (_ pair: Int) -> Double) -> TieStrengths {
    let values = (0..<history.pairCount).map(strength)
    return TieStrengths(forward: values, backward: values)
  }
}

/// What DotAlign's score is made of.
public struct Exchange: Sendable, Equatable {
  public var incoming = 0
  public var outgoing = 0
  public var events = 0
  /// When each of them was last, since 1970.
  public var lastIncoming: Int64?
  public var lastOutgoing: Int64?
  public var lastEvent: Int64?

  public init() {}

  var isEmpty: Bool { incoming == 0 && outgoing == 0 && events == 0 }

  /// The score from 1 to 100.
  public func score(asOf: Int64) -> Double {
    var last = lastEvent
    if let lastIncoming, let lastOutgoing { last = max(last ?? .min, min(lastIncoming, lastOutgoing)) }
    guard let last else { return 1 }
    let days = Double(max(0, asOf - last)) / 86_400
    let left = 1 - 0.75 * min(1, days / 730) - 0.25 * min(1, days / 2190)
    return max(1, min(100, Double(1 + 3 * events + min(incoming, outgoing))) * left)
  }

  mutating func add(_ event: TieHistory.Event) {
    switch event.channel {
    case .message, .email:
      if event.direction == .forward {
        outgoing += 1
        lastOutgoing = event.seconds
      } else if event.direction == .backward {
        incoming += 1
        lastIncoming = event.seconds
      }
    case .meeting, .call, .video, .event:
      if event.basis == .inferred { return }
      events += 1
      lastEvent = event.seconds
    case .gesture, .introduction, .favor, .invitation: break
    }
  }
}
