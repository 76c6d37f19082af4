import ArgumentParser
import NetworkStorage
import SocialNetworks

struct Log: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Note what happened: a meeting, a call, an introduction, a favor.",
    discussion: """
      WHAT is a channel (meeting, call, video, message, email, event, gesture, favor, invitation), `ask`, or
      `introduction FROM TO`. Introductions, asks and favors remember how they ended. `import --undo` takes a note back.

      Example: entregent log meeting "Tomás Rivera" --date 2026-10-01 --duration 45
      """)

  /// What can be noted.
  enum What: String, CaseIterable, ExpressibleByArgument {
    case meeting, call, video, message, email, event, gesture, introduction, favor, invitation, ask
  }

  @Argument(help: "What happened.")
  var what: What

  @Argument(help: "With whom: ids, names or addresses.", completion: StoreOptions.names)
  var people: [String]

  @Option(help: ArgumentHelp("When, YYYY-MM-DD (default: now).", valueName: "date"))
  var date: Day?

  @Option(help: ArgumentHelp("How long, in minutes.", valueName: "minutes"))
  var duration: Double = 0

  @Option(
    help: ArgumentHelp("Who began it, if not the owner of the store.", valueName: "person"),
    completion: StoreOptions.names)
  var from: String?

  @Option(help: ArgumentHelp("Who was asked to introduce them.", valueName: "person"), completion: StoreOptions.names)
  var via: String?

  @Option(help: "How it ended: made, declined or silent.")
  var outcome: RequestOutcome = .made

  @OptionGroup var store: StoreOptions

  @Flag(name: .shortAndLong, help: "No notes on standard error.")
  var quiet = false

  func validate() throws {
    if what == .introduction && people.count > 2 {
      throw ValidationError("an introduction is FROM and TO, or TO alone, and --via")
    }
    if !(duration >= 0 && duration < 1e6) { throw ValidationError("--duration needs a number of minutes") }
  }

  func run() throws {
    let store = try store.open()
    defer { store.close() }
    let moment = System.moment(onDay: date)
    if moment.seconds > System.now + 86_400 { throw CommandError.usage("\(moment.day) has not come yet") }
    let batch: Int
    switch what {
    case .introduction, .ask, .favor:
      let kind = RequestKind(rawValue: what.rawValue) ?? .ask
      let isPair = what == .introduction && people.count == 2
      batch = try store.log(
        kind, by: isPair ? people[0] : from, to: people[people.count - 1], via: via, outcome: outcome, moment: moment,
        now: System.now)
    default:
      batch = try store.log(
        Channel(named: what.rawValue) ?? .meeting, with: people, by: from, moment: moment,
        duration: Int(duration * 60), now: System.now)
    }
    Notes(isQuiet: quiet, isVerbose: false).note("noted; `entregent import --undo \(batch)` takes it back")
  }
}
