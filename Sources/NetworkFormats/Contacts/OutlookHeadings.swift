/// What Outlook calls its columns, in the languages of its users.
///
/// Plain data: a field, and the headings under which it was seen; the first that is there counts. Tables of Spanish
/// editions mix Spanish and English headings. Those of contacts, and of the calendar in English, German and French, are
/// from files or lists of the program; the calendar's others are translations that nobody could check.
enum OutlookHeadings {
  enum Contact: CaseIterable {
    case given, middle, family, suffix, company, jobTitle, manager, assistant, spouse, referrer, categories, birthday
    case notes, webPage, personalWebPage, messaging
  }

  static let contact: [Contact: [String]] = [
    .given: ["First Name", "Vorname", "Prénom", "Nombre", "Nome", "Voornaam", "Given Name"],
    .middle: [
      "Middle Name", "Weitere Vornamen", "Zweiter Vorname", "Deuxième prénom", "Segundo nombre", "Secondo nome",
      "Middelste naam",
    ],
    .family: ["Last Name", "Nachname", "Nom", "Apellidos", "Apellido", "Cognome", "Achternaam", "Surname"],
    .suffix: ["Suffix", "Suffixe", "Sufijo", "Titolo straniero", "Achtervoegsel"],
    .company: ["Company", "Firma", "Société", "Organización", "Compañía", "Empresa", "Società", "Bedrijf"],
    .jobTitle: ["Job Title", "Position", "Fonction", "Puesto", "Cargo", "Posizione", "Functie"],
    .manager: [
      "Manager's Name", "Manager", "Name des/der Vorgesetzten", "Name des/r Vorgesetzten", "Responsable",
      "Nombre del director", "Nome manager", "Naam manager",
    ],
    .assistant: [
      "Assistant's Name", "Assistant", "Name Assistent", "Assistent(in)", "Nom de l'assistant(e)",
      "Nombre del asistente", "Nome assistente", "Naam assistent",
    ],
    .spouse: [
      "Spouse", "Partner", "Conjoint(e)", "Cónyuge", "Nome coniuge/partner", "Spouse/Partner",
    ],
    .referrer: [
      "Referred By", "Empfohlen von", "Recommandé par", "Recomendado por", "Presentato da", "Referentie van",
    ],
    .categories: ["Categories", "Kategorien", "Catégories", "Categorías", "Categorie", "Categorieën"],
    .birthday: ["Birthday", "Geburtstag", "Anniversaire", "Cumpleaños", "Compleanno", "Verjaardag"],
    .notes: ["Notes", "Notizen", "Notas", "Notities"],
    .webPage: ["Web Page", "Webseite", "Page Web", "Página web", "Pagina Web", "Webpagina"],
    .personalWebPage: ["Personal Web Page"],
    .messaging: ["IMAddress", "IM Address", "Instant Messaging Address"],
  ]

  /// What French editions call both the form of address and, further on, the job title.
  static let title = "Titre"

  /// The first column with one of these headings, with straight or curved apostrophes.
  static func column(_ headings: [String], in table: HeadedTable) -> Int? {
    table.column(anyOf: headings)
      ?? table.column(anyOf: headings.filter { $0.contains("'") }.map { String($0.map { $0 == "'" ? "’" : $0 }) })
  }

  /// Address, type and shown name of the three e-mail addresses.
  static let emails: [(address: [String], type: [String], name: [String])] = [
    (
      [
        "E-mail Address", "E-Mail-Adresse", "Adresse de messagerie", "Dirección de correo electrónico",
        "Indirizzo posta elettronica", "E-mailadres", "Email Address",
      ],
      [
        "E-mail Type", "E-Mail-Typ", "Type de messagerie", "Tipo de correo electrónico", "Tipo posta elettronica",
        "E-mailtype",
      ],
      [
        "E-mail Display Name", "E-Mail: Angezeigter Name", "Nom complet de l'adresse de messagerie",
        "Nombre de pantalla de correo electrónico", "Nome visualizzato posta elettronica", "Weergavenaam voor e-mail",
      ]
    ),
    (
      [
        "E-mail 2 Address", "E-Mail 2: Adresse", "Adresse de messagerie 2", "Dirección de correo electrónico 2",
        "Indirizzo posta elettronica 2", "E-mailadres 2",
      ],
      [
        "E-mail 2 Type", "E-Mail 2: Typ", "Type de messagerie 2", "Tipo de correo electrónico 2",
        "Tipo posta elettronica 2", "E-mailtype 2",
      ],
      [
        "E-mail 2 Display Name", "E-Mail 2: Angezeigter Name", "Nom complet de l'adresse de messagerie 2",
        "Nombre de pantalla de correo electrónico 2", "Nome visualizzato posta elettronica 2",
        "E-mail, weergegeven naam 2",
      ]
    ),
    (
      [
        "E-mail 3 Address", "E-Mail 3: Adresse", "Adresse de messagerie 3", "Dirección del correo electrónico 3",
        "Indirizzo posta elettronica 3", "E-mailadres 3",
      ],
      [
        "E-mail 3 Type", "E-Mail 3: Typ", "Type de messagerie 3", "Tipo de correo electrónico 3",
        "Tipo posta elettronica 3", "E-mailtype 3",
      ],
      [
        "E-mail 3 Display Name", "E-Mail 3: Angezeigter Name", "Nom complet de l'adresse de messagerie 3",
        "Nombre de pantalla de correo electrónico 3", "Nome visualizzato posta elettronica 3",
        "E-mail, weergegeven naam 3",
      ]
    ),
  ]

