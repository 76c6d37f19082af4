// Writes the archive of a person who does not exist: what Léa Fontaine of Lyon would get if she asked every service she
// uses for her data on 2 October 2026. Same seed, same bytes. Run it with: swift Datasets/lea-fontaine/generate.swift
import Foundation

struct Generator {  // xorshift64*, so that the script needs nothing but Swift
  var state: UInt64
  mutating func next() -> UInt64 {
    state ^= state >> 12
    state ^= state << 25
    state ^= state >> 27
    return state &* 2_685_821_657_736_338_717
  }
  mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }
  mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
}

// MARK: people

/// Somebody in Léa's life: how they are called, reached and employed, and how often what happens between them.
struct Character {
  let key: String
  let name: String
  var emails: [String] = []
  var phone = ""
  /// The end of the LinkedIn address; empty for people who are not there.
  var slug = ""
  var organization = ""
  var title = ""
  /// Per month: mails by Léa, the share that is answered, meetings, messages on LinkedIn.
  var mails = 0.0
  var answers = 0.0
  var meetings = 0.0
  var messages = 0.0
  /// Months from October 2024 in which they were in touch.
  var months = 0..<24
  var connected = ""
}

let lea = Character(
  key: "lea", name: "Léa Fontaine", emails: ["lea.fontaine@halden.example", "lea@fontaine.example"],
  phone: "+33 6 12 34 56 01",
  slug: "lea-fontaine", organization: "Halden Robotics", title: "Lead designer")

func colleague(
  _ key: String, _ name: String, _ title: String, mails: Double, answers: Double, meetings: Double,
  months: Range<Int> = 8..<24
) -> Character {
  Character(
    key: key, name: name, emails: ["\(key)@halden.example"], slug: key.replacing(".", with: "-"),
    organization: "Halden Robotics", title: title, mails: mails, answers: answers, meetings: meetings, months: months)
}
func formerColleague(
  _ key: String, _ name: String, _ title: String, mails: Double, answers: Double, meetings: Double,
  months: Range<Int> = 0..<8
) -> Character {
  Character(
    key: key, name: name, emails: ["\(key)@atelier-brume.example"], slug: key.replacing(".", with: "-"),
    organization: "Atelier Brume", title: title, mails: mails, answers: answers, meetings: meetings, months: months)
}
/// A connection with whom nothing ever happened.
func foam(_ name: String, _ organization: String, _ title: String, _ connected: String) -> Character {
  Character(
    key: name, name: name,
    slug: name.lowercased().folding(options: .diacriticInsensitive, locale: nil).replacing(" ", with: "-"),
    organization: organization, title: title, connected: connected)
}

