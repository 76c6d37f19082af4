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
      if Self.holds(Self.links, line.value) || Self.says(Self.videoWords, text) { hasConference = true }
      if Self.says(Self.callWords, text) || Self.isNumber(text) { isCall = true }
    case "SUMMARY":
      let text = line.unescapedText
      if Self.says(Self.videoTitles, text) { hasConference = true }
      if Self.says(Self.callWords, text) && !Self.says(Self.otherCalls, text) { isCall = true }
    case "DESCRIPTION", "X-ALT-DESC", "URL", "COMMENT":
      if Self.holds(Self.links, line.value) { hasConference = true }
    case "X-GOOGLE-CONFERENCE": hasConference = hasConference || !line.value.isEmpty
    case "CONFERENCE":
      if line.text.lowercased().hasPrefix("tel:") { isCall = true } else { hasConference = true }
    default:
      guard line.name.hasPrefix("X-MICROSOFT-"), !line.value.isEmpty else { return }
      if ["ONLINEMEETING", "TEAMSMEETING"].contains(where: line.name.contains) { hasConference = true }
    }
  }

  /// Parts of addresses at which meetings on the screen take place.
  package static let links = [
    "zoom.us/", "zoomgov.com/", "zoom.com/j/", "meet.google.com/", "hangouts.google.com/", "teams.microsoft.com/",
    "teams.live.com/", "meet.lync.com/", "webex.com/", "gotomeeting.com/", "gotomeet.me/", "meet.jit.si/",
    "whereby.com/", "join.skype.com/", "bluejeans.com/", "chime.aws/", "meet.goto.com/", "facetime.apple.com/",
    "visio.numerique.gouv.fr/", "zoom-x.de/",
  ]

  /// What stands in the place of a place.
  package static let videoWords = [
    "zoom", "zoom meeting", "microsoft teams", "teams meeting", "ms teams", "teams", "microsoft teams meeting",
    "microsoft teams besprechung", "réunion microsoft teams", "réunion teams", "google meet", "google hangouts",
    "webex", "skype", "facetime", "video call", "video conference", "videoconference", "visio", "visioconférence",
    "videokonferenz", "videoanruf", "videocall",
  ]

  package static let videoTitles = [
    "video call", "video conference", "videoconference", "videocall", "visio", "visioconférence", "appel vidéo",
    "videokonferenz", "videoanruf", "zoom call", "teams call",
  ]

  package static let callWords = [
    "call", "phone", "phone call", "telephone", "by phone", "conference call", "telco", "dial in",
    "téléphone", "tél", "téléphonique", "appel", "coup de fil", "audioconférence",
    "telefon", "telefonat", "telefonisch", "anruf", "telko", "telefonkonferenz", "tel",
  ]

  /// Calls that nobody makes by telephone.
  package static let otherCalls = [
    "call for", "call to action", "cold call list", "phone booth", "roll call", "last call", "appel à", "appel d",
    "margin call", "curtain call",
  ]

  /// Whether one of `patterns`, in lower case, stands in the text.
  private static func holds(_ patterns: [String], _ text: [UInt8]) -> Bool {
    let lower = text.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
    // All of them have a slash.
    guard lower.contains(0x2F) else { return false }
    return patterns.contains { pattern in
      let wanted = Array(pattern.utf8)
      guard let last = wanted.indices.last, lower.count >= wanted.count else { return false }
      return lower.indices.contains { place in
        place >= last && lower[place] == wanted[last] && lower[place - last] == wanted[0]
          && lower[place - last...place].elementsEqual(wanted)
      }
    }
  }

  /// Whether one of `phrases` stands in the text, as whole words.
  private static func says(_ phrases: [String], _ text: String) -> Bool {
    let words = text.lowercased().unicodeScalars
      .split { !$0.properties.isAlphabetic && $0 != "\u{301}" && $0 != "\u{308}" && $0 != "\u{300}" }
      .prefix(1_000).map { String($0) }
    let spoken = " " + words.joined(separator: " ") + " "
    return phrases.contains { spoken.contains(" " + $0 + " ") }
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