  /// Numbers that are the person's own: no fax, no switchboard, no assistant.
  static let phones = [
    "Business Phone", "Business Phone 2", "Home Phone", "Home Phone 2", "Mobile Phone", "Mobile Phone 2", "Other Phone",
    "Primary Phone", "Car Phone", "Radio Phone",
    "Telefon geschäftlich", "Telefon geschäftlich 2", "Telefon privat", "Telefon privat 2", "Telefon (privat)",
    "Telefon (privat 2)", "Mobiltelefon", "Mobiltelefon 2", "Weiteres Telefon", "Haupttelefon", "Autotelefon",
    "Téléphone (bureau)", "Téléphone 2 (bureau)", "Téléphone (domicile)", "Téléphone 2 (domicile)", "Tél. mobile",
    "Téléphone (autre)", "Téléphone principal", "Téléphone (voiture)",
    "Teléfono del trabajo", "Teléfono del trabajo 2", "Particular", "Teléfono móvil", "Otro teléfono",
    "Teléfono principal",
    "Ufficio", "Ufficio 2", "Abitazione", "Abitazione 2", "Cellulare", "Altro telefono", "Telefono principale",
    "Telefoon op werk", "Telefoon op werk 2", "Telefoon thuis", "Telefoon thuis 2", "Mobiele telefoon",
    "Andere telefoon", "Hoofdtelefoon",
  ]

  static let places: [(city: [String], country: [String])] = [
    (
      [
        "Business City", "Ort geschäftlich", "Ville (bureau)", "Ciudad de trabajo", "Città (uff.)",
        "Werkadres, plaats",
      ],
      [
        "Business Country/Region", "Business Country", "Land/Region geschäftlich", "Land geschäftlich",
        "Pays/Région (bureau)", "País o región del trabajo", "Paese/area geografica (uff.)", "Paese (uff.)",
        "Land/regio (werk)",
      ]
    ),
    (
      ["Home City", "Ort privat", "Ville (domicile)", "Ciudad del domicilio", "Città (ab.)", "Huisadres, plaats"],
      [
        "Home Country/Region", "Home Country", "Land/Region privat", "Land privat", "Pays/Région (domicile)",
        "País o región del domicilio", "Paese/area geografica (ab.)", "Paese (ab.)", "Land/regio (thuis)",
      ]
    ),
    (
      ["Other City", "Weiterer Ort", "Ville (autre)", "Otra ciudad", "Altra città", "Ander adres, plaats"],
      [
        "Other Country/Region", "Other Country", "Weiteres/e Land/Region", "Pays/Région (autre)",
        "Otro país o región", "Altro paese/area geografica", "Altro paese", "Land/regio (anders)",
      ]
    ),
  ]

  enum Event: CaseIterable {
    case subject, startDate, startTime, endDate, endTime, allDay, organizer, required, optional, resources, location
  }

  /// French editions call date and time the same; the first such column is the date.
  static let event: [Event: [String]] = [
    .subject: ["Subject", "Betreff", "Objet", "Asunto", "Oggetto", "Onderwerp"],
    .startDate: [
      "Start Date", "Beginnt am", "Début", "Date de début", "Fecha de comienzo", "Fecha de inicio", "Data inizio",
      "Data di inizio", "Begindatum",
    ],
    .startTime: [
      "Start Time", "Beginnt um", "Début", "Heure de début", "Comienzo", "Hora de inicio", "Ora inizio",
      "Ora di inizio", "Begintijd",
    ],
    .endDate: [
      "End Date", "Endet am", "Fin", "Date de fin", "Fecha de finalización", "Data fine", "Data di fine",
      "Einddatum",
    ],
    .endTime: [
      "End Time", "Endet um", "Fin", "Heure de fin", "Finalización", "Hora de finalización", "Ora fine",
      "Ora di fine", "Eindtijd",
    ],
    .allDay: [
      "All day event", "Ganztägiges Ereignis", "Journée entière", "Todo el día", "Giornata intera",
      "Duurt hele dag", "Gebeurtenis, duurt hele dag",
    ],
    .organizer: [
      "Meeting Organizer", "Besprechungsplanung", "Organisateur d'une réunion", "Organizador de la reunión",
      "Organizzatore riunione", "Vergadering, organisator", "Organisator",
    ],
    .required: [
      "Required Attendees", "Erforderliche Teilnehmer", "Participants obligatoires", "Asistentes necesarios",
      "Partecipanti necessari", "Partecipanti obbligatori", "Vereiste deelnemers", "Verplichte deelnemers",
    ],
    .optional: [
      "Optional Attendees", "Optionale Teilnehmer", "Participants facultatifs", "Asistentes opcionales",
      "Partecipanti facoltativi", "Optionele deelnemers",
    ],
    .resources: [
      "Meeting Resources", "Besprechungsressourcen", "Ressourcen", "Ressources de la réunion",
      "Recursos de la reunión", "Risorse riunione", "Vergadering, bronnen", "Vergaderbronnen",
    ],
    .location: ["Location", "Ort", "Emplacement", "Lieu", "Ubicación", "Luogo", "Locatie"],
  ]

  /// How a cell says yes.
  static let yes: Set<String> = ["true", "wahr", "vrai", "verdadero", "vero", "waar", "1", "yes", "on"]

  /// How subjects of meetings begin that were called off.
  static let canceled = [
    "canceled:", "cancelled:", "abgesagt:", "annulé:", "annulé :", "annulée:", "annulée :", "cancelado:",
    "cancelada:", "annullato:", "annullata:", "geannuleerd:",
  ]
}
