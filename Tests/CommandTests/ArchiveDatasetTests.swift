import Foundation
import Testing

/// The archive of a person who does not exist.
struct ArchiveDatasetTests {
  @Test func theGeneratorWritesTheArchiveAgainByteForByte() throws {
    try Command.withTemporaryFolder { folder in
      let script = "Datasets/lea-fontaine/generate.swift"
      let result = try Command.run(["swift", script, folder.path], program: "/usr/bin/env")
      #expect(result.status == 0, "\(result.errors)")
      for name in ["archive", "shared-by-tomas", "events"] {
        let written = folder.appending(path: name).path
        let difference = try Command.run(
          ["diff", "-r", "Datasets/lea-fontaine/\(name)", written], program: "/usr/bin/env")
        #expect(difference.status == 0, "\(difference.output)")
      }
    }
  }
}
