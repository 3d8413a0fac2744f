"""A day's doses as a screen needs them: what was agreed, what was said, what comes next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from app.domain.checkins import may_describe
from app.domain.doses import (
    DoseDays,
    DoseInForce,
    DoseKind,
    MedicineDay,
    beyond_maximum,
)
from app.domain.medicines import Medicine
from app.domain.records import RecordStore
from app.domain.taper import AsNeeded, Course, Plans, PlanVersion, Step
from app.services.records import read_doses, read_plans
from app.services.supplies import SupplyLeft, read_supplies

FORM = "dose."
"""What the keys of half-typed dose pages begin with: ``dose.2025-03-02``."""


def form_key(day: date) -> str:
    """The form of the dose page of ``day``."""
    return f"{FORM}{day.isoformat()}"


def form_day(key: str) -> date | None:
    """The day of a dose page's form; ``None`` for other forms."""
    try:
        return date.fromisoformat(key.removeprefix(FORM)) if key.startswith(FORM) else None
    except ValueError:
        return None


class Phase(StrEnum):
    """How a day lies to the plan."""

    NONE = "none"
    """There is no plan at all."""
    AHEAD = "ahead"
    """The first agreed day is still to come."""
    NOW = "now"
    """Something is agreed for the day."""
    OVER = "over"
    """The last step has ended and no next one is agreed."""


@dataclass(frozen=True)
class RegularDay:
    """A regular medicine with a step on the day. ``number``: the step's, from 1, among
    ``steps``. ``following``: the next agreed step, if any."""

    course: Course
    step: Step
    number: int
    steps: int
    following: Step | None
    said: DoseInForce | None
    against: MedicineDay

    @property
    def medicine(self) -> Medicine:
        """The medicine."""
        return self.course.medicine


@dataclass(frozen=True)
class NeededDay:
    """An as-needed medicine and what was taken of it on the day."""

    agreed: AsNeeded
    taken: tuple[DoseInForce, ...]

    @property
    def total(self) -> Decimal:
        """The day's sum, in the medicine's unit."""
        return sum((t.entry.amount for t in self.taken), Decimal())

    @property
    def beyond(self) -> bool:
        """Whether that is more than the agreed daily maximum."""
        return beyond_maximum(self.taken, self.agreed.medicine, self.agreed.daily_maximum)


@dataclass(frozen=True)
class DoseDay:
    """Everything about the doses of ``day``.

    ``edge``: the first agreed day of a plan ahead, the last of one that is over. ``without``:
    regular medicines of the version that have no step on the day. ``apart``: what was said
    about medicines that this day's plan no longer has. ``form``: what was typed and not
    saved; ``begun``: the other days that have such a form. ``damaged``: it cannot be read.
    """

    day: date
    today: date
    phase: Phase = Phase.NONE
    version: PlanVersion | None = None
    edge: date | None = None
    regular: tuple[RegularDay, ...] = ()
    without: tuple[Course, ...] = ()
    needed: tuple[NeededDay, ...] = ()
    others: tuple[DoseInForce, ...] = ()
    apart: tuple[tuple[DoseInForce, Medicine | None], ...] = ()
    supplies: tuple[SupplyLeft, ...] = ()
    form: Mapping[str, str] = field(default_factory=dict)
    begun: tuple[date, ...] = ()
    damaged: bool = False

    @property
    def unsaid(self) -> tuple[RegularDay, ...]:
        """The regular medicines of which nothing was said yet."""
        return tuple(r for r in self.regular if r.said is None)

    @property
    def in_reach(self) -> bool:
        """Whether something new may be said of the day: today and 7 days back."""
        return may_describe(self.day, self.today)

    @property
    def open(self) -> bool:
        """Whether there is anything to say of the day's doses."""
        return bool(self.regular or self.needed)

    @property
    def something_said(self) -> bool:
        """Whether anything is in force for the day."""
        said = any(r.said is not None for r in self.regular)
        return said or any(n.taken for n in self.needed) or bool(self.others or self.apart)


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
