"""Medicines taken only when needed, beside the steps."""

from __future__ import annotations

import re
from datetime import date

from fhir.resources.R4B.dosage import Dosage
from fhir.resources.R4B.period import Period

from app.clinic.plan.doses import amount, daily_maximum, needed, ranged
from app.clinic.plan.medicines import Group, medicine_of
from app.clinic.plan.orders import HOLDS
from app.clinic.plan.refused import refuse
from app.clinic.plan.timing import first_day, last_day
from app.domain.clinic.plan_at_clinic import MedicineAtClinic
from app.domain.clinic.plan_refusals import Refusal
from app.domain.plan_check import RawAsNeeded

_AGAINST_OVERDOSE = re.compile(r"(?:naloxone|narcan|nalmefene)\b(?! ?/)(?!.* / )")
"""Alone: with another medicine, as in "naloxone / oxycodone", it is that medicine's order."""

Needed = tuple[MedicineAtClinic, RawAsNeeded]


def only_needed(group: Group) -> bool:
    """Whether no dosage of the medicine is a regular one."""
    return all(needed(one) for order in group.orders for one in order.dosages)


def against_overdose(group: Group) -> bool:
    """Whether it is there for an overdose, and so no part of what is taken: it has no daily
    maximum, and without it the plan is whole. Its order is shown in the clinic's words."""
    return only_needed(group) and _AGAINST_OVERDOSE.match(group.name.casefold()) is not None


def read_needed(group: Group, base: str, today: date) -> Needed | None:
    """The medicine with its limits; ``None`` where its time is over. Of a range of doses only
    the most for a day is taken over. ``Refused`` for what cannot be read for certain."""
    dosage = _in_force(group, today)
    if dosage is None:
        return None
    most, unit = daily_maximum(dosage, group.name)
    of = medicine_of(group, unit, base)
    if ranged(dosage) or not dosage.doseAndRate:
        return of, RawAsNeeded(of.medicine, most, unit=unit)
    one, its = amount(dosage, group.name)
    return of, RawAsNeeded(of.medicine, most, one, unit, its)


def _in_force(group: Group, today: date) -> Dosage | None:
    """The one dosage in force. Several in one order are the steps of an "as needed"."""
    orders = [order for order in group.orders if order.status in HOLDS]
    if any(len(order.dosages) > 1 for order in orders):
        raise refuse(Refusal.AS_NEEDED, group.name)
    found = [o for o in orders if not _over(o.dosages[0], today, group.name)]
    if not found:
        return None
    if len(found) > 1 or _to_come(found[0].dosages[0], today, group.name):
        raise refuse(Refusal.AS_NEEDED, group.name)
    if found[0].status != "active":
        raise refuse(Refusal.STATUS, group.name)
    return found[0].dosages[0]


def _over(dosage: Dosage, today: date, name: str) -> bool:
    period = _period(dosage)
    if period is None or period.end is None:
        return False
    last = last_day(period)
    if last is None:
        raise refuse(Refusal.DATES, name)
    return last < today


def _to_come(dosage: Dosage, today: date, name: str) -> bool:
    period = _period(dosage)
    if period is None or period.start is None:
        return False
    first = first_day(period)
    if first is None:
        raise refuse(Refusal.DATES, name)
    return first > today


def _period(dosage: Dosage) -> Period | None:
    repeat = dosage.timing.repeat if dosage.timing is not None else None
    return repeat.boundsPeriod if repeat is not None else None
