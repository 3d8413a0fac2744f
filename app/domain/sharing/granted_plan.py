"""The plan and the doses of a package. Pure.

Of the plan goes along what the doses of the days granted are read against: which medicines, how
much of each was agreed for each of these days, and how a course stood then. No day before or after,
no author, contact, reason or word of what was agreed for a hard day; who decided a change is not
told.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby
from uuid import UUID

from app.domain.chains import Standing, standing
from app.domain.doses import DoseEntry
from app.domain.reigns import Reign, reigns
from app.domain.sharing.packages import Head
from app.domain.sharing.rows import entered, noon
from app.domain.taper import ChangeKind, Course, Plans, PlanState, PlanVersion, Step


def plan_and_doses(
    saved: Sequence[PlanVersion], said: Sequence[DoseEntry], head: Head, *, notes: bool
) -> Iterator[PlanVersion | DoseEntry]:
    """The versions in force on the days granted, oldest first, and what was said about doses of
    these days. ``notes``: own words go along."""
    plans = Plans(saved)
    doses = [found for found in standing(said) if head.first <= found.row.day <= head.last]
    taken = {found.row.medicine for found in doses if found.row.medicine is not None}
    versions = [
        _version(plans, reign, max(reign.first, head.first), taken)
        for reign in reigns(plans, head.last)
        if reign.last >= head.first
    ]
    yield from versions
    known = {m.id for version in versions for m in version.medicines}
    by_root = {plans.root(version.id): version.id for version in versions}
    for found in doses:
        if found.row.medicine is None or found.row.medicine in known:
            plan = found.row.plan
            # A version in which a slip was put right goes along in the place of the other one.
            at = by_root.get(plans.root(plan)) if plan is not None else None
            yield _dose(found, at, notes=notes)


def _dose(found: Standing[DoseEntry], plan: UUID | None, *, notes: bool) -> DoseEntry:
    row = found.row
    return DoseEntry(
        row.id,
        row.day,
        row.kind,
        entered(found),
        row.medicine,
        row.doses,
        row.as_planned,
        plan,
        row.reason if notes else "",
        row.source if notes else "",
    )


def _version(plans: Plans, reign: Reign, first: date, taken: Collection[UUID]) -> PlanVersion:
    """One version, of the days from ``first`` to the last one on which it was in force. ``taken``:
    medicines that something was said about, which keep their name where nothing was agreed."""
    version = reign.version
    courses = [_course(course, first, reign.last) for course in version.courses]
    return PlanVersion(
        id=version.id,
        valid_from=first,
        entered_at=noon(first),
        author="",
        agreed_on=first,
        reason="",
        contingency="",
        follow_up_days=None,
        courses=tuple(c for c in courses if c.steps or c.medicine.id in taken),
        as_needed=version.as_needed,
        kind=_kind(plans, version) if first == version.valid_from else ChangeKind.AGREED,
    )


def _kind(plans: Plans, version: PlanVersion) -> ChangeKind:
    """What the version changed when it was first written: that a slip was put right is not told."""
    root = plans.root(version.id)
    kind = next((v.kind for v in plans.saved if v.id == root), version.kind)
    return ChangeKind.AGREED if kind is ChangeKind.CORRECTED else kind


def _course(course: Course, first: date, last: date) -> Course:
    """The steps as they held on each day, whatever the reason: what was agreed for another day, and
    a step at which a course stays that ended long ago, needs no telling then."""
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    runs = [(step, list(run)) for step, run in groupby(days, key=course.step_on)]
    steps = tuple(Step(run[0], run[-1], step.lines) for step, run in runs if step is not None)
    since = course.since
    if since is not None and since > last:
        return Course(course.medicine, steps, PlanState.IN_PROGRESS)
    return Course(
        course.medicine, steps, course.state, max(since, first) if since is not None else None
    )
