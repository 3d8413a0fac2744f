"""The numbered steps from an empty file to today's tables.

Plain SQL, frozen once released. ``PRAGMA user_version`` says how many were applied. All
that are pending are applied in one transaction: a kill or a full disk leaves the diary as
it was. How to add one: ``docs/recipes/add-a-migration.md``.
"""

from __future__ import annotations

import sqlite3

from app.data.migrations import m0001_checkins, m0002_drafts, m0003_records, m0004_outbox
from app.domain.errors import DiaryDamaged

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    m0001_checkins.STATEMENTS,
    m0002_drafts.STATEMENTS,
    m0003_records.STATEMENTS,
    m0004_outbox.STATEMENTS,
)
NEWEST = len(MIGRATIONS)


def version_of(connection: sqlite3.Connection) -> int:
    """How many migrations the diary has seen. 0 for an empty file."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: sqlite3.Connection) -> None:
    """Apply what is pending. The caller holds the transaction, commits it and rolls back."""
    for statements in MIGRATIONS[version_of(connection) :]:
        for statement in statements:
            connection.execute(statement)
    if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
        raise DiaryDamaged("a row names another one that is not there")
    connection.execute(f"PRAGMA user_version = {NEWEST}")
