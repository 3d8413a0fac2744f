"""What is left in the box, and the day it runs out if the plan is kept.

Nothing is ordered and nothing is advised: the number tells a person when to call in time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from uuid import UUID

LOOK_AHEAD_DAYS = 366
"""A supply for longer than a year is not worth a date."""


@dataclass(frozen=True)
class Supply:
    """What somebody counted on the morning of ``day``, before the first dose.

    ``pieces``: tablets, patches or ml, >= 0. ``strength``: amount in one of them, in the
    medicine's unit, > 0. ``days_each``: days that one patch is worn, >= 1; 1 for others.
    """

    id: UUID
    day: date
    entered_at: datetime
    medicine: UUID
    pieces: Decimal
    strength: Decimal
    days_each: int = 1
    supersedes: UUID | None = None
    undone: bool = False


def last_day(supply: Supply, planned: Callable[[date], Decimal | None]) -> date | None:
    """The last day that the supply covers at the agreed amounts.

    ``planned``: the agreed total of a day. The day before the count when there is not enough
    for the first day. ``None`` where the plan says nothing of a day before it runs out, or
    it lasts for more than a year.
    """
    left = supply.pieces * supply.strength * supply.days_each
    day = supply.day
    for _ in range(LOOK_AHEAD_DAYS):
        agreed = planned(day)
        if agreed is None:
            return None
        if agreed > left:
            return day - timedelta(days=1)
        left -= agreed
        day += timedelta(days=1)
    return None


def newest_count(counted: Iterable[Supply], medicine: UUID) -> Supply | None:
    """The count of ``medicine`` with the latest day; of two the first of ``counted``."""
    own = (s for s in counted if s.medicine == medicine)
    return max(own, key=lambda s: s.day, default=None)
