import SocialNetworks

/// One entry of a contact list, whatever its format.
struct ContactRecord {
  var name = ""
  var identities: [Identity] = []
  var kind = MentionKind.person
  var affiliations: [(organization: String, title: String)] = []
  var places: [String] = []
  var tags: [String] = []
  /// `YYYY-MM-DD`, or `--MM-DD` where the year is not known.
  var birthday: String?
  var relations: [ContactRelation] = []
  /// By which other entries of the file refer to this one.
  var uid = ""
  /// When the entry was last changed.
  var stated: Moment?
  var standing = Standing.listed

  /// What the entry is to the owner of the list.
  enum Standing {
    /// Somebody the owner put there.
    case listed
    /// The owner.
    case owner
    /// An address that a program kept because it was once written to.
    case collected
    /// Only named within somebody else's entry.
    case enclosed
  }

  /// Nobody has more addresses, places or tags than this; what is made to be slow has.
  static let limit = 500

  mutating func add(_ identity: Identity?) {
    if let identity, identities.count < Self.limit, !identities.contains(identity) { identities.append(identity) }
  }

  mutating func addPlace(city: String, country: String) {
    let place = [city, country].map(Self.line).filter { !$0.isEmpty }.joined(separator: ", ")
    if !place.isEmpty, places.count < Self.limit, !places.contains(place) { places.append(place) }
  }

  mutating func addTag(_ text: String) {
    let tag = Self.line(text)
    if !tag.isEmpty, tags.count < Self.limit, !tags.contains(tag) { tags.append(tag) }
  }

  mutating func addAffiliation(organization: String, title: String) {
    let (organization, title) = (Self.line(organization), Self.line(title))
    guard !organization.isEmpty || !title.isEmpty, affiliations.count < Self.limit,
      !affiliations.contains(where: { $0.organization == organization && $0.title == title })
    else { return }
    affiliations.append((organization, title))
  }

  mutating func addRelation(_ kind: String, name: String) {
    let name = Self.line(name)
    if !name.isEmpty { relations.append(ContactRelation(kind: kind, target: .name(name))) }
  }

  /// Text on one line: single spaces, nothing around, no control characters.
  static func line(_ text: String) -> String {
    text.unicodeScalars.split { scalar in
      scalar.properties.isWhitespace || scalar.properties.generalCategory == .control || scalar == "\u{FEFF}"
    }.map { String(String.UnicodeScalarView($0)) }.joined(separator: " ")
  }
}

/// What somebody is to the person of an entry.
struct ContactRelation {
  enum Target {
    case name(String)
    /// The `uid` of another entry.
    case entry(String)
    case identity(Identity)
  }

  /// `mother`, `manager`: the other one is that to this one.
  var kind: String
  var target: Target

  static let unspecified = "related"

  /// One word for a label in one of the languages that address books speak; `related` for what users call it themselves.
  static func kind(of label: String) -> String {
    var key = ""
    for scalar in label.lowercased().unicodeScalars where scalar.properties.isAlphabetic || scalar == "ß" {
      key.unicodeScalars.append(scalar)
    }
    return kinds[key] ?? unspecified
  }

  private static let kinds: [String: String] = {
    var kinds: [String: String] = [:]
    for (kind, labels) in labelsByKind {
      for label in labels.split(separator: " ") { kinds[String(label)] = kind }
    }
    return kinds
  }()

  /// Labels without spaces, hyphens and underscores.
  private static let labelsByKind: [(kind: String, labels: String)] = [
    ("mother", "mother mère mutter madre moeder"),
    ("father", "father père vater padre vader"),
    ("parent", "parent elternteil genitore ouder"),
    ("brother", "brother frère bruder hermano fratello broer"),
    ("sister", "sister sœur soeur schwester hermana sorella zus"),
    ("sibling", "sibling geschwister"),
    ("child", "child enfant kind hijo figlio"),
    ("son", "son fils sohn zoon"),
    ("daughter", "daughter fille tochter hija figlia dochter"),
    ("spouse", "spouse conjoint conjointe ehepartner ehegatte cónyuge coniuge echtgenoot wife husband"),
    ("partner", "partner domesticpartner partenaire lebenspartner pareja convivente sweetheart"),
    ("relative", "relative kin verwandter verwandte familiar parente familielid"),
    ("friend", "friend ami amie freund freundin amigo amiga amico amica vriend vriendin"),
    ("acquaintance", "acquaintance met connaissance bekannter bekannte conocido conoscente kennis"),
    ("colleague", "colleague coworker collègue kollege kollegin colega collega"),
    ("manager", "manager boss responsable vorgesetzter vorgesetzte leiter jefe gerente responsabile leidinggevende"),
    ("assistant", "assistant assistante assistent assistentin asistente assistente"),
    ("report", "report directreport"),
    ("referrer", "referredby referrer recommandépar empfohlenvon recomendadopor referidopor presentatoda"),
    ("contact", "contact kontakt contacto contatto"),
    ("neighbor", "neighbor neighbour voisin nachbar vecino vicino buurman"),
    ("agent", "agent"), ("emergency", "emergency"), ("resident", "coresident"), ("muse", "muse"), ("crush", "crush"),
    ("date", "date"),
  ]
}
