"""The steps of a plan as the Plan screen lists them: what they are in per cent, how they stand.

A percentage is said of two agreed amounts; it is never turned into an amount.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum
from uuid import UUID

from app.domain.taper import Course, Plans, PlanState, Step


class StepState(StrEnum):
    """How one step stands on a day. ``INCREASED``: in progress, and higher than the step
    before. ``WAITING``: agreed, but the course is paused, held or finished."""

    FINISHED = "finished"
    IN_PROGRESS = "in_progress"
    INCREASED = "increased"
    PAUSED = "paused"
    HELD = "held"
    STAYS = "stays"
    AGREED = "agreed"
    WAITING = "waiting"


@dataclass(frozen=True)
class StepRow:
    """One step as a row. ``of_current`` and ``of_start`` in per cent of the amount agreed for
    today and of the first agreed amount; ``None`` where that is 0 or nothing."""

    number: int
    step: Step
    state: StepState
    of_current: int | None
    of_start: int | None


def percent(part: Decimal | None, whole: Decimal | None) -> int | None:
    """``part`` in per cent of ``whole``, rounded to whole numbers (halves up); ``None`` where
    ``whole`` is 0 or either is missing."""
    if part is None or not whole:
        return None
    return int((100 * part / whole).quantize(Decimal(1), ROUND_HALF_UP))


def starting_amount(plans: Plans, medicine_id: UUID) -> Decimal | None:
    """The day's total of the first step ever agreed for a medicine."""
    for version in plans.versions:
        course = version.course(medicine_id)
        if course is not None and course.steps:
            return course.steps[0].daily
    return None


def step_rows(plans: Plans, course: Course, today: date) -> tuple[StepRow, ...]:
    """The steps of ``course``, a course of the version in force, as rows."""
    now = course.step_on(today)
    current = now.daily if now is not None else None
    start = starting_amount(plans, course.medicine.id)
    return tuple(
        StepRow(
            number,
            step,
            step_state(course, step, today),
            percent(step.daily, current),
            percent(step.daily, start),
        )
        for number, step in enumerate(course.steps, start=1)
    )


def step_state(course: Course, step: Step, today: date) -> StepState:
    """How ``step`` stands on ``today``."""
    staying = course.state.stays and course.since is not None and course.since <= today
    if course.step_on(today) is step:
        if staying:
            return _STAYING[course.state]
        return StepState.INCREASED if _rises(course.steps, step) else StepState.IN_PROGRESS
    day = min(today, course.since) if staying and course.since is not None else today
    if step.end < day:
        return StepState.FINISHED
    return StepState.WAITING if staying else StepState.AGREED


_STAYING = {
    PlanState.PAUSED: StepState.PAUSED,
    PlanState.HELD: StepState.HELD,
    PlanState.FINISHED: StepState.STAYS,
}


def _rises(steps: Sequence[Step], step: Step) -> bool:
    at = steps.index(step)
    return at > 0 and step.daily > steps[at - 1].daily


def stands(course: Course, today: date) -> str:
    """How a whole course stands: "in_progress", "increased", "paused", "held", "finished", or that
    it "begins" or has "ended"; the end of its text ids (``plan-stands-``)."""
    if course.state.stays and course.since is not None and course.since <= today:
        return str(course.state)
    if course.step_on(today) is None:
        return "begins" if course.next_step(today) is not None else "ended"
    return str(PlanState.INCREASED if course.state is PlanState.INCREASED else "in_progress")
