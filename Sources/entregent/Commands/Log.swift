import ArgumentParser
import NetworkStorage
import SocialNetworks

struct Log: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Note what happened: a meeting, a call, an introduction, a favor.",
    discussion: """
      What happened between you and others: a meeting, call, video, message, email, event, gesture or invitation, and
      with whom. `import --undo` takes a note back.

      What was asked, and how it ended (made, declined, silent): `introduction TARGET --via BROKER` when BROKER was asked
      to introduce you, `introduction PERSON TARGET --via BROKER` for somebody else, `ask PERSON` for anything else,
      `favor PERSON` for what you gave. `introduce` and `suggest ask` learn from it who passes requests on, and who was
      asked often lately; the answer says how it stands.

      Example: entregent log introduction "Zoé Lefèvre" --via "Tomás Rivera" --outcome declined
      """)

  /// What can be noted.
  enum What: String, CaseIterable, ExpressibleByArgument {
    case meeting, call, video, message, email, event, gesture, introduction, favor, invitation, ask
  }

  @Argument(help: "What happened.")
  var what: What

  @Argument(
    help: "With whom, or whom to meet, asked or given something: ids, names or addresses.",
    completion: StoreOptions.names)
  var people: [String]

  @Option(help: ArgumentHelp("When, YYYY-MM-DD (default: now).", valueName: "date"))
  var date: Day?

  @Option(help: ArgumentHelp("How long, in minutes.", valueName: "minutes"))
  var duration: Double?

  @Option(
    help: ArgumentHelp("Who began it, asked or gave, if not the owner of the store.", valueName: "person"),
    completion: StoreOptions.names)
  var from: String?

  @Option(help: ArgumentHelp("Who was asked to introduce them.", valueName: "person"), completion: StoreOptions.names)
  var via: String?

  @Option(help: "How a request ended: made, declined or silent, as in no answer (default: made).")
  var outcome: RequestOutcome?

  @OptionGroup var store: StoreOptions

  @Flag(name: .shortAndLong, help: "No notes on standard error.")
  var quiet = false

  func validate() throws {
    if what == .introduction && people.count > 2 {
      throw ValidationError("an introduction is PERSON and TARGET, or TARGET alone, and --via BROKER")
    }
    if what == .introduction && people.count == 2 && from != nil {
      throw ValidationError("--from and PERSON say the same; name who asked once")
    }
    if what == .ask || what == .favor, people.count > 1 { throw ValidationError("`log \(what)` names one person") }
    if via != nil && what != .introduction { throw ValidationError("--via is for introductions") }
    if outcome != nil && request == nil {
      throw ValidationError("--outcome is for introductions, asks and favors; a \(what) just happened")
    }
    if let duration {
      if request != nil { throw ValidationError("--duration is for what happened, not for what was asked") }
      if !(duration >= 0 && duration < 1e6) { throw ValidationError("--duration needs a number of minutes") }
    }
  }

  private var request: RequestKind? { RequestKind(rawValue: what.rawValue) }

  func run() throws {
    let store = try store.open()
    defer { store.close() }
    let moment = System.moment(onDay: date)
    if moment.seconds > System.now + 86_400 { throw CommandError.usage("\(moment.day) has not come yet") }
    let notes = Notes(isQuiet: quiet, isVerbose: false)
    guard let request else {
      let batch = try store.log(
        Channel(named: what.rawValue) ?? .meeting, with: people, by: from, moment: moment,
        duration: Int((duration ?? 0) * 60), now: System.now)
      return notes.note(Self.noted(batch))
    }
    let isPair = what == .introduction && people.count == 2
    let batch = try store.log(
      request, by: isPair ? people[0] : from, to: people[people.count - 1], via: via, outcome: outcome ?? .made,
      moment: moment, now: System.now)
    notes.note(Self.noted(batch))
    if quiet { return }
    // The youngest note of that moment is the one just made.
    let snapshot = try store.snapshot()
    guard let last = snapshot.requests.last(where: { $0.moment == moment && $0.kind == request }) else { return }
    notes.note(RequestEffect(of: last, in: snapshot, asOf: max(System.endOfToday, moment.seconds)).sentence)
  }

  private static func noted(_ batch: Int) -> String {
    "noted; `entregent import --undo \(batch)` takes it back"
  }
}

/// What a request means for the next one.
private struct RequestEffect {
  let sentence: String

  init(of request: Request, in snapshot: NetworkSnapshot, asOf: Int64) {
    func name(_ person: Int) -> String { snapshot.people.name(person) }
    guard let person = request.asked ?? (request.kind == .favor ? request.target : nil) else {
      sentence = "nobody was asked (--via), so this says nothing of anybody's willingness"
      return
    }
    let willingness = Willingness(learnedFrom: snapshot.requests, asker: Person(request.person), asOf: asOf)
    let parameters = willingness.parameters
    let asked = snapshot.requests.filter { $0.asked == person && $0.moment.seconds <= asOf }
    let made = asked.count { $0.outcome == .made }
    let recent = willingness.recentAsks(of: Person(person))
    var text = request.kind == .favor ? "given to \(name(person)), which weighs against what is asked of them; " : ""
    text += "\(name(person)): asked \(AuditWords.counted(recent, "time")) in \(parameters.windowDays) days, "
    text += "made \(made) of \(asked.count) in all; "
    text += "willing with \(SocialNetwork.percent(willingness(Person(person)))) %"
    text += " (\(SocialNetwork.percent(parameters.prior)) % for who was never asked)"
    if willingness.isSpent(Person(person)) { text += "; enough for now: give before you ask again" }
    sentence = text
  }
}
