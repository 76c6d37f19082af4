import Foundation
import NetworkFormats
import SocialNetworks
import Testing

private let data = ProcessInfo.processInfo.environment["ENTREGENT_DATA"]

/// Files, folders and archives of everything at once.
struct SourceReaderTests {
  private typealias File = (name: String, content: [UInt8])

  private static let options = SourceOptions(now: Moment(seconds: 1_790_000_000))

  /// Writes files into a folder of their own, and removes them afterwards.
  private static func within<Answer>(_ files: [File], _ body: (_ folder: String) throws -> Answer) throws -> Answer {
    let root = FileManager.default.temporaryDirectory.appending(path: "entregent-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: root) }
    try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
    for file in files {
      let place = root.appending(path: file.name)
      try FileManager.default.createDirectory(at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(file.content).write(to: place)
    }
    return try body(root.path)
  }

  private static func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

  /// `kind path reasons`, the paths as they stand below the folder.
  private static func listing(_ sources: [SourceReader.Source], _ folder: String) -> [String] {
    sources.map { source in
      let path = source.report.source.replacing(folder, with: "").drop { $0 == "/" }
      let reasons = source.report.format == "unknown" ? source.report.dropped.map { ": " + $0.reason }.joined() : ""
      return "\(source.report.format) \(path)\(reasons)"
    }
  }

  // MARK: - The archive of a person who does not exist

  private static let archive = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../Datasets/lea-fontaine/archive").standardizedFileURL

  /// Its files in the order of their names.
  private static func archiveFiles() throws -> [File] {
    let names = FileManager.default.enumerator(atPath: archive.path)?.compactMap { $0 as? String } ?? []
    return try names.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }.compactMap { name in
      let place = archive.appending(path: name)
      if try place.resourceValues(forKeys: [.isDirectoryKey]).isDirectory ?? false { return nil }
      return (name, try [UInt8](Data(contentsOf: place)))
    }
  }

  /// What a source says, by the name of its file: people, interactions with their keys, ties, counts.
  private static func content(_ sources: [SourceReader.Source]) -> [String: String] {
    var content: [String: String] = [:]
    for source in sources where source.report.format != "unknown" {
      let draft = source.draft
      let rows = (0..<draft.interactions.count).map { index in
        let one = draft.interactions[index]
        return "\(one.key) \(one.channel) \(one.moment.seconds) \(one.participants)"
      }
      content[String(source.report.source.split(separator: "/").last ?? "")] =
        "\(draft.mentions) \(draft.owner ?? -1) \(draft.declarations) \(draft.affiliations) \(draft.facts)\n"
        + "\(source.report.rowsRead) \(source.report.rowsKept) \(source.report.dropped)\n\(rows)"
    }
    return content
  }

  @Test func aFolderOfEverythingIsReadAtOnce() throws {
    let folder = Self.archive.path
    let sources = try SourceReader.read(paths: [folder], options: Self.options)
    let export = "Basic_LinkedInDataExport_10-02-2026/"
    #expect(
      Self.listing(sources, folder) == [
        "attendee-list 2026-05-20 Robotics Days.csv", "linkedin-connections \(export)Connections.csv",
        "linkedin-emails \(export)Email Addresses.csv",
        "linkedin-endorsements \(export)Endorsement_Received_Info.csv",
        "linkedin-invitations \(export)Invitations.csv", "linkedin-positions \(export)Positions.csv",
        "linkedin-profile \(export)Profile.csv", "linkedin-recommendations \(export)Recommendations_Received.csv",
        "linkedin-other \(export)Skills.csv", "linkedin-other \(export)guide_messages.csv",
        "linkedin-messages \(export)messages.csv", "icalendar calendar/lea.fontaine@halden.example.ics",
        "google-contacts contacts/google.csv", "vcard contacts/telephone.vcf",
        "unknown holiday.jpg: not an export that can be read", "mbox mail/All mail.mbox", "meeting-log meetings.txt",
      ])
    for source in sources {
      let dropped = source.report.dropped.reduce(0) { $0 + $1.count }
      #expect(source.report.rowsRead == source.report.rowsKept + dropped, "\(source.report.source)")
      #expect(source.report.warnings.allSatisfy { $0.severity == .warning })
    }
    let owners = Set(sources.compactMap { source in source.draft.owner.map { source.draft.mentions[$0].name } })
    #expect(owners == ["Léa Fontaine"])
  }

