import NetworkFormats
import Testing

struct MapPlacesTests {
  private static func places(_ text: String, _ path: String = "map.csv") throws -> [MapPlace] {
    try NetworkReader.readPlaces(bytes: Array(text.utf8), path: path)
  }

  private static func complaint(_ text: String, _ path: String = "map.csv") -> String {
    do { return "\(try places(text, path))" } catch { return "\(error)" }
  }

  @Test func whatIsWrittenIsReadAgain() throws {
    let places = [
      MapPlace(id: "Léa", x: 1.25, y: -3), MapPlace(id: "#1, \"quoted\"", x: 0, y: 1e9, hold: .pinned),
      MapPlace(id: "line\nbreak", x: 0.0001, y: 7), MapPlace(id: " space", x: 5, y: 5), MapPlace(id: "%", x: 1, y: 2),
    ]
    #expect(try NetworkReader.readPlaces(bytes: MapPlaces.encode(places), path: "map.csv") == places)
    let free = places.map { MapPlace(id: $0.id, x: $0.x, y: $0.y) }
    #expect(try NetworkReader.readPlaces(bytes: MapPlaces.encode(free), path: "map.csv") == free)
  }

  @Test func columnsStandInAnyOrder() throws {
    let found = try Self.places("Y;note;X;pinned;id\n2;a;1;yes;A\n4;b;3;;B\n")
    #expect(found == [MapPlace(id: "A", x: 1, y: 2, hold: .pinned), MapPlace(id: "B", x: 3, y: 4)])
  }

  @Test func mapsAreReadByTheirDiscs() throws {
    let map = """
      <?xml version="1.0" encoding="UTF-8"?>
      <svg xmlns="http://www.w3.org/2000/svg"><circle class="ring" cx="1" cy="1" r="9"/>
      <circle id="v0" data-id="A &amp; B" cx="10.5" cy="-2" r="4"><title>A</title></circle>
      <text data-id="C" x="3">C</text></svg>
      """
    #expect(try Self.places(map, "map.svg") == [MapPlace(id: "A & B", x: 10.5, y: -2)])
  }

  @Test func faultsHaveTheirPlace() {
    #expect(Self.complaint("id,x,y\nA,1,two\n") == "map.csv:2:5: \"two\" is no place; expected a number")
    #expect(Self.complaint("id,x,y\nA,1,nan\n").hasPrefix("map.csv:2:5: "))
    #expect(Self.complaint("id,x,y\nA,1e300,0\n").hasPrefix("map.csv:2:3: "))
    #expect(Self.complaint("id,x,y\nA,1\n").hasPrefix("map.csv:2:1: "))
    #expect(Self.complaint("id,x\nA,1\n").hasPrefix("map.csv:1: no column is called y"))
    #expect(Self.complaint("id,x,y,pinned\nA,1,2,perhaps\n").hasPrefix("map.csv:2:7: "))
    #expect(Self.complaint("id,x,y\nA,1,2\nA,1,3\n").contains("two places"))
    #expect(Self.complaint("<svg><circle data-id='A' cx='1' cy='?'/></svg>", "m.svg").hasPrefix("m.svg:1:6: "))
    #expect(Self.complaint("<svg><circle", "m.svg").contains("not well-formed"))
    #expect(Self.complaint("<svg/>", "m.svg").contains("no disc"))
    #expect(Self.complaint("").contains("empty"))
  }

  @Test func idsAreComparedByteForByte() throws {
    let found = try Self.places("id,x,y\n\u{E9},1,2\ne\u{301},3,4\n")
    #expect(found.count == 2)
  }
}
