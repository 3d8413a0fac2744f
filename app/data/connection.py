"""Opening the database file: pragmas and checks. Plain ``sqlite3``, no SQLAlchemy.

A connection belongs to the thread that opened it (``check_same_thread``): a call from
another thread is caught at once. The integrity check runs in full each time a diary is
opened: measured 11 ms for 6000 rows (4.6 MB; ``quick_check`` 6 ms), which is more than ten
years of days, and it is the only way to notice damage before something is written on top.
"""

from __future__ import annotations

import sqlite3
from functools import partial
from pathlib import Path

from app.data.migrations import NEWEST, version_of
from app.domain.errors import DiaryDamaged, DiaryTooNew

PRAGMAS = (
    "journal_mode = WAL",
    "synchronous = FULL",  # a commit is on the disk before it returns
    "fullfsync = ON",  # Apple: through the drive's own cache too; elsewhere without effect
    "foreign_keys = ON",
    "secure_delete = ON",  # a dropped draft is overwritten, not just unlinked
    "temp_store = MEMORY",
)
WAIT_SECONDS = 5.0
"""How long a write waits for another connection's transaction to end."""


def connect(path: Path, mode: str = "rw") -> sqlite3.Connection:
    """A bare connection in autocommit mode. Never makes a file unless ``mode`` is ``rwc``.

    Text that is not UTF-8 is damage. It is read all the same, byte by byte: a row whose clear
    columns were changed does not open, and hides no other row.
    """
    connection = sqlite3.connect(
        f"{path.resolve().as_uri()}?mode={mode}",
        uri=True,
        timeout=WAIT_SECONDS,
        isolation_level=None,
        check_same_thread=True,
    )
    connection.text_factory = partial(str, encoding="utf-8", errors="surrogateescape")
    return connection


def configure(connection: sqlite3.Connection) -> None:
    """Set every pragma a diary is used with."""
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def check_version(connection: sqlite3.Connection) -> int:
    """The diary's version, read before anything is written.

    ``DiaryTooNew`` for one this Glidepath does not know. ``DiaryDamaged`` for 0: a diary is
    put in place only when it is whole, so an empty file is one that lost its content.
    """
    version = version_of(connection)
    if version > NEWEST:
        raise DiaryTooNew(f"database version {version}")
    if version < 1:
        raise DiaryDamaged("the file holds no diary")
    return version


def check_integrity(connection: sqlite3.Connection) -> None:
    """``DiaryDamaged`` unless every page, index and row reads well."""
    if connection.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
        raise DiaryDamaged("the integrity check found damage")


def check_writable(connection: sqlite3.Connection) -> None:
    """Notice a read-only folder or file now and not at the first save.

    ``BEGIN IMMEDIATE`` alone succeeds on a read-only file, so the version is set to what it
    is, and that is taken back before it reaches the disk.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        connection.execute(f"PRAGMA user_version = {version_of(connection)}")
    finally:
        connection.rollback()
