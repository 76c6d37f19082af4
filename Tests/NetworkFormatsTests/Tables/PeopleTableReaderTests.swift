import NetworkFormats
import SocialNetworks
import Testing

struct PeopleTableReaderTests {
  private func people(_ text: String) throws -> PersonTable {
    try NetworkReader.readPeople(bytes: Array(text.utf8), path: "people.csv").people
  }

  private func complaint(_ text: String) -> String {
    do { return "\(try people(text).count) people" } catch { return "\(error)" }
  }

  @Test(arguments: ["id", "Id", "ID", "nodeID", "name", "node"])
  func theIdColumnIsFoundByName(_ name: String) throws {
    let table = try people("age,\(name),city\n31,ann,Lyon\n40,bob,\n")
    #expect((0..<table.count).map { table.id($0) } == ["ann", "bob"])
    #expect(
      table.attributes == [
        AttributeColumn(name: "age", kind: .integer, values: ["31", "40"]),
        AttributeColumn(name: "city", values: ["Lyon", nil]),
      ])
  }

  @Test func labelsAreNames() throws {
    let table = try people("Id,Label\rann,Ann Ames\rbob,\r")
    #expect(table.labels == ["Ann Ames", nil])
    #expect(table.name(0) == "Ann Ames" && table.name(1) == "bob")
    #expect(try people("id,name\n1,Ann\n").name(0) == "Ann")
  }

  @Test func tablesWithoutHeaderNameTheirColumns() throws {
    let table = try people("650\t2BIO1\tF\n28\t2BIO2\tM\n")
    #expect((0..<table.count).map { table.id($0) } == ["650", "28"])
    #expect(table.attributes.map(\.name) == ["column2", "column3"])
    #expect(try people("0\t1\r\r\n1\t1\r\r\n").count == 2)
  }

  @Test func columnsHaveTheNarrowestKind() throws {
    let table = try people("id,a,b,c,d\nx,1,1.5,TRUE,u\ny,-2,NA,false,2\n")
    #expect(table.attributes.map(\.kind) == [.integer, .number, .boolean, .text])
    #expect(table.attributes[1].values == ["1.5", nil])
  }

  @Test func faultyRowsAreAllReported() {
    #expect(
      complaint("id,age\nann,31\nann,32\nbob\n,5\nann,31\n") == """
        people.csv:3:1: "ann" stands in line 2 already; expected one row for each person
        people.csv:4:1: 1 column found, 2 expected
        people.csv:5:1: the id is empty; expected an id
        """)
    #expect(complaint("") == "people.csv: the file is empty (0 bytes)")
    #expect(
      complaint("id,age,age\nann,1,2\n")
        == "people.csv:1: the column name \"age\" stands twice, for columns 2 and 3; expected different names")
  }
}
