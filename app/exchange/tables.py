"""The diary as three tables: check-ins, doses, scores. One row for each entry in force.

Heads follow from the registries of questions and questionnaires; they are English ids, never
translated and never changed (``docs/export-tables.md``).
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from app.domain.chains import Standing
from app.domain.checkins import Answer, CheckIn
from app.domain.doses import Dose, DoseDays, DoseEntry, DoseInForce, DoseKind, planned_doses
from app.domain.files import File
from app.domain.history import Entry, entries
from app.domain.items import DAILY_ITEMS, ChipsItem, Item
from app.domain.medicines import Medicine
from app.domain.responses import Response, Responses
from app.domain.scales.columns import BAND, BEFORE, SCORE, columns, row
from app.domain.scales.registry import BY_ID, SCALES
from app.domain.taper import Plans, PlanVersion
from app.domain.watch import Watch
from app.exchange.cells import Cell, table

CHECKIN_HEADS = ("day", "entered_at", "late", "corrected", "kind", "correction_reason")
DOSE_HEADS = (
    "day",
    "entered_at",
    "late",
    "corrected",
    "kind",
    "medicine",
    "planned",
    "taken",
    "unit",
    "time",
    "as_planned",
    "reason",
    "source",
)
SCORE_HEADS = (*BEFORE, "scale", "version", SCORE, BAND)

ZIP = "application/zip"


@dataclass(frozen=True)
class Diary:
    """What the tables are made of: every row in the order saved. ``left_out``: how many days
    cannot be read and are in no table."""

    checkins: Sequence[CheckIn] = ()
    doses: Sequence[DoseEntry] = ()
    responses: Sequence[Response] = ()
    plans: Sequence[PlanVersion] = ()
    left_out: int = 0


def tables(diary: Diary, today: date, watch: Watch) -> File:
    """The three tables in one archive. The same diary gives the same bytes on the same day."""
    plans = Plans(diary.plans)
    parts = (
        ("checkins.csv", checkin_heads(), checkin_rows(diary.checkins)),
        ("doses.csv", DOSE_HEADS, dose_rows(DoseDays(plans, diary.doses))),
        ("scores.csv", score_heads(), score_rows(Responses(diary.responses))),
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for number, (name, heads, rows) in enumerate(parts):
            watch.at(number / len(parts))
            archive.writestr(_entry(name), table(heads, _watched(rows, watch, number, len(parts))))
    watch.at(1)
    name = f"glidepath-tables-{today.isoformat()}.zip"
    return File(name, ZIP, out.getvalue(), left_out=diary.left_out)


def _entry(name: str) -> zipfile.ZipInfo:
    """An entry without the moment or the system it was made on."""
    info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    info.compress_type, info.create_system, info.external_attr = (
        zipfile.ZIP_DEFLATED,
        3,
        0o600 << 16,
    )
    return info


def _watched(
    rows: Iterable[Sequence[Cell]], watch: Watch, part: int, parts: int
) -> Iterator[Sequence[Cell]]:
    for number, one in enumerate(rows):
        if number % 200 == 0:
            watch.at(part / parts)
        yield one


def checkin_heads() -> tuple[str, ...]:
    """Of a question with several answers each answer has a column of its own:
    ``side_effects.nausea``."""
    return (*CHECKIN_HEADS, *(head for item in DAILY_ITEMS for head in _heads_of(item)))


def _heads_of(item: Item) -> tuple[str, ...]:
    if isinstance(item, ChipsItem):
        return tuple(f"{item.id}.{option}" for option in item.options)
    return (item.id,)


def checkin_rows(saved: Sequence[CheckIn]) -> Iterator[tuple[Cell, ...]]:
    """One row for each check-in in force, the oldest day first."""
    for entry in sorted(entries(saved), key=lambda e: e.checkin.day):
        one = entry.checkin
        first = entry.trail[0] if entry.trail else one
        before = (one.day, one.entered_at, first.late, entry.corrected, one.kind.value)
        answers = (cell for item in DAILY_ITEMS for cell in _cells_of(item, one.answers))
        yield (*before, _reason(entry), *answers)


def _reason(entry: Entry) -> str | None:
    return entry.checkin.reason if entry.corrected else None


def _cells_of(item: Item, answers: Mapping[str, Answer]) -> tuple[Cell, ...]:
    given = answers.get(item.id)
    if not isinstance(item, ChipsItem):
        return (given if isinstance(given, str | int | float) else None,)
    if given is None:
        return (None,) * len(item.options)
    return tuple(_chip(option, given) for option in item.options)


def _chip(option: str, given: Answer) -> Cell:
    """How strong it was where the person said, else yes; no where others were chosen."""
    if isinstance(given, Mapping):
        return (given[option] or True) if option in given else False
    return option in given if isinstance(given, tuple) else None


def dose_rows(said: DoseDays) -> Iterator[tuple[Cell, ...]]:
    """One row for each dose that was spoken of, the oldest day first. A day of which nothing
    was said has no row."""
    names = {m.id: m for v in said.plans.saved for m in v.medicines}
    for day in said.days:
        for found in said.on(day):
            entry = found.entry
            for dose in doses_of(said, found):
                yield _dose_cells(found, dose, _medicine(said, entry, names))


def doses_of(said: DoseDays, found: DoseInForce) -> tuple[Dose | None, ...]:
    """The doses of a statement as they count. "As planned" follows a slip in the plan that was
    put right later (``DoseDays``). ``None`` for something from another source, whose amount is
    not known; 0 where the agreed day had no dose."""
    entry = found.entry
    if entry.kind is DoseKind.OTHER_SOURCE:
        return (None,)
    if entry.kind is DoseKind.REGULAR and entry.medicine is not None and entry.as_planned:
        step = said.plans.step(entry.medicine, entry.day)
        counted = said.medicine_day(entry.medicine, entry.day).taken
        own = said.regular(entry.medicine, entry.day)
        if step is not None and own is found and counted == step.daily != entry.amount:
            return planned_doses(step)
    return entry.doses or (Dose(entry.amount),)


def _medicine(said: DoseDays, entry: DoseEntry, names: Mapping[UUID, Medicine]) -> Medicine | None:
    """As the plan called it on that day, else as any version did."""
    if entry.medicine is None:
        return None
    version = said.plans.on(entry.day)
    own = {m.id: m for m in version.medicines} if version is not None else {}
    return own.get(entry.medicine, names.get(entry.medicine))


def _dose_cells(
    found: DoseInForce, dose: Dose | None, medicine: Medicine | None
) -> tuple[Cell, ...]:
    entry = found.entry
    return (
        entry.day,
        entry.entered_at,
        found.late,
        bool(found.trail),
        entry.kind.value,
        medicine.name if medicine is not None else None,
        dose.planned if dose is not None else None,
        dose.amount if dose is not None else None,
        medicine.unit.value if medicine is not None else None,
        dose.at if dose is not None else None,
        entry.as_planned if entry.kind is DoseKind.REGULAR else None,
        entry.reason or None,
        entry.source or None,
    )


def score_heads() -> tuple[str, ...]:
    """Every question of every questionnaire under its own name: ``peg.pain``."""
    return (*SCORE_HEADS, *(f"{s.id}.{q.id}" for s in SCALES for q in s.questions))


def score_rows(responses: Responses) -> Iterator[tuple[Cell, ...]]:
    """One row for each questionnaire in force, the oldest day first."""
    heads = score_heads()
    for found in responses.chains:
        yield tuple(_score_cells(found).get(head) for head in heads)


def _score_cells(found: Standing[Response]) -> dict[str, Cell]:
    """By head. Late counts from when it was first answered, as for check-ins and doses. Of a
    questionnaire that only a newer Glidepath knows, the row says at least that it is there."""
    one, first = found.row, found.trail[0] if found.trail else found.row
    when = (one.day, one.entered_at, first.late, bool(found.trail))
    cells: dict[str, Cell] = dict(zip(BEFORE, when, strict=True))
    cells |= {"scale": one.scale, "version": one.version}
    scale = BY_ID.get(one.scale)
    if scale is None:
        return cells
    for head, cell in zip(columns(scale), row(scale, found), strict=True):
        if head not in BEFORE:
            cells[head if head in (SCORE, BAND) else f"{scale.id}.{head}"] = cell
    return cells
