public import SocialNetworks

/// How exports are to be read.
public struct SourceOptions: Sendable {
  /// Whether sources are the user's own, or somebody else's contribution.
  public enum Ownership: Sendable { case user, contributor }

  /// Who owns the sources: name and identities, as far as known. Formats that find the owner in the file itself, such
  /// as a mailbox or a LinkedIn export, go by the file.
  public var owner: Mention?
  public var ownership: Ownership = .user
  /// The kind to read as instead of judging by content.
  public var kind: String?
  /// Says what the columns of a table mean; the content of a mapping file.
  public var mapping: SourceMapping?
  /// Meetings and messages of more people than this are read as they are; they make no ties later.
  public var now: Moment
  public var strictness: ReadOptions.Strictness = .lenient

  /// - Parameter now: dates after it are doubted, and repetitions without an end stop there.
  public init(owner: Mention? = nil, now: Moment) {
    self.owner = owner
    self.now = now
  }
}
