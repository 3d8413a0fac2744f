"""What may be kept as an answer, with the edges of every range."""

from __future__ import annotations

from math import inf, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.checkins import Answer
from app.domain.items import DAILY_ITEMS
from app.domain.validation import validate
from tests.domain.make import answers_to

KEPT: list[tuple[str, Answer]] = [
    ("pain_24h", 0),
    ("pain_24h", 10.0),
    ("sleep_hours", 24),
    ("sleep_hours", 0.5),
    ("bowel_days", 14),
    ("doses", "different"),
    ("doses_note", "x" * 300),
    ("side_effects", {"none": ""}),
    ("side_effects", {"nausea": "severe", "other": "mild"}),
    ("side_effects", {"nausea": ""}),
    ("activity", ("walked", "rested")),
    ("other_substances", ("none",)),
    ("note", ""),
]

REFUSED: list[tuple[str, Answer, str]] = [
    ("pain_24h", -1, "problem-out-of-range"),
    ("pain_24h", 11, "problem-out-of-range"),
    ("pain_24h", nan, "problem-out-of-range"),
    ("pain_24h", inf, "problem-out-of-range"),
    ("pain_24h", 4.5, "problem-between-steps"),
    ("pain_24h", True, "problem-not-a-number"),
    ("pain_24h", "4", "problem-not-a-number"),
    ("sleep_hours", 24.5, "problem-out-of-range"),
    ("sleep_hours", 6.25, "problem-between-steps"),
    ("bowel_days", 15, "problem-out-of-range"),
    ("bowel_days", 1.5, "problem-between-steps"),
    ("doses", "perhaps", "problem-unknown-option"),
    ("doses", ("as_usual",), "problem-unknown-option"),
    ("side_effects", {}, "problem-unknown-option"),
    ("side_effects", {"nausea": "awful"}, "problem-unknown-option"),
    ("side_effects", {"none": "mild"}, "problem-unknown-option"),
    ("side_effects", {"hiccups": "mild"}, "problem-unknown-option"),
    ("side_effects", ("nausea",), "problem-unknown-option"),
    ("side_effects", {"none": "", "nausea": "mild"}, "problem-none-and-some"),
    ("activity", (), "problem-unknown-option"),
    ("activity", ("walked", "walked"), "problem-unknown-option"),
    ("activity", "walked", "problem-unknown-option"),
    ("other_substances", ("none", "alcohol"), "problem-none-and-some"),
    ("note", 4, "problem-not-text"),
    ("note", "x" * 1001, "problem-too-long"),
    ("moon", 4, "problem-unknown-question"),
]


@pytest.mark.parametrize(("item_id", "answer"), KEPT)
def test_kept(item_id: str, answer: Answer) -> None:
    assert validate({item_id: answer}) == ()


@pytest.mark.parametrize(("item_id", "answer", "message"), REFUSED)
def test_refused(item_id: str, answer: Answer, message: str) -> None:
    assert [(p.item_id, p.message) for p in validate({item_id: answer})] == [(item_id, message)]


def test_a_problem_carries_the_numbers_that_its_sentence_needs() -> None:
    long, low = validate({"note": "x" * 1002, "sleep_hours": 25})
    assert long.values == {"max": 1000, "over": 2}
    assert low.values == {"low": 0, "high": 24}


def test_every_problem_comes_at_once_in_the_order_given() -> None:
    problems = validate({"mood": 99, "pain_24h": 4, "doses": "x"})
    assert [p.item_id for p in problems] == ["mood", "doses"]


@given(st.fixed_dictionaries({}, optional={i.id: answers_to(i) for i in DAILY_ITEMS}))
def test_whatever_the_screen_can_produce_is_kept(answers: dict[str, Answer]) -> None:
    assert validate(answers) == ()


anything = st.one_of(
    st.floats(),
    st.integers(),
    st.booleans(),
    st.text(max_size=5),
    st.lists(st.text(max_size=5), max_size=3).map(tuple),
    st.dictionaries(st.text(max_size=5), st.text(max_size=5), max_size=3),
)


@given(st.dictionaries(st.sampled_from([i.id for i in DAILY_ITEMS]), anything))
def test_any_answer_is_judged_without_an_error(answers: dict[str, Answer]) -> None:
    assert {p.item_id for p in validate(answers)} <= set(answers)
