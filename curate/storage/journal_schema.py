"""The tables of the journal, and how a journal of before becomes one of now."""

import sqlite3

_CHANGES = """
CREATE TABLE entries (
  row INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  list TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('change', 'undo')),
  what TEXT NOT NULL,
  "offset" INTEGER,
  old TEXT,
  new TEXT,
  digest_before TEXT,
  digest_after TEXT,
  undoes INTEGER REFERENCES entries (row)
);
CREATE INDEX entries_by_list ON entries (list, row)
"""
_EVENTS = """
ALTER TABLE entries RENAME TO entries_1;
CREATE TABLE entries (
  row INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  list TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('change', 'undo', 'event')),
  what TEXT NOT NULL,
  "offset" INTEGER,
  old TEXT,
  new TEXT,
  digest_before TEXT,
  digest_after TEXT,
  undoes INTEGER REFERENCES entries (row),
  resource TEXT,
  address TEXT,
  verb TEXT CHECK (verb IN ('start', 'done', 'skip', 'reset')),
  part INTEGER,
  minutes INTEGER,
  note TEXT
);
INSERT INTO entries
  SELECT *, NULL, NULL, NULL, NULL, NULL, NULL FROM entries_1;
UPDATE sqlite_sequence
  SET seq = (SELECT seq FROM sqlite_sequence WHERE name = 'entries_1') WHERE name = 'entries';
DROP TABLE entries_1;
CREATE INDEX entries_by_list ON entries (list, row);
CREATE INDEX entries_undone ON entries (undoes) WHERE kind = 'undo';
CREATE INDEX entries_by_resource ON entries (resource, row) WHERE kind = 'event';
CREATE TABLE since (
  resource TEXT NOT NULL,
  address TEXT NOT NULL,
  row INTEGER NOT NULL,
  PRIMARY KEY (resource, address)
) WITHOUT ROWID
"""
"""`since` follows from `entries`: the row in which a resource (of an address) was last done,
skipped or reset as a whole. What came before it says nothing any more, and is not read."""
_COMMANDS = """
ALTER TABLE entries ADD COLUMN command INTEGER;
ALTER TABLE entries ADD COLUMN settled INTEGER;
ALTER TABLE entries ADD COLUMN inode INTEGER;
CREATE INDEX entries_unsettled ON entries (list) WHERE settled = 0;
CREATE INDEX entries_by_digest ON entries (digest_after) WHERE kind = 'change'
"""
"""`command` is the first row of the command that a row is a part of; `settled` is 1 once the
file is known to have been written, 0 before, and says nothing in rows of earlier versions;
`inode` is that of the list file after the command."""
_SPENT = """
ALTER TABLE entries ADD COLUMN spent INTEGER;
ALTER TABLE entries ADD COLUMN format TEXT;
ALTER TABLE entries ADD COLUMN themes TEXT
"""
"""`spent` are the minutes that an event spent, as far as they were known then; `format` and
`themes` are those of its resource, as they were: the themes a line each."""
_DAY = "ALTER TABLE entries ADD COLUMN day TEXT"
"""`day` is the local day that an event is said to be of, where that was said; `at` is always when
it was noted."""
STEPS = (_CHANGES, _EVENTS, _COMMANDS, _SPENT, _DAY)
"""What makes each version of the schema from the one before it, beginning with none."""
SCHEMA_VERSION = len(STEPS)


def version_of(db: sqlite3.Connection) -> int:
    """Read the version of the tables: 0 of a new file, SCHEMA_VERSION of those made here."""
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def upgrade(db: sqlite3.Connection) -> None:
    """Make the tables of this version from what is there, within the transaction that is open."""
    version = version_of(db)
    for step in STEPS[version:]:
        for statement in step.split(";"):
            db.execute(statement)
    if version < SCHEMA_VERSION:
        db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def has_its_tables(db: sqlite3.Connection) -> bool:
    """Whether all tables and columns are there that the version of the file promises."""
    promised = sqlite3.connect(":memory:")
    try:
        for step in STEPS[: version_of(db)]:
            promised.executescript(step)
        return _columns(promised) <= _columns(db)
    finally:
        promised.close()


def _columns(db: sqlite3.Connection) -> set[tuple[str, str]]:
    """List the columns of all tables, each with the name of its table."""
    return set(
        db.execute(
            "SELECT t.name, c.name FROM sqlite_master t JOIN pragma_table_info(t.name) c"
            " WHERE t.type = 'table'"
        )
    )
