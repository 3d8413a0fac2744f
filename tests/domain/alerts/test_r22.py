"""R22: pain up and in more places at an unchanged dose: for a clinician."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from app.domain.alerts.model import Finding, Level
from app.domain.alerts.r22 import RULE, evaluate
from app.domain.doses import DoseEntry, DoseKind
from app.domain.signs import Sign
from tests.domain.agreements import took
from tests.domain.alerts.histories import DOWN, NO_PLAN, rated, seen, signs
from tests.domain.alerts.telling import told
from tests.domain.make import day

TODAY = 40
PAIN = [*rated("pain_24h", [4] * 14, first=6), *rated("pain_24h", [8] * 7, first=34)]
"""A baseline of 4 before the step on day 20, and 8 in the last week."""
SPREAD = signs(30, Sign.PAIN_SPREAD)
AS_PLANNED = [took(n, 20) for n in range(27, 41)]


def found(doses: Sequence[DoseEntry] = AS_PLANNED, **changed: Any) -> Finding | None:
    given = {"today": TODAY, "checkins": PAIN, "plan": DOWN, "signs": [SPREAD], **changed}
    return evaluate(seen(doses=doses, **given))


def test_it_fires_for_a_clinician_alone() -> None:
    alert = found()
    assert alert is not None and (alert.level, alert.occasion) == (Level.NOTICE, "")
    assert (alert.inputs["before"], alert.inputs["now"]) == (4, 8)
    assert RULE.clinician_only and RULE.needs_baseline
    assert "not a diagnosis" in told(RULE, alert).do


def test_it_needs_the_pain_and_the_places() -> None:
    assert found(signs=[]) is None
    assert found(signs=[signs(30, Sign.VOMITING)]) is None
    assert found(checkins=PAIN[:14]) is None
    assert found(checkins=PAIN[14:]) is None, "no baseline"
    assert found(plan=NO_PLAN) is None


@pytest.mark.parametrize(("on", "fires"), [(12, False), (13, True), (40, True), (41, False)])
def test_more_places_count_for_28_days(on: int, fires: bool) -> None:
    assert (found(signs=[signs(on, Sign.PAIN_SPREAD)]) is not None) is fires


@pytest.mark.parametrize(("amount", "fires"), [(10, False), (20, True), (30, False), (0, False)])
@pytest.mark.parametrize("on", [27, 34, 40])
def test_one_day_off_the_plan_ends_it(amount: int, fires: bool, on: int) -> None:
    doses = [took(on, amount) if d.day == day(on) else d for d in AS_PLANNED]
    assert (found(doses) is not None) is fires


def test_a_day_before_the_14_says_nothing() -> None:
    assert found([took(26, 60), *AS_PLANNED]) is not None


@pytest.mark.parametrize(("count", "fires"), [(4, False), (5, True)])
def test_at_least_five_days_must_be_known(count: int, fires: bool) -> None:
    assert (found(AS_PLANNED[-count:]) is not None) is fires
    late = [took(n, 20, late=1) for n in range(30, 30 + count)]
    assert (found(late) is not None) is fires, "late entries count"


def test_something_from_another_source_is_not_at_plan() -> None:
    other = replace(took(35, 5), id=SPREAD.id, kind=DoseKind.OTHER_SOURCE, medicine=None)
    assert found([*AS_PLANNED, other]) is None


def test_an_unlikely_dose_is_not_known_until_it_was_said_to_be_right() -> None:
    slip = took(35, 200)
    doses = [slip if d.day == slip.day else d for d in AS_PLANNED]
    assert found(doses) is not None
    right = frozenset({f"dose/{slip.medicine}/{slip.day}/200"})
    assert found(doses, right=right) is None


def test_three_days_a_week_are_too_few_for_a_median() -> None:
    sparse = [c for c in PAIN if c.day < day(20) or (c.day - day(0)).days % 7 in (0, 2, 4)]
    assert found(checkins=sparse) is None
