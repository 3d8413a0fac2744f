"""From what the clinic's computer answered to a plan that was understood whole, or to reasons
why it was not (``fhir.md``, section 3). Pure; nothing is computed, nothing put right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from app.clinic.plan.as_needed import Needed, against_overdose, only_needed, read_needed
from app.clinic.plan.care_plan import chosen, order_paths
from app.clinic.plan.goals import read_goals
from app.clinic.plan.medicines import Group, groups, medicine_of
from app.clinic.plan.orders import Order, day_of, read_order
from app.clinic.plan.refused import Refused, refuse
from app.clinic.plan.steps import halted, raw_steps, unit_of
from app.clinic.plan.strict import CarePlan, MedicationRequest, model
from app.clinic.plan.texts import first, plain
from app.domain import plan_check
from app.domain.clinic.clinics import LONGEST_NAME
from app.domain.clinic.plan_at_clinic import (
    CourseAtClinic,
    MedicineAtClinic,
    NeededAtClinic,
    PlanAtClinic,
)
from app.domain.clinic.plan_refusals import PlanRefusal, Refusal
from app.domain.clock import local_day
from app.domain.plan_check import PlanProblem, RawCourse, RawPlan

MOST_STEPS = 400
MOST_SAID = 20

PROBLEMS = {
    "plan-problem-author": Refusal.NO_AUTHOR,
    "plan-problem-agreed": Refusal.NO_DATE,
    "plan-problem-agreed-to-come": Refusal.NO_DATE,
    "plan-problem-no-medicine": Refusal.NO_STEPS,
    "plan-problem-no-steps": Refusal.NO_STEPS,
    "plan-problem-name": Refusal.NO_NAME,
    "plan-problem-twice": Refusal.OVERLAP,
    "plan-problem-overlap": Refusal.OVERLAP,
    "plan-problem-gap": Refusal.GAP,
    "plan-problem-no-start": Refusal.NO_BOUNDS,
    "plan-problem-no-end": Refusal.NO_BOUNDS,
    "plan-problem-end-before-start": Refusal.DATES,
    "plan-problem-no-amount": Refusal.AMOUNT,
    "plan-problem-negative": Refusal.AMOUNT,
    "plan-problem-amount-range": Refusal.AMOUNT,
    "plan-problem-needed-amount": Refusal.AMOUNT,
    "plan-problem-maximum-range": Refusal.AMOUNT,
    "plan-problem-maximum": Refusal.NO_MAXIMUM,
    "plan-problem-mixed-units": Refusal.MIXED_UNITS,
    "plan-problem-no-times": Refusal.TIMES,
    "plan-problem-times-range": Refusal.TIMES,
}
"""What the checks of the plan's form find, as a refusal; what they ask about is no refusal."""


@dataclass(frozen=True)
class Whose:
    """``base``: the clinic's address; ``patient``: ``Patient/id``; ``clinic``: its name as the
    person knows it; ``now``: with the device's own offset."""

    base: str
    patient: str
    clinic: str
    now: datetime

    @property
    def today(self) -> date:
        """The diary day."""
        return local_day(self.now)


@dataclass(frozen=True)
class Answered:
    """Resources as the server gave them. ``orders`` by ``Type/id``."""

    plans: Sequence[Mapping[str, Any]]
    orders: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    goals: Sequence[Mapping[str, Any]] = ()


def read_plan(found: Answered, whose: Whose) -> PlanAtClinic | tuple[PlanRefusal, ...]:
    """The plan, or every reason that was found, at least one."""
    try:
        return _plan(found, whose)
    except Refused as refused:
        return refused.reasons


def _plan(found: Answered, whose: Whose) -> PlanAtClinic:
    plan = chosen(found.plans, whose.base, whose.patient)
    orders = tuple(_orders(plan, found, whose))
    courses, needed, reasons = _parts(groups(orders), plan, whose)
    raw = RawPlan(
        tuple(raw for _, raw, _ in courses),
        tuple(raw for _, raw in needed),
        _author(plan, orders, whose),
        _written(plan, orders, whose),
    )
    if refusals := [*reasons, *_refusals(raw, whose.today)]:
        raise Refused(refusals)
    steps = [course.steps for course in plan_check.courses(raw)]
    limits = plan_check.as_needed(raw)
    return PlanAtClinic(
        base=whose.base,
        patient=whose.patient,
        plan=plan.id or "",
        author=raw.author,
        agreed_on=raw.agreed_on or whose.today,
        courses=tuple(
            CourseAtClinic(of, s, held) for (of, _, held), s in zip(courses, steps, strict=True)
        ),
        as_needed=tuple(
            NeededAtClinic(of, n.daily_maximum, n.amount)
            for (of, _), n in zip(needed, limits, strict=True)
        ),
        goals=read_goals(plan, found.goals, whose.base, whose.patient),
        said=tuple(_said(plan, orders)),
    )


