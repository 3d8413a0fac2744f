"""Records (plan versions, doses, milestones, requests, supply), and forms not saved yet."""

STATEMENTS = (
    """
    CREATE TABLE record (
        seq INTEGER NOT NULL PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        kind TEXT NOT NULL,
        day TEXT NOT NULL,
        entered_at TEXT NOT NULL,
        supersedes TEXT REFERENCES record (id),
        sync_state TEXT NOT NULL,
        payload_version INTEGER NOT NULL,
        payload BLOB NOT NULL
    ) STRICT
    """,
    "CREATE INDEX record_kind_day ON record (kind, day)",
    """
    CREATE TABLE form (
        seq INTEGER NOT NULL PRIMARY KEY,
        key TEXT NOT NULL UNIQUE,
        changed_at TEXT NOT NULL,
        payload_version INTEGER NOT NULL,
        payload BLOB NOT NULL
    ) STRICT
    """,
)
