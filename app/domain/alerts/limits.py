"""The project's own thresholds, in one table that a clinic can change.

Every one of them is marked *(product)* in ``clinical.md``, section 3, or chosen here where it
names none, and needs the partner clinic's sign-off. What guidelines and instruments fix (a cut
of 3 on the PHQ-2, 1.5 times the plan) is no threshold of this table and stands in its rule.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from app.domain.chains import standing


@dataclass(frozen=True)
class Limit:
    """One threshold. ``id``: "<rule>.<what>"; its text is ``limit-<id>`` with "-" for "." and
    "_". ``default`` holds unless a clinic gives another from ``low`` to ``high``, in steps of
    ``step``."""

    id: str
    default: float
    low: float
    high: float
    step: float = 1

    def allows(self, value: object) -> bool:
        """Whether a clinic may set ``value``."""
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            return False
        return self.low <= value <= self.high and not (value - self.low) % self.step


LIMITS: tuple[Limit, ...] = (
    Limit("r10.once", 8, 1, 10),
    Limit("r10.often", 6, 1, 10),
    Limit("r10.days", 3, 2, 4),
    Limit("r18.once", 7, 1, 10),
    Limit("r18.often", 5, 1, 10),
    Limit("r18.days", 3, 2, 7),
    Limit("r20.hours", 4, 1, 8, 0.5),
    Limit("r20.nights", 3, 2, 7),
    Limit("r23.days", 7, 4, 28),
    Limit("recent.days", 7, 2, 14),
    Limit("rest.days", 14, 3, 28),
    Limit("well.days", 28, 14, 56),
)
"""In the order shown. ``recent.days``: how far back a rule looks for a single event;
``rest.days``: how long an alert rests after "I called" or "I talked to somebody"; ``well.days``:
how long "going well" looks back for doses and urgent alerts."""

BY_ID = {limit.id: limit for limit in LIMITS}


class Limits:
    """The thresholds in force: ``limits["r10.once"]``."""

    def __init__(self, changed: Mapping[str, float] | None = None) -> None:
        """``changed``: what a clinic gave. One that is not in the table, or that the table
        does not allow, does not count."""
        allowed = {
            name: float(value)
            for name, value in (changed or {}).items()
            if name in BY_ID and BY_ID[name].allows(value)
        }
        self.changed: Mapping[str, float] = allowed

    def __getitem__(self, limit_id: str) -> float:
        """A threshold; ``KeyError`` for one that is not in the table."""
        return self.changed.get(limit_id, BY_ID[limit_id].default)

    def days(self, limit_id: str) -> int:
        """A threshold that counts days."""
        return int(self[limit_id])


@dataclass(frozen=True)
class ClinicLimits:
    """What a clinic gave in its file: thresholds, and a baseline where the diary has none.

    ``clinic``: who gave it; ``agreed_on``: the date in the file. ``values`` by the ids of
    ``LIMITS``; ``baseline`` by measure: ``pain_24h`` and ``peg``, both 0 to 10. ``undone``
    takes ``supersedes`` back: the defaults hold again.
    """

    id: UUID
    day: date
    entered_at: datetime
    clinic: str
    agreed_on: date
    values: Mapping[str, float] = field(default_factory=dict)
    baseline: Mapping[str, float] = field(default_factory=dict)
    supersedes: UUID | None = None
    undone: bool = False


BASELINES = ("pain_24h", "peg")
"""The measures whose baseline a clinic may give."""

LONGEST_CLINIC = 80
"""The most characters of a clinic's name."""


def given(saved: Sequence[ClinicLimits]) -> ClinicLimits | None:
    """What a clinic gave last and was not taken back; ``saved`` in the order saved."""
    found = standing(saved)
    return found[-1].row if found else None


def limits_of(one: ClinicLimits | None) -> Limits:
    """The thresholds in force with what a clinic gave."""
    return Limits(one.values if one is not None else {})
