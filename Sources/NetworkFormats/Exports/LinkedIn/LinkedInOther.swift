import SocialNetworks

/// Files of a LinkedIn export in which no other person is named by what they did with the owner.
enum LinkedInOther {
  static func read(
    _ file: SourceFile, _ options: SourceOptions, _ draft: inout RelationshipDraft, _ log: inout FaultLog,
    _ report: inout ImportReport
  ) {
    guard case .other(let reason)? = LinkedInFile.kind(of: file) else { return }
    drop(file, reason, &report)
    if reason == LinkedInFile.noMessages {
      report.notes.append("conversations with LinkedIn's own assistants")
    }
  }

  /// That the owner was at an event says nothing of whom they met there: the export names nobody else.
  static func readEvents(
    _ file: SourceFile, _ options: SourceOptions, _ draft: inout RelationshipDraft, _ log: inout FaultLog,
    _ report: inout ImportReport
  ) {
    drop(file, LinkedInFile.noPeople, &report)
    report.notes.append("the export names nobody else at these events; a list of attendees can be imported beside it")
  }

  private static func drop(_ file: SourceFile, _ reason: String, _ report: inout ImportReport) {
    var rows = 0
    // Comments hold backslashes before quotes, which tables know nothing of: what rows say is of no use here anyway.
    if var table = HeadedTable(file) { while table.next() { rows += 1 } }
    report.rowsRead += max(1, rows)
    report.drop(reason, count: max(1, rows))
  }
}

extension SourceFormat {
  static let linkedInEvents = SourceFormat(
    name: "linkedin-events", summary: "LinkedIn's Events.csv: the owner's events, without other people",
    recognizes: { LinkedInFile.recognizes($0, .events) }, read: LinkedInOther.readEvents)

  static let linkedInOther = SourceFormat(
    name: "linkedin-other", summary: "other files of LinkedIn's export, which name no other people",
    recognizes: { if case .other? = LinkedInFile.kind(of: $0) { true } else { false } }, read: LinkedInOther.read)
}
