public import SocialNetworks

/// The store as commands compute with it: people with their attributes and everything dated between each two.
public struct NetworkSnapshot: Sendable, Equatable {
  /// Ids, names, and the attributes `organization`, `title`, `place`, `tag` and `email`.
  public package(set) var people: PersonTable
  public package(set) var history: TieHistory
  /// The number of the one whose network it is.
  public package(set) var owner: Int?
  /// What was asked of whom, and how it ended; the oldest first.
  public package(set) var requests: [Request] = []
  /// Which state of the store it shows.
  public package(set) var generation: Int64

  package init(people: PersonTable, history: TieHistory, owner: Int?, generation: Int64) {
    self.people = people
    self.history = history
    self.owner = owner
    self.generation = generation
  }
}
