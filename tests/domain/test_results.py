"""What a score says beside earlier ones: the baseline, the last time, and whether it matters."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.items import Direction
from app.domain.responses import Responses
from app.domain.results import Weight, baseline, compare, result, weigh
from app.domain.scales.gad7 import GAD7
from app.domain.scales.global_change import GLOBAL_CHANGE
from app.domain.scales.model import Scale
from app.domain.scales.peg import PEG
from app.domain.scales.phq2 import PHQ2
from app.domain.scales.phq9 import PHQ9
from app.domain.scales.readiness import READINESS
from app.domain.scales.withdrawal_list import WITHDRAWAL_LIST
from tests.domain.answering import answered, undone
from tests.domain.make import day

SMALL, MAYBE, CLEAR = Weight.SMALL, Weight.MAYBE, Weight.CLEAR


@pytest.mark.parametrize(
    ("before", "after", "weight"),
    [  # sums of the three questions, so that every mean of thirds is met
        (18, 18, Weight.SAME),
        (18, 17, SMALL),
        (18, 16, SMALL),
        (18, 15, CLEAR),  # one point
        (18, 21, CLEAR),
        (16, 13, CLEAR),  # 5 1/3 to 4 1/3
        (16, 14, SMALL),
        (13, 10, CLEAR),  # 4 1/3 to 3 1/3: in floating point a little less than one
        (26, 23, CLEAR),
        (29, 26, CLEAR),
        (10, 7, CLEAR),  # one point and 30 % as well
        (7, 5, SMALL),  # 2/3 of 2 1/3 is 28.6 %
        (6, 4, CLEAR),  # 2/3 of 2 is a third
        (6, 5, SMALL),
        (0, 1, SMALL),  # there is no share of nothing
        (0, 2, SMALL),
        (0, 3, CLEAR),
    ],
)
def test_a_change_of_the_peg(before: int, after: int, weight: Weight) -> None:
    assert weigh(PEG, before / 3, after / 3 - before / 3) is weight


@pytest.mark.parametrize(
    ("points", "weight"),
    [(0, Weight.SAME), (1, SMALL), (2, MAYBE), (3, MAYBE), (4, CLEAR), (5, CLEAR), (30, CLEAR)],
)
@pytest.mark.parametrize("sign", [1, -1])
def test_a_change_of_the_withdrawal_list(points: int, weight: Weight, sign: int) -> None:
    assert weigh(WITHDRAWAL_LIST, 30 if sign < 0 else 0, sign * points) is weight


@pytest.mark.parametrize("scale", [PHQ2, PHQ9, GAD7, GLOBAL_CHANGE], ids=lambda s: s.id)
def test_where_no_meaningful_change_is_on_file_none_is_claimed(scale: Scale) -> None:
    assert weigh(scale, 5, 0) is Weight.SAME
    assert weigh(scale, 5, 5) is Weight.UNKNOWN


@pytest.mark.parametrize(
    ("direction", "points", "better"),
    [
        (Direction.LOWER_IS_BETTER, -1, True),
        (Direction.LOWER_IS_BETTER, 1, False),
        (Direction.LOWER_IS_BETTER, 0, None),
        (Direction.HIGHER_IS_BETTER, 1, True),
        (Direction.HIGHER_IS_BETTER, -1, False),
        (Direction.NEUTRAL, 1, None),
    ],
)
def test_which_way_is_better(direction: Direction, points: int, better: bool | None) -> None:
    change = compare(replace(PEG, direction=direction), answered(1, "peg", 0), 5, 5 + points)
    assert (change.before, change.points, change.better) == (5, points, better)


def test_the_baseline_is_the_last_score_up_to_the_first_day_at_less() -> None:
    saved = [
        answered(1, "peg", 0, 12),
        answered(2, "peg", 7, 15),
        answered(3, "peg", 8, pain=9),  # no score
        answered(4, "peg", 10, 18),
        answered(5, "peg", 11, 21),
    ]
    known = Responses(saved)
    found = [baseline(PEG, known, day(n)) for n in (-1, 0, 6, 7, 9, 10, 40)]
    assert [one[0].id.int if one else None for one in found] == [None, 1, 1, 2, 2, 4, 5]
    assert baseline(PEG, known, None) is None


def test_a_result_beside_the_baseline_and_the_last_time() -> None:
    saved = [answered(1, "peg", 0, 18), answered(2, "peg", 7, 17), answered(3, "peg", 14, 14)]
    found = result(PEG, saved[2], Responses(saved), day(5))
    assert found.score is not None and found.score.value == 14 / 3
    assert found.since_baseline is not None and found.since_last is not None
    assert (found.since_baseline.then, found.since_last.then) == (saved[0], saved[1])
    assert found.since_baseline.points == pytest.approx(-4 / 3)
    assert found.since_baseline.weight is CLEAR and found.since_baseline.better
    assert found.since_last.weight is CLEAR and found.since_last.better
    assert found.band is None


def test_nothing_is_compared_with_itself_or_with_what_came_later() -> None:
    saved = [answered(1, "peg", 0, 18), answered(2, "peg", 5, 17), answered(3, "peg", 9, 3)]
    known = Responses(saved)
    first, second = (result(PEG, r, known, day(5)) for r in saved[:2])
    assert (first.since_baseline, first.since_last) == (None, None)
    assert second.since_baseline is None
    assert second.since_last is not None and second.since_last.then == saved[0]


def test_the_baseline_of_the_withdrawal_list_is_the_first_day_at_less_itself() -> None:
    saved = [answered(1, "withdrawal_list", 5, 3), answered(2, "withdrawal_list", 6, 7)]
    found = result(WITHDRAWAL_LIST, saved[1], Responses(saved), day(5))
    assert found.since_baseline is not None
    assert (found.since_baseline.points, found.since_baseline.weight) == (4, CLEAR)
    assert found.since_baseline.better is False


def test_last_is_by_the_order_saved_whatever_the_clock_said() -> None:
    a = answered(1, "peg", 3, 12, hour=22)
    b = answered(2, "peg", 3, 15, hour=9)
    found = result(PEG, b, Responses([a, b]), None)
    assert found.since_last is not None and found.since_last.then == a
    righted = answered(3, "peg", 3, 18, hour=23, replaces=1)
    found = result(PEG, righted, Responses([a, b, righted]), None)
    assert found.since_last is None


def test_what_was_taken_back_or_has_no_score_is_no_last_time() -> None:
    a, b = answered(1, "peg", 0, 12), answered(2, "peg", 7, pain=3)
    c, d = answered(3, "peg", 14, 12), answered(4, "peg", 21, 12)
    found = result(PEG, d, Responses([a, b, c, undone(5, c), d]), None)
    assert found.since_last is not None and found.since_last.then == a


def test_a_phq_2_is_compared_with_the_phq_9_of_the_baseline() -> None:
    whole, part = answered(1, "phq9", 0, 20), answered(2, "phq2", 20, 2)
    found = result(PHQ2, part, Responses([whole, part]), day(10))
    assert found.since_baseline is not None
    assert (found.since_baseline.before, found.since_baseline.points) == (6, -4)
    assert found.since_baseline.weight is Weight.UNKNOWN


def test_bands_are_told_where_they_are_published() -> None:
    response = answered(1, "phq9", 0, 15)
    found = result(PHQ9, response, Responses([response]), None)
    assert found.band is not None and found.band.id == "moderately_severe"


def test_without_a_score_nothing_is_compared() -> None:
    a, b = answered(1, "peg", 0, 12), answered(2, "peg", 7, pain=3)
    found = result(PEG, b, Responses([a, b]), day(1))
    assert found.score is not None and found.score.missing == ("enjoyment", "activity")
    assert (found.since_baseline, found.since_last, found.band) == (None, None, None)
    ready = answered(3, "readiness", 8, 12)
    assert result(READINESS, ready, Responses([a, b, ready]), day(1)).score is None
