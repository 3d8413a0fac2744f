"""The glide path in numbers, whatever was agreed and in whatever order it was saved."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import adherence
from app.domain.agreed import Stretch
from app.domain.doses import Adherence, DoseEntry, DoseKind, compare
from app.domain.glide import GlidePath, amounts, glide_path, mme_offered
from app.domain.glide_marks import Turn
from app.domain.medicines import Ingredient, Medicine, Unit
from app.domain.reigns import reigns
from app.domain.taper import AsNeeded, ChangeKind, Course, Plans, PlanState, PlanVersion
from tests.domain.agreements import CODEINE, MORPHINE, course, doses, plans, took, version
from tests.domain.make import day

PATCH = Medicine(UUID(int=3), "Buprenorphine patch", Ingredient.BUPRENORPHINE, Unit.MCG_PER_H)
PLAIN = Medicine(UUID(int=4), "Paracetamol", Ingredient.NOT_OPIOID, Unit.MG)
SIX = course((0, 60), (28, 50), (56, 40), until=83)


def stretch(first: int, last: int, daily: str | int) -> Stretch:
    return Stretch(day(first), day(last), Decimal(daily))


def path(
    agreed: Plans,
    *said: DoseEntry,
    first: int = 0,
    today: int = 40,
    of: Medicine | None = MORPHINE,
    milestones: tuple[tuple[date, str], ...] = (),
) -> GlidePath:
    found = doses(agreed, *said)
    return glide_path(found, of.id if of else None, day(first), day(today), milestones)


@st.composite
def courses(draw: st.DrawFn, of: Medicine) -> Course:
    lengths = draw(st.lists(st.integers(1, 9), min_size=1, max_size=4))
    at = draw(st.integers(-5, 25))
    found = []
    for length in lengths:
        found.append((at, draw(st.integers(0, 6)) * 10))
        at += length
    state = draw(st.sampled_from(PlanState))
    since = draw(st.integers(-5, 40))
    return course(*found, until=at - 1, of=of, state=state, since=since)


@st.composite
def versions(draw: st.DrawFn) -> Plans:
    """Several versions, some put right or taken back, in any order of saving."""
    saved: list[PlanVersion] = []
    for number in range(draw(st.integers(1, 5))):
        both = (MORPHINE, CODEINE)
        of = draw(st.sampled_from([(MORPHINE,), (CODEINE,), both])) if number else both
        kind = draw(st.sampled_from(ChangeKind))
        new = version(number, draw(st.integers(-5, 30)), *(draw(courses(m)) for m in of))
        slip = draw(st.sampled_from([None, None, None, *(v.id for v in saved[1:])]))
        undone = slip is not None and draw(st.booleans())
        saved.append(replace(new, kind=kind, supersedes=slip, undone=undone))
    return Plans(saved)


@given(versions(), st.integers(10, 60))
def test_the_agreed_amount_of_every_day_is_that_of_the_version_then_in_force(
    agreed: Plans, last: int
) -> None:
    found = amounts(agreed, MORPHINE.id, day(last))
    by_day = {
        s.first + timedelta(n): s.daily for s in found for n in range((s.last - s.first).days + 1)
    }
    days = [day(n) for n in range(-10, last + 1)]
    assert {d: by_day.get(d) for d in days} == {d: agreed.planned(MORPHINE.id, d) for d in days}
    for a, b in pairwise(found):
        assert a.last < b.first
        assert a.daily != b.daily or a.last + timedelta(1) < b.first


@given(versions(), st.integers(10, 60))
def test_each_day_belongs_to_the_reign_of_its_version(agreed: Plans, last: int) -> None:
    holds = {}
    for reign in reigns(agreed, day(last)):
        for n in range((reign.last - reign.first).days + 1):
            assert reign.first + timedelta(n) not in holds
            holds[reign.first + timedelta(n)] = reign.version
    for n in range(-10, last + 1):
        assert holds.get(day(n)) is agreed.on(day(n))


@given(versions(), st.lists(st.tuples(st.integers(0, 29), st.integers(0, 7)), unique_by=min))
def test_days_shown_agree_with_the_doses_and_sum_up(
    agreed: Plans, said: list[tuple[int, int]]
) -> None:
    found = doses(agreed, *(took(on, 10 * amount) for on, amount in said))
    shown = glide_path(found, MORPHINE.id, day(0), day(29))
    for one in shown.days:
        true = found.medicine_day(MORPHINE.id, one.day)
        assert (one.planned, one.taken, one.adherence) == (
            true.planned,
            true.taken,
            true.adherence,
        )
    assert shown.count == adherence.whole(found, [MORPHINE.id], day(0), day(29))
    assert shown.count.days == sum(d.counts for d in shown.days)


@given(versions())
def test_paused_days_are_those_of_the_version_in_force(agreed: Plans) -> None:
    shown = glide_path(doses(agreed), MORPHINE.id, day(0), day(40))
    marked = {
        (stay.first + timedelta(n), stay.state)
        for stay in shown.marks.stays
        for n in range((stay.last - stay.first).days + 1)
    }
    true = set()
    for n in range((shown.last - day(0)).days + 1):
        now = agreed.on(day(n))
        its = now.course(MORPHINE.id) if now else None
        staying = its is not None and its.state in (PlanState.PAUSED, PlanState.HELD)
        if its and staying and its.since and its.since <= day(n) and its.step_on(day(n)):
            true.add((day(n), its.state))
    assert marked == true


def test_what_is_agreed_and_still_to_come_is_apart_from_what_was() -> None:
    shown = path(plans(SIX))
    assert shown.planned == (stretch(0, 27, 60), stretch(28, 40, 50))
    assert shown.ahead == (stretch(41, 55, 50), stretch(56, 60, 40))
    assert (shown.now, shown.next) == (stretch(28, 55, 50), stretch(56, 83, 40))
    assert (shown.last, shown.start, shown.of_start) == (day(60), Decimal(60), 83)


@pytest.mark.parametrize(("first", "today", "last"), [(0, 79, 83), (27, 40, 47), (0, 100, 100)])
def test_days_to_come_end_with_the_plan_and_stay_the_smaller_part(
    first: int, today: int, last: int
) -> None:
    assert path(plans(SIX), first=first, today=today).last == day(last)


def test_a_day_about_which_nothing_was_said_is_not_known() -> None:
    shown = path(plans(SIX), took(1, 60), took(3, 70, late=2), today=3)
    assert [d.taken for d in shown.days] == [None, Decimal(60), None, Decimal(70)]
    assert [d.late for d in shown.days] == [False, False, False, True]
    assert shown.count.counts[Adherence.UNKNOWN] == 2
    assert shown.count.counts[Adherence.AS_PLANNED] == shown.count.counts[Adherence.MORE] == 1


def test_before_the_plan_nothing_is_agreed_and_nothing_counted() -> None:
    shown = path(plans(SIX), first=-5, today=1)
    assert [d.planned for d in shown.days] == [None] * 5 + [Decimal(60)] * 2
    assert shown.count.days == 2


def test_a_start_of_nothing_has_no_per_cent() -> None:
    shown = path(plans(course((0, 0), (10, 20), until=60)))
    assert (shown.start, shown.of_start) == (Decimal(0), None)


def test_steps_have_the_number_of_the_plan_in_force_and_increases_are_apart() -> None:
    up = course((0, 60), (28, 50), (35, 55), (39, 40), until=83)
    agreed = Plans([version(1, 0, SIX), replace(version(2, 35, up), kind=ChangeKind.INCREASED)])
    marks = path(agreed).marks
    assert marks.steps == (Turn(day(28), Decimal(50), 2), Turn(day(39), Decimal(40), 4))
    assert marks.increases == (Turn(day(35), Decimal(55), 3),)
    assert marks.changes == ()


@pytest.mark.parametrize(
    ("new", "marked"),
    [
        (course((0, 60), (28, 50), (36, 45), until=83), True),
        (course((0, 60), (28, 50), (70, 40), until=83), True),
        (course((33, 50), (56, 40), until=83), False),
        (SIX, False),
    ],
)
def test_other_steps_agreed_in_the_middle_of_one_are_marked(new: Course, marked: bool) -> None:
    agreed = Plans([version(1, 0, SIX), replace(version(2, 33, new), kind=ChangeKind.CHANGED)])
    assert path(agreed).marks.changes == ((day(33),) if marked else ())


def test_a_plan_that_changes_where_a_step_begins_is_just_a_step() -> None:
    new = course((28, 45), until=83)
    agreed = Plans([version(1, 0, SIX), replace(version(2, 28, new), kind=ChangeKind.CHANGED)])
    assert path(agreed).marks.changes == ()


def test_milestones_of_the_days_shown_are_numbered_by_day() -> None:
    late, early, before = (day(30), "Walked to the lake"), (day(9), "A week"), (day(-3), "Old")
    marks = path(plans(SIX), milestones=(late, before, early)).marks
    assert [(m.number, m.day, m.wording) for m in marks.milestones] == [
        (1, *early),
        (2, *late),
    ]


BOTH = plans(SIX, course((0, 100), (20, 60), until=83, of=CODEINE))


def test_the_total_adds_the_regular_opioids_of_each_day() -> None:
    shown = path(
        BOTH, took(1, 60), took(1, 100, CODEINE), took(2, 60), took(3, 60), other_source(3), of=None
    )
    assert shown.planned == (stretch(0, 19, 75), stretch(20, 27, 69), stretch(28, 40, 59))
    assert [d.taken for d in shown.days[:4]] == [None, Decimal(75), None, None]
    assert [t.number for t in shown.marks.steps] == [None] * 3


def other_source(on: int) -> DoseEntry:
    return replace(took(on, 0), id=UUID(int=77), kind=DoseKind.OTHER_SOURCE, medicine=None)


def test_something_of_unknown_strength_makes_the_total_of_its_day_unknown() -> None:
    said = (took(1, 60), took(1, 100, CODEINE), other_source(1))
    assert path(BOTH, *said, of=None).days[1].taken is None
    assert path(BOTH, *said).days[1].taken == 60


@given(versions())
def test_the_total_of_every_day_is_that_of_its_medicines(agreed: Plans) -> None:
    found = glide_path(doses(agreed), None, day(0), day(40))
    for one in found.days:
        of = [(m, agreed.planned(m.id, one.day)) for m in (MORPHINE, CODEINE)]
        known = [a * (Decimal("0.15") if m == CODEINE else 1) for m, a in of if a is not None]
        assert one.planned == (sum(known, Decimal()) if known else None)


def test_the_total_is_offered_only_where_the_table_has_every_opioid() -> None:
    assert mme_offered(BOTH, day(0), day(40))
    with_patch = plans(SIX, course((50, 5), until=83, of=PATCH))
    assert mme_offered(with_patch, day(0), day(49))
    assert not mme_offered(with_patch, day(0), day(50))
    assert mme_offered(plans(SIX, course((0, 500), until=83, of=PLAIN)), day(0), day(40))
    assert not mme_offered(plans(course((0, 500), until=83, of=PLAIN)), day(0), day(40))
    assert not mme_offered(Plans([]), day(0), day(40))
    needed = replace(version(1, 0, SIX), as_needed=(AsNeeded(PATCH, Decimal(2)),))
    assert not mme_offered(Plans([needed]), day(0), day(40))


def test_a_plan_that_no_longer_holds_does_not_keep_the_total_from_being_offered() -> None:
    old = version(1, 0, SIX, course((0, 5), until=83, of=PATCH))
    agreed = Plans([old, version(2, 20, SIX)])
    assert mme_offered(agreed, day(20), day(40))
    assert not mme_offered(agreed, day(19), day(40))


def test_where_the_total_is_not_known_nothing_is_drawn_of_it() -> None:
    shown = path(plans(course((0, 5), until=83, of=PATCH)), took(1, 5, PATCH), of=None)
    assert not shown.known and shown.has_plan
    assert (shown.planned, shown.ahead, shown.now, shown.start) == ((), (), None, None)
    assert all(d.planned is None and d.taken is None for d in shown.days)


def test_a_medicine_of_no_plan_is_a_defect_of_the_caller() -> None:
    with pytest.raises(KeyError):
        path(BOTH, of=PATCH)


def test_no_plan_is_an_empty_path() -> None:
    shown = path(Plans([]), today=13, of=None)
    assert not shown.has_plan and shown.last == day(13) and len(shown.days) == 14
    assert compare(None, None) is shown.days[0].adherence
