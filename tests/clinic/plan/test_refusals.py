"""Every reason for which the clinic's plan is not taken over."""

from __future__ import annotations

import pytest

from app.clinic.plan.read import PROBLEMS, read_plan
from app.domain.clinic.plan_at_clinic import PlanAtClinic
from app.domain.clinic.plan_refusals import PlanRefusal, Refusal
from tests.clinic.plan import refused_doses, refused_plans, refused_steps
from tests.clinic.plan.stepped import RANGE, coded, dosed, of, timed
from tests.clinic.plan.written import (
    CODEINE,
    MORPHINE,
    STEPS,
    WHOSE,
    Clinic,
    day,
    dosage,
    holding,
    order,
)

NAME = MORPHINE[1]
CASES = refused_plans.CASES | refused_steps.CASES | refused_doses.CASES


@pytest.mark.parametrize(("clinic", "why"), CASES.values(), ids=CASES)
def test_it_is_refused(clinic: Clinic, why: Refusal) -> None:
    found = read_plan(clinic.answered(), WHOSE)
    assert not isinstance(found, PlanAtClinic), found
    assert {one.why for one in found} == {why}


def test_the_same_plan_without_the_fault_is_read() -> None:
    assert isinstance(read_plan(Clinic().answered(), WHOSE), PlanAtClinic)
    assert isinstance(read_plan(of(timed()).answered(), WHOSE), PlanAtClinic)
    assert isinstance(read_plan(of(coded("BID")).answered(), WHOSE), PlanAtClinic)


def test_nobody_wrote_it_where_nothing_says_who() -> None:
    clinic = holding(order(1, STEPS, requester=None), author=None)
    nameless = type(WHOSE)(WHOSE.base, WHOSE.patient, "", WHOSE.now)
    assert read_plan(clinic.answered(), nameless) == (PlanRefusal(Refusal.NO_AUTHOR),)


def test_it_names_the_medicine_and_the_step() -> None:
    clinic = of(dosage(day(0), day(9), 30), dosage(day(11), day(19), 20))
    assert read_plan(clinic.answered(), WHOSE) == (PlanRefusal(Refusal.GAP, NAME, day(11)),)


def test_every_medicine_is_looked_at() -> None:
    clinic = holding(order(1, [timed(period=2)]), order(2, [dosed({"doseRange": RANGE})], CODEINE))
    found = read_plan(clinic.answered(), WHOSE)
    assert isinstance(found, tuple)
    assert [(one.why, one.medicine) for one in found] == [
        (Refusal.TIMES, NAME),
        (Refusal.RANGE, CODEINE[1]),
    ]


def test_what_could_be_read_is_checked_beside_what_could_not() -> None:
    gap = (dosage(day(0), day(9), 30), dosage(day(11), day(19), 20))
    clinic = holding(order(1, gap), order(2, [timed(period=2)], CODEINE))
    found = read_plan(clinic.answered(), WHOSE)
    assert isinstance(found, tuple)
    assert [one.why for one in found] == [Refusal.TIMES, Refusal.GAP]


def test_each_reason_has_a_case() -> None:
    elsewhere = {Refusal.NO_AUTHOR, Refusal.HOLD}  # above, and in test_version
    assert {why for _, why in CASES.values()} | elsewhere == set(Refusal)


def test_every_check_of_the_form_is_a_refusal_here() -> None:
    from inspect import getsource
    from re import findall

    from app.domain import plan_check

    found = set(findall(r'"(plan-problem-[a-z-]+)"', getsource(plan_check)))
    assert found - {"plan-problem-follow-up"} == set(PROBLEMS)
