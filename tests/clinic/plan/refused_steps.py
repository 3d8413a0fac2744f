"""What is wrong with the days of the steps, and what is said then."""

from __future__ import annotations

from app.domain.clinic.plan_refusals import Refusal
from tests.clinic.plan.stepped import BOUNDS, of, timed
from tests.clinic.plan.written import MORPHINE, STEPS, Clinic, day, dosage, holding, order, quantity

NAME = MORPHINE[1]

CASES: dict[str, tuple[Clinic, Refusal]] = {
    "no bounds": (of(timed(boundsPeriod=None)), Refusal.NO_BOUNDS),
    "no timing": (of(timed() | {"timing": {"code": {"text": "daily"}}}), Refusal.NO_BOUNDS),
    "no end": (of(timed(boundsPeriod={"start": "2025-03-10"})), Refusal.NO_BOUNDS),
    "no start": (of(timed(boundsPeriod={"end": "2025-03-10"})), Refusal.NO_BOUNDS),
    "a length for bounds": (
        of(timed(boundsPeriod=None, boundsDuration=quantity(28, "d"))),
        Refusal.NO_BOUNDS,
    ),
    "end before start": (
        of(timed(boundsPeriod={"start": "2025-03-11", "end": "2025-03-10"})),
        Refusal.DATES,
    ),
    "a month for a day": (of(timed(boundsPeriod=BOUNDS | {"end": "2025-03"})), Refusal.DATES),
    "begins in the night": (
        of(timed(boundsPeriod=BOUNDS | {"start": "2025-03-10T05:00:00Z"})),
        Refusal.DATES,
    ),
    "ends at midnight": (
        of(timed(boundsPeriod=BOUNDS | {"end": "2025-03-20T00:00:00Z"})),
        Refusal.DATES,
    ),
    "an age ago": (of(timed(boundsPeriod=BOUNDS | {"start": "1925-03-10"})), Refusal.DATES),
    "an age to come": (of(timed(boundsPeriod=BOUNDS | {"end": "2925-03-10"})), Refusal.DATES),
    "numbered backwards": (
        of(dosage(day(0), day(9), 30, sequence=2), dosage(day(10), day(19), 20, sequence=1)),
        Refusal.ORDER,
    ),
    "numbered in part": (
        of(dosage(day(0), day(9), 30, sequence=1), dosage(day(10), day(19), 20)),
        Refusal.ORDER,
    ),
    "overlap": (of(dosage(day(0), day(9), 30), dosage(day(9), day(19), 20)), Refusal.OVERLAP),
    "one inside another": (
        of(dosage(day(0), day(9), 30), dosage(day(3), day(4), 20)),
        Refusal.OVERLAP,
    ),
    "overlap of two orders": (
        holding(order(1, STEPS), order(2, [dosage(day(20), day(40), 15)])),
        Refusal.OVERLAP,
    ),
    "the same days in two orders": (
        holding(order(1, [STEPS[1]]), order(2, [STEPS[1]], ("", NAME.upper()))),
        Refusal.OVERLAP,
    ),
    "one number after another on the same days": (
        of(dosage(day(0), day(9), 30, sequence=1), dosage(day(0), day(9), 20, sequence=2)),
        Refusal.OVERLAP,
    ),
    "gap": (of(dosage(day(0), day(9), 30), dosage(day(11), day(19), 20)), Refusal.GAP),
}
