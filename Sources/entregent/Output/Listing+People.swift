import SocialNetworks

extension Listing {
  /// People by id and name, and a value for each in further columns, by the column's number.
  init(
    of people: [Person], in network: SocialNetwork, columns: [String], value: @escaping (Person, Int) -> Cell
  ) {
    self.init(columns: ["id", "name"] + columns, rowCount: people.count) { row, column in
      let person = people[row]
      return switch column {
      case 0: .text(network.id(of: person))
      case 1: .text(network.name(of: person))
      default: value(person, column - 2)
      }
    }
  }
}