  @Test func anArchiveInPartsSaysTheSameAsItsFolder() throws {
    let files = try Self.archiveFiles()
    let whole = Self.content(try SourceReader.read(paths: [Self.archive.path], options: Self.options))
    #expect(whole.count == 16)
    let packed: [File] = files.map { ("Archive of Léa/" + $0.name, $0.content) }
    let one = ZipFile.bytes(packed)
    try Self.within([("lea.zip", one)]) { folder in
      let sources = try SourceReader.read(paths: [folder + "/lea.zip"], options: Self.options)
      #expect(Self.content(sources) == whole)
    }
    // every second file, the profile alone, the first half
    for isFirst in [{ $0 % 2 == 0 }, { files[$0].name.hasSuffix("/Profile.csv") }, { $0 < 7 }] as [(Int) -> Bool] {
      let parts = [true, false].map { part in
        ZipFile.bytes(packed.indices.filter { isFirst($0) == part }.map { packed[$0] })
      }
      try Self.within([("lea-1.zip", parts[0]), ("lea-2.zip", parts[1])]) { folder in
        let inFolder = Self.content(try SourceReader.read(paths: [folder], options: Self.options))
        let named = Self.content(
          try SourceReader.read(paths: [folder + "/lea-1.zip", folder + "/lea-2.zip"], options: Self.options))
        for (name, content) in whole {
          #expect(inFolder[name] == content, "\(name)")
          #expect(named[name] == content, "\(name)")
        }
      }
    }
  }

  // MARK: - Folders

  private static let card = bytes("BEGIN:VCARD\nFN:Ada\nEMAIL:ada@x.org\nEND:VCARD\n")

  private static func letter(_ id: Int) -> [UInt8] {
    bytes("From: ada@x.org\nTo: p\(id)@x.org\nDate: Tue, 1 Jan 2002 10:00:00 +0000\nMessage-ID: <\(id)@x>\n\nHello.\n")
  }

  @Test func everyKindInOneFolderIsFound() throws {
    var files: [File] = SourceSamples.all.map { ("all/" + $0.path, Self.bytes($0.text)) }
    files += [
      ("__MACOSX/all/._cards.vcf", [0, 5, 22, 7]), ("all/.DS_Store", [0, 0, 0, 1]), ("all/empty.vcf", []),
      ("all/photo.jpg", [0xFF, 0xD8, 0xFF, 0xE0]), ("all/list.json", Self.bytes("{\"a\": 1}\n")),
      ("all/text.txt", Self.bytes("Some text.\n")),
      ("inner.zip", ZipFile.bytes([("cards/more.vcf", Self.card), ("__MACOSX/cards/._more.vcf", [0, 1])])),
      ("broken.zip", Array(ZipFile.bytes([("more.vcf", Self.card)]).prefix(40))),
    ]
    try Self.within(files) { folder in
      let found = Self.listing(try SourceReader.read(paths: [folder], options: Self.options), folder)
      var expected = SourceSamples.all.map { sample in
        let isJoined = ["maildir", "eml"].contains(sample.format)
        return sample.format + " all/"
          + (isJoined ? String(sample.path.dropLast(sample.path.split(separator: "/").last?.count ?? 0)) : sample.path)
      }
      expected += [
        "unknown all/empty.vcf: the file is empty", "unknown all/list.json: not an export that can be read",
        "unknown all/photo.jpg: not an export that can be read", "unknown all/text.txt: not an export that can be read",
        "vcard inner.zip/cards/more.vcf",
      ]
      let broken = found.filter { $0.hasPrefix("unknown broken.zip: ") }
      let rest = found.filter { !$0.hasPrefix("unknown broken.zip") }
      #expect(rest.sorted() == expected.sorted())
      #expect(broken.count == 1 && rest.count == found.count - 1)
      #expect(broken != ["unknown broken.zip: "])
    }
  }

