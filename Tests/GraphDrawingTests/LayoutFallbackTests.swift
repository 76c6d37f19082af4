import Testing

@testable import GraphDrawing

struct LayoutFallbackTests {
  private func failing(_ error: DrawingError) -> Layout {
    Layout(name: "failing", summary: "fails", vertexLimit: 100) { _ in throw error }
  }

  @Test(arguments: [
    DrawingError.layoutFailed(engine: "dot", reason: "trouble"), .workerFailed(reason: "it died of signal 11"),
    .threadRefused(code: 11),
  ])
  func anotherLayoutTakesOverAndSaysSo(error: DrawingError) throws {
    let laidOut = try Drawing.path(5).laidOut(by: failing(error))
    #expect(Set(laidOut.positions).count == 5)
    #expect(laidOut.notes.count == 1)
    let note = try #require(laidOut.notes.first)
    #expect(note.contains(error.description) && note.contains("instead of failing"))
    #expect(note.contains("layout \(Layout.fallback(forVertexCount: 5).name)"))
  }

  @Test func faultsOfTheDrawingAreNotHidden() {
    #expect(throws: DrawingError.unknownLayout("x")) { try Drawing.path(5).laidOut(by: failing(.unknownLayout("x"))) }
    #expect(throws: DrawingError.tooManyVertices(layout: "failing", vertexCount: 101, limit: 100)) {
      try Drawing.path(101).laidOut(by: failing(.threadRefused(code: 1)))
    }
  }

  @Test func whatWorksHasNoNotes() throws {
    #expect(try Drawing.path(5).laidOut(by: .neato).notes.isEmpty)
  }

  @Test(arguments: [0, 1, 100, 10_000, 1_000_000]) func thereIsAFallbackForEverySize(count: Int) {
    let layout = Layout.fallback(forVertexCount: count)
    #expect(layout.vertexLimit >= count)
    #expect(["stress", "multilevel", "circle"].contains(layout.name))
  }
}
