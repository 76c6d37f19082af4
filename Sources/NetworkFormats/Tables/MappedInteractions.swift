import SocialNetworks

/// Tables of what happened: a date, who and whom, and perhaps by which channel and for how long.
///
/// Made for millions of rows: no String is made of a cell that came before.
struct MappedInteractions {
  private let layout: TableLayout
  private var addressed = CellPeople(.semicolons)
  private var listed = CellPeople(.commas)
  private var owner: Int?
  private var keys = RecordKeys(.user)
  private var channelCells = NameInterner()
  private var channels: [Channel?] = []
  private let fixedChannel: Channel?
  private let dates: DateText
  private let unixColumn: Int?
  private let unixUnit: DateText.Numbers
  private let epoch: Int64

  static func read(
    _ table: HeadedTable, _ layout: TableLayout, _ options: SourceOptions, _ draft: inout RelationshipDraft,
    _ log: inout FaultLog, _ report: inout ImportReport
  ) {
    if let owner = options.owner { draft.owner = draft.insert(owner) }
    guard var reader = MappedInteractions(table, layout, &draft, &log, &report) else { return }
    reader.keys = RecordKeys(options.ownership)
    var table = table
    while table.next(&log, &report) { reader.take(table, &draft, &log, &report) }
  }

  private init?(
    _ table: HeadedTable, _ layout: TableLayout, _ draft: inout RelationshipDraft, _ log: inout FaultLog,
    _ report: inout ImportReport
  ) {
    self.layout = layout
    owner = draft.owner
    let date = layout.column(.date)
    dates = DateText(order: layout.dates ?? table.dateOrder(date) ?? .mdy)
    var probe = table
    let first = date.map { probe.next() ? probe[$0] : "" } ?? ""
    let digits = first.utf8.allSatisfy { (48...57).contains($0) } ? first.utf8.count : 0
    if let column = layout.column(.unixtime) {
      (unixColumn, unixUnit) = (column, .seconds)
    } else if (9...14).contains(digits) {
      (unixColumn, unixUnit) = (date, digits >= 12 ? .milliseconds : .seconds)
      report.notes.append("times are \(digits >= 12 ? "milliseconds" : "seconds") since 1970-01-01")
    } else {
      (unixColumn, unixUnit) = (nil, .dates)
    }
    if let text = layout.constant(.epoch) {
      guard let found = DateText(numbers: .seconds).moment(text) ?? DateText().moment(text) else {
        log.error("epoch", "\(quoted(text)) is no date; expected one, or seconds since 1970")
        return nil
      }
      epoch = found.seconds
    } else {
      epoch = 0
    }
    let hasPeople = layout.column(.people) != nil
    if let text = layout.constant(.channel) {
      guard let found = LogWords.channel(text) else {
        let known = Channel.allCases.map(\.name).joined(separator: ", ")
        log.error("channel", "no channel is called \(quoted(text)); known: \(known)")
        return nil
      }
      fixedChannel = found
    } else {
      fixedChannel = layout.column(.channel) == nil ? (hasPeople ? .meeting : .message) : nil
      if let fixedChannel { report.notes.append("no column says the channel: taken as \(fixedChannel.name)") }
    }
    let isDated = date != nil || unixColumn != nil || layout.constant(.date) != nil
    let hasEnds = hasPeople || layout.column(.from) != nil || layout.column(.source) != nil
    if !isDated || !hasEnds {
      log.error("columns", isDated ? "no column holds people" : "no column holds dates")
      return nil
    }
  }

  private mutating func take(
    _ table: HeadedTable, _ draft: inout RelationshipDraft, _ log: inout FaultLog, _ report: inout ImportReport
  ) {
    guard let moment = moment(table) else {
      report.drop("no date")
      log.warning(line: table.line, "date", "the date cannot be read")
      return
    }
    guard let channel = channel(table) else {
      report.drop("unknown channel")
      log.warning(line: table.line, "channel", "no channel is called so")
      return
    }
    let participants = participants(table, &draft)
    let interaction = Interaction(
      channel: channel, moment: moment, participants: participants, duration: duration(table), place: (0, table.line))
    let isKept: Bool
    if let owner, participants.contains(owner) {
      let id = keys.id(moment, participants, owner: owner, channel: channel, in: draft)
      isKept = draft.append(interaction, id: id)
    } else {
      isKept = draft.interactions.append(interaction)
    }
    if isKept {
      report.rowsKept += 1
    } else {
      report.drop(participants.isEmpty ? "no people" : "one person")
    }
  }

  private mutating func participants(_ table: HeadedTable, _ draft: inout RelationshipDraft) -> [Int] {
    var all: [Int] = []
    for entry in layout.columns where entry.field == .from || entry.field == .source {
      all += addressed.people(table, entry.column, owner: &owner, &draft)
    }
    if all.isEmpty, let text = layout.constant(.from) {
      all = CellPeople.find(text, .semicolons, owner: &owner, &draft)
    }
    for entry in layout.columns {
      switch entry.field {
      case .to, .target, .cc: all += addressed.people(table, entry.column, owner: &owner, &draft)
      case .people: all += listed.people(table, entry.column, owner: &owner, &draft)
      default: break
      }
    }
    if all.count == 2 { return all[0] == all[1] ? [all[0]] : all }
    var seen: Set<Int> = []
    return all.filter { seen.insert($0).inserted }
  }

  private func moment(_ table: HeadedTable) -> Moment? {
    if let unixColumn {
      guard let field = table.field(unixColumn),
        var moment = DateText(numbers: unixUnit).moment(table.bytes, field.range)
      else { return nil }
      let (seconds, isTooLarge) = moment.seconds.addingReportingOverflow(epoch)
      moment.seconds = seconds
      return isTooLarge ? nil : moment
    }
    guard let date = layout.column(.date) else { return layout.constant(.date).flatMap { dates.moment($0) } }
    guard let time = layout.column(.time) else {
      guard let field = table.field(date) else { return nil }
      return dates.moment(table.bytes, field.range)
    }
    return dates.moment(table[date] + " " + table[time])
  }

  private mutating func channel(_ table: HeadedTable) -> Channel? {
    if let fixedChannel { return fixedChannel }
    guard let column = layout.column(.channel), let field = table.field(column) else { return nil }
    let number = Int(channelCells.number(of: table.bytes, field.range))
    if number == channels.count { channels.append(LogWords.channel(table[column])) }
    return channels[number]
  }

  private func duration(_ table: HeadedTable) -> Int {
    guard let column = layout.column(.duration), let field = table.field(column), !field.range.isEmpty else { return 0 }
    if let whole = TableDialect.wholeNumber(table.bytes, field.range) { return min(whole, 366 * 86_400) }
    return DurationText.seconds(table[column], bare: .seconds) ?? 0
  }
}
