"""R19: alcohol or a sedative on the day of an opioid."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from uuid import UUID

import pytest

from app.domain.alerts.model import Finding, Level
from app.domain.alerts.r19 import RULE, evaluate
from app.domain.checkins import CheckIn
from app.domain.doses import Dose, DoseEntry, DoseKind
from app.domain.medicines import Ingredient
from app.domain.taper import AsNeeded, Plans
from tests.domain.agreements import CODEINE, MORPHINE, course, plans, took, version
from tests.domain.alerts.histories import DOWN, NO_PLAN, seen
from tests.domain.alerts.telling import told
from tests.domain.make import day, said

ALCOHOL, CALMING = "alcohol", "sedative_not_prescribed"
PRESCRIBED = "sedative_prescribed"


def used(on: int, *what: str, number: int = 0, late: int = 0) -> CheckIn:
    return said(number or 100 + on, on, late=late, other_substances=what)


def found(
    today: int, *checkins: CheckIn, doses: tuple[DoseEntry, ...] = (), plan: Plans = DOWN
) -> Finding | None:
    return evaluate(seen(today, checkins, doses, plan=plan))


@pytest.mark.parametrize(
    ("what", "variant", "occasion"),
    [
        (ALCOHOL, "alcohol", f"{day(3)}/alcohol"),
        (CALMING, "sedative", f"{day(3)}/sedative"),
        (PRESCRIBED, "prescribed", "prescribed"),
    ],
)
def test_it_fires(what: str, variant: str, occasion: str) -> None:
    alert = found(3, used(3, what), doses=(took(3, 30),))
    assert alert is not None and alert.level is Level.CALL
    assert (alert.variant, alert.day, alert.occasion) == (variant, day(3), occasion)
    assert ("Do not stop a prescribed one suddenly" in told(RULE, alert).do) is (what == PRESCRIBED)


@pytest.mark.parametrize("what", [(), ("none",)])
def test_it_is_silent_without_any(what: tuple[str, ...]) -> None:
    assert found(3, used(3, *what), doses=(took(3, 30),)) is None


def test_the_most_serious_comes_first_then_the_newest_day() -> None:
    alert = found(5, used(3, CALMING), used(4, PRESCRIBED), used(2, ALCOHOL), used(1, ALCOHOL))
    assert alert is not None and (alert.variant, alert.day) == ("alcohol", day(2))
    alert = found(5, used(4, PRESCRIBED), used(2, CALMING))
    assert alert is not None and alert.variant == "sedative"


@pytest.mark.parametrize(("today", "fires"), [(2, False), (3, True), (9, True), (10, False)])
def test_it_looks_back_a_week(today: int, fires: bool) -> None:
    assert (found(today, used(3, ALCOHOL)) is not None) is fires


@pytest.mark.parametrize(("amount", "fires"), [(None, True), (0, False), ("0.5", True)])
def test_none_taken_must_be_known(amount: str | None, fires: bool) -> None:
    doses = () if amount is None else (took(3, amount),)
    assert (found(3, used(3, ALCOHOL), doses=doses) is not None) is fires


def test_without_a_plan_one_is_assumed() -> None:
    assert found(3, used(3, ALCOHOL), plan=NO_PLAN) is not None
    ended = plans(course((0, 30), until=1))
    assert found(3, used(3, ALCOHOL), plan=ended) is not None, "nothing is agreed for the day"


def test_where_0_is_agreed_something_must_be_said() -> None:
    done = plans(course((0, 30), (2, 0), until=400))
    assert found(3, used(3, ALCOHOL), plan=done) is None
    assert found(3, used(3, ALCOHOL), doses=(took(3, 5),), plan=done) is not None


@pytest.mark.parametrize("kind", [DoseKind.AS_NEEDED, DoseKind.OTHER_SOURCE])
def test_as_needed_ones_and_other_sources_count(kind: DoseKind) -> None:
    agreed = replace(
        version(1, 0, course((0, 30), (2, 0), until=400)),
        as_needed=(AsNeeded(CODEINE, Decimal(120)),),
    )
    medicine = CODEINE.id if kind is DoseKind.AS_NEEDED else None
    dose = replace(took(3, 30), kind=kind, medicine=medicine, doses=(Dose(Decimal(30)),))
    plan = Plans([agreed])
    assert found(3, used(3, ALCOHOL), doses=(dose,), plan=plan) is not None
    skipped = replace(dose, doses=(Dose(Decimal(0), Decimal(30)),))
    silent = found(3, used(3, ALCOHOL), doses=(skipped,), plan=plan) is None
    assert silent is (kind is DoseKind.AS_NEEDED)


def test_a_medicine_that_is_no_opioid_does_not_count() -> None:
    other = replace(MORPHINE, ingredient=Ingredient.NOT_OPIOID)
    plan = plans(course((0, 30), until=400, of=other))
    assert found(3, used(3, ALCOHOL), doses=(took(3, 30),), plan=plan) is None


def test_a_medicine_that_left_the_plan_counts_once_it_was_taken() -> None:
    done = Plans([version(1, 0, course((0, 30), until=400)), version(2, 2)])
    assert found(3, used(3, ALCOHOL), plan=done) is None
    assert found(3, used(3, ALCOHOL), doses=(took(3, 30),), plan=done) is not None


def test_every_checkin_of_a_day_counts_but_no_corrected_one() -> None:
    evening = used(3, "none", number=2)
    assert found(3, used(3, ALCOHOL, number=1), evening) is not None
    assert found(3, used(3, ALCOHOL, number=1), replace(evening, supersedes=UUID(int=1))) is None


def test_a_day_entered_late_counts() -> None:
    assert found(5, used(3, ALCOHOL, late=2)) is not None
    late = used(3, ALCOHOL, late=2)
    assert late.entered_at.date() - late.day == timedelta(days=2)
