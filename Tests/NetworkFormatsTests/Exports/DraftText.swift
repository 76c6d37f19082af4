import NetworkFormats
import SocialNetworks

/// What a source says, in lines that tests can write down.
struct DraftText {
  var kind: String
  var people: [String]
  var interactions: [String]
  var declarations: [String]
  var affiliations: [String]
  var facts: [String]
  var owner: String
  var read: Int
  var kept: Int
  var dropped: [String]
  var warnings: [String]
  var keys: [UInt64]

  init(_ source: SourceReader.Source) {
    let (draft, report) = (source.draft, source.report)
    let labels = draft.mentions.map(Self.label)
    kind = draft.kind
    people = labels
    interactions = (0..<draft.interactions.count).map { index in
      let interaction = draft.interactions[index]
      let names = interaction.participants.map { Self.short(draft.mentions[$0]) }
      let length = interaction.duration == 0 ? "" : " \(interaction.duration)s"
      return "\(interaction.channel.name) \(Self.date(interaction.moment)): \(names[0]) > "
        + names.dropFirst().joined(separator: ", ") + length
    }
    keys = (0..<draft.interactions.count).map { draft.interactions[$0].key }
    declarations = draft.declarations.map {
      "\(Self.short(draft.mentions[$0.source])) > \(Self.short(draft.mentions[$0.target])): \($0.kind)"
        + ($0.since.map { " " + Self.date($0) } ?? "")
    }
    affiliations = draft.affiliations.map {
      let dates = [$0.since, $0.until, $0.stated].map { $0.map(Self.date) ?? "-" }
      return "\(Self.short(draft.mentions[$0.person])): \($0.title) at \($0.organization), "
        + dates.joined(separator: " ")
    }
    facts = draft.facts.map { "\(Self.short(draft.mentions[$0.person])) \($0.kind.name): \($0.value)" }
    owner = draft.owner.map { labels[$0] } ?? "-"
    read = report.rowsRead
    kept = report.rowsKept
    dropped = report.dropped.map { "\($0.reason) \($0.count)" }
    warnings = report.warnings.map(\.description)
  }

  private static func label(_ mention: Mention) -> String {
    let identities = mention.identities.map { " <\($0.value)>" }.joined()
    return (mention.kind == .person ? "" : "[\(mention.kind.name)]") + mention.name + identities
  }

  private static func short(_ mention: Mention) -> String {
    if mention.kind == .owner { return "me" }
    return mention.name.isEmpty ? mention.identities.first?.value ?? "?" : mention.name
  }

  /// The day, cut to what is known, and the time where there is one.
  private static func date(_ moment: Moment) -> String {
    let day = moment.day.description
    switch moment.precision {
    case .year: return String(day.prefix(4))
    case .month: return String(day.prefix(7))
    case .day: return day
    case .minute, .second:
      let rest = Int(moment.seconds - moment.day.startSecond) / 60
      let time = [rest / 60, rest % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
      return "\(day) \(time)" + (moment.zone == .known ? "Z" : "")
    }
  }
}

/// Reads files that are in memory, as one source each.
func imported(
  _ files: [(path: String, text: String)], owner: Mention? = nil, kind: String? = nil, mapping: SourceMapping? = nil
) throws -> [DraftText] {
  var options = SourceOptions(owner: owner, now: Moment(seconds: 1_790_000_000))
  options.kind = kind
  options.mapping = mapping
  return try SourceReader.read(
    files: files.map { SourceFile(path: $0.path, bytes: Array($0.text.utf8)) }, options: options
  ).map(DraftText.init)
}

func imported(
  _ path: String, _ text: String, owner: Mention? = nil, kind: String? = nil, mapping: SourceMapping? = nil
) throws -> DraftText {
  try imported([(path, text)], owner: owner, kind: kind, mapping: mapping)[0]
}
