extension Migration {
  /// Sources as they spell things, who is who, and what was said by hand.
  ///
  /// A persona is somebody as one source spells them; a person is one or more personas. Everything else refers to
  /// personas, so people can be joined and taken apart without touching it. `origin` is the person that a persona
  /// first belonged to: where it differs from `person`, the two were joined.
  static let first = Migration(
    number: 1,
    statements: """
      PRAGMA application_id = 1164866674;
      PRAGMA user_version = 1;

      CREATE TABLE meta (name TEXT NOT NULL PRIMARY KEY, value) WITHOUT ROWID;

      CREATE TABLE generation (number INTEGER PRIMARY KEY);

      CREATE TABLE batch (
        id INTEGER PRIMARY KEY AUTOINCREMENT, seconds INTEGER NOT NULL, sources TEXT NOT NULL);

      CREATE TABLE person (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL);

      CREATE TABLE persona (
        id INTEGER PRIMARY KEY AUTOINCREMENT, spelling INTEGER NOT NULL UNIQUE, kind INTEGER NOT NULL,
        name TEXT NOT NULL, person INTEGER REFERENCES person, origin INTEGER);
      CREATE INDEX persona_person ON persona (person);

      CREATE TABLE source (
        id INTEGER PRIMARY KEY AUTOINCREMENT, batch INTEGER NOT NULL REFERENCES batch, path TEXT NOT NULL,
        kind TEXT NOT NULL, contributor INTEGER REFERENCES persona ON DELETE SET NULL, digest INTEGER NOT NULL,
        rows_read INTEGER NOT NULL, rows_kept INTEGER NOT NULL, dropped TEXT NOT NULL, files TEXT NOT NULL,
        generation INTEGER NOT NULL);

      CREATE TABLE mention (
        persona INTEGER NOT NULL REFERENCES persona ON DELETE CASCADE, source INTEGER NOT NULL REFERENCES source,
        PRIMARY KEY (persona, source)) WITHOUT ROWID;

      CREATE TABLE identity (
        persona INTEGER NOT NULL REFERENCES persona ON DELETE CASCADE, place INTEGER NOT NULL, kind INTEGER NOT NULL,
        value TEXT NOT NULL, folded TEXT NOT NULL, PRIMARY KEY (persona, place)) WITHOUT ROWID;
      CREATE INDEX identity_folded ON identity (folded);

      CREATE TABLE interaction (
        key INTEGER PRIMARY KEY, source INTEGER NOT NULL, channel INTEGER NOT NULL, seconds INTEGER NOT NULL,
        quality INTEGER NOT NULL, duration INTEGER NOT NULL, file INTEGER NOT NULL, line INTEGER NOT NULL,
        participants BLOB NOT NULL);

      CREATE TABLE affiliation (
        id INTEGER PRIMARY KEY AUTOINCREMENT, source INTEGER NOT NULL REFERENCES source,
        persona INTEGER NOT NULL REFERENCES persona ON DELETE CASCADE, digest INTEGER NOT NULL,
        organization TEXT NOT NULL, title TEXT NOT NULL, since INTEGER, since_quality INTEGER, until INTEGER,
        until_quality INTEGER, stated INTEGER, stated_quality INTEGER, UNIQUE (persona, digest));

      CREATE TABLE fact (
        id INTEGER PRIMARY KEY AUTOINCREMENT, source INTEGER NOT NULL REFERENCES source,
        persona INTEGER NOT NULL REFERENCES persona ON DELETE CASCADE, kind INTEGER NOT NULL, value TEXT NOT NULL,
        UNIQUE (persona, kind, value));

      CREATE TABLE declaration (
        id INTEGER PRIMARY KEY AUTOINCREMENT, source INTEGER NOT NULL REFERENCES source,
        persona INTEGER NOT NULL REFERENCES persona ON DELETE CASCADE,
        target INTEGER NOT NULL REFERENCES persona ON DELETE CASCADE, kind TEXT NOT NULL, since INTEGER,
        since_quality INTEGER, UNIQUE (persona, target, kind));
      CREATE INDEX declaration_target ON declaration (target);

      CREATE TABLE rating (
        id INTEGER PRIMARY KEY AUTOINCREMENT, source INTEGER NOT NULL REFERENCES source,
        persona INTEGER NOT NULL REFERENCES persona ON DELETE CASCADE,
        target INTEGER NOT NULL REFERENCES persona ON DELETE CASCADE, value REAL NOT NULL, seconds INTEGER NOT NULL,
        quality INTEGER NOT NULL);
      CREATE INDEX rating_persona ON rating (persona);
      CREATE INDEX rating_target ON rating (target);

      CREATE TABLE decision (
        id INTEGER PRIMARY KEY AUTOINCREMENT, first INTEGER NOT NULL REFERENCES persona ON DELETE CASCADE,
        second INTEGER NOT NULL REFERENCES persona ON DELETE CASCADE, kind TEXT NOT NULL, seconds INTEGER NOT NULL,
        UNIQUE (first, second));
      CREATE INDEX decision_second ON decision (second);

      CREATE TABLE outcome (
        id INTEGER PRIMARY KEY AUTOINCREMENT, source INTEGER NOT NULL REFERENCES source, kind TEXT NOT NULL,
        persona INTEGER NOT NULL REFERENCES persona ON DELETE CASCADE,
        via INTEGER REFERENCES persona ON DELETE CASCADE,
        target INTEGER REFERENCES persona ON DELETE CASCADE, result TEXT NOT NULL, seconds INTEGER NOT NULL,
        quality INTEGER NOT NULL);
      CREATE INDEX outcome_persona ON outcome (persona);
      CREATE INDEX outcome_via ON outcome (via);
      CREATE INDEX outcome_target ON outcome (target);

      CREATE TABLE forgotten (hash INTEGER PRIMARY KEY);

      CREATE VIRTUAL TABLE search USING fts5 (text, tokenize = 'trigram');
      """)
}
