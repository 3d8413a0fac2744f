"""R25: what is left, and a plan that ends."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from uuid import UUID

import pytest

from app.domain.alerts.model import Finding, Level
from app.domain.alerts.r25 import RULE, evaluate
from app.domain.medicines import Ingredient, Medicine
from app.domain.supply import Supply
from app.domain.taper import Course, Plans, PlanState
from tests.domain.agreements import CODEINE, MORPHINE, course, plans, version
from tests.domain.alerts.histories import DOWN, NO_PLAN, seen
from tests.domain.alerts.telling import told
from tests.domain.make import day


def counted(on: int, days: int, of: Medicine = MORPHINE) -> Supply:
    """A count that is enough for ``days`` days of 30, the first of them the day itself."""
    moment = datetime(2025, 3, 1, tzinfo=UTC)
    return Supply(UUID(int=80_000 + on), day(on), moment, of.id, Decimal(days), Decimal(30))


def supply(today: int, *counts: Supply, plan: Plans = DOWN) -> Finding | None:
    found = evaluate(seen(today, plan=plan, supplies=counts))
    return found if found is not None and found.variant == "supply" else None


@pytest.mark.parametrize(("left", "fires"), [(5, False), (4, False), (3, True), (1, True)])
def test_the_edge_of_a_supply_is_three_more_days(left: int, fires: bool) -> None:
    alert = supply(2, counted(2, left + 1))
    assert (alert is not None) is fires
    if alert is not None:
        assert (alert.level, alert.occasion) == (Level.CALL, str(MORPHINE.id))
        assert (alert.inputs["days"], alert.inputs["day"]) == (left, day(2 + left))
        assert f"lasts {left} more day" in told(RULE, alert).seen


@pytest.mark.parametrize(("today", "fires"), [(4, True), (11, True), (12, False)])
def test_one_that_ran_out_is_told_for_a_week(today: int, fires: bool) -> None:
    alert = supply(today, counted(0, 5))
    assert (alert is not None) is fires
    if alert is not None:
        assert alert.inputs["days"] == 0
        assert "no Morphine SR left after today" in told(RULE, alert).seen


def test_not_enough_for_the_first_day_and_none_at_all() -> None:
    assert supply(2, counted(2, 0)) is not None
    assert supply(2) is None


def test_the_newest_count_counts_and_none_of_a_day_to_come() -> None:
    assert supply(5, counted(2, 5), counted(5, 30)) is None
    assert supply(5, counted(2, 5), counted(6, 30)) is not None
    assert supply(5, counted(5, 3), counted(2, 30)) is not None


def test_a_supply_needs_a_plan_and_its_medicine() -> None:
    assert supply(2, counted(2, 2), plan=NO_PLAN) is None
    assert supply(2, counted(2, 2, CODEINE)) is None


def plan(today: int, *courses: Course, more: tuple[Course, ...] = ()) -> Finding | None:
    versions = [version(1, 0, *courses)]
    versions += [version(2, today + 1, *more)] if more else []
    found = evaluate(seen(today, plan=Plans(versions)))
    return found if found is not None and found.variant == "plan" else None


@pytest.mark.parametrize(
    ("today", "fires"), [(32, False), (33, True), (40, True), (68, True), (69, False)]
)
def test_the_edges_of_the_end_of_a_plan(today: int, fires: bool) -> None:
    alert = plan(today, course((0, 30), (20, 20), until=40))
    assert (alert is not None) is fires
    if alert is not None:
        assert (alert.level, alert.occasion) == (Level.CALL, str(MORPHINE.id))
        assert alert.inputs["days"] == max(0, 40 - today)
        assert "Sat, Apr 12" in told(RULE, alert).seen


@pytest.mark.parametrize(
    ("state", "fires"),
    [
        (PlanState.IN_PROGRESS, True),
        (PlanState.INCREASED, True),
        (PlanState.PAUSED, False),
        (PlanState.HELD, False),
        (PlanState.FINISHED, False),
    ],
)
def test_what_stays_needs_no_next_step(state: PlanState, fires: bool) -> None:
    one = course((0, 30), until=40, state=state, since=10)
    assert (plan(38, one) is not None) is fires


def test_a_taper_that_ends_at_0_needs_none_and_no_other_medicine_does() -> None:
    assert plan(38, course((0, 30), (20, 0), until=40)) is None
    other = replace(MORPHINE, ingredient=Ingredient.NOT_OPIOID)
    assert plan(38, course((0, 30), until=40, of=other)) is None


def test_a_version_to_come_may_hold_the_next_step() -> None:
    now = course((0, 30), until=40)
    assert plan(38, now, more=(course((39, 20), until=60),)) is None
    assert plan(38, now, more=(course((0, 30), until=40),)) is not None
    assert plan(38, now, more=(course((0, 30), until=40, of=CODEINE),)) is not None
    assert plan(38, now, more=(course((0, 30), until=40, state=PlanState.HELD, since=39),)) is None


def test_the_nearest_is_told_and_the_supply_before_the_plan() -> None:
    both = plans(course((0, 30), until=40), course((0, 30), until=38, of=CODEINE))
    alert = evaluate(seen(36, plan=both))
    assert alert is not None and alert.inputs["medicine"] == "Codeine"
    alert = evaluate(seen(36, plan=both, supplies=[counted(36, 2)]))
    assert alert is not None and (alert.variant, alert.inputs["days"]) == ("supply", 1)
    alert = evaluate(seen(36, plan=both, supplies=[counted(36, 3)]))
    assert alert is not None and alert.variant == "supply"


def test_a_course_without_steps_and_no_plan_are_silent() -> None:
    assert plan(3, Course(MORPHINE, ())) is None
    assert evaluate(seen(3)) is None
