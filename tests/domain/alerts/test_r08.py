"""R08: three days or more without, then a dose."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.alerts.model import Level
from app.domain.alerts.r08 import RULE, evaluate
from app.domain.doses import DoseEntry
from app.domain.medicines import Ingredient
from tests.domain.agreements import MORPHINE, course, plans, took
from tests.domain.alerts.histories import NO_PLAN, seen
from tests.domain.alerts.telling import told
from tests.domain.make import day

PLAN = plans(course((0, 30), until=400))


def fires(today: int, *doses: DoseEntry) -> bool:
    return evaluate(seen(today, doses=doses, plan=PLAN)) is not None


def none(first: int, last: int, late: int = 0) -> list[DoseEntry]:
    return [took(n, 0, late=late) for n in range(first, last + 1)]


def test_it_fires() -> None:
    found = evaluate(seen(13, doses=[*none(10, 12), took(13, 20)], plan=PLAN))
    assert found is not None and found.level is Level.URGENT
    assert (found.day, found.occasion) == (day(13), f"{day(12)}/{MORPHINE.id}")
    assert "no Morphine SR for 3 days. Then, on Sun, Mar 16, you took 20 mg" in (
        told(RULE, found).seen
    )
    assert "old amount" in told(RULE, found).do
    assert "R07" in RULE.covers


def test_it_is_silent() -> None:
    assert not fires(13)
    assert not fires(13, *none(10, 13))
    assert not fires(13, *(took(n, 30) for n in range(8, 14)))
    assert evaluate(seen(13, doses=[*none(10, 12), took(13, 20)], plan=NO_PLAN)) is None


@pytest.mark.parametrize(("first", "expected"), [(11, False), (10, True), (5, True)])
def test_the_edge_of_three_days(first: int, expected: bool) -> None:
    assert fires(13, *none(first, 12), took(13, 30)) is expected


def test_a_day_in_between_breaks_the_three() -> None:
    assert not fires(13, took(9, 0), took(10, 0), took(12, 0), took(13, 30))


@pytest.mark.parametrize(("dose", "expected"), [(20, True), (21, False)])
def test_days_left_out_before_the_dose_at_most_seven(dose: int, expected: bool) -> None:
    assert fires(dose, *none(10, 12), took(dose, 30)) is expected


@pytest.mark.parametrize(("today", "expected"), [(12, False), (13, True), (19, True), (20, False)])
def test_the_dose_counts_for_a_week(today: int, expected: bool) -> None:
    assert fires(today, *none(10, 12), took(13, 30)) is expected


def test_the_first_dose_is_the_one() -> None:
    found = evaluate(seen(15, doses=[*none(10, 12), took(13, 20), took(15, 30)], plan=PLAN))
    assert found is not None and (found.day, found.inputs["taken"]) == (day(13), 20)


def test_days_without_said_later_do_not_count_the_dose_does() -> None:
    assert not fires(15, *none(10, 12, late=1), took(13, 30))
    assert fires(15, *none(10, 12), took(13, 30, late=2))
    assert fires(15, *none(10, 12), *none(13, 13, late=1), took(15, 30)), "one more day without"


def test_only_opioids_of_which_some_was_planned() -> None:
    other = plans(
        course((0, 30), until=400, of=replace(MORPHINE, ingredient=Ingredient.NOT_OPIOID))
    )
    assert evaluate(seen(13, doses=[*none(10, 12), took(13, 30)], plan=other)) is None
    ended = plans(course((0, 30), (10, 0), until=400))
    assert evaluate(seen(13, doses=[*none(10, 12), took(13, 30)], plan=ended)) is None


def test_a_correction_ends_it() -> None:
    slip = took(13, 30)
    right = replace(took(13, 0), id=took(99, 0).id, supersedes=slip.id)
    assert not fires(13, *none(10, 12), slip, right)
