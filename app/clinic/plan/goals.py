"""What the clinic wrote down as goals, as text. A milestone of the diary has a rule by which it
is reached; a goal of the clinic has none that could be read, so it is shown and nothing more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from app.clinic.plan.references import resource_path
from app.clinic.plan.refused import Refused
from app.clinic.plan.strict import CarePlan, Goal, model
from app.clinic.plan.texts import first, plain
from app.domain.clinic.plan_at_clinic import GoalAtClinic

MOST_GOALS = 10

STANDING = frozenset({"planned", "accepted", "active", "on-hold"})
"""Goals that are neither only proposed nor over."""


def read_goals(
    plan: CarePlan, found: Sequence[Mapping[str, Any]], base: str, patient: str
) -> tuple[GoalAtClinic, ...]:
    """The goals that the plan names; where it names none, those of the patient. One that cannot
    be read is left out: no dose hangs on it."""
    named = {resource_path(base, one.reference) for one in plan.goal or ()}
    read = [one for resource in found for one in _readable(resource)]
    return tuple(
        goal
        for one in read
        if not named or f"Goal/{one.id}" in named
        for goal in _goal(one, base, patient)
    )[:MOST_GOALS]


def _readable(resource: Mapping[str, Any]) -> Iterator[Goal]:
    try:
        yield model(Goal, resource)
    except Refused:
        return


def _goal(goal: Goal, base: str, patient: str) -> Iterator[GoalAtClinic]:
    subject = goal.subject.reference if goal.subject is not None else None
    if goal.lifecycleStatus not in STANDING or resource_path(base, subject) != patient:
        return
    if goal.description is None:
        return
    codings = goal.description.coding or ()
    text = first([goal.description.text, *(one.display for one in codings)])
    targets = goal.target or ()
    wanted = first(target.detailString for target in targets)
    due = next((d for target in targets if (d := _day(target.dueDate)) is not None), None)
    if text:
        yield GoalAtClinic(plain(f"{text}: {wanted}") if wanted else text, due)


def _day(said: object) -> date | None:
    return said if isinstance(said, date) and not isinstance(said, datetime) else None
