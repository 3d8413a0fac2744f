"""Reading an append-only history: what is in force, and how it came to be.

Order is the order of saving (the store returns rows that way), never the clock; see
``chains``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.chains import standing
from app.domain.checkins import Answer, CheckIn


@dataclass(frozen=True)
class Entry:
    """A check-in in force with everything it replaced, oldest first (``trail``).

    A correction that was taken back replaced nothing and is in no trail.
    """

    checkin: CheckIn
    trail: tuple[CheckIn, ...] = ()

    @property
    def corrected(self) -> bool:
        """Whether an earlier version is kept behind this one."""
        return bool(self.trail)


@dataclass(frozen=True)
class Day:
    """Everything in force for one day, in the order saved."""

    date: date
    entries: tuple[Entry, ...]

    def giver(self, item_id: str) -> Entry | None:
        """The check-in whose answer to an item is in force; ``None``: missing."""
        given = (e for e in reversed(self.entries) if item_id in e.checkin.answers)
        return next(given, None)

    def answer(self, item_id: str) -> Answer | None:
        """The latest answer given to an item on this day, or ``None``: missing."""
        giver = self.giver(item_id)
        return None if giver is None else giver.checkin.answers[item_id]

    def late(self, item_id: str) -> bool:
        """Whether the answer in force was first given on a later day.

        A correction made later of an answer given in time is a correction, not late.
        """
        giver = self.giver(item_id)
        if giver is None:
            return False
        return all(v.late for v in (*giver.trail, giver.checkin) if item_id in v.answers)

    def changed(self, item_id: str) -> bool:
        """Whether the answer in force replaced another one, or none, in a correction.

        A correction that only touched other questions leaves this one as it was. A version of
        which nothing is told (``report/left_out``) must not show by this that there was one.
        """
        giver = self.giver(item_id)
        if giver is None:
            return False
        now = giver.checkin.answers[item_id]
        return any(v.answers and v.answers.get(item_id) != now for v in giver.trail)

    @property
    def corrected(self) -> bool:
        """Whether any entry of the day was corrected."""
        return any(e.corrected for e in self.entries)

    @property
    def all_late(self) -> bool:
        """Whether the whole day was entered afterwards."""
        return all((e.trail[0] if e.trail else e.checkin).late for e in self.entries)


def entries(saved: Sequence[CheckIn]) -> list[Entry]:
    """The check-ins in force, in the order first saved, each with its trail."""
    return [Entry(found.row, found.trail) for found in standing(saved)]


def days(saved: Sequence[CheckIn]) -> list[Day]:
    """One ``Day`` for each date with a check-in in force, oldest first."""
    by_date: dict[date, list[Entry]] = defaultdict(list)
    for entry in entries(saved):
        by_date[entry.checkin.day].append(entry)
    return [Day(d, tuple(by_date[d])) for d in sorted(by_date)]


SEVERE = 8
"""A pain or withdrawal rating from which a day counts as severe *(product)*."""


def severe(day: Day) -> bool:
    """Whether the day was a very hard one, so that the short check-in is offered first."""
    ratings = (day.answer("pain_24h"), day.answer("withdrawal"))
    return any(isinstance(r, (int, float)) and r >= SEVERE for r in ratings)


def days_without(saved: Iterable[date], first: date, last: date) -> list[date]:
    """The dates from ``first`` to ``last``, both included, that have no entry."""
    known = set(saved)
    every = (date.fromordinal(n) for n in range(first.toordinal(), last.toordinal() + 1))
    return [d for d in every if d not in known]
