"""New versions of a plan: a pause, a hold, the end.

Nothing here computes an amount or a date. A pause takes over the version in force and says
from when its amount stays; every other change is typed in by the person.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from app.domain.taper import (
    ChangeKind,
    Course,
    DecidedBy,
    PlanState,
    PlanVersion,
    Step,
)

STATES = {
    ChangeKind.PAUSED: PlanState.PAUSED,
    ChangeKind.HELD: PlanState.HELD,
    ChangeKind.FINISHED: PlanState.FINISHED,
}
"""The changes that only say how a course stands."""

TYPED = (ChangeKind.RESUMED, ChangeKind.INCREASED, ChangeKind.CHANGED, ChangeKind.CORRECTED)
"""The changes whose steps are typed in anew."""


@dataclass(frozen=True)
class Decision:
    """Who decided a change, when it was agreed, why, and from which day it holds.
    ``until``: a day agreed for looking at it again."""

    valid_from: date
    agreed_on: date
    decided_by: DecidedBy
    reason: str = ""
    until: date | None = None


def stay(
    base: PlanVersion,
    kind: ChangeKind,
    decision: Decision,
    new_id: UUID,
    now: datetime,
    medicines: Collection[UUID] | None = None,
) -> PlanVersion:
    """``base`` with its courses (or those of ``medicines``) paused, held or finished.

    ``base`` is the version in force on ``decision.valid_from``. A course that stays already
    keeps the amount it stays at. ``ValueError`` when no course has an amount on that day, and
    for a kind that is not in ``STATES``.
    """
    if kind not in STATES:
        raise ValueError(kind)
    day = decision.valid_from
    wanted = [
        c.medicine.id
        for c in base.courses
        if (medicines is None or c.medicine.id in medicines) and c.step_on(day) is not None
    ]
    if not wanted:
        raise ValueError("there is no agreed amount on that day")
    return replace(
        base,
        id=new_id,
        kind=kind,
        valid_from=day,
        entered_at=now,
        agreed_on=decision.agreed_on,
        decided_by=decision.decided_by,
        reason=decision.reason,
        supersedes=None,
        courses=tuple(
            _staying(c, STATES[kind], decision) if c.medicine.id in wanted else c
            for c in base.courses
        ),
    )


def _staying(course: Course, state: PlanState, decision: Decision) -> Course:
    # Paused, then held: the amount is still that of the day on which it first stayed.
    since = course.since if course.state.stays and course.since else decision.valid_from
    return replace(course, state=state, since=min(since, decision.valid_from), until=decision.until)


def continued(base: Course, course: Course, valid_from: date) -> Course:
    """``course`` of a change with what was in force of ``base`` before it in front, so that
    its steps keep their numbers. The days before ``valid_from`` are not changed by this: they
    have the plan they had. A first step at the dose in force goes on with the step before it.
    """
    first = course.steps[0]
    cut = min(valid_from, first.start)
    past = [
        replace(s, end=min(_held_until(base, s, cut), cut - timedelta(days=1)))
        for s in base.steps
        if s.start < cut and base.step_on(s.start) == s
    ]
    if past and past[-1].lines == first.lines and past[-1].end == cut - timedelta(days=1):
        first = replace(first, start=past.pop().start)
    return replace(course, steps=(*past, first, *course.steps[1:]))


def _held_until(base: Course, step: Step, cut: date) -> date:
    """The last day of a step; one whose amount stayed was in force until the change."""
    stays = base.state.stays and base.since is not None and base.step_on(base.since) == step
    return cut if stays else step.end


def stands(course: Course, base: PlanVersion, kind: ChangeKind, valid_from: date) -> Course:
    """``course``, as typed in for a change of ``base``, with how it stands from then on.

    Only ``RESUMED`` ends a pause or a hold: another change leaves a course as it stood while
    the step at which it stays says the same. A course of other amounts is in progress, and
    ``INCREASED`` where more is agreed than before. A slip put right changes no state; where
    the first day of the pause was the slip, the pause moves with it.
    """
    before = base.course(course.medicine.id)
    if before is None:
        return course
    if kind is ChangeKind.CORRECTED:
        since = valid_from if before.since == base.valid_from else before.since
        return replace(course, state=before.state, since=since, until=before.until)
    if kind is ChangeKind.INCREASED and _more(course, before, valid_from):
        return replace(course, state=PlanState.INCREASED, since=valid_from)
    ended = kind is ChangeKind.RESUMED and before.state.stays
    if ended or not _same_step(course, before, valid_from):
        return course
    return replace(course, state=before.state, since=before.since, until=before.until)


def _more(now: Course, before: Course, day: date) -> bool:
    step, was = now.step_on(day), before.step_on(day)
    return step is not None and was is not None and step.daily > was.daily


def _same_step(now: Course, before: Course, day: date) -> bool:
    if before.state.stays and before.since is not None:
        day = before.since
    step, was = now.step_on(day), before.step_on(day)
    return step is not None and was is not None and step.lines == was.lines


def take_back(version: PlanVersion, new_id: UUID, now: datetime) -> PlanVersion:
    """The row that takes ``version`` off the plan (Undo)."""
    return replace(version, id=new_id, entered_at=now, supersedes=version.id, undone=True)
