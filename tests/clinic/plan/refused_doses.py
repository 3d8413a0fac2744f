"""What is wrong with amounts, units and times a day, and what is said then."""

from __future__ import annotations

from app.domain.clinic.plan_refusals import Refusal
from tests.clinic.plan.stepped import BOUNDS, RANGE, coded, dosed, of, timed
from tests.clinic.plan.written import (
    CODEINE,
    STEPS,
    Clinic,
    day,
    dosage,
    holding,
    needed,
    order,
    quantity,
)

CASES: dict[str, tuple[Clinic, Refusal]] = {
    "unit without a system": (
        of(dosed({"doseQuantity": {"value": 30, "unit": "mg", "code": "mg"}})),
        Refusal.UNIT,
    ),
    "unit as words": (of(dosed({"doseQuantity": {"value": 30, "unit": "mg"}})), Refusal.UNIT),
    "unknown unit": (of(dosage(day(0), day(9), 1, code="g")), Refusal.UNIT),
    "rate of a tablet": (of(dosed({"rateQuantity": quantity(30)})), Refusal.UNIT),
    "a rate as a dose": (of(dosed({"doseQuantity": quantity(25, "ug/h")})), Refusal.UNIT),
    "mixed units": (
        of(dosage(day(0), day(9), 30), dosage(day(10), day(19), 500, code="ug")),
        Refusal.MIXED_UNITS,
    ),
    "mixed units on a day": (
        of(dosage(day(0), day(9), 30), dosage(day(0), day(9), 1, code="{tbl}")),
        Refusal.MIXED_UNITS,
    ),
    "mixed units of an as-needed medicine": (
        holding(
            order(1, STEPS),
            order(
                2, [needed() | {"doseAndRate": [{"doseQuantity": quantity(1, "{tbl}")}]}], CODEINE
            ),
        ),
        Refusal.MIXED_UNITS,
    ),
    "taper as needed": (
        of(*(step | {"asNeededBoolean": True} for step in STEPS)),
        Refusal.AS_NEEDED,
    ),
    "one step as needed": (of(STEPS[0], STEPS[1] | {"asNeededBoolean": True}), Refusal.AS_NEEDED),
    "as needed for a reason": (
        of(STEPS[0], STEPS[1] | {"asNeededCodeableConcept": {"text": "pain"}}),
        Refusal.AS_NEEDED,
    ),
    "nothing but as needed": (of(needed()), Refusal.AS_NEEDED),
    "the same medicine as needed too": (
        holding(order(1, STEPS), order(2, [needed()])),
        Refusal.AS_NEEDED,
    ),
    "as needed from a day to come": (
        holding(
            order(1, STEPS),
            order(
                2,
                [needed() | {"timing": {"repeat": {"boundsPeriod": {"start": "2025-04-01"}}}}],
                CODEINE,
            ),
        ),
        Refusal.AS_NEEDED,
    ),
    "as needed and halted": (
        holding(order(1, STEPS), order(2, [needed()], CODEINE, status="on-hold")),
        Refusal.STATUS,
    ),
    "no maximum": (
        holding(order(1, STEPS), order(2, [{"asNeededBoolean": True}], CODEINE)),
        Refusal.NO_MAXIMUM,
    ),
    "a maximum a week": (
        holding(
            order(1, STEPS),
            order(
                2,
                [
                    needed()
                    | {
                        "maxDosePerPeriod": {
                            "numerator": quantity(9),
                            "denominator": quantity(1, "wk"),
                        }
                    }
                ],
                CODEINE,
            ),
        ),
        Refusal.NO_MAXIMUM,
    ),
    "range": (of(dosed({"doseRange": RANGE})), Refusal.RANGE),
    "range of a rate": (of(dosed({"rateRange": RANGE})), Refusal.RANGE),
    "less than": (of(dosed({"doseQuantity": quantity(30) | {"comparator": "<"}})), Refusal.RANGE),
    "no dose": (of(dosed()), Refusal.AMOUNT),
    "two doses at once": (
        of(dosed({"doseQuantity": quantity(30)}, {"doseQuantity": quantity(15)})),
        Refusal.AMOUNT,
    ),
    "no value": (
        of(dosed({"doseQuantity": {"code": "mg", "system": quantity(1)["system"]}})),
        Refusal.AMOUNT,
    ),
    "negative": (of(dosage(day(0), day(9), -1)), Refusal.AMOUNT),
    "absurd": (of(dosage(day(0), day(9), 1_000_000)), Refusal.AMOUNT),
    "absurdly exact": (of(dosage(day(0), day(9), "7.50001")), Refusal.AMOUNT),
    "absurd maximum": (holding(order(1, STEPS), order(2, [needed(0)], CODEINE)), Refusal.AMOUNT),
    "every other day": (of(timed(period=2)), Refusal.TIMES),
    "every five hours": (of(timed(period=5, periodUnit="h")), Refusal.TIMES),
    "three a week": (of(timed(frequency=3, periodUnit="wk")), Refusal.TIMES),
    "a word for a unit of time": (of(timed(periodUnit="day")), Refusal.TIMES),
    "no frequency": (of(timed(frequency=None)), Refusal.TIMES),
    "nothing about how often": (
        of(timed(frequency=None, period=None, periodUnit=None)),
        Refusal.TIMES,
    ),
    "one to three times": (of(timed(frequencyMax=3)), Refusal.TIMES),
    "every one to two days": (of(timed(periodMax=2)), Refusal.TIMES),
    "some weekdays": (of(timed(dayOfWeek=["mon"])), Refusal.TIMES),
    "ten in all": (of(timed(count=10)), Refusal.TIMES),
    "with meals": (
        of(timed(when=["C"], frequency=None, period=None, periodUnit=None)),
        Refusal.TIMES,
    ),
    "moments and a count that differ": (of(timed(when=["MORN"])), Refusal.TIMES),
    "the same time twice": (of(timed(timeOfDay=["08:00:00", "08:00:00"])), Refusal.TIMES),
    "at one moment": (
        of(timed() | {"timing": {"event": ["2025-03-10"], "repeat": {"boundsPeriod": BOUNDS}}}),
        Refusal.TIMES,
    ),
    "every other day by a code": (of(coded("QOD")), Refusal.TIMES),
    "a code and a count that differ": (
        of(coded("BID", frequency=3, period=1, periodUnit="d")),
        Refusal.TIMES,
    ),
    "25 times": (of(timed(frequency=25)), Refusal.TIMES),
    "four at once": (
        of(dosage(day(0), day(9), 25, code="ug/h") | {"timing": timed(frequency=4)["timing"]}),
        Refusal.TIMES,
    ),
    "three doses on a day": (
        of(*(dosage(day(0), day(9), amount) for amount in (30, 20, 10))),
        Refusal.UNEVEN,
    ),
    "no date": (
        holding(order(1, STEPS, authoredOn=None), created=None),
        Refusal.NO_DATE,
    ),
    "a month for its date": (
        holding(order(1, STEPS, authoredOn="2025-03"), created="2025"),
        Refusal.NO_DATE,
    ),
    "written tomorrow": (of(*STEPS, authoredOn="2025-03-11"), Refusal.NO_DATE),
}
