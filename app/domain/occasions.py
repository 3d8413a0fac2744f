"""What decides whether a questionnaire is due, and an offer of one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import IntEnum
from functools import cached_property

from app.domain.baseline import reductions
from app.domain.responses import Deferral, Response, Responses, Wait
from app.domain.scales.model import Scale
from app.domain.taper import Plans

NEAR = 7
"""Days before the first reduction in which the baseline waits for nothing *(product)*."""

AHEAD = timedelta(days=1)
"""How far ahead of today an answer may lie, after a flight to the west. What lies further
ahead was said while the clock was wrong, and must keep nothing from being due."""


class Why(IntEnum):
    """Why a questionnaire is due. The smaller is the reason told when there are several; the
    first three come before the others when there is no room for all."""

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
    empty: nothing is due then. ``visits``: days of appointments, past ones too. ``begun``:
    scales with answers that are not saved yet."""

    today: date
    responses: Responses
    plans: Plans
    started: date | None
    visits: Sequence[date] = ()
    begun: frozenset[str] = field(default_factory=frozenset)

    @cached_property
    def reductions(self) -> tuple[date, ...]:
        """The days up to today from which on less is agreed."""
        return tuple(r for r in self._reductions if r <= self.today)

    @property
    def baseline_near(self) -> bool:
        """Whether the first reduction is at hand or past."""
        return bool(self._reductions)

    @cached_property
    def _reductions(self) -> list[date]:
        return reductions(self.plans, self.today + timedelta(days=NEAR))

    def latest(self, scale: Scale) -> Response | None:
        """The newest response that is not of a day to come."""
        found = [r for r in self.responses.of(scale) if r.day <= self.today + AHEAD]
        return found[-1] if found else None

    def skipped(self, scale: Scale) -> date | None:
        """The last day on which it was "not this time"."""
        return max((d.day for d in self.put_offs(scale, Wait.NOT_THIS_TIME)), default=None)

    def handled(self, scale: Scale) -> date | None:
        """The last day on which it was answered, or was "not this time"."""
        latest = self.latest(scale)
        days = [d for d in (latest.day if latest else None, self.skipped(scale)) if d]
        return max(days, default=None)

    def put_off(self, offer: Offer) -> int:
        """On how many earlier days of this occasion it was "not now"."""
        days = {d.day for d in self.put_offs(offer.scale, Wait.NOT_NOW)}
        return len([d for d in days if offer.since <= d < self.today])

    def put_offs(self, scale: Scale, wait: Wait) -> Iterator[Deferral]:
        """When it was left out like that, as far as today knows."""
        for deferral in self.responses.deferred:
            known = deferral.day <= self.today + AHEAD
            if known and (deferral.scale, deferral.wait) == (scale.id, wait):
                yield deferral
