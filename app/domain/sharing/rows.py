"""Which rows of a diary are certain, and what is told of the moment at which one was entered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import TypeVar
from uuid import UUID

from app.domain.archives import Everything
from app.domain.chains import Standing
from app.domain.checkins import CheckIn
from app.domain.clock import local_day
from app.domain.doses import DoseEntry
from app.domain.responses import Response

NOON = time(12, tzinfo=UTC)

V = TypeVar("V", CheckIn, DoseEntry, Response)


def certain(everything: Everything) -> Everything:
    """Without every row of an entry of which a version did not open: that one may have corrected
    or taken back the others."""
    if not everything.gaps:
        return everything
    parents = {row.id: row.supersedes for row in (*everything.checkins, *everything.records)}
    parents |= everything.gaps
    torn = {_first(gap, parents) for gap in everything.gaps}
    return replace(
        everything,
        checkins=[c for c in everything.checkins if _first(c.id, parents) not in torn],
        records=[r for r in everything.records if _first(r.id, parents) not in torn],
    )


def _first(row: UUID, parents: Mapping[UUID, UUID | None]) -> UUID:
    seen = {row}
    while (parent := parents.get(row)) is not None and parent not in seen:
        seen.add(parent)
        row = parent
    return row


def noon(day: date) -> datetime:
    """The moment that stands for a day on which something was entered."""
    return datetime.combine(day, NOON)


def entered(found: Standing[V], tells: Callable[[V], bool] | None = None) -> datetime:
    """The day on which a version was entered that says something of what goes along: the first
    one, as one's own diary has it (``Day.late``)."""
    for version in found.trail:
        if tells is None or tells(version):
            return noon(local_day(version.entered_at))
    return noon(local_day(found.row.entered_at))
