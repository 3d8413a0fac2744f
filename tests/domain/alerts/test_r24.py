"""R24: a visit that passed, or a long time without contact."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest

from app.domain.alerts.model import Finding, Level
from app.domain.alerts.r24 import RULE, evaluate
from app.domain.appointments import Appointment
from app.domain.taper import DecidedBy, Plans, PlanState
from tests.domain.agreements import course, plans, version
from tests.domain.alerts.histories import DOWN, NO_PLAN, seen
from tests.domain.alerts.telling import told
from tests.domain.make import day, said


def visit(on: int, attended: bool | None = None, number: int = 0) -> Appointment:
    moment = datetime(2025, 3, 1, tzinfo=UTC)
    return Appointment(UUID(int=70_000 + 100 * on + number), day(on), moment, attended=attended)


def missed(today: int, *visits: Appointment) -> Finding | None:
    return evaluate(seen(today, visits=visits))


@pytest.mark.parametrize(("went", "fires"), [(None, True), (False, True), (True, False)])
def test_a_visit_that_passed(went: bool | None, fires: bool) -> None:
    alert = missed(5, visit(3, went))
    assert (alert is not None) is fires
    if alert is not None:
        assert (alert.level, alert.variant) == (Level.NOTICE, "missed")
        assert (alert.day, alert.occasion) == (day(3), day(3).isoformat())
        assert "Thu, Mar 6" in told(RULE, alert).seen


@pytest.mark.parametrize(
    ("today", "fires"), [(2, False), (3, False), (4, True), (31, True), (32, False)]
)
def test_it_is_told_from_the_next_day_for_28_days(today: int, fires: bool) -> None:
    assert (missed(today, visit(3)) is not None) is fires


@pytest.mark.parametrize(
    ("other", "fires"),
    [
        (visit(4, attended=True), False),
        (visit(2, attended=True), True),
        (visit(8), False),
        (visit(5), False),
        (visit(5, attended=False), True),
        (visit(8, attended=True), True),
        (visit(3, attended=True, number=1), False),
    ],
)
def test_another_visit_that_took_place_or_is_to_come(other: Appointment, fires: bool) -> None:
    alert = missed(5, visit(3, attended=False), other)
    assert (alert is not None and alert.day == day(3)) is fires


def test_the_newest_is_told() -> None:
    alert = missed(9, visit(3), visit(7), visit(5))
    assert alert is not None and alert.day == day(7)


def contact(today: int, plan: Plans = DOWN, **more: Any) -> Finding | None:
    found = evaluate(seen(today, plan=plan, **more))
    return found if found is not None and found.variant == "contact" else None


@pytest.mark.parametrize(("today", "fires"), [(35, False), (36, True), (200, True), (401, False)])
def test_no_contact_for_35_days_in_a_taper(today: int, fires: bool) -> None:
    alert = contact(today)
    assert (alert is not None) is fires
    if alert is not None:
        assert (alert.level, alert.occasion, alert.day) == (Level.NOTICE, "", day(today))
        assert f"no contact with your clinic for {today} days" in told(RULE, alert).seen


@pytest.mark.parametrize(
    ("more", "fires"),
    [
        ({"visits": [visit(10, attended=True)]}, False),
        ({"visits": [visit(4, attended=True)]}, True),
        ({"visits": [visit(50, attended=True)]}, True),  # not yet
        ({"visits": [visit(42)]}, True),  # to come is no contact
        ({"visits": [visit(10, attended=False)]}, True),
        ({"called": [day(20)]}, False),
        ({"called": [day(60)]}, True),
    ],
)
def test_what_counts_as_a_contact(more: dict[str, Any], fires: bool) -> None:
    assert (contact(40, **more) is not None) is fires


@pytest.mark.parametrize(
    ("by", "fires"), [(DecidedBy.CLINIC, False), (DecidedBy.TOGETHER, False), (DecidedBy.ME, True)]
)
def test_a_change_agreed_with_the_clinic_is_a_contact(by: DecidedBy, fires: bool) -> None:
    down = course((0, 30), (20, 20), until=400)
    change = replace(version(2, 30, down), decided_by=by)
    assert (contact(40, Plans([version(1, 0, down), change])) is not None) is fires


def test_with_no_contact_known_it_counts_from_the_plan_or_the_diary() -> None:
    own = replace(
        version(1, 0, course((0, 30), until=400)), decided_by=DecidedBy.ME, agreed_on=day(0)
    )
    alone = Plans([own])
    assert contact(36, alone) is not None
    assert contact(40, alone, checkins=[said(1, 10, mood=5)]) is None
    assert contact(46, alone, checkins=[said(1, 10, mood=5)]) is not None


def test_without_a_plan_in_force_it_is_silent() -> None:
    assert contact(90, NO_PLAN) is None
    assert contact(90, plans(course((0, 30), until=60))) is None
    held = plans(course((0, 30), until=60, state=PlanState.HELD, since=10))
    assert contact(90, held) is not None, "the amount that stays is agreed"


def test_a_visit_that_passed_comes_first() -> None:
    both = evaluate(seen(90, plan=DOWN, visits=[visit(80)]))
    assert both is not None and both.variant == "missed"
