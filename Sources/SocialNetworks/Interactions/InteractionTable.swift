/// Something dated that happened between two or more people.
public struct Interaction: Sendable, Equatable {
  public var channel: Channel
  public var moment: Moment
  /// Numbers of people, each once. The first one began it or, where nobody did (`Channel.isMutual`), is the one whose
  /// record it is: what happened between the first and the others was observed, between the others it is inferred.
  public var participants: [Int]
  /// In seconds; 0 when not known.
  public var duration: Int
  /// What makes it the same one in another export: a hash of an id of the source, or of what happened. Never text.
  public var key: UInt64
  /// Where it stands: the number of the file within the source, and the line or record there, from 1.
  public var place: (file: Int, line: Int)

  public init(
    channel: Channel, moment: Moment, participants: [Int], duration: Int = 0, key: UInt64 = 0,
    place: (file: Int, line: Int) = (0, 0)
  ) {
    self.channel = channel
    self.moment = moment
    self.participants = participants
    self.duration = duration
    self.key = key
    self.place = place
  }

  public static func == (left: Interaction, right: Interaction) -> Bool {
    left.channel == right.channel && left.moment == right.moment && left.participants == right.participants
      && left.duration == right.duration && left.key == right.key && left.place == right.place
  }
}

/// Many interactions in columns: a million of them take some 60 MB.
public struct InteractionTable: Sendable, Equatable {
  package var channels: [UInt8] = []
  package var seconds: [Int64] = []
  /// `Moment.quality`.
  package var qualities: [UInt8] = []
  package var durations: [Int32] = []
  package var keys: [UInt64] = []
  package var files: [UInt16] = []
  package var lines: [UInt32] = []
  /// Those of interaction i stand at `offsets[i]..<offsets[i + 1]`.
  package var participants: [UInt32] = []
  package var offsets: [Int] = [0]

  public init() {}

  public var count: Int { channels.count }

  public subscript(index: Int) -> Interaction {
    Interaction(
      channel: channel(index), moment: Moment(seconds: seconds[index], quality: qualities[index]),
      participants: participants[offsets[index]..<offsets[index + 1]].map(Int.init), duration: Int(durations[index]),
      key: keys[index], place: (Int(files[index]), Int(lines[index])))
  }

  package func channel(_ index: Int) -> Channel { Channel(rawValue: channels[index]) ?? .message }

  /// Adds one that has at least two participants; others are not kept.
  ///
  /// - Returns: whether it was kept.
  @discardableResult
  public mutating func append(_ interaction: Interaction) -> Bool {
    guard interaction.participants.count > 1 else { return false }
    channels.append(interaction.channel.rawValue)
    seconds.append(interaction.moment.seconds)
    qualities.append(interaction.moment.quality)
    durations.append(Int32(clamping: interaction.duration))
    keys.append(interaction.key)
    files.append(UInt16(clamping: interaction.place.file))
    lines.append(UInt32(clamping: interaction.place.line))
    for participant in interaction.participants { participants.append(UInt32(participant)) }
    offsets.append(participants.count)
    return true
  }

  package mutating func reserve(_ count: Int) {
    channels.reserveCapacity(count)
    seconds.reserveCapacity(count)
    qualities.reserveCapacity(count)
    durations.reserveCapacity(count)
    keys.reserveCapacity(count)
    files.reserveCapacity(count)
    lines.reserveCapacity(count)
    offsets.reserveCapacity(count + 1)
    participants.reserveCapacity(2 * count)
  }
}
