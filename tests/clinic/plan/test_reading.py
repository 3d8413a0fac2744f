"""What is taken over of a plan: the clinic's steps, names, days and words, and nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest

from app.clinic.plan.medicines import groups
from app.clinic.plan.orders import read_order
from app.clinic.plan.read import read_plan
from app.clinic.plan.strict import MedicationRequest, model
from app.domain.clinic.plan_at_clinic import GoalAtClinic, PlanAtClinic
from app.domain.clinic.plan_refusals import Refusal
from app.domain.medicines import Ingredient, Unit
from app.domain.taper import DoseLine, Step
from tests.clinic.plan.stepped import coded, of, timed
from tests.clinic.plan.written import (
    BASE,
    CODEINE,
    MORPHINE,
    PATIENT,
    STEPS,
    WHOSE,
    Clinic,
    Json,
    care_plan,
    day,
    dosage,
    goal,
    holding,
    needed,
    order,
)


def read(clinic: Clinic) -> PlanAtClinic:
    found = read_plan(clinic.answered(), WHOSE)
    assert isinstance(found, PlanAtClinic), found
    return found


def lines(*found: tuple[int | str, int]) -> tuple[DoseLine, ...]:
    return tuple(DoseLine(Decimal(amount), times) for amount, times in found)


def test_steps_medicine_author_and_day() -> None:
    found = read(Clinic())
    (course,) = found.courses
    assert course.steps == (
        Step(day(-20), day(-1), lines((30, 2))),
        Step(day(0), day(27), lines((15, 3))),
    )
    medicine = course.of.medicine
    assert (medicine.name, medicine.ingredient) == (MORPHINE[1], Ingredient.MORPHINE)
    assert (medicine.unit, medicine.long_acting, course.on_hold) == (Unit.MG, True, False)
    assert (found.author, found.agreed_on) == ("Dr. Test", date(2025, 3, 3))
    assert not found.as_needed and not found.goals and not found.said


def test_steps_come_in_the_order_of_their_days() -> None:
    assert read(of(*reversed(STEPS))).courses == read(Clinic()).courses


def test_steps_in_two_orders_of_one_medicine() -> None:
    parts = holding(order(1, STEPS[:1], status="completed"), order(2, STEPS[1:]))
    assert read(parts).courses == read(Clinic()).courses
    absolute = Clinic(
        [care_plan([f"{BASE}/MedicationRequest/order-{n}" for n in (1, 2, 1)])],
        parts.orders,
    )
    assert read(absolute).courses == read(Clinic()).courses


@pytest.mark.parametrize(
    ("step", "times"),
    [
        (timed(frequency=3), 3),
        (timed(frequency=1, period=8, periodUnit="h"), 3),
        (timed(frequency=1, period=24, periodUnit="h"), 1),
        (timed(when=["MORN", "HS"]), 2),
        (timed(timeOfDay=["08:00:00", "20:00:00"]), 2),
        (timed(timeOfDay=["08:00:00"], frequency=None, period=None, periodUnit=None), 1),
        (coded("QD"), 1),
        (coded("QID"), 4),
        (coded("Q8H"), 3),
        (coded("BID", frequency=1, period=12, periodUnit="h"), 2),
    ],
)
def test_times_a_day(step: Json, times: int) -> None:
    assert read(of(step)).courses[0].steps[0].lines == lines((30, times))


def test_several_dosages_on_one_day_are_an_uneven_day() -> None:
    uneven = of(dosage(day(0), day(9), 30, sequence=1), dosage(day(0), day(9), 15, sequence=1))
    assert read(uneven).courses[0].steps[0].lines == lines((30, 1), (15, 1))
    even = of(dosage(day(0), day(9), 30), dosage(day(0), day(9), "30.0", 2))
    assert read(even).courses[0].steps[0].lines == lines((30, 3))


def test_moments_that_are_whole_days() -> None:
    bounds = {"start": "2025-03-10T00:00:00-05:00", "end": "2025-03-20T23:59:59-04:00"}
    (step,) = read(of(timed(boundsPeriod=bounds))).courses[0].steps
    assert (step.start, step.end) == (date(2025, 3, 10), date(2025, 3, 20))


@pytest.mark.parametrize(
    ("code", "unit"), [("ug", Unit.MCG), ("mL", Unit.ML), ("{tbl}", Unit.TABLET),
                       ("{Tablet}", Unit.TABLET), ("[drp]", Unit.DROP)],
)  # fmt: skip
def test_units(code: str, unit: Unit) -> None:
    (course,) = read(of(dosage(day(0), day(9), "7.5", 2, code=code))).courses
    assert course.of.medicine.unit is unit and course.steps[0].lines == lines(("7.5", 2))


def test_a_patch_is_worn_however_often_it_is_changed() -> None:
    patch = ("245134", "72 HR fentanyl 0.025 MG/HR Transdermal System")
    (course,) = read(holding(order(1, [dosage(day(0), day(9), 25, code="ug/h")], patch))).courses
    medicine = course.of.medicine
    assert (medicine.ingredient, medicine.unit) == (Ingredient.FENTANYL, Unit.MCG_PER_H)
    assert medicine.patch and medicine.long_acting and course.steps[0].lines == lines((25, 1))


def test_as_needed_medicines_beside_the_steps() -> None:
    found = read(holding(order(1, STEPS), order(2, [needed(4000, 500)], ("161", "Paracetamol"))))
    (beside,) = found.as_needed
    assert (beside.daily_maximum, beside.amount) == (Decimal(4000), Decimal(500))
    assert beside.of.medicine.ingredient is Ingredient.NOT_OPIOID
    ranged = needed(6, None, "{tbl}") | {"doseAndRate": [{"doseRange": {}}]}
    (beside,) = read(holding(order(1, STEPS), order(2, [ranged], CODEINE))).as_needed
    assert (beside.daily_maximum, beside.amount) == (Decimal(6), None)


def without_maximum() -> Json:
    return {name: value for name, value in needed().items() if name != "maxDosePerPeriod"}


def test_naloxone_is_told_in_words_and_is_no_part_of_the_plan() -> None:
    spray = ("1725059", "naloxone hydrochloride 40 MG/ML Nasal Spray")
    found = read(holding(order(1, STEPS), order(2, [without_maximum()], spray)))
    assert not found.as_needed and len(found.courses) == 1
    assert any(one.startswith("naloxone hydrochloride") for one in found.said)


@pytest.mark.parametrize("name", ["buprenorphine 2 MG / naloxone 0.5 MG", "naloxone / oxycodone"])
def test_naloxone_with_an_opioid_is_that_opioid_s_order(name: str) -> None:
    both = holding(order(1, STEPS), order(2, [without_maximum()], ("", name)))
    found = read_plan(both.answered(), WHOSE)
    assert isinstance(found, tuple) and {r.why for r in found} == {Refusal.NO_MAXIMUM}


def test_an_as_needed_medicine_whose_time_is_over_is_left_out() -> None:
    over = needed() | {"timing": {"repeat": {"boundsPeriod": {"end": day(-1).isoformat()}}}}
    assert not read(holding(order(1, STEPS), order(2, [over], CODEINE))).as_needed
    ended = holding(order(1, STEPS), order(2, [needed()], CODEINE, status="stopped"))
    assert not read(ended).as_needed


def test_what_never_held_and_what_is_no_medicine_is_left_out() -> None:
    clinic = holding(order(1, STEPS), order(2, STEPS, status="cancelled"))
    clinic.plans[0]["activity"].append({"reference": {"reference": "ServiceRequest/9"}})
    clinic.plans[0]["activity"].append({"detail": {"status": "scheduled", "description": "Walk"}})
    assert read(clinic).courses == read(Clinic()).courses


def test_on_hold() -> None:
    assert read(Clinic([care_plan(status="on-hold")])).courses[0].on_hold
    two = holding(order(1, STEPS, status="on-hold"), order(2, [STEPS[1]], CODEINE))
    assert [course.on_hold for course in read(two).courses] == [True, False]


@pytest.mark.parametrize(
    ("medicine", "ingredient", "slow"),
    [
        (("892582", "A tablet"), Ingredient.MORPHINE, False),
        (("1049543", "A tablet"), Ingredient.OXYCODONE, True),
        (("7804", "A tablet"), Ingredient.OXYCODONE, None),
        (("0", "Tramadol 50"), Ingredient.TRAMADOL, None),
        (("", "Oxycodone with something"), Ingredient.OXYCODONE, None),
        (("", "Heroinum"), Ingredient.OTHER_OPIOID, None),
        (("", "Fentanyl and morphine"), Ingredient.OTHER_OPIOID, None),
    ],
)
def test_what_a_medicine_is(
    medicine: tuple[str, str], ingredient: Ingredient, slow: bool | None
) -> None:
    (course,) = read(holding(order(1, STEPS, medicine))).courses
    found = course.of.medicine
    assert (found.ingredient, found.long_acting, found.name) == (ingredient, slow, medicine[1])


def test_the_name_of_a_medicine_given_by_reference() -> None:
    inside: Json = {
        "contained": [{"resourceType": "Medication", "id": "m", "code": {"text": "Morphine"}}],
        "medicationCodeableConcept": None,
        "medicationReference": {"reference": "#m"},
    }
    assert read(of(*STEPS, **inside)).courses[0].of.medicine.name == "Morphine"
    elsewhere = {"medicationReference": {"reference": "Medication/1", "display": "Morphine 15"}}
    found = read(of(*STEPS, medicationCodeableConcept=None, **elsewhere))
    assert found.courses[0].of.medicine.name == "Morphine 15"


def test_orders_of_one_medicine_share_a_code_or_the_name() -> None:
    def one(number: int, code: str, name: str) -> Any:
        return read_order(
            model(MedicationRequest, order(number, STEPS, (code, name))), BASE, PATIENT
        )

    orders = [one(1, "1", "A"), one(2, "2", "B"), one(3, "3", " a "), one(4, "2", "C")]
    assert [[o.name for o in g.orders] for g in groups(orders)] == [["A", "a"], ["B", "C"]]
    joined = [*orders, one(5, "1", "b")]
    assert [len(g.orders) for g in groups(joined)] == [5]


@pytest.mark.parametrize(
    ("changed", "author"),
    [
        ({"author": {"display": " Dr.  A "}}, "Dr. A"),
        ({"author": {"reference": "Practitioner/1"}, "contributor": [{"display": "B"}]}, "B"),
        ({"author": None}, "Dr. Test"),
    ],
)
def test_who_wrote_it(changed: Json, author: str) -> None:
    assert read(Clinic([care_plan(**changed)])).author == author


def test_who_wrote_it_is_the_clinic_where_nobody_is_named_or_several_are() -> None:
    nameless = holding(order(1, STEPS, requester=None), author=None)
    assert read(nameless).author == "Test Clinic"
    several = holding(
        order(1, STEPS), order(2, [needed()], CODEINE, requester={"display": "Dr. B"}), author=None
    )
    assert read(several).author == "Test Clinic"


@pytest.mark.parametrize(
    ("created", "written", "agreed"),
    [
        ("2025-02-01", "2025-03-05", date(2025, 3, 5)),
        ("2025-03-06", "2025-03-05", date(2025, 3, 6)),
        ("2025-02", "2025-03-05", date(2025, 3, 5)),
        (None, None, date(2025, 2, 10)),
        (None, "2025-03-09T23:30:00-08:00", date(2025, 3, 9)),
    ],
)
def test_when_it_was_written(created: str | None, written: str | None, agreed: date) -> None:
    orders = order(1, STEPS, authoredOn=written)
    assert (
        read(holding(orders, created=created, period={"start": "2025-02-10"})).agreed_on == agreed
    )


def test_a_moment_that_is_past_is_on_no_day_to_come() -> None:
    evening = datetime(2025, 3, 9, 20, 0, tzinfo=timezone(timedelta(hours=-8)))
    whose = replace(WHOSE, now=evening)
    clinic = holding(order(1, STEPS, authoredOn="2025-03-10T03:30:00Z"))
    found = read_plan(clinic.answered(), whose)
    assert isinstance(found, PlanAtClinic) and found.agreed_on == evening.date()
    still_to_come = holding(order(1, STEPS, authoredOn="2025-03-10T04:30:00Z"))
    assert not isinstance(read_plan(still_to_come.answered(), whose), PlanAtClinic)


def test_words_are_plain_text() -> None:
    step = dosage(day(0), day(9), 30) | {
        "text": "Take\n with \x00 water \u202eevil",
        "patientInstruction": "x" * 600,
    }
    text = {"status": "generated", "div": '<div xmlns="http://www.w3.org/1999/xhtml">no</div>'}
    found = read(
        holding(order(1, [step]), title="<b>Taper</b>", note=[{"text": "Call us"}], text=text)
    )
    name = MORPHINE[1]
    assert found.said[:3] == ("<b>Taper</b>", "Call us", f"{name}: Take with water evil")
    assert len(found.said[3]) <= 500 and found.said[3].endswith("…")


def test_goals() -> None:
    clinic = Clinic()
    clinic.goals = [
        goal(
            "Walk to the shop", target=[{"detailString": "twice a week", "dueDate": "2025-06-01"}]
        ),
        goal("Sleep", id="goal-2"),
        goal("Over", id="goal-3", lifecycleStatus="completed"),
        goal("Not mine", id="goal-4", subject={"reference": "Patient/9"}),
        {"resourceType": "Goal", "id": "goal-5"},
    ]
    both = (GoalAtClinic("Walk to the shop: twice a week", date(2025, 6, 1)), GoalAtClinic("Sleep"))
    assert read(clinic).goals == both
    clinic.plans[0]["goal"] = [{"reference": "Goal/goal-2"}]
    assert read(clinic).goals == both[1:]
