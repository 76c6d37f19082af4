import SocialNetworks

/// What the files of a LinkedIn export have in common. Headings are English in every language; files are known by them,
/// and by their names only where two kinds have the same headings.
enum LinkedInFile {
  enum Kind: Equatable {
    case connections, messages, invitations, recommendations, endorsements, contacts, profile, positions, education
    case emails, phones, events
    /// Holds no other person, and why that is.
    case other(String)
  }

  static func recognizes(_ file: SourceFile, _ kind: Kind) -> Bool { Self.kind(of: file) == kind }

  static func kind(of file: SourceFile) -> Kind? {
    let name = file.name.lowercased()
    let keys = HeadedTable.headings(of: file)
    guard !keys.isEmpty else { return nil }
    if let reason = otherReason(name, keys) { return .other(reason) }
    let known = Set(keys)
    func has(_ names: String...) -> Bool { names.allSatisfy(known.contains) }
    if has("from", "to", "sent at", "direction") { return .invitations }
    if has("firstname", "lastname", "emails", "createdat") { return .contacts }
    if has("conversation id", "from", "to", "date") { return .messages }
    if has("first name", "last name", "connected on") { return .connections }
    if has("first name", "last name", "creation date", "status", "text") { return .recommendations }
    if has("endorsement date", "skill name", "endorsement status") { return .endorsements }
    if has("first name", "last name", "headline", "summary") { return .profile }
    if has("company name", "title", "started on", "finished on") { return .positions }
    if has("school name", "start date", "end date") { return .education }
    if has("email address", "confirmed", "primary") { return .emails }
    if has("extension", "number", "type") { return .phones }
    if has("event name", "event time", "status") { return .events }
    return nil
  }

  static let noMessages = "no messages between people"
  static let noPeople = "no other person"

  private static let conversationsWithMachines = [
    "guide_messages", "learning_coach_messages", "learning_role_play_messages", "learningcoachmessages",
  ]

  /// Headings that must all be there, and nothing else where `exactly`.
  private static let others: [(names: [String], exactly: Bool)] = [
    (["organization", "followed on"], true), (["date", "status", "fullname"], true),
    (["date", "link", "message"], true),
    (["date", "link", "comment"], true), (["date", "type", "link"], true), (["date", "sharelink"], false),
    (["member age", "company names"], false), (["content title", "content description"], false),
    (["registered at", "registration ip"], false), (["time", "search query"], true),
    (["login date", "ip address", "login type"], false), (["name", "authority", "license number"], false),
    (["category", "type of inference"], false), (["application date", "job url"], false),
  ]

  private static func otherReason(_ name: String, _ keys: [String]) -> String? {
    if name.hasSuffix(".csv"), conversationsWithMachines.contains(where: name.hasPrefix) { return noMessages }
    if keys == ["name"] && name == "skills.csv" { return noPeople }
    if name.hasPrefix("ad_targeting") && name.hasSuffix(".csv") && keys.count > 10 { return noPeople }
    let isOther = others.contains { names, exactly in
      names.allSatisfy(keys.contains) && (!exactly || keys.count == names.count)
    }
    return isOther ? noPeople : nil
  }

  /// The day of the export, which stands in the name of its archive or folder:
  /// `Basic_LinkedInDataExport_09-30-2026.zip`.
  static func exportDay(_ file: SourceFile) -> Day? {
    for part in file.path.split(separator: "/").reversed() {
      guard let range = part.lowercased().firstRange(of: "linkedindataexport_") else { continue }
      let numbers = part.lowercased()[range.upperBound...].prefix(10).split(separator: "-").compactMap { Int($0) }
      guard numbers.count == 3 else { continue }
      return Day(year: numbers[2], month: numbers[0], day: numbers[1])
    }
    return nil
  }

  // MARK: - People

  /// The name in one piece. Names that were encoded twice are repaired.
  static func name(_ parts: String...) -> String {
    let name = parts.filter { !$0.isEmpty }.joined(separator: " ")
    return DoubleEncoding.repaired(name)
  }

  static func mention(_ name: String, url: String, emails: [String] = []) -> Mention {
    Mention(
      name: name,
      identities: (url.isEmpty ? [] : [Identity(.profile, url)]) + emails.map { Identity(.email, $0) })
  }

  /// Closed accounts are all called alike, in English, and have no page.
  static func isClosed(name: String, url: String) -> Bool { url.isEmpty && name.lowercased() == "linkedin member" }

  /// Two spellings of one page: without scheme, `www.` or the domain of a country, in lower case.
  static func pageKey(_ url: String) -> String {
    let text = url.lowercased()
    guard let range = text.firstRange(of: "linkedin.com/") else { return text }
    let page = text[range.upperBound...].prefix { $0 != "?" && $0 != "#" }
    return page.hasSuffix("/") ? String(page.dropLast()) : String(page)
  }

  // MARK: - Opening

  /// Opens a file at the first record that has these headings, and says how it was taken.
  static func open(
    _ file: SourceFile, _ headings: String..., log: inout FaultLog, report: inout ImportReport
  ) -> HeadedTable? {
    open(file, .holding(headings, atLeast: headings.count), log: &log, report: &report)
  }

  static func open(
    _ file: SourceFile, _ headings: HeadedTable.HeadingRow, log: inout FaultLog, report: inout ImportReport
  ) -> HeadedTable? {
    HeadedTable.open(file, headings: headings, shortLastRow: .isCutOff, log: &log, report: &report)
  }
}
