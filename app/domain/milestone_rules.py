"""When a milestone is reached: one rule for each kind, over the plan and the days.

The numbers are the product's own *(product)*; the kinds and "going well" are those of
``clinical.md``, section 2. Nothing is reached by days that say nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from uuid import UUID

from app.domain.adherence import on_day
from app.domain.baseline import baseline, first_reduction, reductions, typical
from app.domain.doses import Adherence, DoseDays
from app.domain.history import Day
from app.domain.measures import MEASURES
from app.domain.milestones import Milestone, MilestoneKind
from app.domain.results import EPSILON
from app.domain.taper import Plans, PlanState

WEEK = 7
LOGGED_IN_A_WEEK = 3
"""Days with something said that a week needs *(product)*."""

FOUR_WEEKS = 28
LOGGED_IN_FOUR_WEEKS = 8
"""Days with a pain rating that four weeks need: two thirds of three a week *(product)*."""

HOLD_DAYS = 14
"""How long a hold has to last to be looked at; withdrawal settles in 1-2 weeks *check*."""

HOLDS = (PlanState.PAUSED, PlanState.HELD)
"""The states that are looked at for it; the end of a taper is no hold."""

_BY_ID = {m.id: m for m in MEASURES}
PAIN, WITHDRAWAL = _BY_ID["pain_24h"], _BY_ID["withdrawal"]


@dataclass(frozen=True)
class Course:
    """What the rules look at. ``days`` oldest first, up to ``today``."""

    plans: Plans
    doses: DoseDays
    days: Sequence[Day]
    today: date

    @cached_property
    def reduction(self) -> date | None:
        """The first day at less."""
        return first_reduction(self.plans, self.today)

    def every(self, first: date) -> Iterator[date]:
        """The days from ``first`` to today."""
        for n in range((self.today - first).days + 1):
            yield first + timedelta(days=n)


def reached(milestone: Milestone, course: Course) -> date | None:
    """The day on which ``milestone`` was reached, or ``None`` for not yet. Looks at stretches
    that end on or after the day for which it was written."""
    found = _RULES[milestone.kind](milestone, course)
    return found if found is not None and found <= course.today else None


def _do_again(milestone: Milestone, course: Course) -> date | None:
    """The person says so."""
    return milestone.marked


def _first_week(milestone: Milestone, course: Course) -> date | None:
    """Seven days at a lower step that was not raised again, 3 of them logged and none with
    more than planned."""
    for start in reductions(course.plans, course.today):
        end = start + timedelta(days=WEEK - 1)
        if end >= milestone.day and end <= course.today and _kept_week(course, start):
            return end
    return None


def _medicines(course: Course, day: date) -> list[UUID]:
    version = course.plans.on(day)
    return [c.medicine.id for c in version.courses] if version is not None else []


def _kept_week(course: Course, start: date) -> bool:
    week = [start + timedelta(days=n) for n in range(WEEK)]
    for medicine in _medicines(course, start):
        if len({course.plans.planned(medicine, d) for d in week}) > 1:
            return False
    said = [a for d in week if (a := _day(course, d)) is not Adherence.UNKNOWN]
    return len(said) >= LOGGED_IN_A_WEEK and Adherence.MORE not in said


def _day(course: Course, day: date) -> Adherence:
    """All regular medicines of a day in one word, as Progress counts them."""
    return on_day(course.doses, _medicines(course, day), day) or Adherence.UNKNOWN


def _pain_no_worse(milestone: Milestone, course: Course) -> date | None:
    """28 days in a row at less than the start, with a median pain not above the baseline."""
    if course.reduction is None:
        return None
    before = baseline(PAIN, course.days, course.reduction)
    if before is None:
        return None
    row = 0
    for day in course.every(course.reduction):
        row = row + 1 if _below_start(course, day) else 0
        if row < FOUR_WEEKS or day < milestone.day:
            continue
        first = day - timedelta(days=FOUR_WEEKS - 1)
        now = typical(PAIN, course.days, first, day, LOGGED_IN_FOUR_WEEKS).median
        if now is not None and now <= before:
            return day
    return None


def _below_start(course: Course, day: date) -> bool:
    """Whether some medicine is agreed at less than on the first day, and none at more."""
    first = course.plans.first_day
    if first is None:
        return False
    pairs = [
        (course.plans.planned(m, day), course.plans.planned(m, first))
        for m in _medicines(course, day)
    ]
    known = [(now, start) for now, start in pairs if now is not None and start is not None]
    return any(now < start for now, start in known) and all(n <= s for n, s in known)


def _hold_helped(milestone: Milestone, course: Course) -> date | None:
    """In the second week of a pause or hold, withdrawal or pain is lower than in the week
    before it, and neither is higher; 3 days with a rating in each week."""
    for version in course.plans.versions:
        for since in sorted({c.since for c in version.courses if c.state in HOLDS and c.since}):
            end = since + timedelta(days=HOLD_DAYS - 1)
            if end < milestone.day or end > course.today or not _held(course, since, end):
                continue
            if _eased(course, since):
                return end
    return None


def _held(course: Course, since: date, end: date) -> bool:
    """Whether something stayed where it was from ``since`` to ``end``."""
    return all(
        (version := course.plans.on(day)) is not None
        and any(c.state in HOLDS and c.since == since for c in version.courses)
        for day in (since, end)
    )


def _eased(course: Course, since: date) -> bool:
    changes = []
    for measure in (WITHDRAWAL, PAIN):
        before, after = (
            typical(
                measure, course.days, first, first + timedelta(WEEK - 1), LOGGED_IN_A_WEEK
            ).median
            for first in (since - timedelta(WEEK), since + timedelta(WEEK))
        )
        if before is not None and after is not None:
            changes.append(after - before)
    return any(c < 0 for c in changes) and all(c <= 0 for c in changes)


def _fewer_doses(milestone: Milestone, course: Course) -> date | None:
    """For a week, fewer doses a day agreed than at the start, with 3 days logged and none
    with more than planned."""
    first = course.plans.first_day
    if first is None:
        return None
    start = _doses(course, first)
    row = 0
    for day in course.every(first):
        now = _doses(course, day)
        row = row + 1 if now is not None and start is not None and now < start else 0
        if row >= WEEK and day >= milestone.day and _said_in(course, day):
            return day
    return None


def _said_in(course: Course, last: date) -> bool:
    week = [last - timedelta(days=n) for n in range(WEEK)]
    said = [a for d in week if (a := _day(course, d)) is not Adherence.UNKNOWN]
    return len(said) >= LOGGED_IN_A_WEEK and Adherence.MORE not in said


def _doses(course: Course, day: date) -> int | None:
    """Regular doses agreed for a day; ``None`` where nothing is."""
    steps = [s for m in _medicines(course, day) if (s := course.plans.step(m, day)) is not None]
    return sum(s.doses for s in steps) if steps else None


_RULES: dict[MilestoneKind, Callable[[Milestone, Course], date | None]] = {
    MilestoneKind.FIRST_WEEK: _first_week,
    MilestoneKind.PAIN_NO_WORSE: _pain_no_worse,
    MilestoneKind.DO_AGAIN: _do_again,
    MilestoneKind.HOLD_HELPED: _hold_helped,
    MilestoneKind.FEWER_DOSES: _fewer_doses,
}


BY_DOSES = {MilestoneKind.FIRST_WEEK, MilestoneKind.FEWER_DOSES}
BY_DAYS = {MilestoneKind.PAIN_NO_WORSE, MilestoneKind.HOLD_HELPED}
"""The kinds whose rules look at ``Course.doses``, and at ``Course.days``."""


GOING_WELL_DAYS = 28
"""Days looked back for doses and urgent alerts (``clinical.md``, section 2)."""


@dataclass(frozen=True)
class GoingWell:
    """The four parts of "going well"; ``None`` where nothing is known of one. ``days``: how far
    it looks back for doses and alerts."""

    doses_as_planned: bool | None
    peg: bool | None
    phq2: bool | None
    no_urgent_alert: bool | None
    days: int = GOING_WELL_DAYS

    @property
    def whole(self) -> bool | None:
        """All four: ``False`` as soon as one is not so, ``None`` while one is not known."""
        parts = (self.doses_as_planned, self.peg, self.phq2, self.no_urgent_alert)
        if False in parts:
            return False
        return None if None in parts else True


def going_well(
    course: Course,
    peg: float | None,
    peg_baseline: float | None,
    phq2: float | None,
    urgent_alerts: int | None,
    days: int = GOING_WELL_DAYS,
) -> GoingWell:
    """ "Going well" needs all of: dose as planned, PEG <= baseline + 1, PHQ-2 < 3, no urgent
    alert in 28 days *(product)*. ``peg`` 0-10, ``phq2`` 0-6; ``urgent_alerts`` of the last
    ``days``, which a clinic can change. The doses are known with 3 logged days in the last week
    *(product)*; one day with another amount than planned among the last ``days`` is enough for
    "not as planned"."""
    last = [course.today - timedelta(days=n) for n in range(days)]
    said = {d: a for d in last if (a := _day(course, d)) is not Adherence.UNKNOWN}
    recent = [d for d in said if d > course.today - timedelta(days=WEEK)]
    doses: bool | None = None
    if any(a is not Adherence.AS_PLANNED for a in said.values()):
        doses = False
    elif len(recent) >= LOGGED_IN_A_WEEK:
        doses = True
    return GoingWell(
        doses,
        None if peg is None or peg_baseline is None else peg <= peg_baseline + 1 + EPSILON,
        None if phq2 is None else phq2 < 3,
        None if urgent_alerts is None else urgent_alerts == 0,
        days,
    )
