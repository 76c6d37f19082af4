extension SourceFormat {
  package static let mbox = SourceFormat(
    name: "mbox", summary: "a mailbox in one file: Thunderbird, Apple Mail, Google Takeout, mutt",
    recognizes: { file in MailText.sampled(file) { MboxScanner.isMailbox($0) } },
    read: { file, options, draft, log, report in
      MailReader.read(file, layout: .mailbox, options, &draft, &log, &report)
    })

  package static let maildir = SourceFormat(
    name: "maildir", summary: "a Maildir: one file a message, in the folders cur and new",
    recognizes: { MailPlace.isMaildir($0) && isMessage($0) }, unit: .folder,
    read: { file, options, draft, log, report in
      MailReader.read(file, layout: .message, options, &draft, &log, &report)
    })

  package static let eml = SourceFormat(
    name: "eml", summary: "a message in a file of its own",
    recognizes: isMessage, unit: .folder,
    read: { file, options, draft, log, report in
      MailReader.read(file, layout: .message, options, &draft, &log, &report)
    })

  private static func isMessage(_ file: SourceFile) -> Bool {
    let isNamed = file.fileExtension == "eml" || MailPlace.isMaildir(file)
    return MailText.sampled(file) { MailHeader.isMessage($0, isNamed: isNamed) }
  }
}
