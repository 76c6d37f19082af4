import NetworkFormats
import SocialNetworks
import Testing

struct AddressKindTests {
  @Test(arguments: [
    "ada@example.org", "norell@example.org", "per.norell@example.org", "allan@example.org",
    "infante@example.org", "joao.sales@example.org", "teamer@example.org", "bob+list@example.org", "ann@list.ru",
    "maria.help@example.org", "roomer@example.org", "tim.room@example.org", "r.office@example.org",
    "ann@mail.example.org",
    "12345+octocat@users.noreply.github.com", "bouncer@example.org", "notify.ann@example.org", "Jobst@example.org",
    "kenneth.lay@enron.com", "hallo.hr.meier@example.org", "", "@", "dario.fax@example.org", "alli@lists.com",
  ])
  func peopleAreLeftAlone(address: String) {
    #expect(AddressKind.kind(ofAddress: address) == .person)
  }

  @Test(arguments: [
    "no-reply@example.org", "NoReply@example.org", "noreply+a1b2@example.org", "messages-noreply@linkedin.com",
    "do-not-reply@example.org", "donotreply@example.org", "do_not_reply2@example.org", "MAILER-DAEMON@example.org",
    "postmaster@example.org", "notifications@github.com", "calendar-notification@google.com",
    "bounces+12-x@example.org",
    "newsletter@example.org", "newsletter-de@example.org", "info@example.org", "support@example.org",
    "sales@example.org",
    "customer.service@example.org", "contact@example.org", "billing@example.org", "jobs@example.org",
    "hello@example.org", "sales-emea@example.org", "info2@example.org", "x@bounce.example.org",
    "update@facebookmail.com",
    "unknownorganizer@calendar.google.com", "reply+abc@example.org", "nomail@invalid", "no.address@enron.com",
    "ann@notifications.example.org",
  ])
  func machinesAndSharedInboxesAreAutomatic(address: String) {
    #expect(AddressKind.kind(ofAddress: address) == .automatic)
  }

  @Test(arguments: [
    "list-physics@example.org", "physics-request@example.org", "physics@googlegroups.com",
    "abc@group.calendar.google.com", "physics@lists.example.org", "all@example.org", "team@example.org",
    "everyone@example.org", "all-hands@example.org", "support-team@example.org", "owner-physics@example.org",
    "dl-ga-all_enron_worldwide1@enron.com", "all.worldwide@enron.com", "physics-list@example.org", "x@groups.io",
    "ALL.STAFF@Example.org", "announce@example.org",
  ])
  func listsAreGroups(address: String) {
    #expect(AddressKind.kind(ofAddress: address) == .group)
  }

  @Test(arguments: [
    "abc@resource.calendar.google.com", "room-12@example.org", "conf-room-3@example.org", "meetingroom.b@example.org",
  ])
  func roomsAreResources(address: String) {
    #expect(AddressKind.kind(ofAddress: address) == .resource)
  }

  @Test func namesDecideOnlyWhereAddressesDoNot() {
    #expect(AddressKind.kind(ofAddress: "x1@example.org", name: "Mail Delivery Subsystem") == .automatic)
    #expect(AddressKind.kind(ofAddress: "x1@example.org", name: "Meeting Room 4") == .resource)
    #expect(AddressKind.kind(ofAddress: "", name: "All Staff") == .group)
    #expect(AddressKind.kind(ofAddress: "x1@example.org", name: "All Staff") == .person)
    #expect(AddressKind.kind(ofAddress: "team@example.org", name: "Ada Byron") == .group)
    #expect(AddressKind.kind(ofAddress: "x1@example.org", name: "Tim Room") == .person)
  }

  @Test func longAddressesTakeLinearTime() {
    let long = String(repeating: "a.", count: 200_000)
    #expect(AddressKind.kind(ofAddress: long + "@" + long) == .person)
  }
}