var cast: [Character] = [
  // Halden Robotics, since June 2025
  colleague(
    "tomas.rivera", "Tomás Rivera", "Head of partnerships", mails: 6, answers: 0.9, meetings: 2.5, months: 0..<24),
  colleague("astrid.lund", "Astrid Lund", "Chief executive", mails: 2, answers: 0.7, meetings: 1),
  colleague("jonas.weber", "Jonas Weber", "Mechanical engineer", mails: 4, answers: 0.8, meetings: 2),
  colleague("priya.raman", "Priya Raman", "Firmware engineer", mails: 3, answers: 0.9, meetings: 1.5),
  colleague("olivier.petit", "Olivier Petit", "Designer", mails: 7, answers: 0.95, meetings: 4),
  colleague("thomas.martin", "Thomas Martin", "Controller", mails: 0.7, answers: 0.9, meetings: 0.2),
  colleague("mei.tanaka", "Mei Tanaka", "Field tests", mails: 2, answers: 0.8, meetings: 1),
  colleague("soren.dahl", "Søren Dahl", "Research engineer", mails: 2.5, answers: 0.8, meetings: 1.2),
  colleague("grace.oduya", "Grace Oduya", "Customer success", mails: 1.5, answers: 0.9, meetings: 0.7),
  // Atelier Brume, until May 2025
  formerColleague("claire.dubois", "Claire Dubois", "Founder", mails: 5, answers: 0.9, meetings: 2),
  formerColleague("hugo.lambert", "Hugo Lambert", "Designer", mails: 6, answers: 0.9, meetings: 3, months: 0..<16),
  formerColleague("ines.moreau", "Inès Moreau", "Illustrator", mails: 3, answers: 0.8, meetings: 1.5, months: 0..<24),
  formerColleague("paul.girard", "Paul Girard", "Accounts", mails: 1, answers: 0.9, meetings: 0),
  formerColleague("nadia.benali", "Nadia Benali", "Producer", mails: 3, answers: 0.9, meetings: 1),
  formerColleague("marc.roussel", "Marc Roussel", "Developer", mails: 3, answers: 0.6, meetings: 1),
  // Friends and family
  Character(
    key: "zoe", name: "Zoé Lefèvre", emails: ["zoe.lefevre@mail.example"], phone: "+33 6 12 34 56 02",
    slug: "zoe-lefevre",
    organization: "Lycée Ampère", title: "Teacher", mails: 1.5, answers: 0.9, meetings: 3),
  Character(
    key: "samir", name: "Samir Haddad", emails: ["samir.haddad@mail.example"], phone: "06 12 34 56 03",
    slug: "samir-haddad",
    organization: "Clinique du Parc", title: "Surgeon", mails: 0.8, answers: 0.9, meetings: 1.5),
  Character(
    key: "maman", name: "Hélène Fontaine", emails: ["helene@fontaine.example"], phone: "+33 4 78 00 00 10", mails: 1,
    answers: 0.9, meetings: 2),
  Character(
    key: "basile", name: "Basile Fontaine", emails: ["basile@fontaine.example"], phone: "+33 6 12 34 56 04", mails: 0.7,
    answers: 0.8, meetings: 0.6),
  Character(
    key: "camille", name: "Camille Roy", emails: ["camille.roy@mail.example"], phone: "+33 6 12 34 56 05",
    slug: "camille-roy", organization: "Musée des Tissus", title: "Curator", mails: 1, answers: 0.95, meetings: 1.2),
  // The meetup of designers and engineers
  Character(
    key: "anouk", name: "Anouk Verhoeven", emails: ["anouk@studioverhoeven.example"], slug: "anouk-verhoeven",
    organization: "Studio Verhoeven", title: "Owner", mails: 1.5, answers: 0.9, meetings: 1, messages: 0.5),
  Character(
    key: "ben", name: "Ben Carter", emails: ["ben.carter@freelance.example"], slug: "bencarter",
    organization: "Independent", title: "Developer", mails: 1, answers: 0.8, meetings: 0.8, messages: 0.8),
  Character(
    key: "lucia", name: "Lucía Ortega", emails: ["lucia.ortega@ortega.example"], slug: "lucia-ortega",
    organization: "Ortega Conseil", title: "Consultant", mails: 0.6, answers: 0.9, meetings: 0.5, messages: 0.6),
  Character(
    key: "piotr", name: "Piotr Łukasik", emails: ["piotr@lukasik.example"], slug: "piotr-lukasik",
    organization: "Lukasik Optics", title: "Optician", mails: 0.5, answers: 0.7, meetings: 0.5),
  Character(
    key: "yusuf", name: "Yusuf Demir", slug: "yusuf-demir", organization: "Grenoble Makers", title: "Organizer",
    meetings: 0.5, messages: 1.2),
  // Clients and partners
  Character(
    key: "ingrid", name: "Ingrid Halvorsen", emails: ["ingrid.halvorsen@nordlys.example"], slug: "ingrid-halvorsen",
    organization: "Nordlys Energy", title: "Head of research"),
  Character(
    key: "sigrid", name: "Sigrid Nordahl", emails: ["sigrid.nordahl@nordlys.example"], organization: "Nordlys Energy",
    title: "Chief executive"),
  Character(
    key: "lars", name: "Lars Eide", emails: ["lars.eide@nordlys.example"], slug: "lars-eide",
    organization: "Nordlys Energy", title: "Procurement", mails: 0.6, answers: 0.8, meetings: 0.3, months: 10..<24),
  Character(
    key: "fatou", name: "Fatou Ndiaye", emails: ["f.ndiaye@kora.example"], slug: "fatou-ndiaye",
    organization: "Kora Ventures", title: "Investor", mails: 0.6, answers: 0.6, meetings: 0.3, messages: 0.4,
    months: 6..<24),
  Character(
    key: "henrik", name: "Henrik Sand", emails: ["henrik.sand@uni-bergen.example"], slug: "henrik-sand",
    organization: "University of Bergen", title: "Professor", mails: 0.3, answers: 0.7),
  Character(
    key: "elena", name: "Elena Rossi", emails: ["elena.rossi@torinomeccanica.example"], slug: "elena-rossi",
    organization: "Torino Meccanica", title: "Supplier manager", mails: 1.2, answers: 0.9, meetings: 0.3, months: 9..<24
  ),
  Character(
    key: "david", name: "David Kim", emails: ["david.kim@brightlane.example"], slug: "davidkim",
    organization: "Brightlane", title: "Journalist", mails: 0.4, answers: 0.3, messages: 0.3),
  // A hub: knows everybody, hardly knows Léa
  Character(
    key: "victor", name: "Victor Salinas", emails: ["victor@salinas-network.example"], slug: "victor-salinas",
    organization: "Salinas Network", title: "Connector", mails: 0.15, answers: 0.2, messages: 0.1),
  // The other Thomas Martin, another company, another city
  Character(
    key: "thomas2", name: "Thomas Martin", emails: ["t.martin@quaiouest.example"], slug: "thomas-martin-84b1",
    organization: "Quai Ouest", title: "Architect", messages: 0.2),
]
cast += [
  foam("Adèle Garnier", "Voltaire Bank", "Analyst", "03 Feb 2019"),
  foam("Brandon Scott", "Peak Talent", "Recruiter", "11 Jul 2021"),
  foam("Chloé Marchand", "Peak Talent", "Recruiter", "12 Jul 2021"),
  foam("Dmitri Volkov", "Novasoft", "Sales", "30 Sep 2020"),
  foam("Emma Johansson", "Fjord Media", "Editor", "08 May 2022"),
  foam("Farid Amrani", "Amrani & Fils", "Director", "19 Jan 2018"),
  foam("Giulia Conti", "Conti Design", "Designer", "27 Nov 2023"),
  foam("Harold Finch", "Ledger Works", "Consultant", "02 Apr 2017"),
  foam("Isabelle Caron", "City of Lyon", "Councillor", "15 Jun 2016"),
  foam("Jack O’Brien", "Dockside", "Trader", "21 Aug 2020"),
  foam("Katarzyna Nowak", "Baltic Freight", "Planner", "09 Dec 2022"),
  foam("Liu Wei", "Shenzhen Motors", "Buyer", "14 Mar 2023"),
  foam("Manon Perrin", "Studio Perrin", "Photographer", "06 Oct 2019"),
  foam("Nicolas Faure", "Faure Avocats", "Lawyer", "25 Feb 2021"),
  foam("Olga Petrova", "Novasoft", "Sales", "01 Oct 2020"),
  foam("Quentin Leroy", "Leroy Conseil", "Coach", "18 Sep 2023"),
  foam("Rachel Stein", "Stein Capital", "Partner", "29 Jan 2024"),
  foam("Stéphane Blanc", "Blanc Immobilier", "Agent", "13 May 2018"),
]
let byKey = Dictionary(cast.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first }).merging(["lea": lea]) {
  a, _ in a
}
func someone(_ key: String) -> Character { byKey[key] ?? lea }

