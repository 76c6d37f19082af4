import SocialNetworks

/// Birthdays as contact lists write them.
enum Birthday {
  /// The year that stands for an unknown one in what Apple's programs write: a leap year long ago.
  private static let unknownYear = 1604

  /// `YYYY-MM-DD`, or `--MM-DD` where the year is not said; nil for what names no day.
  ///
  /// - Parameter dates: reads what is not written as ISO 8601; nil where that is no birthday.
  static func text(_ text: String, dates: DateText? = nil) -> String? {
    let text = ContactRecord.line(text)
    if text.hasPrefix("--") {
      let digits = text.dropFirst(2).filter { $0 != "-" }
      guard digits.count == 4, digits.allSatisfy({ $0.isASCII && $0.isNumber }), let number = Int(digits) else {
        return nil
      }
      return withoutYear(month: number / 100, day: number % 100)
    }
    let date = text.prefix { $0 != "T" && $0 != " " }
    let isPlain = date.count == 8 && date.allSatisfy { $0.isASCII && $0.isNumber }
    guard isPlain || date.count == 10 && Day(String(date)) != nil || dates != nil,
      let moment = (dates ?? DateText()).moment(isPlain ? String(date) : text), moment.precision.rawValue <= 2
    else { return nil }
    let (year, month, day) = moment.day.components
    // 1/1/4501 is what Outlook writes for no date.
    if year == unknownYear { return withoutYear(month: month, day: day) }
    return year > 1_800 && year < 4_000 ? moment.day.description : nil
  }

  private static func withoutYear(month: Int, day: Int) -> String? {
    Day(year: unknownYear, month: month, day: day).map { "--" + $0.description.dropFirst(5) }
  }
}
