import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// The pictures that the documentation shows are what the commands draw now.
struct GalleryTests {
  struct Picture: Sendable, CustomStringConvertible {
    let file: String
    let arguments: String

    var description: String { file }

    /// Graphviz places people a little differently from release to release.
    var isOfGraphviz: Bool {
      ["neato", "sfdp", "fdp", "dot", "twopi", "circo", "osage", "patchwork"].contains {
        arguments.contains("--layout \($0)")
      }
    }
  }

  private static let folder = "Output/gallery"

  static let pictures: [Picture] = {
    let list = (try? String(contentsOfFile: Command.path("docs/gallery.tsv"), encoding: .utf8)) ?? ""
    return list.split(separator: "\n").compactMap { line in
      let parts = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      return parts.count == 3 ? Picture(file: parts[0], arguments: parts[2]) : nil
    }
  }()

  @Test func everyPictureIsListedAndDrawnAndNothingElse() throws {
    #expect(Self.pictures.count > 10 && Set(Self.pictures.map(\.file)).count == Self.pictures.count)
    let files = try FileManager.default.contentsOfDirectory(atPath: Command.path(Self.folder))
    #expect(Set(files).subtracting(["README.md"]) == Set(Self.pictures.map(\.file)))
  }

  @Test(arguments: pictures)
  func picturesAreSmallAndWellFormed(picture: Picture) throws {
    let data = try Data(contentsOf: Command.root.appending(path: "\(Self.folder)/\(picture.file)"))
    #expect(data.count < 250_000 && XMLParser(data: data).parse())
    for word in ["<script", "http://", "https://", "url("] {
      let text = String(decoding: data, as: UTF8.self).replacing("http://www.w3.org/", with: "")
      #expect(!text.contains(word), "\(picture): \(word)")
    }
  }

  @Test func theGalleryIsWhatTheCommandsDrawNow() throws {
    try Command.withTemporaryFolder { folder in
      let result = try Command.shell("bash docs/gallery.sh '\(folder.path)'")
      #expect(result.status == 0, "\(result.errors)")
      for picture in Self.pictures {
        let drawn = try Data(contentsOf: folder.appending(path: picture.file))
        #expect(XMLParser(data: drawn).parse(), "\(picture)")
        if picture.isOfGraphviz { continue }
        let shown = try Data(contentsOf: Command.root.appending(path: "\(Self.folder)/\(picture.file)"))
        #expect((drawn == shown) == true, "\(picture): run make gallery")
      }
      let page = try String(contentsOf: folder.appending(path: "README.md"), encoding: .utf8)
      #expect(try page == String(contentsOfFile: Command.path("\(Self.folder)/README.md"), encoding: .utf8))
    }
  }

  @Test func theMapsPageListsEveryLayoutAndTheGalleryShowsIt() throws {
    let rows = try Command.run("measures", "--format", "json").json()["rows"] as? [[String: String]] ?? []
    let page = try #require(DocumentationPage("docs/maps.md"))
    for row in rows where row["command"] == "draw" {
      #expect(Self.pictures.contains { $0.arguments.contains("--layout \(row["name"] ?? "")") }, "\(row["name"] ?? "")")
      let line = "| `\(row["name"] ?? "")` | \(row["summary"] ?? "") |"
      #expect(page.lines.contains(line), "docs/maps.md lacks: \(line)")
    }
  }

  @Test func everyKindOfPlotHasItsSectionAndPicture() throws {
    let rows = try Command.run("measures", "--format", "json").json()["rows"] as? [[String: String]] ?? []
    let page = try #require(DocumentationPage("docs/plots.md"))
    for row in rows where row["command"] == "plot" {
      #expect(page.lines.contains("## `\(row["name"] ?? "")`"))
      #expect(Self.pictures.contains { $0.arguments.hasPrefix("plot \(row["name"] ?? "") ") })
    }
  }
}
