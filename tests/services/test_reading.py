"""Reading around entries that do not open."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.checkins import CheckIn
from app.domain.errors import DiaryDamaged, EntryDamaged
from app.services.reading import Forgiving, read_stretch
from tests.data.diaries import DAY, a_checkin


class Torn:
    """Thirty days with an entry each; those ``torn`` days ago do not open."""

    def __init__(self, torn: set[int]) -> None:
        self.torn = {DAY - timedelta(n) for n in torn}
        self.rows = [a_checkin(day=DAY - timedelta(n)) for n in reversed(range(30))]
        self.asked = 0

    def between(self, first: date, last: date) -> Sequence[CheckIn]:
        self.asked += 1
        found = [c for c in self.rows if first <= c.day <= last]
        if any(c.day in self.torn for c in found):
            raise EntryDamaged("does not open")
        return found

    def first_day(self) -> date | None:
        return self.rows[0].day

    def latest_entry(self) -> CheckIn | None:
        if DAY in self.torn:
            raise EntryDamaged("does not open")
        return self.rows[-1]


@given(st.sets(st.integers(0, 29), max_size=8))
def test_only_the_days_that_do_not_open_are_left_out(torn: set[int]) -> None:
    store = Torn(torn)
    found = read_stretch(store, DAY - timedelta(40), DAY)
    assert found.damaged == sorted(store.torn)
    assert [d.date for d in found.days] == [c.day for c in store.rows if c.day not in store.torn]


def test_a_whole_diary_is_read_in_one_go_and_a_torn_one_in_few() -> None:
    whole, torn = Torn(set()), Torn({11})
    read_stretch(whole, date(2015, 1, 1), DAY)
    read_stretch(torn, date(2015, 1, 1), DAY)
    assert whole.asked == 1
    assert torn.asked <= 25


def test_a_last_entry_that_does_not_open_is_no_entry() -> None:
    assert Forgiving(Torn({0})).latest_entry() is None
    assert Forgiving(Torn({1})).latest_entry() is not None


def test_a_damaged_diary_is_not_forgiven() -> None:
    class Broken(Torn):
        def between(self, first: date, last: date) -> Sequence[CheckIn]:
            raise DiaryDamaged

    with pytest.raises(DiaryDamaged):
        read_stretch(Broken(set()), DAY, DAY)


def test_readers_of_one_store_are_equal_whatever_they_met() -> None:
    store = Torn({3})
    one, other = Forgiving(store), Forgiving(store)
    one.between(DAY - timedelta(9), DAY)
    assert one.damaged and one == other and Forgiving(Torn({3})) != one
