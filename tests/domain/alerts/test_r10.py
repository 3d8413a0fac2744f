"""R10: strong withdrawal. The shape it has in common with R18: ``peaks``."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from app.domain.alerts.limits import Limits
from app.domain.alerts.model import Level
from app.domain.alerts.r10 import RULE, evaluate
from app.domain.signs import Sign
from tests.domain.alerts.histories import rated, seen
from tests.domain.alerts.telling import told
from tests.domain.make import day, said, taken_back

Ratings = Sequence[float | None]


def variant(today: int, *ratings: float | None, limits: Limits | None = None) -> str | None:
    """With one rating a day from day 0 on."""
    found = evaluate(seen(today, rated("withdrawal", ratings), limits=limits or Limits()))
    return None if found is None else found.variant


def test_it_fires() -> None:
    found = evaluate(seen(3, rated("withdrawal", [2, 9, 3, 2])))
    assert found is not None and (found.level, found.variant) == (Level.CALL, "")
    assert found.day == day(1)
    assert "On Tue, Mar 4 you put your withdrawal feelings at 9 out of 10" in told(RULE, found).seen
    assert "pause" in told(RULE, found).do
    assert set(RULE.asks) == {Sign.NO_FLUIDS, Sign.FAINTED, Sign.CHEST_PAIN}


def test_it_is_silent() -> None:
    assert variant(3) is None
    assert variant(3, 2, 5, 3, 4) is None
    assert evaluate(seen(3, [said(1, 3, pain_24h=10), said(2, 2, withdrawal="strong")])) is None


@pytest.mark.parametrize(
    ("ratings", "fires"),
    [
        ((7, 2), None),
        ((8, 2), ""),
        ((6, 6, 6, 2), "often"),
        ((6, 6, 5, 2), None),
        ((6, None, 6, 6), "often"),
        ((6, None, 6, None, 6), None),
        ((6, 6, 6, None, None), None),
        ((8, 6, 6, 6), "often"),
    ],
)
def test_the_edges(ratings: Ratings, fires: str | None) -> None:
    assert variant(len(ratings) - 1, *ratings) == fires


def test_the_words_of_several_days() -> None:
    found = evaluate(seen(3, rated("withdrawal", [6, 7, 6, 2])))
    assert "On 3 of the last 4 days" in told(RULE, found).seen


@pytest.mark.parametrize(("today", "fires"), [(6, ""), (7, None)])
def test_once_counts_for_a_week(today: int, fires: str | None) -> None:
    assert variant(today, 8) == fires


def test_three_entries_a_week_tell_by_a_single_day() -> None:
    assert variant(4, 6, None, 6, None, 6) is None
    assert variant(4, 6, None, 8, None, 6) == ""


def test_a_clinic_may_set_other_limits() -> None:
    limits = Limits({"r10.once": 9, "r10.often": 5, "r10.days": 2})
    assert variant(1, 8, 2, limits=limits) is None
    assert variant(1, 5, 5, limits=limits) == "often"


def test_days_entered_late_count_and_a_correction_ends_it() -> None:
    late = said(1, 1, late=2, withdrawal=8)
    assert evaluate(seen(3, [late])) is not None
    assert evaluate(seen(3, [late, said(2, 1, late=2, replaces=1, withdrawal=3)])) is None
    assert evaluate(seen(3, [late, taken_back(2, 1, 3)])) is None
