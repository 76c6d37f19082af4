import Foundation
import Testing

/// What ENTREGENT_DATA names; outside of the suite, whose condition it is.
private let dataFolder = ProcessInfo.processInfo.environment["ENTREGENT_DATA"].flatMap { path in
  FileManager.default.fileExists(atPath: path) ? URL(filePath: path, relativeTo: Command.root).path : nil
}

/// Real networks that may not be redistributed; they are looked for in the folder that `ENTREGENT_DATA` names.
@Suite(.enabled(if: dataFolder != nil, "ENTREGENT_DATA names no folder"))
struct RealDataTests {
  private func path(_ relative: String) -> String { (dataFolder ?? "") + "/" + relative }

  private func describe(_ relative: String, _ more: String...) throws -> [String: Any] {
    let result = try Command.run(["describe", "-n", path(relative), "--format", "json"] + more)
    #expect(result.status == 0, "\(relative): \(result.errors)")
    return try result.json()
  }

  @Test(arguments: [
    ("scale/email-Enron.txt", 36692, 183831), ("scale/facebook_combined.txt", 4039, 88234),
    ("scale/ca-GrQc.txt", 5242, 14484), ("scale/ca-HepPh.txt", 11203, 117618),
    ("scale/soc-brightkite.txt", 56739, 212945), ("scale/musae_facebook_large.txt", 22470, 170823),
    ("asoiaf/asoiaf-all-edges.csv", 796, 2823), ("asoiaf/asoiaf-book1-edges.csv", 187, 684),
    ("asoiaf/asoiaf-book4-edges.csv", 274, 682), ("asoiaf/got_tv_season7_edges.csv", 81, 412),
  ])
  func publishedCountsComeOut(file: String, people: Int, ties: Int) throws {
    let answer = try describe(file)
    #expect(answer["people"] as? Int == people && answer["ties"] as? Int == ties, "\(file)")
  }

  @Test func directedListsKeepTheirArcs() throws {
    let mail = try describe("email-eu-core/email-Eu-core.txt", "--directed", "yes")
    #expect(mail["people"] as? Int == 1005 && mail["ties"] as? Int == 25571 - 642)
    #expect(mail["self_ties_dropped"] as? Int == 642)
    let diaries = try describe("highschool-2013/Contact-diaries-network_data_2013.csv", "--directed", "yes")
    #expect(diaries["people"] as? Int == 120 && diaries["ties"] as? Int == 502)
    let friends = try describe("highschool-2013/Friendship-network_data_2013.csv", "--directed", "yes")
    #expect(friends["people"] as? Int == 134 && friends["ties"] as? Int == 668)
  }

  @Test func lawyersHaveLayersAndAttributes() throws {
    let layers = ["law_advice", "law_friends", "law_cowork"].flatMap { ["-n", path("lazega-lawfirm/\($0)_edges.csv")] }
    let people = ["--people", path("lazega-lawfirm/law_advice_nodes.csv"), "--directed", "yes"]
    let all = try Command.run(["describe", "--format", "json"] + layers + people).json()
    #expect(all["people"] as? Int == 71)
    for (layer, arcs) in [("law_advice_edges", 892), ("law_friends_edges", 575), ("law_cowork_edges", 1104)] {
      let one = try Command.run(["describe", "--format", "json", "--layer", layer] + layers + people).json()
      #expect(one["ties"] as? Int == arcs, "\(layer)")
    }
    let roles = try Command.run(["brokers", "--roles", "office"] + layers + people)
    #expect(roles.status == 0 && roles.lines.count == 72)
    let route = try Command.run(["introduce", "71", "--from", "1", "--format", "json"] + layers + people)
    #expect(route.status == 0 && route.output.contains("in law_advice_edges"))
    let map = try Command.run(["draw", "-o", "-", "--color-by", "office", "--route", "1", "71"] + layers + people)
    #expect(map.status == 0 && map.output.contains("office"))
  }

  @Test func lawyersOfTheMultiplexFileHaveTheSameLayers() throws {
    let file = "lazega-lawfirm/Lazega-Law-Firm_multiplex.edges"
    for (layer, arcs) in [("1", 892), ("2", 575), ("3", 1104)] {
      let answer = try describe(file, "--directed", "yes", "--layer", layer)
      #expect(answer["ties"] as? Int == arcs)
    }
  }

  @Test func departmentsColorTheMailNetwork() throws {
    let result = try Command.run(
      "draw", "-o", "-", "-n", path("email-eu-core/email-Eu-core.txt"), "--people",
      path("email-eu-core/email-Eu-core-department-labels.txt"), "--color-by", "column2", "--focus", "160", "--radius",
      "1",
      "--layout", "sfdp")
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("column2"))
  }

  @Test func enronAnswersFast() throws {
    let file = path("scale/email-Enron.txt")
    let introduction = try Command.run("introduce", "20000", "--from", "0", "-n", file, "--format", "json")
    #expect(introduction.status == 0)
    #expect((try introduction.json()["introductions"] as? [Any])?.count == 5)
    let answer = try describe("scale/email-Enron.txt")
    #expect(answer["components"] as? Int == 1065 && answer["largest_component"] as? Int == 33696)
    #expect(answer["triangles"] as? Int == 727_044)
    #expect(answer["diameter"] is NSNull)
  }
}
