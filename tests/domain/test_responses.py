"""Which responses are in force, and which of them count for which questionnaire."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID

import pytest

from app.domain.responses import Deferral, Response, Responses, Wait, opener, part_of
from app.domain.scales.gad2 import GAD2
from app.domain.scales.peg import PEG
from app.domain.scales.phq2 import PHQ2
from app.domain.scales.phq9 import PHQ9
from app.domain.scales.registry import SCALES
from tests.domain.answering import answered, put_off, undone
from tests.domain.make import DAY


def numbers(found: list[Response]) -> list[int]:
    return [r.id.int for r in found]


def test_a_correction_takes_the_place_of_what_it_replaces() -> None:
    first = answered(1, "peg", 0, 12)
    second = answered(2, "peg", 0, 15, replaces=1)
    third = answered(3, "peg", 0, 18, replaces=2)
    known = Responses([first, second, third])
    assert numbers(known.all) == [3]
    (chain,) = known.chains
    assert (chain.row, chain.trail) == (third, (first, second))
    assert known.found(third.id) == chain
    assert known.found(first.id) is None
    assert known.found(UUID(int=99)) is None


def test_an_undo_takes_back_and_brings_back() -> None:
    first = answered(1, "peg", 0, 12)
    second = answered(2, "peg", 0, 15, replaces=1)
    assert Responses([first, undone(3, first)]).all == []
    assert Responses([first, second, undone(3, second)]).all == [first]


def test_days_are_in_order_and_within_one_day_the_order_saved() -> None:
    """Not the clock: it may have been set back between two of them."""
    saved = [
        answered(1, "peg", 5),
        answered(2, "phq2", 2, hour=20),
        answered(3, "gad2", 2, hour=9),
        answered(4, "peg", 0, late=6),
        answered(5, "phq2", 2, hour=21, replaces=2),
    ]
    assert numbers(Responses(saved).all) == [4, 5, 3, 1]


def test_late_is_entered_on_a_later_day_of_the_persons_own() -> None:
    assert not answered(1, "peg", 0).late
    assert answered(1, "peg", 0, late=1).late
    east = datetime(2025, 3, 4, 1, tzinfo=timezone(timedelta(hours=3)))
    assert replace(answered(1, "peg", 0), entered_at=east).late
    assert not replace(answered(1, "peg", 0), entered_at=east.astimezone(UTC)).late


def test_a_deferral_that_was_taken_back_is_gone() -> None:
    said = put_off(1, "peg", 0, Wait.NOT_NOW)
    back = Deferral(
        UUID(int=2), DAY, said.entered_at, "peg", said.wait, supersedes=said.id, undone=True
    )
    assert Responses([], [said]).deferred == [said]
    assert Responses([], [said, back]).deferred == []


def test_a_phq_9_of_its_own_counts_as_a_phq_2() -> None:
    whole = answered(1, "phq9", 0, 9)
    (part,) = Responses([whole]).of(PHQ2)
    assert part.scale == "phq2"
    assert part.answers == {"interest": 3, "depressed": 3}
    assert (part.id, part.day, part.entered_at) == (whole.id, whole.day, whole.entered_at)
    assert Responses([whole]).of(PHQ9) == [whole]
    assert Responses([whole]).of(GAD2) == []


@pytest.mark.parametrize("on", [0, 3])
def test_the_rest_of_a_phq_2_does_not_count_twice(on: int) -> None:
    part = answered(1, "phq2", 0, 4)
    whole = answered(2, "phq9", on, 12, opened_by=1)
    assert Responses([part, whole]).of(PHQ2) == [part]


def test_the_rest_counts_once_its_part_was_taken_back() -> None:
    part = answered(1, "phq2", 0, 4)
    whole = answered(2, "phq9", 0, 12, opened_by=1)
    assert numbers(Responses([part, whole, undone(3, part)]).of(PHQ2)) == [2]


def test_the_rest_still_belongs_to_a_part_that_was_put_right() -> None:
    part = answered(1, "phq2", 0, 4)
    whole = answered(2, "phq9", 0, 12, opened_by=1)
    righted = answered(3, "phq2", 0, 5, replaces=1)
    later = answered(5, "phq9", 0, 12, opened_by=3)
    assert numbers(Responses([part, whole, righted]).of(PHQ2)) == [3]
    back = [part, righted, later, undone(4, righted)]
    assert numbers(Responses(back).of(PHQ2)) == [1]


def test_parts_and_wholes_of_one_day_keep_the_order_saved() -> None:
    whole, part = answered(1, "phq9", 0, 9), answered(2, "phq2", 0, 1)
    assert numbers(Responses([whole, part]).of(PHQ2)) == [1, 2]
    assert numbers(Responses([part, whole]).of(PHQ2)) == [2, 1]
    assert Responses([whole, part]).latest(PHQ2) == part


def test_only_what_has_a_score_is_scored() -> None:
    saved = [answered(1, "peg", 0, 9), answered(2, "peg", 7, pain=3), answered(3, "peg", 8, 12)]
    known = Responses(saved)
    assert [(r.id.int, s.value) for r, s in known.scored(PEG)] == [(1, 3.0), (3, 4.0)]
    assert numbers(known.of(PEG)) == [1, 2, 3]
    assert known.latest(PEG) == saved[2]
    assert Responses([]).latest(PEG) is None


def test_the_one_before_and_the_last_up_to_a_day() -> None:
    a, b, c = answered(1, "peg", 0, 9), answered(2, "peg", 3, 9), answered(3, "peg", 3, 9)
    known = Responses([a, b, c])
    before = [known.before(PEG, r) for r in (a, b, c)]
    assert [found[0].id.int if found else None for found in before] == [None, 1, 2]
    unsaved = answered(4, "peg", 3, 9)
    found = known.before(PEG, unsaved)
    assert found is not None and found[0] == c
    up_to = [known.up_to(PEG, DAY + timedelta(days=n)) for n in (-1, 0, 2, 3, 9)]
    assert [one[0].id.int if one else None for one in up_to] == [None, 1, 1, 3, 3]


def test_the_answers_of_a_part_are_cut_out_of_the_whole() -> None:
    part = part_of(answered(1, "phq9", 0, depressed=2, sleep=3), PHQ2)
    assert (part.scale, part.answers) == ("phq2", {"depressed": 2})


def test_who_opens_whom() -> None:
    found = {s.id: o.id for s in SCALES if (o := opener(s.id)) is not None}
    assert found == {"phq9": "phq2", "gad7": "gad2"}
    assert opener("another") is None
