"""The plan as the clinic's computer holds it: what was read and could be understood whole.

It is nobody's plan yet. ``clinic_version`` makes of it the version that a person may agree to.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from uuid import UUID, uuid5

from app.domain.medicines import Medicine
from app.domain.taper import Step

NAMES = UUID("0d6c1f0e-7a3b-5c11-9e0a-3f5b6f2c4a90")
"""Where the ids of what was read come from (RFC 9562, version 5)."""

LONGEST_WORDS = 500
"""The most characters of what the clinic wrote in words that are kept and shown."""


@dataclass(frozen=True)
class MedicineAtClinic:
    """A medicine as the clinic names it. ``medicine`` has an id made of the first of ``codes``
    (``system|code``), or of its name. ``coded``: its ingredient comes from a known code."""

    medicine: Medicine
    codes: tuple[str, ...] = ()
    coded: bool = False


@dataclass(frozen=True)
class CourseAtClinic:
    """A regular medicine with its steps, oldest first. ``on_hold``: the clinic halted it."""

    of: MedicineAtClinic
    steps: tuple[Step, ...]
    on_hold: bool = False


@dataclass(frozen=True)
class NeededAtClinic:
    """An as-needed medicine beside the steps."""

    of: MedicineAtClinic
    daily_maximum: Decimal
    amount: Decimal | None = None


@dataclass(frozen=True)
class GoalAtClinic:
    """What the clinic wrote down as a goal, in its words. ``due``: by when, if it said so."""

    text: str
    due: date | None = None


@dataclass(frozen=True)
class PlanAtClinic:
    """``base``: the clinic's address; ``patient``: ``Patient/id`` there; ``plan``: the id of the
    care plan. ``said``: what the clinic wrote beside it in words, plain text."""

    base: str
    patient: str
    plan: str
    author: str
    agreed_on: date
    courses: tuple[CourseAtClinic, ...]
    as_needed: tuple[NeededAtClinic, ...] = ()
    goals: tuple[GoalAtClinic, ...] = ()
    said: tuple[str, ...] = ()

    @property
    def medicines(self) -> tuple[MedicineAtClinic, ...]:
        """Regular ones first."""
        return (*(c.of for c in self.courses), *(n.of for n in self.as_needed))


@dataclass(frozen=True)
class VisitAtClinic:
    """A visit as the clinic's computer holds it. ``id`` there; ``attended`` and ``at`` as in
    ``Appointment``. ``gone``: cancelled, or entered in error."""

    id: str
    day: date
    at: time | None = None
    note: str = ""
    attended: bool | None = None
    gone: bool = False


def made_id(*parts: object) -> UUID:
    """The same id for the same parts."""
    return uuid5(NAMES, "|".join(map(str, parts)))
