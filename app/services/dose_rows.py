"""From what a person says about doses to the rows that are added. No disk here."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID, uuid4

from app.domain.doses import DoseDays, DoseEntry, DoseInForce, DoseKind, planned_doses
from app.domain.taper import Plans
from app.services.dose_said import Statement


def as_planned_rows(
    plans: Plans, said: DoseDays, day: date, medicine: UUID | None, now: datetime
) -> Iterable[DoseEntry]:
    """ "Taken as planned" for the regular medicines of ``day``; see ``DoseService``."""
    version = plans.on(day)
    for course in version.courses if version is not None else ():
        step, own = course.step_on(day), course.medicine.id
        before = said.regular(own, day)
        if version is None or step is None or medicine not in (None, own):
            continue
        if before is None or (medicine == own and not before.entry.as_planned):
            yield DoseEntry(
                uuid4(),
                day,
                DoseKind.REGULAR,
                now,
                medicine=own,
                doses=planned_doses(step),
                as_planned=True,
                plan=version.id,
                supersedes=before.entry.id if before is not None else None,
            )


def row_for(
    said: Statement, known: DoseDays, day: date, plan: UUID | None, now: datetime
) -> DoseEntry | None:
    """The row for a statement; ``None`` where just that is in force."""
    if said.kind is DoseKind.REGULAR and said.medicine is not None:
        before = known.regular(said.medicine, day)
    else:
        before = next((s for s in known.on(day) if _holds(s, said.corrects)), None)
    if before is not None and _same(before.entry, said):
        return None
    return DoseEntry(
        uuid4(),
        day,
        said.kind,
        now,
        medicine=said.medicine,
        doses=said.doses,
        plan=plan,
        reason=said.reason,
        source=said.source,
        supersedes=before.entry.id if before is not None else None,
    )


def _holds(found: DoseInForce, entry_id: UUID | None) -> bool:
    return entry_id is not None and entry_id in {found.entry.id, *(e.id for e in found.trail)}


def _same(entry: DoseEntry, said: Statement) -> bool:
    return (entry.doses, entry.reason, entry.source) == (said.doses, said.reason, said.source)


def undone_row(entry: DoseEntry, now: datetime) -> DoseEntry:
    """The row that takes ``entry`` back."""
    return DoseEntry(
        uuid4(),
        entry.day,
        entry.kind,
        now,
        medicine=entry.medicine,
        supersedes=entry.id,
        undone=True,
    )
