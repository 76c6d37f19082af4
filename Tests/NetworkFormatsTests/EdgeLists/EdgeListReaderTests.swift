import NetworkFormats
import SocialNetworks
import Testing

struct EdgeListReaderTests {
  @Test(arguments: [",", ";", "\t", " "])
  func everyDelimiterGivesTheSameTies(_ delimiter: String) throws {
    let text = "source,target,weight\nann,bob,1.5\nbob,cid,2\n".replacing(",", with: delimiter)
    #expect(try ties(text) == ["ann>bob=1.5", "bob>cid=2.0"])
  }

  @Test(arguments: [
    "source,target", "Source,Target", "FROM,TO", "from,to", "src,dst", "\"source\",\"target\"", " source , target ",
  ])
  func namesOfBothEndsMakeAHeader(_ header: String) throws {
    #expect(try ties(header + "\na,b\n") == ["a>b"])
  }

  @Test func columnsMayStandInAnyOrder() throws {
    #expect(try ties("weight,target,source\n3,b,a\n") == ["a>b=3.0"])
  }

  @Test func singleLettersAreAHeaderAboveNumbers() throws {
    #expect(try ties("i j w\n3 28 2\n3 106 1\n") == ["3>28=2.0", "3>106=1.0"])
    #expect(try ties("i j\nj k\n") == ["i>j", "j>k"])
  }

  @Test func listsWithoutHeaderKeepTheirFirstRow() throws {
    #expect(try ties("ann,bob\nbob,cid\n") == ["ann>bob", "bob>cid"])
    #expect(try ties("ann,bob,2\nbob,cid,3\n") == ["ann>bob=2.0", "bob>cid=3.0"])
    #expect(try ties("1 2\n2 3\n") == ["1>2", "2>3"])
  }

  @Test func gephiTypesSetTheDirection() throws {
    let directed = try read("Source,Target,Type,Id,Weight\na,b,Directed,0,2\n").draft
    #expect(directed.isDirected == true)
    #expect(directed.ties.layers == nil)
    #expect(try read("Source,Target,Type\na,b,undirected\n").draft.isDirected == false)
    let mixed = try read("Source,Target,Type,Weight\na,b,Directed,2\nb,c,Undirected,3\n")
    #expect(Plain(mixed.draft).ties == ["a>b=2.0", "b>c=3.0", "c>b=3.0"])
    #expect(mixed.draft.isDirected == true)
    #expect(mixed.report.notes.contains("1 undirected tie among directed ones; each is read as two directed ties"))
  }

  @Test func otherWordsInTypeAreLayers() throws {
    #expect(try ties("source,target,type\na,b,work\nb,c,family\n") == ["a>b@work", "b>c@family"])
    #expect(try ties("source,target,kind,weight\na,b,work,2\n") == ["a>b=2.0@work"])
    #expect(try ties("layer,source,target\n1,a,b\n2,b,a\n") == ["a>b@1", "b>a@2"])
  }

