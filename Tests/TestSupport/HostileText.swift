import Foundation
import GraphAnalytics

/// Names that have broken writers of files, and random ones of every plane, control and direction; the same for the
/// same seed.
///
/// What comes out is Unicode text as a reader of files would hand it over: lone surrogates and overlong bytes have
/// become replacement characters.
public struct HostileText {
  private var generator: SeededGenerator
  private var count = 0

  public init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  /// The next name: first all of ``classics``, then random ones.
  public mutating func next() -> String {
    defer { count += 1 }
    if count < Self.classics.count { return Self.classics[count] }
    // Few are very long, since each is written into many fields.
    if count % 2_000 == 1_999 { return long() }
    switch generator.next(below: 11) {
    case 0: return scalars(below: 0x20, upTo: 8)
    case 1: return scalars(below: 0x100, upTo: 16)
    case 2: return scalars(below: 0x3000, upTo: 16)
    case 3: return scalars(below: 0x1_0000, upTo: 12)
    case 4: return scalars(below: 0x11_0000, upTo: 12)
    case 5: return repaired()
    case 6: return joined(Self.payloads, upTo: 4)
    case 7: return joined(Self.marks, upTo: 12)
    case 8: return joined(Self.names, upTo: 3)
    case 9: return joined(Self.names + Self.marks + Self.payloads, upTo: 6)
    default: return around()
    }
  }

  /// The next `count` names.
  public mutating func next(_ count: Int) -> [String] { (0..<count).map { _ in next() } }

  /// How often to try: a few times, or as `make hostile` asks for, often.
  public static func rounds(_ few: Int, often: Int) -> Int {
    ProcessInfo.processInfo.environment["ENTREGENT_HOSTILE"] == nil ? few : often
  }

  // MARK: Random names

  private mutating func scalars(below bound: Int, upTo length: Int) -> String {
    var text = String.UnicodeScalarView()
    for _ in 0..<generator.next(below: length + 1) {
      if let scalar = Unicode.Scalar(UInt32(generator.next(below: bound))) { text.append(scalar) }
    }
    return String(text)
  }

