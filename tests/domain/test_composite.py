"""Dose and daily life, then and now."""

from __future__ import annotations

from decimal import Decimal

import pytest

from app.domain.baseline import Typical
from app.domain.checkins import CheckIn
from app.domain.composite import Composite, composite
from app.domain.taper import Plans
from tests.domain.agreements import CODEINE, MORPHINE, course, plans, version
from tests.domain.make import day, diary, said

AGREED = plans(course((0, 60), (20, 50), (40, 30), until=100))


def hard(n: int, value: int) -> CheckIn:
    """Pain in the way that much on day ``n``, pain one more."""
    return said(n + 100, n, interference_24h=value, pain_24h=value + 1, sleep_hours=6)


def found(*checkins: CheckIn, today: int = 60, agreed: Plans = AGREED) -> Composite:
    return composite(agreed, diary(*checkins), day(today))


def test_the_dose_then_and_now_with_its_percentage() -> None:
    (dose,) = found().doses
    assert (dose.start, dose.now, dose.percent) == (Decimal(60), Decimal(30), -50)


def test_daily_life_comes_first_then_pain_then_sleep() -> None:
    assert [m.measure.id for m in found().measures] == [
        "interference_24h",
        "pain_24h",
        "sleep_hours",
    ]


def test_medians_of_the_baseline_and_of_the_last_two_weeks() -> None:
    days = [hard(n, v) for n, v in ((5, 9), (6, 5), (8, 7), (10, 6), (12, 8), (19, 6), (20, 0))]
    days += [hard(n, v) for n, v in ((46, 9), (47, 2), (50, 4), (60, 3))]
    life = found(*days).measures[0]
    assert life.start == Typical(6, 5)
    assert life.now == Typical(3, 3)
    assert life.both
    assert found(*days).function_known
    assert found(*days).lowered == day(20)


@pytest.mark.parametrize(("before", "after", "known"), [(4, 3, False), (5, 2, False), (5, 3, True)])
def test_too_few_days_make_it_not_known(before: int, after: int, known: bool) -> None:
    days = [hard(n, 5) for n in (*range(6, 6 + before), *range(47, 47 + after))]
    assert found(*days).function_known is known


def test_without_a_lower_step_there_is_no_baseline() -> None:
    now = found(*(hard(n, 5) for n in range(20)), today=19)
    assert now.lowered is None
    assert now.measures[0].start is None
    assert now.measures[0].now == Typical(5, 14)
    assert not now.function_known


def test_going_up_is_no_lower_step() -> None:
    agreed = plans(course((0, 60), (10, 70), (30, 50), until=100))
    assert found(today=29, agreed=agreed).lowered is None
    assert found(today=30, agreed=agreed).lowered == day(30)


def test_days_before_the_lower_step_are_not_also_now() -> None:
    life = found(*(hard(n, n % 10) for n in range(24)), today=23).measures[0]
    assert life.start == Typical(6, 14)
    assert life.now == Typical(1.5, 4)


def test_activity_stands_in_where_sleep_is_not_known() -> None:
    days = [said(n + 1, n, activity=("walked",)) for n in (*range(6, 20), *range(47, 60))]
    third = found(*days).measures[2]
    assert third.measure.id == "activity"
    assert third.start == Typical(1, 14)


def test_each_medicine_has_its_own_dose_and_those_to_come_have_none() -> None:
    agreed = plans(
        course((0, 60), (20, 50), until=100),
        course((70, 30), until=100, of=CODEINE),
    )
    assert [d.medicine.id for d in found(agreed=agreed).doses] == [MORPHINE.id]
    later = found(agreed=agreed, today=80).doses
    assert [(d.start, d.now, d.percent) for d in later] == [
        (Decimal(60), Decimal(50), -17),
        (Decimal(30), Decimal(30), 0),
    ]


def test_nothing_agreed_today_and_a_start_of_zero_have_no_percentage() -> None:
    ended = found(agreed=plans(course((0, 60), until=40))).doses[0]
    assert (ended.now, ended.percent) == (None, None)
    from_zero = plans(course((0, 0), (20, 10), until=100))
    assert found(agreed=from_zero).doses[0].percent is None


def test_no_plan_no_dose() -> None:
    assert found(agreed=Plans([])).doses == ()
    assert found(agreed=plans(course((0, 60), until=90)), today=-1).doses == ()


def test_a_version_still_to_come_changes_nothing_today() -> None:
    both = Plans(
        [version(1, 0, course((0, 60), until=100)), version(2, 61, course((0, 10), until=100))]
    )
    assert found(agreed=both).doses[0].now == Decimal(60)
