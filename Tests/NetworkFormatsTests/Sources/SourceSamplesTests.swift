import Foundation
import GraphAnalytics
import NetworkFormats
import SocialNetworks
import Testing

/// What holds for files of every kind.
struct SourceSamplesTests {
  private static func read(_ bytes: [UInt8], _ path: String) throws -> SourceReader.Source {
    let options = SourceOptions(now: Moment(seconds: 1_790_000_000))
    return try SourceReader.read(files: [SourceFile(path: path, bytes: bytes)], options: options)[0]
  }

  private static func read(_ text: String, _ path: String) throws -> SourceReader.Source {
    try read(Array(text.utf8), path)
  }

  @Test func everyKindHasASample() {
    let kinds = Set(SourceSamples.all.map(\.format))
    #expect(kinds == Set(SourceFormat.all.map(\.name)))
    #expect(SourceSamples.all.allSatisfy { $0.text.lowercased().contains(SourceSamples.secret) })
  }

  @Test(arguments: SourceSamples.all)
  func kindsAreKnownByContent(_ sample: SourceSamples.Sample) throws {
    let source = try Self.read(sample.text, sample.path)
    #expect(source.report.format == sample.format && source.draft.kind == sample.format)
    let dropped = source.report.dropped.reduce(0) { $0 + $1.count }
    #expect(source.report.rowsRead == source.report.rowsKept + dropped && source.report.rowsRead > 0)
  }

  /// Kinds of which the name says what the content leaves open.
  private static let named = ["maildir", "linkedin-recommendations", "attendee-list"]

  @Test(arguments: SourceSamples.all)
  func namesOfFilesSayNothingWhereContentDoes(_ sample: SourceSamples.Sample) throws {
    guard !Self.named.contains(sample.format), sample.path != "guide_messages.csv" else { return }
    for name in ["download", "export (1).txt", "data.csv"] {
      #expect(try Self.read(sample.text, name).report.format == sample.format, "\(name)")
    }
  }

  @Test(arguments: SourceSamples.all)
  func interactionsKnowTheirLines(_ sample: SourceSamples.Sample) throws {
    let draft = try Self.read(sample.text, sample.path).draft
    let lines = sample.text.split(separator: "\n", omittingEmptySubsequences: false)
    for index in 0..<draft.interactions.count {
      let line = draft.interactions[index].place.line
      #expect((1...lines.count).contains(line) && !lines[min(line, lines.count) - 1].isEmpty)
      #expect(line > 1 || ["eml", "maildir", "mbox"].contains(sample.format))
    }
  }

  // MARK: - Tables

  private static let tables = SourceSamples.all.filter { $0.path.hasSuffix(".csv") && $0.format != "linkedin-other" }

