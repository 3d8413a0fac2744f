"""R16: the PHQ-2 came to 3 or more, and the rest is on offer."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from app.domain.alerts.model import Finding, Level
from app.domain.alerts.r16 import RULE, evaluate
from app.domain.responses import Response, Responses, Wait
from tests.domain.alerts.histories import seen
from tests.domain.alerts.telling import told
from tests.domain.answering import answered, put_off, undone
from tests.domain.make import day

FIRST = answered(1, "phq2", 3, 3)


def found(today: int, *responses: Response) -> Finding | None:
    return evaluate(seen(today, responses=responses))


def test_it_fires() -> None:
    alert = found(3, FIRST)
    assert alert is not None and alert.level is Level.INFO
    assert (alert.day, alert.occasion) == (day(3), str(UUID(int=1)))
    assert "Mar" in told(RULE, alert).seen


@pytest.mark.parametrize(("total", "fires"), [(0, False), (2, False), (3, True), (6, True)])
def test_the_edge_is_the_cut(total: int, fires: bool) -> None:
    assert (found(3, answered(1, "phq2", 3, total)) is not None) is fires


@pytest.mark.parametrize(("today", "fires"), [(2, False), (3, True), (16, True), (17, False)])
def test_it_stands_for_14_days(today: int, fires: bool) -> None:
    assert (found(today, FIRST) is not None) is fires


def test_the_newest_counts() -> None:
    assert found(9, FIRST, answered(2, "phq2", 9, 2)) is None
    alert = found(9, FIRST, answered(2, "phq2", 9, 4))
    assert alert is not None and alert.occasion == str(UUID(int=2))


def test_the_rest_answered_or_not_wanted_ends_it() -> None:
    assert found(4, FIRST, answered(2, "phq9", 3, 5, opened_by=1)) is None
    history = seen(4, responses=[FIRST])
    declined = Responses([FIRST], [put_off(1, "phq9", 4, Wait.NOT_THIS_TIME)])
    later = Responses([FIRST], [put_off(1, "phq9", 4, Wait.NOT_NOW)])
    assert evaluate(replace(history, responses=declined)) is None
    assert evaluate(replace(history, responses=later)) is not None


def test_a_correction_or_an_undo_ends_it_and_a_late_entry_counts() -> None:
    assert found(4, FIRST, answered(2, "phq2", 3, 2, replaces=1)) is None
    assert found(4, FIRST, undone(2, FIRST)) is None
    assert found(5, answered(1, "phq2", 3, 3, late=2)) is not None
    corrected = found(4, FIRST, answered(2, "phq2", 3, 6, replaces=1))
    assert corrected is not None and corrected.occasion == str(UUID(int=1))


def test_one_answer_may_reach_the_cut_alone_and_none_is_missing_not_zero() -> None:
    assert found(3, answered(1, "phq2", 3, interest=3)) is not None
    assert found(3, answered(1, "phq2", 3, interest=2)) is None
