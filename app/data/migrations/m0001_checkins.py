"""Check-ins, and the value that tells whether a key belongs to this diary."""

STATEMENTS = (
    """
    CREATE TABLE checkin (
        seq INTEGER NOT NULL PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        day TEXT NOT NULL,
        kind TEXT NOT NULL,
        entered_at TEXT NOT NULL,
        supersedes TEXT REFERENCES checkin (id),
        sync_state TEXT NOT NULL,
        payload_version INTEGER NOT NULL,
        payload BLOB NOT NULL
    ) STRICT
    """,
    "CREATE INDEX checkin_day ON checkin (day)",
    """
    CREATE TABLE key_check (
        id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
        payload BLOB NOT NULL
    ) STRICT
    """,
)
