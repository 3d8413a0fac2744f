"""The version that a person may agree to, beside the plan that they agreed to before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from uuid import UUID, uuid4

from app.clinic.plan.read import read_plan
from app.domain.clinic.clinic_version import Offered, asked, offered
from app.domain.clinic.plan_at_clinic import PlanAtClinic
from app.domain.clinic.plan_refusals import PlanRefusal, Refusal
from app.domain.medicines import Ingredient, Medicine, Unit
from app.domain.plan_changes import take_back
from app.domain.plan_differences import differences
from app.domain.taper import (
    AsNeeded,
    ChangeKind,
    Contact,
    Course,
    DecidedBy,
    DoseLine,
    Plans,
    PlanState,
    PlanVersion,
    Step,
)
from tests.clinic.plan.written import (
    CODEINE,
    MORPHINE,
    NOW,
    STEPS,
    TODAY,
    WHOSE,
    Clinic,
    day,
    dosage,
    holding,
    needed,
    order,
)

TYPED = Medicine(
    UUID(int=1),
    "  morphine SULFATE 15 MG Extended Release Oral Tablet",
    Ingredient.MORPHINE,
    Unit.MG,
)


def step(first: int, last: int, amount: int, times: int = 1) -> Step:
    return Step(day(first), day(last), (DoseLine(Decimal(amount), times),))


def typed(*steps: Step, of: Medicine = TYPED, **changed: object) -> PlanVersion:
    """A plan typed by hand, in force from 20 days ago."""
    made = PlanVersion(
        id=uuid4(),
        valid_from=day(-20),
        entered_at=datetime(2025, 2, 18, 9, tzinfo=UTC),
        author="Dr. Test",
        agreed_on=day(-21),
        reason="",
        contingency="Warm bath",
        follow_up_days=28,
        courses=(Course(of, steps or (step(-20, -1, 30, 2), step(0, 27, 15, 3))),),
        contacts=(Contact("Nurse line", "555-0142", ""),),
    )
    return replace(made, **changed)  # type: ignore[arg-type]


def found(clinic: Clinic | None = None) -> PlanAtClinic:
    read = read_plan((clinic or Clinic()).answered(), WHOSE)
    assert isinstance(read, PlanAtClinic), read
    return read


def offer(
    at_clinic: PlanAtClinic, *saved: PlanVersion, codes: Mapping[str, UUID] | None = None
) -> Offered:
    made = offered(at_clinic, Plans(saved), codes or {}, NOW, TODAY)
    assert isinstance(made, Offered), made
    return made


def test_a_first_plan_holds_from_its_first_step() -> None:
    version = offer(found()).version
    assert (version.valid_from, version.kind) == (day(-20), ChangeKind.AGREED)
    assert (version.decided_by, version.contacts) == (DecidedBy.TOGETHER, ())
    assert version.author == "Dr. Test" and version.follow_up_days is None


def test_the_plan_as_it_was_agreed_has_no_difference() -> None:
    before = typed()
    version = offer(found(), before).version
    assert version.valid_from == TODAY
    assert version.courses[0].medicine == replace(TYPED, long_acting=True)
    assert not differences(before, version)
    assert (version.contingency, version.follow_up_days) == ("Warm bath", 28)


def test_a_change_holds_from_the_day_it_is_agreed_to() -> None:
    before = typed(step(-20, -1, 30, 2), step(0, 27, 20, 2))
    version = offer(found(), before).version
    assert [d.what for d in differences(before, version)] == ["amount", "state"]
    assert version.kind is ChangeKind.INCREASED
    plans = Plans([before, version])
    assert plans.planned(TYPED.id, day(-1)) == 60 and plans.planned(TYPED.id, TODAY) == 45


def test_the_doses_of_an_uneven_day_have_no_order() -> None:
    lines = DoseLine(Decimal(30), 1), DoseLine(Decimal(15), 1)
    clinic = holding(order(1, [dosage(day(0), day(9), 15), dosage(day(0), day(9), 30)]))
    before = typed(Step(day(0), day(9), lines))
    version = offer(found(clinic), before).version
    assert version.courses[0].steps[0].lines == lines and not differences(before, version)


def test_one_dose_never_becomes_two() -> None:
    twice = Step(day(0), day(9), (DoseLine(Decimal(30), 1), DoseLine(Decimal(30), 1)))
    clinic = holding(order(1, [dosage(day(0), day(9), 30)]))
    assert offer(found(clinic), typed(twice)).version.courses[0].steps[0].daily == 30


def test_less_is_a_change() -> None:
    before = typed(step(-20, 27, 30, 2))
    made = offer(found(), before)
    assert made.version.kind is ChangeKind.CHANGED
    assert made.version.courses[0].state is PlanState.IN_PROGRESS


def test_one_that_begins_later_holds_from_then() -> None:
    clinic = holding(order(1, [dosage(day(5), day(30), 15)]))
    version = offer(found(clinic), typed()).version
    assert version.valid_from == day(5)
    assert [s.start for s in version.courses[0].steps] == [day(-20), day(0), day(5)]


def test_a_medicine_without_an_amount_from_today_on_is_a_gap() -> None:
    late = holding(order(1, [dosage(day(5), day(30), 15)]), order(2, STEPS, CODEINE))
    assert offered(found(late), Plans([typed()]), {}, NOW, TODAY) == PlanRefusal(
        Refusal.GAP, TYPED.name, TODAY
    )


def test_the_same_medicine_by_code_keeps_its_id_under_a_new_name() -> None:
    first = offer(found()).version
    renamed = holding(order(1, STEPS, (MORPHINE[0], "Morphine ER")))
    version = offer(found(renamed), first).version
    (one,) = differences(first, version)
    assert (one.what, one.after) == ("name", "Morphine ER")


def test_a_code_that_was_joined_to_a_typed_medicine_is_remembered() -> None:
    made = offer(found(), typed())
    assert set(made.codes.values()) == {TYPED.id}
    renamed = found(holding(order(1, STEPS, (MORPHINE[0], "Morphine ER"))))
    assert offer(renamed, typed(), codes=made.codes).version.courses[0].medicine.id == TYPED.id
    assert offer(renamed, typed()).version.courses[0].medicine.id != TYPED.id


def test_another_unit_is_another_medicine() -> None:
    clinic = holding(order(1, [dosage(day(-20), day(27), 1, 2, code="{tbl}")]))
    version = offer(found(clinic), typed()).version
    assert version.courses[0].medicine.id != TYPED.id
    assert [d.what for d in differences(typed(), version)][:2] == ["medicine-gone", "medicine-new"]


def test_what_a_person_said_of_a_medicine_stays_where_the_clinic_does_not_say() -> None:
    own = replace(TYPED, name="Stronger stuff", ingredient=Ingredient.NOT_OPIOID, long_acting=True)
    clinic = holding(order(1, STEPS, ("", "stronger stuff")))
    assert offer(found(clinic), typed(of=own)).version.courses[0].medicine == own


def test_an_as_needed_medicine_keeps_its_id() -> None:
    ibuprofen = Medicine(UUID(int=2), "Ibuprofen", Ingredient.NOT_OPIOID, Unit.MG)
    before = typed(as_needed=(AsNeeded(ibuprofen, Decimal(1200), Decimal(400)),))
    clinic = holding(order(1, STEPS), order(2, [needed()], ("5640", "ibuprofen")))
    assert not differences(before, offer(found(clinic), before).version)


def test_two_medicines_of_the_clinic_are_never_one_of_the_diary() -> None:
    clinic = holding(order(1, STEPS), order(2, STEPS, CODEINE))
    codes = {code: TYPED.id for m in found(clinic).medicines for code in m.codes}
    first, second = offer(found(clinic), typed(), codes=codes).version.courses
    assert first.medicine.id == TYPED.id != second.medicine.id


def test_on_hold_stays_at_the_amount_of_today() -> None:
    hold = Clinic()
    hold.plans[0]["status"] = "on-hold"
    made = offer(found(hold), typed())
    (course,) = made.version.courses
    assert (course.state, course.since, made.version.kind) == (
        PlanState.HELD,
        TODAY,
        ChangeKind.HELD,
    )
    assert made.held == (course,) or made.held[0].medicine == TYPED
    kept = replace(made.version, id=uuid4())
    again = offered(found(hold), Plans([typed(), kept]), {}, NOW, TODAY)
    assert isinstance(again, Offered) and not again.held
    assert not differences(kept, again.version)


def test_a_pause_that_was_agreed_stays_as_it_was() -> None:
    paused = Course(
        TYPED, (step(-20, -1, 30, 2), step(0, 27, 15, 3)), PlanState.PAUSED, day(-3), day(9)
    )
    hold = Clinic()
    hold.plans[0]["status"] = "on-hold"
    before = typed(courses=(paused,))
    assert not differences(before, offer(found(hold), before).version)
    going_on = offer(found(), before).version
    assert going_on.kind is ChangeKind.RESUMED
    assert going_on.courses[0].state is PlanState.IN_PROGRESS


def test_on_hold_without_an_amount_today_is_refused() -> None:
    clinic = holding(order(1, [dosage(day(5), day(30), 15)], status="on-hold"))
    name = MORPHINE[1]
    assert offered(found(clinic), Plans([]), {}, NOW, TODAY) == PlanRefusal(Refusal.HOLD, name)


def test_a_version_to_come_gives_way() -> None:
    coming = typed(step(-20, 6, 30, 2), step(7, 40, 5, 2), valid_from=day(7))
    made = offer(found(), typed(), coming)
    assert made.instead_of == (coming,)
    saved = [typed(), coming, made.version, take_back(coming, uuid4(), NOW)]
    assert Plans(saved).planned(TYPED.id, day(10)) == 45


def test_an_increase_that_was_agreed_is_no_difference_later() -> None:
    before = typed(step(-20, -1, 30, 2), step(0, 27, 20, 2))
    raised = offer(found(), before).version
    assert raised.courses[0].state is PlanState.INCREASED
    again = offer(found(), before, raised).version
    assert not differences(raised, again)


def test_the_same_twice_is_one_and_another_one_after_it_was_taken_back() -> None:
    before = typed()
    plan = found()
    one, two = offer(plan, before).version, offer(plan, before).version
    assert one.id == two.id
    gone = take_back(one, uuid4(), NOW)
    assert offer(plan, before, one, gone).version.id != one.id


def test_what_the_form_would_ask_about() -> None:
    clinic = holding(order(1, [dosage(day(0), day(9), 10), dosage(day(10), day(19), 100)]))
    (question,) = asked(offer(found(clinic)).version, TODAY)
    assert (question.message, question.medicine, question.step) == ("plan-question-large", 0, 1)
    assert not asked(offer(found()).version, TODAY)
