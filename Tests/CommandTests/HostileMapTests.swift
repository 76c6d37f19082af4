import Foundation
import TestSupport
import Testing

/// Whatever stands in a file's attributes: `draw` ends by itself, with a map or with an error that names the fault.
///
/// A few of the graphs here; `make hostile` draws all two hundred in every format.
struct HostileMapTests {
  private static let all = ProcessInfo.processInfo.environment["ENTREGENT_HOSTILE"].flatMap { Int($0) }

  private static let formats = [
    "svg", "png", "pdf", "dot", "xdot", "json", "ps", "eps", "html", "jpg", "gif", "webp",
  ]

  /// Done, wrong usage (no such attribute to color by), bad data, or no plug-in for the format.
  private static let goodEnds: Set<Int32> = [0, 64, 65, 73]

  @Test(arguments: Array(0..<(all ?? 12)))
  func theCommandEndsByItself(number: Int) throws {
    let graph = HostileGraph(number: number)
    let formats = Self.all == nil ? [Self.formats[number % Self.formats.count]] : Self.formats
    try Command.withTemporaryFolder { folder in
      let file = folder.appending(path: graph.fileName)
      try Data(graph.text.utf8).write(to: file)
      for format in formats {
        let map = folder.appending(path: "map.\(format)")
        let start = ContinuousClock.now
        let result = try Command.run(
          ["draw", "-n", file.path, "-o", map.path, "--scale", "0.5"] + graph.options)
        #expect(
          Self.goodEnds.contains(result.status),
          "\(graph.fileName) as \(format): \(result.status) \(result.errors.prefix(300))")
        #expect(ContinuousClock.now - start < .seconds(90), "\(graph.fileName) as \(format)")
        #expect(result.status == 0 || result.errors.contains("entregent: ") || result.status == 64)
        guard result.status == 0 else { continue }
        let bytes = try Data(contentsOf: map)
        #expect(!bytes.isEmpty)
        if format == "svg" {
          let page = MarkupReader(String(decoding: bytes, as: UTF8.self))
          #expect(page.faults == [], "\(graph.fileName)")
          #expect(
            page.activeContent(allowed: [
              "svg", "title", "desc", "style", "rect", "g", "path", "circle", "text", "tspan",
            ])
              == [], "\(graph.fileName)")
        }
        if format == "json" {
          #expect((try? JSONSerialization.jsonObject(with: bytes)) != nil, "\(graph.fileName)")
        }
      }
    }
  }

  @Test func mostOfTheGraphsAreReadAndDrawn() throws {
    // A generator whose every file is refused would prove nothing.
    var drawn = 0
    for number in [0, 1, 2, 3, 4, 8, 9, 10] {
      let graph = HostileGraph(number: number)
      let result = try Command.run(on: graph.text, as: graph.fileName, "draw", "-o", "-", "--layout", "circle")
      if result.status == 0 { drawn += 1 }
    }
    #expect(drawn >= 3)
  }
}
