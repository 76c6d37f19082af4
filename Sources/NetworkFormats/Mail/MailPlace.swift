/// What the place of a message says of it: labels of Gmail, folders, and the flags in names of Maildir.
enum MailPlace {
  enum Verdict {
    case kept
    case spamOrTrash
    case draft
    case chat
  }

  /// A file of a Maildir lies in `cur` or `new`: `.Sent/cur/1041379200.M1P2.host:2,S`.
  static func isMaildir(_ file: SourceFile) -> Bool {
    let last = file.folder.split(separator: "/").last
    return last == "cur" || last == "new"
  }

  static func verdict(of file: SourceFile) -> Verdict {
    var parts = file.folder.split(separator: "/").suffix(2).map(String.init)
    if isMaildir(file) {
      for flag in flags(ofName: file.name) {
        if flag == "T" { return .spamOrTrash }
        if flag == "D" { return .draft }
      }
      parts = parts.dropLast()
      // Subfolders are written with dots: .INBOX.Trash
      parts = parts.flatMap { $0.split(separator: ".").map(String.init) }
    } else {
      parts = Array(parts.suffix(1)) + [file.name]
    }
    for part in parts {
      let name = part.hasSuffix(".mbox") ? String(part.dropLast(5)) : part
      let verdict = verdict(ofLabel: name)
      if verdict == .spamOrTrash || verdict == .draft { return verdict }
    }
    return .kept
  }

  /// The letters behind `:2,` or, on systems without colons in names, `;2,` and `!2,`.
  private static func flags(ofName name: String) -> Substring {
    for sign in [":2,", ";2,", "!2,"] {
      let parts = name.split(separator: sign, omittingEmptySubsequences: false)
      if parts.count > 1, let last = parts.last { return last }
    }
    return ""
  }

  /// - Parameter bytes: the value of `X-Gmail-Labels`: labels in the user's language with commas between them.
  static func verdict(ofLabels bytes: [UInt8]) -> Verdict {
    var verdict = Verdict.kept
    for label in EncodedWords.decode(bytes).split(separator: ",") {
      let plain = label.unicodeScalars.filter { $0 != "\"" && $0 != "\r" && $0 != "\n" }
      var text = String.UnicodeScalarView()
      text.append(contentsOf: plain)
      switch self.verdict(ofLabel: String(text)) {
      case .kept: continue
      case .chat: if verdict == .kept { verdict = .chat }
      case .spamOrTrash: return .spamOrTrash
      case .draft: verdict = .draft
      }
    }
    return verdict
  }

  private static func verdict(ofLabel label: String) -> Verdict {
    let name = label.split(separator: " ").joined(separator: " ").lowercased()
    if spamOrTrash.contains(name) { return .spamOrTrash }
    if drafts.contains(name) { return .draft }
    return chats.contains(name) ? .chat : .kept
  }

  private static let spamOrTrash: Set<String> = [
    "spam", "junk", "junk e-mail", "junk email", "bulk mail", "trash", "bin", "deleted", "deleted items",
    "deleted messages",
    "spamverdacht", "papierkorb", "gelöschte elemente", "gelöscht", "junk-e-mail", "corbeille", "pourriel",
    "éléments supprimés", "courrier indésirable", "papelera", "correo no deseado", "elementos eliminados", "lixeira",
    "lixo", "lixo eletrônico", "reciclagem", "cestino", "posta indesiderata", "posta eliminata", "prullenbak",
    "ongewenste e-mail", "papperskorgen", "skräppost", "papirkurv", "papirkurven", "søppel", "søppelpost",
    "uønsket post",
    "roskakori", "roskaposti", "kosz", "wiadomości-śmieci", "koš", "kôš", "nevyžádaná pošta", "kuka", "levélszemét",
    "coș de gunoi", "çöp kutusu", "çöp", "корзина", "спам", "кошик", "ανεπιθύμητα", "κάδος απορριμμάτων", "кошче",
    "ゴミ箱", "迷惑メール", "垃圾邮件", "已删除邮件", "已删除", "垃圾郵件", "垃圾桶", "휴지통", "스팸함", "thùng rác", "thư rác",
    "sampah", "tong sampah", "ถังขยะ", "จดหมายขยะ", "المهملات", "غير مرغوب فيها", "אשפה", "ספאם", "paperera",
    "correu brossa",
    "स्पैम", "ट्रैश",
  ]

  private static let drafts: Set<String> = [
    "draft", "drafts", "templates", "unsent messages", "outbox", "entwurf", "entwürfe", "brouillon", "brouillons",
    "borrador",
    "borradores", "rascunho", "rascunhos", "bozza", "bozze", "concept", "concepten", "utkast", "kladde", "kladder",
    "kladd", "luonnos", "luonnokset", "wersja robocza", "wersje robocze", "koncept", "koncepty", "piszkozat",
    "piszkozatok", "schiță", "schițe", "mesaje nefinalizate", "taslak", "taslaklar", "черновик", "черновики",
    "чернетка", "чернетки", "πρόχειρο", "πρόχειρα", "чернова", "чернови", "下書き", "草稿", "草稿箱", "임시보관함",
    "thư nháp", "bản nháp", "draf", "ร่างจดหมาย", "จดหมายร่าง", "المسودات", "מסודות", "טיוטה", "טיוטות", "esborrany",
    "esborranys", "ड्राफ़्ट",
  ]

  private static let chats: Set<String> = [
    "chat", "chats", "discussion", "discussions", "czat", "чат", "чаты", "チャット", "聊天", "채팅",
  ]
}
