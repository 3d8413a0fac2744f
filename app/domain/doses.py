"""Doses as a person says they took them, one statement at a time.

Statements are only ever added: a correction or an undo is a new one that ``supersedes`` the
old (``architecture.md``, section 2). Nothing said is unknown, never "taken" and never 0.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from app.domain.chains import standing
from app.domain.clock import local_day
from app.domain.medicines import Medicine
from app.domain.taper import Plans, Step


class DoseKind(StrEnum):
    """What a statement is about."""

    REGULAR = "regular"
    """All regular doses of one medicine on one day."""
    AS_NEEDED = "as_needed"
    """One dose of an as-needed medicine."""
    OTHER_SOURCE = "other_source"
    """Something from another source; its strength is not known."""


@dataclass(frozen=True)
class Dose:
    """One dose. ``amount`` in the medicine's unit, >= 0, 0 where it was skipped.
    ``planned``: what was agreed for it, ``None`` for an extra one. ``at``: the time of day
    on the person's own clock, if they said."""

    amount: Decimal
    planned: Decimal | None = None
    at: time | None = None

    @property
    def skipped(self) -> bool:
        """Agreed and not taken."""
        return self.planned is not None and self.planned > 0 and self.amount == 0

    @property
    def extra(self) -> bool:
        """Taken beside what was agreed."""
        return self.planned is None


@dataclass(frozen=True)
class DoseEntry:
    """One statement. ``medicine`` is of the plan; ``None`` for another source.

    ``as_planned``: the person said just that; ``doses`` then copy what the plan said at
    that moment and ``plan`` names its version. ``reason``: their own words. ``source``:
    what it was, for another source. ``undone`` takes ``supersedes`` back altogether.
    """

    id: UUID
    day: date
    kind: DoseKind
    entered_at: datetime
    medicine: UUID | None = None
    doses: tuple[Dose, ...] = ()
    as_planned: bool = False
    plan: UUID | None = None
    reason: str = ""
    source: str = ""
    supersedes: UUID | None = None
    undone: bool = False

    @property
    def late(self) -> bool:
        """Entered on a later calendar day than the one described."""
        return local_day(self.entered_at) > self.day

    @property
    def amount(self) -> Decimal:
        """The total of its doses."""
        return sum((d.amount for d in self.doses), Decimal())


@dataclass(frozen=True)
class DoseInForce:
    """A statement in force with what it replaced, oldest first."""

    entry: DoseEntry
    trail: tuple[DoseEntry, ...] = ()

    @property
    def late(self) -> bool:
        """Whether it was first said on a later day."""
        return (self.trail[0] if self.trail else self.entry).late


def in_force(saved: Sequence[DoseEntry]) -> list[DoseInForce]:
    """The statements in force, in the order first saved; ``saved`` in the order saved."""
    return [DoseInForce(found.row, found.trail) for found in standing(saved)]


class Adherence(StrEnum):
    """A day against the plan. Words on screens: as planned, less, more, none, not known."""

    AS_PLANNED = "as_planned"
    LESS = "less"
    MORE = "more"
    NONE = "none"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class MedicineDay:
    """One regular medicine on one day: ``planned`` and ``taken`` totals, ``None`` where
    nothing was agreed or nothing was said."""

    day: date
    medicine: UUID
    planned: Decimal | None
    taken: Decimal | None
    adherence: Adherence
    late: bool = False
    corrected: bool = False


class DoseDays:
    """What was said, read against the plan, day by day."""

    def __init__(self, plans: Plans, saved: Sequence[DoseEntry]) -> None:
        """``saved``: every row in the order saved."""
        self.plans = plans
        self._by_day: dict[date, list[DoseInForce]] = {}
        for found in in_force(saved):
            self._by_day.setdefault(found.entry.day, []).append(found)

    @property
    def days(self) -> list[date]:
        """The days with a statement, oldest first."""
        return sorted(self._by_day)

    def on(self, day: date) -> tuple[DoseInForce, ...]:
        """The statements in force for ``day``, in the order first saved."""
        return tuple(self._by_day.get(day, ()))

    def regular(self, medicine_id: UUID, day: date) -> DoseInForce | None:
        """What was said last about the regular doses of a medicine on ``day``."""
        said = [
            s
            for s in self.on(day)
            if s.entry.kind is DoseKind.REGULAR and s.entry.medicine == medicine_id
        ]
        return said[-1] if said else None

    def as_needed(self, medicine_id: UUID, day: date) -> tuple[DoseInForce, ...]:
        """The as-needed doses of a medicine on ``day``."""
        return tuple(
            s
            for s in self.on(day)
            if s.entry.kind is DoseKind.AS_NEEDED and s.entry.medicine == medicine_id
        )

    def other_sources(self, day: date) -> tuple[DoseInForce, ...]:
        """What came from another source on ``day``."""
        return tuple(s for s in self.on(day) if s.entry.kind is DoseKind.OTHER_SOURCE)

    def medicine_day(self, medicine_id: UUID, day: date) -> MedicineDay:
        """One medicine on one day against the version in force then."""
        planned = self.plans.planned(medicine_id, day)
        said = self.regular(medicine_id, day)
        if said is None:
            return MedicineDay(day, medicine_id, planned, None, Adherence.UNKNOWN)
        taken = self._taken(said.entry, planned)
        return MedicineDay(
            day, medicine_id, planned, taken, compare(planned, taken), said.late, bool(said.trail)
        )

    def _taken(self, entry: DoseEntry, planned: Decimal | None) -> Decimal:
        """ "As planned" follows a slip in the plan that was put right later: the person meant
        the plan, not the slip. It does not follow a change."""
        version = self.plans.on(entry.day)
        if not entry.as_planned or entry.plan is None or version is None or planned is None:
            return entry.amount
        same = self.plans.root(entry.plan) == self.plans.root(version.id)
        return planned if same else entry.amount

    def all_said(self, day: date) -> bool:
        """Whether something was said about every regular medicine agreed for ``day``."""
        version = self.plans.on(day)
        courses = version.courses if version is not None else ()
        agreed = [c.medicine.id for c in courses if c.step_on(day) is not None]
        return bool(agreed) and all(self.regular(m, day) is not None for m in agreed)


def compare(planned: Decimal | None, taken: Decimal | None) -> Adherence:
    """A day's total against the agreed one. Where nothing was agreed, 0 is as planned and
    anything else is more."""
    if taken is None:
        return Adherence.UNKNOWN
    agreed = planned if planned is not None else Decimal()
    if taken == agreed:
        return Adherence.AS_PLANNED
    if taken > agreed:
        return Adherence.MORE
    return Adherence.NONE if taken == 0 else Adherence.LESS


def count(days: Iterable[MedicineDay]) -> dict[Adherence, int]:
    """How many days of each kind; the numbers sum to the days."""
    counted = dict.fromkeys(Adherence, 0)
    for day in days:
        counted[day.adherence] += 1
    return counted


def planned_doses(step: Step) -> tuple[Dose, ...]:
    """The doses of a day at ``step``, as said with "as planned"."""
    return tuple(Dose(line.amount, line.amount) for line in step.lines for _ in range(line.times))


def beyond_maximum(taken: Sequence[DoseInForce], medicine: Medicine, maximum: Decimal) -> bool:
    """Whether the as-needed doses of a day are over the agreed daily maximum."""
    own = [s.entry.amount for s in taken if s.entry.medicine == medicine.id]
    return sum(own, Decimal()) > maximum
