package import SocialNetworks

/// The fast way through plain lists.
package enum PlainListReader {
  package static func read(
    _ bytes: Bytes, fileExtension: String, options: ReadOptions, report: inout ImportReport
  ) throws -> NetworkDraft? { nil }
}
