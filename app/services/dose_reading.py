"""Reading a day's doses and the plan around them. Blocking, for the database thread."""

from __future__ import annotations

from datetime import date

from app.domain.doses import (
    DoseDays,
    DoseInForce,
    DoseKind,
)
from app.domain.medicines import Medicine
from app.domain.records import RecordStore
from app.domain.taper import Course, Plans, PlanVersion
from app.services.dose_day import DoseDay, NeededDay, Phase, RegularDay, form_day, form_key
from app.services.records import read_doses, read_plans
from app.services.supplies import read_supplies


def read_day(store: RecordStore, day: date, today: date) -> DoseDay:
    """Read it all in one visit. Blocking."""
    plans = read_plans(store)
    said = read_doses(store, plans, day, day)
    version = plans.on(day)
    regular = _regular(plans, said, day)
    phase, edge = _phase(plans, version, bool(regular), day)
    return DoseDay(
        day=day,
        today=today,
        phase=phase,
        version=version,
        edge=edge,
        regular=regular,
        without=_without(version, day),
        needed=tuple(
            NeededDay(a, said.as_needed(a.medicine.id, day))
            for a in (version.as_needed if version is not None else ())
        ),
        others=said.other_sources(day),
        apart=_apart(plans, said, version, day),
        supplies=read_supplies(store, plans, today) if day == today else (),
        form=store.form(form_key(day)),
        begun=_begun(store, day, today),
    )


def _regular(plans: Plans, said: DoseDays, day: date) -> tuple[RegularDay, ...]:
    version = plans.on(day)
    found = []
    for course in version.courses if version is not None else ():
        step = course.step_on(day)
        if step is not None:
            medicine_id = course.medicine.id
            found.append(
                RegularDay(
                    course=course,
                    step=step,
                    number=course.steps.index(step) + 1,
                    steps=len(course.steps),
                    following=course.next_step(day),
                    said=said.regular(medicine_id, day),
                    against=said.medicine_day(medicine_id, day),
                )
            )
    return tuple(found)


def _phase(
    plans: Plans, version: PlanVersion | None, agreed: bool, day: date
) -> tuple[Phase, date | None]:
    if agreed:
        return Phase.NOW, None
    ahead = [
        max(v.valid_from, s.start)
        for v in plans.versions
        for c in v.courses
        for s in c.steps
        if (v.valid_from > day or v is version) and s.start > day
    ]
    if ahead:
        return Phase.AHEAD, min(ahead)
    if version is None:
        return Phase.NONE, None
    if not version.courses:
        return Phase.NOW, None
    ends = [s.end for c in version.courses for s in c.steps]
    return Phase.OVER, max(ends, default=None)


def _without(version: PlanVersion | None, day: date) -> tuple[Course, ...]:
    courses = version.courses if version is not None else ()
    return tuple(c for c in courses if c.step_on(day) is None)


def _apart(
    plans: Plans, said: DoseDays, version: PlanVersion | None, day: date
) -> tuple[tuple[DoseInForce, Medicine | None], ...]:
    """What no other part shows: the medicine or its step is gone from the day's plan."""
    shown = {
        (DoseKind.REGULAR, c.medicine.id)
        for c in (version.courses if version is not None else ())
        if c.step_on(day) is not None
    }
    shown |= {
        (DoseKind.AS_NEEDED, a.medicine.id)
        for a in (version.as_needed if version is not None else ())
    }
    names = {m.id: m for v in plans.saved for m in v.medicines}
    return tuple(
        (s, names.get(s.entry.medicine) if s.entry.medicine else None)
        for s in said.on(day)
        if s.entry.kind is not DoseKind.OTHER_SOURCE
        and (s.entry.kind, s.entry.medicine) not in shown
    )


def _begun(store: RecordStore, day: date, today: date) -> tuple[date, ...]:
    days = [form_day(key) for key in store.forms()]
    return tuple(d for d in days if d is not None and d != day and d <= today)
