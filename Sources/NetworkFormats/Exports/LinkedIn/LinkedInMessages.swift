import SocialNetworks

/// `messages.csv`: who wrote to whom and when. Threads of several people are the only place in the whole export that
/// shows two contacts of the owner together. Contents are not looked at,
/// and of subjects only whether there is one.
enum LinkedInMessages {
  static func owner(_ file: SourceFile) -> OwnerHint? {
    guard let table = HeadedTable(file, headings: headings) else { return nil }
    return LinkedInConversations(table).owner.map { OwnerHint($0, certainty: 2) }
  }

  private static let headings = HeadedTable.HeadingRow.holding(["conversation id", "from", "to", "date"], atLeast: 4)

  static func read(
    _ file: SourceFile, _ options: SourceOptions, _ draft: inout RelationshipDraft, _ log: inout FaultLog,
    _ report: inout ImportReport
  ) {
    guard var table = LinkedInFile.open(file, headings, log: &log, report: &report) else { return }
    let conversations = LinkedInConversations(table)
    let columns = LinkedInConversations.Columns(table)
    let owner = LinkedInOwner.known(&draft, options, shown: conversations.owner)
    let known = owner.map { draft.mentions[$0] }
    let ownerNames = Set([known?.name ?? "", conversations.owner?.name ?? ""].filter { !$0.isEmpty })
    let ownerPages = Set(
      (known?.identities ?? []).filter { $0.kind == .profile }.map { LinkedInFile.pageKey($0.value) })
    let dates = DateText(order: table.dateOrder(columns.date) ?? .mdy)
    var ordinals: [String: Int] = [:]

    /// The owner is one mention, however the row spells them.
    func number(_ mention: Mention, _ draft: inout RelationshipDraft) -> Int {
      guard let owner else { return draft.insert(mention) }
      let page = mention.identities.first.map { LinkedInFile.pageKey($0.value) }
      if let page, ownerPages.contains(page) { return owner }
      if page == nil || ownerPages.isEmpty, ownerNames.contains(mention.name) { return owner }
      return draft.insert(mention)
    }

    while table.next(&log, &report) {
      if let reason = reasonToDrop(table, columns, conversations) {
        report.drop(reason)
        continue
      }
      let name = LinkedInFile.name(table[columns.sender])
      let page = table[columns.senderPage]
      if LinkedInFile.isClosed(name: name, url: page) {
        report.drop("closed account")
        continue
      }
      guard !name.isEmpty || !page.isEmpty else {
        report.drop("no sender")
        continue
      }
      let all = conversations.recipients(
        names: table[columns.recipients], pages: LinkedInConversations.pages(table[columns.recipientPages]))
      let recipients = all.filter { !LinkedInFile.isClosed(name: $0.name, url: $0.identities.first?.value ?? "") }
      guard let moment = dates.moment(table[columns.date]) else {
        report.drop("no date")
        log.warning(line: table.line, "date", "the date of the message cannot be read")
        continue
      }
      guard !recipients.isEmpty else {
        report.drop(all.isEmpty ? "no recipient" : "closed account")
        continue
      }
      let key = page.isEmpty ? name : LinkedInFile.pageKey(page)
      let sender = number(LinkedInFile.mention(conversations.names[key] ?? name, url: page), &draft)
      var participants = [sender]
      var taken: Set<Int> = [sender]
      for recipient in recipients {
        let person = number(recipient, &draft)
        if taken.insert(person).inserted { participants.append(person) }
      }
      let event = "\(table[columns.conversation])\n\(moment.seconds)\n\(key)"
      let ordinal = ordinals[event, default: 0]
      ordinals[event] = ordinal + 1
      let isKept = draft.append(
        Interaction(channel: .message, moment: moment, participants: participants, place: (0, table.line)),
        id: "\(event)\n\(ordinal)")
      if isKept { report.rowsKept += 1 } else { report.drop("to oneself") }
    }
  }

  private static func reasonToDrop(
    _ table: HeadedTable, _ columns: LinkedInConversations.Columns, _ conversations: LinkedInConversations
  ) -> String? {
    let folder = table[columns.folder].lowercased()
    if folder == "drafts" || columns.drafts.contains(where: { LinkedInOwner.isYes(table[$0]) }) { return "draft" }
    if folder == "spam" { return "spam" }
    let isSponsored =
      table[columns.title].lowercased().hasPrefix("sponsored") || folder.hasPrefix("sponsored")
      || table[columns.sender].lowercased() == "linkedin"
    if isSponsored { return "sponsored" }
    let sender = LinkedInFile.name(table[columns.sender])
    return conversations.advertisements.contains(table[columns.conversation])
      && !LinkedInFile.isClosed(name: sender, url: table[columns.senderPage]) ? "sponsored" : nil
  }
}

