"""The rows of the clinic: added, signed in, signed out, taken away. Rows are only ever added.

Everything here blocks and runs on the database thread.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from uuid import uuid4

from app.domain.chains import chain_of, roots
from app.domain.clinic.access import Access
from app.domain.clinic.clinics import Clinic, current_clinic, install_of
from app.domain.clinic.errors import NotSignedIn, SignInEnded
from app.domain.clock import local_day
from app.domain.ports import DiaryStore
from app.services import clinic_plan_read, clinic_visits
from app.services.clinic_access import keep_access, read_access


def read_clinic(store: DiaryStore) -> tuple[Clinic | None, Access | None]:
    """The clinic, and the permission where it is for this clinic and this patient."""
    clinic, access = current_clinic(store.records(Clinic)), read_access(store)
    if clinic is None or access is None:
        return clinic, None
    same = (clinic.base, clinic.patient) == (access.base, access.patient)
    return clinic, access if same else None


def add_clinic(store: DiaryStore, base: str, name: str, client: str, now: datetime) -> Clinic:
    """Note a clinic; of one that is there its name and ``client``, where they changed."""
    saved = store.records(Clinic)
    there = current_clinic(saved)
    if there is None:
        row = replace(_new(saved, now), base=base, name=name, client=client)
    else:
        row = replace(_after(there, now), name=name or there.name, client=client)
        if (row.name, row.client) == (there.name, there.client):
            return there
    store.add_records([row])
    return row


def note_signed_in(store: DiaryStore, access: Access, person: str, now: datetime) -> Clinic:
    """Keep the permission, and note who signed in. ``NotSignedIn`` once the clinic was taken
    away.

    For another patient the clinic is as if added anew: what went into the one record is not in
    the other, and what waits for it must not go there.
    """
    saved = store.records(Clinic)
    clinic = current_clinic(saved)
    if clinic is None or clinic.base != access.base:
        raise NotSignedIn(SignInEnded.MIXED_UP)
    keep_access(store, access)
    if _patients(saved, clinic) - {access.patient}:
        take_away(store, now)
        new = _new(saved, now)
        row = replace(new, base=clinic.base, name=clinic.name, client=clinic.client)
    else:
        row = _after(clinic, now)
    row = replace(row, patient=access.patient, person=person, scopes=access.scopes)
    store.add_records([row])
    return row


def note_signed_out(store: DiaryStore, now: datetime) -> None:
    """Nobody is signed in any more."""
    clinic = current_clinic(store.records(Clinic))
    if clinic is not None and clinic.patient:
        store.add_records([replace(_after(clinic, now), patient="", person="", scopes=())])


def take_away(store: DiaryStore, now: datetime) -> None:
    """Take the clinic away, every version of it, with what waited to be sent there and what was
    read there last."""
    saved = store.records(Clinic)
    clinic = current_clinic(saved)
    found = chain_of(saved, clinic.id) if clinic is not None else None
    if clinic is None or found is None:
        return
    rows = reversed((*found.trail, found.row))
    store.add_records([replace(_after(row, now), undone=True) for row in rows])
    root = roots(saved)[clinic.id]
    for parcel in [one for one in store.parcels() if one.clinic == root]:
        store.acknowledge(parcel.id, None)
    for note in (clinic_plan_read.NOTE, clinic_visits.NOTE):
        store.keep_note(note, None)


def _patients(saved: Sequence[Clinic], clinic: Clinic) -> set[str]:
    """Whose record it was, as long as this clinic was added."""
    found = chain_of(saved, clinic.id)
    rows = (*found.trail, found.row) if found is not None else (clinic,)
    return {row.patient for row in rows} - {""}


def _new(saved: Sequence[Clinic], now: datetime) -> Clinic:
    """A row of this moment, with nothing in it yet."""
    install = install_of(saved) or uuid4()
    return Clinic(uuid4(), local_day(now), now, base="", name="", install=install)


def _after(row: Clinic, now: datetime) -> Clinic:
    """A row of this moment that changes ``row``."""
    return replace(row, id=uuid4(), day=local_day(now), entered_at=now, supersedes=row.id)
