/// What a name looks like, whatever the script of its letters: names of equal looks and different letters may be a trick
/// or a slip of the keyboard.
///
/// A small part of the idea of Unicode Technical Standard 39, section 4: letters of Cyrillic and Greek that print like a
/// Latin one, in their own case, and 0 and 1.
enum NameSkeleton {
  private static let latin: [Unicode.Scalar: Unicode.Scalar] = {
    let pairs = """
      АA ВB ЕE КK МM НH ОO РP СC ТT ХX УY ІI ЈJ ЅS ԌG ҮY ѴV ԚQ ԜW ӀI Ԁd ҺH ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX \
      аa еe оo рp сc хx уy іi јj ѕs һh ԁd ԛq ԝw үy ѵv ӏl гr пn тt кk οo αa νv ρp υu ιi κk γy σo ϲc ϳj 0o 1l ɑa ɡg ɩi \
      ѐe ёe ѝu ЀE ЁE ЇI їi άa ίi όo ύu ΆA ΈE ΉH ΊI ΌO ΎY ӓa ӒA ӧo ӦO ӑa ӐA
      """
    var table: [Unicode.Scalar: Unicode.Scalar] = [:]
    for pair in pairs.split(separator: " ") {
      let scalars = Array(pair.unicodeScalars)
      if scalars.count == 2 { table[scalars[0]] = scalars[1] }
    }
    return table
  }()

  /// Whether a name holds letters that could pass for Latin ones.
  static func isSuspicious(_ name: String) -> Bool {
    name.unicodeScalars.contains { $0.value >= 0x250 || $0 == "0" || $0 == "1" }
      && name.unicodeScalars.contains { latin[$0] != nil }
  }

  static func of(_ name: String) -> String {
    var shown = String.UnicodeScalarView()
    for scalar in name.unicodeScalars { shown.append(latin[scalar] ?? scalar) }
    return NameForm(String(shown)).key
  }
}

extension IdentityResolver {
  /// People whose names look alike and are written with different letters.
  func confusables(_ people: [Int]) -> [ConfusableNames] {
    guard !skeletons.isEmpty else { return [] }
    var groups: [String: [Int]] = [:]
    for (form, skeleton) in skeletons where !skeleton.isEmpty { groups[skeleton, default: []].append(form) }
    // Who is written in plain letters looks as they are spelled.
    for (form, name) in forms.enumerated() where groups[name.key] != nil { groups[name.key]?.append(form) }
    var bearers: [Int: [Int]] = [:]
    var wanted: Set<Int> = []
    for forms in groups.values { wanted.formUnion(forms) }
    for (mention, entry) in entries.enumerated()
    where wanted.contains(entry.form) && (entry.kind == .person || entry.kind == .owner) {
      bearers[entry.form, default: []].append(mention)
    }
    var found: [ConfusableNames] = []
    for skeleton in groups.keys.sorted() {
      let alike = Set(groups[skeleton] ?? [])
      let mentions = alike.flatMap { bearers[$0] ?? [] }.sorted()
      guard alike.count > 1, let first = mentions.first else { continue }
      var seen: Set<Int> = [people[first]]
      for other in mentions where entries[other].form != entries[first].form {
        if seen.insert(people[other]).inserted { found.append(ConfusableNames(first: first, second: other)) }
      }
    }
    return found.sorted { ($0.first, $0.second) < ($1.first, $1.second) }
  }
}
