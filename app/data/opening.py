"""Making and opening a diary: every check before the first write."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from app.data.connection import (
    check_integrity,
    check_version,
    check_writable,
    configure,
    connect,
)
from app.data.disk import make_private, put_in_place
from app.data.engine import Database
from app.data.migrations import NEWEST, migrate
from app.data.record_payloads import KINDS
from app.data.sealing import Sealer, place
from app.data.stores import SqlDiaryStore
from app.domain.errors import DiaryDamaged
from app.domain.ports import DataKey

_CHECK = b"glidepath"
_CHECK_PLACE = place("key_check", "1", 1)


def make_diary(path: Path, unfinished: Path, key: DataKey) -> None:
    """An empty diary at ``path``, built under the name ``unfinished``: a kill in between
    leaves no diary, never half of one."""
    make_private(unfinished)
    with closing(connect(unfinished)) as connection:
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("BEGIN IMMEDIATE")
        migrate(connection)
        seal = Sealer(key).seal(_CHECK, _CHECK_PLACE)
        connection.execute("INSERT INTO key_check (id, payload) VALUES (1, ?)", (seal,))
        connection.execute("COMMIT")
    put_in_place(unfinished, path)


def open_diary(path: Path, key: DataKey, before_migration: Callable[[int], None]) -> SqlDiaryStore:
    """Open the diary at ``path``.

    It is looked at read-only first, so that a damaged or newer diary, or one of another key,
    keeps every byte, its log included. ``before_migration`` is called with the present
    version when there is something to migrate.
    """
    with closing(connect(path, "ro")) as looking:
        version = _look(looking, key)
    if version < NEWEST:
        before_migration(version)
    connection = connect(path)
    try:
        configure(connection)
        check_writable(connection)
        return _ready(connection, key, path.parent)
    except BaseException:
        connection.close()
        raise


def try_copy(path: Path, key: DataKey) -> None:
    """Open a copy and read every entry. Raises what opening and reading it would raise."""
    with in_memory(path, key) as store:
        _read_all(store)


@contextmanager
def in_memory(path: Path, key: DataKey) -> Iterator[SqlDiaryStore]:
    """A copy, opened in memory alone with every check and migration; its file is only read."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as memory:
        with closing(connect(path, "ro")) as source:
            source.backup(memory)
            memory.text_factory = source.text_factory
        _look(memory, key)
        with closing(_ready(memory, key, path.parent)) as store:
            yield store


def _look(connection: sqlite3.Connection, key: DataKey) -> int:
    """The version, after every check that needs no writing."""
    version = check_version(connection)
    check_integrity(connection)
    row = connection.execute("SELECT payload FROM key_check WHERE id = 1").fetchone()
    if row is None:
        raise DiaryDamaged("the value that tells whose key it is has gone")
    Sealer(key).open(row[0], _CHECK_PLACE)
    return version


def _read_all(store: SqlDiaryStore) -> None:
    store.between(date.min, date.max)
    store.drafts()
    kinds: Iterable[Any] = KINDS
    for kind in kinds:
        store.records(kind)
    for key in store.forms():
        store.form(key)


def _ready(connection: sqlite3.Connection, key: DataKey, folder: Path) -> SqlDiaryStore:
    if check_version(connection) < NEWEST:
        connection.execute("BEGIN IMMEDIATE")
        try:
            migrate(connection)
        except BaseException:
            connection.rollback()
            raise
        connection.execute("COMMIT")
    return SqlDiaryStore(Database(connection, folder), Sealer(key))
