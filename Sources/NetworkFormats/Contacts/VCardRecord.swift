import SocialNetworks

/// What a card says of a person.
extension VCard {
  func record() -> ContactRecord {
    var record = ContactRecord()
    var names = Names()
    var organizations: [String] = []
    var titles: [String] = []
    var roles: [String] = []
    var tags: [ContactLabel] = []
    let labels = self.labels()
    for property in properties {
      let label = labels[property.group] ?? ""
      switch property.name {
      case "FN": if names.formatted.isEmpty { names.formatted = ContactRecord.line(text(property)) }
      case "N": if names.parts.isEmpty { names.parts = components(property).map(ContactRecord.line) }
      case "ORG": organizations.append(ContactRecord.line(components(property).first ?? ""))
      case "TITLE": titles.append(ContactRecord.line(text(property)))
      case "ROLE": roles.append(ContactRecord.line(text(property)))
      case "ADR":
        let parts = components(property)
        if parts.count > 3 { record.addPlace(city: parts[3], country: parts.count > 6 ? parts[6] : "") }
      case "CATEGORIES": tags += components(property, separator: 0x2C).map { ContactLabel($0) }
      case "BDAY": record.birthday = record.birthday ?? Birthday.text(text(property))
      case "UID": record.uid = Self.uid(text(property))
      case "REV": record.stated = DateText().moment(ContactRecord.line(text(property)))
      case "KIND", "X-ADDRESSBOOKSERVER-KIND": record.kind = Self.kind(text(property))
      case "X-ABSHOWAS": if text(property).uppercased() == "COMPANY" { record.kind = .group }
      case "NOTE": for identity in ContactIdentity.profiles(inNote: text(property)) { record.add(identity) }
      default:
        takeIdentity(property, label, &record)
        takeRelation(property, label, &record)
      }
    }
    record.name = names.best
    if titles.isEmpty { titles = roles }
    for place in 0..<max(organizations.count, titles.count) {
      // One employer may stand beside several titles.
      let organization = place < organizations.count ? organizations[place] : organizations.last ?? ""
      record.addAffiliation(organization: organization, title: place < titles.count ? titles[place] : "")
    }
    for tag in tags { tag.apply(to: &record) }
    if enclosing != nil {
      record.standing = .enclosed
    } else if record.standing == .listed, ContactLabel.sayCollected(tags) {
      record.standing = .collected
    }
    return record
  }

  private struct Names {
    var formatted = ""
    /// Family, given, additional, prefix, suffix.
    var parts: [String] = []

    var best: String {
      if !formatted.isEmpty { return formatted }
      let given = parts.count > 1 ? parts[1] : ""
      return [given, parts.first ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
    }
  }

  private static func kind(_ text: String) -> MentionKind {
    switch ContactRecord.line(text).lowercased() {
    case "group", "org": .group
    case "location", "device": .resource
    case "application": .automatic
    default: .person
    }
  }

  private static func uid(_ text: String) -> String {
    let uid = ContactRecord.line(text).lowercased()
    return uid.hasPrefix("urn:uuid:") ? String(uid.dropFirst(9)) : uid
  }

  /// What Apple's programs call the properties of a group, without `_$!<` and `>!$_`.
  private func labels() -> [String: String] {
    var labels: [String: String] = [:]
    for property in properties where property.name == "X-ABLABEL" && labels[property.group] == nil {
      let label = text(property)
      labels[property.group] =
        label.hasPrefix("_$!<") && label.hasSuffix(">!$_") ? String(label.dropFirst(4).dropLast(4)) : label
    }
    return labels
  }

  // MARK: - Identities

  private func takeIdentity(_ property: ContentLine, _ label: String, _ record: inout ContactRecord) {
    let types = Self.types(property)
    switch property.name {
    case "EMAIL":
      let value = text(property)
      record.add(ContactIdentity.exchange(value) ?? ContactIdentity.email(value))
    case "TEL":
      // A fax is the office's, and the assistant has an entry of their own.
      if types.contains("fax") || label.lowercased().hasPrefix("assistant") { return }
      record.add(ContactIdentity.phone(text(property)))
    case "URL":
      let kind = ["profile", "blog", "home"].first { $0 == label.lowercased() || types.contains($0) } ?? ""
      record.add(ContactIdentity.link(text(property), label: kind))
    case "X-SOCIALPROFILE", "X-SOCIAL-PROFILE", "SOCIALPROFILE":
      let service =
        property.parameter("SERVICE-TYPE") ?? property.parameter("X-SERVICE-TYPE")
        ?? types.subtracting(["pref", "home", "work", "other"]).sorted().first ?? ""
      let user = property.parameter("X-USER") ?? property.parameter("USERNAME") ?? ""
      for identity in ContactIdentity.social(text(property), service: service, user: user) { record.add(identity) }
    case "IMPP":
      let service = property.parameter("X-SERVICE-TYPE") ?? property.parameter("SERVICE-TYPE") ?? ""
      record.add(ContactIdentity.messaging(text(property), service: service))
    case "X-WHATSAPP", "X-SIGNAL": record.add(ContactIdentity.phone(text(property)))
    case "X-MS-IMADDRESS": record.add(ContactIdentity.messaging(text(property), service: ""))
    default:
      guard let service = Self.services[property.name] else { return }
      let value = text(property)
      record.add(
        ContactIdentity.link(value, label: "profile") ?? ContactIdentity.messaging(value, service: service))
    }
  }

