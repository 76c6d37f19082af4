import Testing

struct SwiftSourceTests {
  private let sample = SwiftSource(
    path: "Sample.swift",
    text: ##"""
      let a = "node // no comment" // person
      /* tie /* nested */ contact */ let b = "\(vertex + f("edge")) text"
      let c = #"raw \(notCode) \#(code) "quoted""#
      let d = """
        people "here" \(there)
        """
      #if canImport(Glibc)
      """##)

  @Test func codeHoldsNeitherStringsNorComments() {
    let code = sample.code
    #expect(code[0].split(separator: " ").joined(separator: " ") == "let a =")
    #expect(SwiftSource.identifiers(in: code[1]) == ["let", "b", "vertex", "f"])
    #expect(SwiftSource.identifiers(in: code[2]) == ["let", "c", "code"])
    #expect(SwiftSource.identifiers(in: code[4]) == ["there"])
    #expect(SwiftSource.identifiers(in: code[6]) == ["if", "canImport", "Glibc"])
  }

  @Test func commentsEndWhereTheOutermostOneEnds() {
    #expect(SwiftSource.identifiers(in: sample.comments[1]) == ["tie", "nested", "contact"])
  }

  @Test func stringsKeepWhatLooksLikeAComment() {
    #expect(SwiftSource.identifiers(in: sample.strings[0]) == ["node", "no", "comment"])
    #expect(SwiftSource.identifiers(in: sample.strings[2]) == ["raw", "notCode", "quoted"])
  }

  @Test func identifiersFallApartIntoTheirWords() {
    #expect(SwiftSource.words(of: "SVGWriter") == ["svg", "writer"])
    #expect(SwiftSource.words(of: "nodeCount2x") == ["node", "count", "x"])
    #expect(SwiftSource.words(of: "Agnode_t") == ["agnode", "t"])
    #expect(SwiftSource.words(of: "entities") == ["entities"])
  }
}
