"""How much a dose is: one amount in a unit that is written with its system, and nothing else."""

from __future__ import annotations

from decimal import Decimal

from fhir.resources.R4B.dosage import Dosage, DosageDoseAndRate
from fhir.resources.R4B.quantity import Quantity
from fhir.resources.R4B.ratio import Ratio

from app.clinic.plan.refused import refuse
from app.domain.clinic.plan_refusals import Refusal
from app.domain.medicines import Unit

UCUM = "http://unitsofmeasure.org"

_TABLETS = frozenset({"{tbl}", "{tab}", "{tablet}", "{tablets}"})
"""UCUM leaves the words in curly brackets to the writer."""

Amount = tuple[Decimal, Unit]


def needed(dosage: Dosage) -> bool:
    """Whether it is to be taken as needed."""
    return bool(dosage.asNeededBoolean) or dosage.asNeededCodeableConcept is not None


def amount(dosage: Dosage, name: str) -> Amount:
    """The amount of one dose, of a patch its rate. ``Refused`` for a range, for none, for
    several, and for a unit that is not known."""
    found = dosage.doseAndRate or []
    if any(_ranged(one) for one in found):
        raise refuse(Refusal.RANGE, name)
    said = [q for one in found for q in (one.doseQuantity, one.rateQuantity) if q is not None]
    if len(said) != 1:
        raise refuse(Refusal.AMOUNT, name)
    value, unit = measured(said[0], name)
    if (found[0].rateQuantity is not None) is not (unit is Unit.MCG_PER_H):
        raise refuse(Refusal.UNIT, name)
    return value, unit


def ranged(dosage: Dosage) -> bool:
    """Whether the dose is "from ... to ..."."""
    return any(_ranged(one) for one in dosage.doseAndRate or [])


def _ranged(one: DosageDoseAndRate) -> bool:
    return any(part is not None for part in (one.doseRange, one.rateRange, one.rateRatio))


def measured(quantity: Quantity, name: str) -> Amount:
    """A quantity with its unit; a "less than" is a range."""
    if quantity.comparator is not None:
        raise refuse(Refusal.RANGE, name)
    if quantity.value is None:
        raise refuse(Refusal.AMOUNT, name)
    code = quantity.code or ""
    if quantity.system != UCUM:
        raise refuse(Refusal.UNIT, name)
    if code.casefold() in _TABLETS:
        return quantity.value, Unit.TABLET
    if code not in set(Unit):
        raise refuse(Refusal.UNIT, name)
    return quantity.value, Unit(code)


def daily_maximum(dosage: Dosage, name: str) -> Amount:
    """The most for a day of an as-needed medicine."""
    most: Ratio | None = dosage.maxDosePerPeriod
    if most is None or most.numerator is None or not _a_day(most.denominator):
        raise refuse(Refusal.NO_MAXIMUM, name)
    return measured(most.numerator, name)


def _a_day(quantity: Quantity | None) -> bool:
    if quantity is None or quantity.system != UCUM or quantity.comparator is not None:
        return False
    return quantity.value == {"d": 1, "h": 24}.get(quantity.code or "")
