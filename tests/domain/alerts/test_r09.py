"""R09: below the plan on three days of a week."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.alerts.model import Level
from app.domain.alerts.r09 import RULE, evaluate
from app.domain.medicines import Ingredient, Medicine
from app.domain.taper import Plans
from tests.domain.agreements import CODEINE, MORPHINE, course, plans, took
from tests.domain.alerts.histories import NO_PLAN, seen
from tests.domain.alerts.telling import told
from tests.domain.make import day

PLAN = plans(course((0, 30), until=400))


def fires(
    *taken: tuple[int, int | str], today: int = 20, late: int = 0, plan: Plans = PLAN
) -> bool:
    doses = [took(d, amount, late=late) for d, amount in taken]
    return evaluate(seen(today, doses=doses, plan=plan)) is not None


def test_it_fires_on_three_entries_a_week() -> None:
    found = evaluate(seen(20, doses=[took(n, 25) for n in (15, 17, 19)], plan=PLAN))
    assert found is not None and found.level is Level.NOTICE
    assert (found.day, found.occasion) == (day(20), "")
    assert "On 3 of the last 7 days you took less Morphine SR" in told(RULE, found).seen


def test_it_is_silent() -> None:
    assert not fires()
    assert not fires((15, 30), (17, 30), (19, 45))
    assert not fires((15, 25), (17, 25), (19, 25), plan=NO_PLAN)


@pytest.mark.parametrize(("amount", "expected"), [("27", True), ("27.1", False), ("0", True)])
def test_the_edge_of_ten_per_cent(amount: str, expected: bool) -> None:
    assert fires((15, amount), (17, amount), (19, amount)) is expected


def test_two_days_are_too_few() -> None:
    assert not fires((15, 20), (17, 20), (18, 30), (19, 30))


@pytest.mark.parametrize(("today", "expected"), [(20, True), (21, True), (22, False)])
def test_the_edge_of_the_week(today: int, expected: bool) -> None:
    assert fires((15, 20), (17, 20), (19, 20), today=today) is expected


def test_days_entered_late_count() -> None:
    assert fires((15, 20), (17, 20), (19, 20), late=1)


@pytest.mark.parametrize(
    "of", [replace(MORPHINE, ingredient=Ingredient.NOT_OPIOID), replace(MORPHINE, id=CODEINE.id)]
)
def test_only_opioids_that_are_agreed(of: Medicine) -> None:
    plan = plans(course((0, 30), until=400, of=of))
    assert not fires((15, 20), (17, 20), (19, 20), plan=plan)
    assert not fires((15, 0), (17, 0), (19, 0), plan=plans(course((0, 30), (10, 0), until=400)))


def test_each_medicine_by_itself_the_one_with_more_days_is_told() -> None:
    plan = plans(course((0, 30), until=400), course((0, 60), until=400, of=CODEINE))
    mixed = [took(15, 20), took(16, 20), took(17, 30, CODEINE), took(18, 30, CODEINE)]
    assert evaluate(seen(20, doses=mixed, plan=plan)) is None
    more = [took(n, 20) for n in (17, 18, 19)] + [took(n, 30, CODEINE) for n in (16, 17, 18, 19)]
    found = evaluate(seen(20, doses=more, plan=plan))
    assert found is not None and found.inputs == {"medicine": "Codeine", "days": 4}


def test_a_correction_ends_it() -> None:
    slips = [took(n, 20) for n in (15, 17, 19)]
    right = replace(took(19, 30), id=took(99, 0).id, supersedes=slips[-1].id)
    assert evaluate(seen(20, doses=[*slips, right], plan=PLAN)) is None
