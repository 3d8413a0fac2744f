"""Drafts: answers given and not saved yet. One row for each day, kind and correction."""

STATEMENTS = (
    """
    CREATE TABLE draft (
        seq INTEGER NOT NULL PRIMARY KEY,
        id TEXT NOT NULL,
        day TEXT NOT NULL,
        kind TEXT NOT NULL,
        corrects TEXT,
        changed_at TEXT NOT NULL,
        payload_version INTEGER NOT NULL,
        payload BLOB NOT NULL
    ) STRICT
    """,
    "CREATE UNIQUE INDEX draft_key ON draft (day, kind, coalesce(corrects, ''))",
)
