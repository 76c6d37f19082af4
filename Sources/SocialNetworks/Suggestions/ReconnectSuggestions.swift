#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension SuggestionKind {
  /// Dormant ties worth waking: strong once, silent now, the ways to others first.
  ///
  /// A tie is dormant when its silence lasts at least 4 usual gaps and 30 days or, where too little happened to know a
  /// rhythm, a year; something must have happened on two days at least. Score = √(peak · present) · (1 + bridge): what was,
  /// what is left of it, and what hangs on it. Peak and present are the strength of what happened between the two alone,
  /// without lists, ratings and common contacts, so that they can be compared: the peak is the greatest of 48 equally spaced
  /// days from the person's first event on. Bridge is the share of the other's contacts to whom nobody else leads, at
  /// least ½ where they are the person's only way into an organization.
  ///
  /// - Complexity: O(pairs + 48 · events of the person + contacts of acquaintances).
  /// - Determinism: exact.
  /// - Reference: Levin, Walter and Murnighan, *Dormant ties: the value of reconnecting*, Organ. Sci. 22:923 (2011), doi
  ///   10.1287/orsc.1100.0576; Burt, *Bridge decay*, Soc. Netw. 24:333 (2002), doi 10.1016/S0378-8733(02)00017-5; silence:
  ///   Navarro and others, EPJ Data Sci. 6:31 (2017), doi 10.1140/epjds/s13688-017-0127-3.
  public static let reconnect = SuggestionKind(
    name: "reconnect", summary: "ties that were strong once and are silent now, the ways to others first",
    peopleCount: 1, reads: .dates
  ) { question, _ in
    let standpoint = try Standpoint(question)
    let reaches = standpoint.reaches()
    let peaks = standpoint.peaks()
    return standpoint.acquaintances.indices.compactMap { place in
      let acquaintance = standpoint.acquaintances[place]
      guard let peak = peaks[place],
        let dormant = DormantTie(standpoint.events(with: acquaintance), in: standpoint),
        peak.strength > peak.present
      else { return nil }
      return Suggestion(
        people: [acquaintance.other], score: (peak.strength * peak.present).squareRoot() * (1 + reaches[place].bridge),
        reason: dormant.reason(peak, reaches[place], standpoint))
    }.ranked(in: question.network, limit: question.limit)
  }
}

/// A tie on which nothing happens any more.
struct DormantTie: Sendable {
  /// By a rhythm, silence is dormancy from 4 usual gaps and this many days on.
  static let shortestSilence = 30.0
  /// Without one, from so many days on.
  static let longSilence = 365.0

  private(set) var met = 0
  private(set) var talked = 0
  private(set) var sent = 0
  private(set) var received = 0
  private(set) var count = 0
  private(set) var last: Int64 = 0
  /// nil where too little happened.
  private(set) var silence: Silence?

  /// - Returns: nil for a tie that is not dormant.
  init?(_ events: [(event: TieHistory.Event, way: Standpoint.Way)], in standpoint: Standpoint) {
    guard let first = events.first, let last = events.last else { return nil }
    silence = Silence(moments: events.map(\.event.seconds), asOf: standpoint.seenUntil)
    let days = Double(standpoint.seenUntil - last.event.seconds) / 86_400 / standpoint.timeScale
    if let silence {
      guard silence.state != .usual, days >= Self.shortestSilence else { return nil }
    } else {
      guard days >= Self.longSilence, Day(ofSecond: first.event.seconds) < Day(ofSecond: last.event.seconds) else {
        return nil
      }
    }
    self.last = last.event.seconds
    count = events.count
    for (event, way) in events {
      switch event.channel {
      case .meeting, .event: met += 1
      case .call, .video: talked += 1
      case .message, .email: if way == .outgoing { sent += 1 } else { received += 1 }
      case .gesture, .introduction, .favor, .invitation: break
      }
    }
  }

