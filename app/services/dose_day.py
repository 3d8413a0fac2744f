"""A day's doses as a screen needs them: what was agreed, what was said, what comes next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from app.domain.checkins import may_describe
from app.domain.doses import (
    DoseInForce,
    MedicineDay,
    beyond_maximum,
)
from app.domain.medicines import Medicine
from app.domain.taper import AsNeeded, Course, PlanVersion, Step
from app.services.supplies import SupplyLeft

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
