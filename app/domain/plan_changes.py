"""New versions of a plan: a pause, a hold, the end, and what differs between two of them.

Nothing here computes an amount or a date. A pause takes over the version in force and says
from when its amount stays; every other change is typed in by the person.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from app.domain import stay_ended
from app.domain.medicines import Medicine
from app.domain.taper import (
    AsNeeded,
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


@dataclass(frozen=True)
class Difference:
    """One difference between two versions, for a person to read. ``what`` is the end of a
    text id (``plan-diff-<what>``); ``before`` and ``after`` are what stood there, ``None``
    for nothing; ``medicine`` and ``start`` say where. ``of``: the medicine whose unit the
    steps in ``before`` and ``after`` are counted in."""

    what: str
    medicine: str = ""
    before: object = None
    after: object = None
    start: date | None = None
    values: dict[str, object] = field(default_factory=dict)
    of: Medicine | None = field(default=None, compare=False)


def differences(old: PlanVersion, new: PlanVersion) -> tuple[Difference, ...]:
    """What ``new`` says that ``old`` did not, medicine by medicine, then the rest.

    Steps that lie wholly before ``new.valid_from`` are not compared: those days keep the plan
    they had. Of a slip put right all days are compared, and its own dates and words too.
    """
    return (*_courses(old, new), *_needed(old, new), *_facts(old, new))


def _slip(old: PlanVersion, new: PlanVersion) -> bool:
    return new.supersedes == old.id


def _courses(old: PlanVersion, new: PlanVersion) -> Iterator[Difference]:
    since = min(old.valid_from, new.valid_from) if _slip(old, new) else new.valid_from
    for course in old.courses:
        after = new.course(course.medicine.id)
        if after is None or not _comparable(course, after):
            yield Difference("medicine-gone", course.medicine.name)
    for course in new.courses:
        before = old.course(course.medicine.id)
        if before is None or not _comparable(before, course):
            yield Difference("medicine-new", course.medicine.name)
            before = Course(course.medicine, ())
        elif before.medicine.name != course.medicine.name:
            yield Difference(
                "name", course.medicine.name, before.medicine.name, course.medicine.name
            )
        if not _slip(old, new) and stay_ended.ended(before, course, since):
            yield from _gone_on(before, course, since)
        else:
            yield from _steps(before, course, since)
        yield from _state(before, course)


def _comparable(old: Course, new: Course) -> bool:
    """20 mg and 20 mcg are alike in nothing: with another unit it is another medicine."""
    return old.medicine.unit is new.medicine.unit


def _state(old: Course, new: Course) -> Iterator[Difference]:
    name = new.medicine.name
    if (old.state, old.until) != (new.state, new.until):
        yield Difference("state", name, old.state, new.state, new.since)
    elif new.state.stays and old.since != new.since:
        yield Difference("since", name, old.since, new.since)


def _steps(old: Course, new: Course, since: date) -> Iterator[Difference]:
    name = new.medicine.name
    # A step in progress that was cut where the change begins is the same step.
    before = {max(s.start, since): s for s in old.steps if s.end >= since}
    after = {max(s.start, since): s for s in new.steps if s.end >= since}
    for start in sorted(before.keys() | after.keys()):
        was, now = before.get(start), after.get(start)
        what = _what(was, now)
        if what is not None:
            first = now or was
            at = first.start if first is not None else start
            yield Difference(what, name, was, now, at, of=new.medicine)


def _gone_on(old: Course, new: Course, since: date) -> Iterator[Difference]:
    for was, now in stay_ended.pairs(old, new, since):
        first = now or was
        what = _what(was, now)
        if was is not None and now is not None and was.lines == now.lines:
            what = "moved" if (was.start, was.end) != (now.start, now.end) else None
        if what is not None and first is not None:
            yield Difference(what, new.medicine.name, was, now, first.start, of=new.medicine)


def _what(was: Step | None, now: Step | None) -> str | None:
    if was is None or now is None:
        return "step-gone" if now is None else "step-new"
    if was.lines != now.lines:
        return "amount"
    return "end" if was.end != now.end else None


def _needed(old: PlanVersion, new: PlanVersion) -> Iterator[Difference]:
    before = {n.medicine.id: n for n in old.as_needed}
    after = {n.medicine.id: n for n in new.as_needed}
    for key, needed in before.items():
        if key not in after:
            yield Difference("needed-gone", needed.medicine.name, needed)
    for key, needed in after.items():
        was = before.get(key)
        if was is None:
            yield Difference("needed-new", needed.medicine.name, None, needed)
        else:
            yield from _limits(was, needed)


def _limits(was: AsNeeded, now: AsNeeded) -> Iterator[Difference]:
    name, units = now.medicine.name, (was.medicine.unit, now.medicine.unit)
    if was.medicine.name != name:
        yield Difference("name", name, was.medicine.name, name)
    if was.daily_maximum != now.daily_maximum or units[0] is not units[1]:
        yield Difference("needed", name, was, now)
    if was.amount != now.amount:
        yield Difference("needed-amount", name, was.amount, now.amount, of=now.medicine)


def _facts(old: PlanVersion, new: PlanVersion) -> Iterator[Difference]:
    facts = ["author", "contingency", "follow_up_days", "contacts"]
    if _slip(old, new):  # of a change these are its own, not what it changed
        facts = ["valid_from", "agreed_on", "decided_by", "reason", *facts]
    for name in facts:
        was, now = getattr(old, name), getattr(new, name)
        if was != now:
            yield Difference(name.replace("_", "-"), before=was or None, after=now or None)
