"""What of the questionnaires can be drawn: which numbers, which points, which gaps."""

from __future__ import annotations

from datetime import datetime, time, timedelta, timezone
from uuid import UUID

import pytest

from app.domain.items import Direction
from app.domain.responses import Response, Responses
from app.domain.results import Weight
from app.domain.scales.model import Answers, Rating
from app.domain.scales.registry import SCALES
from app.domain.traces import CHARTED, CHECKS, TRACES, Trace, given, newest, trace_series
from tests.domain.make import day

ZONE = timezone(timedelta(hours=2))
BY_ID = {t.id: t for t in TRACES}


def answered(
    number: int,
    on: int,
    scale: str,
    answers: Answers,
    *,
    late: int = 0,
    replaces: int | None = None,
    by: int | None = None,
    undone: bool = False,
) -> Response:
    """Response ``number`` for day ``on``, entered ``late`` days afterwards."""
    return Response(
        id=UUID(int=number),
        day=day(on),
        entered_at=datetime.combine(day(on + late), time(20), ZONE),
        scale=scale,
        answers=answers,
        opened_by=None if by is None else UUID(int=by),
        supersedes=None if replaces is None else UUID(int=replaces),
        undone=undone,
    )


def peg(
    number: int, on: int, score: int, *, late: int = 0, replaces: int | None = None
) -> Response:
    answers = {"pain": score, "enjoyment": score, "activity": score}
    return answered(number, on, "peg", answers, late=late, replaces=replaces)


def points(trace: Trace, *saved: Response) -> list[tuple[int, float, bool, bool]]:
    found = given(trace, Responses(saved), day(0), day(399))
    series = trace_series(trace, found, day(0), day(399))
    return [((p.day - day(0)).days, p.value, p.late, p.corrected) for p in series.points]


@pytest.mark.parametrize(
    ("trace_id", "low", "high", "rhythm"),
    [
        ("peg", 0, 10, 7),
        ("phq2", 0, 6, 14),
        ("gad2", 0, 6, 14),
        ("phq9", 0, 27, 14),
        ("gad7", 0, 21, 14),
        ("withdrawal_list", 0, 30, 1),
        ("global_change", 1, 7, 28),
        ("readiness_importance", 0, 10, 28),
        ("readiness_confidence", 0, 10, 28),
    ],
)
def test_range_and_rhythm_of_each_trace(trace_id: str, low: int, high: int, rhythm: int) -> None:
    trace = BY_ID[trace_id]
    assert (trace.low, trace.high, trace.rhythm, trace.joined) == (low, high, rhythm, 2 * rhythm)


def test_every_scale_is_drawn_or_read_as_a_table_or_asked_once() -> None:
    drawn = {t.scale.id for t in TRACES}
    for scale in SCALES:
        ways = [scale.id in drawn, scale in CHECKS, scale.schedule.once]
        assert ways.count(True) == 1, scale.id
    assert [s.id for s in CHECKS] == ["self_checks"]
    assert len({c.id for c in CHARTED}) == len(CHARTED)
    assert all(isinstance(t.question.answers, Rating) for t in TRACES if t.question)


def test_only_for_ratings_of_the_plan_is_higher_better() -> None:
    higher = [t.id for t in TRACES if t.direction is Direction.HIGHER_IS_BETTER]
    assert higher == ["readiness_importance", "readiness_confidence"]


def test_a_score_with_a_question_left_out_is_given_and_no_point() -> None:
    saved = [peg(1, 0, 4), answered(2, 7, "peg", {"pain": 3}), peg(3, 14, 5)]
    assert points(BY_ID["peg"], *saved) == [(0, 4, False, False), (14, 5, False, False)]
    found = given(BY_ID["peg"], Responses(saved), day(0), day(20))
    assert [g.value for g in found] == [4, None, 5]


def test_days_outside_are_left_out_and_both_ends_are_in() -> None:
    known = Responses([peg(n, n, 4) for n in range(1, 10)])
    found = given(BY_ID["peg"], known, day(3), day(5))
    assert [g.response.day for g in found] == [day(3), day(4), day(5)]


def test_late_is_of_the_first_time_and_a_correction_of_another_number() -> None:
    saved = [peg(1, 0, 4, late=2), peg(2, 7, 4), peg(3, 7, 6, late=3, replaces=2)]
    saved += [peg(4, 14, 4), peg(5, 14, 4, replaces=4), answered(6, 21, "peg", {"pain": 1})]
    saved += [peg(7, 21, 2, replaces=6)]
    assert points(BY_ID["peg"], *saved) == [
        (0, 4, True, False),
        (7, 6, False, True),
        (14, 4, False, False),
        (21, 2, False, True),
    ]


