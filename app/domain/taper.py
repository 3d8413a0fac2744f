"""The agreed plan: what a clinic and a person wrote down together, version by version.

Glidepath computes no dose and no date: every amount here was typed in or read from the
clinic. A plan is never changed. Each change is a new version with the date from which it
holds; the days before it keep the plan they had (``clinical.md``, section 2).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

from app.domain.chains import standing
from app.domain.clock import local_day
from app.domain.medicines import Medicine


class PlanState(StrEnum):
    """How one medicine's course stands.

    ``IN_PROGRESS``: the steps hold as dated. ``PAUSED`` and ``HELD``: the amount of the day
    it began stays and later steps wait; paused because things were hard, held because it
    was agreed to level off. ``INCREASED``: as in progress, after going back up.
    ``FINISHED``: the taper is done and the last amount, which may be 0, stays.
    """

    IN_PROGRESS = "in_progress"
    PAUSED = "paused"
    HELD = "held"
    INCREASED = "increased"
    FINISHED = "finished"

    @property
    def stays(self) -> bool:
        """Whether the amount stays where it was when the state began."""
        return self in (PlanState.PAUSED, PlanState.HELD, PlanState.FINISHED)


class DecidedBy(StrEnum):
    """Who decided a change."""

    CLINIC = "clinic"
    TOGETHER = "together"
    ME = "me"


class ChangeKind(StrEnum):
    """Why a version was made."""

    AGREED = "agreed"
    PAUSED = "paused"
    HELD = "held"
    RESUMED = "resumed"
    INCREASED = "increased"
    CHANGED = "changed"
    FINISHED = "finished"
    CORRECTED = "corrected"
    """A slip of the pen in the version that this one ``supersedes``."""


@dataclass(frozen=True)
class DoseLine:
    """``times`` doses of ``amount`` each on a day; amount in the medicine's unit, >= 0."""

    amount: Decimal
    times: int


@dataclass(frozen=True)
class Step:
    """A dated stretch of one medicine at one dose; ``start`` and ``end`` both belong to it.

    Mostly one line. Two lines are an uneven day: 30 mg in the morning, 15 mg at night.
    """

    start: date
    end: date
    lines: tuple[DoseLine, ...]

    @property
    def daily(self) -> Decimal:
        """The day's total in the medicine's unit; for a patch the rate."""
        return sum((line.amount * line.times for line in self.lines), Decimal())

    @property
    def doses(self) -> int:
        """How many doses that is; none of an amount of 0."""
        return sum(line.times for line in self.lines if line.amount)

    def covers(self, day: date) -> bool:
        """Whether ``day`` belongs to it."""
        return self.start <= day <= self.end


@dataclass(frozen=True)
class Course:
    """One regular medicine with its steps, oldest first, and how it stands.

    ``since``: first day of ``state``, needed for a state that stays. ``until``: a day that
    was agreed for looking at it again; it moves nothing by itself.
    """

    medicine: Medicine
    steps: tuple[Step, ...]
    state: PlanState = PlanState.IN_PROGRESS
    since: date | None = None
    until: date | None = None

    def step_on(self, day: date) -> Step | None:
        """The step whose amount holds on ``day``, or ``None`` before and after the plan."""
        if self.state.stays and self.since is not None:
            day = min(day, self.since)
        return next((s for s in self.steps if s.covers(day)), None)

    def next_step(self, day: date) -> Step | None:
        """The next step agreed after ``day``; ``None`` while the course stays where it is."""
        if self.state.stays and self.since is not None and day >= self.since:
            return None
        return next((s for s in self.steps if s.start > day), None)


@dataclass(frozen=True)
class AsNeeded:
    """A medicine taken only when needed: at most ``daily_maximum`` a day, in its unit.
    ``amount``: of one dose, where the paper says so."""

    medicine: Medicine
    daily_maximum: Decimal
    amount: Decimal | None = None


@dataclass(frozen=True)
class Contact:
    """Somebody to call, with the hours in which they answer, all as typed."""

    name: str
    phone: str
    hours: str