def _orders(plan: CarePlan, found: Answered, whose: Whose) -> Iterator[Order]:
    for path in order_paths(plan, whose.base):
        if path not in found.orders:
            raise refuse(Refusal.MISSING)
        resource = model(MedicationRequest, found.orders[path])
        order = read_order(resource, whose.base, whose.patient)
        if order is not None:
            yield order


_Course = tuple[MedicineAtClinic, RawCourse, bool]


def _parts(
    found: Sequence[Group], plan: CarePlan, whose: Whose
) -> tuple[list[_Course], list[Needed], list[PlanRefusal]]:
    """Regular and as-needed medicines, and why others could not be read: every medicine is
    looked at, so that all reasons are said at once."""
    courses: list[_Course] = []
    needed: list[Needed] = []
    reasons: list[PlanRefusal] = []
    for group in found:
        try:
            if against_overdose(group):
                continue
            if only_needed(group):
                beside = read_needed(group, whose.base, whose.today)
                needed.extend([beside] if beside is not None else [])
            else:
                courses.append(_course(group, plan, whose))
        except Refused as refused:
            reasons.extend(refused.reasons)
    if not courses and not reasons:
        why = Refusal.AS_NEEDED if needed else Refusal.NO_STEPS
        reasons.append(PlanRefusal(why, needed[0][0].medicine.name if needed else ""))
    if not courses:
        raise Refused(reasons)
    if sum(len(raw.steps) for _, raw, _ in courses) > MOST_STEPS:
        raise refuse(Refusal.TOO_LARGE)
    return courses, needed, reasons


def _course(group: Group, plan: CarePlan, whose: Whose) -> _Course:
    steps = raw_steps(group, whose.today)
    of = medicine_of(group, unit_of(steps, group.name), whose.base)
    on_hold = halted(group.orders, group.name) or plan.status == "on-hold"
    return of, RawCourse(of.medicine, steps), on_hold


def _author(plan: CarePlan, orders: Sequence[Order], whose: Whose) -> str:
    """Who wrote it, as far as the plan or all its orders say; else it is the clinic's."""
    people = [plan.author, *(plan.contributor or ())]
    by = {order.by for order in orders}
    named = [one.display for one in people if one is not None]
    return first([*named, *(by if len(by) == 1 else ()), whose.clinic], LONGEST_NAME)


def _written(plan: CarePlan, orders: Sequence[Order], whose: Whose) -> date | None:
    """The newest of the days on which the plan and its orders were written, else the first day
    of the plan; ``None`` where none of these is said to the day."""
    moments = [plan.created, *(order.written for order in orders)]
    days = [day for one in moments if (day := day_of(one, whose.now)) is not None]
    began = day_of(plan.period.start, whose.now) if plan.period is not None else None
    return max(days, default=began)


def _refusals(raw: RawPlan, today: date) -> Iterator[PlanRefusal]:
    medicines = [*(c.medicine for c in raw.courses), *(n.medicine for n in raw.as_needed)]
    for problem in plan_check.problems(raw, today):
        if not problem.asked:
            name = medicines[problem.medicine].name if problem.medicine is not None else ""
            yield PlanRefusal(PROBLEMS[problem.message], name, _first_day(problem, raw))


def _first_day(problem: PlanProblem, raw: RawPlan) -> date | None:
    if problem.medicine is None or problem.step is None:
        return None
    return raw.courses[problem.medicine].steps[problem.step].start


def _said(plan: CarePlan, orders: Sequence[Order]) -> list[str]:
    texts = [plan.title, plan.description, *(note.text for note in plan.note or ())]
    texts += [group.name for group in groups(tuple(orders)) if against_overdose(group)]
    texts += [f"{order.name}: {text}" for order in orders for text in order.said]
    return list(dict.fromkeys(said for one in texts if (said := plain(one))))[:MOST_SAID]
