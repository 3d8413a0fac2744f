"""The hardest seven days in a row."""

from __future__ import annotations

from collections.abc import Iterator

from app.charts import words
from app.domain.agreed import stretches
from app.domain.report.compared import WorstWeek, worst_week
from app.domain.report.topics import Topic
from app.i18n.plan_words import daily_words
from app.report.blocks import Block, Para, Table
from app.report.voice import Voice


def blocks(voice: Voice) -> Iterator[Block]:
    """Which days, how they were, and what was agreed then."""
    week = worst_week(voice.found)
    if week is None:
        yield Para(voice.say("report-worst-none"))
        return
    by = words.name(week.by, voice.say)
    days = {"first": voice.day(week.first), "last": voice.day(week.last)}
    yield Para(voice.say("report-worst", **days, measure=by))
    rows = [(words.name(m, voice.say), voice.typical(m, t)) for m, t in week.rows]
    if voice.found.has(Topic.PLAN):
        rows += _agreed(voice, week)
    yield Table(tuple(rows), widths=(3, 2))


def _agreed(voice: Voice, week: WorstWeek) -> Iterator[tuple[str, str]]:
    found, say = voice.found, voice.say
    for medicine in found.medicines:
        inside = [
            s
            for s in stretches(found.plans, medicine.id, found.last)
            if s.first <= week.last and s.last >= week.first
        ]
        if inside:
            said = [daily_words(say, voice.formats, s.daily, medicine) for s in inside]
            yield say("together-dose", medicine=medicine.name), voice.formats.listing(said)
