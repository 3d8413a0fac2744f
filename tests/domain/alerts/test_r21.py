"""R21: days without a bowel movement."""

from __future__ import annotations

from typing import Any

import pytest

from app.domain.alerts.model import Finding, Level
from app.domain.alerts.r21 import RULE, evaluate
from app.domain.signs import BELLY_BAD, Sign
from tests.domain.alerts.histories import rated, seen, signs
from tests.domain.alerts.telling import told
from tests.domain.make import day, said


def found(today: int, *days: float | None, **more: Any) -> Finding | None:
    return evaluate(seen(today, rated("bowel_days", days), **more))


@pytest.mark.parametrize(("count", "fires"), [(0, False), (2, False), (3, True), (14, True)])
def test_the_edge_is_three_days(count: float, fires: bool) -> None:
    alert = found(0, count)
    assert (alert is not None) is fires
    if alert is not None:
        assert (alert.level, alert.variant, alert.occasion) == (Level.NOTICE, "", "")
        assert f"{count} days before" in told(RULE, alert).seen


@pytest.mark.parametrize("sign", BELLY_BAD)
def test_with_belly_pain_or_vomiting_it_is_urgent(sign: Sign) -> None:
    alert = found(3, None, None, None, 3, signs=[signs(3, sign)])
    assert alert is not None and (alert.level, alert.variant) == (Level.URGENT, "belly")
    assert "today" in told(RULE, alert).do
    assert RULE.asks == BELLY_BAD


@pytest.mark.parametrize(("on", "urgent"), [(1, False), (2, True), (3, True), (4, False)])
def test_the_signs_count_of_today_and_yesterday(on: int, urgent: bool) -> None:
    alert = found(3, None, None, 4, signs=[signs(on, Sign.VOMITING)])
    assert alert is not None and (alert.level is Level.URGENT) is urgent


def test_signs_alone_and_other_signs_are_none() -> None:
    assert found(3, signs=[signs(3, Sign.VOMITING)]) is None
    assert found(3, None, None, None, 2, signs=[signs(3, Sign.BELLY_PAIN)]) is None
    alert = found(3, None, None, None, 3, signs=[signs(3, Sign.FAINTED)])
    assert alert is not None and alert.level is Level.NOTICE


@pytest.mark.parametrize(("today", "fires"), [(0, True), (1, True), (2, False)])
def test_an_answer_counts_today_and_tomorrow(today: int, fires: bool) -> None:
    assert (found(today, 3) is not None) is fires


def test_the_newest_answer_counts() -> None:
    assert found(1, 5, 0) is None
    alert = found(1, 0, 3)
    assert alert is not None and alert.day == day(1)


def test_late_entries_do_not_count_and_a_correction_ends_it() -> None:
    assert evaluate(seen(1, [said(1, 0, late=1, bowel_days=5)])) is None
    first = said(1, 0, bowel_days=5)
    assert evaluate(seen(1, [first])) is not None
    assert evaluate(seen(1, [first, said(2, 0, replaces=1, bowel_days=1)])) is None
    assert evaluate(seen(1, [first, said(2, 0, replaces=1, mood=1)])) is None
