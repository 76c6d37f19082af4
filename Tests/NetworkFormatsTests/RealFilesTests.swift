import Foundation
import NetworkFormats
import SocialNetworks
import Testing

private let folder = ProcessInfo.processInfo.environment["ENTREGENT_DATA"]

/// Published files as they are; the counts are those of their publications.
@Suite(.enabled(if: folder != nil))
struct RealFilesTests {
  private func path(_ name: String) -> String { (folder ?? "") + "/" + name }

  @Test(arguments: [
    ("classics/karate_edges.csv", 34, 78), ("classics/karate_weighted_edges.csv", 34, 78),
    ("classics/southern_women_edges.csv", 32, 89), ("classics/flo_marriage_edges.csv", 15, 20),
    ("classics/flo_business_edges.csv", 11, 15), ("classics/ht_advice_edges.csv", 21, 190),
    ("classics/ht_friends_edges.csv", 21, 102), ("classics/ht_reports_edges.csv", 21, 20),
    ("classics/krackhardt_kite_edges.csv", 10, 18),
    // two of the 77 are called Woman in this file
    ("classics/miserables_edges.csv", 76, 254),
    ("classics/eies_messages_edges.csv", 32, 460), ("classics/sampson_1_edges.csv", 18, 55),
    ("classics/eies_relations_edges.csv", 32, 768),
    ("lazega-lawfirm/law_advice_edges.csv", 71, 892), ("lazega-lawfirm/law_friends_edges.csv", 69, 575),
    ("lazega-lawfirm/law_cowork_edges.csv", 71, 1104), ("lazega-lawfirm/Lazega-Law-Firm_multiplex.edges", 71, 2571),
    ("asoiaf/asoiaf-all-edges.csv", 796, 2823), ("asoiaf/asoiaf-book1-edges.csv", 187, 684),
    ("asoiaf/asoiaf-book2-edges.csv", 259, 775), ("asoiaf/asoiaf-book3-edges.csv", 303, 1008),
    ("asoiaf/asoiaf-book4-edges.csv", 274, 682), ("asoiaf/asoiaf-book5-edges.csv", 317, 760),
    ("asoiaf/asoiaf-book45-edges.csv", 506, 1329), ("asoiaf/got_tv_season1_edges.csv", 127, 550),
    ("asoiaf/got_tv_season7_edges.csv", 81, 412),
    ("highschool-2013/Contact-diaries-network_data_2013.csv", 120, 502),
    ("highschool-2013/Friendship-network_data_2013.csv", 134, 668),
    ("email-eu-core/email-Eu-core.txt", 1005, 25571), ("email-eu-core/email-Eu-core-temporal.txt", 816, 83083),
    ("collegemsg/CollegeMsg.txt", 1899, 59835),
    ("scale/facebook_combined.txt", 4039, 88234), ("scale/ca-GrQc.txt", 5242, 28980),
    ("scale/ca-HepPh.txt", 11203, 117618), ("scale/email-Enron.txt", 36692, 367662),
    ("scale/soc-brightkite.txt", 56739, 212945), ("scale/musae_facebook_large.txt", 22470, 170999),
    ("scale/musae_github_developer.txt", 37700, 289003),
  ])
  func publishedFilesHaveTheirPublishedCounts(_ name: String, _ people: Int, _ ties: Int) throws {
    // without optimization the careful way is slow on the larger ones
    for route in ties < 50_000 ? [ReadOptions.Route.careful, .fastestPossible] : [.fastestPossible] {
      var options = ReadOptions()
      options.route = route
      let read = try NetworkReader.read(path: path(name), options: options)
      #expect(read.draft.people.count == people)
      #expect(read.draft.ties.count == ties)
    }
  }

  @Test(arguments: [
    ("classics/flo_marriage_nodes.csv", 16, ["wealth", "#priors", "#ties"]),
    ("classics/karate_weighted_nodes.csv", 34, ["Faction", "color"]),
    ("asoiaf/asoiaf-all-nodes.csv", 796, []),
    (
      "lazega-lawfirm/Lazega-Law-Firm_nodes.txt", 71,
      ["nodeStatus", "nodeGender", "nodeOffice", "nodeSeniority", "nodeAge", "nodePractice", "nodeLawSchool"]
    ),
    ("lazega-lawfirm/Lazega-Law-Firm_layers.txt", 3, ["layerLabel"]),
    ("highschool-2013/metadata_2013.txt", 329, ["column2", "column3"]),
    ("email-eu-core/email-Eu-core-department-labels.txt", 1005, ["column2"]),
  ])
  func tablesOfPeopleHaveTheirColumns(_ name: String, _ people: Int, _ columns: [String]) throws {
    let table = try NetworkReader.readPeople(path: path(name)).people
    #expect(table.count == people)
    #expect(table.attributes.map(\.name) == columns)
  }

  @Test func contactsWithTimesAreReadWithColumns() throws {
    let options = ReadOptions(columns: "source,target,time")
    let read = try NetworkReader.read(path: path("collegemsg/CollegeMsg.txt"), options: options)
    #expect(read.draft.ties.values == nil)
    #expect(read.draft.ties.attributes.map(\.name) == ["time"])
  }

  @Test func weightsOfAsoiafAreWeights() throws {
    let draft = try NetworkReader.read(path: path("asoiaf/asoiaf-all-edges.csv")).draft
    #expect(draft.isDirected == false)
    #expect(draft.ties.values?.prefix(4) == [3, 3, 3, 14])
    #expect(draft.people.id(0) == "Addam-Marbrand")
  }
}
