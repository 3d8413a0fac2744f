"""At most two questionnaires a day, and which of them wait."""

from __future__ import annotations

import pytest

from app.domain.due import AT_MOST
from app.domain.responses import Response, Wait
from tests.domain.agreements import course, plans
from tests.domain.answering import answered, put_off
from tests.domain.diary_days import BASELINE, DOWN, LATER, SETTLED, cards, known, reasons

NOT_NOW, NOT_THIS_TIME = Wait.NOT_NOW, Wait.NOT_THIS_TIME


def test_the_first_days_ask_for_little() -> None:
    """PEG on the first day, then one a day, all of it done on the fourth."""
    said: list[Response] = []
    seen = []
    for today in range(5):
        seen.append(cards(known(today, said, agreed=LATER)))
        said += [answered(10 * today + n, name, today) for n, name in enumerate(seen[-1], 1)]
    assert seen == [["peg"], ["baseline_facts"], ["phq9"], ["gad7"], []]


@pytest.mark.parametrize("first", range(7))
def test_a_first_reduction_soon_asks_two_a_day_from_the_first_on(first: int) -> None:
    soon = plans(course((0, 30), (first + 3, 20), until=400))
    said: list[Response] = []
    for today in (first, first + 1):
        found = cards(known(today, said, agreed=soon, started=first))
        assert len(found) == 2
        said += [answered(10 * today + n, name, today) for n, name in enumerate(found, 1)]
    assert {r.scale for r in said} >= {"peg", "phq9", "gad7"}


def test_two_are_shown_and_the_rest_waits() -> None:
    at = known(30, BASELINE)
    assert set(reasons(at)) == {"peg", "phq2", "gad2", "self_checks"}
    assert len(cards(at)) == AT_MOST == 2


@pytest.mark.parametrize("today", [30, 31])
def test_answering_one_card_changes_no_other(today: int) -> None:
    first, second = cards(known(today, BASELINE))
    for one, other in ((first, second), (second, first)):
        said = [*BASELINE, answered(1, one, today)]
        assert cards(known(today, said)) == [other]
        assert cards(known(today, [*said, answered(2, other, today)])) == []


@pytest.mark.parametrize("wait", Wait)
def test_what_was_put_off_keeps_its_place_for_the_day(wait: Wait) -> None:
    first, second = cards(known(30, BASELINE))
    assert cards(known(30, BASELINE, [put_off(1, first, 30, wait)])) == [second]
    both = [put_off(1, first, 30, wait), put_off(2, second, 30, wait)]
    assert cards(known(30, BASELINE, both)) == []


def test_not_now_is_over_the_next_day() -> None:
    said = [*SETTLED, answered(1, "self_checks", 25)]
    assert cards(known(7, said[:4], [put_off(1, "peg", 7, NOT_NOW)])) == []
    assert cards(known(8, said[:4], [put_off(1, "peg", 7, NOT_NOW)])) == ["peg"]
    assert cards(known(8, said[:4], [put_off(1, "peg", 7, NOT_THIS_TIME)])) == []


def test_not_now_holds_for_what_was_begun_as_well() -> None:
    at = known(7, BASELINE, [put_off(1, "peg", 7, NOT_NOW)], begun=["peg"])
    assert cards(at) == []


def test_what_was_put_off_comes_after_what_was_not() -> None:
    shown = cards(known(30, BASELINE))
    waits = [put_off(n, name, 30, NOT_NOW) for n, name in enumerate(shown)]
    assert len(cards(known(31, BASELINE, waits))) == 2
    assert not set(cards(known(31, BASELINE, waits))) & set(shown)


def test_what_is_begun_comes_first() -> None:
    for name in ("peg", "phq2", "gad2", "self_checks"):
        assert cards(known(30, BASELINE, begun=[name]))[0] == name


def test_what_is_begun_is_shown_though_it_is_not_due() -> None:
    """Nothing typed is lost from sight."""
    assert "phq9" not in cards(known(30, BASELINE))
    assert cards(known(30, BASELINE, begun=["phq9"]))[0] == "phq9"


def test_the_rest_takes_the_place_of_its_opener() -> None:
    said = [*BASELINE, answered(1, "self_checks", 30), answered(2, "phq2", 30, 3)]
    assert cards(known(30, said)) == ["phq9"]
    whole = answered(3, "phq9", 30, 5, opened_by=2)
    assert cards(known(30, [*said, whole])) == []
    one = [*BASELINE, answered(2, "phq2", 30, 3)]
    assert len(cards(known(30, one))) == 2
    assert len(cards(known(30, [*one, whole]))) == 1


def test_both_rests_are_offered_at_once_on_the_day_itself() -> None:
    said = [*BASELINE, answered(1, "phq2", 30, 3), answered(2, "gad2", 30, 3)]
    assert cards(known(30, said, agreed=DOWN)) == ["phq9", "gad7"]
    assert cards(known(32, said, agreed=DOWN)) == ["phq9", "gad7"]
    assert cards(known(33, said, agreed=DOWN))[0] == "withdrawal_list"


def test_the_list_after_a_step_comes_before_a_visit_and_what_can_wait() -> None:
    assert cards(known(27, BASELINE, agreed=DOWN, visits=[28])) == [
        "withdrawal_list",
        "global_change",
    ]


def test_an_unknown_questionnaire_of_a_newer_version_takes_a_place() -> None:
    said = [*BASELINE, answered(1, "of_tomorrow", 30)]
    assert len(cards(known(30, said))) == 1
    assert len(cards(known(30, BASELINE, [put_off(1, "of_tomorrow", 30, NOT_NOW)]))) == 1