  @Test func multiplexFilesHaveTheirLayerFirst() throws {
    #expect(try ties("1 1 2 1\n3 1 17 1\n", "x.edges") == ["1>2=1.0@1", "1>17=1.0@3"])
    #expect(
      complaint("1 1 2 1\n3 1 17 1\n", "x.txt")
        == "x.txt:1: 4 columns without a header; expected 2 or 3, or say what they are, for instance "
        + "--columns source,target,weight,-")
  }

  @Test func columnsCanBeNamed() throws {
    let options = ReadOptions(columns: "time,source,target,-,-")
    let draft = try read("20 a b X Y\n40 b c X X\n", "t.txt", options).draft
    #expect(Plain(draft).ties == ["a>b", "b>c"])
    #expect(draft.ties.attributes == [AttributeColumn(name: "time", kind: .integer, values: ["20", "40"])])
    #expect(
      complaint("20 a b\n", "t.txt", options)
        == "the columns \"time,source,target,-,-\" name 5 columns, but the file has 3")
  }

  @Test func quotedFieldsHoldDelimitersQuotesAndLineEnds() throws {
    let draft = try read("source,target,note\n\"a, b\",\"say \"\"hi\"\"\",\"two\nlines\"\nc,d,\n").draft
    #expect(Plain(draft).people == ["a, b", "say \"hi\"", "c", "d"])
    #expect(draft.ties.attributes == [AttributeColumn(name: "note", values: ["two\nlines", nil])])
  }

  @Test func spacesOfIdsStay() throws {
    #expect(try read("source,target\n a ,b\n").draft.people.id(0) == " a ")
    #expect(try ties("a   b\n  c\t d  \n", "x.txt") == ["a>b", "c>d"])
  }

  @Test func namesOfDifferentBytesAreDifferentPeople() throws {
    let draft = try read("source,target\n\u{E9}ric,e\u{301}ric\n").draft
    #expect(draft.people.count == 2)
  }

  @Test func commentsAreSkipped() throws {
    let read = try read("# a list\n% of ties\n0\t1\n1\t2\n", "x.txt")
    #expect(Plain(read.draft).ties == ["0>1", "1>2"])
    #expect(read.report.notes == ["2 comment lines skipped"])
  }

  @Test func aRowThatLooksLikeACommentIsWarnedOf() throws {
    let report = try read("source,target\na,b\n#c,d\n").report
    #expect(
      report.warnings.map(\.description) == [
        "net.csv:3: \"#c,d\" is skipped as a comment; put it in double quotes if it is an id"
      ])
  }

  @Test func aWebAddressAboveCommentsIsSkipped() throws {
    let read = try read("https://example.org/x.html\r\n# comment\r\n1\t2\r\n", "x.txt")
    #expect(Plain(read.draft).ties == ["1>2"])
    #expect(read.report.warnings.map(\.code) == ["stray-line"])
    #expect(try ties("https://a.org https://b.org\n", "x.txt") == ["https://a.org>https://b.org"])
  }

  @Test func aLineOfCountsIsAHeader() throws {
    #expect(try ties("3 2\n0 1\n1 2\n", "x.txt") == ["0>1", "1>2"])
    #expect(try ties("3 2\n0\t1\n1\t0\n1\t2\n2\t1\n", "x.txt") == ["0>1", "1>0", "1>2", "2>1"])
    // more people than the line says, or another number of rows: a tie like the others
    #expect(try ties("2 2\n0 1\n1 2\n", "x.txt") == ["2>2", "0>1", "1>2"])
    #expect(try ties("3 1\n0 1\n1 2\n0 2\n", "x.txt") == ["3>1", "0>1", "1>2", "0>2"])
    let notes = try read("4 2\n0 1\n1 2\n", "x.txt").report.notes
    #expect(
      notes == [
        "the first line gives the counts (4 people, 2 ties); people without a tie are not named in such a list and are not added"
      ])
  }

  @Test func dictionariesOfNetworkXAreRead() throws {
    #expect(try ties("a b {}\nb c {}\n", "x.txt") == ["a>b", "b>c"])
    let draft = try read("a b {'weight': 2.0, 'since': 1998}\nb c {'weight': 1}\nc d {}\n", "x.txt").draft
    #expect(Plain(draft).ties == ["a>b=2.0", "b>c=1.0", "c>d=1.0"])
    #expect(
      draft.ties.attributes == [
        AttributeColumn(name: "since", kind: .integer, values: ["1998", nil, nil])
      ])
  }

  @Test func commasInsideDictionariesSeparateNoColumns() throws {
    let text = "0 1 {'weight': 4, 'note': 'x, y'}\n0 2 {'weight': 5, 'note': 'z, z'}\n"
    #expect(try ties(text, "x.txt") == ["0>1=4.0", "0>2=5.0"])
    #expect(try read(text, "x.txt").draft.ties.attributes.map(\.values) == [["x, y", "z, z"]])
  }

  @Test func theWeightIsFoundByName() throws {
    #expect(try ties("source,target,count,weight\na,b,1,2\n") == ["a>b=2.0"])
    #expect(try ties("source,target,count,value\na,b,1,2\n") == ["a>b=2.0"])
    #expect(try ties("source,target,rank\na,b,3\n") == ["a>b"])
    #expect(try ties("source,target,rank\na,b,3\n", "net.csv", ReadOptions(weightColumn: "Rank")) == ["a>b=3.0"])
    #expect(
      complaint("source,target,rank\na,b,3\n", "net.csv", ReadOptions(weightColumn: "x"))
        == "no column is called \"x\"; the columns are source, target, rank")
    #expect(
      try read("source,target,rank\na,b,3\n").report.notes == [
        "no column is the weight; rank kept as attributes of ties (--weight-column NAME picks one)"
      ])
  }

  @Test func zeroAndNegativeWeightsAreKeptAndNoted() throws {
    let read = try read("source,target,weight\na,b,0\nb,c,-1.5\n")
    #expect(Plain(read.draft).ties == ["a>b=0.0", "b>c=-1.5"])
    #expect(read.report.notes == ["1 tie with weight 0 kept", "1 tie with a negative weight kept"])
  }

  @Test func timesAsWeightsAreWarnedOf() throws {
    let read = try read("1 2 1082040961\n3 4 1082155839\n", "x.txt")
    #expect(Plain(read.draft).ties == ["1>2=1082040961.0", "3>4=1082155839.0"])
    #expect(read.report.warnings.map(\.code) == ["times-as-weights"])
  }

  @Test func oneColumnIsNoEdgeList() {
    #expect(
      complaint("ann\nbob\n")
        == "net.csv:1: 1 column found; expected at least 2 (source and target), separated by comma, semicolon, tab or space"
    )
  }

  @Test func aTableOfPeopleIsNoEdgeList() {
    #expect(
      complaint("id,age\nann,31\n")
        == "net.csv:1: the columns are id, age, as in a table of people; expected a header with source and target "
        + "(attributes of people are read with --people)")
  }

  @Test func headersAloneAreAnEmptyNetwork() throws {
    for text in ["source,target\n", "source,target,weight", "# nothing\n", "\n\n", "\u{FEFF}source,target\r\n"] {
      let read = try read(text)
      #expect(read.draft.people.count == 0 && read.draft.ties.count == 0)
      #expect(read.report.notes.contains("no people in this file: an empty network"))
    }
  }

  @Test func noBytesAreAnError() {
    #expect(complaint("") == "net.csv: the file is empty (0 bytes)")
  }

  @Test func reportsCountRows() throws {
    let report = try read("source,target\na,b\n,\nb,c\n").report
    #expect(report.rowsRead == 3 && report.rowsKept == 2)
    #expect(report.dropped == [ImportReport.Dropped(reason: "empty row", count: 1)])
    #expect(report.people == 3 && report.ties == 2)
  }
}
