"""Past days with something said about doses, for the calendar and its list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app.domain.doses import Adherence, DoseDays, DoseKind
from app.domain.records import RecordStore
from app.services.records import read_doses, read_plans


@dataclass(frozen=True)
class DayDoses:
    """A day's doses in short. ``adherence``: of every regular medicine something was said
    about, in the order first said; empty where only other doses were."""

    adherence: tuple[Adherence, ...] = ()
    all_late: bool = False
    corrected: bool = False


def read_history(store: RecordStore, first: date, last: date) -> Mapping[date, DayDoses]:
    """The days with something said, in one visit. Blocking."""
    said = read_doses(store, read_plans(store), first, last)
    return {day: _short(said, day) for day in said.days}


def _short(said: DoseDays, day: date) -> DayDoses:
    found = said.on(day)
    regular = [s.entry.medicine for s in found if s.entry.kind is DoseKind.REGULAR]
    medicines = dict.fromkeys(m for m in regular if m is not None)
    return DayDoses(
        tuple(said.medicine_day(m, day).adherence for m in medicines),
        all(s.late for s in found),
        any(s.trail for s in found),
    )
