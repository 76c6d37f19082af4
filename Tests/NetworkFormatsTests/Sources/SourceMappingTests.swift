import NetworkFormats
import SocialNetworks
import Testing

struct SourceMappingTests {
  private static let text = """
    # rows: interactions
    # delimiter: semicolon
    # Encoding: windows-1252
    # dates: dmy
    # header: yes
    # name: Old diary
    # channel: meeting
    # a remark without a setting

    column,field
    Datum,date
    "Wer, mit wem",people
    3 = duration

    """

  @Test(arguments: ["\n", "\r\n"], ["", "\u{FEFF}"])
  func mappingFilesAreRead(_ end: String, _ mark: String) throws {
    let mapping = try SourceMapping(parsing: (mark + Self.text).replacing("\n", with: end))
    #expect(mapping.rows == .interactions && mapping.name == "Old diary" && mapping.dates == .dmy)
    #expect(mapping.delimiter == "semicolon" && mapping.encoding == "windows-1252" && mapping.hasHeader == true)
    #expect(mapping.columns.map(\.column) == ["Datum", "Wer, mit wem", "3"])
    #expect(mapping.columns.map(\.field) == ["date", "people", "duration"])
    #expect(mapping.constants.map(\.value) == ["meeting"] && mapping.isVerified)
  }

  @Test func faultsComeWithTheirLines() {
    let text = "# rows: persons\n# delimeter: ;\n# channel:\nName,nome\nonly one\n,name\nMail,email\n"
    do {
      _ = try SourceMapping(parsing: text, name: "m.csv")
      Issue.record("read")
    } catch let error as FormatError {
      let lines = error.description.split(separator: "\n").map { $0.prefix(9) }
      #expect(lines == ["m.csv:1: ", "m.csv:2: ", "m.csv:3: ", "m.csv:4: ", "m.csv:5: ", "m.csv:6: "])
      #expect(error.description.contains("known: people, ties, interactions"))
      #expect(error.description.contains("no setting is called \"delimeter\""))
      #expect(error.description.contains("no field is called \"nome\""))
    } catch {
      Issue.record("\(error)")
    }
    #expect(throws: FormatError.self) { try SourceMapping(parsing: "") }
    #expect(throws: FormatError.self) { try SourceMapping(parsing: "# rows: people\n") }
  }

  @Test(arguments: [("Name,name\n", "people"), ("a,from\nb,to\n", "ties"), ("a,from\nb,to\nc,date\n", "interactions")])
  func whatRowsAreFollowsFromTheirFields(_ text: String, _ rows: String) throws {
    #expect(try SourceMapping(parsing: text).rows.rawValue == rows)
  }

  @Test func presetsAreUnverified() throws {
    #expect(SourceMapping.presets.map(\.name) == ["xing", "viadeo"])
    #expect(SourceMapping.presets.allSatisfy { !$0.isVerified && $0.rows == .people })
  }
}
