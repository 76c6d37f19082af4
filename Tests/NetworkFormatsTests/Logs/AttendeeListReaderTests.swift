import NetworkFormats
import SocialNetworks
import Testing

struct AttendeeListReaderTests {
  private static let text = """
    Name,Email,Company,Title,Status
    Nina Okafor,nina@example.org,Acme,CTO,attended
    Ben Carter,,Nestwise,,declined
    Zoë B,Zoe@example.org,Halden,,attended
    Ana Li,ana@example.org,,,no-show
    Max Roth,max@example.org,Acme,Engineer,
    ,,,,attended
    """

  @Test func theDateStandsInTheNameOfTheFile() throws {
    let owner = Mention(name: "Zoë", identities: [Identity(.email, "zoe@example.org")])
    let found = try imported("lists/2026-05-20 Swift Meetup.csv", Self.text, owner: owner)
    #expect(found.kind == "attendee-list" && found.read == 6 && found.kept == 3)
    #expect(found.interactions == ["event 2026-05-20: Zoë > Nina Okafor, Max Roth"])
    #expect(found.dropped == ["did not attend 2", "no name 1"])
    #expect(found.affiliations.first == "Nina Okafor: CTO at Acme, - - 2026-05-20")
    let other = try imported("Swift_Meetup_2026-05-20.csv", Self.text)
    #expect(other.interactions == ["event 2026-05-20: me > Nina Okafor, Zoë B, Max Roth"])
  }

  @Test func columnsMayNameSeveralEvents() throws {
    let text = """
      Event;Event Date;First Name;Last Name;Company
      Meetup;20.05.2026;Nina;Okafor;Acme
      Dinner;21.05.2026;Nina;Okafor;Acme
      Dinner;21.05.2026;Ben;Carter;Acme
      """
    let found = try imported("attendees.csv", text)
    #expect(found.kind == "attendee-list")
    #expect(
      found.interactions == ["event 2026-05-20: me > Nina Okafor", "event 2026-05-21: me > Nina Okafor, Ben Carter"])
  }

  @Test func theMappingMayNameTheEvent() throws {
    var mapping = SourceMapping(rows: .people)
    mapping.constants = [("date", "2026-05-20"), ("event", "Meetup")]
    let found = try imported("x.csv", "Name,Email\nNina,n@x.org\n", kind: "attendee-list", mapping: mapping)
    #expect(found.interactions == ["event 2026-05-20: me > Nina"])
    let without = try imported("x.csv", "Name,Email\nNina,n@x.org\n", kind: "attendee-list")
    #expect(without.dropped == ["no date 1"] && without.interactions.isEmpty)
  }

  @Test func eventsToComeMakeNoTies() throws {
    let found = try imported("2027-05-20 Swift Meetup.csv", Self.text)
    #expect(found.interactions.isEmpty && found.kept == 3)
  }

  @Test func theSameEventHasTheSameKey() throws {
    let once = try imported("a/2026-05-20 Swift Meetup.csv", Self.text)
    let again = try imported("b/2026-05-20_Swift-Meetup.csv", Self.text + "\nNew One,new@x.org,,,\n")
    #expect(once.keys == again.keys)
  }

  @Test(arguments: [
    ("2026-05-20 ties.csv", "source,target,weight\na,b,1\n"), ("people.csv", "Name,Email\nNina,n@x.org\n"),
    ("2026-05-20.csv", "id,value\n1,2\n"),
    ("2026-05-20 Connections.csv", "First Name,Last Name,Company,Connected On\n"),
    ("2026-05-20.csv", "from,to,name,email\na,b,c,d\n"),
  ])
  func otherTablesAreLeftAlone(_ name: String, _ text: String) throws {
    #expect(try imported(name, text).kind != "attendee-list")
  }
}
