"""One statement about doses that does not open hides its own day and no other."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from app.data.memory import MemoryDiaryStore
from app.domain.doses import DoseEntry
from app.domain.errors import EntryDamaged
from app.domain.taper import Plans, PlanVersion
from app.services.records import read_doses, readable
from tests.domain.agreements import course, took, version
from tests.domain.make import day

PLAN = version(1, -60, course((-60, 60), until=100))
TORN = day(-9)


class Torn(MemoryDiaryStore):
    """A diary in which the statement of one day does not open."""

    def records(self, kind: type[Any], first: date | None = None, last: date | None = None) -> Any:
        if kind is DoseEntry and (first or TORN) <= TORN <= (last or TORN):
            raise EntryDamaged("torn")
        return super().records(kind, first, last)


@pytest.fixture
def store() -> Torn:
    made = Torn()
    made.add_records([PLAN, *(took(n, 60) for n in range(-20, 0))])
    return made


def found(entries: Sequence[DoseEntry]) -> list[date]:
    return sorted(e.day for e in entries)


def test_the_other_days_are_read(store: Torn) -> None:
    wanted = [day(n) for n in range(-20, 0) if day(n) != TORN]
    assert found(readable(store, DoseEntry, day(-60), day(0))) == wanted
    plans = Plans(store.records(PlanVersion))
    assert read_doses(store, plans).days == wanted


def test_the_day_itself_says_so(store: Torn) -> None:
    plans = Plans(store.records(PlanVersion))
    with pytest.raises(EntryDamaged):
        read_doses(store, plans, TORN, TORN)


@pytest.mark.parametrize("edge", [(TORN, day(0)), (day(-60), TORN)])
def test_a_stretch_that_begins_or_ends_there(store: Torn, edge: tuple[date, date]) -> None:
    assert TORN not in found(readable(store, DoseEntry, *edge))
    assert found(readable(store, DoseEntry, *edge))
