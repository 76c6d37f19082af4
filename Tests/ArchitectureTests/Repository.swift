import Foundation

/// The files of the repository that this test was compiled from.
enum Repository {
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Paths relative to the root, sorted, of every file but hidden and built ones.
  static let files: [String] = {
    let start = root.standardizedFileURL.path + "/"
    let walk = FileManager.default.enumerator(
      at: root, includingPropertiesForKeys: [.isRegularFileKey], options: [.skipsHiddenFiles])
    var paths: [String] = []
    while let file = walk?.nextObject() as? URL {
      guard (try? file.resourceValues(forKeys: [.isRegularFileKey]))?.isRegularFile == true else { continue }
      let path = file.standardizedFileURL.path
      if path.hasPrefix(start) { paths.append(String(path.dropFirst(start.count))) }
    }
    return paths.filter { !isOutput($0) }.sorted()
  }()

  /// What commands write to Output is nobody's source.
  private static func isOutput(_ path: String) -> Bool {
    path.hasPrefix("Output/") && path != "Output/README.md" && !path.hasPrefix("Output/gallery/")
  }

  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
  }

  private static let swiftFiles: [SwiftSource] = files.filter { $0.hasSuffix(".swift") }.compactMap { path in
    (try? text(path)).map { SwiftSource(path: path, text: $0) }
  }

  /// The Swift files below a folder such as `Sources/GraphAnalytics`.
  static func swiftFiles(in folder: String) -> [SwiftSource] { swiftFiles.filter { $0.path.hasPrefix(folder + "/") } }
}
