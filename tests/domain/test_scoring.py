"""Scores at and around every published cut, typed from clinical.md, section 1."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.scales.model import Answer, Choice, Question, Rating, Scale, Words
from app.domain.scales.registry import BY_ID, SCALES
from app.domain.scales.scoring import Score, allowed, at_cut, band, score

SCORED = [s for s in SCALES if s.method is not None]


def values(question: Question) -> list[int]:
    """Every number that a question allows."""
    if isinstance(question.answers, Rating):
        return list(range(question.answers.low, question.answers.high + 1))
    assert isinstance(question.answers, Choice)
    return [o.value for o in question.answers.options]


def answered(scale_id: str, *answers: int) -> dict[str, Answer]:
    """Those answers in the order of the questions."""
    ids = [q.id for q in BY_ID[scale_id].questions]
    return dict(zip(ids, answers, strict=True))


def totalling(scale_id: str, total: int) -> dict[str, Answer]:
    """Full answers that come to ``total``, filled up from the first question on."""
    found: dict[str, Answer] = {}
    for question in BY_ID[scale_id].questions:
        found[question.id] = min(total, max(values(question)))
        total -= int(found[question.id])
    assert total == 0
    return found


@st.composite
def full(draw: st.DrawFn, scale: Scale) -> dict[str, Answer]:
    return {q.id: draw(st.sampled_from(values(q))) for q in scale.questions}


@pytest.mark.parametrize("scale_id", ["phq2", "gad2"])
@pytest.mark.parametrize(("first", "second"), list(product(range(4), repeat=2)))
def test_every_pair_of_a_short_form(scale_id: str, first: int, second: int) -> None:
    answers = answered(scale_id, first, second)
    assert score(BY_ID[scale_id], answers) == Score(first + second)
    at_or_above = (0, 3), (1, 2), (2, 1), (3, 0), (1, 3), (2, 2), (3, 1), (2, 3), (3, 2), (3, 3)
    assert at_cut(BY_ID[scale_id], answers) is ((first, second) in at_or_above)
    assert band(BY_ID[scale_id], first + second) is None


PHQ9 = {
    **dict.fromkeys(range(5), None),
    **dict.fromkeys(range(5, 10), "mild"),
    **dict.fromkeys(range(10, 15), "moderate"),
    **dict.fromkeys(range(15, 20), "moderately_severe"),
    **dict.fromkeys(range(20, 28), "severe"),
}

GAD7 = {
    **dict.fromkeys(range(5), None),
    **dict.fromkeys(range(5, 10), "mild"),
    **dict.fromkeys(range(10, 15), "moderate"),
    **dict.fromkeys(range(15, 22), "severe"),
}


@pytest.mark.parametrize(
    ("scale_id", "total", "name"),
    [("phq9", n, name) for n, name in PHQ9.items()]
    + [("gad7", n, name) for n, name in GAD7.items()]
    + [("withdrawal_list", n, None) for n in range(31)],
)
def test_every_total_and_its_band(scale_id: str, total: int, name: str | None) -> None:
    scale = BY_ID[scale_id]
    assert score(scale, totalling(scale_id, total)) == Score(total)
    found = band(scale, total)
    assert (found.id if found else None) == name


@pytest.mark.parametrize("sum_of_three", range(31))
def test_peg_is_the_mean_of_three(sum_of_three: int) -> None:
    found = score(BY_ID["peg"], totalling("peg", sum_of_three))
    assert found is not None and found.value is not None
    assert found.value * 3 == pytest.approx(sum_of_three)
    assert band(BY_ID["peg"], found.value) is None


@pytest.mark.parametrize(
    ("answers", "mean"),
    [
        ((0, 0, 0), 0.0),
        ((0, 0, 1), 1 / 3),
        ((5, 5, 6), 16 / 3),
        ((4, 7, 9), 20 / 3),
        ((6, 6, 6), 6.0),
        ((10, 10, 9), 29 / 3),
        ((10, 10, 10), 10.0),
    ],
)
def test_peg_means(answers: tuple[int, int, int], mean: float) -> None:
    assert score(BY_ID["peg"], answered("peg", *answers)) == Score(mean)


@pytest.mark.parametrize("step", range(1, 8))
def test_global_change_is_its_answer(step: int) -> None:
    assert score(BY_ID["global_change"], {"change": step}) == Score(step)
    assert band(BY_ID["global_change"], step) is None


@pytest.mark.parametrize("scale_id", ["readiness", "self_checks", "baseline_facts"])
def test_what_has_no_score_gets_none(scale_id: str) -> None:
    scale = BY_ID[scale_id]
    numbers = [q for q in scale.questions if not isinstance(q.answers, Words)]
    highest: dict[str, Answer] = {q.id: max(values(q)) for q in numbers}
    assert score(scale, highest) is None
    assert score(scale, {}) is None
    assert not at_cut(scale, highest)


@pytest.mark.parametrize("scale", SCORED, ids=lambda s: s.id)
@given(data=st.data())
def test_a_score_lies_between_the_bounds(scale: Scale, data: st.DataObject) -> None:
    found = score(scale, data.draw(full(scale)))
    assert found is not None and found.value is not None and found.missing == ()
    assert scale.low <= found.value <= scale.high


@pytest.mark.parametrize("scale", SCORED, ids=lambda s: s.id)
@pytest.mark.parametrize("end", [min, max])
def test_the_bounds_are_reached(scale: Scale, end: Any) -> None:
    found = score(scale, {q.id: end(values(q)) for q in scale.questions})
    assert found == Score(scale.low if end is min else scale.high)


@pytest.mark.parametrize("scale", SCORED, ids=lambda s: s.id)
@given(data=st.data())
def test_the_order_of_answering_does_not_matter(scale: Scale, data: st.DataObject) -> None:
    answers = data.draw(full(scale))
    shuffled = dict(data.draw(st.permutations(list(answers.items()))))
    assert score(scale, shuffled) == score(scale, answers)


@pytest.mark.parametrize("scale", SCORED, ids=lambda s: s.id)
@given(data=st.data())
def test_a_higher_answer_gives_a_higher_score(scale: Scale, data: st.DataObject) -> None:
    answers = data.draw(full(scale))
    question = data.draw(st.sampled_from(scale.questions))
    higher = [v for v in values(question) if v > int(answers[question.id])]
    before = score(scale, answers)
    for value in higher:
        after = score(scale, {**answers, question.id: value})
        assert before is not None and after is not None
        assert before.value is not None and after.value is not None
        assert after.value > before.value
        assert not at_cut(scale, answers) or at_cut(scale, {**answers, question.id: value})


@pytest.mark.parametrize("scale", SCORED, ids=lambda s: s.id)
@given(data=st.data())
def test_what_is_missing_is_named_in_order_and_never_zero(
    scale: Scale, data: st.DataObject
) -> None:
    answers = data.draw(full(scale))
    ids = [q.id for q in scale.questions]
    gone = data.draw(st.sets(st.sampled_from(ids), min_size=1))
    left = {q: a for q, a in answers.items() if q not in gone}
    assert score(scale, left) == Score(None, tuple(q for q in ids if q in gone))


@pytest.mark.parametrize(
    ("answers", "reached"),
    [({"interest": 3}, True), ({"depressed": 3}, True), ({"interest": 2}, False), ({}, False)],
)
def test_what_was_answered_may_reach_the_cut_alone(
    answers: dict[str, Answer], reached: bool
) -> None:
    """The other answer cannot lower it, but without it there is no score."""
    assert at_cut(BY_ID["phq2"], answers) is reached
    found = score(BY_ID["phq2"], answers)
    assert found is not None and found.value is None


def test_a_scale_without_a_cut_reaches_none() -> None:
    assert not at_cut(BY_ID["phq9"], totalling("phq9", 27))


@pytest.mark.parametrize("strange", [4, -1, "3", 2.0, True])
def test_an_answer_of_another_version_counts_as_none(strange: Any) -> None:
    answers = {"interest": 3, "depressed": strange}
    assert score(BY_ID["phq2"], answers) == Score(None, ("depressed",))


def test_answers_to_questions_that_are_not_there_count_for_nothing() -> None:
    answers: dict[str, Answer] = {**answered("phq2", 1, 1), "sleep": 3, "note": "x"}
    assert score(BY_ID["phq2"], answers) == Score(2)


NUMBERS: list[Any] = [*range(-2, 13), True, False, 1.0, 0.5, float("nan"), "3", "", None, (1,)]


@pytest.mark.parametrize("scale", SCALES, ids=lambda s: s.id)
def test_allowed_are_the_answers_of_the_question_and_nothing_else(scale: Scale) -> None:
    """``True`` is a number to Python, and no answer."""
    for question in scale.questions:
        if isinstance(question.answers, Words):
            most = question.answers.max_length
            found = [v for v in (*NUMBERS, "x" * most, "x" * (most + 1)) if allowed(question, v)]
            assert found == ["3", "", "x" * most]
        else:
            found = [v for v in NUMBERS if allowed(question, v)]
            assert found == values(question)
            assert all(type(v) is int for v in found)