  /// The records of a table without remarks above it.
  private static func records(_ text: String) -> [[String]] {
    var records: [[String]] = [[""]]
    var isQuoted = false
    for character in text {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: records[records.count - 1].append("")
      case "\n" where !isQuoted: records.append([""])
      default: records[records.count - 1][records[records.count - 1].count - 1].append(character)
      }
    }
    return records.filter { $0 != [""] }
  }

  private static func table(_ records: [[String]], separator: String = ",") -> String {
    records.map { record in record.map { "\"\($0)\"" }.joined(separator: separator) + "\n" }.joined()
  }

  /// Mentions have their identities in the order of the columns.
  private static func people(_ source: SourceReader.Source) -> String {
    let draft = source.draft
    let people = draft.mentions.map { mention in
      "\(mention.kind) \(mention.name) \(mention.identities.map(\.value).sorted())"
    }
    let rows = (0..<draft.interactions.count).map { index in
      "\(draft.interactions[index].channel) \(draft.interactions[index].moment) \(draft.interactions[index].participants)"
    }
    return "\(people)\n\(rows)\n\(draft.declarations)\n\(draft.affiliations)\n\(source.report.rowsKept)"
  }

  @Test(arguments: tables)
  func columnsAreFoundByTheirHeadings(_ sample: SourceSamples.Sample) throws {
    let text = sample.text.range(of: "\n\nFirst Name").map { sample.text[$0.lowerBound...] } ?? sample.text[...]
    let records = Self.records(String(text.drop { $0 == "\n" }))
    let plain = Self.people(try Self.read(sample.text, sample.path))
    let reversed = records.map { Array($0.reversed()) }
    let wider = records.enumerated().map { [$0.offset == 0 ? "Some other column" : "x"] + $0.element + [""] }
    for (name, table) in [("reversed", reversed), ("wider", wider), ("same", records)] {
      let found = try Self.read(Self.table(table), sample.path)
      #expect(found.report.format == sample.format && Self.people(found) == plain, "\(name)")
    }
    // with the separator of other countries
    let other = try Self.read(Self.table(records, separator: ";"), sample.path)
    #expect(other.report.format == sample.format && Self.people(other) == plain)
  }

  // MARK: - Encodings

  @Test(arguments: SourceSamples.all)
  func textOfWindowsIsReadAndReported(_ sample: SourceSamples.Sample) throws {
    let names = ["Nina", "Ada", "Zoë", "Ben"].filter { sample.text.contains($0) }
    guard let name = names.first else { return }
    let text = sample.text.replacing(name, with: "Zo\u{EB}lle").replacing("ë", with: "\u{EB}")
    let western = text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
    let (found, plain) = (try Self.read(western, sample.path), try Self.read(text, sample.path))
    #expect(Self.content(found) == Self.content(plain))
    if plain.draft.mentions.contains(where: { $0.name.hasPrefix("Zoëlle") }) {
      let isMail = ["mbox", "maildir", "eml"].contains(sample.format)
      #expect(found.report.notes.contains { $0.contains("Windows-1252") } || isMail)
      #expect(!plain.report.notes.contains { $0.contains("Windows-1252") })
    }
  }

  // MARK: - Line ends

  /// What was read, without where it stood.
  private static func content(_ source: SourceReader.Source) -> String {
    let draft = source.draft
    let rows = (0..<draft.interactions.count).map { index in
      let one = draft.interactions[index]
      return "\(one.channel) \(one.moment) \(one.duration) \(one.participants) \(one.key)"
    }
    return
      "\(draft.mentions)\n\(rows)\n\(draft.affiliations)\n\(draft.facts)\n\(draft.declarations)\n\(draft.owner ?? -1)\n"
      + "\(source.report.rowsRead) \(source.report.rowsKept) \(source.report.dropped)"
  }

  @Test(arguments: SourceSamples.all)
  func rowsAreTheSameWithEveryLineEnd(_ sample: SourceSamples.Sample) throws {
    let plain = try Self.read(sample.text, sample.path)
    let lines = sample.text.split(separator: "\n", omittingEmptySubsequences: false)
    for end in ["\r\n", "\r"] {
      let other = try Self.read(lines.joined(separator: end), sample.path)
      #expect(Self.content(other) == Self.content(plain), "\(end.debugDescription)")
      #expect(other.report.warnings.map(\.line) == plain.report.warnings.map(\.line))
    }
    #expect(Self.content(try Self.read("\u{FEFF}" + sample.text, sample.path)) == Self.content(plain))
    var short = Substring(sample.text)
    while short.last == "\n" { short.removeLast() }
    #expect(Self.content(try Self.read(String(short), sample.path)) == Self.content(plain))
    let ends = ["\n", "\r\n", "\r"]
    for first in 0..<3 {
      var mixed = ""
      for (number, line) in lines.enumerated() {
        let end = number == lines.count - 1 ? "" : ends[(number + first) % 3]
        // A return and then a line feed would be one end.
        mixed += line + (line.isEmpty && end == "\n" && mixed.utf8.last == 0x0D ? "\r" : end)
      }
      #expect(Self.content(try Self.read(mixed, sample.path)) == Self.content(plain), "\(first)")
    }
  }

  @Test(arguments: SourceSamples.all)
  func wideCharactersAreRead(_ sample: SourceSamples.Sample) throws {
    let plain = try Self.read(sample.text, sample.path)
    for isBig in [false, true] {
      let bytes = Array("\u{FEFF}\(sample.text)".utf16).flatMap { unit -> [UInt8] in
        let pair = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
        return isBig ? pair.reversed() : pair
      }
      #expect(Self.content(try Self.read(bytes, sample.path)) == Self.content(plain))
    }
  }

  // MARK: - Privacy

  /// All that is known of a file after it was read, or why it was not.
  private static func everything(_ bytes: [UInt8], _ path: String, _ strictness: ReadOptions.Strictness) -> String {
    var options = SourceOptions(now: Moment(seconds: 1_790_000_000))
    options.strictness = strictness
    do {
      let sources = try SourceReader.read(files: [SourceFile(path: path, bytes: bytes)], options: options)
      var text = ""
      dump(sources, to: &text)
      for source in sources {
        text += source.report.warnings.map { "\n\($0)" }.joined()
        text += source.report.dialect.map { "\n\($0.name) \($0.value)" }.joined()
      }
      return text.lowercased()
    } catch {
      return "\(error) \(String(reflecting: error))".lowercased()
    }
  }

  @Test(arguments: SourceSamples.all)
  func nothingThatPeopleWroteIsKept(_ sample: SourceSamples.Sample) {
    for strictness in [ReadOptions.Strictness.lenient, .strict] {
      let text = Self.everything(Array(sample.text.utf8), sample.path, strictness)
      #expect(text.contains(sample.format) || strictness == .strict)
      #expect(!text.contains(SourceSamples.secret))
    }
  }

  @Test(arguments: SourceSamples.all)
  func nothingThatPeopleWroteIsInAFault(_ sample: SourceSamples.Sample) {
    let bytes = Array(sample.text.utf8)
    var generator = SeededGenerator(seed: 5)
    for round in 0..<60 {
      // cut anywhere, or a byte that means something put in or taken out
      var damaged = bytes
      if round % 3 == 0 {
        damaged = Array(bytes.prefix(generator.next(below: bytes.count)))
      } else if round % 3 == 1 {
        damaged.insert(Array("\",;:\n\r=\\".utf8)[generator.next(below: 8)], at: generator.next(below: bytes.count))
      } else {
        damaged.remove(at: generator.next(below: bytes.count))
      }
      let source = try? Self.read(damaged, sample.path)
      var said = source == nil ? Self.everything(damaged, sample.path, .strict) : ""
      if let report = source?.report { said = "\(report.warnings) \(report.notes) \(report.dropped)".lowercased() }
      #expect(!said.contains(SourceSamples.secret))
    }
  }
}
