"""A clinic's thresholds: what is in force, what a file would change, taking it on and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import uuid4

from app.domain.alerts.limits import (
    BASELINES,
    LIMITS,
    ClinicLimits,
    Limit,
    Limits,
    limits_of,
)
from app.domain.alerts.model import Rule
from app.domain.alerts.registry import RULES
from app.domain.alerts.seen import Seen
from app.domain.alerts.silent import silent
from app.domain.chains import chain_of
from app.domain.ports import DiaryStore
from app.domain.records import RecordStore
from app.domain.scales.peg import PEG
from app.i18n.formats import Formats
from app.i18n.translator import Message
from app.services.alert_read import read_all
from app.services.entries import again, backwards, undone
from app.services.given_limits import read_given
from app.services.limits_file import LimitsFile, read_limits
from app.services.records import RecordService


@dataclass(frozen=True)
class LimitChange:
    """One threshold that would be another one."""

    limit: Limit
    old: float
    new: float


@dataclass(frozen=True)
class Preview:
    """What a file says and what would change; ``baseline`` as it would be. What the file does
    not name goes back to Glidepath's own."""

    file: LimitsFile
    changes: tuple[LimitChange, ...]
    baseline: Mapping[str, float]


@dataclass(frozen=True)
class LimitsView:
    """What About shows. ``given``: what the clinic gave, if anything. ``silent``: rules that
    have no baseline to compare with."""

    given: ClinicLimits | None
    limits: Limits
    silent: tuple[Rule, ...]


class LimitsService:
    """The thresholds of the open diary of one window. Every method returns after the disk has
    it; errors as in ``DiaryStore``."""

    def __init__(self, records: RecordService) -> None:
        self.records = records

    async def in_force(self) -> ClinicLimits | None:
        """What the clinic gave; ``None`` where Glidepath's own thresholds hold."""
        return await self.records.read(read_given)

    async def limits(self) -> Limits:
        """The thresholds in force."""
        return limits_of(await self.in_force())

    async def view(self) -> LimitsView:
        """Everything that About shows, in one visit to the database thread."""
        now = self.records.now()

        def work(store: DiaryStore) -> LimitsView:
            found = read_given(store)
            known = _baselines(read_all(store, now).seen)
            return LimitsView(found, limits_of(found), silent(RULES, known))

        return await self.records.read(work)

    async def read_file(self, content: bytes | str, formats: Formats) -> Preview | list[Message]:
        """What would change with a file, or what is wrong with it. Changes nothing."""
        found = read_limits(content, self.records.today(), formats)
        if isinstance(found, list):
            return found
        before, after = await self.limits(), Limits(found.values)
        changes = tuple(
            LimitChange(limit, before[limit.id], after[limit.id])
            for limit in LIMITS
            if before[limit.id] != after[limit.id]
        )
        return Preview(found, changes, found.baseline)

    async def accept(self, preview: Preview) -> ClinicLimits:
        """ "This is what my clinic gave me": from now on it holds, in place of an earlier file."""
        now, today, file = self.records.now(), self.records.today(), preview.file

        def work(store: RecordStore) -> ClinicLimits:
            before = read_given(store)
            row = ClinicLimits(
                id=uuid4(),
                day=today,
                entered_at=now,
                clinic=file.clinic,
                agreed_on=file.agreed_on,
                values=file.values,
                baseline=file.baseline,
                supersedes=before.id if before is not None else None,
            )
            store.add_records([row])
            return row

        return await self.records.change(work)

    async def undo(self, accepted: ClinicLimits) -> None:
        """Take a file back: what held before it holds again."""
        now = self.records.now()
        await self.records.change(lambda store: store.add_records([undone(accepted, now)]))

    async def back_to_defaults(self) -> ClinicLimits | None:
        """Glidepath's own thresholds hold again. What held, for ``put_back``; ``None`` where
        nothing of a clinic did."""
        now = self.records.now()

        def work(store: RecordStore) -> ClinicLimits | None:
            first = gone = read_given(store)
            while gone is not None:  # two windows may each have begun a chain
                saved = store.readable_records(ClinicLimits)
                store.add_records([undone(row, now) for row in backwards(saved, gone)])
                gone = read_given(store)
            return first

        return await self.records.change(work)

    async def put_back(self, gone: ClinicLimits) -> None:
        """What a clinic gave holds again, unless it does so already."""
        now = self.records.now()

        def work(store: RecordStore) -> None:
            if chain_of(store.readable_records(ClinicLimits), gone.id) is None:
                store.add_records([again(gone, now)])

        await self.records.change(work)


def _baselines(seen: Seen) -> frozenset[str]:
    """The measures of which there is a baseline."""
    values = {"pain_24h": seen.baseline("pain_24h"), "peg": seen.scale_baseline(PEG)}
    return frozenset(name for name in BASELINES if values[name] is not None)
