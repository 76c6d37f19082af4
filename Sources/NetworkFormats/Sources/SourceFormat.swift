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
    /// All files of the kind in one folder: a Maildir has a file for each message.
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
}