/// `Invitations.csv`: who asked whom to connect.
enum LinkedInInvitations {
  private struct Columns {
    var from, to, date, direction, inviter, invitee: Int?

    init(_ table: HeadedTable) {
      from = table.column("from")
      to = table.column("to")
      date = table.column("sent at")
      direction = table.column("direction")
      inviter = table.column("inviterprofileurl")
      invitee = table.column("inviteeprofileurl")
    }
  }

  private static let headings = HeadedTable.HeadingRow.holding(["from", "to", "sent at", "direction"], atLeast: 4)

  static func owner(_ file: SourceFile) -> OwnerHint? {
    guard let table = HeadedTable(file, headings: headings) else { return nil }
    return owner(table).map { OwnerHint($0, certainty: 2) }
  }

  /// Who sent the outgoing ones and got the incoming ones.
  private static func owner(_ table: HeadedTable) -> Mention? {
    var table = table
    let columns = Columns(table)
    var found: Mention?
    while table.next() {
      let isOutgoing: Bool
      switch table[columns.direction].uppercased() {
      case "OUTGOING": isOutgoing = true
      case "INCOMING": isOutgoing = false
      default: continue
      }
      let name = LinkedInFile.name(table[isOutgoing ? columns.from : columns.to])
      let page = table[isOutgoing ? columns.inviter : columns.invitee]
      if name.isEmpty && page.isEmpty { continue }
      let mention = LinkedInFile.mention(name, url: page)
      if !page.isEmpty { return mention }
      if found == nil { found = mention }
    }
    return found
  }

  static func read(
    _ file: SourceFile, _ options: SourceOptions, _ draft: inout RelationshipDraft, _ log: inout FaultLog,
    _ report: inout ImportReport
  ) {
    guard var table = LinkedInFile.open(file, headings, log: &log, report: &report) else { return }
    let columns = Columns(table)
    let owner = LinkedInOwner.settle(&draft, options, shown: owner(table))
    let dates = DateText(order: table.dateOrder(columns.date) ?? .mdy)
    while table.next(&log, &report) {
      let isOutgoing: Bool
      switch table[columns.direction].uppercased() {
      case "OUTGOING": isOutgoing = true
      case "INCOMING": isOutgoing = false
      default:
        report.drop("no direction")
        continue
      }
      let name = LinkedInFile.name(table[isOutgoing ? columns.to : columns.from])
      let page = table[isOutgoing ? columns.invitee : columns.inviter]
      guard !LinkedInFile.isClosed(name: name, url: page), !name.isEmpty || !page.isEmpty else {
        report.drop(name.isEmpty ? "no name" : "closed account")
        continue
      }
      guard let moment = dates.moment(table[columns.date]) else {
        report.drop("no date")
        log.warning(line: table.line, "date", "the date of the invitation cannot be read")
        continue
      }
      let other = draft.insert(LinkedInFile.mention(name, url: page))
      let key = page.isEmpty ? name : LinkedInFile.pageKey(page)
      let isKept = draft.append(
        Interaction(
          channel: .invitation, moment: moment, participants: isOutgoing ? [owner, other] : [other, owner],
          place: (0, table.line)),
        id: "\(isOutgoing)\n\(key)\n\(moment.seconds)")
      if isKept { report.rowsKept += 1 } else { report.drop("to oneself") }
    }
  }
}

extension SourceFormat {
  static let linkedInMessages = SourceFormat(
    name: "linkedin-messages", summary: "LinkedIn's messages.csv: who wrote to whom and when",
    recognizes: { LinkedInFile.recognizes($0, .messages) }, owner: LinkedInMessages.owner, read: LinkedInMessages.read)

  static let linkedInInvitations = SourceFormat(
    name: "linkedin-invitations", summary: "LinkedIn's Invitations.csv",
    recognizes: { LinkedInFile.recognizes($0, .invitations) }, owner: LinkedInInvitations.owner,
    read: LinkedInInvitations.read)
}
