import SocialNetworks

/// What all of `messages.csv` shows before its rows are taken one by one: what the people are called, and whose it is.
struct LinkedInConversations {
  /// By the key of their page. Senders are named most reliably: one name beside one page.
  private(set) var names: [String: String] = [:]
  /// Names of all senders.
  private(set) var senders: Set<String> = []
  private(set) var owner: Mention?
  /// Conversations in which nobody but a sender without a page wrote, with a subject: advertisements come so.
  private(set) var advertisements: Set<String> = []

  struct Columns {
    var conversation, title, sender, senderPage, recipients, recipientPages, date, subject, folder: Int?
    var drafts: [Int]

    init(_ table: HeadedTable) {
      conversation = table.column("conversation id")
      title = table.column("conversation title")
      sender = table.column("from")
      senderPage = table.column("sender profile url")
      recipients = table.column("to")
      recipientPages = table.column("recipient profile urls", "recipient profile url")
      date = table.column("date")
      subject = table.column("subject")
      folder = table.column("folder")
      drafts = [table.column("is message draft"), table.column("is conversation draft")].compactMap { $0 }
    }
  }

  /// Reads the rows from where `table` stands.
  init(_ table: HeadedTable) {
    var table = table
    let columns = Columns(table)
    var singles: [String: String] = [:]
    var spellings: [String: String] = [:]
    /// Keys of those who take part, each once; a key is a page, or a name after a space.
    var members: [String: Set<String>] = [:]
    var answered: Set<String> = []
    while table.next() {
      let conversation = table[columns.conversation]
      let name = LinkedInFile.name(table[columns.sender])
      let page = table[columns.senderPage]
      if page.isEmpty && !name.isEmpty && !table[columns.subject].isEmpty {
        advertisements.insert(conversation)
      } else {
        answered.insert(conversation)
      }
      var keys: [String] = []
      if !page.isEmpty {
        let key = LinkedInFile.pageKey(page)
        if names[key] == nil && !name.isEmpty { names[key] = name }
        if spellings[key] == nil { spellings[key] = page }
        keys.append(columns.recipientPages == nil ? " " + name : key)
      } else if !name.isEmpty {
        keys.append(" " + name)
      }
      if !name.isEmpty { senders.insert(name) }
      let pages = Self.pages(table[columns.recipientPages])
      for page in pages {
        let key = LinkedInFile.pageKey(page)
        if spellings[key] == nil { spellings[key] = page }
        keys.append(key)
      }
      let recipient = LinkedInFile.name(table[columns.recipients])
      if pages.count == 1 && !recipient.isEmpty {
        let key = LinkedInFile.pageKey(pages[0])
        if singles[key] == nil { singles[key] = recipient }
      } else if pages.isEmpty && !recipient.isEmpty {
        keys.append(" " + recipient)
      }
      members[conversation, default: []].formUnion(keys)
    }
    // in files without pages nothing can be told
    advertisements = names.isEmpty ? [] : advertisements.subtracting(answered)
    names.merge(singles) { known, _ in known }
    guard let key = Self.common(members) else { return }
    if let page = spellings[key] {
      owner = LinkedInFile.mention(names[key] ?? "", url: page)
    } else if key.hasPrefix(" ") {
      let name = String(key.dropFirst())
      let page = names.filter { $0.value == name }.map(\.key).min().flatMap { spellings[$0] }
      owner = LinkedInFile.mention(name, url: page ?? "")
    }
  }

  /// Who takes part in all conversations, if there are two or more: in nine of ten at least, since rows of some
  /// generations leave pages out, and nobody else in as many.
  private static func common(_ members: [String: Set<String>]) -> String? {
    guard members.count >= 2 else { return nil }
    var counts: [String: Int] = [:]
    for set in members.values { for key in set { counts[key, default: 0] += 1 } }
    let most = counts.values.max() ?? 0
    let present = counts.filter { $0.value == most }
    return present.count == 1 && most * 10 >= members.count * 9 ? present.first?.key : nil
  }

  /// Pages in one cell: separated by semicolons or, in other generations, by commas.
  static func pages(_ cell: String) -> [String] {
    cell.split { $0 == ";" || $0 == "," || $0.isWhitespace }.map(String.init)
  }

  /// Who got a message, as mentions. Names may hold commas, so that they are cut only where pages or senders agree.
  func recipients(names cell: String, pages: [String]) -> [Mention] {
    let all = LinkedInFile.name(cell)
    if pages.count == 1 {
      return [LinkedInFile.mention(names[LinkedInFile.pageKey(pages[0])] ?? all, url: pages[0])]
    }
    let pieces = all.split(separator: ",").map { $0.split(separator: " ").joined(separator: " ") }
      .filter { !$0.isEmpty }
    if !pages.isEmpty {
      return pages.enumerated().map { place, page in
        let known = names[LinkedInFile.pageKey(page)]
        return LinkedInFile.mention(known ?? (pieces.count == pages.count ? pieces[place] : ""), url: page)
      }
    }
    if all.isEmpty { return [] }
    let areNames =
      pieces.count > 1 && !senders.contains(all)
      && pieces.allSatisfy { senders.contains($0) || $0.contains(" ") }
    return (areNames ? pieces : [all]).map { LinkedInFile.mention($0, url: "") }
  }
}
