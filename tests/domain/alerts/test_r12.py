"""R12: more on the withdrawal list than before."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from app.domain.alerts.model import Level
from app.domain.alerts.r12 import RULE, evaluate
from app.domain.responses import Response
from tests.domain.alerts.histories import DOWN, NO_PLAN, seen
from tests.domain.alerts.telling import told
from tests.domain.answering import answered, undone
from tests.domain.make import day


def listed(totals: Mapping[int, int]) -> list[Response]:
    """One list a day with that total; its number is the day's. The first step is on day 20."""
    return [answered(on, "withdrawal_list", on, total) for on, total in totals.items()]


def before(today: int, *responses: Response) -> tuple[object, object] | None:
    """What the newest list is up on: the day and the score."""
    found = evaluate(seen(today, responses=responses, plan=DOWN))
    return None if found is None else (found.inputs["then"], found.inputs["before"])


def test_it_fires() -> None:
    found = evaluate(seen(22, responses=listed({19: 5, 21: 6, 22: 12}), plan=DOWN))
    assert found is not None and found.level is Level.CALL
    assert (found.day, found.occasion) == (day(22), str(answered(22, "peg", 22).id))
    assert found.inputs == {"day": day(22), "now": 12, "then": day(19), "before": 5}
    assert "came to 12 out of 30. On Sat, Mar 22 it was 5." in told(RULE, found).seen


def test_it_is_silent() -> None:
    assert before(22) is None
    assert before(22, *listed({22: 20})) is None
    assert before(22, *listed({19: 9, 21: 10, 22: 11})) is None
    part = answered(22, "withdrawal_list", 22, yawning=3, feeling_sick=3)
    assert before(22, *listed({19: 0}), part) is None


@pytest.mark.parametrize(("total", "fires"), [(8, False), (9, True)])
def test_the_edge_on_the_baseline(total: int, fires: bool) -> None:
    scores = listed({20: 5, 23: 8, 25: total})
    assert before(25, *scores) == ((day(20), 5) if fires else None)


@pytest.mark.parametrize(("total", "fires"), [(8, False), (9, True)])
def test_the_edge_on_the_last_one_without_a_plan(total: int, fires: bool) -> None:
    found = evaluate(seen(25, responses=listed({23: 5, 25: total}), plan=NO_PLAN))
    assert (found is not None) is fires


def test_up_on_the_last_one_though_not_on_the_baseline() -> None:
    assert before(25, *listed({20: 12, 23: 6, 25: 10})) == (day(23), 6)


@pytest.mark.parametrize(("today", "fires"), [(21, False), (22, True), (28, True), (29, False)])
def test_the_newest_counts_for_a_week(today: int, fires: bool) -> None:
    assert (before(today, *listed({19: 5, 22: 12})) is not None) is fires


def test_lists_in_a_row_that_are_up_are_one_occasion() -> None:
    scores = listed({19: 5, 21: 6, 22: 12, 23: 11, 24: 13})
    found = [evaluate(seen(n, responses=scores, plan=DOWN)) for n in (22, 23, 24)]
    assert {f.occasion for f in found if f} == {str(scores[2].id)} and None not in found
    again = [*scores, *listed({25: 6, 26: 10})]
    later = evaluate(seen(26, responses=again, plan=DOWN))
    assert later is not None and later.occasion == str(again[-1].id)


def test_a_late_one_counts_a_corrected_one_is_the_same_and_one_taken_back_is_none() -> None:
    first, late = (
        answered(1, "withdrawal_list", 19, 5),
        answered(2, "withdrawal_list", 22, 12, late=2),
    )
    assert before(24, first, late) == (day(19), 5)
    corrected = answered(3, "withdrawal_list", 22, 11, late=2, replaces=2)
    found = evaluate(seen(24, responses=[first, late, corrected], plan=DOWN))
    assert found is not None and found.occasion == str(late.id)
    assert before(24, first, late, answered(3, "withdrawal_list", 22, 6, replaces=2)) is None
    assert before(24, first, late, undone(3, late)) is None
