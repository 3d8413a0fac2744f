"""R14: still harder four weeks after a step."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from app.domain.alerts.model import Level
from app.domain.alerts.r14 import RULE, evaluate
from app.domain.checkins import CheckIn
from app.domain.taper import Plans
from tests.domain.agreements import course, plans
from tests.domain.alerts.histories import DOWN, NO_PLAN, rated, seen
from tests.domain.alerts.telling import told
from tests.domain.alerts.test_r15 import pegs
from tests.domain.make import day

BEFORE = rated("pain_24h", [4] * 7, first=13)
"""A week before the step of day 20."""


def pain(first: int, last: int, rating: int = 8) -> list[CheckIn]:
    return rated("pain_24h", [rating] * (last - first + 1), first=first)


def fires(
    today: int, *checkins: CheckIn, plan: Plans = DOWN, peg: Mapping[int, int] | None = None
) -> bool:
    """``peg``: the sum of the answers by day; the baseline is 4, a sum of 12."""
    scores = pegs({14: 12, **(peg or {})})
    return evaluate(seen(today, [*BEFORE, *checkins], responses=scores, plan=plan)) is not None


def test_it_fires() -> None:
    history = seen(50, [*BEFORE, *pain(30, 50)], responses=pegs({14: 12, 48: 18}), plan=DOWN)
    found = evaluate(history)
    assert found is not None and found.level is Level.CALL
    assert (found.day, found.occasion) == (day(50), str(day(20)))
    numbers = {"pain_before": 4, "pain_now": 8, "peg_on": day(48), "peg_now": 6}
    assert found.inputs == {"step": day(20), "days": 30, **numbers}
    text = told(RULE, found)
    assert "The step on Sun, Mar 23 was 30 days ago" in text.seen and "pause" in text.do
    assert RULE.covers == ("R13", "R15") and RULE.needs_baseline


def test_it_is_silent() -> None:
    assert evaluate(seen(50)) is None
    assert not fires(50, *pain(30, 50, rating=4), peg={41: 12, 48: 12})
    assert not fires(50, *pain(30, 50), plan=NO_PLAN)
    assert evaluate(seen(50, pain(30, 50), plan=DOWN)) is None  # no baseline


@pytest.mark.parametrize(("today", "expected"), [(47, False), (48, True)])
def test_the_edge_of_28_days(today: int, expected: bool) -> None:
    assert fires(today, *pain(21, today)) is expected


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (37, 43, True),
        (40, 43, True),
        (41, 43, False),
        (30, 33, True),
        (29, 32, False),
    ],
)
def test_pain_of_an_earlier_week_is_needed_as_well(first: int, last: int, expected: bool) -> None:
    """The last seven days are 44 to 50; the earlier week ended on day 36 to 43."""
    assert fires(50, *pain(first, last), *pain(44, 50)) is expected
    assert not fires(50, *pain(first, last))


@pytest.mark.parametrize(
    ("sums", "expected"),
    [
        ({43: 15, 50: 15}, True),
        ({43: 14, 50: 15}, False),
        ({43: 15, 50: 14}, False),
        ({37: 15, 42: 15}, True),
        ({38: 15, 42: 15}, False),
        ({42: 15}, False),
        ({36: 15}, False),
        ({30: 15, 36: 15}, False),
        ({37: 15, 42: 15, 48: 12}, False),
        ({30: 15, 37: 15}, True),
        ({29: 15, 37: 15}, False),
        ({44: 15, 50: 15}, False),
    ],
)
def test_a_point_more_on_two_pegs(sums: dict[int, int], expected: bool) -> None:
    assert fires(50, peg=sums) is expected


def test_pain_and_peg_together() -> None:
    assert fires(50, *pain(44, 50), peg={42: 15})
    assert not fires(50, *pain(44, 50), peg={44: 15})
    assert fires(50, *pain(34, 40), peg={48: 15})


def test_the_newest_step_that_is_old_enough_is_the_occasion() -> None:
    twice = plans(course((0, 30), (20, 25), (40, 20), until=400))
    found = [evaluate(seen(today, [*BEFORE, *pain(30, today)], plan=twice)) for today in (67, 68)]
    assert [f and f.occasion for f in found] == [str(day(20)), str(day(40))]
