/// What a reader did with a file, for the summary after reading.
public struct ImportReport: Sendable, Equatable {
  /// Rows that were left out for one reason.
  public struct Dropped: Sendable, Equatable {
    public var reason: String
    public var count: Int

    public init(reason: String, count: Int) {
      self.reason = reason
      self.count = count
    }
  }

  /// The path as it was given.
  public package(set) var source: String
  /// The name of the format.
  public package(set) var format: String
  /// Rows of a table, or people and ties of a file that lists both.
  public package(set) var rowsRead = 0
  public package(set) var rowsKept = 0
  /// Why rows were left out and how many, in the order in which the reasons first came up.
  public package(set) var dropped: [Dropped] = []
  public package(set) var people = 0
  public package(set) var ties = 0
  public package(set) var interactions = 0
  public package(set) var warnings: [Fault] = []
  /// What was decided or converted, in sentences.
  public package(set) var notes: [String] = []
  /// How the text was taken: `encoding`, `delimiter`, `header`, in this order, where they apply.
  public package(set) var dialect: [(name: String, value: String)] = []

  package init(source: String, format: String) {
    self.source = source
    self.format = format
  }

  package mutating func drop(_ reason: String, count: Int = 1) {
    guard count > 0 else { return }
    if let place = dropped.firstIndex(where: { $0.reason == reason }) {
      dropped[place].count += count
    } else {
      dropped.append(Dropped(reason: reason, count: count))
    }
  }

  public static func == (left: ImportReport, right: ImportReport) -> Bool {
    left.source == right.source && left.format == right.format && left.rowsRead == right.rowsRead
      && left.rowsKept == right.rowsKept && left.dropped == right.dropped && left.people == right.people
      && left.ties == right.ties && left.interactions == right.interactions && left.warnings == right.warnings
      && left.notes == right.notes
      && left.dialect.map(\.name) == right.dialect.map(\.name)
      && left.dialect.map(\.value) == right.dialect.map(\.value)
  }
}
