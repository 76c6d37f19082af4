/// A file of every kind. Whatever is private in them, from bodies to remarks, holds the word `zwetschge`.
enum SourceSamples {
  struct Sample: Sendable, CustomStringConvertible {
    let format: String
    let path: String
    let text: String
    var description: String { path }
  }

  static let secret = "zwetschge"

  static let all: [Sample] = [
    Sample(
      format: "icalendar", path: "cal.ics",
      text: """
        BEGIN:VCALENDAR
        VERSION:2.0
        X-WR-CALNAME:Zwetschge
        X-WR-CALDESC:Zwetschge
        BEGIN:VEVENT
        UID:1@x.org
        DTSTART:20260314T150000Z
        DTEND:20260314T160000Z
        SUMMARY:Zwetschge by phone
        DESCRIPTION:Zwetschge\\, https://meet.google.com/zwetschge
        LOCATION:Zwetschge
        CATEGORIES:Zwetschge
        COMMENT:Zwetschge
        X-ALT-DESC;FMTTYPE=text/html:<p>Zwetschge</p>
        ATTACH:https://x.org/zwetschge.pdf
        RRULE:FREQ=WEEKLY;COUNT=2
        ORGANIZER;CN=Ada:mailto:ada@x.org
        ATTENDEE;CN=Ben;PARTSTAT=ACCEPTED;X-RESPONSE-COMMENT=Zwetschge:mailto:ben@x.org
        BEGIN:VALARM
        DESCRIPTION:Zwetschge
        END:VALARM
        END:VEVENT
        END:VCALENDAR

        """),
    Sample(
      format: "vcard", path: "cards.vcf",
      text: """
        BEGIN:VCARD
        VERSION:3.0
        FN:Ada King
        EMAIL:ada@x.org
        NOTE:Zwetschge\\nand xing.com/profile/Ada_King zwetschge
        X-NOTE:Zwetschge
        PHOTO:data:zwetschge
        ANNIVERSARY:zwetschge
        item1.X-ABDATE:zwetschge
        END:VCARD
        BEGIN:VCARD
        FN:Noel Byron
        NOTE;ENCODING=QUOTED-PRINTABLE:Zwetschge=
        zwetschge
        END:VCARD

        """),
    Sample(
      format: "google-contacts", path: "google.csv",
      text: "First Name,Last Name,Notes,Labels,E-mail 1 - Label,E-mail 1 - Value,Custom Field 1 - Label,"
        + "Custom Field 1 - Value\nAda,King,\"Zwetschge,\nzwetschge\",,,ada@x.org,Zwetschge,Zwetschge\n"
        + "Ben,Carter,,,,ben@x.org,,\n"),
    Sample(
      format: "outlook-contacts", path: "outlook.csv",
      text: "\"Title\",\"First Name\",\"Last Name\",\"Company\",\"Job Title\",\"E-mail Address\",\"E-mail Type\","
        + "\"E-mail Display Name\",\"Notes\",\"User 1\"\n"
        + "\"\",\"Ada\",\"King\",\"\",\"\",\"ada@x.org\",\"SMTP\",\"Ada\",\"Zwetschge\nzwetschge\",\"Zwetschge\"\n"),
    Sample(
      format: "outlook-calendar", path: "calendar.csv",
      text:
        "\"Subject\",\"Start Date\",\"Start Time\",\"End Date\",\"End Time\",\"All day event\",\"Meeting Organizer\","
        + "\"Required Attendees\",\"Optional Attendees\",\"Billing Information\",\"Categories\",\"Description\",\"Location\"\n"
        + "\"Zwetschge\",\"3/14/2023\",\"10:00:00 AM\",\"3/14/2023\",\"10:30:00 AM\",\"False\",\"Ada King\",\"Ben Carter\",\"\","
        + "\"Zwetschge\",\"Zwetschge\",\"Zwetschge\nzwetschge\",\"Zwetschge\"\n"),
    Sample(format: "mbox", path: "in.mbox", text: separator + letter("1") + separator + letter("2")),
    Sample(format: "maildir", path: "Maildir/cur/1.host:2,S", text: letter("3")),
    Sample(format: "eml", path: "letter.eml", text: letter("4")),
    Sample(
      format: "linkedin-connections", path: "Connections.csv",
      text:
        "Notes:\n\"Zwetschge, some addresses are missing\"\n\nFirst Name,Last Name,URL,Email Address,Company,Position,"
        + "Connected On\nNina,Okafor,https://www.linkedin.com/in/nina,,Acme,CTO,08 Feb 2026\nBen,Carter,,,,,soon\n"),
    Sample(
      format: "linkedin-messages", path: "messages.csv",
      text: "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,"
        + "FOLDER,ATTACHMENTS\n1,Zwetschge,A B,u/a,C D,u/c,2026-09-30 08:12:40 UTC,Zwetschge,\"<p>Zwetschge,\n"
        + "zwetschge</p>\",INBOX,zwetschge.pdf\n1,Zwetschge,A B,u/a,C D,u/c,soon,Zwetschge,Zwetschge,INBOX,\n"),
    Sample(
      format: "linkedin-invitations", path: "Invitations.csv",
      text: "From,To,Sent At,Message,Direction\nZoë B,Nina,\"3/4/25, 2:37 PM\",\"Zwetschge,\nzwetschge\",OUTGOING\n"
        + "Ben,Zoë B,soon,Zwetschge,INCOMING\n"),
    Sample(
      format: "linkedin-recommendations", path: "Recommendations_Given.csv",
      text: "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\n"
        + "Nina,O,Acme,CTO,\"Zwetschge\nzwetschge\",\"08/30/22, 05:51 PM\",VISIBLE\nBen,C,,,Zwetschge,soon,VISIBLE\n"),
    Sample(
      format: "linkedin-endorsements", path: "Endorsement_Received_Info.csv",
      text:
        "Endorsement Date,Skill Name,Endorser First Name,Endorser Last Name,Endorser Public Url,Endorsement Status\n"
        + "2023/03/01 19:52:23 UTC,Zwetschge,Nina,O,www.linkedin.com/in/nina,ACCEPTED\n"),
    Sample(
      format: "linkedin-contacts", path: "ImportedContacts.csv",
      text: "FirstName,LastName,Emails,CreatedAt,Sites\nNina,O,nina@x.org,zwetschge,zwetschge\n"),
    Sample(
      format: "linkedin-profile", path: "Profile.csv",
      text: "First Name,Last Name,Headline,Summary,Websites\nZoë,B,Zwetschge,\"Zwetschge\nzwetschge\",zwetschge\n"),
    Sample(
      format: "linkedin-positions", path: "Positions.csv",
      text: "Company Name,Title,Description,Location,Started On,Finished On\n"
        + "Acme,CTO,\"Zwetschge\nzwetschge\",Zwetschge,Jan 2019,soon\n"),
    Sample(
      format: "linkedin-education", path: "Education.csv",
      text: "School Name,Start Date,End Date,Notes,Degree Name,Activities\nEcole,2003,2008,Zwetschge,MSc,Zwetschge\n"),
    Sample(
      format: "linkedin-emails", path: "Email Addresses.csv",
      text: "Email Address,Confirmed,Primary,Updated On\nzoe@x.org,Yes,Yes,Zwetschge\n"),
    Sample(
      format: "linkedin-phones", path: "PhoneNumbers.csv",
      text: "Extension,Number,Type\n,+33 6 12 34 56 78,Zwetschge\n"),
    Sample(
      format: "linkedin-events", path: "Events.csv",
      text: "Event Name,Event Time,Status,External Url\nZwetschge,x,ATTENDING,https://x.org/zwetschge\n"),
    Sample(
      format: "linkedin-other", path: "Comments.csv",
      text: "Date,Link,Message\n2026-07-20 10:25:25,https://x.org/zwetschge,\"He said \\\"Zwetschge\\\", and left\"\n"),
    Sample(
      format: "linkedin-other", path: "guide_messages.csv",
      text: "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,"
        + "FOLDER\n1,Zwetschge,A B,u/a,C D,u/c,2026-09-30 08:12:40 UTC,Zwetschge,Zwetschge,INBOX\n"),
    Sample(
      format: "meeting-log", path: "log.txt",
      text: "# Zwetschge\n2026-03-12 met Nina Okafor (zwetschge, 90 min)\n2026-03-13 called Ben about zwetschge\n"
        + "2026-03-14 met Ana Li at Zwetschge\n2026-03-15 met Ana Li\n2026-03-16 met Ana Li\n"),
    Sample(
      format: "attendee-list", path: "2026-05-20 Meetup.csv",
      text:
        "Name,Email,Company,Title,Status,Remarks\nNina Okafor,nina@x.org,Acme,CTO,attended,\"Zwetschge\nzwetschge\"\n"),
    Sample(
      format: "table", path: "calls.csv",
      text:
        "date,from,to,channel,duration,note\n2026-03-12 14:05,Nina Okafor,Ben Carter <ben@x.org>,call,90,Zwetschge\n"
        + "soon,Nina Okafor,Ana Li,call,,\"Zwetschge\nzwetschge\"\n"),
  ]

  static let separator = "From ada@x.org Tue Jan  1 10:00:00 2002\n"

  private static func letter(_ id: String) -> String {
    """
    From: Ada <ada@x.org>
    To: Ben <ben@x.org>, Cid
     <cid@x.org>
    Date: Tue, 1 Jan 2002 10:00:00 +0000
    Message-ID: <\(id)@x.org>
    Subject: Zwetschge
     =?utf-8?Q?Zwetschge?=
    Thread-Topic: Zwetschge
    Keywords: Zwetschge
    Comments: Zwetschge
    X-Gmail-Labels: Inbox,Zwetschge
    Content-Type: multipart/mixed; boundary="zwetschge"

    --zwetschge
    Zwetschge
    Content-Disposition: attachment; filename="zwetschge.pdf"
    --zwetschge--


    """
  }
}
