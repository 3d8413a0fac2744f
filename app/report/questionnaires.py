"""Questionnaires: dates, scores, how they changed, bands where they are published.

No more is said than is published. Of a questionnaire of which a question is left out of this
report the other answers are added up; see ``domain.report.topics``.
"""

from __future__ import annotations

from collections.abc import Iterator

from app.domain.report.questionnaires import Filled, Told, questionnaires
from app.domain.results import Change
from app.domain.scales.baseline_facts import BASELINE_FACTS
from app.domain.scales.registry import BY_ID
from app.i18n.scale_words import ScaleWords
from app.report.blocks import Block, Heading, Para, Table
from app.report.voice import Voice

MOST = 4
"""Columns of answers of a questionnaire without a score, the newest."""


def blocks(voice: Voice) -> Iterator[Block]:
    """Each with a table of its own."""
    found = questionnaires(voice.found)
    notices: dict[str, None] = {}
    for told in found:
        words = ScaleWords(BY_ID[told.scale.id], voice.say)
        yield Heading(words.name, 3)
        yield from _scored(voice, told) if told.scored else _answers(voice, told)
        if words.notice:
            notices[words.notice] = None
    if any(told.scale.bands or told.scale.cut for told in found):
        yield Para(voice.say("scale-no-diagnosis"), small=True)
    yield from (Para(notice, small=True) for notice in notices)


def _scored(voice: Voice, told: Told) -> Iterator[Block]:
    say, number = voice.say, voice.formats.number
    scale = told.scale
    if not told.whole:
        count = len(BY_ID[scale.id].questions) - len(scale.questions)
        yield Para(say("report-scale-part", count=count), strong=True)
    low, high = number(round(scale.low, 1)), number(round(scale.high, 1))
    heads = ("day", "score", "start", "last", *(("band",) if scale.bands else ()), "notes")
    widths = (2, 1.2, 3, 3, *((2,) if scale.bands else ()), 4)
    rows = tuple(tuple(_cells(voice, told, row)) for row in told.rows)
    names = tuple(say(f"report-scale-{head}") for head in heads)
    about = say("report-scale-range", low=low, high=high)
    yield Table(rows, names, widths=widths, numbers=frozenset((1,)), small=True, caption=about)


def _cells(voice: Voice, told: Told, row: Filled) -> Iterator[str]:
    found = row.result
    value = found.score.value if found.score is not None else None
    yield voice.day(row.response.day)
    yield voice.missing if value is None else voice.formats.number(round(value, 1))
    yield _change(voice, found.since_baseline)
    yield _change(voice, found.since_last)
    if told.scale.bands:
        yield _band(voice, value, found.band.id if found.band is not None else None)
    yield voice.formats.listing(list(_notes(voice, told, row)))


def _band(voice: Voice, value: float | None, name: str | None) -> str:
    if value is None:
        return voice.missing
    return voice.say(f"report-band-{name}" if name is not None else "report-band-none")


def _change(voice: Voice, change: Change | None) -> str:
    if change is None:
        return voice.missing
    direction = "same" if change.points == 0 else "higher" if change.points > 0 else "lower"
    return voice.say(
        "report-scale-change",
        direction=direction,
        points=voice.formats.number(round(abs(change.points), 1)),
        before=voice.formats.number(round(change.before, 1)),
        day=voice.formats.short_day(change.then.day),
    )


def _notes(voice: Voice, told: Told, row: Filled) -> Iterator[str]:
    words = ScaleWords(BY_ID[told.scale.id], voice.say)
    if row.missing:
        questions = [words.question(told.scale.question(q)) for q in row.missing]
        listed = voice.formats.listing(questions)
        yield voice.say("report-scale-missing", count=len(questions), questions=listed)
    if row.late:
        yield voice.say("report-mark-late")
    if row.corrected:
        yield voice.say("report-mark-corrected")


def _answers(voice: Voice, told: Told) -> Iterator[Block]:
    """A row for each question, a column for each time; of facts the newest alone."""
    words = ScaleWords(BY_ID[told.scale.id], voice.say)
    rows = told.rows[-1:] if told.scale.id == BASELINE_FACTS.id else told.rows[-MOST:]
    if len(told.rows) > len(rows):
        yield Para(
            voice.say("report-scale-newest", shown=len(rows), times=len(told.rows)), small=True
        )
    cells = tuple(
        (
            words.question(question),
            *(
                words.answer(question, row.response.answers[question.id], voice.formats)
                if question.id in row.response.answers
                else voice.missing
                for row in rows
            ),
        )
        for question in told.scale.questions
    )
    heads = (voice.say("report-scale-question"), *(voice.day(r.response.day) for r in rows))
    yield Table(cells, heads, widths=(4, *(2,) * len(rows)), small=True)
