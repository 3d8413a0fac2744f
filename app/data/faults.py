"""Turns errors of SQLite and the operating system into kinds a person can act on.

Standard library only, so that it costs nothing before the first frame. An SQLAlchemy error
carries the SQLite one as ``orig``.
"""

from __future__ import annotations

import errno
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.domain.errors import (
    AlreadyRunning,
    DiaryDamaged,
    GlidepathError,
    StorageFull,
    StorageReadOnly,
)

NO_ROOM_BYTES = 1 << 20
"""Less free space than this counts as a full disk when SQLite only says that writing did
not work (it needs 32 KiB for its shared memory and some pages for its log)."""

_BY_CODE: dict[int, type[GlidepathError]] = {
    sqlite3.SQLITE_FULL: StorageFull,
    sqlite3.SQLITE_READONLY: StorageReadOnly,
    sqlite3.SQLITE_PERM: StorageReadOnly,
    sqlite3.SQLITE_CORRUPT: DiaryDamaged,
    sqlite3.SQLITE_NOTADB: DiaryDamaged,
    sqlite3.SQLITE_FORMAT: DiaryDamaged,
    sqlite3.SQLITE_BUSY: AlreadyRunning,
    sqlite3.SQLITE_LOCKED: AlreadyRunning,
}
_READ_FAULTS = (sqlite3.SQLITE_IOERR_READ, sqlite3.SQLITE_IOERR_SHORT_READ)
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


@contextmanager
def told_plainly(folder: Path) -> Iterator[None]:
    """Raise foreign errors of the block as domain errors; leave all others as they are.

    ``folder`` is where the files are: its free space tells a full disk from one that
    cannot be written to.
    """
    try:
        yield
    except Exception as error:
        kind = kind_of(error, folder)
        if kind is None:
            raise
        raise kind(type(error).__name__) from error


def kind_of(error: Exception, folder: Path) -> type[GlidepathError] | None:
    """The kind for an error of SQLite or the operating system; ``None`` for any other."""
    cause = getattr(error, "orig", None) or error
    if isinstance(cause, sqlite3.DatabaseError):
        return _kind_of_sqlite(cause, folder)
    if isinstance(cause, UnicodeDecodeError):  # of a name that stands in SQLite's own message
        return DiaryDamaged
    if isinstance(cause, OSError):
        return StorageFull if cause.errno in _NO_ROOM else StorageReadOnly
    return None


def _kind_of_sqlite(error: sqlite3.DatabaseError, folder: Path) -> type[GlidepathError] | None:
    extended = getattr(error, "sqlite_errorcode", 0)
    primary = extended & 0xFF
    if primary == sqlite3.SQLITE_IOERR and extended in _READ_FAULTS:
        return DiaryDamaged
    if primary in (sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN):
        return StorageFull if _no_room(folder) else StorageReadOnly
    return _BY_CODE.get(primary)


def _no_room(folder: Path) -> bool:
    try:
        return shutil.disk_usage(folder).free < NO_ROOM_BYTES
    except OSError:
        return False
