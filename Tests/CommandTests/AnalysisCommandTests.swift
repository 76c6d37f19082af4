import Foundation
import Testing

@Suite struct AnalysisCommandTests {
  static let kite = "Datasets/krackhardt-kite/network.csv"
  static let karate = "Datasets/karate-club/network.csv"
  static let marriage = [
    "-n", "Datasets/florentine-families/marriage.csv", "--people", "Datasets/florentine-families/people.csv",
  ]

  // MARK: rank

  @Test func rowsFallByTheFirstMeasureAndTiesKeepTheOrderOfTheFile() throws {
    let result = try Command.run("rank", "--by", "degree,betweenness,closeness", "-n", Self.kite)
    #expect(result.lines[0] == "id,name,degree,betweenness,closeness")
    #expect(result.cells.dropFirst().map { $0[0] } == ["D", "F", "G", "A", "B", "C", "E", "H", "I", "J"])
    // Krackhardt (1990): H lies on most shortest paths, F and G are closest to all.
    #expect(result.column("betweenness")["H"] == 14)
    #expect(abs((result.column("closeness")["F"] ?? 0) - 9.0 / 14) < 1e-12)
  }

  @Test(arguments: [
    "degree", "betweenness", "closeness", "harmonic", "eigenvector", "pagerank", "clustering", "core-number",
  ])
  func measuresOfTheKarateClubAgreeWithTheExpectedTables(measure: String) throws {
    let result = try Command.run("rank", "--by", measure, "-n", Self.karate)
    let file = Command.path("Datasets/karate-club/expected/\(measure).csv")
    let expected = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n").dropFirst()
    let values = result.column(measure)
    #expect(expected.count == 34)
    for line in expected {
      let cells = line.split(separator: ",")
      let (id, value) = (String(cells[0]), try #require(Double(cells[1])))
      #expect(abs((values[id] ?? .nan) - value) <= 1e-9 * max(1, abs(value)), "\(measure) of \(id)")
    }
  }

  @Test func unitWeightsTurnStrengthIntoDegree() throws {
    let file = "Datasets/les-miserables/network.csv"
    let stored = try Command.run("rank", "--by", "strength", "-n", file)
    let unit = try Command.run("rank", "--by", "strength,degree", "-n", file, "--weights", "unit")
    #expect(stored.column("strength")["Valjean"] == 158)
    #expect(unit.column("strength") == unit.column("degree"))
  }

  @Test func everyThreadCountGivesTheSameBytes() throws {
    let measures = "betweenness,closeness,harmonic,pagerank,eigenvector,clustering"
    let file = "Datasets/les-miserables/network.csv"
    let one = try Command.run("rank", "--by", measures, "-n", file, "--threads", "1")
    for threads in ["2", "3", "7"] {
      #expect(try Command.run("rank", "--by", measures, "-n", file, "--threads", threads).output == one.output)
    }
  }

  @Test func directionChoosesWhichTiesCount() throws {
    let ties = "source,target\na,b\nb,a\na,c\n"
    let any = try Command.run(on: ties, "rank", "--by", "degree,in-degree,out-degree", "--directed", "yes")
    #expect(any.column("degree") == ["a": 3, "b": 2, "c": 1])
    #expect(any.column("in-degree") == ["a": 1, "b": 1, "c": 1])
    let incoming = try Command.run(on: ties, "rank", "--by", "degree", "--directed", "yes", "--direction", "incoming")
    #expect(incoming.column("degree") == ["a": 1, "b": 1, "c": 1])
  }

  @Test func measuresOfPositiveWeightsRefuseOthers() throws {
    let ties = "source,target,weight\na,b,-1\nb,c,0\n"
    #expect(try Command.run(on: ties, "rank", "--by", "pagerank").status == 65)
    let kept = try Command.run(on: ties, "rank", "--by", "strength,degree")
    #expect(kept.column("strength") == ["a": -1, "b": -1, "c": 0])
    #expect(kept.column("degree") == ["a": 1, "b": 2, "c": 1])
    #expect(try Command.run(on: ties, "rank", "--by", "pagerank", "--weights", "unit").status == 0)
  }

  // MARK: brokers, communities, structure

  @Test func mediciAreTheBrokersOfFlorence() throws {
    let result = try Command.run(["brokers", "--by", "constraint,effective-size"] + Self.marriage)
    #expect(result.cells[1][0] == "Medici")
    #expect(abs((result.column("constraint")["Medici"] ?? 0) - 0.2098765432098766) < 1e-12)
    // Pucci has no tie: constraint is undefined, and undefined comes last.
    #expect(result.lines.last == "Pucci,Pucci,,")
  }

  @Test func karateClubReachesTheBestKnownModularity() throws {
    let result = try Command.run("communities", "-n", Self.karate, "--format", "json")
    let answer = try result.json()
    #expect(answer["communities"] as? Int == 4)
    #expect(abs((answer["modularity"] as? Double ?? 0) - 0.4197896120973) < 1e-9)
    #expect((answer["rows"] as? [[String: Any]])?.count == 34)
  }

  @Test func structureNamesItsColumnInTheSingular() throws {
    let heads = try ["components", "strong-components", "cores", "cut-people"].map {
      try Command.run("structure", "--what", $0, "-n", Self.kite).lines[0]
    }
    #expect(heads == ["id,name,component", "id,name,strong-component", "id,name,core", "id,name,cut-person"])
    let bridges = try Command.run("structure", "--what", "bridges", "-n", Self.kite)
    #expect(bridges.output == "source,target\nH,I\nI,J\n")
    let cut = try Command.run("structure", "--what", "cut-people", "-n", Self.kite)
    #expect(cut.cells.dropFirst().map { $0[0] } == ["H", "I"])
  }

  // MARK: describe

  @Test func describeCountsTheKarateClub() throws {
    let answer = try Command.run("describe", "-n", Self.karate, "--format", "json").json()
    #expect(answer["people"] as? Int == 34 && answer["ties"] as? Int == 78)
    #expect(answer["directed"] as? Bool == false)
    #expect(answer["diameter"] as? Int == 5 && answer["triangles"] as? Int == 45)
    let expected = [
      "density": 0.13903743315508021, "mean_distance": 2.408199643493761, "transitivity": 0.2556818181818182,
      "mean_clustering": 0.5706384782076823, "assortativity": -0.47561309768461413, "reciprocity": 1,
      "degree_centralization": 0.39962121212121213, "betweenness_centralization": 0.4055571953299227,
    ]
    for (key, value) in expected {
      #expect(abs((answer[key] as? Double ?? .nan) - value) < 1e-9, "\(key)")
    }
  }

  @Test func describeReportsWhatTheRulesDid() throws {
    let ties = "source,target,weight\na,b,1\nb,a,2\na,a,1\nb,c,1\n"
    let answer = try Command.run(on: ties, "describe", "--format", "json").json()
    #expect(answer["ties"] as? Int == 2)
    #expect(answer["self_ties_dropped"] as? Int == 1 && answer["parallel_ties_merged"] as? Int == 1)
    let raw = try Command.run(
      on: ties, "describe", "--format", "json", "--parallel-ties", "keep", "--self-ties", "keep"
    ).json()
    #expect(raw["ties"] as? Int == 4 && raw["people"] as? Int == 3)
  }

  @Test func symmetricListIsReadOnce() throws {
    let result = try Command.run(on: "a b\nb a\nb c\nc b\n", as: "list.txt", "describe", "--format", "json")
    #expect(try result.json()["ties"] as? Int == 2)
    #expect(try result.json()["parallel_ties_merged"] as? Int == 0)
    #expect(result.errors.contains("both directions"))
  }

  // MARK: path

  @Test func pathValuesAreWhatTheirKindSays() throws {
    let ties = "source,target,weight\na,b,0.5\nb,d,0.5\na,c,0.9\nc,d,0.2\na,e,0.7\ne,f,0.7\nf,d,0.7\n"
    func path(_ arguments: String...) throws -> Command.Result {
      try Command.withTemporaryFolder { folder in
        let file = folder.appending(path: "g.csv")
        try Data(ties.utf8).write(to: file)
        return try Command.run(["path", "a", "d", "-n", file.path] + arguments)
      }
    }
    let strongest = try path().cells
    #expect(strongest[0] == ["rank", "value", "hops", "people"] && strongest[1][3] == "a > e > f > d")
    #expect(abs((Double(strongest[1][1]) ?? 0) - 0.343) < 1e-12)
    #expect(try path("--kind", "widest").output == "rank,value,hops,people\n1,0.7,3,a > e > f > d\n")
    #expect(try path("--kind", "shortest", "-k", "2").cells.dropFirst().map { $0[1] } == ["2", "2"])
    let reciprocal = try path("--kind", "shortest", "--lengths", "reciprocal", "--format", "json").json()
    let first = try #require((reciprocal["paths"] as? [[String: Any]])?.first)
    #expect(
      first["value"] as? Double == 4 && first["people"] as? [String] == ["a", "b", "d"] && first["hops"] as? Int == 2)
    #expect(try path("-k", "5", "--disjoint").lines.count == 4)
    #expect(try path("--max-hops", "1").status == 1)

    // Three ways that share nothing: 1 − .75 · .82 · .657.
    func anyWay(_ arguments: String...) throws -> [String: Any] {
      let answer = try Command.withTemporaryFolder { folder in
        let file = folder.appending(path: "g.csv")
        try Data(ties.utf8).write(to: file)
        return try Command.run(["path", "a", "d", "-n", file.path, "--reliability", "--format", "json"] + arguments)
      }
      return try #require(try answer.json()["reliability"] as? [String: Any])
    }
    let sure = try anyWay()
    #expect(abs((sure["probability"] as? Double ?? 0) - 0.595945) < 1e-12)
    #expect(sure["exact"] as? Bool == true && sure["samples"] as? Int == 0)
    #expect(sure["low"] as? Double == sure["high"] as? Double)
    let willing = try anyWay("--willingness", "0.5", "--avoid", "c")["probability"] as? Double ?? 0
    #expect(abs(willing - (1 - 0.875 * (1 - 0.343 / 4))) < 1e-12)
    #expect(try path("--reliability").errors.contains("the chance that any way works is 0.5959 (exact)"))
    #expect(try path("--willingness", "0.5").status == 64)
    #expect(try path("--reliability", "--kind", "widest").status == 64)
  }

