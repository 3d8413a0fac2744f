"""One row a day. A day about which nothing was said has a dash, never a zero."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from app.domain.doses import MedicineDay
from app.domain.measures import Measure
from app.domain.report.compared import measures
from app.domain.report.day_rows import DayRow, day_rows
from app.domain.report.topics import Topic
from app.i18n.amounts import unit_text
from app.report.blocks import Block, Para, Table
from app.report.voice import Voice

WIDER = {"withdrawal": 1.65, "side_effects": 1.5}
"""Columns with long words, in parts of the others."""


def blocks(voice: Voice) -> Iterator[Block]:
    """All days told of, oldest first."""
    found, say = voice.found, voice.say
    columns = measures(found)
    medicines = found.medicines if found.has(Topic.DOSES) else ()
    yield Para(say("report-days-how"), small=True)
    heads = (
        say("report-days-day"),
        *(
            say("report-days-doses", medicine=m.name, unit=unit_text(say, m.unit))
            for m in medicines
        ),
        *(say(f"report-days-{m.id}") for m in columns),
        say("report-days-marks"),
    )
    rows = tuple(_row(voice, row, columns) for row in day_rows(found, columns))
    narrow = (WIDER.get(m.id, 1.0) for m in columns)
    widths = (1.7, *(1.8,) * len(medicines), *narrow, 1.5)
    numbers = frozenset(range(1, len(heads) - 1))
    yield Table(rows, heads, widths=widths, numbers=numbers, small=True)


def _row(voice: Voice, row: DayRow, columns: Sequence[Measure]) -> tuple[str, ...]:
    values = zip(columns, row.values, strict=True)
    return (
        voice.listed(row.day),
        *(_dose(voice, d) for d in row.doses),
        *(_plain(voice, m, v) for m, v in values),
        _marks(voice, row),
    )


def _dose(voice: Voice, dose: MedicineDay) -> str:
    """ "40 / 45": taken, and agreed."""
    if dose.taken is None and dose.planned is None:
        return voice.missing
    return voice.say(
        "report-days-dose",
        taken=_amount(voice, dose.taken),
        planned=_amount(voice, dose.planned),
    )


def _amount(voice: Voice, amount: Decimal | None) -> str:
    return voice.missing if amount is None else voice.formats.amount(amount)


def _plain(voice: Voice, measure: Measure, value: float | None) -> str:
    """Numbers alone: what they count stands in the head. Side effects keep their word."""
    if value is None or measure.id == "side_effects":
        return voice.value(measure, value)
    return voice.number(value)


def _marks(voice: Voice, row: DayRow) -> str:
    marks = [
        voice.say(f"report-mark-{name}")
        for name, there in (
            ("late", row.late),
            ("corrected", row.corrected),
            ("unread", row.unread),
        )
        if there
    ]
    return voice.formats.listing(marks)
