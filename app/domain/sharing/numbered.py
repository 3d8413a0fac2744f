"""Rows of a package under numbers of its own: they tell nothing of the diary they come from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from app.domain.archives import Everything
from app.domain.checkins import CheckIn
from app.domain.doses import DoseEntry
from app.domain.medicines import Medicine
from app.domain.records import Record
from app.domain.responses import Response
from app.domain.taper import PlanVersion


def numbered(checkins: tuple[CheckIn, ...], records: tuple[Record, ...]) -> Everything:
    """The rows, numbered from 1 in their order, and after them the medicines in the order in which
    the plan names them. What refers to a row or medicine that is not there refers to none."""
    plans = [row for row in records if isinstance(row, PlanVersion)]
    named = list(dict.fromkeys(m.id for version in plans for m in version.medicines))
    start = len(checkins) + 1
    rows = _numbers([row.id for row in records], start)
    medicines = _numbers(named, start + len(records))
    return Everything(
        tuple(replace(row, id=UUID(int=n)) for n, row in enumerate(checkins, start=1)),
        tuple(_record(replace(row, id=rows[row.id]), rows, medicines) for row in records),
    )


Numbers = Mapping[UUID, UUID]


def _numbers(ids: Sequence[UUID], start: int) -> Numbers:
    return {one: UUID(int=number) for number, one in enumerate(ids, start=start)}


def _record(row: Record, rows: Numbers, medicines: Numbers) -> Record:
    if isinstance(row, PlanVersion):
        return _plan(row, medicines)
    if isinstance(row, DoseEntry):
        return replace(row, medicine=_of(row.medicine, medicines), plan=_of(row.plan, rows))
    if isinstance(row, Response):
        return replace(row, opened_by=_of(row.opened_by, rows))
    return row


def _plan(version: PlanVersion, ids: Numbers) -> PlanVersion:
    def again(medicine: Medicine) -> Medicine:
        return replace(medicine, id=ids[medicine.id])

    return replace(
        version,
        courses=tuple(replace(c, medicine=again(c.medicine)) for c in version.courses),
        as_needed=tuple(replace(n, medicine=again(n.medicine)) for n in version.as_needed),
    )


def _of(one: UUID | None, ids: Numbers) -> UUID | None:
    return None if one is None else ids.get(one)
