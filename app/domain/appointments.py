"""Visits to the clinic, typed by hand: coming ones, and whether the person went.

A visit that did not happen is no fault: all that follows from it is an offer to book another.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from app.domain.chains import standing

LONGEST_NOTE = 200
"""The most characters of a note."""


@dataclass(frozen=True)
class Appointment:
    """One visit. ``day`` may lie in the past: a visit that was.

    ``at``: the time of day on the clinic's clock, if the person said it. ``note``: with whom
    or where, at most ``LONGEST_NOTE`` characters. ``attended``: ``None`` until the person
    says. A change is a new row that ``supersedes``; ``undone`` takes one back.

    FHIR Appointment: ``start`` is ``day`` with ``at``, ``comment`` the ``note``; ``status`` is
    "booked" for ``attended`` of ``None``, "fulfilled" for true, "noshow" for false and
    "cancelled" once it was taken away.
    """

    id: UUID
    day: date
    entered_at: datetime
    at: time | None = None
    note: str = ""
    attended: bool | None = None
    supersedes: UUID | None = None
    undone: bool = False


def standing_appointments(saved: Sequence[Appointment]) -> tuple[Appointment, ...]:
    """The visits in force, in the order first typed; ``saved`` in the order saved."""
    return tuple(found.row for found in standing(saved))


def coming(appointments: Iterable[Appointment], today: date) -> tuple[Appointment, ...]:
    """Those of today and later, the soonest first; on one day those without a time first."""
    return tuple(sorted((a for a in appointments if a.day >= today), key=_moment))


def passed(appointments: Iterable[Appointment], today: date) -> tuple[Appointment, ...]:
    """Those before today, the newest first."""
    before = (a for a in appointments if a.day < today)
    return tuple(sorted(before, key=_moment, reverse=True))


def _moment(one: Appointment) -> tuple[date, time]:
    return one.day, one.at or time.min
