"""The agreed amount over time: stretches and the changes between them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.agreed import Stretch, change_percent, changes, medicines, stretches
from app.domain.taper import Plans, PlanState, PlanVersion
from tests.domain.agreements import CODEINE, MORPHINE, course, plans, version
from tests.domain.make import day
from tests.domain.plans import EVERY_DAY, histories, moderate

SIX = course((0, 60), (28, 50), (56, 40), until=83)


def stretch(first: int, last: int, daily: int) -> Stretch:
    return Stretch(day(first), day(last), Decimal(daily))


def test_steps_are_stretches_and_stop_at_the_last_day_asked_for() -> None:
    assert stretches(plans(SIX), MORPHINE.id, day(30)) == (
        stretch(0, 27, 60),
        stretch(28, 30, 50),
    )


def test_nothing_before_the_plan_begins_or_without_one() -> None:
    assert stretches(plans(SIX), MORPHINE.id, day(-1)) == ()
    assert stretches(Plans([]), MORPHINE.id, day(5)) == ()
    assert stretches(plans(SIX), CODEINE.id, day(5)) == ()


def test_a_pause_makes_the_stretch_longer() -> None:
    paused = course((0, 60), (28, 50), (56, 40), until=83, state=PlanState.PAUSED, since=50)
    found = stretches(Plans([version(1, 0, SIX), version(2, 50, paused)]), MORPHINE.id, day(70))
    assert found == (stretch(0, 27, 60), stretch(28, 70, 50))
    assert [c.after.first for c in changes(found)] == [day(28)]


def test_a_later_version_leaves_the_days_before_it() -> None:
    other = course((0, 99), until=83)
    found = stretches(Plans([version(1, 0, SIX), version(2, 10, other)]), MORPHINE.id, day(12))
    assert found == (stretch(0, 9, 60), stretch(10, 12, 99))


def test_days_without_an_agreement_part_two_stretches_of_one_amount() -> None:
    first, second = course((0, 60), until=9), course((20, 60), (25, 50), until=40)
    found = stretches(Plans([version(1, 0, first), version(2, 20, second)]), MORPHINE.id, day(30))
    assert found == (stretch(0, 9, 60), stretch(20, 24, 60), stretch(25, 30, 50))
    assert [c.after for c in changes(found)] == [stretch(25, 30, 50)]


@pytest.mark.parametrize(
    ("before", "after", "percent"),
    [("60", "50", -17), ("50", "60", 20), ("40", "40", 0), ("30", "0", -100), ("0", "30", None)],
)
def test_a_change_in_per_cent_never_divides_by_zero(
    before: str, after: str, percent: int | None
) -> None:
    assert change_percent(Decimal(before), Decimal(after)) == percent


def test_medicines_keep_their_place_and_take_their_newest_name() -> None:
    renamed = replace(MORPHINE, name="Morphine retard")
    found = medicines(
        Plans(
            [
                version(1, 0, SIX, course((0, 30), until=83, of=CODEINE)),
                version(2, 20, course((0, 60), until=83, of=renamed)),
            ]
        )
    )
    assert found == (renamed, CODEINE)


@given(st.lists(st.tuples(st.integers(1, 9), st.integers(0, 4)), min_size=1, max_size=6))
def test_stretches_say_the_agreed_amount_of_every_day_and_of_no_other(
    lengths: list[tuple[int, int]],
) -> None:
    at, found = 0, []
    for length, amount in lengths:
        found.append((at, amount))
        at += length
    agreed = plans(course(*found, until=at - 1))
    made = stretches(agreed, MORPHINE.id, day(at + 3))
    said = {day(n): s.daily for s in made for n in range(at + 4) if s.first <= day(n) <= s.last}
    wanted = {day(n): agreed.planned(MORPHINE.id, day(n)) for n in range(at + 4)}
    assert said == {d: amount for d, amount in wanted.items() if amount is not None}
    assert all(c.before.daily != c.after.daily for c in changes(made))


@moderate
@given(histories(), st.integers(0, 134))
def test_every_day_lies_in_the_stretch_of_its_amount(saved: list[PlanVersion], last: int) -> None:
    found = Plans(saved)
    for medicine in (MORPHINE, CODEINE):
        told = stretches(found, medicine.id, day(last))
        each = {s.first + timedelta(days=n): s.daily for s in told for n in range(_days(s))}
        agreed = {d: found.planned(medicine.id, d) for d in EVERY_DAY if d <= day(last)}
        assert each == {d: amount for d, amount in agreed.items() if amount is not None}
        for before, after in pairwise(told):
            gap = (after.first - before.last).days > 1
            assert gap or before.daily != after.daily


def _days(stretch: Stretch) -> int:
    return (stretch.last - stretch.first).days + 1
