package import SocialNetworks

/// Tells from an event's text how people met. The text itself is not kept.
package struct CalendarChannel: Sendable, Equatable {
  package private(set) var hasConference = false
  package private(set) var isCall = false

  package init() {}

  /// Where more take part, the event is rather a gathering than a meeting.
  package static let meetingLimit = 25

  package func channel(participants: Int) -> Channel {
    if participants > Self.meetingLimit { return .event }
    return hasConference ? .video : isCall ? .call : .meeting
  }

  package mutating func note(_ line: ContentLine) {
    switch line.name {
    case "LOCATION":
      let text = line.unescapedText
      let words = Self.words(text)
      if Self.holdsLink(line.value) || Self.videoPlaces.occur(in: words) { hasConference = true }
      if Self.calls.occur(in: words) || Self.isNumber(text) { isCall = true }
    case "SUMMARY":
      let words = Self.words(line.unescapedText)
      if Self.videoTitles.occur(in: words) { hasConference = true }
      if Self.calls.occur(in: words) && !Self.otherCalls.occur(in: words) { isCall = true }
    case "DESCRIPTION", "X-ALT-DESC", "URL", "COMMENT":
      if Self.holdsLink(line.value) { hasConference = true }
    case "X-GOOGLE-CONFERENCE": hasConference = hasConference || !line.value.isEmpty
    case "CONFERENCE":
      if line.text.lowercased().hasPrefix("tel:") { isCall = true } else { hasConference = true }
    default:
      guard line.name.hasPrefix("X-MICROSOFT-"), !line.value.isEmpty else { return }
      if ["ONLINEMEETING", "TEAMSMEETING"].contains(where: line.name.contains) { hasConference = true }
    }
  }

  /// Parts of addresses at which meetings on the screen take place.
  private static let links = [
    "zoom.us/", "zoomgov.com/", "zoom.com/j/", "meet.google.com/", "hangouts.google.com/", "teams.microsoft.com/",
    "teams.live.com/", "meet.lync.com/", "webex.com/", "gotomeeting.com/", "gotomeet.me/", "meet.jit.si/",
    "whereby.com/", "join.skype.com/", "bluejeans.com/", "chime.aws/", "meet.goto.com/", "facetime.apple.com/",
    "visio.numerique.gouv.fr/", "zoom-x.de/",
  ]

  /// What stands in the place of a place.
  private static let videoPlaces = Phrases([
    "zoom", "zoom meeting", "microsoft teams", "teams meeting", "ms teams", "teams", "microsoft teams meeting",
    "microsoft teams besprechung", "réunion microsoft teams", "réunion teams", "google meet", "google hangouts",
    "webex", "skype", "facetime", "video call", "video conference", "videoconference", "visio", "visioconférence",
    "videokonferenz", "videoanruf", "videocall",
  ])

  private static let videoTitles = Phrases([
    "video call", "video conference", "videoconference", "videocall", "visio", "visioconférence", "appel vidéo",
    "videokonferenz", "videoanruf", "zoom call", "teams call",
  ])

  private static let calls = Phrases([
    "call", "phone", "phone call", "telephone", "by phone", "conference call", "telco", "dial in",
    "téléphone", "tél", "téléphonique", "appel", "coup de fil", "audioconférence",
    "telefon", "telefonat", "telefonisch", "anruf", "telko", "telefonkonferenz", "tel",
  ])

  /// Calls that nobody makes by telephone.
  private static let otherCalls = Phrases([
    "call for", "call to action", "cold call list", "phone booth", "roll call", "last call", "appel à", "appel d",
    "margin call", "curtain call",
  ])

  /// Whether one of `links` stands in the text.
  private static func holdsLink(_ text: [UInt8]) -> Bool {
    var from = 0
    // All of them end with a slash.
    while let slash = text[from...].firstIndex(of: 0x2F) {
      from = slash + 1
      let before = text[max(0, from - longestLink)..<from].map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
      if linkBytes.contains(where: { before.count >= $0.count && before.suffix($0.count).elementsEqual($0) }) {
        return true
      }
    }
    return false
  }

  private static let linkBytes = links.map { Array($0.utf8) }
  private static let longestLink = linkBytes.map(\.count).max() ?? 0

  /// The first thousand words, in lower case, without digits and signs.
  private static func words(_ text: String) -> [String] {
    // Letters may have their accents beside them.
    text.lowercased().unicodeScalars
      .split { !$0.properties.isAlphabetic && !("\u{300}"..."\u{36F}").contains($0) }
      .prefix(1_000).map { String($0) }
  }

  /// Whether it is a telephone number and nothing else.
  private static func isNumber(_ text: String) -> Bool {
    let bytes = Array(text.utf8).filter { $0 != 0x20 }
    guard (7...24).contains(bytes.count), let first = bytes.first, first == 0x2B || first == 0x30 || first == 0x28
    else {
      return false
    }
    return bytes.allSatisfy { (0x30...0x39).contains($0) || [0x2B, 0x28, 0x29, 0x2D, 0x2F, 0x2E].contains($0) }
  }
}

/// Words, or several in a row, that say something where they stand.
private struct Phrases: Sendable {
  /// What follows the first word.
  private var rests: [String: [[String]]] = [:]

  init(_ phrases: [String]) {
    for phrase in phrases {
      let words = phrase.split(separator: " ").map(String.init)
      if let first = words.first { rests[first, default: []].append(Array(words.dropFirst())) }
    }
  }

  func occur(in words: [String]) -> Bool {
    words.indices.contains { place in
      rests[words[place]]?.contains { words[(place + 1)...].starts(with: $0) } ?? false
    }
  }
}
