"""R28: what is probably a slip is asked about."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from app.domain.alerts.model import Finding, Level
from app.domain.alerts.r28 import RULE, evaluate
from app.domain.doses import Dose
from tests.domain.agreements import MORPHINE, took
from tests.domain.alerts.histories import DOWN, NO_PLAN, rated, seen
from tests.domain.alerts.telling import told
from tests.domain.make import day, said

SLEPT = f"sleep_hours/{day(3)}/21"
TAKEN = f"dose/{MORPHINE.id}/{day(3)}/91"


def slept(today: int, hours: float, *right: str) -> Finding | None:
    history = rated("sleep_hours", [hours], first=3)
    return evaluate(seen(today, history, right=frozenset(right)))


@pytest.mark.parametrize(("hours", "fires"), [(0, False), (20, False), (20.5, True), (24, True)])
def test_the_edge_of_sleep(hours: float, fires: bool) -> None:
    assert (slept(3, hours) is not None) is fires


@pytest.mark.parametrize(("amount", "fires"), [("90", False), ("90.1", True), ("0", False)])
def test_the_edge_of_a_dose_is_three_times_the_plan(amount: str, fires: bool) -> None:
    assert (evaluate(seen(3, doses=[took(3, amount)], plan=DOWN)) is not None) is fires


def test_what_it_says() -> None:
    sleep = slept(3, 21)
    assert sleep is not None and sleep.level is Level.QUESTION
    assert (sleep.variant, sleep.day, sleep.occasion) == ("sleep", day(3), SLEPT)
    assert told(RULE, sleep).seen == "You wrote 21 hours of sleep for Thu, Mar 6. Is that right?"
    dose = evaluate(seen(3, doses=[took(3, 91)], plan=DOWN))
    assert dose is not None and (dose.variant, dose.occasion) == ("dose", TAKEN)
    text = told(RULE, dose)
    assert "91 mg of Morphine SR" in text.seen and "The plan says 30 mg" in text.seen
    assert "call your clinic today" in text.do and "press Help now" in text.do


def test_what_was_said_to_be_right_is_not_asked_again() -> None:
    assert slept(3, 21, SLEPT) is None
    assert slept(3, 22, SLEPT) is not None, "another value is another slip"
    history = seen(3, doses=[took(3, 91)], plan=DOWN, right=frozenset({TAKEN}))
    assert evaluate(history) is None


def test_the_newest_that_is_left_is_asked() -> None:
    sleep, doses = rated("sleep_hours", [21, 22], first=3), [took(5, 91)]
    first = evaluate(seen(5, sleep, doses, plan=DOWN))
    assert first is not None and first.day == day(5)
    right = frozenset({first.occasion})
    second = evaluate(seen(5, sleep, doses, plan=DOWN, right=right))
    assert second is not None and (second.day, second.variant) == (day(4), "sleep")


@pytest.mark.parametrize(("today", "fires"), [(2, False), (3, True), (9, True), (10, False)])
def test_it_asks_for_a_week(today: int, fires: bool) -> None:
    assert (slept(today, 21) is not None) is fires


def test_a_correction_ends_it_and_a_late_entry_is_asked_about() -> None:
    first = said(1, 3, sleep_hours=21)
    assert evaluate(seen(4, [first, said(2, 3, replaces=1, sleep_hours=2)])) is None
    assert evaluate(seen(5, [said(1, 3, late=2, sleep_hours=21)])) is not None
    assert evaluate(seen(3, doses=[took(3, 91)], plan=NO_PLAN)) is None


@pytest.mark.parametrize(("planned", "asked"), [(None, True), (10, False), (91, True)])
def test_a_dose_that_was_asked_about_before_it_was_saved_is_not_asked_about_again(
    planned: int | None, asked: bool
) -> None:
    """The dose page asks about a dose of more than 3 times what was agreed for it."""
    agreed = None if planned is None else Decimal(planned)
    entry = replace(took(3, 91), doses=(Dose(Decimal(91), agreed),))
    assert (evaluate(seen(3, doses=[entry], plan=DOWN)) is not None) is asked
    assert (seen(3, doses=[entry], plan=DOWN).taken(MORPHINE.id, day(3)) is None) is asked