// MARK: time

var generator = Generator(state: 20_261_002)
let start = DateComponents(
  calendar: Calendar(identifier: .gregorian), timeZone: TimeZone(identifier: "UTC"), year: 2024, month: 10, day: 1
).date!
let day = 86_400.0

func moment(month: Int, hours: ClosedRange<Int> = 8...18) -> Date {
  // Weekdays only: people write at work.
  while true {
    let date = start.addingTimeInterval(Double(month) * 30.4 * day + generator.unit() * 30.4 * day)
    let weekday = Calendar(identifier: .gregorian).component(.weekday, from: date)
    if weekday == 1 || weekday == 7 { continue }
    let midnight = (date.timeIntervalSince1970 / day).rounded(.down) * day
    return Date(
      timeIntervalSince1970: midnight + Double(hours.lowerBound + generator.below(hours.count)) * 3600 + Double(
        generator.below(60)) * 60)
  }
}
func text(_ date: Date, _ format: String, _ zone: String = "UTC") -> String {
  let formatter = DateFormatter()
  formatter.locale = Locale(identifier: "en_US_POSIX")
  formatter.timeZone = TimeZone(identifier: zone)
  formatter.dateFormat = format
  return formatter.string(from: date)
}
/// As many as the mean says, on the whole.
func count(_ mean: Double) -> Int { Int(mean) + (generator.unit() < mean - mean.rounded(.down) ? 1 : 0) }

var files: [(path: String, bytes: Data)] = []
func write(_ path: String, _ text: String) { files.append(("archive/" + path, Data(text.utf8))) }

// MARK: mail

struct Mail {
  var date: Date
  var from: String
  var to: [String]
  var cc: [String] = []
  var headers: [String] = []
  var body = "See you soon."
}
var mails: [Mail] = []

/// A name as mail programs write it: quoted, encoded, turned around, or left out.
func address(_ character: Character, email: Int = 0, style: Int = 0) -> String {
  let email = character.emails[min(email, character.emails.count - 1)]
  var name = character.name
  if style == 1, let space = name.lastIndex(of: " ") {
    name = "\"\(name[name.index(after: space)...]), \(name[..<space])\""
  }
  if style == 2 { return email }
  if name.utf8.contains(where: { $0 > 127 }) {
    let encoded = Data(name.replacing("\"", with: "").utf8).base64EncodedString()
    return "=?UTF-8?B?\(encoded)?= <\(email)>"
  }
  return "\(name) <\(email)>"
}
func mine(_ month: Int) -> String { month < 8 ? address(lea, email: 1) : address(lea) }

