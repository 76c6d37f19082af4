import Foundation
import Testing

@Suite struct IntroduceTests {
  static let ties = """
    source,target,weight
    me,ann,0.8
    ann,bob,0.7
    bob,xena,0.75
    me,hub,0.15
    hub,xena,0.2
    ann,cara,0.5
    cara,xena,0.6

    """

  @Test func strongChainBeatsShortWeakOne() throws {
    let result = try Command.run(on: Self.ties, "introduce", "xena", "--from", "me", "--format", "json")
    #expect(result.status == 0)
    let answer = try result.json()
    let introductions = try #require(answer["introductions"] as? [[String: Any]])
    #expect(introductions.count == 3)
    let best = introductions[0]
    #expect(abs((best["probability"] as? Double ?? 0) - 0.42) < 1e-12)
    #expect((best["people"] as? [[String: String]])?.map { $0["id"] } == ["me", "ann", "bob", "xena"])
    #expect((best["ask"] as? [String: String])?["id"] == "ann")
    let weakest = try #require(best["bottleneck"] as? [String: Any])
    #expect(weakest["source"] as? String == "ann" && weakest["target"] as? String == "bob")
    #expect(weakest["strength"] as? Double == 0.7)
    #expect((best["say"] as? String)?.contains("ann") == true)
    #expect(introductions.map { $0["rank"] as? Int } == [1, 2, 3])
    #expect(abs((introductions[1]["probability"] as? Double ?? 0) - 0.24) < 1e-12)
    #expect(abs((introductions[2]["probability"] as? Double ?? 0) - 0.03) < 1e-12)
    #expect(answer["tie_values"] as? String == "probability")
    #expect(answer["gap"] is NSNull)
    let brokers = try #require(answer["brokers"] as? [[String: Any]])
    #expect(brokers.map { $0["id"] as? String } == ["ann", "hub"])
    let contract: Set = ["from", "to", "as_of", "tie_values", "introductions", "brokers", "gap"]
    #expect(Set(answer.keys) == contract.union(["spent", "ask_together", "everyone", "expected"]))
  }

  @Test func csvHasTheContractsColumns() throws {
    let result = try Command.run(on: Self.ties, "introduce", "xena", "--from", "me", "--paths", "1")
    #expect(result.cells[0] == ["rank", "probability", "hops", "ask", "people", "weakest_tie"])
    #expect(result.lines.count == 2)
    #expect(abs((Double(result.cells[1][1]) ?? 0) - 0.42) < 1e-12)
    #expect(result.cells[1][2...] == ["3", "ann", "me > ann > bob > xena", "ann > bob"])
  }

  @Test func willingnessCountsOnceForEachIntermediary() throws {
    let result = try Command.run(
      on: Self.ties, "introduce", "xena", "--from", "me", "--willingness", "0.5", "--format", "json")
    let introductions = try #require(try result.json()["introductions"] as? [[String: Any]])
    #expect(abs((introductions[0]["probability"] as? Double ?? 0) - 0.8 * 0.7 * 0.75 * 0.25) < 1e-12)
  }

  @Test func hopLimitsAndAvoidedPeopleAreRespected() throws {
    let short = try Command.run(on: Self.ties, "introduce", "xena", "--from", "me", "--max-hops", "2")
    #expect(short.lines.count == 2 && short.lines[1].hasPrefix("1,0.03,2,hub"))
    let without = try Command.run(on: Self.ties, "introduce", "xena", "--from", "me", "--avoid", "ann")
    #expect(without.lines.count == 2 && without.lines[1].contains("hub"))
  }

  @Test func diverseRoutesShareNoIntermediary() throws {
    let result = try Command.run(on: Self.ties, "introduce", "xena", "--from", "me", "--diverse")
    #expect(result.lines.count == 3)
    #expect(result.lines[1].contains("ann") && result.lines[2].contains("hub"))
  }

  @Test func noRouteEndsWithOneAndNamesTheGap() throws {
    let ties = "source,target,weight\nme,ann,0.8\nbob,xena,0.75\ncy,xena,0.9\n"
    let result = try Command.run(on: ties, "introduce", "xena", "--from", "me", "--format", "json")
    #expect(result.status == 1)
    let answer = try result.json()
    #expect((answer["introductions"] as? [Any])?.isEmpty == true)
    let gap = try #require(answer["gap"] as? [String: Any])
    #expect((gap["target"] as? [String: String])?["id"] == "cy")
  }

