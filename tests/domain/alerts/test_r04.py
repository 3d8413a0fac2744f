"""R04: above the plan by a dose or more."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from uuid import UUID

import pytest

from app.domain.alerts.model import Finding, Level
from app.domain.alerts.r04 import RULE, evaluate
from app.domain.alerts.seen import Seen
from app.domain.doses import DoseEntry
from app.domain.taper import AsNeeded, Course, DoseLine, Plans, Step
from tests.domain.agreements import CODEINE, MORPHINE, as_needed, course, plans, took, version
from tests.domain.alerts.histories import DOWN, NO_PLAN, seen
from tests.domain.alerts.telling import told
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


def needed(amount: int | str | None, *doses: int | str) -> Seen:
    """Codeine as needed, at most 60 a day, one dose being ``amount``."""
    agreed = AsNeeded(CODEINE, Decimal(60), None if amount is None else Decimal(amount))
    plan = Plans([replace(version(1, 0, course((0, 30), until=400)), as_needed=(agreed,))])
    given = [as_needed(3, n, dose) for n, dose in enumerate(doses)]
    return seen(3, doses=given, plan=plan)


@pytest.mark.parametrize(
    ("amount", "doses", "fires"),
    [
        (20, (20, 20, 20), False),
        (20, (20, 20, 20, "19.9"), False),
        (20, (20, 20, 20, 20), True),
        (None, (20, 20, 20), False),
        (None, (20, 20, 20, 1), True),
    ],
)
def test_as_needed_doses_count_against_their_maximum(
    amount: int | None, doses: tuple[int | str, ...], fires: bool
) -> None:
    alert = evaluate(needed(amount, *doses))
    assert (alert is not None) is fires
    if alert is not None:
        assert alert.variant == "needed" and alert.inputs["planned"] == 60
        assert "up to 60 mg a day" in told(RULE, alert).seen


def test_where_the_plan_has_come_to_nothing_any_dose_is_above_it() -> None:
    ended = plans(course((0, 30), (10, 0), until=400))
    assert evaluate(seen(12, doses=[took(12, 1)], plan=ended)) is not None
    assert evaluate(seen(12, doses=[took(12, 0)], plan=ended)) is None
    over = plans(course((0, 30), until=9))
    assert evaluate(seen(12, doses=[took(12, 90)], plan=over)) is None


def test_a_correction_ends_it() -> None:
    slip = took(3, 60)
    right = replace(slip, id=UUID(int=77), supersedes=slip.id, doses=took(3, 30).doses)
    assert found(3, slip, right) is None


@pytest.mark.parametrize(("amount", "fires"), [("49.9", False), ("50", True)])
def test_of_an_uneven_day_the_smaller_dose_counts(amount: str, fires: bool) -> None:
    lines = (DoseLine(Decimal(30), 1), DoseLine(Decimal(10), 1))
    plan = plans(Course(MORPHINE, (Step(day(0), day(400), lines),)))
    assert (evaluate(seen(3, doses=[took(3, amount)], plan=plan)) is not None) is fires


def test_its_words() -> None:
    assert told(RULE, found(3, took(3, 60))).seen.startswith("On Thu, Mar 6 you took 60 mg")