  private static let services = [
    "X-AIM": "aim", "X-ICQ": "icq", "X-JABBER": "xmpp", "X-MSN": "msn", "X-YAHOO": "yahoo", "X-SKYPE": "skype",
    "X-SKYPE-USERNAME": "skype", "X-GTALK": "gtalk", "X-GOOGLE-TALK": "gtalk", "X-QQ": "qq", "X-GADUGADU": "gadugadu",
    "X-GROUPWISE": "groupwise", "X-TWITTER": "twitter", "X-FACEBOOK": "facebook", "X-LINKEDIN": "linkedin",
    "X-INSTAGRAM": "instagram", "X-GITHUB": "github", "X-MASTODON": "mastodon", "X-TELEGRAM": "telegram",
    "X-MATRIX": "matrix", "X-XING": "xing", "X-WECHAT": "wechat", "X-LINE": "line",
  ]

  // MARK: - Relations

  private func takeRelation(_ property: ContentLine, _ label: String, _ record: inout ContactRecord) {
    switch property.name {
    case "X-ABRELATEDNAMES":
      let types = Self.types(property).subtracting(["pref", "home", "work", "other"]).sorted()
      record.addRelation(ContactRelation.kind(of: label.isEmpty ? types.first ?? "" : label), name: text(property))
    case "X-ANDROID-CUSTOM": takeAndroidRelation(property, &record)
    case "RELATED": takeRelated(property, &record)
    case "AGENT":
      let value = text(property)
      if !value.contains(":"), !value.contains("\n") { record.addRelation("agent", name: value) }
    default:
      guard property.name.hasPrefix("X-") else { return }
      guard let kind = Self.relationsByName.first(where: { property.name.hasSuffix($0.ending) })?.kind else { return }
      record.addRelation(kind, name: text(property))
    }
  }

  /// `X-MS-MANAGER`, `X-EVOLUTION-SPOUSE`, `X-KADDRESSBOOK-X-ManagersName`, `X-SPOUSE`.
  private static let relationsByName: [(ending: String, kind: String)] = [
    ("-MANAGER", "manager"), ("-MANAGERSNAME", "manager"), ("-ASSISTANT", "assistant"),
    ("-ASSISTANTSNAME", "assistant"), ("-SPOUSE", "spouse"), ("-SPOUSENAME", "spouse"), ("-PARTNERSNAME", "spouse"),
  ]

  private func takeRelated(_ property: ContentLine, _ record: inout ContactRecord) {
    let types = Self.types(property)
    let value = ContactRecord.line(text(property))
    if types.contains("me") {
      record.standing = .owner
      record.add(ContactIdentity.link(value, label: ""))
      return
    }
    let known = types.sorted().map { ContactRelation.kind(of: $0) }.filter { $0 != ContactRelation.unspecified }
    let kind = known.first { $0 != "contact" } ?? known.first ?? ContactRelation.unspecified
    let lowered = value.lowercased()
    if lowered.hasPrefix("urn:uuid:") {
      record.relations.append(ContactRelation(kind: kind, target: .entry(Self.uid(value))))
    } else if lowered.hasPrefix("mailto:") {
      if let identity = ContactIdentity.email(value) {
        record.relations.append(ContactRelation(kind: kind, target: .identity(identity)))
      }
    } else if lowered.hasPrefix("tel:") {
      if let identity = ContactIdentity.phone(value) {
        record.relations.append(ContactRelation(kind: kind, target: .identity(identity)))
      }
    } else if lowered.hasPrefix("http:") || lowered.hasPrefix("https:") {
      if let identity = ContactIdentity.link(value, label: "") {
        record.relations.append(ContactRelation(kind: kind, target: .identity(identity)))
      }
    } else if !value.contains(":") {
      record.addRelation(kind, name: value)
    }
  }

  /// `vnd.android.cursor.item/relation;Name;type;label;…`
  private func takeAndroidRelation(_ property: ContentLine, _ record: inout ContactRecord) {
    let parts = components(property).map(ContactRecord.line)
    guard parts.count > 1, parts[0].lowercased() == "vnd.android.cursor.item/relation" else { return }
    let number = parts.count > 2 ? Int(parts[2]) ?? 0 : 0
    let label = parts.count > 3 ? parts[3] : ""
    let isNumbered = Self.androidRelations.indices.contains(number) && number > 0
    record.addRelation(
      ContactRelation.kind(of: isNumbered ? Self.androidRelations[number] : label), name: parts[1])
  }

  /// By the numbers of `ContactsContract.CommonDataKinds.Relation`.
  private static let androidRelations = [
    "", "assistant", "brother", "child", "domestic partner", "father", "friend", "manager", "mother", "parent",
    "partner", "referred by", "relative", "sister", "spouse",
  ]
}
