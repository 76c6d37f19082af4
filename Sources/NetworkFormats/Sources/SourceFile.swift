/// One file of a source: alone, in a folder, or within an archive.
package struct SourceFile: Sendable {
  /// How it is called to the user: `export.zip/Takeout/Contacts.vcf`. A label, never opened.
  package let path: String
  package let input: InputData

  package init(path: String, input: InputData) {
    self.path = path
    self.input = input
  }

  package init(path: String, bytes: [UInt8]) { self.init(path: path, input: InputData(bytes)) }

  package var bytes: Bytes { input.bytes }

  /// The last part of the path.
  package var name: String { String(path.split(separator: "/").last ?? "") }

  /// The path without its last part.
  package var folder: String { String(path.dropLast(name.count)) }

  /// The part after the last dot of the name, in lower case.
  package var fileExtension: String { NetworkReader.fileExtension(of: path) }

  /// The first 64 KiB, by which a format is recognized.
  package var sample: Bytes { bytes.slice(0..<min(bytes.count, 1 << 16)) }
}
