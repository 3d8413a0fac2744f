"""Short ways to write a history down."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from hypothesis import strategies as st

from app.domain.checkins import Answer, CheckIn, CheckInKind
from app.domain.history import Day, days
from app.domain.items import ITEMS, ChipsItem, ChoiceItem, Item, NumberItem, TextItem

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


def answers_to(item: Item) -> st.SearchStrategy[Answer]:
    """Every answer that the screen can produce."""
    match item:
        case NumberItem():
            return numbers(item.id)
        case ChoiceItem():
            return st.sampled_from(item.options)
        case TextItem():
            return st.text(max_size=item.max_length)
        case ChipsItem():
            return _chips(item)


def _chips(item: ChipsItem) -> st.SearchStrategy[Answer]:
    usual = [o for o in item.options if o != item.exclusive]
    some = st.lists(st.sampled_from(usual), min_size=1, unique=True)
    strengths = st.sampled_from(["", *item.severities])
    if item.severities:
        return st.dictionaries(st.sampled_from(usual), strengths, min_size=1)
    return some.map(tuple)