  /// Random bytes, among them halves of surrogate pairs and overlong forms, read as UTF-8.
  private mutating func repaired() -> String {
    var bytes: [UInt8] = []
    for _ in 0...generator.next(below: 6) {
      switch generator.next(below: 4) {
      case 0: bytes += [0xED, UInt8(0xA0 + generator.next(below: 32)), UInt8(0x80 + generator.next(below: 64))]
      case 1: bytes += [0xC0, 0xBC, UInt8(generator.next(below: 128))]
      case 2: bytes += (0..<3).map { _ in UInt8(generator.next(below: 256)) }
      default: bytes += Array("<a>".utf8)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private mutating func joined(_ parts: [String], upTo length: Int) -> String {
    (0...generator.next(below: length)).map { _ in parts[generator.next(below: parts.count)] }.joined()
  }

  /// A payload inside of an ordinary name.
  private mutating func around() -> String {
    let name = Self.names[generator.next(below: Self.names.count)]
    let payload = Self.payloads[generator.next(below: Self.payloads.count)]
    return name.prefix(2) + payload + name.dropFirst(2)
  }

  private mutating func long() -> String {
    let part = Self.long[generator.next(below: Self.long.count)]
    return String(repeating: part, count: 10_000 / max(part.unicodeScalars.count, 1))
  }

  // MARK: What they are made of

  /// Text that would be markup, script, style, address or template where a writer forgets to escape.
  public static let payloads = [
    "</text><script>alert(1)</script>", "</title><script>alert(1)</script>", "</style><script>alert(1)</script>",
    "</script><script>alert(1)</script>", "<script/src=//x.example>", "<svg/onload=alert(1)>",
    "<img src=x onerror=alert(1)>", "x\" onload=\"alert(1)", "' onmouseover='alert(1)", "`onfocus=alert(1)`",
    "\"><a xlink:href=\"javascript:alert(1)\">", "<use href=\"data:image/svg+xml,x\"/>", "<foreignObject>",
    "<iframe srcdoc='x'>", "<style>*{background:url(//x.example)}</style>", "}*{fill:url(http://x.example/y)}",
    "red;background:url(javascript:alert(1))", "expression(alert(1))", "@import 'http://x.example';",
    "\\3c script\\3e", "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\tscript:alert(1)",
    "data:text/html,<script>alert(1)</script>", "vbscript:msgbox(1)", "file:///etc/passwd", "//x.example/a",
    "https://x.example/?a=1&b=2", "mailto:a@x.example?bcc=b@x.example", "]]>", "<![CDATA[x]]>", "<!--", "-->", "--!>",
    "<!-- <script>", "<?xml version=\"1.0\"?>", "<?php echo 1 ?>", "<!DOCTYPE x [<!ENTITY y \"z\">]>", "&y;", "&amp;",
    "&", "&&", "&lt;", "&#x1b;", "&#0;", "&#60;script&#62;", "&nbsp;", "&NotAnEntity;", "&#xD800;", "${alert(1)}",
    "{{constructor.constructor('alert(1)')()}}", "<%= 1 %>", "#{1}", "__proto__", "constructor", "\\u003cscript\\u003e",
    "');alert(1);//", "\";alert(1);//", "\\';alert(1);//", "\u{2028}alert(1)", "\u{2029}", "%3Cscript%3E", "%s%n%x",
    "CORP\\Nina \\Gus", "{a|b}", "\\", "\\\\", "\\N\\G\\E", "a -> b; c [label=x]", "=cmd|' /C calc'!A0", "@SUM(1)",
    "'; DROP TABLE people; --", "../../etc/passwd", "nan", "1e400", "-0", "null", "undefined", "true",
  ]

  /// Marks that change how text runs, joins, breaks or stacks; controls; what is no character at all.
  public static let marks = [
    "\u{202A}", "\u{202B}", "\u{202C}", "\u{202D}", "\u{202E}", "\u{2066}", "\u{2067}", "\u{2068}", "\u{2069}",
    "\u{200E}", "\u{200F}", "\u{61C}", "\u{200B}", "\u{200C}", "\u{200D}", "\u{2060}", "\u{FEFF}", "\u{AD}", "\u{34F}",
    "\u{180E}", "\u{0}", "\u{1}", "\u{7}", "\u{8}", "\u{B}", "\u{C}", "\u{1B}[31m", "\u{7F}", "\u{85}", "\u{9B}",
    "\u{9F}", "\t", "\n", "\r", "\r\n", "\u{2028}", "\u{2029}", "\u{A0}", "\u{3000}", "\u{1680}", "\u{FFFD}",
    "\u{FFFE}", "\u{FFFF}", "\u{1FFFE}", "\u{10FFFF}", "\u{E000}", "\u{F8FF}", "\u{E0001}", "\u{E0041}",
    "\u{300}", "\u{301}", "\u{489}", "\u{5B0}", "\u{64B}", "\u{94D}", "\u{E47}", "\u{20DD}", "\u{FE0E}", "\u{FE0F}",
    "\u{1F3FB}", "\u{1F1E6}", "\u{1F468}", "\u{1F469}", "\u{2764}", "\u{115F}", "\u{3164}", "\u{FFA0}", " ", "  ",
  ]

  /// Ordinary names of many scripts.
  public static let names = [
    "Anna Müller", "Zoë O’Brien", "Åsa Öström", "Nguyễn Thị Minh Khai", "Łukasz Żółć", "Ιωάννης Παπαδόπουλος",
    "Екатерина Щербакова", "Їжакевич", "მარიამ", "Արամ Խաչատրյան", "מרים כהן", "שלום עליכם", "محمد علي الهاشمي",
    "فاطمة الزهراء", "ندا آقاسلطان", "अमिताभ बच्चन", "প্রীতিলতা", "ਗੁਰਪ੍ਰੀਤ", "முத்துலட்சுமி", "సత్యనారాయణ",
    "สมชาย ใจดี", "ພູມີ", "អង្គរ", "မောင်မောင်", "བསྟན་འཛིན", "ተስፋዬ", "李小龍", "王秀英", "山田太郎", "やまだ はなこ", "ｶﾅ",
    "김민준", "ㄱㄴ", "ᚠᚢᚦ", "𐍂𐌰𐌷𐍄𐍃", "𝒜𝓃𝓃𝒶", "ＦＵＬＬＷＩＤＴＨ", "👩‍👩‍👧‍👦", "👍🏽", "🇩🇪🇧🇷", "❤️", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "1️⃣", "🧑🏿‍🚀 Ada",
  ]

  private static let long = ["M", "Maximilian ", "<", "&", "\"", "\u{301}", "\u{202E}", "漢", "👩‍👩‍👧‍👦", "م", " ", "]]>"]

  /// Every payload, mark and name on its own, names far too long, and names that are hardly there.
  public static let classics: [String] =
    payloads + marks + names + [
      "", " ", "   ", "\t\t", "\u{301}\u{302}\u{303}", "e\u{301}", "é", "a\u{0}b", "\u{202E}txt.exe", "\u{200B}zero",
      "\u{202E}אבג\u{202C} abc", "abc אבג 123", "שלום (Hello)", "Z" + String(repeating: "\u{324}", count: 80),
      "\u{64B}\u{64C}", "\u{1F468}\u{200D}", "\u{200D}\u{200D}", "\u{FE0F}", "\u{1F1E6}", "\u{1F3FD}",
      String(repeating: "<", count: 500), String(repeating: "Wolfeschlegelsteinhausenbergerdorff ", count: 20),
      String(repeating: "W", count: 10_000), String(repeating: "\u{301}", count: 10_000),
      String(repeating: "مح", count: 2_000), String(repeating: "&", count: 3_000),
      "a\u{300}\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}\u{307}\u{308}\u{309}",
    ]

  /// What a reader of XML 1.0 gives back: characters that no document may hold have become U+FFFD.
  public static func readable(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 9, 10, 13, 0x20...0xFFFD, 0x1_0000...0x10_FFFF: result.append(scalar)
      default: result.append("\u{FFFD}")
      }
    }
    return String(result)
  }
}
