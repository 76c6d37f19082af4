import SocialNetworks

/// Reads messages into a draft: from whom, to whom, when. Neither subjects nor bodies are looked at.
struct MailReader {
  private let bytes: Bytes
  private let options: SourceOptions
  private let folder: MailPlace.Verdict
  /// Each spelling of a sender or recipient is parsed once.
  private var spellings = NameInterner()
  private var parsed: [Spelling] = []
  /// Everybody met so far, with their numbers in the draft: -1 for those of messages that were left out alone.
  private var people: [(mention: Mention, number: Int)] = []
  /// Numbers of addresses in lower case, by which somebody counts once in a message.
  private var addresses = NameInterner()
  /// The last message in which an address was met.
  private var lastMet: [Int] = []
  private var senderNames = NameInterner()
  private var namedSenders: [UInt64: Int] = [:]
  private var seen: Set<UInt64> = []
  /// How many messages were delivered to each address.
  private var deliveries: [Int] = []
  private var participants: [Int] = []
  private var labels = NameInterner()
  private var verdicts: [MailPlace.Verdict] = []

  /// What a spelling of somebody says.
  private struct Spelling {
    /// The place among `people`; -1 for what is no address.
    var person = -1
    var address = -1
    var isMachine = false
  }

  init(_ file: SourceFile, _ bytes: Bytes, _ options: SourceOptions) {
    self.bytes = bytes
    self.options = options
    folder = MailPlace.verdict(of: file)
  }

  /// Reads a file.
  static func read(
    _ file: SourceFile, layout: MboxScanner.Layout, _ options: SourceOptions, _ draft: inout RelationshipDraft,
    _ log: inout FaultLog, _ report: inout ImportReport
  ) {
    let text = MailText(file.input)
    withExtendedLifetime(text) {
      var reader = MailReader(file, text.bytes, options)
      var scanner = MboxScanner(text.bytes, layout: layout)
      let before = draft.interactions.count
      var number = 0
      while scanner.advance() {
        number += 1
        report.rowsRead += 1
        if let reason = reader.take(&scanner, number, &draft) {
          report.drop(reason.rawValue)
          if let message = reason.warning {
            log.warning(line: scanner.lineNumber(), reason.code, message)
          }
        } else {
          report.rowsKept += 1
        }
      }
      if number == 0 {
        log.error(
          "no-message",
          "no line starts a message; expected one such as \"From ada@example.org Tue Jan  1 10:00:00 2002\"")
      }
      reader.settleOwner(&draft, layout, before)
    }
  }

  /// Why a message is left out.
  private enum Reason: String {
    case cut = "cut off"
    case spam = "spam or trash"
    case draft = "draft"
    case list = "mailing list"
    case automatic = "automatic message"
    case sender = "no sender"
    case date = "no date"
    case future = "date in the future"
    case recipients = "no recipients"
    case oneself = "written to oneself"
    case again = "same message again"

    var code: String { rawValue.split(separator: " ").joined(separator: "-") }

    /// What to say of a message that is broken, and not only of no use.
    var warning: String? {
      switch self {
      case .cut: "the message ends within its header; expected an empty line behind it"
      case .sender: "the message has no valid address in From"
      case .date: "the message has no date that can be read; expected one such as Tue, 1 Jan 2002 10:00:00 +0100"
      case .future: "the message is dated in the future"
      default: nil
      }
    }
  }

  /// - Returns: why the message is left out; nil when it was kept.
  private mutating func take(
    _ scanner: inout MboxScanner, _ number: Int, _ draft: inout RelationshipDraft
  ) -> Reason? {
    if scanner.isCut { return .cut }
    let header = scanner.header
    var channel = Channel.email
    var verdict = folder
    if verdict == .kept, let labels = header.labels { verdict = self.verdict(ofLabels: labels) }
    switch verdict {
    case .spamOrTrash: return .spam
    case .draft: return .draft
    case .chat: channel = .message
    case .kept: break
    }
    if !header.marks.isEmpty {
      if header.marks.contains(.spam) || header.marks.contains(.deleted) { return .spam }
      if header.marks.contains(.draft) { return .draft }
      if header.marks.contains(.list) || header.marks.isSuperset(of: [.unsubscribe, .bulk]) { return .list }
      if header.marks.contains(.automatic) { return .automatic }
    }
    guard let from = header.from, let sender = sender(from, header.outlookFrom) else { return .sender }
    if sender.isMachine || header.sender.map({ isMachine($0) }) ?? false { return .automatic }
    guard let moment = moment(header, scanner.separator) else { return .date }
    if moment.seconds > options.now.seconds + 86_400 { return .future }
    participants.removeAll(keepingCapacity: true)
    participants.append(sender.person)
    lastMet[sender.address] = number
    var isToSender = false
    for fields in [header.to, header.cc, header.bcc] {
      for field in fields { isToSender = addRecipients(field, sender.address, number) || isToSender }
    }
    if participants.count == 1 { return isToSender ? .oneself : .recipients }
    var key: UInt64 = 0
    if let id = messageID(header.messageID) {
      key = RelationshipDraft.key(of: channel, id: id)
      guard seen.insert(key).inserted else { return .again }
    }
    for place in participants.indices { participants[place] = draftNumber(participants[place], &draft) }
    draft.interactions.append(
      Interaction(
        channel: channel, moment: moment, participants: participants, key: key, place: (0, scanner.lineNumber())))
    if let delivered = header.deliveredTo { countDelivery(delivered) }
    return nil
  }

