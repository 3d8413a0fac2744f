"""Before and after each step of the agreed dose."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from app.domain.baseline import Typical
from app.domain.history import Day
from app.domain.measures import MEASURES
from app.domain.step_comparison import (
    AROUND_DAYS,
    AT_LEAST,
    StepComparison,
    compare_steps,
)
from app.domain.taper import Plans
from tests.domain.agreements import CODEINE, MORPHINE, course, plans, version
from tests.domain.make import day, diary, pain_on, said

BY_ID = {m.id: m for m in MEASURES}
PAIN = [BY_ID["pain_24h"]]
AGREED = plans(course((0, 60), (20, 50), (26, 40), until=100))


def steps(days: list[Day], today: int, agreed: Plans = AGREED) -> tuple[StepComparison, ...]:
    return compare_steps(agreed, days, PAIN, day(today))


def test_the_medians_with_the_days_behind_them() -> None:
    pains = [9] * 6 + [4, 6, 5] + [None] * 11 + [7, None, 3, 8, None, None]
    (first, second) = steps(pain_on(*pains), 26)
    assert first.measures[0].before == Typical(5, 3)
    assert first.measures[0].after == Typical(7, 3)
    assert (first.change.before.daily, first.change.after.daily) == (Decimal(60), Decimal(50))
    assert first.change.percent == -17
    assert second.measures[0].before == Typical(7, 3)
    assert second.measures[0].after == Typical(None, 0)


def test_two_days_are_too_few_and_three_are_enough() -> None:
    pains = [None] * 17 + [1, 2, 3, 4, 5]
    (step,) = steps(pain_on(*pains), 21)
    assert step.measures[0].before == Typical(2, 3)
    assert step.measures[0].after == Typical(None, 2)


def test_the_days_reach_neither_over_another_change_nor_past_today() -> None:
    first, second = steps([], 27)
    assert first.before is not None
    assert (first.before.first, first.before.last) == (day(6), day(19))
    assert (first.after.first, first.after.last) == (day(20), day(25))
    assert second.before is not None
    assert (second.before.first, second.before.last) == (day(20), day(25))
    assert (second.after.first, second.after.last) == (day(26), day(27))


def test_fourteen_days_from_the_step_on() -> None:
    _, second = steps([], 90)
    assert (second.after.first, second.after.last) == (day(26), day(39))


def test_a_step_to_come_is_not_among_them() -> None:
    assert len(steps([], 19)) == 0
    assert len(steps([], 20)) == 1
    assert len(steps([], 25)) == 1
    assert len(steps([], 26)) == 2


def test_without_a_plan_there_is_no_step() -> None:
    assert steps(pain_on(1, 2, 3), 5, Plans([])) == ()


def test_days_on_which_nothing_was_agreed_belong_to_no_side() -> None:
    agreed = Plans(
        [version(1, 0, course((0, 60), until=9)), version(2, 30, course((30, 50), until=60))]
    )
    (step,) = steps(pain_on(*[5] * 40), 40, agreed)
    assert step.before is None
    assert step.measures[0].before == Typical(None, 0)
    assert step.measures[0].after == Typical(5, 10)


def test_going_back_up_is_a_step_like_any_other() -> None:
    agreed = plans(course((0, 60), (20, 50), (40, 60), until=80))
    assert [s.change.percent for s in steps([], 50, agreed)] == [-17, 20]


def test_from_nothing_up_has_no_percentage() -> None:
    agreed = plans(course((0, 60), (20, 0), (40, 10), until=80))
    assert [s.change.percent for s in steps([], 50, agreed)] == [-100, None]


def test_another_medicine_that_changed_in_these_days_is_named() -> None:
    other = course((0, 30), (24, 20), until=100, of=CODEINE)
    agreed = plans(course((0, 60), (20, 50), (60, 40), until=100), other)
    found = steps([], 90, agreed)
    assert [s.change.after.first for s in found] == [day(20), day(24), day(60)]
    assert [[m.name for m in s.also] for s in found] == [["Codeine"], ["Morphine SR"], []]


def test_a_change_on_the_first_day_looked_at_parts_no_days() -> None:
    def beside(other: int) -> list[str]:
        codeine = course((0, 30), (other, 20), until=100, of=CODEINE)
        agreed = plans(course((0, 60), (30, 50), until=100), codeine)
        (step,) = (s for s in steps([], 90, agreed) if s.medicine is MORPHINE)
        return [m.name for m in step.also]

    assert beside(16) == []
    assert beside(17) == beside(43) == ["Codeine"]
    assert beside(44) == []


def test_a_measure_that_was_not_answered_is_not_known() -> None:
    days = diary(*(said(n + 1, n, mood=5) for n in range(40)))
    assert {(c.before, c.after) for s in steps(days, 30) for c in s.measures} == {
        (Typical(None, 0), Typical(None, 0))
    }


@given(
    st.lists(st.integers(1, 30), min_size=1, max_size=5),
    st.lists(st.none() | st.integers(0, 10), max_size=120),
    st.integers(0, 130),
)
def test_no_day_stands_on_both_sides_and_none_is_borrowed(
    lengths: list[int], pains: list[int | None], today: int
) -> None:
    starts = [sum(lengths[:n]) for n in range(len(lengths))]
    agreed = plans(course(*((s, 60 - s % 2) for s in starts), until=200))
    days = pain_on(*pains)
    for step in steps(days, today, agreed):
        (pain,) = step.measures
        assert step.change.after.first <= day(today)
        assert step.after.last <= day(today)
        assert (step.after.last - step.after.first).days < AROUND_DAYS
        assert step.before is not None
        assert step.before.last + timedelta(1) == step.after.first
        assert (step.before.last - step.before.first).days < AROUND_DAYS
        for side, typical in ((step.before, pain.before), (step.after, pain.after)):
            inside = [d for d in days if side.first <= d.date <= side.last]
            assert typical.days == len(inside)
            assert (typical.median is None) == (len(inside) < AT_LEAST)
            amounts = {agreed.planned(step.medicine.id, d.date) for d in inside}
            assert amounts <= {side.daily}
