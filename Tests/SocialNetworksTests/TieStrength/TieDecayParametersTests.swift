import SocialNetworks
import Testing

struct TieDecayParametersTests {
  @Test func textGivesTheSameBack() throws {
    #expect(try TieDecayParameters(parsing: "") == TieDecayParameters())
    var parameters = TieDecayParameters()
    parameters[.email] = .init(halfLifeDays: 33.5, weight: 0.0625)
    parameters.attention = 0.125
    parameters.sharedOrganization = 0.5
    #expect(try TieDecayParameters(parsing: parameters.text) == parameters)
    #expect(parameters.text.split(separator: "\n").count == 2 * Channel.allCases.count + 12)
  }

  @Test func filesMayHoldCommentsAndBlanks() throws {
    let text = "# mine\r\n\r\n  email.weight=0.5 # less\r\n\tspacing-days = 3\n"
    let parameters = try TieDecayParameters(parsing: text)
    #expect(parameters[.email].weight == 0.5 && parameters.spacingDays == 3)
    #expect(parameters[.meeting] == TieDecayParameters()[.meeting])
  }

  @Test(arguments: [
    "half", "email.weight", "e-mail.weight = 1", "email.half-life-days = 0", "email.weight = -1", "email.weight = nan",
    "email.weight = inf", "email.weight = 0x1p999999", "email.weight =", "= 1", "email.power = 1", "attention = 1.5",
    "fresh-half-life-days = 0", "email.weight.x = 1", "spacing-days = 1\nspacing-days = 2",
  ])
  func faultsNameTheirLine(fault: String) {
    let error = #expect(throws: TieDecayParameters.ParseError.self) {
      try TieDecayParameters(parsing: "# first\n" + fault + "\n")
    }
    #expect(error?.line == 1 + fault.split(separator: "\n").count)
  }

  @Test func scalingMultipliesEveryTime() {
    let scaled = TieDecayParameters().scaled(by: 0.5)
    #expect(scaled[.call].halfLifeDays == TieDecayParameters()[.call].halfLifeDays / 2)
    #expect(scaled.freshHalfLifeDays == TieDecayParameters().freshHalfLifeDays / 2)
    #expect(scaled.spacingDays == TieDecayParameters().spacingDays / 2)
    #expect(scaled[.call].weight == TieDecayParameters()[.call].weight)
  }
}
