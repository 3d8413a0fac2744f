"""What is marked on a glide path: steps, increases, pauses, changes of the plan, milestones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from uuid import UUID

from app.domain.agreed import Stretch
from app.domain.reigns import Reign, reigns
from app.domain.taper import ChangeKind, Course, Plans, PlanState

DAY = timedelta(days=1)

_SEEN_ANYHOW = (
    ChangeKind.PAUSED,
    ChangeKind.HELD,
    ChangeKind.RESUMED,
    ChangeKind.INCREASED,
    ChangeKind.FINISHED,
)
"""Changes that the path itself shows: a stretch begins or ends, or the amount goes up."""


@dataclass(frozen=True, slots=True)
class Turn:
    """From ``day`` on another amount is agreed. ``number``: which step of the plan then in
    force it is, from 1 as on the Plan screen; ``None`` for MME."""

    day: date
    amount: Decimal
    number: int | None


@dataclass(frozen=True, slots=True)
class Stay:
    """Days in a row, both ends included, on which a course was paused or held."""

    first: date
    last: date
    state: PlanState


@dataclass(frozen=True, slots=True)
class Reached:
    """A milestone in its own wording and the day it was reached; ``number`` for the key."""

    number: int
    day: date
    wording: str


@dataclass(frozen=True)
class Marks:
    """All marks of the days shown, oldest first. ``changes``: days in the middle of a step on
    which other steps were agreed."""

    steps: tuple[Turn, ...] = ()
    increases: tuple[Turn, ...] = ()
    stays: tuple[Stay, ...] = ()
    changes: tuple[date, ...] = ()
    milestones: tuple[Reached, ...] = ()


def marks(
    plans: Plans,
    medicine_id: UUID | None,
    whole: Sequence[Stretch],
    shown: tuple[date, date],
    milestones: Sequence[Reached],
) -> Marks:
    """The marks from ``shown[0]`` to ``shown[1]``. ``whole``: the amounts agreed, also before
    that; ``medicine_id`` is ``None`` for MME, where any opioid's course counts."""
    first, last = shown
    turns = [
        (b.daily < a.daily, Turn(b.first, b.daily, _number(plans, medicine_id, b.first)))
        for a, b in pairwise(whole)
        if a.daily != b.daily and first <= b.first <= last
    ]
    found = list(reigns(plans, last)) if whole else []
    return Marks(
        steps=tuple(t for lower, t in turns if lower),
        increases=tuple(t for lower, t in turns if not lower),
        stays=_joined(s for r in found for s in _stays(r, medicine_id, first)),
        changes=tuple(
            b.first for a, b in pairwise(found) if b.first >= first and _mid(a, b, medicine_id)
        ),
        milestones=tuple(milestones),
    )


def _number(plans: Plans, medicine_id: UUID | None, day: date) -> int | None:
    version = plans.on(day)
    if medicine_id is None or version is None:
        return None
    course = version.course(medicine_id)
    step = course.step_on(day) if course is not None else None
    return course.steps.index(step) + 1 if course is not None and step is not None else None


def _courses(reign: Reign, medicine_id: UUID | None) -> list[Course]:
    if medicine_id is None:
        return [c for c in reign.version.courses if c.medicine.ingredient.opioid]
    return [c for c in reign.version.courses if c.medicine.id == medicine_id]


def _stays(reign: Reign, medicine_id: UUID | None, first: date) -> Iterator[Stay]:
    for course in _courses(reign, medicine_id):
        if course.state in (PlanState.PAUSED, PlanState.HELD):
            since = max(reign.first, course.since or reign.first, first)
            if since <= reign.last and course.step_on(since) is not None:
                yield Stay(since, reign.last, course.state)


def _joined(stays: Iterator[Stay]) -> tuple[Stay, ...]:
    """Stretches of one state that touch or overlap become one."""
    joined: list[Stay] = []
    for stay in sorted(stays, key=lambda s: (s.state, s.first, s.last)):
        before = joined[-1] if joined else None
        if before and before.state is stay.state and stay.first <= before.last + DAY:
            joined[-1] = Stay(before.first, max(before.last, stay.last), stay.state)
        else:
            joined.append(stay)
    return tuple(sorted(joined, key=lambda s: (s.first, s.last)))


def _mid(before: Reign, after: Reign, medicine_id: UUID | None) -> bool:
    """Whether ``after`` brought other steps while one of ``before`` was under way."""
    if after.version.kind in _SEEN_ANYHOW:
        return False
    new = {c.medicine.id: c for c in _courses(after, medicine_id)}
    return any(
        _under_way(old, after.first)
        and _to_come(old, after.first) != _to_come(new.get(old.medicine.id), after.first)
        for old in _courses(before, medicine_id)
    )


def _under_way(course: Course, day: date) -> bool:
    step = course.step_on(day)
    return step is not None and step is course.step_on(day - DAY)


def _to_come(course: Course | None, day: date) -> list[tuple[date, date, Decimal]]:
    # A step in progress that was cut where the change begins is the same step.
    steps = course.steps if course is not None else ()
    return [(max(s.start, day), s.end, s.daily) for s in steps if s.end >= day]
