"""What is told only when it was ticked: notes in one's own words, and answers about safety."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from app.domain.chains import Standing
from app.domain.history import Day
from app.domain.items import SAFE_NEED_HELP
from app.domain.report.counted import span
from app.domain.report.topics import Topic
from app.domain.responses import Response
from app.domain.scales.model import Question
from app.domain.scales.registry import BY_ID
from app.i18n.scale_words import ScaleWords
from app.report.blocks import Block, Para, Table
from app.report.voice import Voice

TYPED = ("note", "doses_note", "side_effects_other")

Note = tuple[date, int, str, str]
"""(day, place among those of the day, what it is about, words)."""

Call = tuple[date, str, str]
"""(day, question, answer)."""


def notes(voice: Voice) -> Iterator[Block]:
    """Day by day, with what each is about."""
    if not voice.found.has(Topic.NOTES):
        return
    rows = tuple(sorted(_notes(voice)))
    if not rows:
        yield Para(voice.say("report-notes-none"))
        return
    cells = tuple((voice.listed(day), about, text) for day, _, about, text in rows)
    heads = tuple(voice.say(f"report-notes-{h}") for h in ("day", "about", "text"))
    yield Table(cells, heads, widths=(2, 3, 8), small=True)


def _notes(voice: Voice) -> Iterator[Note]:
    for day in voice.found.shown:
        yield from _of_day(voice, day)
    for at_day in span(voice.found):
        for said in voice.found.doses.on(at_day):
            for text in filter(None, (said.entry.source, said.entry.reason)):
                yield at_day, len(TYPED) + 1, voice.say("report-notes-doses"), text


def _of_day(voice: Voice, day: Day) -> Iterator[Note]:
    for at, item in enumerate(TYPED):
        if text := day.answer(item):
            yield day.date, at, voice.say(f"item-{item}-short"), str(text)
    for entry in day.entries:
        if entry.checkin.reason:
            reason = entry.checkin.reason
            yield day.date, len(TYPED), voice.say("report-notes-correction"), reason


def safety(voice: Voice) -> Iterator[Block]:
    """Every answer above "not at all" to a question about self-harm, and every "I need help"."""
    if not voice.found.has(Topic.SELF_HARM):
        return
    rows = tuple(sorted((*_asked(voice), *_answered(voice)), key=lambda row: row[0]))
    if not rows:
        yield Para(voice.say("report-safety-none"))
        return
    cells = tuple((voice.day(day), question, answer) for day, question, answer in rows)
    heads = tuple(voice.say(f"report-safety-{h}") for h in ("day", "question", "answer"))
    yield Table(cells, heads, widths=(2, 6, 3))


def _asked(voice: Voice) -> Iterator[Call]:
    for day in voice.found.shown:
        if any(e.checkin.answers.get("safe") == SAFE_NEED_HELP for e in day.entries):
            answer = voice.say(f"option-safe-{SAFE_NEED_HELP}")
            yield day.date, voice.say("item-safe"), answer


def _answered(voice: Voice) -> Iterator[Call]:
    for standing in voice.found.filled_in:
        for question in _emergency(standing):
            answer = standing.row.answers.get(question.id)
            if isinstance(answer, int) and answer > 0:
                words = ScaleWords(BY_ID[standing.row.scale], voice.say)
                said = words.answer(question, answer, voice.formats)
                yield standing.row.day, words.question(question), said


def _emergency(found: Standing[Response]) -> Iterator[Question]:
    scale = BY_ID.get(found.row.scale)
    return (q for q in (scale.questions if scale is not None else ()) if q.emergency)