for month in 0..<24 {
  for character in cast where !character.emails.isEmpty && character.months.contains(month) {
    for _ in 0..<count(character.mails) {
      let date = moment(month: month)
      let style = generator.below(8) == 0 ? 1 : generator.below(6) == 0 ? 2 : 0
      mails.append(Mail(date: date, from: mine(month), to: [address(character, style: style)]))
      if generator.unit() < character.answers {
        let later = date.addingTimeInterval(Double(1 + generator.below(60)) * 1800)
        mails.append(Mail(date: later, from: address(character), to: [mine(month)]))
      }
    }
  }
  // Tomás and Ingrid of Nordlys work on a pilot together; Léa is often in copy.
  if month >= 9 {
    for _ in 0..<3 {
      let date = moment(month: month)
      let (one, other) = generator.below(2) == 0 ? ("tomas.rivera", "ingrid") : ("ingrid", "tomas.rivera")
      var copies = [mine(month)]
      if generator.below(2) == 0 { copies.append(address(someone("soren.dahl"))) }
      mails.append(Mail(date: date, from: address(someone(one)), to: [address(someone(other))], cc: copies))
    }
  }
  // Henrik and Ingrid wrote a paper; once Léa was asked for a drawing.
  if month == 14 {
    mails.append(
      Mail(date: moment(month: month), from: address(someone("henrik")), to: [address(someone("ingrid")), mine(month)]))
  }
  if month >= 8 && month % 2 == 0 {
    let team = ["olivier.petit", "jonas.weber", "priya.raman", "soren.dahl"]
    mails.append(
      Mail(
        date: moment(month: month), from: mine(month), to: team.map { address(someone($0)) },
        cc: [address(someone("astrid.lund"))]))
  }
  // What is no tie: lists, machines, shared inboxes, everybody at once.
  mails.append(
    Mail(
      date: moment(month: month), from: "Design Weekly <news@designweekly.example>", to: [mine(month)],
      headers: ["List-Id: <weekly.designweekly.example>", "List-Unsubscribe: <https://designweekly.example/leave>"]))
  mails.append(
    Mail(
      date: moment(month: month), from: "\"Railway tickets\" <no-reply@trains.example>", to: [mine(month)],
      headers: ["Auto-Submitted: auto-generated"]))
  if month >= 8 && month % 3 == 0 {
    let everybody = (1...40).map { "staff\($0)@halden.example" }
    mails.append(Mail(date: moment(month: month), from: address(someone("astrid.lund")), to: everybody + [mine(month)]))
  }
}
// Odd ones that every mailbox holds.
mails.append(
  Mail(
    date: moment(month: 12), from: "Victor Salinas <victor@salinas-network.example>", to: ["undisclosed-recipients:;"],
    cc: [mine(12)]))
mails.append(Mail(date: moment(month: 13), from: "\u{410}nna Weber <anna.weber@phish.example>", to: [mine(13)]))
mails.append(
  Mail(
    date: moment(month: 15), from: mine(15), to: ["Jonas Weber <jonas.weber@privat.example>"],
    body: "Your private address, as you asked.\n>From now on I use it.\nFrom time to time."))
mails.sort { $0.date < $1.date }

var mailbox = ""
for (number, mail) in mails.enumerated() {
  let sender = mail.from.split(separator: "<").last.map { $0.replacing(">", with: "") } ?? "unknown@example.org"
  mailbox += "From \(sender) \(text(mail.date, "EEE MMM dd HH:mm:ss yyyy"))\n"
  mailbox += "Message-ID: <\(number).\(Int(mail.date.timeIntervalSince1970))@mail.example>\n"
  mailbox += "Date: \(text(mail.date, "EEE, dd MMM yyyy HH:mm:ss Z", "Europe/Paris"))\n"
  mailbox += "From: \(mail.from)\nTo: \(mail.to.joined(separator: ",\n "))\n"
  if !mail.cc.isEmpty { mailbox += "Cc: \(mail.cc.joined(separator: ",\n "))\n" }
  for header in mail.headers { mailbox += header + "\n" }
  mailbox += "Subject: (left out)\nContent-Type: text/plain; charset=utf-8\n\n"
  mailbox +=
    mail.body.split(separator: "\n").map { $0.hasPrefix("From ") ? ">\($0)" : "\($0)" }.joined(separator: "\n") + "\n\n"
}
write("mail/All mail.mbox", mailbox)

// MARK: calendar

