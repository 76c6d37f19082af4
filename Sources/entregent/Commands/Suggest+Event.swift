import GraphAnalytics
import SocialNetworks

extension Suggest {
  /// The network, for an event with everybody on the list among its people.
  func opened() throws -> (network: SocialNetwork, event: KnownEvent?) {
    guard let list else { return (try source.open(listing.notes), nil) }
    let (network, events) = try source.open(eventsIn: [list], listing.notes)
    let event = try chosen(from: events, in: network, list)
    if let day = event.day, let today = network.day ?? Day(System.today), day < today {
      listing.notes.note("\(event.label) was on \(day), before \(today); --as-of \(day) answers as on that day")
    }
    return (network, event)
  }

  /// Of several events that of the day that was named, else the next one, else the last.
  private func chosen(from events: [KnownEvent], in network: SocialNetwork, _ path: String) throws -> KnownEvent {
    let wanted = date.flatMap { Day($0) }
    guard events.count > 1 else {
      var only = events.first ?? KnownEvent(day: nil, label: path, people: [])
      only.day = wanted ?? only.day
      return only
    }
    if let wanted {
      var found = events.filter { $0.day == wanted }
      if found.isEmpty { found = events.filter { $0.day == nil } }
      guard let first = found.first else {
        throw CommandError.usage("\(path): none of its \(events.count) events is on \(wanted)")
      }
      return KnownEvent(day: wanted, label: first.label, people: found.flatMap(\.people))
    }
    let today = network.day ?? Day(System.today)
    let dated = events.filter { $0.day != nil }
    let next = dated.filter { event in today.map { (event.day ?? $0) >= $0 } ?? true }
    let day = next.compactMap(\.day).min() ?? dated.compactMap(\.day).max()
    let found = events.filter { $0.day == day }
    listing.notes.note(
      "\(path): \(events.count) events; this is about \(day.map { "the one of \($0)" } ?? "all of them") (--date)")
    return KnownEvent(day: day, label: found[0].label, people: found.flatMap(\.people))
  }

  /// Whom to meet there, and who should meet whom.
  func suggest(_ event: KnownEvent, _ question: SuggestionQuestion, _ kind: SuggestionKind) throws {
    var question = question
    question.attendees = event.people
    let network = question.network
    let progress = listing.notes.progress("looking")
    let meetings = SuggestionKind(name: kind.name, summary: kind.summary, peopleCount: 2) { question, progress in
      try question.meetings(progress: progress)
    }
    let asked = pairs ? meetings : kind
    let found = try asked.suggestions(question, progress)
    let isReadable = listing.settledFormat == .table && listing.fields == nil
    let needsBoth = !pairs && (isReadable || listing.settledFormat == .json)
    let introductions = needsBoth ? try meetings.suggestions(question, progress) : []
    if isReadable {
      var text = readable(found, in: network, usual: pairs ? 20 : Self.usualCount)
      if !introductions.isEmpty {
        text += language == .fr ? "\nÀ présenter l'un à l'autre :\n" : "\nIntroduce to each other:\n"
        text += readable(introductions, in: network, usual: Self.usualCount)
      }
      try listing.write(Array(text.utf8))
    } else {
      try show(found, of: asked, for: question.person, in: network, head: head(event, introductions, in: network))
    }
    if found.isEmpty && introductions.isEmpty { throw CommandError.nothingFound }
  }

  /// Two or three new people are what an evening holds.
  private static let usualCount = 3

  private func head(
    _ event: KnownEvent, _ introductions: [Suggestion], in network: SocialNetwork
  ) -> [(String, JSON)] {
    func person(_ person: Person) -> JSON {
      .object([("id", .string(network.id(of: person))), ("name", .string(network.name(of: person)))])
    }
    let about = JSON.object([
      ("date", event.day.map { .string("\($0)") } ?? .null), ("label", .string(event.label)),
      ("attendees", .integer(event.people.count)),
    ])
    if pairs { return [("event", about)] }
    let rows = introductions.prefix(listing.top ?? .max).enumerated().map { number, suggestion in
      JSON.object([
        ("rank", .integer(number + 1)), ("score", .number(suggestion.score)),
        ("people", .array(suggestion.people.map { person($0) })), ("reason", .string(suggestion.reason)),
      ])
    }
    return [("event", about), ("introductions", .array(rows))]
  }
}
