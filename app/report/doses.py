"""Planned against taken. Days about which nothing was said stand apart as not known."""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.adherence import Count
from app.domain.doses import Adherence
from app.domain.report.counted import Taken, taken
from app.i18n.amounts import amount_text
from app.report.blocks import Block, Para, Table
from app.report.voice import Voice


def blocks(voice: Voice) -> Iterator[Block]:
    """Counts of days for each medicine, then what was taken when needed and from elsewhere."""
    found, say = taken(voice.found), voice.say
    rows = [_row(voice, medicine.name, count) for medicine, count in found.regular]
    if found.together is not None:
        rows.append(_row(voice, say("report-doses-together"), found.together))
    if rows:
        heads = (say("report-doses-medicine"), *(say(f"report-doses-{kind}") for kind in Adherence))
        yield Table(
            tuple(rows),
            (*heads, say("report-doses-days")),
            widths=(4, *(2,) * len(Adherence), 1.5),
            numbers=frozenset(range(1, len(heads) + 1)),
            small=True,
        )
    yield from (Para(line, small=True) for line in _lines(voice, found))
    if not rows and not (found.usual or found.different):
        yield Para(say("report-doses-nothing"))


def _row(voice: Voice, name: str, count: Count) -> tuple[str, ...]:
    number = voice.formats.number
    return (name, *(number(count.counts[kind]) for kind in Adherence), number(count.days))


def _lines(voice: Voice, found: Taken) -> Iterator[str]:
    say, formats = voice.say, voice.formats
    if found.usual or found.different:
        yield say("report-doses-said", usual=found.usual, different=found.different)
    for one in found.needed:
        most = amount_text(say, formats, one.most, one.medicine.unit)
        yield say("report-doses-needed", medicine=one.medicine.name, days=one.days, most=most)
        if one.beyond:
            yield say("report-doses-beyond", days=one.beyond)
    if found.elsewhere:
        yield say("report-doses-elsewhere", days=found.elsewhere)
