import SocialNetworks

/// Finds whose mailbox it is.
///
/// The one to whom most messages were delivered; else the one who takes part in at least 60 of 100 messages, with all
/// others behind by 20. A mailbox of one person's letters alone says nothing: both take part in all of it.
enum MailboxOwner {
  /// Fewer messages say nothing.
  static let fewest = 5

  /// - Parameters:
  ///   - draft: what was read of the mailbox so far.
  ///   - delivered: the address, in lower case, to which most messages were delivered, how many, and how many were to any.
  /// - Complexity: O(participants).
  static func find(
    in draft: inout RelationshipDraft, delivered: (address: String, count: Int, total: Int) = ("", 0, 0)
  ) {
    let spellings = Spellings(draft)
    if delivered.count > 0, 5 * delivered.count >= 3 * delivered.total,
      10 * delivered.total >= 3 * draft.interactions.count
    {
      let known = spellings.address(called: delivered.address).map { spellings.bestMention(of: $0) }
      draft.owner = known ?? draft.insert(Mention(identities: [Identity(.email, delivered.address)]))
      return
    }
    guard draft.interactions.count >= fewest else { return }
    var first: (address: Int, count: Int) = (0, 0)
    var second = 0
    for address in spellings.presence.indices {
      let count = spellings.presence[address]
      if count > first.count {
        second = first.count
        first = (address, count)
      } else {
        second = max(second, count)
      }
    }
    let total = draft.interactions.count
    guard 5 * first.count >= 3 * total, 5 * (first.count - second) >= total else { return }
    draft.owner = spellings.bestMention(of: first.address)
  }

  /// Mentions that share an address, and how often they take part.
  private struct Spellings {
    private var numbers: [String: Int] = [:]
    private var addresses: [Int] = []
    private var counts: [Int]
    private var mentions: [Mention]
    /// In how many interactions each address takes part.
    private(set) var presence: [Int] = []

    init(_ draft: RelationshipDraft) {
      mentions = draft.mentions
      counts = Array(repeating: 0, count: mentions.count)
      for mention in mentions {
        let key = mention.kind == .person ? mention.identities.first?.value.lowercased() ?? "" : ""
        let number = numbers[key] ?? presence.count
        if number == presence.count {
          numbers[key] = number
          presence.append(0)
        }
        addresses.append(number)
      }
      let table = draft.interactions
      for index in 0..<table.count {
        for place in table.offsets[index]..<table.offsets[index + 1] {
          let mention = Int(table.participants[place])
          counts[mention] += 1
          presence[addresses[mention]] += 1
        }
      }
      // Lists and machines own no mailbox.
      if let none = numbers[""] { presence[none] = 0 }
    }

    func address(called name: String) -> Int? { numbers[name] }

    /// The most frequent spelling of those with a name, or of all.
    func bestMention(of address: Int) -> Int {
      var best = -1
      for mention in mentions.indices where addresses[mention] == address {
        guard best >= 0 else {
          best = mention
          continue
        }
        let isNamed = (!mentions[mention].name.isEmpty, !mentions[best].name.isEmpty)
        if isNamed.0 != isNamed.1 ? isNamed.0 : counts[mention] > counts[best] { best = mention }
      }
      return max(best, 0)
    }
  }
}
