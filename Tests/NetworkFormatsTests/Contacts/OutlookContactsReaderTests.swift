import NetworkFormats
import SocialNetworks
import Testing

struct OutlookContactsReaderTests {
  private static let classic =
    "\"Title\",\"First Name\",\"Middle Name\",\"Last Name\",\"Suffix\",\"Company\",\"Department\",\"Job Title\",\"Business City\","
    + "\"Business Country/Region\",\"Assistant's Phone\",\"Business Fax\",\"Business Phone\",\"Company Main Phone\","
    + "\"Mobile Phone\",\"Assistant's Name\",\"Birthday\",\"Categories\",\"E-mail Address\",\"E-mail Type\","
    + "\"E-mail Display Name\",\"E-mail 2 Address\",\"Manager's Name\",\"Notes\",\"Referred By\",\"Spouse\",\"Web Page\"\r\n"

  private static func row(_ cells: [String: String], under heading: String = classic) -> String {
    let separator: Character = heading.contains(";") ? ";" : ","
    return heading.replacing("\r\n", with: "").split(separator: separator).map { name in
      let cell = cells[String(name).replacing("\"", with: "")] ?? ""
      return cell.isEmpty ? "" : "\"\(cell)\""
    }.joined(separator: String(separator)) + "\r\n"
  }

