"""Short ways to write a history down."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from hypothesis import strategies as st

from app.domain.checkins import Answer, CheckIn, CheckInKind
from app.domain.history import Day, days
from app.domain.items import ITEMS, NumberItem

DAY = date(2025, 3, 3)
"""A Monday."""


def day(n: int) -> date:
    """``n`` days after ``DAY``."""
    return DAY + timedelta(days=n)


def said(
    number: int, on: int = 0, *, late: int = 0, replaces: int | None = None, **answers: Answer
) -> CheckIn:
    """Check-in ``number`` for day ``on``, entered ``late`` days afterwards."""
    return CheckIn(
        id=UUID(int=number),
        day=day(on),
        kind=CheckInKind.FULL,
        entered_at=datetime.combine(day(on + late), time(20), UTC),
        answers=answers,
        supersedes=None if replaces is None else UUID(int=replaces),
    )


def taken_back(number: int, what: int, on: int = 0) -> CheckIn:
    """The undo of check-in ``what``."""
    moment = datetime.combine(day(on), time(20, 1), UTC)
    return CheckIn(
        UUID(int=number),
        day(on),
        CheckInKind.FULL,
        moment,
        supersedes=UUID(int=what),
        undone=True,
    )


def diary(*saved: CheckIn) -> list[Day]:
    """The days in force."""
    return days(saved)


def pain_on(*pains: int | None) -> list[Day]:
    """One day after another with that pain; ``None`` is a day without an entry."""
    return diary(*(said(n + 1, n, pain_24h=p) for n, p in enumerate(pains) if p is not None))


def numbers(item_id: str) -> st.SearchStrategy[float]:
    """Every value that an item allows."""
    item = ITEMS[item_id]
    assert isinstance(item, NumberItem)
    steps = round((item.high - item.low) / item.step)
    low, step = item.low, item.step
    return st.integers(0, steps).map(lambda n: low + n * step)