@dataclass(frozen=True)
class PlanVersion:
    """The whole plan as it holds from ``valid_from`` on.

    ``author``: who at the clinic wrote it. ``agreed_on``: the day it was agreed.
    ``kind``, ``decided_by``, ``reason``: what this version changed, who decided, and why.
    ``contingency``: what was agreed for a hard day. ``follow_up_days``: days between
    contacts with the clinic, >= 1. ``supersedes``: the version in which this one puts a
    slip right; a change of the plan supersedes nothing. ``undone`` takes ``supersedes``
    back altogether.
    """

    id: UUID
    valid_from: date
    entered_at: datetime
    author: str
    agreed_on: date
    reason: str
    contingency: str
    follow_up_days: int | None
    courses: tuple[Course, ...]
    as_needed: tuple[AsNeeded, ...] = ()
    contacts: tuple[Contact, ...] = ()
    kind: ChangeKind = ChangeKind.AGREED
    decided_by: DecidedBy = DecidedBy.TOGETHER
    supersedes: UUID | None = None
    undone: bool = False

    @property
    def day(self) -> date:
        """The first day it describes."""
        return self.valid_from

    @property
    def medicines(self) -> tuple[Medicine, ...]:
        """Regular ones first."""
        return (*(c.medicine for c in self.courses), *(a.medicine for a in self.as_needed))

    def course(self, medicine_id: UUID) -> Course | None:
        """The course of a regular medicine."""
        return next((c for c in self.courses if c.medicine.id == medicine_id), None)


@dataclass(frozen=True)
class PauseRequest:
    """ "Ask to talk about pausing": a wish that the report and the next summary carry.
    It changes nothing in the plan. ``note``: the person's own words."""

    id: UUID
    day: date
    entered_at: datetime
    note: str = ""
    supersedes: UUID | None = None
    undone: bool = False


class Plans:
    """All versions ever saved, read as of any day.

    On a day holds the version with the latest ``valid_from`` that is not after it, whatever
    the order in which they were typed; of two from one day the one saved last. A slip put
    right takes the place of the version it ``supersedes``, and the one saved last of several.
    What was superseded or taken back holds on no day and stays in ``saved``.
    """

    def __init__(self, saved: Sequence[PlanVersion]) -> None:
        """``saved``: every row in the order saved."""
        self.saved = tuple(saved)
        in_force = [found.row for found in standing(saved)]
        self.versions = tuple(sorted(in_force, key=lambda v: v.valid_from))

    def on(self, day: date) -> PlanVersion | None:
        """The version in force on ``day``; ``None`` before the first."""
        found = [v for v in self.versions if v.valid_from <= day]
        return found[-1] if found else None

    def step(self, medicine_id: UUID, day: date) -> Step | None:
        """The agreed step of a regular medicine on ``day``, or ``None``: nothing agreed."""
        version = self.on(day)
        course = version.course(medicine_id) if version is not None else None
        return course.step_on(day) if course is not None else None

    def planned(self, medicine_id: UUID, day: date) -> Decimal | None:
        """The day's agreed total, or ``None``."""
        step = self.step(medicine_id, day)
        return step.daily if step is not None else None

    @property
    def first_day(self) -> date | None:
        """The first day with an agreed amount."""
        begins = {
            day
            for v in self.versions
            for c in v.courses
            for day in (v.valid_from, *(s.start for s in c.steps))
            if day >= v.valid_from
        }
        return next((d for d in sorted(begins) if self._agreed(d)), None)

    def _agreed(self, day: date) -> bool:
        version = self.on(day)
        return version is not None and any(c.step_on(day) is not None for c in version.courses)

    @property
    def latest(self) -> PlanVersion | None:
        """The version that reaches furthest; it may hold only from a day to come."""
        return self.versions[-1] if self.versions else None

    def root(self, version_id: UUID) -> UUID:
        """The first writing of a version whose slips were put right since."""
        by_id = {v.id: v for v in self.saved}
        while (at := by_id.get(version_id)) is not None and at.supersedes is not None:
            version_id = at.supersedes
        return version_id


def late(version: PlanVersion) -> bool:
    """Whether it was typed in after the first day it describes."""
    return local_day(version.entered_at) > version.valid_from
