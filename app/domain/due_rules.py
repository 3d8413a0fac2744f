"""One rule for each reason why a questionnaire may be due.

The days and counts are those of ``clinical.md``, section 1; where it gives none they are
marked *(product)*.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from app.domain.occasions import AHEAD, Known, Offer, Why
from app.domain.responses import Response, Wait, opener
from app.domain.scales.model import Scale, Since
from app.domain.scales.scoring import at_cut

BEFORE_VISIT = 3
"""Days before an appointment from which on its questionnaires are offered *(product)*."""

FRESH_FOR_VISIT = 7
"""An answer that old or younger on the day of the visit is not asked again *(product)*."""

OPEN_FOR = 14
"""Days that the rest of a questionnaire stays on offer: until its first part is due again."""

AGAIN = 14
"""Days after "not this time" until what is asked once is offered again *(product)*."""


def occasion(scale: Scale, known: Known) -> Offer | None:
    """The offer of ``scale`` for the first reason that holds; ``None`` when it is not due."""
    rules = (by_score, _after_step, _before_visit, _baseline, _regular, _begun)
    return next((o for rule in rules for o in rule(scale, known)), None)


def by_score(scale: Scale, known: Known) -> Iterator[Offer]:
    """The offer of the rest of a scale whose first part is at its cut; at most one."""
    first = opener(scale.id)
    by = known.latest(first) if first is not None else None
    if first is None or by is None or not at_cut(first, by.answers):
        return
    open_still = (known.today - by.day).days < OPEN_FOR
    if open_still and not _followed(scale, by, known) and not _declined(scale, by, known):
        yield Offer(scale, Why.SCORE, by.day, by)


def _followed(scale: Scale, by: Response, known: Known) -> bool:
    """Whether the whole ``scale`` was answered with or after its part ``by``."""
    root = known.responses.root
    answered = [r for r in known.responses.of(scale) if r.day <= known.today + AHEAD]
    return any(
        r.day > by.day or r.id == by.id or root(r.opened_by) == root(by.id) for r in answered
    )


def _declined(scale: Scale, by: Response, known: Known) -> bool:
    """Whether it was "not this time" after ``by``; what was said before that score was not
    about it."""
    said = known.put_offs(scale, Wait.NOT_THIS_TIME)
    return any(d.day > by.day or (d.day == by.day and d.entered_at >= by.entered_at) for d in said)


def _after_step(scale: Scale, known: Known) -> Iterator[Offer]:
    length = scale.schedule.after_step
    steps = [s for s in known.reductions if (known.today - s).days < (length or 0)]
    latest = known.latest(scale)
    if not steps or (latest is not None and latest.day >= known.today):
        return
    skipped = known.skipped(scale)
    if skipped is None or skipped < steps[-1]:
        yield Offer(scale, Why.STEP, steps[-1])


def _before_visit(scale: Scale, known: Known) -> Iterator[Offer]:
    if not scale.schedule.before_visit or not _under_way(scale, known):
        return
    handled = known.handled(scale)
    for visit in sorted(v for v in known.visits if 0 <= (v - known.today).days <= BEFORE_VISIT):
        if handled is None or (visit - handled).days > FRESH_FOR_VISIT:
            yield Offer(scale, Why.VISIT, visit - timedelta(days=BEFORE_VISIT))


def _under_way(scale: Scale, known: Known) -> bool:
    """Whether what the scale asks about has begun."""
    return _start(scale, known) is not None


def _start(scale: Scale, known: Known) -> date | None:
    since = scale.schedule.since
    if since is Since.REDUCTION:
        return known.reductions[0] if known.reductions else None
    if since is Since.PLAN:
        first = known.plans.first_day
        return first if first is not None and first <= known.today else None
    return known.started


def _baseline(scale: Scale, known: Known) -> Iterator[Offer]:
    schedule = scale.schedule
    wanted = schedule.once or (schedule.baseline and not known.reductions)
    if not wanted or known.started is None or known.latest(scale) is not None:
        return
    wait = 0 if schedule.baseline and known.baseline_near else schedule.first_after
    since = known.started + timedelta(days=wait)
    skipped = known.skipped(scale)
    if since <= known.today and (skipped is None or (known.today - skipped).days >= AGAIN):
        yield Offer(scale, Why.BASELINE, since)


def _regular(scale: Scale, known: Known) -> Iterator[Offer]:
    every, start = scale.schedule.every, _start(scale, known)
    if every is None or start is None:
        return
    handled = known.handled(scale)
    since = max(start, known.started or start) + timedelta(days=scale.schedule.first_after)
    if handled is not None and handled >= start:
        since = handled + timedelta(days=every)
    if since <= known.today:
        yield Offer(scale, Why.REGULAR, since)


def _begun(scale: Scale, known: Known) -> Iterator[Offer]:
    """What was begun may be gone on with, due or not: nothing typed is lost from sight."""
    if scale.id in known.begun:
        yield Offer(scale, Why.REGULAR, known.today)
