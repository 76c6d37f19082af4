/// One table of an export: its columns in order, and how each is written.
struct ExportTable {
  enum Form {
    case integer
    /// A number of 64 bits, written in hexadecimal: other programs read numbers as doubles.
    case key
    case number
    case text
    /// JSON kept as text: a list of texts, or counts.
    case json
    /// Numbers of personas, packed.
    case participants
  }

  let name: String
  let columns: [(name: String, form: Form)]
  let select: StaticString
  let insert: StaticString

  /// Everything but what is derived: the search index, and what derived files go by.
  static let all: [ExportTable] = [
    ExportTable(
      name: "settings", columns: [("name", .text), ("value", .key)],
      select: "SELECT name, value FROM meta WHERE name NOT IN ('reshaped', 'sweep') ORDER BY name",
      insert: "INSERT OR REPLACE INTO meta VALUES (?, ?)"),
    ExportTable(
      name: "batches", columns: [("id", .integer), ("seconds", .integer), ("sources", .json)],
      select: "SELECT id, seconds, sources FROM batch ORDER BY id",
      insert: "INSERT INTO batch VALUES (?, ?, ?)"),
    ExportTable(
      name: "people", columns: [("id", .integer), ("name", .text)], select: "SELECT id, name FROM person ORDER BY id",
      insert: "INSERT INTO person VALUES (?, ?)"),
    ExportTable(
      name: "personas",
      columns: [
        ("id", .integer), ("spelling", .key), ("kind", .integer), ("name", .text), ("person", .integer),
        ("origin", .integer),
      ], select: "SELECT id, spelling, kind, name, person, origin FROM persona ORDER BY id",
      insert: "INSERT INTO persona VALUES (?, ?, ?, ?, ?, ?)"),
    ExportTable(
      name: "identities",
      columns: [("persona", .integer), ("place", .integer), ("kind", .integer), ("value", .text), ("folded", .text)],
      select: "SELECT persona, place, kind, value, folded FROM identity ORDER BY persona, place",
      insert: "INSERT INTO identity VALUES (?, ?, ?, ?, ?)"),
    ExportTable(
      name: "sources",
      columns: [
        ("id", .integer), ("batch", .integer), ("path", .text), ("kind", .text), ("contributor", .integer),
        ("digest", .key), ("rows_read", .integer), ("rows_kept", .integer), ("dropped", .json), ("files", .json),
      ],
      select: """
        SELECT id, batch, path, kind, contributor, digest, rows_read, rows_kept, dropped, files FROM source ORDER BY id
        """,
      insert: "INSERT INTO source VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)"),
    ExportTable(
      name: "mentions", columns: [("persona", .integer), ("source", .integer)],
      select: "SELECT persona, source FROM mention ORDER BY persona, source",
      insert: "INSERT INTO mention VALUES (?, ?)"),
    ExportTable(
      name: "affiliations",
      columns: [
        ("id", .integer), ("source", .integer), ("persona", .integer), ("digest", .key), ("organization", .text),
        ("title", .text), ("since", .integer), ("since_quality", .integer), ("until", .integer),
        ("until_quality", .integer), ("stated", .integer), ("stated_quality", .integer),
      ],
      select: """
        SELECT id, source, persona, digest, organization, title, since, since_quality, until, until_quality, stated,
        stated_quality FROM affiliation ORDER BY id
        """,
      insert: "INSERT INTO affiliation VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"),
    ExportTable(
      name: "facts",
      columns: [("id", .integer), ("source", .integer), ("persona", .integer), ("kind", .integer), ("value", .text)],
      select: "SELECT id, source, persona, kind, value FROM fact ORDER BY id",
      insert: "INSERT INTO fact VALUES (?, ?, ?, ?, ?)"),
    ExportTable(
      name: "declared_ties",
      columns: [
        ("id", .integer), ("source", .integer), ("persona", .integer), ("target", .integer), ("kind", .text),
        ("since", .integer), ("since_quality", .integer),
      ], select: "SELECT id, source, persona, target, kind, since, since_quality FROM declaration ORDER BY id",
      insert: "INSERT INTO declaration VALUES (?, ?, ?, ?, ?, ?, ?)"),
    ExportTable(
      name: "ratings",
      columns: [
        ("id", .integer), ("source", .integer), ("persona", .integer), ("target", .integer), ("value", .number),
        ("seconds", .integer), ("quality", .integer),
      ], select: "SELECT id, source, persona, target, value, seconds, quality FROM rating ORDER BY id",
      insert: "INSERT INTO rating VALUES (?, ?, ?, ?, ?, ?, ?)"),
    ExportTable(
      name: "decisions",
      columns: [
        ("id", .integer), ("first", .integer), ("second", .integer), ("kind", .text), ("seconds", .integer),
      ], select: "SELECT id, first, second, kind, seconds FROM decision ORDER BY id",
      insert: "INSERT INTO decision VALUES (?, ?, ?, ?, ?)"),
    ExportTable(
      name: "requests",
      columns: [
        ("id", .integer), ("source", .integer), ("kind", .text), ("persona", .integer), ("via", .integer),
        ("target", .integer), ("result", .text), ("seconds", .integer), ("quality", .integer),
      ], select: "SELECT id, source, kind, persona, via, target, result, seconds, quality FROM outcome ORDER BY id",
      insert: "INSERT INTO outcome VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"),
    ExportTable(
      name: "forgotten", columns: [("hash", .key)], select: "SELECT hash FROM forgotten ORDER BY hash",
      insert: "INSERT INTO forgotten VALUES (?)"),
    ExportTable(
      name: "interactions",
      columns: [
        ("key", .key), ("source", .integer), ("channel", .integer), ("seconds", .integer), ("quality", .integer),
        ("duration", .integer), ("file", .integer), ("line", .integer), ("participants", .participants),
      ],
      select: """
        SELECT key, source, channel, seconds, quality, duration, file, line, participants FROM interaction ORDER BY key
        """,
      insert: "INSERT INTO interaction VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"),
  ]
}
