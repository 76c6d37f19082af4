extension InteractionTable {
  /// The same with what one person sent to several at one moment by one channel as one interaction.
  ///
  /// Tables of mail often have a row for each recipient. Rows of mutual channels stay as they are. Recipients keep the order
  /// of the rows, each once; key and place are those of the first row.
  ///
  /// - Complexity: O(participants).
  public func joiningRecipients() -> InteractionTable {
    struct Sending: Hashable {
      let second: Int64
      let channel: UInt8
      let sender: UInt32
    }
    var places: [Sending: Int] = [:]
    var joined: [(first: Int, others: [Int])] = []
    for index in 0..<count {
      if !channel(index).isMutual {
        let sending = Sending(second: seconds[index], channel: channels[index], sender: participants[offsets[index]])
        if let place = places[sending] {
          joined[place].others.append(index)
          continue
        }
        places[sending] = joined.count
      }
      joined.append((index, []))
    }
    var table = InteractionTable()
    table.reserve(joined.count)
    for (first, others) in joined {
      var interaction = self[first]
      if !others.isEmpty {
        var seen = Set(interaction.participants)
        for other in others {
          for participant in self[other].participants where seen.insert(participant).inserted {
            interaction.participants.append(participant)
          }
        }
      }
      table.append(interaction)
    }
    return table
  }
}