  // MARK: measures, lint, convert

  @Test func measuresListsEveryRegistry() throws {
    let result = try Command.run("measures", "--format", "csv")
    let commands = Set(result.cells.dropFirst().map { $0[0] })
    #expect(
      commands == [
        "rank", "brokers", "communities", "structure", "draw", "convert", "validate", "suggest", "plot",
      ])
    #expect(result.output.contains("\nrank,pagerank,") && result.output.contains("\nbrokers,constraint,"))
  }

  @Test func lintReadsExportsAndMissesMissingFiles() throws {
    #expect(try Command.run("lint", "Datasets/lea-fontaine/archive").status == 0)
    #expect(try Command.run("lint", "missing.csv").status == 66)
  }

  @Test func lintListsEveryFaultOfAFile() throws {
    try Command.withTemporaryFolder { folder in
      let file = folder.appending(path: "bad.csv")
      try Data("source,target,weight\na,b,1\na,c,inf\nb\n".utf8).write(to: file)
      let result = try Command.run("lint", file.path)
      #expect(result.status == 65)
      #expect(result.lines[0] == "file,line,column,severity,code,message")
      #expect(result.cells.dropFirst().map { $0[1] } == ["3", "4"])
    }
    #expect(try Command.run("lint", Self.karate).output == "file,line,column,severity,code,message\n")
  }

  @Test(arguments: ["graphml", "json", "csv"])
  func convertingThereAndBackChangesNothing(format: String) throws {
    try Command.withTemporaryFolder { folder in
      let file = folder.appending(path: "network.\(format)").path
      let source = "Datasets/les-miserables/network.csv"
      #expect(try Command.run("convert", source, file).status == 0)
      let before = try Command.run("rank", "--by", "strength,betweenness", "-n", source)
      let after = try Command.run("rank", "--by", "strength,betweenness", "-n", file)
      #expect(before.output == after.output)
    }
  }

  @Test func attributesSurviveGraphML() throws {
    try Command.withTemporaryFolder { folder in
      let file = folder.appending(path: "florence.graphml").path
      #expect(try Command.run(["convert", Self.marriage[1], file] + Self.marriage[2...]).status == 0)
      let text = try String(contentsOfFile: file, encoding: .utf8)
      #expect(text.contains("wealth") && text.contains("Pucci"))
      #expect(try Command.run("describe", "-n", file, "--format", "json").json()["isolates"] as? Int == 1)
    }
  }
}
