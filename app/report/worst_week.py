"""The hardest seven days in a row."""

from __future__ import annotations

from collections.abc import Iterator

from app.charts import words
from app.domain.agreed import stretches
from app.domain.report.compared import WorstWeek, worst_week
from app.domain.report.topics import Topic
from app.i18n.plan_words import daily_words
from app.report.blocks import Block, Para
from app.report.voice import Voice


def blocks(voice: Voice) -> Iterator[Block]:
    """Which days, how they were, and what was agreed then."""
    week = worst_week(voice.found)
    if week is None:
        yield Para(voice.say("report-worst-none"))
        return
    days = {"first": voice.day(week.first), "last": voice.day(week.last)}
    by = words.name(week.by, voice.say)
    yield Para(voice.say("report-worst", **days, measure=by), strong=True)
    rows = [
        voice.say("report-pair", name=words.name(m, voice.say), value=voice.typical(m, t))
        for m, t in week.rows
    ]
    agreed = _agreed(voice, week) if voice.found.has(Topic.PLAN) else ()
    yield Para(voice.formats.listing([*rows, *agreed]))


def _agreed(voice: Voice, week: WorstWeek) -> Iterator[str]:
    found, say = voice.found, voice.say
    for medicine in found.medicines:
        inside = [
            s
            for s in stretches(found.plans, medicine.id, found.last)
            if s.first <= week.last and s.last >= week.first
        ]
        if inside:
            said = [daily_words(say, voice.formats, s.daily, medicine) for s in inside]
            name = say("together-dose", medicine=medicine.name)
            yield say("report-pair", name=name, value=voice.formats.listing(said))
