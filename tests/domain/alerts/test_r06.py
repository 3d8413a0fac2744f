"""R06: something from another source."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.alerts.model import Level
from app.domain.alerts.r06 import RULE, evaluate
from tests.domain.agreements import elsewhere, took
from tests.domain.alerts.histories import DOWN, seen
from tests.domain.alerts.telling import told
from tests.domain.make import day


def test_it_fires_with_a_plan_or_without() -> None:
    said = elsewhere(3, source="a white tablet")
    found = evaluate(seen(3, doses=[said]))
    assert found is not None and found.level is Level.URGENT
    assert (found.day, found.occasion) == (day(3), str(said.id))
    assert found.inputs == {"day": day(3), "source": "a white tablet"}
    assert "Nobody can know how strong it is" in told(RULE, found).seen
    assert evaluate(seen(3, doses=[said], plan=DOWN)) == found


def test_it_is_silent() -> None:
    assert evaluate(seen(3)) is None
    assert evaluate(seen(3, doses=[took(3, 30)], plan=DOWN)) is None


@pytest.mark.parametrize(("today", "fires"), [(2, False), (3, True), (9, True), (10, False)])
def test_it_looks_back_a_week(today: int, fires: bool) -> None:
    assert (evaluate(seen(today, doses=[elsewhere(3)])) is not None) is fires


def test_a_day_entered_late_counts_and_the_newest_is_told() -> None:
    found = evaluate(
        seen(6, doses=[elsewhere(5, 1, late=1), elsewhere(5, 2, "tea"), elsewhere(4, 3)])
    )
    assert found is not None and found.occasion == str(elsewhere(5, 2).id)
    assert found.inputs["source"] == "tea"


def test_a_correction_is_the_same_occasion_and_an_undo_ends_it() -> None:
    first = elsewhere(3, 1)
    again = replace(elsewhere(3, 2, source="half a patch"), supersedes=first.id)
    found = evaluate(seen(3, doses=[first, again]))
    assert found is not None and found.occasion == str(first.id)
    assert found.inputs["source"] == "half a patch"
    undo = replace(elsewhere(3, 3), supersedes=first.id, undone=True)
    assert evaluate(seen(3, doses=[first, undo])) is None
