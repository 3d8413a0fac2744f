"""What the questionnaires have to know of the diary, in one visit to the database thread."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from app.domain.clock import local_day
from app.domain.due import Known
from app.domain.errors import EntryDamaged, GlidepathError
from app.domain.ports import DiaryStore
from app.domain.records import R, RecordStore
from app.domain.responses import Deferral, Response, Responses
from app.domain.taper import Plans
from app.services.appointments import read_appointments
from app.services.records import EARLIEST, LATEST, read_plans, readable

KEY = "questionnaires"
"""The form that holds what was answered and not saved. One for all: its key stands in the
clear, and which questionnaire somebody has begun tells how an earlier one came out."""


def read_responses(store: RecordStore) -> Responses:
    """Every response and deferral of the days that can be read. Blocking."""
    return Responses(_all(store, Response), _all(store, Deferral))


def read_known(store: DiaryStore, today: date) -> Known:
    """What decides what is due. A plan or a list of visits that cannot be read counts as
    none: the screens that show them say so. Blocking."""
    responses, plans = read_responses(store), plans_or_none(store)
    # A plan may have begun long before it was typed in; the diary has not.
    typed = (local_day(version.entered_at) for version in plans.saved)
    days = (store.first_day(), *typed, *(r.day for r in responses.all[:1]))
    return Known(
        today=today,
        responses=responses,
        plans=plans,
        started=min((d for d in days if d is not None and d <= today), default=None),
        visits=_visits(store),
        begun=frozenset(begun(_form(store))),
    )


def begun(fields: Iterable[str]) -> set[str]:
    """The scales with something in the form."""
    return {name.split("/")[0] for name in fields if "/" in name}


def _form(store: DiaryStore) -> Mapping[str, str]:
    """The form; nothing where it cannot be opened. The page that it is for says so."""
    try:
        return store.form(KEY)
    except EntryDamaged:
        return {}


def plans_or_none(store: RecordStore) -> Plans:
    """Every version of the plan; one that cannot be read counts as none. Blocking."""
    try:
        return read_plans(store)
    except GlidepathError:
        return Plans([])


def _visits(store: RecordStore) -> tuple[date, ...]:
    """The days of the visits. One row that does not open hides all: half a chain could show a
    visit on the day that it was moved away from."""
    try:
        return tuple(a.day for a in read_appointments(store))
    except EntryDamaged:
        return ()


def _all(store: RecordStore, kind: type[R]) -> tuple[R, ...]:
    return tuple(readable(store, kind, EARLIEST, LATEST))