def test_what_was_taken_back_is_no_point() -> None:
    back = answered(3, 7, "peg", {}, replaces=2, undone=True)
    assert points(BY_ID["peg"], peg(1, 0, 4), peg(2, 7, 6), back) == [(0, 4, False, False)]


ALL_NINE = dict.fromkeys((q.id for q in BY_ID["phq9"].scale.questions), 1)


def test_a_part_has_the_answers_of_the_whole_that_it_did_not_open() -> None:
    part = answered(1, 0, "phq2", {"interest": 2, "depressed": 1})
    opened = answered(2, 0, "phq9", {**ALL_NINE, "interest": 2}, by=1)
    whole = answered(3, 14, "phq9", ALL_NINE)
    saved = [part, opened, whole]
    assert points(BY_ID["phq2"], *saved) == [(0, 3, False, False), (14, 2, False, False)]
    assert points(BY_ID["phq9"], *saved) == [(0, 10, False, False), (14, 9, False, False)]


def test_a_correction_of_the_whole_is_one_of_the_part_only_where_the_part_is_another() -> None:
    whole = answered(1, 0, "phq9", ALL_NINE)
    other = answered(2, 0, "phq9", {**ALL_NINE, "sleep": 3}, replaces=1)
    assert points(BY_ID["phq2"], whole, other) == [(0, 2, False, False)]
    assert points(BY_ID["phq9"], whole, other) == [(0, 11, False, True)]


@pytest.mark.parametrize(
    ("trace_id", "apart", "runs"),
    [("peg", 14, 1), ("peg", 15, 2), ("phq2", 28, 1), ("phq2", 29, 2), ("withdrawal_list", 3, 2)],
)
def test_a_line_joins_what_is_no_further_apart_than_twice_the_rhythm(
    trace_id: str, apart: int, runs: int
) -> None:
    trace = BY_ID[trace_id]
    full = {q.id: 1 for q in trace.scale.questions}
    saved = [answered(n, on, trace.scale.id, full) for n, on in ((1, 0), (2, apart))]
    found = given(trace, Responses(saved), day(0), day(60))
    series = trace_series(trace, found, day(0), day(60))
    assert len(series.runs()) == runs
    assert len(series.part(day(0), day(50)).runs()) == runs


def test_the_newest_is_set_beside_the_baseline_and_the_last_time() -> None:
    known = Responses([peg(1, 0, 6), peg(2, 7, 5), peg(3, 14, 4)])
    found = newest(BY_ID["peg"], known, day(3))
    assert found is not None and found.score is not None and found.score.value == 4
    start, last = found.since_baseline, found.since_last
    assert start is not None and (start.before, start.points, start.better) == (6, -2, True)
    assert last is not None and (last.before, last.weight) == (5, Weight.CLEAR)


def rated(number: int, on: int, confidence: int) -> Response:
    return answered(number, on, "readiness", {"importance": 5, "confidence": confidence})


def test_a_rating_is_compared_like_a_score_and_more_confidence_is_better() -> None:
    trace = BY_ID["readiness_confidence"]
    left_out = answered(3, 56, "readiness", {"importance": 9})
    known = Responses([rated(1, 0, 4), rated(2, 28, 7), left_out])
    found = newest(trace, known, day(3))
    assert found is not None and found.response.id == UUID(int=2)
    start, last = found.since_baseline, found.since_last
    assert start == last
    assert start is not None and (start.points, start.better) == (3, True)
    assert start.weight is Weight.UNKNOWN


@pytest.mark.parametrize("reduction", [None, 0, 5])
def test_the_first_answer_has_nothing_to_be_compared_with(reduction: int | None) -> None:
    for trace_id, one in (
        ("readiness_confidence", rated(1, 3, 4)),
        ("peg", peg(1, 3, 4)),
    ):
        first = None if reduction is None else day(reduction)
        found = newest(BY_ID[trace_id], Responses([one]), first)
        assert found is not None
        assert (found.since_baseline, found.since_last) == (None, None)


def test_without_a_number_there_is_no_newest() -> None:
    assert newest(BY_ID["peg"], Responses([answered(1, 0, "peg", {"pain": 3})]), None) is None
    assert newest(BY_ID["gad7"], Responses([]), day(0)) is None