  fileprivate func reason(_ peak: Standpoint.Peak, _ reach: Standpoint.Reach, _ standpoint: Standpoint) -> String {
    let words = standpoint.words
    var past: [String] = []
    if met > 0 { past.append(words.pick("met \(words.times(met))", words.counted(met, "rencontre", "rencontres"))) }
    if talked > 0 {
      past.append(
        words.pick("talked \(words.times(talked))", words.counted(talked, "conversation", "conversations")))
    }
    if sent > 0 && received > 0 {
      past.append(words.pick("exchanged \(sent + received) messages", "\(sent + received) messages échangés"))
    } else if sent > 0 {
      past.append(
        words.pick("you wrote \(words.times(sent))", words.counted(sent, "message de vous", "messages de vous")))
    } else if received > 0 {
      past.append(
        words.pick(
          "they wrote \(words.times(received))",
          words.counted(received, "message de sa part", "messages de sa part")))
    }
    if past.isEmpty {
      past.append(words.pick("in touch \(words.times(count))", words.counted(count, "contact", "contacts")))
    }
    let day = ReasonWords.day(of: last)
    let gap = silence.map { silence in
      let ratio = words.rounded(silence.ratio)
      return words.pick(" (\(ratio) times the usual gap)", " (\(ratio) fois l'intervalle habituel)")
    }
    let until = words.pick(" until \(day), silent since", " jusqu'au \(day), silence depuis")
    let strength = words.pick(
      "strength \(words.number(peak.strength)) in \(ReasonWords.month(of: peak.second)), \(words.number(peak.present)) now",
      "force \(words.number(peak.strength)) en \(ReasonWords.month(of: peak.second)), \(words.number(peak.present)) aujourd'hui"
    )
    return words.sentence([words.list(past) + until + (gap ?? ""), strength, standpoint.sentence(for: reach)])
  }
}

extension Standpoint {
  /// How strong a tie was at most, when, and how strong it is.
  struct Peak: Sendable {
    var strength = 0.0
    var second: Int64 = 0
    var present = 0.0
  }

  /// So many days are looked at.
  private static let peakDays = 48

  /// - Returns: one for each acquaintance; nil where nothing happened, or strengths were not computed.
  func peaks() -> [Peak?] {
    guard let past = network.past, let model = past.model else { return acquaintances.map { _ in nil } }
    var star = TieHistory(personCount: acquaintances.count + 1)
    for (place, acquaintance) in acquaintances.enumerated() {
      star.lows.append(0)
      star.highs.append(UInt32(place + 1))
      let isFirst = person < acquaintance.other
      for index in acquaintance.pair.map({ past.history.events(ofPair: $0) }) ?? 0..<0 {
        let direction = past.history.directions[index]
        if past.history.moments[index] > past.asOf { break }
        star.moments.append(past.history.moments[index])
        star.channels.append(past.history.channels[index])
        // The person comes first in a star: forward and backward change places.
        star.directions.append(isFirst || direction & 3 == 2 ? direction : direction ^ 1)
        star.sizes.append(past.history.sizes[index])
        star.durations.append(past.history.durations[index])
      }
      star.offsets.append(star.moments.count)
      star.appendNoStatements()
    }
    guard let first = star.moments.min() else { return acquaintances.map { _ in nil } }
    var peaks = acquaintances.map { _ in Peak() }
    for step in 1...Self.peakDays {
      let second = first + Int64(Double(past.asOf - first) * Double(step) / Double(Self.peakDays))
      let strengths = model.strengths(star, second)
      for place in peaks.indices {
        let strength = min(strengths.forward[place], strengths.backward[place])
        if strength > peaks[place].strength { (peaks[place].strength, peaks[place].second) = (strength, second) }
        peaks[place].present = strength
      }
    }
    return peaks.indices.map { star.events(ofPair: $0).isEmpty ? nil : peaks[$0] }
  }
}
