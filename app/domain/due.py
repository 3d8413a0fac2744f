"""Which questionnaires are due today, and which two of them are offered.

Pure: the same history, plan and day give the same offers. The days and counts are those of
``clinical.md``, section 1; where it gives none they are marked *(product)*.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import IntEnum
from functools import cached_property

from app.domain.baseline import reductions
from app.domain.responses import Response, Responses, Wait, opener
from app.domain.scales.model import Scale, Since
from app.domain.scales.registry import SCALES
from app.domain.scales.scoring import at_cut
from app.domain.taper import Plans

AT_MOST = 2
"""Questionnaires offered on one day, those answered or put off on it included."""

BEFORE_VISIT = 3
"""Days before an appointment from which on its questionnaires are offered *(product)*."""

FRESH_FOR_VISIT = 7
"""An answer that old or younger on the day of the visit is not asked again *(product)*."""

OPEN_FOR = 14
"""Days that the rest of a questionnaire stays on offer: until its first part is due again."""

AGAIN = 14
"""Days after "not this time" until what is asked once is offered again *(product)*."""


class Why(IntEnum):
    """Why a questionnaire is due. The smaller comes first when there is no room for all."""

    SCORE = 1
    """The score of another one offers the rest."""
    STEP = 2
    """The first days at a lower step."""
    VISIT = 3
    """An appointment is near."""
    BASELINE = 4
    """Once before the first reduction, or once at all."""
    REGULAR = 5
    """It is repeated every so many days."""


@dataclass(frozen=True)
class Offer:
    """A questionnaire that is due. ``since``: the first day of this occasion. ``by``: the
    response whose score offers it."""

    scale: Scale
    why: Why
    since: date
    by: Response | None = None


@dataclass(frozen=True)
class Known:
    """What the rules look at. ``started``: the first day of the diary, ``None`` while it is
    empty: nothing is due then. ``begun``: scales with answers that are not saved yet."""

    today: date
    responses: Responses
    plans: Plans
    started: date | None
    visits: Sequence[date] = ()
    begun: frozenset[str] = field(default_factory=frozenset)

    @cached_property
    def reductions(self) -> tuple[date, ...]:
        """The days up to today on which less is agreed than on the day before."""
        return tuple(reductions(self.plans, self.today))

    def skipped(self, scale: Scale) -> date | None:
        """The last day on which it was "not this time"."""
        days = [
            d.day
            for d in self.responses.deferred
            if d.scale == scale.id and d.wait is Wait.NOT_THIS_TIME
        ]
        return max(days, default=None)

    def handled(self, scale: Scale) -> date | None:
        """The last day on which it was answered, or was "not this time"."""
        latest = self.responses.latest(scale)
        days = [d for d in (latest.day if latest else None, self.skipped(scale)) if d]
        return max(days, default=None)


def due(known: Known) -> list[Offer]:
    """Everything that is due, the most important first; nothing is left out."""
    if known.started is None:
        return []
    found = [o for scale in SCALES if (o := _due(scale, known)) is not None]
    whole = {o.scale.id for o in found}
    left = [o for o in found if o.scale.part_of not in whole]
    return sorted(left, key=lambda o: (o.scale.id not in known.begun, o.why, o.since))


def offered(known: Known) -> list[Offer]:
    """What Today shows: at most two a day, the rest wait. The rest of a questionnaire takes
    the place of the part that opened it."""
    taken = _places(known)
    not_now = {
        d.scale
        for d in known.responses.deferred
        if d.day == known.today and d.scale not in known.begun
    }
    shown = []
    for offer in due(known):
        if offer.scale.id in not_now:
            continue
        place = offer.by.scale if offer.by is not None else offer.scale.id
        if place in taken or len(taken) < AT_MOST:
            taken.add(place)
            shown.append(offer)
    return shown


def _places(known: Known) -> set[str]:
    """The places of today that are taken by what was answered or put off."""
    used = [r.scale for r in known.responses.all if r.day == known.today]
    used += [d.scale for d in known.responses.deferred if d.day == known.today]
    opened = {s.opens for s in SCALES if s.opens in used and s.id in used}
    return {scale for scale in used if scale not in opened}


def _due(scale: Scale, known: Known) -> Offer | None:
    rules = (_by_score, _after_step, _before_visit, _baseline, _regular)
    return next((o for rule in rules for o in rule(scale, known)), None)


def _by_score(scale: Scale, known: Known) -> Iterator[Offer]:
    first = opener(scale.id)
    by = known.responses.latest(first) if first is not None else None
    if first is None or by is None or not at_cut(first, by.answers):
        return
    answered = any(r.opened_by == by.id or r.id == by.id for r in _wholes(scale, known))
    later = any(r.day > by.day for r in _wholes(scale, known))
    skipped = known.skipped(scale)
    open_still = (known.today - by.day).days < OPEN_FOR
    if open_still and not answered and not later and not (skipped and skipped >= by.day):
        yield Offer(scale, Why.SCORE, by.day, by)


def _wholes(scale: Scale, known: Known) -> list[Response]:
    return [r for r in known.responses.all if r.scale == scale.id]


def _after_step(scale: Scale, known: Known) -> Iterator[Offer]:
    length = scale.schedule.after_step
    steps = [s for s in known.reductions if (known.today - s).days < (length or 0)]
    latest = known.responses.latest(scale)
    if not steps or (latest is not None and latest.day == known.today):
        return
    skipped = known.skipped(scale)
    if skipped is None or skipped < steps[-1]:
        yield Offer(scale, Why.STEP, steps[-1])


def _before_visit(scale: Scale, known: Known) -> Iterator[Offer]:
    if not scale.schedule.before_visit or not _under_way(scale, known):
        return
    for visit in sorted(known.visits):
        since = visit - timedelta(days=BEFORE_VISIT)
        handled = known.handled(scale)
        fresh = handled is not None and (visit - handled).days <= FRESH_FOR_VISIT
        if since <= known.today <= visit and not fresh:
            yield Offer(scale, Why.VISIT, since)


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
    if not wanted or known.started is None or known.responses.latest(scale) is not None:
        return
    skipped = known.skipped(scale)
    if skipped is None or (known.today - skipped).days >= AGAIN:
        yield Offer(scale, Why.BASELINE, known.started)


def _regular(scale: Scale, known: Known) -> Iterator[Offer]:
    every, start = scale.schedule.every, _start(scale, known)
    if every is None or start is None:
        return
    handled = known.handled(scale)
    since = start + timedelta(days=scale.schedule.first_after)
    if handled is not None and handled >= start:
        since = handled + timedelta(days=every)
    if since <= known.today:
        yield Offer(scale, Why.REGULAR, since)
