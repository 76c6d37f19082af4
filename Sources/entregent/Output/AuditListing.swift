import SocialNetworks

/// An audit as data: one JSON object, and the same facts as rows of `what,value`.
struct AuditListing {
  let audit: NetworkAudit
  let network: SocialNetwork

  private func share(_ part: Int, of whole: Int) -> JSON { whole > 0 ? .number(Double(part) / Double(whole)) : .null }

  private func number(_ value: Double?) -> JSON { value.map { .number($0) } ?? .null }

  private func integer(_ value: Int?) -> JSON { value.map { .integer($0) } ?? .null }

  private func person(_ person: Person) -> [(String, JSON)] {
    [("id", .string(network.id(of: person))), ("name", .string(network.name(of: person)))]
  }

  private func day(_ second: Int64?) -> JSON { second.map { .string(Day(ofSecond: $0).description) } ?? .null }

  /// Everything but the ties one by one.
  private var facts: [(String, JSON)] {
    let total = audit.basis.total
    return [
      ("as_of", day(audit.asOf)), ("seen_until", day(audit.seenUntil)), ("scope", .string(audit.scope.rawValue)),
      ("owner", audit.owner.map { .object(person($0)) } ?? .null), ("people", .integer(audit.people)),
      (
        "basis",
        .object([
          ("ties", .integer(total)), ("observed", .integer(audit.basis.observed)),
          ("declared", .integer(audit.basis.declared)), ("inferred", .integer(audit.basis.inferred)),
          ("all_ties", .integer(audit.allTies.total)),
        ])
      ),
      (
        "reality",
        .object(
          TieDigest.Reality.allCases.map { (key($0), .integer(audit.count(of: $0))) } + [
            ("foam", .integer(audit.foam)), ("real_share", share(audit.real, of: total)),
            ("foam_share", share(audit.foam, of: total)),
          ])
      ),
      (
        "channels",
        .object(
          audit.channels.map { use in
            (use.channel.name, .object([("ties", .integer(use.ties)), ("events", .integer(use.events))]))
          })
      ),
      (
        "face_to_face",
        .object([
          ("ever", .integer(audit.places.metEver)), ("this_year", .integer(audit.places.metThisYear)),
          ("ever_share", share(audit.places.metEver, of: total)), ("both", .integer(audit.places.both)),
          ("online_only", .integer(audit.places.onlineOnly)),
          ("face_to_face_only", .integer(audit.places.faceToFaceOnly)),
        ])
      ),
      (
        "answers",
        .object([
          ("written_ties", .integer(audit.answers.writtenTies)), ("answered", .integer(audit.answers.answered)),
          ("answered_share", share(audit.answers.answered, of: audit.answers.writtenTies)),
          ("only_sent", .integer(audit.answers.onlySent)), ("only_received", .integer(audit.answers.onlyReceived)),
          ("reciprocity", number(audit.answers.reciprocity)),
        ])
      ), ("durability", durability), ("change", change), ("concentration", concentration), ("layers", layers),
      ("openness", openness), ("reachable", integer(audit.reachable)),
      (
        "carriers",
        .array(
          audit.carriers.map {
            .object(person($0.person) + [("share", .number($0.share)), ("people", integer($0.people))])
          })
      ),
      (
        "losses",
        .array(
          audit.losses.map {
            .object(
              person($0.person) + [("people", .integer($0.people)), ("strength_share", .number($0.strengthShare))])
          })
      ),
    ]
  }

  private func key(_ reality: TieDigest.Reality) -> String { reality == .oneSided ? "one_sided" : reality.rawValue }

  private var durability: JSON {
    let durability = audit.durability
    return .object([
      ("dated_ties", .integer(durability.datedTies)), ("median_age_days", number(durability.medianAge)),
      ("median_silence_days", number(durability.medianSilence)), ("active", .integer(durability.active)),
      ("fading", .integer(durability.fading)), ("silent", .integer(durability.silent)),
      ("without_rhythm", .integer(durability.withoutRhythm)),
      ("median_burstiness", number(durability.medianBurstiness)),
    ])
  }

  private var change: JSON {
    guard let change = audit.change else { return .null }
    return .object([
      ("strength_a_year_ago", .number(change.earlierTotal)), ("strength", .number(change.total)),
      ("begun", .integer(change.begun)), ("stronger", .integer(change.stronger)), ("weaker", .integer(change.weaker)),
      ("worn_off", .integer(change.wornOff)),
    ])
  }

  private var concentration: JSON {
    guard let concentration = audit.concentration else { return .null }
    return .object([
      ("top_1", .number(concentration.top1)), ("top_5", .number(concentration.top5)),
      ("top_10", .number(concentration.top10)), ("gini", .number(concentration.gini)),
      ("herfindahl", .number(concentration.herfindahl)), ("yearly_change", number(concentration.yearlyChange)),
    ])
  }

  private var layers: JSON {
    guard let layers = audit.layers else { return .null }
    return .object([
      ("distinguishable", .bool(layers.isDistinguishable)), ("p", .number(layers.pValue)),
      ("sizes", .array(layers.sizes.map { .integer($0) })),
    ])
  }

  private var openness: JSON {
    let openness = audit.openness
    return .object([
      ("within_organization", .integer(openness.within)), ("between_organizations", .integer(openness.between)),
      ("ei_index", number(openness.externalInternalIndex)), ("constraint", number(openness.constraint)),
      ("effective_size", number(openness.effectiveSize)), ("contacts", integer(openness.contacts)),
      ("local_bridges", integer(openness.localBridges)), ("bridges", .integer(openness.bridges)),
    ])
  }

  private func tie(_ tie: TieDigest) -> JSON {
    let source = audit.owner ?? tie.first
    let target = tie.other(than: source)
    let written = tie.written(by: source)
    return .object([
      ("source", .string(network.id(of: source))), ("target", .string(network.id(of: target))),
      ("name", .string(network.name(of: target))), ("strength", .number(tie.strength)),
      ("strength_a_year_ago", number(tie.earlierStrength)), ("basis", .string(tie.basis.rawValue)),
      ("reality", .string(key(tie.reality))), ("events", .integer(tie.events)), ("met", .integer(tie.met)),
      ("met_this_year", .integer(tie.metLately)), ("sent", .integer(written.sent)),
      ("received", .integer(written.received)), ("first", day(tie.firstMoment)), ("last", day(tie.lastMoment)),
      ("usual_gap_days", number(tie.usualGap.map { $0 / 86_400 })), ("silence", number(tie.silence?.ratio)),
      ("burstiness", number(tie.burstiness)),
    ])
  }

  var json: JSON { .object(facts + [("ties", .array(audit.ties.map { tie($0) }))]) }

  /// The facts as rows of `what,value`.
  var rows: Listing { Listing(facts: .object(facts)) }
}
