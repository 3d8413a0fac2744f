"""R05: far above the plan, or back at an earlier amount after a week below it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from app.domain.alerts.model import Level
from app.domain.alerts.r05 import RULE, evaluate
from app.domain.doses import DoseEntry
from app.domain.medicines import Ingredient
from app.domain.taper import AsNeeded, Plans
from tests.domain.agreements import (
    CODEINE,
    MORPHINE,
    as_needed,
    course,
    plans,
    took,
    version,
)
from tests.domain.alerts.histories import DOWN, NO_PLAN, seen
from tests.domain.alerts.telling import told
from tests.domain.make import day

STEADY = plans(course((0, 30), until=400))
SMALL = plans(course((0, 30), (20, 25), until=400))
"""25 from day 20 on: 30 is far from 1.5 times that."""


def variant(today: int, *doses: DoseEntry, plan: Plans = SMALL) -> str | None:
    found = evaluate(seen(today, doses=doses, plan=plan))
    return None if found is None else found.variant


def below(*days: int, amount: int = 25, late: int = 0) -> list[DoseEntry]:
    return [took(d, amount, late=late) for d in days]


def test_it_fires() -> None:
    found = evaluate(seen(3, doses=[took(3, 60)], plan=STEADY))
    assert found is not None and (found.level, found.variant) == (Level.URGENT, "plan")
    assert (found.day, found.occasion) == (day(3), f"{day(3)}/{MORPHINE.id}")
    assert (found.inputs["planned"], found.inputs["taken"]) == (30, 60)
    assert "you took 60 mg of Morphine SR. The plan says 30 mg" in told(RULE, found).seen
    assert RULE.covers == ("R04",)


def test_it_is_silent() -> None:
    assert variant(3) is None
    assert variant(3, took(2, 0), took(3, 30)) is None
    assert variant(3, took(3, 60), plan=NO_PLAN) is None


@pytest.mark.parametrize(("amount", "fires"), [("44.9", False), ("45", True)])
def test_the_edge_of_one_and_a_half_times(amount: str, fires: bool) -> None:
    assert (variant(3, took(3, amount), plan=STEADY) == "plan") is fires


@pytest.mark.parametrize(("today", "fires"), [(9, True), (10, False)])
def test_it_looks_back_a_week(today: int, fires: bool) -> None:
    assert (variant(today, took(3, 60), plan=STEADY) == "plan") is fires


def test_only_opioids() -> None:
    other = replace(MORPHINE, ingredient=Ingredient.NOT_OPIOID)
    assert variant(3, took(3, 60), plan=plans(course((0, 30), until=400, of=other))) is None


def test_where_the_plan_has_come_to_nothing_any_amount_counts() -> None:
    ended = plans(course((0, 30), (10, 0), until=400))
    assert variant(30, took(30, 1), plan=ended) == "plan"
    assert variant(30, took(30, 0), plan=ended) is None


@pytest.mark.parametrize(("last", "fires"), [(29, None), (30, "needed")])
def test_as_needed_doses_against_their_maximum(last: int, fires: str | None) -> None:
    agreed = AsNeeded(CODEINE, Decimal(60), Decimal(30))
    plan = Plans([replace(version(1, 0, course((0, 30), until=400)), as_needed=(agreed,))])
    doses = [as_needed(3, n, a) for n, a in enumerate((30, 30, last))]
    found = evaluate(seen(3, doses=doses, plan=plan))
    assert (None if found is None else found.variant) == fires
    if found is not None:
        assert "up to 60 mg a day" in told(RULE, found).seen


@pytest.mark.parametrize(
    ("amount", "fires"), [("29.9", None), ("30", "earlier"), ("31", "earlier")]
)
def test_an_earlier_amount_after_a_week_below_it(amount: str, fires: str | None) -> None:
    doses = [*below(*range(33, 40)), took(40, amount)]
    assert variant(40, *doses) == fires
    found = evaluate(seen(40, doses=doses, plan=SMALL))
    if found is not None:
        assert found.inputs["earlier"] == 30
        assert "An earlier step was 30 mg a day" in told(RULE, found).seen


@pytest.mark.parametrize(("days", "fires"), [((34, 36), None), ((34, 36, 39), "earlier")])
def test_three_days_said_of_the_week_are_enough(days: tuple[int, ...], fires: str | None) -> None:
    assert variant(40, *below(*days), took(40, 30)) == fires


@pytest.mark.parametrize(("on", "fires"), [(26, None), (27, "earlier")])
def test_less_has_to_be_agreed_for_seven_days(on: int, fires: str | None) -> None:
    assert variant(on, *below(*range(20, on)), took(on, 30)) == fires


@pytest.mark.parametrize(("on", "fires"), [(33, None), (32, "earlier")])
def test_a_day_at_that_amount_within_the_week_keeps_it_silent(on: int, fires: str | None) -> None:
    doses = [took(on, 30), *below(34, 35, 36, 37), took(40, 30)]
    assert variant(40, *doses) == fires


def test_days_entered_late_say_nothing_of_the_week_but_the_day_itself_counts() -> None:
    assert variant(40, *below(36, 37, 38, late=2), took(40, 30)) is None
    assert variant(42, *below(36, 37, 38), took(40, 30, late=2)) == "earlier"


def test_going_back_up_as_agreed_is_neither() -> None:
    up = plans(course((0, 30), (20, 10), (40, 30), until=400))
    week = below(*range(33, 40), amount=10)
    assert variant(40, *week, took(40, 30), plan=up) is None
    assert variant(39, *week[:-1], took(39, 30), plan=up) == "plan"


def test_the_highest_amount_reached_is_told() -> None:
    steps = plans(course((0, 30), (10, 28), (20, 25), until=400))
    found = evaluate(seen(40, doses=[*below(36, 37, 38), took(40, 30)], plan=steps))
    assert found is not None and found.inputs["earlier"] == 30


def test_a_plan_that_ran_out() -> None:
    over = plans(course((0, 30), (10, 20), until=20))
    assert variant(40, *below(36, 37, 38, amount=0), took(40, 20), plan=over) == "earlier"
    assert variant(40, took(40, 20), plan=over) is None


def test_a_correction_ends_it() -> None:
    slip = took(3, 60)
    right = replace(took(3, 30), id=took(9, 0).id, supersedes=slip.id)
    assert variant(3, slip, right, plan=DOWN) is None


def test_what_is_unlikely_waits_until_it_was_said_to_be_right() -> None:
    assert variant(3, took(3, 91), plan=STEADY) is None
    right = frozenset({f"dose/{MORPHINE.id}/{day(3)}/91"})
    assert evaluate(seen(3, doses=[took(3, 91)], plan=STEADY, right=right)) is not None
