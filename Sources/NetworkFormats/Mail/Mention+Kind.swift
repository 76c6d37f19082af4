import SocialNetworks

extension Mention {
  /// The mention with the kind that its addresses show: a list, a room, a machine where all it has are such addresses.
  func withKindOfAddresses() -> Mention {
    guard kind == .person, !identities.isEmpty, identities.allSatisfy({ $0.kind == .email }) else { return self }
    let kinds = identities.map { AddressKind.kind(ofAddress: $0.value, name: name) }
    guard let first = kinds.first, !kinds.contains(.person) else { return self }
    var mention = self
    mention.kind = first
    return mention
  }
}
