/// Names of organizations made comparable.
enum OrganizationName {
  private static let legalForms: Set<String> = [
    "inc", "llc", "ltd", "limited", "corp", "corporation", "co", "company", "plc", "gmbh", "ag", "kg", "ohg", "ug",
    "se",
    "sa", "sas", "sasu", "sarl", "eurl", "sl", "srl", "spa", "bv", "nv", "ab", "as", "oy", "aps", "pty", "group", "the",
  ]

  /// Folded words without punctuation and legal forms: `Brightwater Labs, Inc.` is `brightwater labs`.
  static func fold(_ name: String) -> String {
    let words = NameFolding.fold(name).split { !$0.isLetter && !$0.isNumber }.map(String.init)
    let kept = words.filter { !legalForms.contains($0) }
    return (kept.isEmpty ? words : kept).joined(separator: " ")
  }

  /// The part of a domain that names an organization, or nil where the domain is a public mail service or a country's.
  static func fold(domain: Substring) -> String? {
    let labels = domain.split(separator: ".")
    guard labels.count > 1 else { return nil }
    var place = labels.count - 2
    // example.co.uk
    if place > 0, labels[place + 1].utf8.count == 2, secondLevels.contains(String(labels[place])) { place -= 1 }
    let name = String(labels[place])
    return mailServices.contains(name) ? nil : name
  }

  /// How a domain may spell a folded name: `brightwater labs` has `brightwaterlabs` and `brightwater`.
  static func readings(of name: String) -> [String] {
    let words = name.pieces(between: 0x20)
    guard let first = words.first, words.count > 1 else { return [name] }
    let whole = words.joined()
    return first.utf8.count < 4 || commonFirstWords.contains(String(first)) ? [whole] : [whole, String(first)]
  }

  private static let commonFirstWords: Set<String> = [
    "academy", "agence", "association", "atelier", "bank", "banque", "bureau", "cabinet", "center", "centre", "city",
    "clinic", "clinique", "club", "college", "compagnie", "conseil", "department", "ecole", "fondation", "foundation",
    "general", "global", "hopital", "hospital", "hotel", "institut", "institute", "international", "lycee", "maison",
    "ministere", "ministry", "musee", "museum", "national", "office", "region", "royal", "school", "service",
    "services",
    "societe", "stadt", "stiftung", "studio", "theatre", "united", "universitat", "universite", "university", "ville",
  ]

  private static let secondLevels: Set<String> = ["co", "com", "ac", "org", "net", "gov", "edu", "gouv"]

  private static let mailServices: Set<String> = [
    "gmail", "googlemail", "hotmail", "outlook", "live", "msn", "yahoo", "ymail", "icloud", "me", "mac",
    "aol",
    "gmx", "web", "t-online", "freenet", "posteo", "mailbox", "proton", "protonmail", "pm", "fastmail", "hey", "orange",
    "wanadoo", "free", "sfr", "laposte", "bbox", "neuf", "bluewin", "libero", "mail", "yandex", "qq", "163", "126",
    "zoho", "tutanota", "comcast", "verizon", "att", "btinternet", "sky",
  ]
}
