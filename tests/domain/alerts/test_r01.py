"""R01: item 9 above zero, or "I need help"."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from app.domain.alerts.model import Level
from app.domain.alerts.r01 import RULE, evaluate
from app.domain.checkins import CheckIn
from app.domain.responses import Response
from tests.domain.alerts.histories import seen
from tests.domain.alerts.telling import told
from tests.domain.answering import answered, undone
from tests.domain.make import day, said, taken_back

NINTH = "better_off_dead"


def help_on(number: int, on: int, late: int = 0, replaces: int | None = None) -> CheckIn:
    return said(number, on, late=late, replaces=replaces, safe="need_help")


def occasions(today: int, *checkins: CheckIn, responses: tuple[Response, ...] = ()) -> str | None:
    """The number of the row that the alert is about."""
    found = evaluate(seen(today, checkins, responses=responses))
    return None if found is None else found.occasion[-4:].lstrip("0")


def test_it_fires() -> None:
    found = evaluate(seen(3, [said(1, 2, safe="yes"), help_on(2, 3)]))
    assert found is not None and found.level is Level.EMERGENCY
    assert (found.day, found.occasion) == (day(3), str(help_on(2, 3).id))
    assert "Thu, Mar 6" in told(RULE, found).seen


def test_it_is_silent() -> None:
    assert evaluate(seen(3)) is None
    answers = (answered(5, "phq9", 3, pain=1), answered(6, "scale_to_come", 3, better_off_dead=3))
    assert evaluate(seen(3, [said(1, 3, safe="yes", pain_24h=9)], responses=answers)) is None


@pytest.mark.parametrize(("answer", "fires"), [(0, False), (1, True), (3, True)])
def test_the_edge_of_the_ninth_question(answer: int, fires: bool) -> None:
    responses = [answered(7, "phq9", 3, **{NINTH: answer})]
    assert (evaluate(seen(3, responses=responses)) is not None) is fires


@pytest.mark.parametrize(("today", "fires"), [(9, True), (10, False)])
def test_it_stands_for_a_week(today: int, fires: bool) -> None:
    assert (evaluate(seen(today, [help_on(1, 3)])) is not None) is fires
    responses = [answered(7, "phq9", 3, **{NINTH: 2})]
    assert (evaluate(seen(today, responses=responses)) is not None) is fires


@pytest.mark.parametrize(("today", "fires"), [(16, True), (17, False)])
def test_a_day_added_late_counts_from_when_it_was_said(today: int, fires: bool) -> None:
    assert (evaluate(seen(today, [help_on(1, 3, late=7)])) is not None) is fires


def test_days_to_come_do_not_count_but_a_clock_set_back_silences_nothing() -> None:
    assert evaluate(seen(3, [help_on(1, 4)])) is None
    assert evaluate(seen(30, [help_on(1, 3, late=40)])) is not None


def test_a_later_yes_of_the_day_does_not_unsay_it() -> None:
    later = said(2, 3, safe="yes")
    later = replace(later, entered_at=later.entered_at + timedelta(hours=2))
    assert occasions(3, help_on(1, 3), later) == "1"


def test_a_correction_of_other_answers_is_the_same_occasion() -> None:
    corrected = said(2, 3, replaces=1, safe="need_help", pain_24h=4)
    assert occasions(3, help_on(1, 3), corrected) == "1"
    first = answered(7, "phq9", 3, **{NINTH: 1})
    second = answered(8, "phq9", 3, replaces=7, **{NINTH: 2})
    assert occasions(3, responses=(first, second)) == "7"


def test_a_correction_long_afterwards_does_not_bring_it_back() -> None:
    corrected = said(2, 3, late=30, replaces=1, safe="need_help", pain_24h=4)
    assert occasions(33, help_on(1, 3), corrected) is None


def test_a_correction_or_undo_of_the_answer_itself_ends_it() -> None:
    assert occasions(3, help_on(1, 3), said(2, 3, replaces=1, safe="yes")) is None
    assert occasions(3, help_on(1, 3), taken_back(2, 1, 3)) is None
    first = answered(7, "phq9", 3, **{NINTH: 1})
    assert occasions(3, responses=(first, undone(8, first))) is None


def test_said_again_after_a_correction_it_is_another_occasion() -> None:
    rows = (help_on(1, 3), said(2, 3, replaces=1, safe="yes"), help_on(3, 3, replaces=2))
    assert occasions(3, *rows) == "3"


def test_the_one_said_last_is_told() -> None:
    assert occasions(5, help_on(1, 4), help_on(2, 2, late=3)) == "2"
    responses = (answered(7, "phq9", 5, hour=21, **{NINTH: 1}),)
    assert occasions(5, help_on(1, 5), responses=responses) == "7"


def test_no_other_answer_turns_it_off() -> None:
    everything = said(1, 3, safe="need_help", pain_24h=4, side_effects={"slow_breathing": ""})
    assert occasions(3, everything) == occasions(3, help_on(1, 3)) == "1"
