import GraphAnalytics
import NetworkFormats
import SocialNetworks
import Testing

struct PlainListReaderTests {
  private static let careful: ReadOptions = {
    var options = ReadOptions()
    options.route = .careful
    return options
  }()

  private func outcome(_ bytes: [UInt8], _ options: ReadOptions) -> (NetworkDraft?, ImportReport?, String) {
    do {
      let read = try NetworkReader.read(bytes: bytes, path: "net.txt", options: options)
      return (read.draft, read.report, "")
    } catch {
      return (nil, nil, "\(error)")
    }
  }

  private func expectSame(_ text: String) { expectSame(Array(text.utf8)) }

  private func expectSame(_ bytes: [UInt8]) {
    let fast = outcome(bytes, ReadOptions())
    let careful = outcome(bytes, Self.careful)
    #expect(fast.2 == careful.2, "\(String(decoding: bytes, as: UTF8.self).debugDescription)")
    #expect(fast.0 == careful.0, "\(String(decoding: bytes, as: UTF8.self).debugDescription)")
    #expect(fast.1 == careful.1, "\(String(decoding: bytes, as: UTF8.self).debugDescription)")
  }

  private func isTaken(_ text: String) throws -> Bool {
    var log = FaultLog(file: "net.txt")
    var report = ImportReport(source: "net.txt", format: "csv")
    return try PlainListReader.read(
      InputData(Array(text.utf8)), fileExtension: "txt", options: ReadOptions(), log: &log, report: &report) != nil
  }

  @Test(arguments: [
    "source,target,weight\n1,2,0.5\n2,3,1\n", "1 2\n2 3\n", "0\t1\r\n1\t2", "ann;bob\nbob;cid\n",
    "# comment\n0\t1\n", "3 2\n0 1\n1 2\n", "a b {}\nb c {}\n", "\u{FEFF}source,target\na,b\n", "1,2,-1e3\n2,3,+.5\n",
    "a,b\n\nb,c\n", "\u{E9}ric,zo\u{E9}\n", "source,target\n", "007 8\n", "99999999999 1\n", "0 1\r\r\n1 2\r\r\n",
  ])
  func plainListsTakeTheFastWay(_ text: String) throws {
    #expect(try isTaken(text))
    expectSame(text)
  }

  @Test(arguments: [
    "source,target\n\"a\",b\n", "a,b\n# c,d\n", "a,b,c\n", "a,b,nan\n", "1,2\n3\n", "1,2\n3,\n", "a,b\rb,c\r",
    "source,target,note\na,b,c\n", "a b {'weight': 2}\n", "1 2 3 4\n", "a,b\nb,c,d\n",
  ])
  func otherListsAreReadWithCare(_ text: String) throws {
    #expect(try !isTaken(text))
    expectSame(text)
  }

  @Test func bytesThatAreNoTextAreReadWithCare() {
    expectSame([0x61, 0x2C, 0xE9, 0x0A])
    expectSame([0x61, 0x2C, 0x62, 0x00, 0x0A])
    expectSame([0x61, 0x2C, 0xC3, 0x0A, 0xA9, 0x2C, 0x62, 0x0A])
  }

  @Test func randomListsAreReadTheSameBothWays() {
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<3_000 { expectSame(Self.randomList(&generator)) }
  }

  @Test func damagedListsAreReadTheSameBothWays() {
    var generator = SeededGenerator(seed: 8)
    let oddities = Array("\",;\t \n\r#%{}.-+e0a\u{E9}\0".utf8) + [0xFF]
    for _ in 0..<3_000 {
      var bytes = Self.randomList(&generator)
      for _ in 0...generator.next(below: 3) where !bytes.isEmpty {
        let place = generator.next(below: bytes.count)
        switch generator.next(below: 3) {
        case 0: bytes[place] = oddities[generator.next(below: oddities.count)]
        case 1: bytes.insert(oddities[generator.next(below: oddities.count)], at: place)
        default: bytes.remove(at: place)
        }
      }
      expectSame(bytes)
    }
  }

  @Test func numbersOfPeopleDoNotDependOnThreads() throws {
    var generator = SeededGenerator(seed: 9)
    var numbers = "source,target,weight\n"
    var names = "source,target,weight\n"
    for _ in 0..<120_000 {
      let (source, target) = (generator.next(below: 50_000), generator.next(below: 50_000))
      let weight = "0." + String(1_000 + generator.next(below: 9_000))
      numbers += "\(source),\(target),\(weight)\n"
      names += "person\(source),person\(target),\(weight)\n"
    }
    let former = Parallel.threadCount
    defer { Parallel.threadCount = former }
    for text in [numbers, names] {
      Parallel.threadCount = 1
      let alone = try NetworkReader.read(bytes: Array(text.utf8), path: "net.csv").draft
      for threads in [2, 3, 8] {
        Parallel.threadCount = threads
        #expect(try NetworkReader.read(bytes: Array(text.utf8), path: "net.csv").draft == alone)
      }
      #expect(try NetworkReader.read(bytes: Array(text.utf8), path: "net.csv", options: Self.careful).draft == alone)
    }
  }

  /// A list in a random dialect, sometimes with a row out of the ordinary.
  private static func randomList(_ generator: inout SeededGenerator) -> [UInt8] {
    let delimiter = [",", ";", "\t", " "][generator.next(below: 4)]
    let lineEnd = ["\n", "\r\n", "\n", "\r\r\n"][generator.next(below: 4)]
    let width = 2 + generator.next(below: 2)
    let ids = generator.next(below: 3)
    func id() -> String {
      let number = generator.next(below: 12)
      switch ids {
      case 0: return String(number)
      case 1: return "p\(number)"
      default: return ["ann", "b\u{F6}b", "0\(number)", "\(number)", "1000000000\(number)", "x.y"][number % 6]
      }
    }
    func weight() -> String {
      ["1", "0.25", "3.14159", "1e3", "-2", "0", "12345678901234567890", ".5", "7.", "0.1234"][
        generator.next(below: 10)]
    }
    var text = generator.next(below: 8) == 0 ? "# about\n" : ""
    if generator.next(below: 2) == 0 {
      text += ["source", "target", "weight"].prefix(width).joined(separator: delimiter) + lineEnd
    }
    for _ in 0..<generator.next(below: 12) {
      if generator.next(below: 20) == 0 { text += lineEnd }
      if delimiter == " " && generator.next(below: 6) == 0 { text += "  " }
      text += id() + delimiter + id()
      if width == 3 { text += delimiter + weight() }
      if delimiter == " " && generator.next(below: 6) == 0 { text += " \t" }
      text += lineEnd
    }
    if generator.next(below: 4) == 0, text.hasSuffix(lineEnd) { text.removeLast(1) }
    if text.isEmpty { text = "\n" }
    return Array(text.utf8)
  }
}
