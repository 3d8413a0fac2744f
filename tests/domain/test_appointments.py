"""Visits: which stand, which are coming and which have passed."""

from __future__ import annotations

from datetime import date, time, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from app.domain.appointments import (
    Appointment,
    coming,
    passed,
    standing_appointments,
)
from app.domain.chains import chain_of, first_version
from tests.data.diaries import DAY, NOW


def visit(
    number: int,
    days: int = 0,
    *,
    at: time | None = None,
    of: int | None = None,
    undone: bool = False,
    attended: bool | None = None,
) -> Appointment:
    """``days`` after ``DAY``; ``of``: the number of the row that it changes or takes back."""
    supersedes = UUID(int=of) if of is not None else None
    day = DAY + timedelta(days)
    return Appointment(UUID(int=number), day, NOW, at, "", attended, supersedes, undone)


def numbers(found: tuple[Appointment, ...]) -> list[int]:
    return [a.id.int for a in found]


def test_the_newest_version_of_each_visit_stands() -> None:
    saved = [visit(1), visit(2), visit(3, 7, of=1), visit(4, 9, of=3)]
    assert numbers(standing_appointments(saved)) == [4, 2]


def test_a_change_that_is_taken_back_brings_the_one_before_it_again() -> None:
    saved = [visit(1), visit(2, 7, of=1), visit(3, of=2, undone=True)]
    assert numbers(standing_appointments(saved)) == [1]


def test_a_visit_is_gone_once_each_version_is_taken_back_and_may_return() -> None:
    gone = [
        visit(1),
        visit(2, 7, of=1),
        visit(3, of=2, undone=True),
        visit(4, of=1, undone=True),
    ]
    assert standing_appointments(gone) == ()
    assert chain_of(gone, UUID(int=2)) is None
    again = [*gone, visit(5, 7, of=2)]
    assert numbers(standing_appointments(again)) == [5]


def test_any_version_leads_to_the_one_in_force_and_to_the_first() -> None:
    saved = [visit(1), visit(9), visit(2, 7, of=1), visit(3, 8, of=2)]
    for version in (1, 2, 3):
        found = chain_of(saved, UUID(int=version))
        assert found is not None
        assert (found.row.id.int, numbers(found.trail)) == (3, [1, 2])
        assert first_version(saved, UUID(int=version)) == UUID(int=1)
    assert chain_of(saved, UUID(int=77)) is None
    assert first_version(saved, UUID(int=77)) == UUID(int=77)


def test_coming_has_today_and_the_soonest_first() -> None:
    early, late = visit(1, 3, at=time(8)), visit(2, 3, at=time(15, 30))
    some_time, today, yesterday = visit(3, 3), visit(4), visit(5, -1)
    found = coming([late, yesterday, early, today, some_time], DAY)
    assert found == (today, some_time, early, late)


def test_passed_has_the_newest_first_and_not_today() -> None:
    long_ago, yesterday, later = visit(1, -400), visit(2, -1), visit(3, -1, at=time(9))
    assert passed([long_ago, visit(4), yesterday, later], DAY) == (later, yesterday, long_ago)


@given(st.lists(st.dates(date(1990, 1, 1), date(2100, 12, 31)), max_size=8), st.dates())
def test_each_visit_is_either_coming_or_has_passed(days: list[date], today: date) -> None:
    all_of = [Appointment(UUID(int=n), day, NOW) for n, day in enumerate(days)]
    ahead, behind = coming(all_of, today), passed(all_of, today)
    assert sorted([*numbers(ahead), *numbers(behind)]) == list(range(len(days)))
    assert [a.day for a in ahead] == sorted(a.day for a in ahead)
    assert [a.day for a in behind] == sorted((a.day for a in behind), reverse=True)
