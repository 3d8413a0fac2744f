"""Visits (Appointment) as the clinic's computer holds them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta, tzinfo
from typing import Any

from app.clinic.plan.references import kind_of, resource_path
from app.clinic.plan.refused import Refused
from app.clinic.plan.strict import Appointment, model
from app.clinic.plan.texts import plain
from app.clinic.plan.timing import EARLIEST, LATEST
from app.domain.appointments import LONGEST_NOTE
from app.domain.clinic.plan_at_clinic import VisitAtClinic

STATUSES: dict[str, tuple[bool | None, bool]] = {
    "booked": (None, False),
    "arrived": (True, False),
    "checked-in": (True, False),
    "fulfilled": (True, False),
    "noshow": (False, False),
    "cancelled": (None, True),
    "entered-in-error": (None, True),
}
"""Whether the person went, and whether the visit is off, by FHIR's status. Those that are not
here (proposed, pending, waitlist) are no visits yet."""

MOST_VISITS = 200


def read_visits(
    found: Sequence[Mapping[str, Any]], base: str, patient: str, zone: tzinfo | None
) -> tuple[VisitAtClinic, ...]:
    """The visits of the patient that can be read, as the server ordered them. ``zone``: of the
    device; ``None`` for the one it has on that day."""
    visits = {v.id: v for one in found for v in _visit(one, base, patient, zone)}
    return tuple(visits.values())[:MOST_VISITS]


def _visit(
    resource: Mapping[str, Any], base: str, patient: str, zone: tzinfo | None
) -> Iterator[VisitAtClinic]:
    try:
        one = model(Appointment, resource)
    except Refused:
        return
    if one.status not in STATUSES or not one.id or not _of(one, base, patient):
        return
    attended, gone = STATUSES[one.status]
    if not isinstance(one.start, datetime) or not EARLIEST < one.start.date() < LATEST:
        return
    start = _local(one.start, zone)
    at = start.time().replace(second=0, microsecond=0)
    yield VisitAtClinic(one.id, start.date(), at, _note(one, base), attended, gone)


def _of(one: Appointment, base: str, patient: str) -> bool:
    """Whether it is theirs: a server may answer more than it was asked for."""
    actors = [who.actor.reference for who in one.participant or () if who.actor is not None]
    return patient in {resource_path(base, reference) for reference in actors}


def _local(start: datetime, zone: tzinfo | None) -> datetime:
    """On the clinic's clock, where the clinic wrote its offset. A moment at Greenwich may be a
    clinic's whose computer writes all moments so: it is shown on this device's clock."""
    return start.astimezone(zone) if start.utcoffset() == timedelta() else start


def _note(one: Appointment, base: str) -> str:
    """The comment; else what it is about, with whom and where."""
    if comment := plain(one.comment, LONGEST_NOTE):
        return comment
    actors = [who.actor for who in one.participant or () if who.actor is not None]
    others = [a.display for a in actors if kind_of(base, a.reference) != "Patient"]
    parts = dict.fromkeys(said for one in (one.description, *others) if (said := plain(one)))
    return plain(", ".join(parts), LONGEST_NOTE)
