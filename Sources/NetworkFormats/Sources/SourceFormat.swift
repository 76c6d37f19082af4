package import SocialNetworks

/// One kind of export: how its files are recognized and read.
public struct SourceFormat: Sendable {
  /// What reports call it: `mbox`, `icalendar`, `vcard`, `linkedin-connections`.
  public let name: String
  public let summary: String
  /// Whether a file can only be of this kind, judging by its first bytes, and by its name where content leaves it open.
  package let recognizes: @Sendable (SourceFile) -> Bool
  /// Who owns the file, where it says so; sources of the same folder hear of it.
  package let owner: (@Sendable (SourceFile) -> OwnerHint?)?
  package let read: Reader

  /// What makes one source.
  package let unit: Unit

  package enum Unit: Sendable {
    case file
    /// All files of the kind in one folder: a Maildir has a file for each message. The reader adds nothing to the draft
    /// and the report for a file that it refuses.
    case folder
  }

  package typealias Reader =
    @Sendable (
      _ file: SourceFile, _ options: SourceOptions, _ draft: inout RelationshipDraft, _ log: inout FaultLog,
      _ report: inout ImportReport
    ) throws -> Void

  /// Every kind, in the order in which content is tried: those that cannot be mistaken first.
  public static let all: [SourceFormat] = [
    .icalendar, .vCard, .googleContacts, .outlookContacts, .outlookCalendar,
    .mbox, .maildir, .eml,
    .linkedInConnections, .linkedInMessages, .linkedInInvitations, .linkedInRecommendations, .linkedInEndorsements,
    .linkedInContacts, .linkedInProfile, .linkedInPositions, .linkedInEducation, .linkedInEmails, .linkedInPhones,
    .linkedInEvents, .linkedInOther, .meetingLog, .attendeeList, .table,
  ]

  package init(
    name: String, summary: String, recognizes: @escaping @Sendable (SourceFile) -> Bool,
    unit: Unit = .file, owner: (@Sendable (SourceFile) -> OwnerHint?)? = nil, read: @escaping Reader
  ) {
    self.name = name
    self.summary = summary
    self.recognizes = recognizes
    self.unit = unit
    self.owner = owner
    self.read = read
  }
}

/// What a file says of its owner.
package struct OwnerHint: Sendable, Equatable {
  package var mention: Mention
  /// How sure: 3 states it (a profile), 2 shows it (common to all conversations), 1 suggests it.
  package var certainty: Int

  package init(_ mention: Mention, certainty: Int) {
    self.mention = mention
    self.certainty = certainty
  }

  /// Both: a profile gives the name, a list of addresses the rest.
  func joined(with other: OwnerHint) -> OwnerHint {
    var joined = self
    for identity in other.mention.identities where !mention.identities.contains(identity) {
      joined.mention.identities.append(identity)
    }
    if joined.mention.name.isEmpty { joined.mention.name = other.mention.name }
    return joined
  }

  /// The surest hint, with what others add that speak of the same person.
  static func best(of hints: [OwnerHint]) -> OwnerHint? {
    let certainty = hints.map(\.certainty).max() ?? 0
    guard var owner = hints.first(where: { $0.certainty == certainty }) else { return nil }
    for hint in hints {
      let names = [owner.mention.name, hint.mention.name].map { NameFolding.fold($0) }
      if hint.certainty == certainty || names[0] == names[1] || names[0].isEmpty { owner = owner.joined(with: hint) }
    }
    return owner
  }

  /// The one person of whom all hints speak, as far as shared identities tell; nil when there may be several, or none.
  static func one(of hints: [OwnerHint]) -> Mention? {
    var rest = hints.sorted { $0.certainty > $1.certainty }
    guard var owner = rest.first else { return nil }
    rest.removeFirst()
    while !rest.isEmpty {
      let known = Set(owner.mention.identities.compactMap(\.normalized))
      guard
        let place = rest.firstIndex(where: { !known.isDisjoint(with: $0.mention.identities.compactMap(\.normalized)) })
      else { return nil }
      owner = owner.joined(with: rest.remove(at: place))
    }
    return owner.mention
  }
}
