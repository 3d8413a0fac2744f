"""The agreed daily amount of a medicine over time, as stretches of days.

Read from the version in force on each day, so that a pause, a change of the plan or a slip
put right later moves no day that it does not describe.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import groupby, pairwise
from operator import itemgetter
from uuid import UUID

from app.domain.medicines import Medicine
from app.domain.plan_rows import percent
from app.domain.taper import Plans


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days in a row, ``first`` and ``last`` included, with the same agreed day's total
    ``daily`` in the medicine's unit."""

    first: date
    last: date
    daily: Decimal


@dataclass(frozen=True, slots=True)
class Change:
    """Another agreed amount than before: a step down or up. ``after.first`` is its day."""

    before: Stretch
    after: Stretch

    @property
    def percent(self) -> int | None:
        """How much more (or less, below 0) of the old amount, in whole per cent; ``None``
        when the old amount is 0."""
        return change_percent(self.before.daily, self.after.daily)


def change_percent(before: Decimal, after: Decimal) -> int | None:
    """From ``before`` to ``after`` in per cent of ``before``, rounded as on the Plan screen;
    ``None`` when ``before`` is 0."""
    part = percent(after, before)
    return part - 100 if part is not None else None


def medicines(plans: Plans) -> tuple[Medicine, ...]:
    """Every regular medicine of a version that holds on some day, in the order first agreed,
    named as in the newest version."""
    found: dict[UUID, Medicine] = {}
    for version in plans.versions:
        found.update((c.medicine.id, c.medicine) for c in version.courses)
    return tuple(found.values())


def stretches(plans: Plans, medicine_id: UUID, last: date) -> tuple[Stretch, ...]:
    """The agreed amounts of a medicine up to ``last``, oldest first. Days on which nothing
    was agreed belong to none and part two stretches of the same amount."""
    start = plans.first_day
    if start is None or start > last:
        return ()
    begins = sorted({start, *(d for d in _turns(plans, medicine_id) if start < d <= last)})
    ends = [*(d - timedelta(days=1) for d in begins[1:]), last]
    pieces = [(plans.planned(medicine_id, d), d, end) for d, end in zip(begins, ends, strict=True)]
    runs = ((daily, list(run)) for daily, run in groupby(pieces, key=itemgetter(0)))
    return tuple(Stretch(run[0][1], run[-1][2], daily) for daily, run in runs if daily is not None)


def _turns(plans: Plans, medicine_id: UUID) -> Iterator[date]:
    """Every day from which on another amount may hold: where a version or a step begins, and
    the day after a step. To look at these and not at each day is quick over years, too."""
    for version in plans.versions:
        yield version.valid_from
        course = version.course(medicine_id)
        for step in course.steps if course is not None else ():
            yield step.start
            yield step.end + timedelta(days=1)


def changes(found: Sequence[Stretch]) -> tuple[Change, ...]:
    """Where the amount is another one than in the stretch before; the first stretch is the
    start and no change."""
    return tuple(Change(a, b) for a, b in pairwise(found) if a.daily != b.daily)