  /// The same labels come again and again.
  private mutating func verdict(ofLabels field: Range<Int>) -> MailPlace.Verdict {
    let number = Int(labels.number(of: bytes, field))
    if number == verdicts.count { verdicts.append(MailPlace.verdict(ofLabels: bytes.array(field))) }
    return verdicts[number]
  }

  // MARK: People

  private mutating func sender(_ from: Range<Int>, _ outlookFrom: Range<Int>?) -> Spelling? {
    var found: Spelling?
    MailAddressList.forEach(bytes, from) { range in
      guard found == nil else { return }
      let spelling = spelling(range)
      if spelling.person >= 0 { found = spelling }
    }
    guard var sender = found else { return nil }
    if let outlookFrom, people[sender.person].mention.name.isEmpty {
      let key = UInt64(sender.person) << 32 | UInt64(senderNames.number(of: bytes, outlookFrom))
      let known = namedSenders[key] ?? named(sender.person, outlookFrom)
      namedSenders[key] = known
      sender.person = known
    }
    return sender
  }

  /// The sender with the name, and the handle within an Exchange server, that stand in another field.
  private mutating func named(_ person: Int, _ field: Range<Int>) -> Int {
    var mention = people[person].mention
    let raw = bytes.array(field)
    mention.name = Mailbox.leadingName(raw)
    guard !mention.name.isEmpty, let address = mention.identities.first else { return person }
    if let handle = Mailbox(raw)?.identity, handle.kind == .handle { mention.identities.append(handle) }
    mention.kind = AddressKind.kind(ofAddress: address.value, name: mention.name)
    people.append((mention, -1))
    return people.count - 1
  }

  /// - Returns: whether the sender is among them.
  private mutating func addRecipients(_ field: Range<Int>, _ sender: Int, _ number: Int) -> Bool {
    var isToSender = false
    MailAddressList.forEach(bytes, field) { range in
      let spelling = spelling(range)
      guard spelling.person >= 0 else { return }
      if spelling.address == sender { isToSender = true }
      if lastMet[spelling.address] != number {
        lastMet[spelling.address] = number
        participants.append(spelling.person)
      }
    }
    return isToSender
  }

  /// Whether a service sent it in somebody's name: a calendar's invitation, for instance.
  private mutating func isMachine(_ field: Range<Int>) -> Bool {
    var isMachine = false
    MailAddressList.forEach(bytes, field) { range in isMachine = spelling(range).isMachine || isMachine }
    return isMachine
  }

  private mutating func spelling(_ range: Range<Int>) -> Spelling {
    let number = Int(spellings.number(of: bytes, range))
    if number < parsed.count { return parsed[number] }
    var spelling = Spelling()
    if let mailbox = Mailbox(bytes.array(range)) {
      spelling.person = people.count
      let mention = mailbox.mention
      people.append((mention, -1))
      spelling.address = Int(addresses.number(of: mailbox.identity.value.lowercased()))
      spelling.isMachine =
        mailbox.identity.kind == .email && mention.kind == .automatic && AddressKind.isMachine(mailbox.identity.value)
      if spelling.address == lastMet.count {
        lastMet.append(0)
        deliveries.append(0)
      }
    }
    parsed.append(spelling)
    return spelling
  }

  private mutating func draftNumber(_ person: Int, _ draft: inout RelationshipDraft) -> Int {
    if people[person].number < 0 { people[person].number = draft.insert(people[person].mention) }
    return people[person].number
  }

  // MARK: The rest of the header