  @Test func routesBelowTheLeastProbabilityAreNotShown() throws {
    let result = try Command.run(on: Self.ties, "introduce", "xena", "--from", "me", "--min-probability", "0.1")
    #expect(result.lines.count == 3)
    let none = try Command.run(on: Self.ties, "introduce", "xena", "--from", "me", "--min-probability", "0.5")
    #expect(none.status == 1 && none.lines.count == 1)
  }

  @Test func unknownPersonEndsWithOneAndAnEmptyAnswer() throws {
    let result = try Command.run(on: Self.ties, "introduce", "nobody", "--from", "me", "--format", "json")
    #expect(result.status == 1)
    #expect((try result.json()["introductions"] as? [Any])?.isEmpty == true)
  }

  @Test func ambiguousNameListsTheCandidates() throws {
    let ties = "source,target\nJean Martin,Ann\nJeanne Martin,Ann\n"
    let result = try Command.run(on: ties, "introduce", "martin", "--from", "Ann")
    #expect(result.status == 64)
    #expect(result.errors.contains("Jean Martin") && result.errors.contains("Jeanne Martin"))
  }

  @Test func countsBecomeProbabilitiesByTheMedian() throws {
    let ties = "source,target,weight\nme,ann,2\nann,xena,4\nme,bob,8\n"
    let result = try Command.run(on: ties, "introduce", "xena", "--from", "me", "--format", "json")
    let introductions = try #require(try result.json()["introductions"] as? [[String: Any]])
    let expected = (1 - exp(-2.0 / 4)) * (1 - exp(-4.0 / 4))
    #expect(abs((introductions[0]["probability"] as? Double ?? 0) - expected) < 1e-12)
    #expect(result.errors.contains("median"))
  }

  @Test func equalProbabilitiesRankByTheWeakestTieThenByFewerTies() throws {
    let ties = """
      source,target,weight
      me,a,0.9
      a,x,0.4
      me,b,0.6
      b,x,0.6

      """
    let result = try Command.run(on: ties, "introduce", "x", "--from", "me", "--format", "csv")
    #expect(result.lines[1].contains("me > b > x") && result.lines[2].contains("me > a > x"))
    let unweighted = "source,target\nme,a\na,x\nme,b\nb,c\nc,x\nme,d\nd,x\n"
    let hops = try Command.run(on: unweighted, "introduce", "x", "--from", "me")
    #expect(hops.cells.dropFirst().map { $0[2] } == ["2", "2", "3"])
  }

  @Test func directedTiesCarryOneWay() throws {
    let ties = "source,target,weight\nme,ann,0.5\nxena,ann,0.5\n"
    #expect(try Command.run(on: ties, "introduce", "xena", "--from", "me").status == 0)
    #expect(try Command.run(on: ties, "introduce", "xena", "--from", "me", "--directed", "yes").status == 1)
  }

  @Test func anyoneAtAnOrganizationIsATarget() throws {
    try Command.withTemporaryFolder { folder in
      let ties = folder.appending(path: "ties.csv")
      let people = folder.appending(path: "people.csv")
      try Data(Self.ties.utf8).write(to: ties)
      try Data("id,name,organization\nxena,Xena X,Acme\ncara,Cara C,ACME\n".utf8).write(to: people)
      let result = try Command.run(
        "introduce", "--organization", "acme", "--from", "me", "-n", ties.path, "--people", people.path, "--paths", "2")
      #expect(result.status == 0)
      #expect(result.lines[1].contains("me > ann > bob > xena") && result.lines[2].contains("me > ann > cara"))
    }
  }

  @Test func layersMakeEvidence() throws {
    let result = try Command.run(
      "introduce", "Pazzi", "--from", "Medici", "-n", "Datasets/florentine-families/marriage.csv", "-n",
      "Datasets/florentine-families/business.csv", "--format", "json")
    #expect(result.status == 0)
    #expect(result.output.contains("in marriage"))
  }
}
