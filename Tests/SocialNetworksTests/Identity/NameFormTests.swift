import Testing

@testable import SocialNetworks

struct NameFormTests {
  @Test(arguments: [
    "Nadia Okafor", "OKAFOR, Nadia", "Dr. Nadia Okafor", "Prof. Dr. Nadia Okafor", "Nadia Okafor, PhD",
    "Nadia Okafor, Ph.D., MBA", "Nadia Okafor (she/her)", "Nadia Okafor she/her", "🌍 Nadia Okafor 🚀",
    "Okafor, Nadia (Brightwater)", "'Nadia Okafor'", "\"Okafor, Nadia\"", "Nadia  Okafor ✔︎", "Ms Nadia Okafor MBA",
    "Okafor, Dr. Nadia", "Nadia Okafor [External]", "Nadia\u{200D} Okafor",
  ])
  func decorationsMakeNoDifference(name: String) {
    let form = NameForm(name)
    #expect(form.key == "nadia okafor")
    #expect(form.isFull)
  }

  @Test func generationsStay() {
    #expect(NameForm("Ben Okafor, Jr.").key == "ben okafor jr")
    #expect(NameForm("Ben Okafor III").key == "ben okafor iii")
  }

  @Test func familyNamesThatLookLikeDegreesStay() {
    #expect(NameForm("Yo-Yo Ma").key == "yo-yo ma")
    #expect(NameForm("Ma, Jack").key == "jack ma")
    #expect(NameForm("Dr").key == "dr")
  }

  @Test(arguments: ["nadia@example.org", "", "🚀", "Okafor <n@a.org>", "—"])
  func whatIsNoNameHasNoForm(name: String) { #expect(NameForm(name).key.isEmpty) }

  @Test(arguments: ["Nadia", "N. Okafor", "N O", "J.R. Smith", "LinkedIn Member", "王明"])
  func partsOfNamesAreNotFull(name: String) { #expect(!NameForm(name).isFull) }

  @Test(arguments: ["王小明", "김민수", "Jo Li", "Nadia N. Okafor"])
  func wholeNamesAreFull(name: String) { #expect(NameForm(name).isFull) }
}