func attendee(_ character: Character, _ status: String = "ACCEPTED") -> String {
  "ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=\(status);CN=\"\(character.name)\":mailto:\(character.emails.first ?? "")"
}
/// Content lines of more than 75 bytes are folded, be it inside of a character.
func folded(_ line: String) -> Data {
  var bytes = Data()
  for (place, byte) in line.utf8.enumerated() {
    if place > 0 && place % 74 == 0 { bytes += Data("\r\n ".utf8) }
    bytes.append(byte)
  }
  return bytes + Data("\r\n".utf8)
}
var calendar: [String] = [
  "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Calendar//EN", "X-WR-CALNAME:lea.fontaine@halden.example",
  "X-WR-TIMEZONE:Europe/Paris",
]
var eventCount = 0
func event(_ date: Date, minutes: Int, organizer: Character = lea, attendees: [String], _ more: [String] = []) {
  eventCount += 1
  calendar += [
    "BEGIN:VEVENT", "UID:event-\(eventCount)@calendar.example", "DTSTAMP:\(text(date, "yyyyMMdd'T'HHmmss'Z'"))",
  ]
  calendar += [
    "DTSTART;TZID=Europe/Paris:\(text(date, "yyyyMMdd'T'HHmmss", "Europe/Paris"))", "DURATION:PT\(minutes)M",
  ]
  calendar +=
    ["ORGANIZER;CN=\"\(organizer.name)\":mailto:\(organizer.emails[0])", attendee(lea)] + attendees + more + [
      "END:VEVENT"
    ]
}
for month in 0..<24 {
  for character in cast where character.meetings > 0 && character.months.contains(month) && !character.emails.isEmpty {
    for _ in 0..<count(character.meetings * 0.6) {
      let isMine = generator.below(2) == 0
      event(
        moment(month: month, hours: 9...19), minutes: [30, 45, 60, 90][generator.below(4)],
        organizer: isMine ? lea : character,
        attendees: [attendee(character)],
        ["LOCATION:\(generator.below(3) == 0 ? "https://meet.google.com/abc" : "Café de la Soie")"])
    }
  }
  if month >= 9 && month % 2 == 1 {
    let pilot = ["tomas.rivera", "ingrid", "soren.dahl"].map { attendee(someone($0)) }
    event(
      moment(month: month, hours: 9...16), minutes: 90, organizer: someone("tomas.rivera"),
      attendees: pilot + [attendee(someone("lars"), "NEEDS-ACTION")])
  }
}
// The team meets every Tuesday, but not on two of them, and once on a Wednesday.
let team = ["olivier.petit", "jonas.weber", "priya.raman"].map { attendee(someone($0)) }
let room = "ATTENDEE;CUTYPE=ROOM;CN=Fourvière:mailto:c_18room@resource.calendar.google.com"
calendar +=
  [
    "BEGIN:VEVENT", "UID:weekly@calendar.example", "DTSTART;TZID=Europe/Paris:20250909T100000",
    "DTEND;TZID=Europe/Paris:20250909T103000", "RRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=20260630T215959Z",
    "EXDATE;TZID=Europe/Paris:20251223T100000,20251230T100000",
    "ORGANIZER;CN=Léa Fontaine:mailto:lea.fontaine@halden.example", attendee(lea),
  ] + team + [room, "END:VEVENT"]
calendar +=
  [
    "BEGIN:VEVENT", "UID:weekly@calendar.example", "RECURRENCE-ID;TZID=Europe/Paris:20260331T100000",
    "DTSTART;TZID=Romance Standard Time:20260401T140000", "DTEND;TZID=Romance Standard Time:20260401T150000",
    "ORGANIZER:mailto:lea.fontaine@halden.example", attendee(lea),
  ] + team + ["END:VEVENT"]
event(
  moment(month: 18), minutes: 60, organizer: someone("victor"),
  attendees: [attendee(someone("victor")), attendee(someone("ingrid"), "DECLINED")])
event(moment(month: 19), minutes: 60, attendees: [attendee(someone("david"), "DECLINED")])
event(moment(month: 20), minutes: 60, attendees: [attendee(someone("fatou"))], ["STATUS:CANCELLED"])
calendar += [
  "BEGIN:VEVENT", "UID:holiday@calendar.example", "DTSTART;VALUE=DATE:20260801", "DTEND;VALUE=DATE:20260815",
  "END:VEVENT", "END:VCALENDAR",
]
files.append(("archive/calendar/lea.fontaine@halden.example.ics", calendar.map(folded).reduce(Data(), +)))

// MARK: contacts

func quotedPrintable(_ text: String) -> String {
  text.utf8.map { $0 < 33 || $0 > 126 || $0 == 61 ? String(format: "=%02X", $0) : String(UnicodeScalar($0)) }.joined()
}
var cards = ""
for character in cast where !character.phone.isEmpty || character.key == "thomas2" || character.key == "anouk" {
  let parts = character.name.split(separator: " ", maxSplits: 1).map(String.init)
  // The telephone spells accents apart, mail together.
  let name = character.key == "zoe" ? character.name.decomposedStringWithCanonicalMapping : character.name
  cards += "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:\(name)\r\nN:\(parts.last ?? "");\(parts.first ?? "");;;\r\n"
  for email in character.emails {
    cards += "item1.EMAIL;type=INTERNET;type=pref:\(email)\r\nitem1.X-ABLabel:_$!<Home>!$_\r\n"
  }
  if !character.phone.isEmpty { cards += "TEL;type=CELL:\(character.phone)\r\n" }
  if !character.organization.isEmpty { cards += "ORG:\(character.organization);\r\nTITLE:\(character.title)\r\n" }
  if character.key == "maman" {
    cards += "item2.X-ABRELATEDNAMES;type=pref:Basile Fontaine\r\nitem2.X-ABLabel:_$!<Son>!$_\r\nBDAY:1604-03-08\r\n"
  }
  cards += "END:VCARD\r\n"
}
cards +=
  "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:\(quotedPrintable("Haddad;Samir"))\r\nFN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:\(quotedPrintable("Samir Haddad"))\r\nTEL;CELL;VOICE:+33612345603\r\nEND:VCARD\r\n"
write("contacts/telephone.vcf", cards)

func cell(_ text: String) -> String {
  text.contains(where: { ",\"\n".contains($0) }) ? "\"\(text.replacing("\"", with: "\"\""))\"" : text
}
var google =
  "\u{FEFF}First Name,Middle Name,Last Name,Organization Name,Organization Title,Notes,Labels,E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value,Phone 1 - Label,Phone 1 - Value\n"
