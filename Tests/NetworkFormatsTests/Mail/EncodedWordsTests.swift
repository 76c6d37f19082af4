import GraphAnalytics
import NetworkFormats
import Testing

struct EncodedWordsTests {
  private static func decode(_ text: String) -> String { EncodedWords.decode(Array(text.utf8)) }

  @Test(arguments: [
    ("=?utf-8?Q?Ren=C3=A9e_Dubois?=", "Renée Dubois"), ("=?UTF-8?B?UmVuw6llIER1Ym9pcw==?=", "Renée Dubois"),
    ("=?utf-8?b?UmVuw6ll?= Dubois", "Renée Dubois"), ("=?iso-8859-1?q?Andr=E9?= Pirard", "André Pirard"),
    ("=?utf-8*fr?Q?Ren=C3=A9e?=", "Renée"), ("=?utf-8?B?UmVuw6ll?", "=?utf-8?B?UmVuw6ll?"), ("a=b=?c", "a=b=?c"),
    ("=?utf-8?X?abc?=", "=?utf-8?X?abc?="), ("=?utf-8?B?!!!?=", "=?utf-8?B?!!!?="), ("=?utf-8?Q??=", ""),
    ("=?utf-8?Q?a=3Db=?=", "a=b="), ("=?us-ascii?Q?Keith_Moore?=", "Keith Moore"), ("", ""),
    ("=?utf-8?B?UmVuw6ll?= =?x", "Renée =?x"),
  ])
  func wordsAreDecoded(text: String, expected: String) {
    #expect(Self.decode(text) == expected)
  }

  @Test func adjacentWordsAreJoinedWithoutTheSpaceBetweenThem() {
    #expect(Self.decode("=?utf-8?Q?Re?= =?utf-8?Q?n=C3=A9e?=") == "Renée")
    #expect(Self.decode("=?utf-8?Q?Re?=\r\n =?iso-8859-1?Q?n=E9e?=") == "Renée")
    #expect(Self.decode("=?utf-8?Q?Re?=\n\t =?utf-8?Q?n?= x =?utf-8?Q?e?=") == "Ren x e")
  }

  @Test func lettersSplitBetweenWordsAreJoined() {
    #expect(Self.decode("=?utf-8?Q?Ren=C3?= =?utf-8?Q?=A9e?=") == "Renée")
    #expect(Self.decode("=?utf-8?B?5bGx?=\r\n =?utf-8?B?55Sw?=") == "山田")
  }

  @Test(arguments: [
    ("iso-8859-15", [0xA4, 0xE9] as [UInt8], "€é"), ("windows-1252", [0x80, 0x9C], "€œ"), ("iso-8859-2", [0xB3], "ł"),
    ("windows-1251", [0xCF, 0xE5], "Пе"), ("KOI8-R", [0xF0, 0xC5, 0xD4, 0xD2], "Петр"), ("gb2312", [0xC0, 0xEE], "李"),
    ("GB18030", [0xC0, 0xEE], "李"), ("big5", [0xA7, 0xF5], "李"),
    ("ISO-2022-JP", [0x1B, 0x24, 0x42, 0x3B, 0x33, 0x45, 0x44, 0x1B, 0x28, 0x42], "山田"),
    ("Shift_JIS", [0x8E, 0x52, 0x93, 0x63], "山田"), ("euc-jp", [0xBB, 0xB3, 0xC5, 0xC4], "山田"),
    ("euc-kr", [0xB1, 0xE8], "김"), ("ks_c_5601-1987", [0xB1, 0xE8], "김"), ("utf-8", [0xE9], "\u{FFFD}"),
    ("x-unknown", [0x41, 0xE9], "A\u{FFFD}"), ("us-ascii", [0xE9], "é"),
  ])
  func characterSetsAreConverted(charset: String, bytes: [UInt8], expected: String) {
    #expect(MailCharset.text(bytes, charset: charset) == expected)
  }

  @Test func bytesWithoutMeaningBecomeReplacementsAndTheRestStays() {
    #expect(MailCharset.text([0xFF, 0x41, 0xC0, 0xEE, 0xC0], charset: "gb2312") == "\u{FFFD}A李\u{FFFD}")
    let long = [UInt8](repeating: 0xFF, count: 4_000)
    #expect(MailCharset.text(long, charset: "euc-kr").unicodeScalars.count <= 4_000)
  }

  @Test func onlyKnownNamesReachTheSystem() {
    #expect(MailCharset.text([0x41], charset: "../../x") == "A")
    #expect(MailCharset.text([0x41], charset: "utf-8//translit") == "A")
  }

  @Test func noBytesAreTooStrange() {
    var generator = SeededGenerator(seed: 3)
    let alphabet = Array("=?=?QqBb_utf-8iso2022jp \r\n?=\u{E9}C3A9=?=".utf8)
    for _ in 0..<2_000 {
      let bytes = (0..<generator.next(below: 80)).map { _ in alphabet[generator.next(below: alphabet.count)] }
      #expect(EncodedWords.decode(bytes).unicodeScalars.count <= bytes.count)
    }
  }
}
