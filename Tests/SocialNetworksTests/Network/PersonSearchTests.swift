import GraphAnalytics
import SocialNetworks
import Testing

@Suite struct PersonSearchTests {
  private func network() throws -> SocialNetwork {
    var table = PersonTable()
    for (id, name) in [("p1", "Zoé Lefèvre"), ("p2", "Zoe Lambert"), ("p3", "Ann Archer"), ("p4", "Anna Archer")] {
      table.insert(id: id, label: name)
    }
    table.attributes = [
      AttributeColumn(
        name: "organization", values: ["Brightwater Labs, Inc.", "Brightwater", "Société Générale", "Acme|Initech"]),
      AttributeColumn(name: "title", values: ["Head of Research", "Researcher", "Engineer", nil]),
      AttributeColumn(name: "email", values: ["zoe@lefevre.example", nil, nil, "anna@archer.example"]),
    ]
    var draft = AssemblyTests.draft([("p1", "p2", 1), ("p3", "p4", 1)])
    draft.isDirected = false
    return try SocialNetwork(assembling: [draft], attributes: [table])
  }

  @Test func wholeValuesComeBeforeWordsAndThoseBeforeParts() throws {
    let network = try network()
    func ids(_ attribute: String, _ value: String) throws -> [String]? {
      try network.people(where: attribute, matches: value)?.people.map { network.id(of: $0) }
    }
    #expect(try ids("organization", "brightwater labs") == ["p1"])
    #expect(try ids("organization", "BRIGHTWATER") == ["p2"])
    #expect(try ids("organization", "labs") == ["p1"])
    #expect(try ids("organization", "societe") == ["p3"])
    #expect(try ids("organization", "initech") == ["p4"])
    #expect(try ids("organization", "génér") == ["p3"])
    #expect(try ids("organization", "nowhere") == nil)
    #expect(try ids("title", "research") == ["p1"])
    #expect(try ids("title", "researcher") == ["p2"])
    #expect(try network.people(where: "title", matches: "of research")?.precision == .words)
    #expect(throws: NetworkError.self) { try network.people(where: "title", matches: "e") }
    #expect(throws: NetworkError.self) { try network.people(where: "shoe size", matches: "42") }
  }

  @Test func manyNamesAreFoundAsOneIs() throws {
    let network = try network()
    let index = PersonIndex(network)
    for name in ["p1", "Zoé Lefèvre", "zoe lefevre", "lefèvre", "anna@archer.example", "ANN ARCHER", "lambert"] {
      #expect(try index.person(named: name) == network.person(named: name) || name == "ANN ARCHER")
    }
    #expect(try index.person(named: "ANN ARCHER") == network.person(named: "p3"))
    #expect(throws: NetworkError.unknownPerson("Bob")) { try index.person(named: "Bob") }
    #expect(throws: NetworkError.self) { try index.person(named: "archer") }
  }
}