for key in ["hugo.lambert", "ines.moreau", "nadia.benali", "piotr", "lucia"] {
  let character = someone(key)
  let parts = character.name.split(separator: " ").map(String.init)
  let second = key == "hugo.lambert" ? "hugo.lambert@mail.example" : ""
  google +=
    [
      "\(parts[0])", "", parts[1], character.organization, character.title,
      key == "piotr" ? "glasses\nsecond floor" : "", "Design ::: * myContacts", "* Work", character.emails[0],
      second.isEmpty ? "" : "* Home", second, "", "",
    ].map(cell).joined(separator: ",") + "\n"
}
google += "parcel@delivery.example,,,,,,* Other Contacts,*,parcel@delivery.example,,,,\n"
write("contacts/google.csv", google)

// MARK: LinkedIn

let linkedIn = "Basic_LinkedInDataExport_10-02-2026/"
func address(_ slug: String) -> String { "https://www.linkedin.com/in/\(slug)" }
func names(_ character: Character) -> [String] { character.name.split(separator: " ", maxSplits: 1).map(String.init) }
write(
  linkedIn + "Profile.csv",
  "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,Geo Location,Twitter Handles,Websites,Instant Messengers\nLéa,Fontaine,,,,Designer,,Design,69001,\"Lyon, France\",[leafontaine],,\n"
)
write(
  linkedIn + "Email Addresses.csv",
  "Email Address,Confirmed,Primary,Updated On\nlea@fontaine.example,Yes,Yes,1/2/20, 9:10 AM\nlea.fontaine@halden.example,Yes,No,\"6/2/25, 9:10 AM\"\n"
    .replacing("1/2/20, 9:10 AM", with: "\"1/2/20, 9:10 AM\""))
write(
  linkedIn + "Positions.csv",
  "Company Name,Title,Description,Location,Started On,Finished On\nHalden Robotics,Lead designer,,\"Lyon, France\",Jun 2025,\nAtelier Brume,Designer,,Lyon,Sep 2019,May 2025\n"
)
var connections =
  "Notes:\n\"When exporting your connection data, you may notice that some of the email addresses are missing. You will only see email addresses for connections who have allowed their connections to see or download their email address.\"\n\nFirst Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
for (number, character) in cast.enumerated() where !character.slug.isEmpty {
  let parts = names(character)
  var last = parts.count > 1 ? parts[1] : ""
  if character.key == "anouk" { last += " 🎨 (she/her)" }
  if character.key == "ben" { last = "Carter, PMP" }
  let email = number % 9 == 0 ? character.emails.first ?? "" : ""
  let connected =
    character.connected.isEmpty ? text(moment(month: character.months.lowerBound), "dd MMM yyyy") : character.connected
  connections +=
    [parts[0], last, address(character.slug), email, character.organization, character.title, connected].map(cell)
    .joined(separator: ",") + "\n"
}
connections += "LinkedIn,Member,,,,,04 Apr 2020\n,,,,,,\n,,,,,,\n"
write(linkedIn + "Connections.csv", connections)

