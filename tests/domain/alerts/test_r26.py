"""R26: pregnant, or maybe."""

from __future__ import annotations

from uuid import UUID

import pytest

from app.domain.alerts.model import Finding, Level
from app.domain.alerts.r26 import RULE, evaluate
from app.domain.responses import Response
from tests.domain.alerts.histories import seen
from tests.domain.alerts.telling import told
from tests.domain.answering import answered, undone

MAYBE = answered(1, "baseline_facts", 3, pregnancy=2)


def found(today: int, *responses: Response) -> Finding | None:
    return evaluate(seen(today, responses=responses))


@pytest.mark.parametrize(
    ("answer", "fires"), [(0, False), (1, True), (2, True), (3, False), (9, False)]
)
def test_yes_and_maybe_fire(answer: int, fires: bool) -> None:
    alert = found(3, answered(1, "baseline_facts", 3, pregnancy=answer))
    assert (alert is not None) is fires
    if alert is not None:
        assert (alert.level, alert.occasion) == (Level.URGENT, str(UUID(int=1)))
        text = told(RULE, alert)
        assert "Do not stop or cut your medicine on your own" in text.do
        assert ("may be" in text.seen) is (answer == 2)


def test_it_goes_on_until_another_answer_is_given() -> None:
    assert found(2, MAYBE) is None
    assert found(300, MAYBE) is not None
    assert found(300, MAYBE, answered(2, "baseline_facts", 200, pregnancy=0)) is None
    assert found(300, MAYBE, answered(2, "baseline_facts", 200, naloxone=1)) is not None


def test_a_correction_or_an_undo_ends_it_and_a_late_entry_counts() -> None:
    assert found(4, MAYBE, answered(2, "baseline_facts", 3, pregnancy=3, replaces=1)) is None
    assert found(4, MAYBE, undone(2, MAYBE)) is None
    assert found(9, answered(1, "baseline_facts", 3, pregnancy=1, late=4)) is not None
    again = found(4, MAYBE, answered(2, "baseline_facts", 3, pregnancy=1, replaces=1))
    assert again is not None and again.occasion == str(UUID(int=1))
