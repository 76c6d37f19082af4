package import SocialNetworks

/// What an e-mail address stands for: a person, a machine or shared inbox, a list, a room.
///
/// Judged by whole words, so that Norell, Allan and Infante are people. The local part is cut into words at `.`, `-`,
/// `_`, `+`, `=`, `#`, `/` and between letters and digits. In doubt an address is a person: one machine too many in a
/// network is seen at once, a person too few is not.
package enum AddressKind {
  /// Words that only machines have in their addresses, anywhere in it; also when cut in pieces (`do-not-reply`).
  package static let automaticWords: Set<String> = [
    "noreply", "noreplies", "donotreply", "dontreply", "replynotmonitored", "notmonitored", "unmonitored",
    "nepasrepondre", "noresponder", "noresponda", "naoresponda", "nonrispondere", "keineantwort", "nichtantworten",
    "mailerdaemon", "maildaemon", "postmaster", "hostmaster", "webmaster", "autoreply", "autoresponder", "automailer",
    "automated", "notification", "notifications", "notifier", "bounce", "bounces", "newsletter", "newsletters",
    "unsubscribe",
    "unknownorganizer", "mailer",
  ]

  /// Words that make a machine or a shared inbox when the local part has nothing else but these, `fillers` and digits.
  package static let sharedWords: Set<String> = [
    "info", "infos", "information", "support", "sales", "contact", "contacts", "contactus", "billing", "jobs",
    "careers", "career", "hello", "help", "helpdesk", "infodesk", "servicedesk", "service", "services",
    "customerservice", "customercare", "customersupport", "techsupport", "feedback", "enquiries", "enquiry",
    "inquiries", "inquiry", "orders", "order", "invoice", "invoices", "invoicing", "accounts", "accounting", "payroll",
    "marketing", "press", "media", "privacy", "legal", "security", "abuse", "admin", "administrator",
    "sysadmin", "office", "reception", "recruiting", "recruitment", "hr", "humanresources", "membership",
    "registration",
    "webinfo", "kontakt", "contacto", "contatto", "contato", "rechnung", "rechnungen", "buchhaltung", "bewerbung",
    "compta", "comptabilite", "daemon", "root", "nobody", "cron", "alert", "alerts", "notify", "notices", "invitations",
    "updates", "reminder", "reminders", "reply", "messages", "calendar", "digest", "news", "confirm", "confirmation",
    "receipts", "receipt",
    "payments", "shipping", "delivery", "spam", "bot", "address", "voicemail", "fax", "scanner", "printer",
  ]

  /// Words that say nothing beside a shared or group word.
  package static let fillers: Set<String> = [
    "customer", "client", "clients", "team", "the", "us", "uk", "eu", "de", "fr", "emea", "apac", "global", "tech",
    "it",
    "online", "web", "general", "dept", "department", "system", "account", "no", "main", "central", "mail", "email",
    "user",
  ]

  /// Words that make a list when the local part is nothing else but these, `fillers`, `sharedWords` and digits.
  package static let groupWords: Set<String> = [
    "all", "everyone", "everybody", "team", "staff", "employees", "company", "members", "group", "groups", "list",
    "lists", "faculty", "students", "alumni", "announce", "announcements", "announcement", "committee", "hands",
    "listserv", "majordomo", "distribution", "allhands", "allstaff", "subscribers",
  ]

  /// What lists are called at the front, before a separator: `list-physics`, `dl-traders`.
  package static let groupFirstWords: Set<String> = [
    "all", "everyone", "everybody", "team", "list", "dl", "grp", "listserv", "majordomo", "owner", "distlist",
  ]

  /// What lists are called at the end, after a separator: `physics-request`.
  package static let groupLastWords: Set<String> = [
    "all", "everyone", "team", "list", "lists", "request", "subscribe", "owner", "announce", "announcements",
    "listserv", "mailinglist", "distribution",
  ]

  /// Domains all of whose addresses are lists; also what stands before them.
  package static let groupDomains: Set<String> = [
    "googlegroups.com", "group.calendar.google.com", "group.v.calendar.google.com", "groups.io", "yahoogroups.com",
    "freelists.org", "egroups.com",
    "groups.facebook.com", "groups.outlook.com",
  ]

  package static let resourceDomains: Set<String> = ["resource.calendar.google.com"]

  package static let automaticDomains: Set<String> = [
    "facebookmail.com", "bounces.google.com", "amazonses.com", "import.calendar.google.com", "invalid",
  ]

  /// Domains all of whose addresses stand for people, whatever their words.
  package static let personDomains: Set<String> = ["users.noreply.github.com", "users.noreply.gitlab.com"]

  /// Names of a domain below the registered one (`lists.example.org`, never `list.ru`).
  package static let groupHosts: Set<String> = ["lists", "list", "listserv", "listserver", "groups", "mailman"]

  package static let automaticHosts: Set<String> = [
    "noreply", "no-reply", "donotreply", "bounce", "bounces", "notification", "notifications", "notify", "newsletter",
    "newsletters", "mailer", "mailing", "mailings", "reply", "alerts",
  ]

  package static let roomWords: Set<String> = [
    "meetingroom", "meetingrooms", "conferenceroom", "confroom", "confrm", "boardroom", "besprechungsraum",
    "konferenzraum", "sallereunion",
  ]

  /// Names of senders that are machines, cut in words like addresses.
  package static let automaticNames: Set<String> = [
    "maildeliverysubsystem", "maildeliverysystem", "mailerdaemon", "noreply", "donotreply", "postmaster",
    "systemadministrator", "mailadministrator",
  ]

  /// What an address stands for.
  ///
  /// - Parameters:
  ///   - address: as spelled, in any case; without `@` it is taken as a local part.
  ///   - name: what stands beside it; it decides only where the address does not.
  /// - Complexity: O(length).
  package static func kind(ofAddress address: String, name: String = "") -> MentionKind {
    let (local, hosts) = parts(of: address)
    let places = suffixes(of: hosts)
    if places.first.map(personDomains.contains) ?? false { return .person }
    if isBelow(places, resourceDomains) { return .resource }
    if isBelow(places, groupDomains) { return .group }
    if isBelow(places, automaticDomains) || local.holds(automaticWords) { return .automatic }
    let below = hosts.dropLast(2)
    if below.contains(where: groupHosts.contains) { return .group }
    if below.contains(where: automaticHosts.contains) { return .automatic }
    return kind(of: local, organization: hosts.dropLast().last ?? "") ?? kind(
      of: Words(name.lowercased().utf8[...]), isAlone: local.words.isEmpty) ?? .person
  }

  /// Whether no person ever writes from the address: no-reply and the like, but not an inbox that people share.
  ///
  /// - Complexity: O(length).
  package static func isMachine(_ address: String) -> Bool {
    let (local, hosts) = parts(of: address)
    let places = suffixes(of: hosts)
    if places.first.map(personDomains.contains) ?? false { return false }
    return isBelow(places, automaticDomains) || local.holds(automaticWords)
      || hosts.dropLast(2).contains(where: automaticHosts.contains)
  }

  private static func parts(of address: String) -> (local: Words, hosts: [String]) {
    let lower = address.lowercased().utf8
    let at = lower.lastIndex(of: 0x40)
    let domain = at.flatMap { String(lower[lower.index(after: $0)...]) } ?? ""
    return (Words(at.map { lower[..<$0] } ?? lower[...]), domain.split(separator: ".").map(String.init))
  }

  private static let fillersOfInboxes = fillers.subtracting(["team"])
  private static let fillersOfGroups = fillers.union(sharedWords)

  /// - Parameter organization: the name in the domain, which says nothing in the local part: `all.enron@enron.com`.
  private static func kind(of local: Words, organization: String) -> MentionKind? {
    let local = local.without(organization)
    if let first = local.words.first, local.words.count > 1 {
      if first == "reply" && local.separators[0] == 0x2B { return .automatic }
      if first == "room" && local.separators[0] != 0x2E { return .resource }
    }
    if local.words == ["room"] && local.hasDigits { return .resource }
    if local.holds(roomWords) { return .resource }
    if local.isMade(of: sharedWords, and: fillersOfInboxes) { return .automatic }
    if local.isMade(of: groupWords, and: fillersOfGroups) { return .group }
    guard local.words.count > 1, let first = local.words.first, let last = local.words.last else { return nil }
    if groupFirstWords.contains(first), local.separators[0] != 0x2B { return .group }
    if groupLastWords.contains(last), local.separators[local.separators.count - 1] != 0x2B { return .group }
    return nil
  }

  private static func kind(of name: Words, isAlone: Bool) -> MentionKind? {
    if name.holds(automaticNames) { return .automatic }
    if name.holds(roomWords) { return .resource }
    return isAlone && name.isMade(of: groupWords, and: fillersOfGroups) ? .group : nil
  }

  /// The domain and all that it is below of; deeper ones are machines' and told by their ends.
  private static func suffixes(of hosts: [String]) -> [String] {
    let hosts = hosts.suffix(8)
    return hosts.indices.map { hosts[$0...].joined(separator: ".") }
  }

  private static func isBelow(_ places: [String], _ domains: Set<String>) -> Bool {
    places.contains(where: domains.contains)
  }

  /// The words of a local part or a name, without digits.
  private struct Words {
    private(set) var words: [String] = []
    /// What stands after each word, but for the last; 0 where a digit does.
    private(set) var separators: [UInt8] = []
    private(set) var hasDigits = false

    init(_ bytes: Substring.UTF8View) {
      var word: [UInt8] = []
      var separator: UInt8 = 0
      // Longer ones are made by machines; the rest says no more.
      for byte in bytes.prefix(256) {
        let isSeparator = Self.separating.contains(byte)
        if (0x30...0x39).contains(byte) { hasDigits = true }
        if !isSeparator && !(0x30...0x39).contains(byte) {
          if word.isEmpty && !words.isEmpty { separators.append(separator) }
          word.append(byte)
          continue
        }
        if !word.isEmpty {
          words.append(String(decoding: word, as: UTF8.self))
          word = []
          separator = 0
        }
        if isSeparator && separator == 0 { separator = byte }
      }
      if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
    }

    private static let separating = Array(".-_+=#/ ,'\"()&\t".utf8)

    func without(_ name: String) -> Words {
      guard words.count > 1, words.contains(name), let place = words.firstIndex(of: name) else { return self }
      var shorter = self
      shorter.words.remove(at: place)
      shorter.separators.remove(at: min(place, separators.count - 1))
      return shorter
    }

    /// Whether one of `wanted` stands in it, whole or as neighboring words put together.
    func holds(_ wanted: Set<String>) -> Bool {
      for start in words.indices {
        var joined = ""
        for word in words[start...].prefix(4) {
          joined += word
          if wanted.contains(joined) { return true }
        }
      }
      return false
    }

    /// Whether it has at least one of `needed` and nothing beside `needed` and `allowed`.
    func isMade(of needed: Set<String>, and allowed: Set<String>) -> Bool {
      words.contains(where: needed.contains) && words.allSatisfy { needed.contains($0) || allowed.contains($0) }
    }
  }
}
