import Foundation
import Testing

/// What ENTREGENT_DATA names; outside of the suite, whose condition it is.
private let dataFolder = ProcessInfo.processInfo.environment["ENTREGENT_DATA"].flatMap { path in
  FileManager.default.fileExists(atPath: path) ? URL(filePath: path, relativeTo: Command.root).path : nil
}

/// Small parts of what docs/prediction.md shows.
@Suite(.enabled(if: dataFolder != nil, "ENTREGENT_DATA names no folder"))
struct PredictionDataTests {
  private func path(_ relative: String) -> String { (dataFolder ?? "") + "/" + relative }

  /// Whom developers follow next: better than chance, and than hops.
  @Test func followersAreForetold() throws {
    let result = try Command.run([
      "validate", path("github-284/follows_2011_2012.csv.gz"), "--mapping",
      Command.path("docs/mappings/github-follows.csv"), "--predict", "new-ties", "--outcome", "declared", "--samples",
      "0",
    ])
    #expect(result.status == 0, "\(result.errors)")
    let (auc, positives) = (result.column("auc"), result.column("positives"))
    #expect((positives["forecast"] ?? 0) > 20)
    #expect((auc["forecast"] ?? 0) > 0.6 && (auc["forecast"] ?? 0) > (auc["hops"] ?? 1))
  }
}
