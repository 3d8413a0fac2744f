"""The agreed daily amount of a medicine over time, as stretches of days.

Read from the version in force on each day, so that a pause, a change of the plan or a slip
put right later moves no day that it does not describe.
"""

from __future__ import annotations

from collections.abc import Sequence
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
    start = plans.first_day or last + timedelta(days=1)
    days = (start + timedelta(days=n) for n in range((last - start).days + 1))
    amounts = groupby(((d, plans.planned(medicine_id, d)) for d in days), key=itemgetter(1))
    runs = ((daily, [d for d, _ in run]) for daily, run in amounts)
    return tuple(Stretch(run[0], run[-1], daily) for daily, run in runs if daily is not None)


def changes(found: Sequence[Stretch]) -> tuple[Change, ...]:
    """Where the amount is another one than in the stretch before; the first stretch is the
    start and no change."""
    return tuple(Change(a, b) for a, b in pairwise(found) if a.daily != b.daily)