var messages =
  "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER,ATTACHMENTS,IS MESSAGE DRAFT\n"
func message(
  _ thread: String, _ from: Character, _ to: [Character], _ date: Date, content: String = "(left out)",
  folder: String = "INBOX", draft: String = "No"
) {
  let cells = [
    thread, "", from.name, address(from.slug), to.map(\.name).joined(separator: ","),
    to.map { address($0.slug) }.joined(separator: ";"), text(date, "yyyy-MM-dd HH:mm:ss 'UTC'"), "", content, folder,
    "", draft,
  ]
  messages += cells.map(cell).joined(separator: ",") + "\n"
}
for month in 0..<24 {
  for character in cast where character.messages > 0 && character.months.contains(month) {
    for _ in 0..<count(character.messages) {
      let date = moment(month: month)
      message("2-\(character.slug)", lea, [character], date)
      if generator.unit() < 0.75 {
        message(
          "2-\(character.slug)", character, [lea], date.addingTimeInterval(5400), content: "<p>Yes,\nof course</p>")
      }
    }
  }
  if month % 4 == 2 {  // the organizers of the meetup
    let group = ["yusuf", "anouk", "ben"].map(someone)
    let sender = group[generator.below(3)]
    message("2-meetup", sender, [lea] + group.filter { $0.key != sender.key }, moment(month: month))
  }
}
message("2-draft", lea, [someone("fatou")], moment(month: 20), draft: "Yes")
messages +=
  "2-sponsored,,Peak Talent,,Léa Fontaine,\(address(lea.slug)),2026-03-03 09:00:00 UTC,An offer,(left out),INBOX,,No\n"
messages +=
  "2-closed,,LinkedIn Member,,Léa Fontaine,\(address(lea.slug)),2025-03-03 09:00:00 UTC,,(left out),INBOX,,No\n"
messages +=
  "2-accent,,ZoÃ© LefÃ¨vre,\(address("zoe-lefevre")),Léa Fontaine,\(address(lea.slug)),2026-02-11 18:20:00 UTC,,(left out),INBOX,,No\n"
write(linkedIn + "messages.csv", messages)
write(
  linkedIn + "guide_messages.csv",
  "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER\n1,,Guide,,Léa Fontaine,,2026-01-01 10:00:00 UTC,,(left out),INBOX\n"
)
var invitations = "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n"
for key in ["fatou", "elena", "lars", "victor"] {
  let character = someone(key)
  let isMine = key != "victor"
  let (from, to) = isMine ? (lea, character) : (character, lea)
  invitations +=
    [
      from.name, to.name, text(moment(month: max(1, character.months.lowerBound)), "M/d/yy, h:mm a"), "",
      isMine ? "OUTGOING" : "INCOMING", address(from.slug), address(to.slug),
    ].map(cell).joined(separator: ",") + "\n"
}
write(linkedIn + "Invitations.csv", invitations)
write(
  linkedIn + "Recommendations_Received.csv",
  "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\nClaire,Dubois,Atelier Brume,Founder,(left out),\"06/12/25, 09:30 AM\",VISIBLE\n"
)
write(
  linkedIn + "Endorsement_Received_Info.csv",
  "Endorsement Date,Skill Name,Endorser First Name,Endorser Last Name,Endorser Public Url,Endorsement Status\n2025/11/03 10:12:00 UTC,Design,Anouk,Verhoeven,www.linkedin.com/in/anouk-verhoeven,ACCEPTED\n2026/01/17 08:00:00 UTC,Design,Victor,Salinas,www.linkedin.com/in/victor-salinas,ACCEPTED\n"
)
write(linkedIn + "Skills.csv", "Name\nDesign\nPrototyping\n")

// MARK: what no service knows

