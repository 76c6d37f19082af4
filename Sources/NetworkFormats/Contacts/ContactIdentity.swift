import SocialNetworks

/// Addresses, numbers, links and names in services, as contact lists write them.
enum ContactIdentity {
  /// An e-mail address; nil for what is none.
  static func email(_ text: String) -> Identity? {
    var address = ContactRecord.line(text)
    if let rest = dropping("mailto:", from: address) {
      address = String(rest.prefix { $0 != "?" })
    }
    while let first = address.first, "<'\"".contains(first) { address.removeFirst() }
    while let last = address.last, ">'\"".contains(last) { address.removeLast() }
    guard isAddress(address) else { return nil }
    return Identity(.email, address)
  }

  static func isAddress(_ text: String) -> Bool {
    guard text.utf8.count <= 320, let at = text.lastIndex(of: "@") else { return false }
    let (local, domain) = (text[..<at], text[text.index(after: at)...])
    return !local.isEmpty && !domain.isEmpty && !text.contains { $0.isWhitespace || "<>()[],;:\"/".contains($0) }
      && !local.contains("@") && domain.first != "." && domain.last != "."
  }

  /// A telephone number as spelled, without a `tel:` and what such an address says beside the number.
  static func phone(_ text: String) -> Identity? {
    var number = ContactRecord.line(text)
    if let rest = dropping("tel:", from: number) {
      number = ContactRecord.line(String(rest.prefix { $0 != ";" }))
    }
    let digits = number.unicodeScalars.count { $0.properties.numericType == .decimal }
    let letters = number.unicodeScalars.count { $0.properties.isAlphabetic }
    guard digits >= 5, letters <= digits, number.utf8.count <= 60 else { return nil }
    return Identity(.phone, number)
  }

  /// What an Exchange server calls somebody: `/o=…/ou=…/cn=Recipients/cn=adal`, also packed into an address of the
  /// Internet as `IMCEAEX-_O=…_CN=RECIPIENTS_CN=ADAL@…`.
  static func exchange(_ text: String) -> Identity? {
    var path = ContactRecord.line(text)
    if let packed = dropping("imceaex-", from: path) {
      path = String(packed.prefix { $0 != "@" }.map { $0 == "_" ? "/" : $0 }).replacing("+20", with: " ")
    }
    guard path.first == "/", let name = path.split(separator: "/").last, let rest = dropping("cn=", from: String(name))
    else { return nil }
    return handle(rest.prefix { $0 != "@" }.lowercased(), service: "exchange")
  }

  /// A name within a service, as `service:name`.
  static func handle(_ text: String, service: String) -> Identity? {
    var name = ContactRecord.line(text)
    while name.first == "@" { name.removeFirst() }
    let service = canonical(service)
    guard !name.isEmpty, !service.isEmpty, name.utf8.count <= 320 else { return nil }
    return Identity(.handle, service + ":" + name)
  }

  /// `xmpp:ada@example.org`, `skype:ada`, or a bare name in the service that stands beside it.
  static func messaging(_ text: String, service: String) -> Identity? {
    let value = ContactRecord.line(text)
    guard let colon = value.firstIndex(of: ":"), !value[..<colon].contains("@") else {
      return handle(value, service: service.isEmpty ? "im" : service)
    }
    let scheme = value[..<colon].lowercased()
    var name = String(value[value.index(after: colon)...])
    if scheme == "http" || scheme == "https" { return link(value, label: "profile") }
    while name.first == "/" { name.removeFirst() }
    // The kind of the service says more than its protocol; `x-apple` says nothing.
    let isSpecific = !service.isEmpty && canonical(service) != "other"
    return handle(String(name.prefix { $0 != "?" }), service: isSpecific ? service : scheme)
  }

  /// A page about a person: one in a service where people have pages, or one called a profile, a blog or private.
  ///
  /// The pages of employers, which many share, tell nobody from anybody.
  static func link(_ text: String, label: String) -> Identity? {
    let address = ContactRecord.line(text)
    guard let (host, path) = parts(of: address) else { return nil }
    let label = label.lowercased()
    let isCalledPersonal = ["profile", "blog", "home", "private"].contains(label)
    let isPersonal =
      path.hasPrefix("/~") && path.count > 2 || path.hasPrefix("/@") && path.count > 2 || isCalledPersonal
    guard let service = services.first(where: { host == $0 || host.hasSuffix("." + $0) }) else {
      return isPersonal ? Identity(.profile, address) : nil
    }
    let first = path.split(separator: "/").first.map { $0.lowercased() } ?? ""
    guard !first.isEmpty || host != service, !sharedPages.contains(first) else { return nil }
    return Identity(.profile, address)
  }

