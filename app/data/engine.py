"""SQLAlchemy over the one connection of a store."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, create_engine
from sqlalchemy.pool import StaticPool

from app.data.faults import told_plainly


class Database:
    """Transactions on one SQLite connection, used from the thread that opened it.

    Foreign errors leave both methods as domain errors (``faults.py``).
    """

    def __init__(self, connection: sqlite3.Connection, folder: Path) -> None:
        self._raw = connection
        self._folder = folder
        self._engine = create_engine(
            "sqlite://", creator=lambda: connection, poolclass=StaticPool, hide_parameters=True
        )
        self._link = self._engine.connect()

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that holds the write lock from its start, so that what it reads
        cannot change before it writes. Durable when the block has ended."""
        with self._transaction("BEGIN IMMEDIATE") as link:
            yield link

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one moment of the diary."""
        with self._transaction("BEGIN") as link:
            yield link

    @contextmanager
    def _transaction(self, begin: str) -> Iterator[Connection]:
        with told_plainly(self._folder), self._link.begin():
            self._raw.execute(begin)
            yield self._link

    def close(self) -> None:
        """Close the connection. The last one to close folds the log into the file."""
        with told_plainly(self._folder):
            self._link.close()
            self._engine.dispose()
            self._raw.close()
