import SocialNetworks

/// Keys of interactions in somebody's own records, which do not hang on how the owner is spelled: the same log read
/// before and after its owner is known is the same log.
///
/// Of somebody else's contribution they do: two people's logs of one day are two logs.
struct RecordKeys {
  private let ownership: SourceOptions.Ownership
  private var ordinals: [String: Int] = [:]

  init(_ ownership: SourceOptions.Ownership) { self.ownership = ownership }

  /// What tells an interaction from all others: when it was, who took part besides the owner and in which order, and
  /// which one of several equal ones it is.
  mutating func id(
    _ moment: Moment, _ participants: [Int], owner: Int?, channel: Channel, in draft: RelationshipDraft
  ) -> String {
    var text = "\(channel.name)\n\(moment.seconds)"
    for person in participants {
      if person == owner && ownership == .user {
        text += "\n"
        continue
      }
      let mention = draft.mentions[person]
      let identities = mention.identities.map { "\($0.kind.name):\($0.value)" }.joined(separator: " ")
      text += "\n" + (identities.isEmpty ? mention.name : identities)
    }
    let ordinal = ordinals[text, default: 0]
    ordinals[text] = ordinal + 1
    return "\(text)\n#\(ordinal)"
  }
}
