"""What is sealed of a version of the plan."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from decimal import Decimal

from app.data.payloads import Clear, Content
from app.data.plain import number, optional, plain_day, shared_id
from app.domain.medicines import Ingredient, Medicine, Unit
from app.domain.taper import (
    AsNeeded,
    ChangeKind,
    Contact,
    Course,
    DecidedBy,
    DoseLine,
    PlanState,
    PlanVersion,
    Step,
)


def plan_content(plan: PlanVersion) -> Content:
    """The sealed part; ``valid_from`` is the row's day."""
    return {
        "author": plan.author,
        "agreed_on": plan.agreed_on.isoformat(),
        "reason": plan.reason,
        "contingency": plan.contingency,
        "follow_up_days": plan.follow_up_days,
        "courses": [_course_content(c) for c in plan.courses],
        "as_needed": [_as_needed_content(a) for a in plan.as_needed],
        "contacts": [asdict(c) for c in plan.contacts],
        "kind": plan.kind.value,
        "decided_by": plan.decided_by.value,
        "undone": plan.undone,
    }


def load_plan(clear: Clear, content: Content) -> PlanVersion:
    """The version of a row."""
    return PlanVersion(
        id=clear.id,
        valid_from=clear.day,
        entered_at=clear.entered_at,
        author=content["author"],
        agreed_on=date.fromisoformat(content["agreed_on"]),
        reason=content["reason"],
        contingency=content["contingency"],
        follow_up_days=content["follow_up_days"],
        courses=tuple(_course(c) for c in content["courses"]),
        as_needed=tuple(_as_needed(a) for a in content["as_needed"]),
        contacts=tuple(Contact(c["name"], c["phone"], c["hours"]) for c in content["contacts"]),
        kind=ChangeKind(content["kind"]),
        decided_by=DecidedBy(content["decided_by"]),
        supersedes=clear.supersedes,
        undone=content["undone"],
    )


def _course_content(course: Course) -> Content:
    return {
        "medicine": _medicine_content(course.medicine),
        "steps": [_step_content(s) for s in course.steps],
        "state": course.state.value,
        "since": plain_day(course.since),
        "until": plain_day(course.until),
    }


def _course(content: Content) -> Course:
    return Course(
        medicine=_medicine(content["medicine"]),
        steps=tuple(_step(s) for s in content["steps"]),
        state=PlanState(content["state"]),
        since=optional(date.fromisoformat, content["since"]),
        until=optional(date.fromisoformat, content["until"]),
    )


def _step_content(step: Step) -> Content:
    return {
        "start": step.start.isoformat(),
        "end": step.end.isoformat(),
        "lines": [{"amount": number(x.amount), "times": x.times} for x in step.lines],
    }


def _step(content: Content) -> Step:
    lines = tuple(DoseLine(Decimal(x["amount"]), x["times"]) for x in content["lines"])
    start, end = (date.fromisoformat(content[name]) for name in ("start", "end"))
    return Step(start, end, lines)


def _as_needed_content(item: AsNeeded) -> Content:
    return {
        "medicine": _medicine_content(item.medicine),
        "daily_maximum": number(item.daily_maximum),
        "amount": optional(number, item.amount),
    }


def _as_needed(content: Content) -> AsNeeded:
    return AsNeeded(
        medicine=_medicine(content["medicine"]),
        daily_maximum=Decimal(content["daily_maximum"]),
        amount=optional(Decimal, content["amount"]),
    )


def _medicine_content(medicine: Medicine) -> Content:
    return {
        "id": str(medicine.id),
        "name": medicine.name,
        "ingredient": medicine.ingredient.value,
        "unit": medicine.unit.value,
        "long_acting": medicine.long_acting,
    }


def _medicine(content: Content) -> Medicine:
    return Medicine(
        id=shared_id(content["id"]),
        name=content["name"],
        ingredient=Ingredient(content["ingredient"]),
        unit=Unit(content["unit"]),
        long_acting=content["long_acting"],
    )
