"""Why a plan that the clinic's computer holds is not shown for agreeing (``fhir.md``, section 3).

Nothing is put right by guessing: where one of these holds, nothing changes and the person is
asked to call the clinic. The words are ``plan-clinic-refused-<value>`` of the i18n room.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Refusal(StrEnum):
    """One kind for each thing that a clinic can put right."""

    NONE = "none"
    """There is no care plan that holds."""
    SEVERAL = "several"
    """More than one care plan holds: which one was agreed is not known."""
    STATUS = "status"
    """The plan, or an order of it, is neither active nor on hold, or only proposed."""
    PERSON = "person"
    """It is about somebody else."""
    UNREADABLE = "unreadable"
    TOO_LARGE = "too_large"
    MISSING = "missing"
    """An order that the plan names is not there."""
    OUTSIDE = "outside"
    """It points to an address that is not the clinic's own."""
    NO_STEPS = "no_steps"
    NO_NAME = "no_name"
    """A medicine without a name."""
    NO_BOUNDS = "no_bounds"
    """A step without its first or its last day (``timing.repeat.boundsPeriod``)."""
    DATES = "dates"
    """A step that ends before it begins, or with a time of day that makes its day uncertain."""
    ORDER = "order"
    """The steps are numbered in another order than their dates."""
    OVERLAP = "overlap"
    GAP = "gap"
    UNIT = "unit"
    """An amount in a unit that Glidepath does not know, or without one."""
    MIXED_UNITS = "mixed_units"
    AS_NEEDED = "as_needed"
    """An order of the taper itself is "as needed"."""
    NO_MAXIMUM = "no_maximum"
    """An as-needed medicine without the most for a day."""
    RANGE = "range"
    """A dose "from ... to ..."."""
    AMOUNT = "amount"
    """No amount, several at once, or one that cannot be."""
    TIMES = "times"
    """Not a whole number of doses each day, 1 to 24."""
    UNEVEN = "uneven"
    """More than two different doses on one day."""
    NO_AUTHOR = "no_author"
    NO_DATE = "no_date"
    """It does not say when it was written, or names a day to come."""
    HOLD = "hold"
    """On hold, and no step says which amount stays."""


@dataclass(frozen=True)
class PlanRefusal:
    """One refusal. ``medicine``: its name, "" where it is about the plan as a whole. ``day``: the
    first day of the step that it is about, where one is known."""

    why: Refusal
    medicine: str = ""
    day: date | None = None
