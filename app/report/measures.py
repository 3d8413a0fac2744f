"""How the days were: against the start, before and since the last step, and in all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from app.charts import words
from app.domain.report.compared import Row, compared, last_step
from app.i18n.plan_words import daily_words
from app.report.blocks import Block, Para, Table
from app.report.voice import Voice

Cell = Callable[[Voice, Row], str]


def blocks(voice: Voice) -> Iterator[Block]:
    """One table; a column for a time that there is not is left away."""
    rows = compared(voice.found)
    if not rows:
        return
    columns = list(_columns(voice, rows))
    heads = (voice.say("report-how-measure"), *(voice.say(f"report-how-{n}") for n, _ in columns))
    yield Table(
        tuple(
            (words.name(r.measure, voice.say), *(cell(voice, r) for _, cell in columns))
            for r in rows
        ),
        heads,
        widths=(2.4, *(2,) * len(columns)),
        numbers=frozenset(range(1, len(heads))),
        small=True,
    )
    yield Para(" ".join(_notes(voice)), small=True)


def _columns(voice: Voice, rows: tuple[Row, ...]) -> Iterator[tuple[str, Cell]]:
    clinic = any(r.clinic is not None for r in rows)
    if voice.found.reduction is not None or clinic:
        yield "start", _start
    if voice.found.steps:
        yield "before", lambda v, r: v.typical(r.measure, r.before)
        yield "since", lambda v, r: v.typical(r.measure, r.since)
    yield "whole", lambda v, r: v.typical(r.measure, r.whole)


def _start(voice: Voice, row: Row) -> str:
    if row.clinic is not None:
        return voice.say("report-how-clinic", value=voice.value(row.measure, row.clinic))
    return voice.typical(row.measure, row.start)


def _notes(voice: Voice) -> Iterator[str]:
    found, say, formats = voice.found, voice.say, voice.formats
    yield say("report-how-numbers")
    if found.reduction is not None:
        yield say("report-how-basis", day=voice.day(found.reduction))
    else:
        yield say("report-how-no-start")
    step = last_step(found)
    if step is not None:
        before, after = (
            daily_words(say, formats, s.daily, step.medicine)
            for s in (step.change.before, step.change.after)
        )
        yield say(
            "report-how-step",
            day=voice.day(step.day),
            medicine=step.medicine.name,
            before=before,
            after=after,
        )
