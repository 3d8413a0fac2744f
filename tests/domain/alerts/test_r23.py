"""R23: nothing entered for a week."""

from __future__ import annotations

import pytest

from app.domain.alerts.limits import Limits
from app.domain.alerts.model import Level
from app.domain.alerts.r23 import RULE, evaluate
from tests.domain.alerts.histories import seen
from tests.domain.alerts.telling import told
from tests.domain.make import day, said


@pytest.mark.parametrize(("today", "fires"), [(0, False), (6, False), (7, True), (60, True)])
def test_the_edge_is_seven_days(today: int, fires: bool) -> None:
    alert = evaluate(seen(today, [said(1, 0, mood=5)]))
    assert (alert is not None) is fires
    if alert is not None:
        assert (alert.level, alert.day, alert.occasion) == (Level.NOTICE, day(today), "")
        text = told(RULE, alert)
        assert text.title == f"No data for {today} days" and "fine" not in text.whole


def test_what_was_entered_counts_whatever_day_it_describes() -> None:
    assert evaluate(seen(9, [said(1, 0, late=3, mood=5)])) is None
    assert evaluate(seen(10, [said(1, 0, late=3, mood=5)])) is not None
    assert evaluate(seen(9, [said(1, 0, mood=5)], last_said=day(8))) is None


def test_a_diary_that_has_just_begun_is_silent() -> None:
    assert evaluate(seen(0)) is None
    assert evaluate(seen(9, last_said=day(0), started=day(3))) is None
    assert evaluate(seen(9, last_said=day(0), started=None)) is None
    assert evaluate(seen(9, last_said=None, started=day(0))) is None


@pytest.mark.parametrize("ahead", [1, 400])
def test_a_clock_that_was_set_back_is_silent(ahead: int) -> None:
    assert evaluate(seen(30, [said(1, 0, mood=5)], last_said=day(30 + ahead))) is None


def test_three_days_a_week_are_no_silence() -> None:
    sparse = [said(n + 1, n, mood=5) for n in range(28) if n % 7 in (0, 2, 4)]
    for today in range(28):
        shown = [c for c in sparse if c.day <= day(today)]
        assert evaluate(seen(today, shown)) is None


def test_a_clinic_may_change_the_limit() -> None:
    history = [said(1, 0, mood=5)]
    assert evaluate(seen(7, history, limits=Limits({"r23.days": 14}))) is None
    assert evaluate(seen(4, history, limits=Limits({"r23.days": 4}))) is not None
