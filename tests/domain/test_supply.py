"""The day on which what is left runs out, against counting pieces out of the box."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.supply import LOOK_AHEAD_DAYS, Supply, last_day
from app.domain.taper import Course, Plans
from tests.data.diaries import NOW
from tests.domain.agreements import MORPHINE, course, plans, version
from tests.domain.make import day
from tests.domain.plans import moderate, step_rows


def box(pieces: str, strength: str = "10", on: int = 0, days_each: int = 1) -> Supply:
    return Supply(
        UUID(int=1), day(on), NOW, MORPHINE.id, Decimal(pieces), Decimal(strength), days_each
    )


def lasts(supply: Supply, agreed: Plans) -> date | None:
    return last_day(supply, lambda on: agreed.planned(MORPHINE.id, on))


STEADY = plans(course((0, 20), until=400))


@pytest.mark.parametrize(
    ("pieces", "last"),
    [("0", -1), ("1", -1), ("1.99", -1), ("2", 0), ("3", 0), ("4", 1), ("60", 29)],
)
def test_a_day_counts_only_when_there_is_enough_for_all_of_it(pieces: str, last: int) -> None:
    assert lasts(box(pieces), STEADY) == day(last)


def test_a_step_down_makes_it_last_longer_and_a_pause_shorter() -> None:
    agreed = plans(course((0, 20), (5, 10), until=60))
    assert lasts(box("20"), agreed) == day(14)
    paused = Plans([*agreed.versions, version(2, 3, course((0, 20), until=60))])
    assert lasts(box("20"), paused) == day(9)


def test_patches_are_worn_for_days() -> None:
    patch = plans(course((0, 25), until=60))
    assert lasts(box("5", "25", days_each=3), patch) == day(14)
    two = plans(course((0, 50), until=60))
    assert lasts(box("5", "25", days_each=3), two) == day(6)


def test_where_nothing_is_agreed_before_it_runs_out_there_is_no_day() -> None:
    ends = plans(course((0, 20), until=9))
    assert lasts(box("19"), ends) == day(8)
    assert lasts(box("20"), ends) is None
    assert lasts(box("5", on=-3), ends) is None


def test_what_lasts_longer_than_a_year_has_no_day() -> None:
    assert lasts(box(str(2 * (LOOK_AHEAD_DAYS - 1))), STEADY) == day(LOOK_AHEAD_DAYS - 2)
    assert lasts(box(str(2 * LOOK_AHEAD_DAYS)), STEADY) is None
    assert lasts(box("0"), plans(course((0, 0), until=400))) is None


@moderate
@given(st.data(), st.integers(0, 300), st.integers(1, 40), st.integers(1, 7), st.integers(0, 30))
def test_against_counting_out_each_day(
    data: st.DataObject, pieces: int, quarters: int, days_each: int, on: int
) -> None:
    agreed = Plans([version(1, 0, Course(MORPHINE, data.draw(step_rows(0))))])
    strength = Decimal(quarters) / 4
    left = Fraction(pieces) * Fraction(strength) * days_each
    at, found = day(on), None
    while (planned := agreed.planned(MORPHINE.id, at)) is not None:
        if left < Fraction(planned):
            found = at - timedelta(1)
            break
        left, at = left - Fraction(planned), at + timedelta(1)
    assert lasts(box(str(pieces), str(strength), on, days_each), agreed) == found
