"""What was taken against what was agreed, over time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.adherence import on_day, over_time, whole
from app.domain.doses import Adherence, DoseEntry
from app.domain.taper import Plans
from tests.domain.agreements import CODEINE, MORPHINE, course, doses, plans, took, version
from tests.domain.make import day

AGREED = plans(course((0, 60), (14, 50), until=40))
BOTH = plans(course((0, 60), until=40), course((0, 30), until=40, of=CODEINE))
IDS = [MORPHINE.id]
PLANNED, LESS, MORE, NONE, UNKNOWN = Adherence


def counted(agreed: Plans, said: Sequence[DoseEntry], first: int, last: int) -> list[int]:
    found = whole(doses(agreed, *said), IDS, day(first), day(last))
    return [found.counts[kind] for kind in Adherence]


def test_each_kind_of_day_is_counted() -> None:
    said = [took(0, 60), took(1, 45), took(2, 75), took(3, 0), took(14, 50), took(15, 60)]
    assert counted(AGREED, said, 0, 20) == [2, 1, 2, 1, 15]


def test_a_day_about_which_nothing_was_said_is_never_as_planned() -> None:
    assert counted(AGREED, [], 0, 20) == [0, 0, 0, 0, 21]


def test_days_outside_the_agreement_are_not_counted() -> None:
    assert counted(AGREED, [took(-1, 5)], -10, -1) == [0, 0, 0, 0, 0]
    assert counted(AGREED, [took(41, 5)], 40, 60) == [0, 0, 0, 0, 1]


def test_where_nothing_is_to_be_taken_there_is_nothing_to_tell() -> None:
    agreed = plans(course((0, 10), (5, 0), until=30))
    assert counted(agreed, [took(6, 0), took(7, 5)], 5, 9) == [1, 0, 1, 0, 0]


@pytest.mark.parametrize(
    ("morphine", "codeine", "kind"),
    [
        (60, 30, PLANNED),
        (60, 20, LESS),
        (60, 0, LESS),
        (0, 30, LESS),
        (0, 0, NONE),
        (60, None, UNKNOWN),
        (0, None, UNKNOWN),
        (None, None, UNKNOWN),
        (75, 30, MORE),
        (75, 0, MORE),
        (75, None, MORE),
    ],
)
def test_two_medicines_make_one_day(
    morphine: int | None, codeine: int | None, kind: Adherence
) -> None:
    said = [took(3, morphine)] if morphine is not None else []
    said += [took(3, codeine, CODEINE)] if codeine is not None else []
    assert on_day(doses(BOTH, *said), [MORPHINE.id, CODEINE.id], day(3)) is kind


def test_an_agreed_zero_beside_a_dose_that_was_left_out_is_none() -> None:
    agreed = plans(course((0, 60), until=9), course((0, 0), until=9, of=CODEINE))
    said = doses(agreed, took(3, 0), took(3, 0, CODEINE))
    assert on_day(said, [MORPHINE.id, CODEINE.id], day(3)) is NONE


def test_a_change_of_the_plan_leaves_the_days_before_it() -> None:
    changed = Plans([*AGREED.versions, version(2, 10, course((0, 40), until=40))])
    said = [took(9, 60), took(10, 60)]
    assert counted(changed, said, 9, 10) == [1, 0, 1, 0, 0]


def test_weeks_are_counted_back_from_the_last_day() -> None:
    found = over_time(doses(AGREED), IDS, day(0), day(15), 7)
    assert [(c.first, c.last) for c in found] == [
        (day(0), day(1)),
        (day(2), day(8)),
        (day(9), day(15)),
    ]
    assert [c.days for c in found] == [2, 7, 7]


def test_a_week_without_an_agreement_has_no_days() -> None:
    found = over_time(doses(AGREED), IDS, day(-14), day(6), 7)
    assert [c.days for c in found] == [0, 0, 7]


amounts = st.dictionaries(st.integers(-5, 60), st.sampled_from(["0", "20", "50", "60", "99"]))


@given(amounts, amounts, st.integers(-9, 55), st.integers(0, 60), st.sampled_from([1, 7, 28]))
def test_the_counts_sum_to_the_days_and_unknown_is_never_taken(
    morphine: dict[int, str], codeine: dict[int, str], start: int, length: int, size: int
) -> None:
    agreed = plans(
        course((0, 60), (14, 50), (28, 0), until=40), course((7, 30), until=50, of=CODEINE)
    )
    said = [took(n, a) for n, a in morphine.items()]
    said += [took(n, a, CODEINE) for n, a in codeine.items()]
    first, last = day(start), day(start + length)
    every = [day(start + n) for n in range(length + 1)]
    for medicines in (IDS, [CODEINE.id], [MORPHINE.id, CODEINE.id]):
        known = doses(agreed, *said)
        found = over_time(known, medicines, first, last, size)
        total = whole(known, medicines, first, last)
        expected = [d for d in every if on_day(known, medicines, d) is not None]
        assert sum(c.days for c in found) == total.days == len(expected) <= length + 1
        for kind in Adherence:
            assert sum(c.counts[kind] for c in found) == total.counts[kind]
        assert all(b.first == a.last + timedelta(1) for a, b in pairwise(found))
        silent = [d for d in expected if not known.on(d)]
        assert all(on_day(known, medicines, d) is UNKNOWN for d in silent)
        assert total.counts[UNKNOWN] >= len(silent)


@given(amounts)
def test_every_day_with_an_agreed_dose_is_counted(morphine: dict[int, str]) -> None:
    known = doses(AGREED, *(took(n, a) for n, a in morphine.items()))
    found = whole(known, IDS, day(-20), day(80))
    agreed = [n for n in range(-20, 81) if AGREED.planned(MORPHINE.id, day(n)) is not None]
    assert found.days == len(agreed)
    as_planned = [
        n
        for n in agreed
        if n in morphine and Decimal(morphine[n]) == AGREED.planned(MORPHINE.id, day(n))
    ]
    assert found.counts[PLANNED] == len(as_planned)
    assert found.counts[UNKNOWN] == len([n for n in agreed if n not in morphine])
