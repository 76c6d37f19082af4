import SocialNetworks

/// The people in the cells of a column: each different cell is looked at once, however often it comes.
struct CellPeople {
  /// What separates several people in one cell.
  enum Separators { case semicolons, commas }

  private let separators: Separators
  private var cells = NameInterner()
  private var people: [[Int]] = []

  init(_ separators: Separators) { self.separators = separators }

  mutating func people(
    _ table: HeadedTable, _ column: Int, owner: inout Int?, _ draft: inout RelationshipDraft
  ) -> [Int] {
    guard let field = table.field(column), !field.range.isEmpty else { return [] }
    let number =
      field.quoting == .doubled
      ? Int(cells.number(of: table.content(field))) : Int(cells.number(of: table.bytes, field.range))
    if number < people.count { return people[number] }
    let found = Self.find(table[column], separators, owner: &owner, &draft)
    people.append(found)
    return found
  }

  static func find(
    _ text: String, _ separators: Separators, owner: inout Int?, _ draft: inout RelationshipDraft
  ) -> [Int] {
    let mentions: [Mention] =
      separators == .commas
      ? WrittenPeople.split(text)
      : text.split { $0 == ";" || $0 == "|" }.compactMap { WrittenPeople.mention(String($0)) }
    var found: [Int] = []
    for mention in mentions {
      let person: Int
      if WrittenPeople.isOwner(mention) {
        person = owner ?? draft.insertOwner()
        owner = person
      } else {
        person = draft.insert(mention)
      }
      found.append(person)
    }
    return found
  }
}
