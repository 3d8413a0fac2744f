"""What the store tests share: a key, a clock to set, and check-ins to save."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from app.data.files import DiaryFolder
from app.domain.checkins import Answers, CheckIn, CheckInKind, DraftKey
from app.domain.ports import DataKey

KEY = DataKey(bytes(range(32)))
OTHER_KEY = DataKey(bytes(32))
HOME = timezone(timedelta(hours=1))
DAY = date(2025, 3, 3)
NOW = datetime(2025, 3, 3, 20, 15, tzinfo=HOME)
DRAFT_KEY = DraftKey(DAY, CheckInKind.FULL)
EVERY_DAY = (date.min, date.max)
TEXT = "No \x00 end: \u202eRTL\u202c, 'lone\", \U0001f9d8, \ud800, שלום"
"""Text that has broken other programs."""


class SetClock:
    """A clock that a test can set."""

    def __init__(self, now: datetime = NOW) -> None:
        self.moment = now

    def now(self) -> datetime:
        return self.moment


class Ticking(SetClock):
    """A clock that goes on while things happen, as every real one does. What is the same twice
    must not differ by the moment in which it was made."""

    def __init__(self, now: datetime = NOW) -> None:
        super().__init__(now)
        self._looks = 0

    def now(self) -> datetime:
        self._looks += 1
        return self.moment + timedelta(milliseconds=self._looks)


def folder_of(path: Path, clock: SetClock | None = None) -> DiaryFolder:
    """The diary of ``path``."""
    return DiaryFolder(path, clock or SetClock())


def a_checkin(
    pain: float = 5,
    day: date = DAY,
    entered_at: datetime = NOW,
    supersedes: UUID | None = None,
    answers: Answers | None = None,
) -> CheckIn:
    """A check-in with a new id."""
    given: Answers = {"pain_24h": pain} if answers is None else answers
    return CheckIn(uuid4(), day, CheckInKind.FULL, entered_at, given, supersedes)


def run_sql(path: Path, *statements: str | tuple[str, tuple[Any, ...]]) -> list[Any]:
    """Change a database file behind the store's back; the rows of the last statement."""
    rows: list[Any] = []
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            sql, values = (statement, ()) if isinstance(statement, str) else statement
            rows = connection.execute(sql, values).fetchall()
    return rows


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Every file below ``folder`` with its content, but SQLite's shared memory."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.endswith("-shm")
    }