  /// A page in a service that the entry itself calls one, and the name there.
  static func social(_ text: String, service: String, user: String) -> [Identity] {
    var found: [Identity] = []
    if parts(of: ContactRecord.line(text)) != nil {
      found.append(Identity(.profile, ContactRecord.line(text)))
    } else {
      let name = dropping("x-apple:", from: text).map(String.init) ?? text
      if user.isEmpty, let handle = handle(name, service: service) { found.append(handle) }
    }
    if let handle = handle(user, service: service) { found.append(handle) }
    return found
  }

  /// The XING profiles that a note names. Nothing else of a note is looked at or kept.
  static func profiles(inNote text: String) -> [Identity] {
    var found: [Identity] = []
    func add(_ name: Substring) {
      let name = name.prefix { $0.isLetter || $0.isNumber || "_-.%".contains($0) }
      guard !name.isEmpty, name.utf8.count <= 200, found.count < ContactRecord.limit else { return }
      let identity = Identity(.profile, "https://www.xing.com/profile/" + name)
      if !found.contains(identity) { found.append(identity) }
    }
    let lowered = text.lowercased()
    // Lower case may change the length of a text in rare scripts; then places would not fit.
    guard lowered.count == text.count, lowered.contains("xing") else { return [] }
    var rest = text[...]
    while let place = range(of: "xing.com/profile/", in: rest) {
      add(rest[place.upperBound...])
      rest = rest[place.upperBound...]
    }
    rest = text[...]
    while let open = range(of: "<xing>", in: rest) {
      rest = rest[open.upperBound...]
      guard let close = range(of: "</xing>", in: rest) else { break }
      let content = rest[..<close.lowerBound].drop { $0.isWhitespace }
      if !content.contains("/"), !content.contains(" ") { add(content) }
      rest = rest[close.upperBound...]
    }
    return found
  }

  // MARK: - Parts

  /// The part of `text` after `prefix`, in whatever case that stands.
  static func dropping(_ prefix: String, from text: String) -> Substring? {
    text.lowercased().hasPrefix(prefix) ? text.dropFirst(prefix.count) : nil
  }

  /// Host without `www.`, and path; nil for what is no web address.
  private static func parts(of text: String) -> (host: String, path: String)? {
    var rest = text[...]
    if let scheme = dropping("https://", from: text) ?? dropping("http://", from: text) {
      rest = scheme
    } else if text.contains(":") {
      return nil
    }
    guard !rest.contains(" "), rest.utf8.count <= 2_000 else { return nil }
    let host = rest.prefix { !"/?#".contains($0) }
    var name = host.prefix { $0 != ":" }.lowercased()
    if name.hasPrefix("www.") { name.removeFirst(4) }
    guard name.contains("."), !name.hasPrefix("."), !name.hasSuffix("."), !name.contains("@") else { return nil }
    return (name, String(rest[host.endIndex...].prefix { !"?#".contains($0) }))
  }

  /// Without regard to case, one pass.
  private static func range(of wanted: String, in text: Substring) -> Range<String.Index>? {
    let wanted = Array(wanted)
    var start = text.startIndex
    while start < text.endIndex {
      if text[start].lowercased() == String(wanted[0]) {
        var place = start
        var matched = 0
        while matched < wanted.count, place < text.endIndex, text[place].lowercased() == String(wanted[matched]) {
          matched += 1
          place = text.index(after: place)
        }
        if matched == wanted.count { return start..<place }
      }
      start = text.index(after: start)
    }
    return nil
  }

  private static func canonical(_ service: String) -> String {
    let name = service.lowercased().filter { $0.isLetter || $0.isNumber }
    return serviceNames[name] ?? name
  }

  private static let serviceNames = [
    "jabber": "xmpp", "googletalk": "gtalk", "ymsgr": "yahoo", "msnim": "msn", "skypeusername": "skype",
    "gadugadu": "gadugadu", "gg": "gadugadu", "xtwitter": "twitter", "x": "twitter", "aim": "aim",
  ]

  /// Where people have pages of their own.
  private static let services = [
    "linkedin.com", "xing.com", "viadeo.com", "facebook.com", "twitter.com", "x.com", "instagram.com", "threads.net",
    "bsky.app", "github.com", "gitlab.com", "medium.com", "orcid.org", "researchgate.net", "academia.edu",
    "plus.google.com", "profiles.google.com", "about.me", "keybase.io", "t.me", "tiktok.com", "youtube.com",
    "pinterest.com", "flickr.com", "vk.com", "ok.ru", "meetup.com", "foursquare.com", "behance.net", "dribbble.com",
    "stackoverflow.com", "strava.com", "tumblr.com", "quora.com", "last.fm", "soundcloud.com", "vimeo.com",
  ]

  /// Parts of those services that are about no single person.
  private static let sharedPages: Set<String> = [
    "company", "companies", "school", "groups", "group", "pages", "share", "search", "jobs", "events", "event", "watch",
    "hashtag", "home", "channel", "feed", "sharer", "intent", "showcase",
  ]
}
