"""Past days with something said about doses, for the calendar and its list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from app.domain.checkins import BACK_FILL_DAYS
from app.domain.clock import local_day
from app.domain.doses import Adherence, DoseDays, DoseKind
from app.domain.errors import EntryDamaged
from app.domain.records import RecordStore
from app.domain.taper import Plans
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


def recent_dose_days(store: RecordStore, first: date, last: date) -> Sequence[date]:
    """The days with something said; none where a row does not open. Blocking."""
    try:
        return list(read_history(store, first, last))
    except EntryDamaged:
        return ()


def dose_reach(store: RecordStore, today: date, known: date | None) -> tuple[date, date] | None:
    """The first day that may have doses, and today; ``None`` for a diary without any.

    Doses need a plan in force and are added at most 7 days afterwards, so nothing lies
    before that; reading all of them only to find the first would take longer each month.
    ``known``: the first check-in: with one there is a calendar in any case.
    """
    try:
        first = _first_possible(read_plans(store))
        if first is None or first > today:
            return None
        if known is None and not read_history(store, first, today):
            return None
    except EntryDamaged:
        return None
    return first, today


def _first_possible(plans: Plans) -> date | None:
    """The first day for which doses could ever be said."""
    back = timedelta(BACK_FILL_DAYS)
    firsts = [max(v.valid_from, local_day(v.entered_at) - back) for v in plans.saved]
    return min(firsts, default=None)
