"""R04: above the plan by a dose or more."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from app.domain.alerts.model import Finding, Level
from app.domain.alerts.r04 import evaluate
from app.domain.doses import DoseEntry
from tests.domain.agreements import MORPHINE, took
from tests.domain.alerts.histories import DOWN, NO_PLAN, seen
from tests.domain.make import day


def found(today: int, *doses: DoseEntry) -> Finding | None:
    return evaluate(seen(today, doses=doses, plan=DOWN))


def test_it_fires() -> None:
    alert = found(3, took(3, 60))
    assert alert is not None and alert.level is Level.CALL
    assert (alert.day, alert.occasion) == (day(3), f"{day(3)}/{MORPHINE.id}")
    assert alert.inputs["medicine"] == "Morphine SR"
    assert (alert.inputs["planned"], alert.inputs["taken"]) == (30, 60)


def test_it_is_silent() -> None:
    assert found(3, took(1, 30), took(2, 0), took(3, 30)) is None


@pytest.mark.parametrize(("amount", "fires"), [("59.9", False), ("60", True), ("60.1", True)])
def test_the_edge_is_one_dose(amount: str, fires: bool) -> None:
    assert (found(3, took(3, amount)) is not None) is fires


@pytest.mark.parametrize(("today", "fires"), [(9, True), (10, False)])
def test_it_looks_back_a_week(today: int, fires: bool) -> None:
    assert (found(today, took(3, 60)) is not None) is fires


def test_nothing_said_is_nothing_above_the_plan() -> None:
    assert found(3) is None
    assert evaluate(seen(3, doses=[took(3, 60)], plan=NO_PLAN)) is None


def test_a_day_entered_late_counts() -> None:
    assert found(5, took(3, 60, late=2)) is not None


def test_the_newest_day_is_told() -> None:
    doses: Sequence[DoseEntry] = [took(2, 60), took(4, 90), took(5, 30)]
    alert = found(5, *doses)
    assert alert is not None and alert.day == day(4) and alert.inputs["taken"] == 90


def test_what_is_unlikely_waits_until_it_was_said_to_be_right() -> None:
    history = seen(3, doses=[took(3, 91)], plan=DOWN)
    assert evaluate(history) is None
    right = frozenset({f"dose/{MORPHINE.id}/{day(3)}/91"})
    assert evaluate(seen(3, doses=[took(3, 91)], plan=DOWN, right=right)) is not None
