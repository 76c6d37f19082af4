/// Recognizes people in the mentions of many sources.
///
/// What is certain joins mentions, and a decision takes it apart again:
/// - the same e-mail address, phone number, profile or handle (`Identity.normalized`);
/// - a mention that is only a name, in full, and the one person of that name who has identities;
/// - the same full name in several sources, when nobody with identities bears it;
/// - all placeholders for the owner of a source.
///
/// Two people who have identities of their own and share a name stay two, and so does a name that could be either's:
/// no homonyms are merged silently. They stand in `homonyms` and among the `likelyMatches`.
///
/// An identity is nobody's, and reported, when it stands beside three clearly different names, beside two for a phone or
/// a page outside of the known services, or when another mention calls it a group, a room or automatic; then it joins
/// only mentions of the same name. A phone number without country code is the one with country code that ends alike, when
/// there is exactly one and nine digits agree. Groups, rooms and automatic senders never become people.
///
/// Mentions have numbers, 0, 1, 2 …, in the order in which they are added. The order makes no difference to who is who.
public struct IdentityResolver: Sendable {
  /// One mention, made comparable.
  struct Entry: Sendable {
    var kind: MentionKind
    /// A place in `forms`.
    var form: Int
    /// Places in `keyedIdentities`, each once.
    var keys: [Int]
    /// Whether the source gives any, usable or not.
    var hasIdentities: Bool
    /// Places in `organizationNames`.
    var organizations: [Int]
  }

  struct Decision: Sendable {
    var verdict: IdentityVerdict
    var first: Int
    var second: Int
  }

  private(set) var entries: [Entry] = []
  /// Normalized, each once.
  private(set) var keyedIdentities: [Identity] = []
  private(set) var forms: [NameForm] = []
  /// How names look that hold letters which could pass for Latin ones.
  private(set) var skeletons: [(form: Int, skeleton: String)] = []
  private(set) var organizationNames: [String] = []
  private(set) var decisions: [Decision] = []
  private(set) var owner: Int?

  private var keysOfSpellings: [Identity: Int] = [:]
  private var keyNumbers: [Identity: Int] = [:]
  private var formsOfSpellings: [String: Int] = [:]
  private var formNumbers: [String: Int] = [:]
  private var organizationNumbers: [String: Int] = [:]

  let recognition: Recognition

  public init(recognition: Recognition = .corroborated) { self.recognition = recognition }

  public var mentionCount: Int { entries.count }

  /// Adds a mention, with the organizations that its source gives.
  ///
  /// - Returns: its number.
  @discardableResult
  public mutating func add(_ mention: Mention, organizations: [String] = []) -> Int {
    let keys = Self.distinct(mention.identities.compactMap { key(of: $0) })
    let places = Self.distinct(organizations.compactMap { place(ofOrganization: $0) })
    entries.append(
      Entry(
        kind: mention.kind, form: form(of: mention.name), keys: keys, hasIdentities: !mention.identities.isEmpty,
        organizations: places))
    return entries.count - 1
  }

  /// Adds all mentions of a draft.
  ///
  /// - Returns: their numbers.
  @discardableResult
  public mutating func add(_ draft: RelationshipDraft) -> Range<Int> {
    var organizations: [[String]] = Array(repeating: [], count: draft.mentions.count)
    for affiliation in draft.affiliations where organizations.indices.contains(affiliation.person) {
      organizations[affiliation.person].append(affiliation.organization)
    }
    let first = entries.count
    for (number, mention) in draft.mentions.enumerated() { add(mention, organizations: organizations[number]) }
    return first..<entries.count
  }

  /// Says that two mentions are one person, or two. What is said last of a pair holds.
  ///
  /// That two are different comes before everything that joins. Where a third could go with either of them, it goes with
  /// `second`: `first` is the one that is taken out.
  public mutating func decide(_ verdict: IdentityVerdict, _ first: Int, _ second: Int) {
    precondition(entries.indices.contains(first) && entries.indices.contains(second), "no such mention")
    guard first != second else { return }
    decisions.append(Decision(verdict: verdict, first: first, second: second))
  }

  /// Says which mention all placeholders for owners stand for.
  public mutating func setOwner(_ mention: Int) {
    precondition(entries.indices.contains(mention), "no such mention")
    owner = mention
  }

  private static func distinct(_ numbers: [Int]) -> [Int] {
    guard numbers.count > 1 else { return numbers }
    var seen: Set<Int> = []
    return numbers.filter { seen.insert($0).inserted }
  }

  private mutating func key(of identity: Identity) -> Int? {
    if let known = keysOfSpellings[identity] { return known < 0 ? nil : known }
    guard let normalized = identity.normalized else {
      keysOfSpellings[identity] = -1
      return nil
    }
    let key = keyNumbers[normalized] ?? keyedIdentities.count
    if key == keyedIdentities.count {
      keyedIdentities.append(normalized)
      keyNumbers[normalized] = key
    }
    keysOfSpellings[identity] = key
    return key
  }

  private mutating func form(of name: String) -> Int {
    if let known = formsOfSpellings[name] { return known }
    let form = NameForm(name)
    let number = formNumbers[form.key] ?? forms.count
    if number == forms.count {
      forms.append(form)
      formNumbers[form.key] = number
    }
    formsOfSpellings[name] = number
    if NameSkeleton.isSuspicious(name) { skeletons.append((number, NameSkeleton.of(name))) }
    return number
  }

  private mutating func place(ofOrganization name: String) -> Int? {
    let folded = OrganizationName.fold(name)
    guard !folded.isEmpty else { return nil }
    if let known = organizationNumbers[folded] { return known }
    organizationNames.append(folded)
    organizationNumbers[folded] = organizationNames.count - 1
    return organizationNames.count - 1
  }
}
