"""What a person chose for a report: the days, the topics and the paper."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from app.domain.appointments import Appointment, passed
from app.domain.paper import PaperSize
from app.domain.report.topics import USUAL, Topic

USUAL_DAYS = 90
"""How far a report looks back where no visit says otherwise."""

LEAST_DAYS = 14
"""A visit that is not so long ago is not worth a report of the days since (product)."""


@dataclass(frozen=True)
class ReportChoices:
    """The days ``first`` to ``last``, both included."""

    first: date
    last: date
    topics: frozenset[Topic] = USUAL
    paper: PaperSize = PaperSize.A4

    def has(self, *topics: Topic) -> bool:
        """Whether all of ``topics`` were chosen."""
        return self.topics.issuperset(topics)

    @property
    def days(self) -> int:
        """Calendar days, with or without an entry."""
        return (self.last - self.first).days + 1


class Trouble(StrEnum):
    """Why no report can be made of the days chosen."""

    TURNED = "turned"
    """The first day comes after the last."""
    AHEAD = "ahead"
    """The last day is still to come."""
    BEFORE = "before"
    """The last day comes before the first one of the diary."""


def trouble(choices: ReportChoices, today: date, started: date | None) -> Trouble | None:
    """What is wrong with the days; ``None`` for nothing. ``started``: the first day of the diary,
    ``None`` while it is empty: an empty report is then what there is."""
    if choices.last > today:
        return Trouble.AHEAD
    if choices.first > choices.last:
        return Trouble.TURNED
    if started is not None and choices.last < started:
        return Trouble.BEFORE
    return None


def usual_first(today: date, started: date | None, visits: Iterable[Appointment]) -> date:
    """The first day of a report up to ``today``: since the last visit that the person went to, if
    that was 14 days ago or longer, else the last 90 days; never before the diary began."""
    went = next((v.day for v in passed(visits, today) if v.attended), None)
    first = today - timedelta(days=USUAL_DAYS - 1)
    if went is not None and (today - went).days >= LEAST_DAYS:
        first = went
    return max(first, min(started, today)) if started is not None else first
