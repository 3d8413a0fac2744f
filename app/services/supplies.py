"""What is left of each medicine, as counted, and until when it lasts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from uuid import UUID

from app.domain.chains import standing
from app.domain.medicines import Medicine
from app.domain.records import RecordStore
from app.domain.supply import Supply, last_day, newest_count
from app.domain.taper import Plans


@dataclass(frozen=True)
class SupplyLeft:
    """The last count of a medicine, and the last day it covers if the plan is kept."""

    medicine: Medicine
    counted: Supply
    lasts: date | None


def read_supplies(store: RecordStore, plans: Plans, today: date) -> tuple[SupplyLeft, ...]:
    """The regular medicines of today's plan that somebody counted. Blocking."""
    version = plans.on(today)
    counted = [found.row for found in standing(store.records(Supply))]
    found = []
    for course in version.courses if version is not None else ():
        medicine = course.medicine
        newest = newest_count(counted, medicine.id)
        if newest is not None:
            lasts = last_day(newest, partial(plans.planned, medicine.id))
            found.append(SupplyLeft(medicine, newest, lasts))
    return tuple(found)


def add_counts(store: RecordStore, supplies: Sequence[Supply], clears: str) -> None:
    """Add counts and forget the form they came from. Blocking."""
    before: dict[tuple[UUID, date], UUID] = {
        (found.row.medicine, found.row.day): found.row.id
        for found in standing(store.records(Supply))
    }
    rows = [replace(s, supersedes=before.get((s.medicine, s.day))) for s in supplies]
    store.add_records(rows, clears)