var log = "# Léa's notes on whom she met\n"
var notes: [(Date, String)] = []
for month in 0..<24 {
  for character in cast where character.meetings > 0 && character.months.contains(month) {
    for _ in 0..<count(character.meetings * 0.3) {
      let minutes = [45, 60, 90, 120][generator.below(4)]
      notes.append((moment(month: month, hours: 12...20), "met \(character.name) (\(minutes) min)"))
    }
  }
}
notes.append((moment(month: 11), "met Tomás Rivera, Ingrid Halvorsen and Søren Dahl (lunch, 90 min)"))
notes.append((moment(month: 17), "met Tomás Rivera, Ingrid Halvorsen @ Oslo"))
notes.append((moment(month: 16), "called Samir Haddad (20 min)"))
notes.append((moment(month: 21), "met Thomas Martin"))
for (date, note) in notes.sorted(by: { $0.0 < $1.0 }) { log += "\(text(date, "yyyy-MM-dd")) \(note)\n" }
write("meetings.txt", log)
write(
  "2026-05-20 Robotics Days.csv",
  "Name,Email,Company,Title,Status\n"
    + ["ingrid", "henrik", "anouk", "ben", "elena", "fatou", "tomas.rivera"].map { key in
      let character = someone(key)
      return [character.name, character.emails.first ?? "", character.organization, character.title, "attended"].map(
        cell
      ).joined(separator: ",")
    }.joined(separator: "\n") + "\nDavid Kim,,Brightlane,Journalist,no-show\n")
files.append(
  (
    "archive/holiday.jpg",
    Data([0xFF, 0xD8, 0xFF, 0xE0, 0, 16, 0x4A, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0, 0xFF, 0xD9])
  ))

// MARK: what a colleague shares

var shared = "date,from,to,channel,duration\n"
var lines: [String] = []
for month in 9..<24 {
  for (key, mean) in [("ingrid", 1.6), ("sigrid", 0.6), ("astrid.lund", 0.5)] {
    for _ in 0..<count(mean) {
      lines.append(
        "\(text(moment(month: month), "yyyy-MM-dd")),Tomás Rivera,\(someone(key).name),meeting,\(45 + 15 * generator.below(5)) min"
      )
    }
  }
}
shared += lines.sorted().joined(separator: "\n") + "\n"
files.append(("shared-by-tomas/meetings.csv", Data(shared.utf8)))

// MARK: events to come

let guests = """
  Nom;Prénom;E-mail;Société;Fonction;Centres d'intérêt
  Fontaine;Léa;lea.fontaine@halden.example;Halden Robotics;Designer;design, robotics, energy
  Nordahl;Sigrid;;Nordlys Energy;Chief executive;energy, sailing
  Sand;Henrik;henrik.sand@uni-bergen.example;University of Bergen;Professor;robotics, teaching
  Eide;Lars;lars.eide@nordlys.example;Nordlys Energy;Engineer;energy, robotics
  Rossi;Elena;elena.rossi@torinomeccanica.example;Torino Meccanica;Supplier manager;manufacturing
  Rivera;Tomás;tomas.rivera@halden.example;Halden Robotics;Head of partnerships;energy
  Halvorsen;Ingrid;;Nordlys Energy;Head of research;energy
  Martin;Thomas;;;;
  Wójcik;Hanna;hanna.wojcik@formabureau.example;Forma Bureau;Designer;design, energy
  Salinas;Victor;victor@salinas-network.example;Salinas Network;Consultant;networking
  Demir;Yusuf;;;;design
  Garnier;Adèle;adele@elsewhere.example;;;photography

  """
files.append(("events/2026-10-15 Industry Evening.csv", Data(("\u{FEFF}" + guests).utf8)))
let invitation = """
  BEGIN:VCALENDAR
  VERSION:2.0
  PRODID:-//Nordlys Energy//Events//EN
  BEGIN:VEVENT
  UID:open-day-2026@nordlys.example
  DTSTAMP:20260920T080000Z
  DTSTART;TZID=Europe/Oslo:20261022T100000
  DTEND;TZID=Europe/Oslo:20261022T160000
  SUMMARY:Open day
  ORGANIZER;CN=Ingrid Halvorsen:mailto:ingrid.halvorsen@nordlys.example
  ATTENDEE;CN=Léa Fontaine;PARTSTAT=ACCEPTED:mailto:lea.fontaine@halden.example
  ATTENDEE;CN=Sigrid Nordahl;PARTSTAT=ACCEPTED:mailto:sigrid.nordahl@nordlys.example
  ATTENDEE;CN=Lars Eide;PARTSTAT=NEEDS-ACTION:mailto:lars.eide@nordlys.example
  ATTENDEE;CN=Tomás Rivera;PARTSTAT=DECLINED:mailto:tomas.rivera@halden.example
  ATTENDEE;CN=Room Fjord;CUTYPE=ROOM:mailto:fjord@nordlys.example
  END:VEVENT
  END:VCALENDAR

  """
files.append(
  ("events/Nordlys Open Day.ics", Data(invitation.replacingOccurrences(of: "\n", with: "\r\n").utf8)))

let root =
  CommandLine.arguments.count > 1
  ? CommandLine.arguments[1] : URL(filePath: #filePath).deletingLastPathComponent().path
for (path, bytes) in files {
  let url = URL(filePath: root).appending(path: path)
  try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
  try bytes.write(to: url)
}
