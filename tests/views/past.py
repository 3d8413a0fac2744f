"""Diaries with a past, for the screens that look back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

from app.data.memory import MemoryDiaryFiles, MemoryDiaryStore
from app.domain.checkins import Answer, CheckIn, CheckInKind
from app.domain.errors import EntryDamaged
from app.domain.ports import DataKey
from tests.data.diaries import DAY, HOME


def said(
    ago: int = 0,
    *,
    late: int = 0,
    hour: int = 20,
    kind: CheckInKind = CheckInKind.FULL,
    replaces: CheckIn | None = None,
    reason: str | None = None,
    **answers: Answer,
) -> CheckIn:
    """A check-in for the day ``ago`` days before ``DAY``, entered ``late`` days afterwards."""
    day = DAY - timedelta(ago)
    at = datetime(day.year, day.month, day.day, hour, 5, tzinfo=HOME) + timedelta(late)
    supersedes = replaces.id if replaces is not None else None
    return CheckIn(uuid4(), day, kind, at, answers, supersedes, reason)


def every_day(days: int) -> Iterator[CheckIn]:
    """A full diary of the last ``days`` days, oldest first."""
    for ago in reversed(range(days)):
        yield said(
            ago,
            pain_24h=float(ago % 11),
            withdrawal=float(ago % 7),
            mood=5.0,
            sleep_hours=6.5,
            activity=("walked",),
        )


class TornFiles(MemoryDiaryFiles):
    """A diary in which one check-in cannot be opened; it notes which days were read."""

    def __init__(self) -> None:
        super().__init__()
        self.torn: UUID | None = None
        self.read: list[tuple[date, date]] = []

    def open(self, key: DataKey) -> MemoryDiaryStore:
        super().open(key)
        return _TornStore(self)


class _TornStore(MemoryDiaryStore):
    def __init__(self, files: TornFiles) -> None:
        super().__init__(files._content)
        self._files = files

    def between(self, first: date, last: date) -> Sequence[CheckIn]:
        self._files.read.append((first, last))
        found = super().between(first, last)
        if any(c.id == self._files.torn for c in found):
            raise EntryDamaged("does not open")
        return found
