"""R13: pain is clearly up."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from app.domain.alerts.model import Level
from app.domain.alerts.r13 import RULE, evaluate
from app.domain.checkins import CheckIn
from app.domain.signs import Sign
from app.domain.taper import Plans
from tests.domain.alerts.histories import DOWN, NO_PLAN, rated, seen
from tests.domain.alerts.telling import told
from tests.domain.make import day, said, taken_back

Ratings = Sequence[float | None]


def pains(before: Ratings, now: Ratings) -> list[CheckIn]:
    """Ratings up to day 19, the last one at 20 mg less, and up to day 40."""
    start = rated("pain_24h", before, first=20 - len(before))
    return [*start, *rated("pain_24h", now, first=41 - len(now))]


def fires(before: Ratings, now: Ratings, plan: Plans = DOWN) -> bool:
    return evaluate(seen(40, pains(before, now), plan=plan)) is not None


def test_it_fires() -> None:
    found = evaluate(seen(40, pains([4] * 7, [7] * 7), plan=DOWN))
    assert found is not None and (found.level, found.occasion) == (Level.CALL, "")
    assert (found.day, found.inputs) == (day(40), {"before": 4, "now": 7})
    assert "mostly 7 out of 10" in told(RULE, found).seen
    assert RULE.needs_baseline and RULE.asks == (Sign.PAIN_SPREAD,)


def test_it_is_silent() -> None:
    assert not fires([], [])
    assert not fires([4] * 7, [4] * 7)


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [(4, 5.5, False), (4, 6, True), (7, 9, False), (7, 9.1, True), (0, 1.5, False), (0, 2, True)],
)
def test_the_edges_of_two_points_and_of_a_third(before: float, now: float, expected: bool) -> None:
    assert fires([before] * 7, [now] * 7) is expected


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ([8, None, 8, None, 8, 8], True),
        ([8, None, 8, None, 8], False),
        ([8, 8, 8, None, None, None, 8], True),
        ([8, 8, 8, None, None, None, None, 8], False),
        ([1, 1, 1, 8, 8, 8, 8], True),
        ([1, 1, 1, 1, 8, 8, 8], False),
    ],
)
def test_four_days_of_the_week_are_needed_and_their_middle_counts(
    now: Ratings, expected: bool
) -> None:
    assert fires([4] * 7, now) is expected


@pytest.mark.parametrize(("count", "expected"), [(4, False), (5, True)])
def test_without_a_baseline_it_is_silent(count: int, expected: bool) -> None:
    assert fires([4] * count, [8] * 7) is expected
    assert not fires([4] * 7, [8] * 7, plan=NO_PLAN)


def test_a_baseline_from_the_clinic_counts_where_the_diary_has_none() -> None:
    given = {"pain_24h": 4.3}
    edge = rated("pain_24h", [6.3] * 7, first=34)
    assert evaluate(seen(40, edge, clinic_baseline=given)) is not None
    assert evaluate(seen(40, pains([6] * 7, [7] * 7), plan=DOWN, clinic_baseline=given)) is None


def test_late_entries_count_and_corrections_end_it() -> None:
    late = [said(n, 40 - n, late=n, pain_24h=8) for n in range(1, 5)]
    start = rated("pain_24h", [4] * 7, first=10)
    assert evaluate(seen(40, [*start, *late], plan=DOWN)) is not None
    assert evaluate(seen(40, [*start, *late, taken_back(9, 1, 40)], plan=DOWN)) is None
