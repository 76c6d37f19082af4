extension Day {
  private static let frenchMonths = [
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
    "décembre",
  ]

  /// As a sentence says it: `on 2026-03-02`, `le 2 mars 2026`.
  public func text(in language: Language) -> String {
    let (year, month, day) = components
    return language.choose(
      en: "on \(self)", fr: "le \(day == 1 ? "1er" : "\(day)") \(Self.frenchMonths[month - 1]) \(year)")
  }
}
