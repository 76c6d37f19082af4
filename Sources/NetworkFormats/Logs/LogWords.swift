import SocialNetworks

/// Words of a meeting log and what they say, in English, French and German.
enum LogWords {
  /// The way of being in touch behind a word or a channel's own name.
  static func channel(_ word: String) -> Channel? {
    let word = word.lowercased()
    return channels[word] ?? Channel(named: word)
  }

  /// Words between the verb and the names.
  static let connectors: Set<String> = [
    "with", "to", "avec", "à", "a", "au", "mit", "an", "on", "the", "le", "la", "up", "ai", "j'ai", "nous", "avons",
  ]

  /// Between verb and name: the other one began it.
  static let reversals: Set<String> = ["by", "from", "par", "de", "von"]

  /// After these words no name follows.
  static let ends: Set<String> = [
    "@", "at", "chez", "about", "re", "re:", "for", "pour", "sur", "bei", "-", "–", "—", "//",
  ]

  private static let channels: [String: Channel] = {
    var channels: [String: Channel] = [:]
    for (channel, words) in words {
      for word in words.split(separator: " ") where channels[String(word)] == nil { channels[String(word)] = channel }
    }
    return channels
  }()

  private static let words: [(Channel, String)] = [
    (
      .meeting,
      """
      met meet meeting saw lunch dinner breakfast coffee drinks visited walked vu vue rencontré rencontre recontré \
      déjeuner déjeuné dîner dîné café visité rdv rendez-vous réunion getroffen treffen mittagessen kaffee
      """
    ),
    (.call, "called call phoned phone rang appelé appel téléphoné téléphone telefoniert anruf angerufen"),
    (.video, "video zoom visio videocall video-call facetime skype visioconférence videoanruf"),
    (.message, "wrote messaged message texted text sms whatsapp chat chatted dm écrit message texto geschrieben"),
    (.email, "mailed emailed e-mailed mail email e-mail courriel mél gemailt"),
    (.event, "event conference meetup party événement évènement conférence salon veranstaltung konferenz"),
    (.favor, "helped help favor favour advised aidé aide conseillé service geholfen hilfe"),
    (.introduction, "introduced introduction intro présenté présentation vorgestellt"),
    (.gesture, "thanked congratulated liked endorsed recommended remercié félicité recommandé gedankt"),
    (.invitation, "invited invitation invité eingeladen"),
  ]
}
