import NetworkFormats
import SocialNetworks
import Testing

struct HeadedTableTests {
  private static let text =
    "First Name,Last Name,Company\nNina,Okafor,\"Acme, Inc.\"\n#1,Carter,\n,,\nBen,\"Line\none\",\"say \"\"hi\"\"\"\n"

  /// Every row as its cells, with its line.
  private func rows(_ bytes: [UInt8], _ row: HeadedTable.HeadingRow = .first) -> [String] {
    var log = FaultLog(file: "t.csv")
    var report = ImportReport(source: "t.csv", format: "t")
    guard var table = HeadedTable(SourceFile(path: "t.csv", bytes: bytes), headings: row) else { return ["no table"] }
    var rows: [String] = []
    while table.next(&log, &report) {
      rows.append("\(table.line): " + table.cells.joined(separator: "|").replacing("\r\n", with: "\n"))
    }
    return rows
  }

  private static let expected = ["2: Nina|Okafor|Acme, Inc.", "3: #1|Carter|", "5: Ben|Line\none|say \"hi\""]

  @Test(arguments: ["\n", "\r\n", "\r"], ["", "\u{FEFF}"])
  func rowsAreTheSameWithEveryLineEnd(_ end: String, _ mark: String) {
    let bytes = Array((mark + Self.text.replacing("\n", with: end)).utf8)
    let found = rows(bytes).map { $0.replacing("\r", with: "\n") }
    #expect(found == Self.expected)
    #expect(rows(bytes.dropLast(end.utf8.count)).map { $0.replacing("\r", with: "\n") } == Self.expected)
  }

  @Test(arguments: [",", ";", "\t"])
  func delimitersAreFoundByTheHeadings(_ delimiter: String) throws {
    let text = "Name,Place, Time\nNina,Lyon,1\n".replacing(",", with: delimiter)
    #expect(rows(Array(text.utf8)) == ["2: Nina|Lyon|1"])
    let table = try #require(HeadedTable(SourceFile(path: "t", bytes: Array(text.utf8))))
    #expect(table.keys == ["name", "place", "time"])
  }

  @Test func windowsAndUTF16TextIsRead() {
    let windows = Array("Pr".utf8) + [0xE9] + Array("nom,Nom\nZo".utf8) + [0xEB] + Array(",B\n".utf8)
    #expect(rows(windows) == ["2: Zoë|B"])
    var utf16: [UInt8] = [0xFF, 0xFE]
    for unit in "Name,Place\nZoë,Łódź\n".utf16 { utf16 += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    #expect(rows(utf16) == ["2: Zoë|Łódź"])
    #expect(HeadedTable.headings(of: SourceFile(path: "t", bytes: utf16)) == ["name", "place"])
  }

  @Test(arguments: [
    "Notes:\n\"One paragraph, with a comma and\na line end.\"\n\nFirst Name,Last Name,Company\nA,B,C\n",
    "Notes:\nA first sentence.\nA second one, with a comma.\n\nFirst Name,Last Name,Company\nA,B,C\n",
    "Notes:\n\"An open quote, never closed\n\n\"First Name\",\"Last Name\",Company\nA,B,C\n",
    "\u{FEFF}\"First Name\",\"Last  Name\" ,COMPANY\nA,B,C\n",
  ])
  func remarksAboveTheHeadingsAreSkipped(_ text: String) {
    for row in [
      HeadedTable.HeadingRow.startingWith("First Name"), .holding(["last name", "company", "url"], atLeast: 2),
    ] {
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).count - 1
      #expect(rows(Array(text.utf8), row) == ["\(lines): A|B|C"])
    }
    if !text.contains("An open quote") {
      let file = SourceFile(path: "t", bytes: Array(text.utf8))
      #expect(HeadedTable.headings(of: file) == ["first name", "last name", "company"])
    }
  }

  @Test func columnsAreFoundByAnyOfTheirNames() throws {
    let file = SourceFile(path: "t", bytes: Array("E-mail,Name,name, Name \na,b,c,d\n".utf8))
    var table = try #require(HeadedTable(file))
    var log = FaultLog(file: "t")
    var report = ImportReport(source: "t", format: "t")
    #expect(table.next(&log, &report))
    #expect(table["NAME"] == "b")
    #expect(table.columns("name").map { table[$0] } == ["b", "c", "d"])
    #expect(table[table.column("email", "e-mail")] == "a")
    #expect(table["phone"] == "" && table[99] == "" && table[-1] == "")
  }

  @Test func emptyRowsAndSurplusCellsAreCounted() throws {
    let file = SourceFile(path: "t", bytes: Array("a,b\n1,2\n,\n , \n3,4,5\n6,7,\n".utf8))
    var table = try #require(HeadedTable(file))
    var log = FaultLog(file: "t")
    var report = ImportReport(source: "t", format: "t")
    var kept = 0
    while table.next(&log, &report) { kept += 1 }
    #expect(kept == 3 && report.rowsRead == 5)
    #expect(report.dropped == [ImportReport.Dropped(reason: "empty row", count: 2)])
    #expect(log.warnings.map(\.description) == ["t:5: 3 cells stand under 2 headings"])
  }

  @Test func aQuoteThatIsNeverClosedCostsOneRow() throws {
    let file = SourceFile(path: "t", bytes: Array("a,b\n1,2\n\"3,4\n5,6\n7,8\n".utf8))
    var table = try #require(HeadedTable(file))
    var log = FaultLog(file: "t")
    var report = ImportReport(source: "t", format: "t")
    var found: [String] = []
    while table.next(&log, &report) { found.append("\(table.line)" + table["a"]) }
    #expect(found == ["21", "45", "57"])
    #expect(log.warnings.map(\.description) == ["t:3:1: a quoted cell is never closed"])
    let many = SourceFile(path: "t", bytes: Array(("a,b\n" + String(repeating: "\"x\"\"\n", count: 20_000)).utf8))
    var hostile = try #require(HeadedTable(many))
    while hostile.next(&log, &report) {}
  }

  @Test func aColumnAmongManyIsFoundAtOnce() throws {
    let head = (0..<9_000).map { "h\($0)" }.joined(separator: ",")
    let file = SourceFile(path: "t", bytes: Array((head + "\n" + String(repeating: "a\n", count: 3_000)).utf8))
    var table = try #require(HeadedTable(file))
    var found = 0
    while table.next() { if table["H8999"].isEmpty && table["none"].isEmpty && table["h0"] == "a" { found += 1 } }
    #expect(found == 3_000)
  }

  @Test func filesWithoutTextHaveNoHeadings() {
    #expect(HeadedTable.headings(of: SourceFile(path: "t", bytes: [])) == [])
    #expect(HeadedTable.headings(of: SourceFile(path: "t", bytes: [0x50, 0x4B, 3, 4, 0, 0])) == [])
    #expect(rows(Array("Notes:\nonly remarks\n".utf8), .startingWith("First Name")) == ["no table"])
  }
}
