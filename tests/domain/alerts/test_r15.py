"""R15: daily life is harder two weeks running."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from app.domain.alerts.model import Level
from app.domain.alerts.r15 import RULE, evaluate
from app.domain.responses import Response
from app.domain.taper import Plans
from tests.domain.alerts.histories import DOWN, NO_PLAN, seen
from tests.domain.alerts.telling import told
from tests.domain.answering import answered
from tests.domain.make import day


def pegs(sums: Mapping[int, int]) -> list[Response]:
    """One PEG a day whose three answers come to that; the first step is on day 20."""
    return [answered(on, "peg", on, total) for on, total in sums.items()]


def fires(today: int, sums: Mapping[int, int], plan: Plans = DOWN) -> bool:
    return evaluate(seen(today, responses=pegs(sums), plan=plan)) is not None


def test_it_fires() -> None:
    found = evaluate(seen(42, responses=pegs({14: 12, 35: 18, 42: 21}), plan=DOWN))
    assert found is not None and (found.level, found.occasion) == (Level.CALL, "")
    assert found.inputs == {"day": day(42), "before": 4, "now": 7, "earlier": 6}
    assert "was 7 out of 10" in told(RULE, found).seen and RULE.needs_baseline


def test_it_is_silent() -> None:
    assert not fires(42, {})
    assert not fires(42, {14: 12, 35: 12, 42: 12})
    assert not fires(42, {14: 12, 35: 12, 42: 20})
    assert not fires(42, {14: 12, 35: 20, 42: 12})
    assert not fires(42, {14: 12, 42: 20})


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        (10, 12, False),
        (10, 13, True),
        (4, 6, False),
        (4, 7, True),
        (20, 25, False),
        (20, 26, True),
    ],
)
def test_the_edges_of_a_point_and_of_a_third(before: int, now: int, expected: bool) -> None:
    assert fires(42, {14: before, 35: now, 42: now}) is expected


@pytest.mark.parametrize(
    ("earlier", "expected"), [(27, False), (28, True), (37, True), (38, False), (42, False)]
)
def test_two_weeks_are_5_to_14_days_apart(earlier: int, expected: bool) -> None:
    assert fires(42, {14: 12, earlier: 20, 42: 20}) is expected


def test_all_scores_between_the_two_have_to_be_up() -> None:
    assert fires(42, {14: 12, 35: 20, 40: 20, 42: 20})
    assert not fires(42, {14: 12, 35: 20, 40: 12, 42: 20})


@pytest.mark.parametrize(("today", "expected"), [(41, False), (42, True), (55, True), (56, False)])
def test_the_newest_is_at_most_13_days_old(today: int, expected: bool) -> None:
    assert fires(today, {14: 12, 35: 20, 42: 20}) is expected


def test_without_a_baseline_it_is_silent_unless_the_clinic_gave_one() -> None:
    scores = pegs({35: 20, 42: 20})
    assert evaluate(seen(42, responses=scores, plan=DOWN)) is None
    assert not fires(42, {14: 12, 35: 20, 42: 20}, plan=NO_PLAN)
    assert evaluate(seen(42, responses=scores, clinic_baseline={"peg": 4.0})) is not None


def test_missing_answers_late_ones_and_corrections() -> None:
    known = pegs({14: 12, 35: 20})
    assert (
        evaluate(seen(42, responses=[*known, answered(42, "peg", 42, pain=9)], plan=DOWN)) is None
    )
    late = answered(42, "peg", 40, 20, late=2)
    assert evaluate(seen(42, responses=[*known, late], plan=DOWN)) is not None
    right = answered(43, "peg", 40, 12, late=2, replaces=42)
    assert evaluate(seen(42, responses=[*known, late, right], plan=DOWN)) is None
