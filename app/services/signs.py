"""Keeping the signs that somebody saw or felt: in the open diary, or past its lock."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Protocol
from uuid import uuid4

from app.domain.clock import Clock, local_day
from app.domain.ports import Letterbox
from app.domain.signs import Reporter, Sign, SignReport, in_order
from app.services.offload import Offload
from app.services.records import RecordService


class SignKeeper(Protocol):
    """Keeps a report. Every method returns after the disk has it."""

    async def report(self, signs: Iterable[Sign], by: Reporter) -> SignReport:
        """Keep what was seen now. ``ValueError`` for no sign at all; ``StorageFull``,
        ``StorageReadOnly``, and what each keeper adds."""
        ...

    async def undo(self, report: SignReport) -> None:
        """Take a report back. Errors as for ``report``."""
        ...


class SignService:
    """The signs of the open diary of one window; errors as in ``DiaryStore``."""

    def __init__(self, records: RecordService) -> None:
        self._records = records

    async def report(self, signs: Iterable[Sign], by: Reporter) -> SignReport:
        """See ``SignKeeper``."""
        report = _report(signs, by, self._records.now())
        await self._records.add([report])
        return report

    async def undo(self, report: SignReport) -> None:
        """See ``SignKeeper``."""
        gone = replace(
            report,
            id=uuid4(),
            entered_at=self._records.now(),
            signs=(),
            supersedes=report.id,
            undone=True,
        )
        await self._records.add([gone])


class LetterService:
    """Signs said while the diary is locked: they go into its letterbox, and into the diary
    when it is opened. ``NoLetterbox`` where no diary has been opened yet."""

    def __init__(self, letterbox: Letterbox, offload: Offload, clock: Clock) -> None:
        self._letterbox = letterbox
        self._offload = offload
        self._clock = clock

    async def report(self, signs: Iterable[Sign], by: Reporter) -> SignReport:
        """See ``SignKeeper``."""
        report = _report(signs, by, self._clock.now())
        await self._offload.database(self._letterbox.put, report)
        return report

    async def undo(self, report: SignReport) -> None:
        """See ``SignKeeper``. A letter that the diary has taken in stays there: who may open
        it can take it back."""
        await self._offload.database(self._letterbox.take_back, report.id)


def _report(signs: Iterable[Sign], by: Reporter, now: datetime) -> SignReport:
    seen = in_order(signs)
    if not seen:
        raise ValueError("a report names at least one sign")
    return SignReport(uuid4(), local_day(now), now, by, seen)