  @Test func theClassicTableIsRead() throws {
    let sample = try ContactSample(
      Self.classic
        + Self.row([
          "Title": "Countess", "First Name": "Ada", "Middle Name": "Augusta", "Last Name": "King",
          "Company": "Wheel Works", "Job Title": "Engineer", "Business City": "Turin",
          "Business Country/Region": "Italy", "Assistant's Phone": "030 1111111", "Business Fax": "030 2222222",
          "Business Phone": "030 3333333", "Company Main Phone": "030 4444444", "Mobile Phone": "0170 5555555",
          "Birthday": "12/10/1815", "Categories": "Choir;Turin", "E-mail Address": "ada@works.example",
          "E-mail Type": "SMTP", "E-mail Display Name": "Ada King (ada@works.example)",
          "E-mail 2 Address": "ada@example.org", "Notes": "met at the fair",
          "Web Page": "https://www.linkedin.com/in/ada",
        ]))
    #expect(sample.report.format == "outlook-contacts")
    #expect(
      sample.people == [
        "Ada King <ada@works.example ada@example.org 030 3333333 0170 5555555 https://www.linkedin.com/in/ada>"
      ])
    #expect(sample.jobs == ["Ada King: Engineer @ Wheel Works"])
    #expect(sample.facts(.place) == ["Turin, Italy"])
    #expect(sample.facts(.tag) == ["Choir", "Turin"])
    #expect(sample.facts(.birthday) == ["1815-12-10"])
    #expect(sample.ties == ["me contact Ada King"])
    #expect(!"\(sample.draft)".contains("fair"))
  }

  @Test func theTableOfTheWebIsRead() throws {
    let text =
      "First Name,Middle Name,Last Name,Title,Suffix,Nickname,Given Yomi,Surname Yomi,E-mail Address,E-mail 2 Address,"
      + "E-mail 3 Address,Home Phone,Business Phone,Mobile Phone,Company,Job Title,Personal Web Page,IMAddress\n"
      + "Ada,,King,Dr,,,,,ada@example.org,,,030 1234567,,,Wheel Works,Engineer,http://ada.example/me,sip:ada@works.example\n"
    let sample = try ContactSample(text)
    #expect(sample.report.format == "outlook-contacts")
    #expect(sample.people == ["Ada King <ada@example.org 030 1234567 http://ada.example/me sip:ada@works.example>"])
    #expect(sample.jobs == ["Ada King: Engineer @ Wheel Works"])
  }

  @Test func addressesOfExchangeAreNoEMail() throws {
    let sample = try ContactSample(
      Self.classic
        + Self.row([
          "First Name": "Ada", "E-mail Address": "/o=Works/ou=First Group/cn=Recipients/cn=AKing", "E-mail Type": "EX",
          "E-mail Display Name": "Ada King (ada@works.example)",
        ]) + Self.row(["First Name": "Noel", "E-mail Address": "noel@works.example", "E-mail Type": "EX"])
        + Self.row([
          "First Name": "Mary",
          "E-mail Address": "IMCEAEX-_O=WORKS_OU=FIRST+20GROUP_CN=RECIPIENTS_CN=MARYW@works.example",
        ]))
    #expect(
      sample.draft.mentions[0].identities == [
        Identity(.handle, "exchange:aking"), Identity(.email, "ada@works.example"),
      ])
    #expect(sample.people[1] == "Noel <noel@works.example>")
    #expect(sample.draft.mentions[2].identities == [Identity(.handle, "exchange:maryw")])
  }

  @Test func theShownNameHelpsOut() throws {
    let rows =
      Self.row(["E-mail Address": "ada@example.org", "E-mail Display Name": "Ada King (ada@example.org)"])
      + Self.row(["E-mail Address": "noel@example.org", "E-mail Display Name": "noel@example.org"])
      + Self.row(["Company": "Wheel Works", "Business Phone": "030 1234567"])
    let sample = try ContactSample(Self.classic + rows)
    #expect(sample.people == ["Ada King <ada@example.org>", "<noel@example.org>", "Wheel Works <030 1234567>"])
    #expect(sample.draft.mentions[2].kind == .group)
  }

  @Test(arguments: ["0/0/00", "00.00.00", "1/1/4501", "", "0/0/0000"])
  func nullDatesAreNoBirthdays(written: String) throws {
    let sample = try ContactSample(Self.classic + Self.row(["First Name": "Ada", "Birthday": written]))
    #expect(sample.names == ["Ada"])
    #expect(sample.facts(.birthday).isEmpty)
  }

  @Test func birthdaysHaveOneOrderInATable() throws {
    let rows =
      Self.row(["First Name": "Ada", "Birthday": "10/12/1815"])
      + Self.row(["First Name": "Noel", "Birthday": "28/08/1839"])
    #expect(try ContactSample(Self.classic + rows).facts(.birthday) == ["1815-12-10", "1839-08-28"])
    let open = Self.classic + Self.row(["First Name": "Ada", "Birthday": "10/12/1815"])
    #expect(try ContactSample(open).facts(.birthday) == ["1815-10-12"])
    #expect(try ContactSample(open, dates: .dmy).facts(.birthday) == ["1815-12-10"])
  }

  @Test func managersAssistantsAndSpousesAreTies() throws {
    let rows =
      Self.row([
        "First Name": "Ada", "Last Name": "King", "Manager's Name": "Charles Babbage",
        "Assistant's Name": "Mary Wilson",
        "Spouse": "William King", "Referred By": "Mary Somerville",
      ]) + Self.row(["First Name": "Charles", "Last Name": "Babbage", "E-mail Address": "c@example.org"])
    let sample = try ContactSample(Self.classic + rows)
    #expect(
      sample.relations == [
        "Ada King manager Charles Babbage", "Ada King assistant Mary Wilson", "Ada King spouse William King",
        "Ada King referrer Mary Somerville",
      ])
    #expect(sample.people.filter { $0.hasPrefix("Charles") } == ["Charles Babbage <c@example.org>"])
  }

  @Test(
    arguments: [
      (
        "Anrede;Vorname;Weitere Vornamen;Nachname;Suffix;Firma;Position;Telefon geschäftlich;E-Mail-Adresse;E-Mail-Typ;Name des/der Vorgesetzten\r\n",
        [
          "Vorname": "Zoë", "Nachname": "Grün", "Firma": "Rad", "Position": "Ingenieurin",
          "Telefon geschäftlich": "030 1234567",
          "E-Mail-Adresse": "zoe@example.org", "Name des/der Vorgesetzten": "Jörg",
        ]
      ),
      (
        "Titre;Prénom;Deuxième prénom;Nom;Suffixe;Société;Service;Titre;Téléphone (bureau);Adresse de messagerie;Type de messagerie;Responsable\r\n",
        [
          "Prénom": "Zoë", "Nom": "Grün", "Société": "Rad", "Titre": "Ingenieurin",
          "Téléphone (bureau)": "030 1234567",
          "Adresse de messagerie": "zoe@example.org", "Responsable": "Jörg",
        ]
      ),
      (
        "Title;Nombre;Segundo nombre;Apellidos;Suffix;Organización;Puesto;Teléfono del trabajo;E-mail Address;E-mail Type;Nombre del director\r\n",
        [
          "Nombre": "Zoë", "Apellidos": "Grün", "Organización": "Rad", "Puesto": "Ingenieurin",
          "Teléfono del trabajo": "030 1234567",
          "E-mail Address": "zoe@example.org", "Nombre del director": "Jörg",
        ]
      ),
      (
        "Titolo;Nome;Secondo nome;Cognome;Titolo straniero;Società;Posizione;Ufficio;Indirizzo posta elettronica;Tipo posta elettronica;Nome manager\r\n",
        [
          "Nome": "Zoë", "Cognome": "Grün", "Società": "Rad", "Posizione": "Ingenieurin", "Ufficio": "030 1234567",
          "Indirizzo posta elettronica": "zoe@example.org", "Nome manager": "Jörg",
        ]
      ),
      (
        "Titel;Voornaam;Middelste naam;Achternaam;Achtervoegsel;Bedrijf;Functie;Telefoon op werk;E-mailadres;E-mailtype;Naam manager\r\n",
        [
          "Voornaam": "Zoë", "Achternaam": "Grün", "Bedrijf": "Rad", "Functie": "Ingenieurin",
          "Telefoon op werk": "030 1234567",
          "E-mailadres": "zoe@example.org", "Naam manager": "Jörg",
        ]
      ),
    ] as [(String, [String: String])])
  func headingsMayBeInAnotherLanguage(heading: String, cells: [String: String]) throws {
    let text = heading + Self.row(cells, under: heading)
    // As Outlook writes it: in the code page of Windows, with semicolons.
    let bytes = text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
    let sample = try ContactSample(bytes: bytes)
    #expect(sample.report.format == "outlook-contacts")
    #expect(sample.people == ["Zoë Grün <zoe@example.org 030 1234567>", "Jörg"])
    #expect(sample.jobs == ["Zoë Grün: Ingenieurin @ Rad"])
    #expect(sample.relations == ["Zoë Grün manager Jörg"])
    #expect(sample.report.notes.contains { $0.contains("Windows-1252") })
  }

  @Test func theSecondOfTwoFrenchTitlesIsTheJob() throws {
    let heading =
      "Titre,Prénom,Nom,Suffixe,Société,Service,Titre,Adresse de messagerie,Type de messagerie,Nom de l’assistant(e)\n"
    let sample = try ContactSample(heading + "Mme,Ada,King,,Roue,,Ingénieure,ada@example.org,SMTP,Mary Wilson\n")
    #expect(sample.jobs == ["Ada King: Ingénieure @ Roue"])
    #expect(sample.relations == ["Ada King assistant Mary Wilson"])
  }

  @Test func otherTablesOfPeopleAreNotMistakenForIt() throws {
    let tables = [
      "First Name,Last Name,URL,Email Address,Company,Position,Connected On\nAda,King,,a@example.org,,,10 Dec 2015\n",
      "Name,E-mail Address\nAda,a@example.org\n", "First Name,Last Name,E-mail Address\nAda,King,a@example.org\n",
    ]
    for table in tables { #expect(try ContactSample(table).report.format != "outlook-contacts") }
  }

  @Test func damagedFilesAreReadOrRefused() throws {
    let text =
      "First Name,Middle Name,Last Name,Suffix,E-mail Address,E-mail Type,Birthday,Manager's Name\n"
      + "Ada,,King,,/o=W/cn=ada,EX,0/0/00,\"Babbage, Charles\"\nNoel,,,,noel@example.org,SMTP,28/8/1839,\n"
    try ContactSample.survive(text, "contacts.csv", damages: 250)
  }
}