  private static let earliest: Int64 = 315_705_600

  /// Clocks that were never set begin in 1970 or 1980; what lies before is no date.
  private func moment(_ header: MailHeader, _ separator: Range<Int>) -> Moment? {
    if let date = header.date, let moment = MailDate.moment(bytes, date), moment.seconds >= Self.earliest {
      return moment
    }
    if let received = header.received {
      // Its date stands behind the last semicolon.
      var start = received.upperBound
      while start > received.lowerBound, bytes[start - 1] != 0x3B { start -= 1 }
      if start > received.lowerBound, let moment = MailDate.moment(bytes, start..<received.upperBound),
        moment.seconds >= Self.earliest
      {
        return moment
      }
    }
    // Programs that know no sender put the moment of their own run beside this name.
    if bytes.starts(with: "From MAILER-DAEMON", at: separator.lowerBound) || separator.isEmpty { return nil }
    return MboxScanner.date(ofSeparator: separator, in: bytes).flatMap { $0.seconds >= Self.earliest ? $0 : nil }
  }

  /// What stands between the angle brackets, or all of it where there are none.
  private func messageID(_ field: Range<Int>?) -> String? {
    guard let field else { return nil }
    var start = MailHeader.skipBlanks(bytes, field)
    var end = field.upperBound
    let open = bytes.firstPlace(of: 0x3C, in: start..<end)
    if open < end {
      start = open + 1
      end = bytes.firstPlace(of: 0x3E, in: start..<end)
    }
    while end > start, MailAddressList.isBlank(bytes[end - 1]) { end -= 1 }
    return start < end && end - start <= 2_000 ? bytes.text(start..<end) : nil
  }

  private mutating func countDelivery(_ field: Range<Int>) {
    MailAddressList.forEach(bytes, field) { range in
      let spelling = spelling(range)
      guard spelling.person >= 0 else { return }
      let mention = people[spelling.person].mention
      if mention.kind == .person, mention.identities[0].kind == .email { deliveries[spelling.address] += 1 }
    }
  }

  // MARK: Owner

  private func settleOwner(_ draft: inout RelationshipDraft, _ layout: MboxScanner.Layout, _ before: Int) {
    let count = draft.interactions.count
    var delivered = (address: "", count: 0, total: 0)
    for (address, count) in deliveries.enumerated() {
      if count > delivered.count { (delivered.address, delivered.count) = (addresses.text(address), count) }
      delivered.total += count
    }
    switch layout {
    case .mailbox: MailboxOwner.find(in: &draft, delivered: delivered)
    case .message:
      guard count > before else { return }
      if draft.owner == nil && count == 1 { MailboxOwner.find(in: &draft, delivered: delivered) }
      // Now and then, since the end of a folder of messages is not known.
      if count >= 8 && count & (count - 1) == 0 { MailboxOwner.find(in: &draft) }
    }
    if draft.owner == nil, let owner = options.owner { claim(owner, in: &draft) }
  }

  /// Takes the one who is said to be the owner, if the mailbox knows an address of theirs.
  private func claim(_ owner: Mention, in draft: inout RelationshipDraft) {
    let own = owner.identities.filter { $0.kind == .email }.map { $0.value.lowercased() }
    let isKnown = draft.mentions.contains { mention in
      mention.identities.contains { $0.kind == .email && own.contains($0.value.lowercased()) }
    }
    if isKnown { draft.owner = draft.insert(owner) }
  }
}

/// The bytes of a file of mail: as they stand, but for UTF-16.
struct MailText: Sendable {
  private let owner: InputData
  let bytes: Bytes

  init(_ input: InputData) {
    let bytes = input.bytes
    if bytes.count >= 2, (bytes[0], bytes[1]) == (0xFF, 0xFE) || (bytes[0], bytes[1]) == (0xFE, 0xFF) {
      let decoded = TextEncoding.decode(input)
      (owner, self.bytes) = (decoded.owner, decoded.text)
    } else {
      (owner, self.bytes) = (input, bytes)
    }
  }

  /// Judges the start of a file.
  static func sampled(_ file: SourceFile, _ judge: (Bytes) -> Bool) -> Bool {
    let sample = file.sample
    let isWide = sample.starts(with: "\u{FEFF}") || sample.count >= 2 && sample[0] >= 0xFE && sample[1] >= 0xFE
    guard isWide else { return judge(sample) }
    let text = MailText(InputData(sample.array(0..<sample.count)))
    return withExtendedLifetime(text) { judge(text.bytes) }
  }
}
