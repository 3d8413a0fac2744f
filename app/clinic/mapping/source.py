"""What is told and by whom, with readings of it that several kinds share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Protocol, TypeVar
from uuid import UUID

from app.clinic.entries import Maker
from app.domain.alerts.said import first_said
from app.domain.chains import roots
from app.domain.history import Day
from app.domain.report.gathered import Gathered


@dataclass(frozen=True)
class Source:
    """``found`` holds nothing that was not chosen (``left_out``)."""

    found: Gathered
    maker: Maker

    @cached_property
    def checkin_roots(self) -> dict[UUID, UUID]:
        """The id under which the chain of each check-in began."""
        return roots(self.found.checkins)

    @cached_property
    def dose_roots(self) -> dict[UUID, UUID]:
        """The same of what was said about doses."""
        return roots(self.found.said)

    @cached_property
    def days(self) -> dict[date, Day]:
        """The days told of that have a check-in, by date."""
        return {d.date: d for d in self.found.shown}

    def has(self, day: date) -> bool:
        """Whether it is one of the days chosen."""
        return self.found.first <= day <= self.found.last


class Version(Protocol):
    """A row of a chain: a check-in, a filled-in questionnaire, a statement about doses."""

    @property
    def entered_at(self) -> datetime:
        """When it was entered."""
        ...

    @property
    def late(self) -> bool:
        """Whether that was on a later day than the one it is about."""
        ...


V = TypeVar("V", bound=Version)


@dataclass(frozen=True)
class HowSaid:
    """How something that is told came to be. ``at``: when it was said as it stands now. ``late``:
    first said on a later day. ``corrected``: something else was said before."""

    at: datetime
    late: bool
    corrected: bool


def how_said(versions: Sequence[V], content: Callable[[V], object]) -> HowSaid:
    """``versions``: a row in force with what it replaced, oldest first. ``content``: what is told
    of a row; what is left out of this sending must not be in it, so that a correction of that
    alone leaves no trace. A version with nothing to tell, ``None`` or empty, counts for nothing."""
    told = [v for v in versions if content(v) not in (None, "", {}, ())] or [versions[-1]]
    now = content(told[-1])
    since = first_said(told, lambda version: content(version) == now)
    return HowSaid(
        at=(since or told[-1]).entered_at,
        late=all(v.late for v in told),
        corrected=any(content(v) != now for v in told),
    )
