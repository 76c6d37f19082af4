/// Somebody on the list of an event, as the list spells them.
public struct Attendee: Hashable, Sendable {
  public var mention: Mention
  public var organization: String
  public var title: String
  /// What the list says that they care for: its columns of interests, topics or tags.
  public var interests: [String]

  public init(_ mention: Mention, organization: String = "", title: String = "", interests: [String] = []) {
    self.mention = mention
    self.organization = organization
    self.title = title
    self.interests = interests
  }
}

/// An event of which it is known who comes.
public struct KnownEvent: Sendable, Equatable {
  /// nil where nothing says it.
  public var day: Day?
  /// How it is called to the user: the name of its file.
  public var label: String
  /// Those who come and are no riddle, in the order of the list; the network's owner is not among them.
  public var people: [Person]

  public init(day: Day?, label: String, people: [Person]) {
    self.day = day
    self.label = label
    self.people = people
  }
}

/// Who somebody on a list is in a network.
public enum AttendeeMatch: Sendable, Equatable {
  case known(Int)
  /// Nobody of the network. Numbers from 0, the same for lines of the list that speak of one person; `namesakes` bear
  /// the same name and have other addresses.
  case new(Int, namesakes: [Int])
  /// It could be either of these.
  case ambiguous([Int])
}
