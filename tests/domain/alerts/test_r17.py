"""R17: low mood and worry."""

from __future__ import annotations

from uuid import UUID

import pytest

from app.domain.alerts.model import Finding, Level
from app.domain.alerts.r17 import RULE, evaluate
from app.domain.responses import Response
from tests.domain.alerts.histories import seen
from tests.domain.alerts.telling import told
from tests.domain.answering import answered, undone
from tests.domain.make import day

LOW = answered(1, "phq9", 3, 12)


def found(today: int, *responses: Response) -> Finding | None:
    return evaluate(seen(today, responses=responses))


def kind(alert: Finding | None) -> tuple[str, Level] | None:
    return None if alert is None else (alert.variant, alert.level)


@pytest.mark.parametrize(
    ("scale", "total", "wanted"),
    [
        ("phq9", 9, None),
        ("phq9", 10, ("phq9", Level.CALL)),
        ("phq9", 19, ("phq9", Level.CALL)),
        ("phq9", 20, ("phq9-severe", Level.URGENT)),
        ("phq9", 27, ("phq9-severe", Level.URGENT)),
        ("gad7", 9, None),
        ("gad7", 10, ("gad7", Level.CALL)),
        ("gad7", 21, ("gad7", Level.CALL)),
        ("gad2", 2, None),
        ("gad2", 3, ("gad2", Level.INFO)),
        ("phq2", 6, None),
    ],
)
def test_the_edges(scale: str, total: int, wanted: tuple[str, Level] | None) -> None:
    alert = found(3, answered(1, scale, 3, total))
    assert kind(alert) == wanted
    if alert is not None:
        assert (alert.day, alert.occasion) == (day(3), str(UUID(int=1)))
        told(RULE, alert)


def test_the_most_serious_is_told_and_mood_before_worry() -> None:
    worry, some = answered(2, "gad7", 3, 15), answered(3, "gad2", 3, 4)
    assert kind(found(3, worry, LOW)) == ("phq9", Level.CALL)
    assert kind(found(3, some, LOW)) == ("phq9", Level.CALL)
    assert kind(found(3, worry, answered(1, "phq9", 3, 20))) == ("phq9-severe", Level.URGENT)


def test_beside_worry_the_questions_about_mood_are_said_as_well() -> None:
    """R16 says nothing beside this rule."""
    assert RULE.covers == ("R16",)
    both = found(3, answered(2, "gad2", 3, 3), answered(3, "phq2", 3, 3))
    assert kind(both) == ("both", Level.INFO)
    assert "mood" in told(RULE, both).do


@pytest.mark.parametrize(("today", "fires"), [(2, False), (3, True), (17, True), (18, False)])
def test_it_counts_for_14_days(today: int, fires: bool) -> None:
    assert (found(today, LOW) is not None) is fires


def test_the_newest_response_counts_late_or_not() -> None:
    assert found(9, LOW, answered(2, "phq9", 8, 9)) is None
    assert found(9, answered(1, "phq9", 3, 12, late=4)) is not None


def test_a_correction_or_an_undo_ends_it() -> None:
    assert found(4, LOW, answered(2, "phq9", 3, 9, replaces=1)) is None
    assert found(4, LOW, undone(2, LOW)) is None


def test_what_was_left_out_is_not_zero_but_the_cut_may_be_reached_without_it() -> None:
    most = dict.fromkeys(("interest", "depressed", "sleep"), 3)
    nearly, enough = answered(1, "phq9", 3, **most), answered(2, "phq9", 3, **most, tired=1)
    assert found(3, nearly) is None
    alert = found(3, enough)
    assert kind(alert) == ("phq9", Level.CALL)
    assert "with 5 left out" in told(RULE, alert).seen
    earlier = found(4, LOW, answered(2, "phq9", 4, **most))
    assert kind(earlier) == ("phq9", Level.CALL), "what is not known leaves the last that is"
