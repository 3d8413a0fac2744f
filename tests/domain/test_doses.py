"""What was said about doses, read against the plan of its day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, time
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.doses import (
    Adherence,
    Dose,
    DoseDays,
    DoseEntry,
    DoseKind,
    beyond_maximum,
    compare,
    count,
    in_force,
    planned_doses,
)
from app.domain.plan_changes import take_back
from app.domain.plan_rows import percent, step_rows
from app.domain.taper import DoseLine, Plans, PlanVersion, Step
from tests.domain.agreements import CODEINE, MORPHINE, course, plans, took, version
from tests.domain.make import day
from tests.domain.plans import histories, moderate

NOW = datetime(2025, 6, 1, 9, tzinfo=UTC)
SIX = course((0, 60), (14, 50), until=27)
AGREED = plans(SIX)


def statement(number: int, on: int, amount: int | None, replaces: int | None = None) -> DoseEntry:
    """Statement ``number``; ``None`` takes ``replaces`` back."""
    return replace(
        took(on, amount or 0),
        id=UUID(int=number),
        supersedes=None if replaces is None else UUID(int=replaces),
        undone=amount is None,
    )


@st.composite
def statements(draw: st.DrawFn) -> list[DoseEntry]:
    """Rows in the order saved, with corrections and undone ones."""
    saved: list[DoseEntry] = []
    for number in range(1, draw(st.integers(0, 12)) + 1):
        can = [e for e in saved if not e.undone]
        replaces = draw(st.sampled_from([None, *can]))
        on = (replaces.day - day(0)).days if replaces else draw(st.integers(-3, 30))
        amount = draw(st.sampled_from([0, 30, 50, 60, 99] + [None] * (replaces is not None)))
        saved.append(statement(number, on, amount, replaces.id.int if replaces else None))
    return saved


@given(statements(), st.integers(-5, 5), st.integers(0, 40))
def test_the_counts_sum_to_the_days_and_unknown_is_not_taken(
    saved: list[DoseEntry], first: int, length: int
) -> None:
    known = DoseDays(AGREED, saved)
    days = [known.medicine_day(MORPHINE.id, day(first + n)) for n in range(length)]
    counted = count(days)
    assert sum(counted.values()) == length
    assert set(counted) == set(Adherence)
    for one in days:
        standing = [f.entry for f in in_force(saved) if f.entry.day == one.day]
        assert (one.taken is None) is (not standing) is (one.adherence is Adherence.UNKNOWN)
        if standing:
            assert one.taken == standing[-1].amount
    silent = [d for d in days if not any(e.day == d.day for e in saved)]
    assert counted[Adherence.UNKNOWN] >= len(silent)


@given(statements())
def test_nothing_said_is_lost_and_each_statement_counts_once(saved: list[DoseEntry]) -> None:
    found = in_force(saved)
    named = [e.id for f in found for e in (*f.trail, f.entry)]
    assert len(named) == len(set(named)) <= len(saved)
    gone = {e.supersedes for e in saved if e.undone}
    assert set(named) == {e.id for e in saved if not e.undone and e.id not in gone}


@pytest.mark.parametrize(
    ("planned", "taken", "word"),
    [
        ("60", None, Adherence.UNKNOWN),
        ("60", "60", Adherence.AS_PLANNED),
        ("60", "60.00", Adherence.AS_PLANNED),
        ("60", "59.999", Adherence.LESS),
        ("60", "60.001", Adherence.MORE),
        ("60", "0", Adherence.NONE),
        ("0", "0", Adherence.AS_PLANNED),
        ("0", "5", Adherence.MORE),
        ("0", None, Adherence.UNKNOWN),
        (None, "0", Adherence.AS_PLANNED),
        (None, "5", Adherence.MORE),
        (None, None, Adherence.UNKNOWN),
    ],
)
def test_a_day_in_one_word(planned: str | None, taken: str | None, word: Adherence) -> None:
    agreed = None if planned is None else Decimal(planned)
    assert compare(agreed, None if taken is None else Decimal(taken)) is word


def as_said(on: int, plan: PlanVersion, amount: int = 60) -> DoseEntry:
    return replace(took(on, amount), as_planned=True, plan=plan.id)


def test_as_planned_follows_a_slip_put_right_and_no_change() -> None:
    plan = version(1, 0, course((0, 60), until=27))
    slip = replace(version(2, 0, course((0, 66), until=27)), supersedes=plan.id)
    other = version(3, 0, course((0, 66), until=27))
    entry = as_said(3, plan)
    for saved, taken, word in [
        ([plan], 60, Adherence.AS_PLANNED),
        ([plan, slip], 66, Adherence.AS_PLANNED),
        ([plan, slip, take_back(slip, UUID(int=8), NOW)], 60, Adherence.AS_PLANNED),
        ([plan, other], 60, Adherence.LESS),
    ]:
        found = DoseDays(Plans(saved), [entry]).medicine_day(MORPHINE.id, day(3))
        assert (found.taken, found.adherence) == (Decimal(taken), word)


def test_an_amount_that_was_typed_follows_nothing() -> None:
    plan = version(1, 0, course((0, 60), until=27))
    slip = replace(version(2, 0, course((0, 66), until=27)), supersedes=plan.id)
    found = DoseDays(Plans([plan, slip]), [took(3, 60)]).medicine_day(MORPHINE.id, day(3))
    assert (found.taken, found.adherence) == (Decimal(60), Adherence.LESS)


def test_a_correction_in_time_or_later_is_no_late_entry() -> None:
    first = statement(1, 3, 60)
    fixed = replace(statement(2, 3, 50, 1), entered_at=NOW)
    found = DoseDays(AGREED, [first, fixed]).medicine_day(MORPHINE.id, day(3))
    assert (found.taken, found.late, found.corrected) == (Decimal(50), False, True)
    late = DoseDays(AGREED, [fixed]).medicine_day(MORPHINE.id, day(3))
    assert (late.late, late.corrected) == (True, False)


def test_other_kinds_are_no_part_of_the_regular_doses() -> None:
    needed = replace(took(3, 30), kind=DoseKind.AS_NEEDED, id=UUID(int=5))
    source = replace(took(3, 10), kind=DoseKind.OTHER_SOURCE, medicine=None, id=UUID(int=6))
    known = DoseDays(AGREED, [needed, source])
    assert known.medicine_day(MORPHINE.id, day(3)).adherence is Adherence.UNKNOWN
    assert [f.entry for f in known.as_needed(MORPHINE.id, day(3))] == [needed]
    assert [f.entry for f in known.other_sources(day(3))] == [source]
    assert not known.all_said(day(3))


def test_a_day_is_said_when_every_agreed_medicine_is() -> None:
    both = plans(SIX, course((0, 30), until=9, of=CODEINE))
    one, two = took(3, 60), took(3, 30, CODEINE)
    assert not DoseDays(both, [one]).all_said(day(3))
    assert DoseDays(both, [one, two]).all_said(day(3))
    assert DoseDays(both, [took(12, 60)]).all_said(day(12)), "codeine has ended"
    assert not DoseDays(both, []).all_said(day(99))


def test_a_dose_skipped_and_one_beside_the_plan() -> None:
    assert Dose(Decimal(0), Decimal(30)).skipped
    assert not Dose(Decimal(0), Decimal(0)).skipped
    assert not Dose(Decimal(5), Decimal(30)).skipped
    assert Dose(Decimal(5), None, time(22, 5)).extra
    assert not Dose(Decimal(0), Decimal(0)).extra


def test_the_doses_of_a_step_come_to_its_day() -> None:
    step = Step(day(0), day(1), (DoseLine(Decimal("12.5"), 2), DoseLine(Decimal(5), 1)))
    found = planned_doses(step)
    assert [d.amount for d in found] == [Decimal("12.5")] * 2 + [Decimal(5)]
    assert sum(d.amount for d in found) == step.daily == 30
    assert all(d.planned == d.amount for d in found)


@pytest.mark.parametrize(("amounts", "beyond"), [([], False), ([60, 60], False), ([60, 61], True)])
def test_the_daily_maximum_is_passed_above_it(amounts: Sequence[int], beyond: bool) -> None:
    taken = [
        replace(took(3, a, CODEINE), id=UUID(int=n), kind=DoseKind.AS_NEEDED)
        for n, a in enumerate(amounts)
    ]
    other = replace(took(3, 900), id=UUID(int=99), kind=DoseKind.AS_NEEDED)
    found = in_force([*taken, other])
    assert beyond_maximum(found, CODEINE, Decimal(120)) is beyond


# Per cent


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [
        ("50", "60", 83),
        ("60", "60", 100),
        ("0", "60", 0),
        ("72", "60", 120),
        ("1", "200", 1),
        ("0.9", "200", 0),
        ("5", "0", None),
        ("0", "0", None),
        (None, "60", None),
        ("60", None, None),
    ],
)
def test_a_percentage_never_divides_by_zero(
    part: str | None, whole: str | None, expected: int | None
) -> None:
    def number(text: str | None) -> Decimal | None:
        return None if text is None else Decimal(text)

    assert percent(number(part), number(whole)) == expected


@moderate
@given(histories(), st.integers(-5, 120))
def test_rows_of_any_plan_can_be_drawn_on_any_day(saved: list[PlanVersion], today: int) -> None:
    agreed = Plans(saved)
    shown = agreed.on(day(today)) or agreed.latest
    for one in shown.courses if shown is not None else ():
        rows = step_rows(agreed, one, day(today))
        assert [r.step for r in rows] == list(one.steps)
        now = one.step_on(day(today))
        for row in rows:
            assert (row.of_current is None) is (now is None or now.daily == 0)
            if now is not None and row.step == now and now.daily:
                assert row.of_current == 100
