"""What waits to be sent to the clinic (parcels), and sealed notes that leave with no file."""

STATEMENTS = (
    """
    CREATE TABLE outbox (
        seq INTEGER NOT NULL PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        payload_version INTEGER NOT NULL,
        payload BLOB NOT NULL,
        content BLOB NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE note (
        name TEXT NOT NULL PRIMARY KEY,
        payload_version INTEGER NOT NULL,
        payload BLOB NOT NULL
    ) STRICT
    """,
)
