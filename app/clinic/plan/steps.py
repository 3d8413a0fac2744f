"""The dosages of a regular medicine as dated steps, in the order of their days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from fhir.resources.R4B.dosage import Dosage

from app.clinic.plan.doses import amount, needed
from app.clinic.plan.medicines import Group
from app.clinic.plan.orders import HOLDS, Order
from app.clinic.plan.refused import refuse
from app.clinic.plan.timing import bounds, times_a_day, worn
from app.domain.clinic.plan_refusals import Refusal
from app.domain.medicines import Unit
from app.domain.plan_check import RawLine, RawStep

MOST_LINES = 2
"""Different doses on one day: as many as the plan's form has room for, so that none is lost
when a person changes the plan by hand."""


@dataclass(frozen=True)
class _Dosed:
    first: date
    last: date
    sequence: int | None
    line: RawLine


def raw_steps(group: Group, today: date) -> tuple[RawStep, ...]:
    """The steps of every order of a medicine. Dosages of one order on the same days are one
    uneven day; of two orders they are two steps, which overlap. ``Refused`` for what cannot be
    read for certain."""
    found: list[RawStep] = []
    for order in group.orders:
        dosed = [_dosed(one, group.name) for one in order.dosages]
        last = max(one.last for one in dosed)
        if order.status not in HOLDS and last >= today:
            raise refuse(Refusal.STATUS, group.name)
        _in_order(dosed, group.name)
        for bounds_of in sorted({(one.first, one.last) for one in dosed}):
            lines = [one.line for one in dosed if (one.first, one.last) == bounds_of]
            found.append(RawStep(_joined(lines, group.name, bounds_of[0]), *bounds_of))
    return tuple(found)


def _dosed(dosage: Dosage, name: str) -> _Dosed:
    if needed(dosage):
        raise refuse(Refusal.AS_NEEDED, name)
    first, last = bounds(dosage.timing, name)
    value, unit = amount(dosage, name)
    times = worn if unit is Unit.MCG_PER_H else times_a_day
    return _Dosed(first, last, dosage.sequence, RawLine(value, times(dosage.timing, name), unit))


def _in_order(dosed: Sequence[_Dosed], name: str) -> None:
    """Numbers say what comes after what (``Dosage.sequence``): they must agree with the days,
    and a higher number on the same days would be a step over another."""
    numbered = sorted((one.sequence, one.first) for one in dosed if one.sequence is not None)
    if len(numbered) not in (0, len(dosed)):
        raise refuse(Refusal.ORDER, name)
    for (number, first), (following, begins) in pairwise(numbered):
        if following > number and begins <= first:
            why = Refusal.OVERLAP if begins == first else Refusal.ORDER
            raise refuse(why, name, begins)


def _joined(lines: Sequence[RawLine], name: str, day: date) -> tuple[RawLine, ...]:
    """The doses of a day, those of one amount put together: 30 mg in the morning and 30 mg at
    night are 30 mg twice a day."""
    times: dict[tuple[Decimal | None, Unit | None], int] = {}
    for line in lines:
        key = line.amount, line.unit
        times[key] = times.get(key, 0) + (line.times or 0)
    if len(times) > MOST_LINES:
        raise refuse(Refusal.UNEVEN, name, day)
    return tuple(RawLine(value, count, unit) for (value, unit), count in times.items())


def unit_of(steps: Sequence[RawStep], name: str) -> Unit:
    """The unit of the first step; that all have the same one is checked with the plan."""
    unit = steps[0].lines[0].unit
    if unit is None:
        raise refuse(Refusal.UNIT, name)
    return unit


def halted(orders: Sequence[Order], name: str) -> bool:
    """Whether the orders that are not over are on hold; ``Refused`` where only some are."""
    on_hold = {one.status == "on-hold" for one in orders if one.status in HOLDS}
    if len(on_hold) > 1:
        raise refuse(Refusal.STATUS, name)
    return True in on_hold
