"""What the alert rules have to know of the diary, in one visit to the database thread.

What cannot be read counts as not said: one damaged row silences no rule that does not need it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from app.domain.alerts.fired import AlertAct, FiredAlert
from app.domain.alerts.limits import Limits, limits_of
from app.domain.alerts.seen import Seen
from app.domain.alerts.standing import Alerts
from app.domain.appointments import Appointment
from app.domain.baseline import BASELINE_DAYS, first_reduction
from app.domain.chains import standing
from app.domain.clock import local_day
from app.domain.doses import DoseDays, DoseEntry
from app.domain.errors import EntryDamaged
from app.domain.history import Day, days
from app.domain.ports import DiaryStore
from app.domain.records import R, RecordStore
from app.domain.signs import SignReport
from app.domain.supply import Supply
from app.domain.taper import Plans
from app.services.appointments import read_appointments
from app.services.clinic_plan_read import clinic_plan
from app.services.given_limits import read_given
from app.services.reading import Forgiving
from app.services.records import EARLIEST, LATEST, readable
from app.services.scale_read import plans_or_none, read_responses

LOOKED_BACK = timedelta(days=60)
"""How far back the rules look at days, but for the baseline."""


@dataclass(frozen=True)
class Reading:
    """The diary as the rules see it, and the alerts so far."""

    seen: Seen
    alerts: Alerts


def read_alerts(store: RecordStore, now: datetime) -> Alerts:
    """Every alert ever fired, with what was done. Blocking."""
    return _alerts(store, now, limits_of(read_given(store)))


def _alerts(store: RecordStore, now: datetime, limits: Limits) -> Alerts:
    rest = limits.days("rest.days")
    return Alerts(_all(store, FiredAlert), _all(store, AlertAct), now, rest)


def read_all(store: DiaryStore, now: datetime) -> Reading:
    """Everything that the rules look at. Blocking."""
    today = local_day(now)
    since = today - LOOKED_BACK
    given = read_given(store)
    limits = limits_of(given)
    alerts, plans = _alerts(store, now, limits), plans_or_none(store)
    taken, reader = readable(store, DoseEntry, since, LATEST), Forgiving(store)
    responses, latest = read_responses(store), reader.latest_entry()
    signs = _all(store, SignReport)
    entered = [row.entered_at for rows in (taken, responses.all, signs) for row in rows]
    entered += [latest.entered_at] if latest is not None else []
    seen = Seen(
        now=now,
        days=_days(reader, plans, since, today),
        plans=plans,
        doses=DoseDays(plans, taken),
        responses=responses,
        signs=tuple(found.row for found in standing(signs)),
        visits=_visits(store),
        supplies=tuple(found.row for found in standing(_all(store, Supply))),
        limits=limits,
        started=store.first_day(),
        last_said=max(map(local_day, entered), default=None),
        called=sorted({act.day for act in alerts.spoke_on()}),
        clinic_baseline=given.baseline if given is not None else {},
        clinic_plan=clinic_plan(store, plans, now, today),
        right=alerts.right(),
    )
    return Reading(seen, alerts)


def _days(reader: Forgiving, plans: Plans, since: date, today: date) -> list[Day]:
    """The days of late, and those before the first reduction."""
    found = days(reader.between(since, today))
    reduction = first_reduction(plans, today)
    if reduction is None or reduction - timedelta(BASELINE_DAYS) >= since:
        return found
    first = reduction - timedelta(BASELINE_DAYS)
    last = min(reduction, since) - timedelta(days=1)
    return [*days(reader.between(first, last)), *found]


def _visits(store: RecordStore) -> tuple[Appointment, ...]:
    try:
        return read_appointments(store)
    except EntryDamaged:
        return ()


def _all(store: RecordStore, kind: type[R]) -> Sequence[R]:
    return readable(store, kind, EARLIEST, LATEST)
