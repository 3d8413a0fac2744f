"""Visits that the clinic's computer holds, taken into the diary's own list. Blocking.

What a person typed or said themselves always wins; of a visit that came from the clinic only
what changed there since it was read last is taken over.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID, uuid4

from app.domain.appointments import Appointment
from app.domain.chains import chain_of, roots, standing
from app.domain.clinic.noted import from_text, to_text
from app.domain.clinic.plan_at_clinic import VisitAtClinic, made_id
from app.domain.ports import DiaryStore
from app.services.entries import backwards, undone

NOTE = "clinic.visits"
"""What the clinic said last, by ``OutboxStore.note``."""


@dataclass(frozen=True)
class VisitsRead:
    """What reading the visits did to the list: how many came, changed, and went."""

    added: int = 0
    changed: int = 0
    gone: int = 0


@dataclass(frozen=True)
class _Noted:
    of: str
    visits: tuple[VisitAtClinic, ...]


def keep_visits(
    store: DiaryStore, of: str, found: Sequence[VisitAtClinic], now: datetime
) -> VisitsRead:
    """Take what was read into the list, and note it. Read twice it is there once. ``of``: the
    address of the patient's record at the clinic."""
    last, saved = _noted(store, of), store.records(Appointment)
    told: dict[str, list[Appointment]] = {"added": [], "changed": [], "gone": []}
    for visit in found:
        what, rows = _rows(saved, of, visit, last.get(visit.id), now)
        told[what] += rows
    store.add_records([row for rows in told.values() for row in rows])
    store.keep_note(NOTE, to_text(_Noted(of, tuple(found))))
    off = {row.id for row in saved if row.id in {gone.supersedes for gone in told["gone"]}}
    gone = len({chain.row.id for chain in standing(saved)} & off)
    return VisitsRead(len(told["added"]), len(told["changed"]), gone)


def _noted(store: DiaryStore, of: str) -> Mapping[str, VisitAtClinic]:
    text = store.note(NOTE)
    try:
        noted = from_text(_Noted, text) if text else _Noted(of, ())
    except ValueError:
        return {}
    return {one.id: one for one in noted.visits} if noted.of == of else {}


def first_id(of: str, visit: VisitAtClinic) -> UUID:
    """The id of the first row of a visit of the clinic."""
    return made_id(of, "Appointment", visit.id)


def _rows(
    saved: Sequence[Appointment],
    of: str,
    visit: VisitAtClinic,
    last: VisitAtClinic | None,
    now: datetime,
) -> tuple[str, list[Appointment]]:
    """What happens to the list, and the rows that do it."""
    first = first_id(of, visit)
    if all(row.id != first for row in saved):
        new = Appointment(first, visit.day, now, visit.at, visit.note, visit.attended)
        return "added", [] if visit.gone or _typed(saved, visit) else [new]
    found = chain_of(saved, first)
    if found is None:
        return "added", _again(saved, first, visit, last, now)
    current = found.row
    if visit.gone:
        said = current.attended is not None
        return "gone", [] if said else [undone(r, now) for r in backwards(saved, current)]
    row = _merged(current, visit, last or _as_read(current, visit))
    if row == current:
        return "changed", []
    return "changed", [replace(row, id=uuid4(), entered_at=now, supersedes=current.id)]


def _typed(saved: Sequence[Appointment], visit: VisitAtClinic) -> bool:
    """Whether the person has it on their list already: the same day, and the same time or none.
    It is theirs then, and shown once."""
    there = [found.row for found in standing(saved)]
    return any(one.day == visit.day and one.at in (visit.at, None) for one in there)


def _again(
    saved: Sequence[Appointment],
    first: UUID,
    visit: VisitAtClinic,
    last: VisitAtClinic | None,
    now: datetime,
) -> list[Appointment]:
    """One that is off the list comes back where the clinic gave it a new time, or booked it
    again; not where the person took it away and nothing changed."""
    moved = last is not None and (last.gone or (last.day, last.at) != (visit.day, visit.at))
    if visit.gone or not moved or _typed(saved, visit):
        return []
    chain = roots(saved)
    newest = [row for row in saved if chain[row.id] == first and not row.undone][-1]
    return [
        Appointment(
            uuid4(), visit.day, now, visit.at, visit.note, visit.attended, supersedes=newest.id
        )
    ]


def _as_read(current: Appointment, visit: VisitAtClinic) -> VisitAtClinic:
    """Where nobody knows what the clinic said last: day and time count as changed where they
    differ, the note as the person's own."""
    return replace(visit, day=current.day, at=current.at, attended=None)


def _merged(current: Appointment, visit: VisitAtClinic, last: VisitAtClinic) -> Appointment:
    """What changed at the clinic, over what stands in the diary. Whether they went is first of
    all what the person said; of a visit that was moved nobody has said it yet."""
    row = replace(
        current,
        day=visit.day if visit.day != last.day else current.day,
        at=visit.at if visit.at != last.at else current.at,
        note=visit.note if visit.note != last.note else current.note,
    )
    said = current.attended if row.day == current.day else None
    return replace(row, attended=said if said is not None else visit.attended)