  @Test func messagesOfAFolderAreOneSourceAndCardsAreNot() throws {
    let files: [File] = [
      ("letters/1.eml", Self.letter(1)), ("letters/2.eml", Self.letter(2)), ("letters/a.vcf", Self.card),
      ("letters/b.vcf", Self.card), ("other/3.eml", Self.letter(3)),
    ]
    try Self.within(files) { folder in
      let sources = try SourceReader.read(paths: [folder], options: Self.options)
      #expect(
        Self.listing(sources, folder) == ["eml letters/", "vcard letters/a.vcf", "vcard letters/b.vcf", "eml other/"])
      #expect(sources[0].draft.interactions.count == 2 && sources[0].draft.files.count == 2)
      // A message that is named by itself is a source of its own.
      let named = try SourceReader.read(
        paths: [folder + "/letters/1.eml", folder + "/letters/2.eml"], options: Self.options)
      #expect(named.map(\.draft.interactions.count) == [1, 1])
    }
  }

  @Test func aFileThatCannotBeReadKeepsNothingBack() throws {
    let recommendations = Self.bytes("First Name,Last Name,Text,Creation Date,Status\nNina,O,x,1/1/23,VISIBLE\n")
    try Self.within([
      ("a.vcf", Self.card), ("nowhere.vcf", [1]), ("Recommendations.csv", recommendations), ("z.vcf", Self.card),
    ]) {
      folder in
      let link = folder + "/nowhere.vcf"
      try FileManager.default.removeItem(atPath: link)
      try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: folder + "/nothing")
      let sources = try SourceReader.read(paths: [folder], options: Self.options)
      #expect(
        Self.listing(sources, folder) == [
          "linkedin-recommendations Recommendations.csv", "vcard a.vcf",
          "unknown nowhere.vcf: a link; name the file that it leads to", "vcard z.vcf",
        ])
      let refused = sources.first
      #expect(refused?.report.dropped == [ImportReport.Dropped(reason: "unreadable", count: 1)])
      #expect(refused?.report.warnings.map(\.severity) == [.error] && refused?.draft.mentions.isEmpty == true)
      // By itself, and in a strict reading, it is an error.
      #expect(throws: FormatError.self) {
        try SourceReader.read(paths: [folder + "/Recommendations.csv"], options: Self.options)
      }
      var strict = Self.options
      strict.strictness = .strict
      #expect(throws: FormatError.self) { try SourceReader.read(paths: [folder], options: strict) }
    }
  }

  @Test func strictReadingTakesWarningsForErrors() throws {
    let text = Self.bytes("First Name,Last Name,Connected On\nNina,Okafor,soon\n")
    var strict = Self.options
    #expect(
      try SourceReader.read(files: [SourceFile(path: "Connections.csv", bytes: text)], options: strict)[0].report
        .warnings.count == 1)
    strict.strictness = .strict
    do {
      _ = try SourceReader.read(files: [SourceFile(path: "Connections.csv", bytes: text)], options: strict)
      Issue.record("read")
    } catch FormatError.faults(let faults, let total) {
      #expect(total == 1 && faults.map(\.line) == [2])
    }
  }

  @Test func pathsWithoutAnythingToReadAreErrors() throws {
    try Self.within([("a/photo.jpg", [0xFF, 0xD8]), ("a/b.jpg", [0xFF, 0xD8]), ("empty.vcf", [])]) { folder in
      for path in ["nothing.vcf", "empty.vcf", "a", "a/photo.jpg"] {
        #expect(throws: FormatError.self) {
          try SourceReader.read(paths: [folder + "/" + path], options: Self.options)
        }
      }
      do {
        _ = try SourceReader.read(paths: [folder + "/a"], options: Self.options)
      } catch FormatError.unrecognized(_, let reason, _) {
        #expect(reason == "none of its 2 files is an export that can be read")
      }
      #expect(!SourceReader.isExport(path: "-"))
      #expect(SourceReader.isExport(path: folder) && !SourceReader.isExport(path: folder + "/a/photo.jpg"))
    }
  }

  @Test func standardInputIsAFileOrAnArchive() throws {
    let zip = ZipFile.bytes([("more.vcf", Self.card)])
    try Self.within([("a.vcf", Self.card), ("a.zip", zip), ("empty.vcf", [])]) { folder in
      let card = try Self.throughInput(folder + "/a.vcf")
      #expect(Self.listing(card, folder) == ["vcard standard input"] && card[0].draft.mentions.count == 2)
      #expect(try Self.throughInput(folder + "/a.zip").count == 1)
      #expect(throws: FormatError.self) { try Self.throughInput(folder + "/empty.vcf") }
    }
  }

  /// Reads `-` while a file is what this process has as its input, which no other test reads.
  private static func throughInput(_ path: String) throws -> [SourceReader.Source] {
    let file = try FileHandle(forReadingFrom: URL(filePath: path))
    let before = dup(0)
    defer {
      dup2(before, 0)
      close(before)
    }
    dup2(file.fileDescriptor, 0)
    return try SourceReader.read(paths: ["-"], options: options)
  }

  // MARK: - Files of others

  @Test(.enabled(if: data != nil))
  func allPublishedSamplesAreReadAtOnce() throws {
    let folder = (data ?? "") + "/personal-samples"
    let sources = try SourceReader.read(paths: [folder], options: Self.options)
    #expect(sources.count > 100)
    for source in sources {
      let dropped = source.report.dropped.reduce(0) { $0 + $1.count }
      #expect(source.report.rowsRead == source.report.rowsKept + dropped, "\(source.report.source)")
    }
    // Files of which the first line is no calendar's, made to break parsers.
    let unknown = Self.listing(sources, folder).filter { $0.hasPrefix("unknown ") }
    #expect(unknown == Self.strange.map { "unknown ics/icalendar/\($0).ics: not an export that can be read" })
    let unreadable = sources.filter { $0.report.dropped.contains { $0.reason == "unreadable" } }
    #expect(unreadable.isEmpty)
  }

  private static let strange = [
    "fuzz_testcase_0_char_in_component_name", "issue_178_component_with_invalid_name_represented",
    "issue_178_custom_component_contains_other",
  ]
}
