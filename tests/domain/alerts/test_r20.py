"""R20: three short nights running."""

from __future__ import annotations

import pytest

from app.domain.alerts.limits import Limits
from app.domain.alerts.model import Finding, Level
from app.domain.alerts.r20 import RULE, evaluate
from tests.domain.alerts.histories import rated, seen
from tests.domain.alerts.telling import told
from tests.domain.make import day, said


def found(today: int, *hours: float | None, **limits: float) -> Finding | None:
    given = Limits({name.replace("_", ".", 1): v for name, v in limits.items()})
    return evaluate(seen(today, rated("sleep_hours", hours), limits=given))


def test_it_fires() -> None:
    alert = found(2, 3, 3.5, 0)
    assert alert is not None and alert.level is Level.NOTICE
    assert (alert.day, alert.occasion, alert.inputs["nights"]) == (day(2), "", 3)
    assert "less than 4 hours a night, 3 nights in a row" in told(RULE, alert).seen


@pytest.mark.parametrize(
    ("hours", "fires"),
    [
        ((3.5, 3.5, 3.5), True),
        ((4, 3.5, 3.5), False),
        ((3.5, 4, 3.5), False),
        ((3.5, 3.5, 4), False),
        ((3.5, None, 3.5), False),
        ((None, 3.5, 3.5), False),
        ((6, 6, 6), False),
    ],
)
def test_each_night_must_be_short_and_said(hours: tuple[float | None, ...], fires: bool) -> None:
    assert (found(2, *hours) is not None) is fires


@pytest.mark.parametrize(("today", "fires"), [(2, True), (3, True), (4, False)])
def test_the_last_night_is_that_of_today_or_yesterday(today: int, fires: bool) -> None:
    assert (found(today, 3, 3, 3) is not None) is fires


def test_all_nights_running_are_counted() -> None:
    alert = found(6, 8, 3, 3, 3, 3, 3)
    assert alert is not None and (alert.inputs["nights"], alert.day) == (5, day(5))


def test_three_nights_a_week_are_not_running() -> None:
    assert found(20, *[3, None, 3, None, 3, None, None] * 3) is None


def test_nights_entered_late_do_not_count() -> None:
    nights = rated("sleep_hours", (3, None, 3))
    assert evaluate(seen(2, [*nights, said(2, 1, late=1, sleep_hours=3)])) is None
    assert evaluate(seen(2, [*nights, said(2, 1, sleep_hours=3)])) is not None


def test_a_corrected_night_ends_it() -> None:
    nights = [said(n + 1, n, sleep_hours=3) for n in range(3)]
    assert evaluate(seen(2, nights)) is not None
    assert evaluate(seen(2, [*nights, said(9, 1, replaces=2, sleep_hours=6)])) is None


def test_a_clinic_may_change_the_limits() -> None:
    assert found(2, 3, 3, 3, r20_nights=4) is None
    assert found(2, 8, 4.5, 4.5, r20_nights=2, r20_hours=5) is not None
