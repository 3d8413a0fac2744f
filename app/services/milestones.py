"""Milestones: on the list, off it, reached; and how things stand against "going well"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID, uuid4

from app.domain.alerts.limits import limits_of
from app.domain.doses import DoseDays
from app.domain.history import Day, days
from app.domain.milestone_rules import (
    BY_DAYS,
    BY_DOSES,
    Course,
    GoingWell,
    going_well,
    reached,
)
from app.domain.milestones import Milestone, MilestoneAuthor, MilestoneKind, standing
from app.domain.ports import DiaryStore
from app.domain.responses import Responses
from app.domain.results import baseline
from app.domain.scales.model import Scale
from app.domain.scales.peg import PEG
from app.domain.scales.phq2 import PHQ2
from app.domain.taper import Plans
from app.i18n.translator import Message
from app.services.alerts import urgent_alerts
from app.services.given_limits import read_given
from app.services.reading import DayReader, Forgiving
from app.services.records import RecordService, read_doses, read_plans
from app.services.scale_read import read_responses
from app.services.sheet import Sheet

KEY = "plan.milestone"
"""The form of a new milestone; that of one on the list has its id behind it."""

KIND, WORDING, AUTHOR = "kind", "wording", "author"
"""The fields."""

LOOKED_BACK = 3660
"""Days that the rules look back: ten years."""

BEFORE = 60
"""Days before the plan that a baseline may need."""

PEG_DAYS, PHQ2_DAYS = 14, 28
"""How long a score speaks for now: twice the time between two of them *(product)*."""

FUNCTION_FIRST = (
    MilestoneKind.DO_AGAIN,
    MilestoneKind.PAIN_NO_WORSE,
    MilestoneKind.HOLD_HELPED,
    MilestoneKind.FIRST_WEEK,
    MilestoneKind.FEWER_DOSES,
)
"""What can be done again comes first, a lower dose last (``product.md``, Plan)."""


@dataclass(frozen=True)
class MilestoneRow:
    """A milestone and the day on which it was reached, if it was."""

    milestone: Milestone
    reached: date | None

    @property
    def can_be_done(self) -> bool:
        """Whether the person may say that they did it."""
        return self.milestone.kind is MilestoneKind.DO_AGAIN and self.reached is None


@dataclass(frozen=True)
class Milestones:
    """The list, function first; ``well`` is ``None`` without a plan. ``begun``: a new one was
    typed and not kept yet."""

    rows: tuple[MilestoneRow, ...]
    well: GoingWell | None
    begun: bool


class MilestoneService:
    """The milestones of the open diary. Every method returns after the disk has it."""

    def __init__(self, records: RecordService) -> None:
        self._records = records

    async def list(self) -> Milestones:
        """Everything that the Plan screen shows of them."""
        today = self._records.today()
        now = self._records.now()
        found, looked, begun, known, well_days, urgent = await self._records.read(
            lambda store: (*_looked(store, today), *_urgent(store, now))
        )
        ordered = sorted(found, key=lambda m: FUNCTION_FIRST.index(m.kind))
        if looked is None or known is None:
            return Milestones(tuple(MilestoneRow(m, m.marked) for m in ordered), None, begun)
        rows = await self._records.offload.drawing(
            lambda: tuple(MilestoneRow(m, reached(m, looked)) for m in ordered)
        )
        well = await self._records.offload.drawing(_well, looked, known, well_days, urgent)
        return Milestones(rows, well, begun)

    async def marks(self) -> Sequence[tuple[date, str]]:
        """Those reached, each with its day and its wording, for a picture. Reads only what
        their rules look at: over years the rest takes longer than the picture."""
        today = self._records.today()
        found, course = await self._records.read(lambda store: _needed(store, today))
        days = await self._records.offload.drawing(lambda: [reached(m, course) for m in found])
        return [(day, m.wording) for m, day in zip(found, days, strict=True) if day is not None]

    async def find(self, milestone_id: UUID) -> Milestone | None:
        """A milestone on the list."""
        found = await self._records.read(lambda store: standing(store.records(Milestone)))
        return next((m for m in found if m.id == milestone_id), None)

    async def sheet(self, milestone: Milestone | None) -> Sheet:
        """The form of a new milestone, or of one on the list, as it was left."""
        key = KEY if milestone is None else f"{KEY}.{milestone.id}"
        sheet = Sheet(
            self._records, key, _as_it_is(milestone) | dict(await self._records.form(key))
        )
        if not sheet.get("id"):  # one id for one form: pressing twice saves once
            sheet.put("id", str(uuid4()))
        return sheet

    async def keep(self, sheet: Sheet, milestone: Milestone | None) -> Milestone | None:
        """Keep what the form says; ``None`` while there is something to look at. A new wording
        keeps the day for which the milestone was first written."""
        await sheet.flush()
        if look_at(sheet):
            return None
        now = self._records.now()
        said = Milestone(
            id=UUID(sheet.get("id")),
            day=milestone.day if milestone is not None else self._records.today(),
            entered_at=now,
            kind=MilestoneKind(sheet.get(KIND)),
            wording=sheet.get(WORDING).strip(),
            author=MilestoneAuthor(sheet.get(AUTHOR) or MilestoneAuthor.ME),
            marked=milestone.marked if milestone is not None else None,
            supersedes=milestone.id if milestone is not None else None,
        )
        await self._records.add([said], clears=sheet.key)
        return said

    async def mark(self, milestone: Milestone, day: date | None) -> Milestone:
        """ "I did this" on ``day``; ``None`` takes it back."""
        return await self._again(milestone, marked=day)

    async def remove(self, milestone: Milestone) -> Milestone:
        """Take it off the list."""
        return await self._again(milestone, undone=True)

    async def put_back(self, newest: Milestone, as_it_was: Milestone) -> Milestone:
        """Put a milestone back as it was before ``newest``."""
        return await self._again(replace(as_it_was, id=newest.id))

    async def undo_new(self, said: Milestone, fields: Mapping[str, str]) -> None:
        """Take a new milestone off again; what was typed returns into its form."""
        await self.remove(said)
        again = {name: text for name, text in fields.items() if name != "id"}
        await self._records.keep(KEY, again)

    async def _again(self, milestone: Milestone, **changes: object) -> Milestone:
        row = replace(
            milestone,
            id=uuid4(),
            entered_at=self._records.now(),
            supersedes=milestone.id,
            **changes,  # type: ignore[arg-type]
        )
        await self._records.add([row])
        return row


def _as_it_is(milestone: Milestone | None) -> dict[str, str]:
    if milestone is None:
        return {AUTHOR: MilestoneAuthor.ME}
    return {KIND: milestone.kind, WORDING: milestone.wording, AUTHOR: milestone.author}


def look_at(sheet: Sheet) -> dict[str, Message]:
    """What keeps the form of a milestone from being kept, by field."""
    problems = {}
    if not sheet.get(KIND):
        problems[KIND] = Message("plan-milestone-problem-kind")
    if not sheet.get(WORDING).strip():
        problems[WORDING] = Message("plan-milestone-problem-wording")
    return problems


def _looked(
    store: DiaryStore, today: date
) -> tuple[tuple[Milestone, ...], Course | None, bool, Responses | None]:
    found, begun = standing(store.records(Milestone)), bool(store.form(KEY))
    plans = read_plans(store)
    first = plans.first_day
    if first is None:
        return found, None, begun, None
    doses = read_doses(store, plans)
    course = Course(plans, doses, _days(store, first, today), today)
    return found, course, begun, read_responses(store)


def _urgent(store: DiaryStore, now: datetime) -> tuple[int, int]:
    """How many days "going well" looks back, and the urgent alerts of these days."""
    days = limits_of(read_given(store)).days("well.days")
    return days, urgent_alerts(store, now, days)


def _well(course: Course, known: Responses, days: int, urgent: int) -> GoingWell:
    """How things stand against "going well". ``urgent``: alerts of that kind in the last
    ``days``."""
    start = baseline(PEG, known, course.reduction)
    return going_well(
        course,
        peg=_newest(PEG, PEG_DAYS, course.today, known),
        peg_baseline=start[1].value if start is not None else None,
        phq2=_newest(PHQ2, PHQ2_DAYS, course.today, known),
        urgent_alerts=urgent,
        days=days,
    )


def _newest(scale: Scale, days: int, today: date, known: Responses) -> float | None:
    """The newest score of the last ``days`` days, today included."""
    found = known.up_to(scale, today)
    if found is None or (today - found[0].day).days >= days:
        return None
    return found[1].value


def _needed(store: DiaryStore, today: date) -> tuple[tuple[Milestone, ...], Course]:
    found = standing(store.records(Milestone))
    kinds = {m.kind for m in found}
    plans = read_plans(store) if kinds & (BY_DOSES | BY_DAYS) else Plans([])
    first = plans.first_day
    doses = read_doses(store, plans) if first and kinds & BY_DOSES else DoseDays(plans, [])
    seen = _days(store, first, today) if first and kinds & BY_DAYS else []
    return found, Course(plans, doses, seen, today)


def _days(store: DayReader, first: date, today: date) -> list[Day]:
    """The days that the rules look at: from before the first reduction on."""
    since = max(first - timedelta(BEFORE), today - timedelta(LOOKED_BACK))
    return days(Forgiving(store).between(since, today))
