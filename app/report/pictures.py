"""The pictures of a report: which there are, and drawing one after the other.

They are drawn for paper, about 200 dots an inch; each has its own sentences as the text
alternative. For the drawing thread: the first one imports matplotlib.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import TypeVar

from app.charts import registry, words
from app.charts.glide import Followed
from app.charts.glide_words import Voice as GlideVoice
from app.charts.look import PRINT, Sheet
from app.charts.registry import Chart
from app.charts.score_sentences import Told
from app.domain.glide import glide_path
from app.domain.measures import MEASURES, Measure
from app.domain.medicines import Medicine
from app.domain.report.compared import measures
from app.domain.report.gathered import Gathered
from app.domain.report.topics import ITEMS, Topic
from app.domain.traces import TRACES, Given, Trace, given, newest, trace_series
from app.domain.trends import COMPARE_DAYS, Series, series
from app.report.blocks import Figure
from app.report.voice import Drawn, Voice

S = TypeVar("S")

WIDE, HALF = 640, 312
"""Logical px across the page and across half of it; at this, words are about 10 pt high."""

RATIO = 2.25
"""Device px for each: 200 in an inch of a sheet that leaves 7.1 inches between its edges."""

BESIDE = tuple(m for m in MEASURES if m.id in ("interference_24h", "pain_24h"))
"""What stands under an agreed dose: it is never shown alone."""

Job = Callable[[], Drawn]


def jobs(voice: Voice, fonts: Path | None) -> list[Job]:
    """One for each picture, in the order shown."""
    if not voice.found.has(Topic.CHARTS):
        return []
    wide, half = (Sheet(PRINT, width, RATIO, 1.0, fonts) for width in (WIDE, HALF))
    return [*_of_plan(voice, wide), *_trends(voice, half), *_scores(voice, half)]


def _of_plan(voice: Voice, sheet: Sheet) -> Iterator[Job]:
    found = voice.found
    if not (found.medicines and found.has(Topic.PLAN, Topic.DOSES)):
        return
    for medicine in found.medicines:
        yield partial(_glide, voice, medicine, sheet)
    yield partial(_adherence, voice, sheet)


def _trends(voice: Voice, sheet: Sheet) -> Iterator[Job]:
    found = voice.found
    for measure in measures(found):
        if any(measure.value(d) is not None for d in found.shown):
            yield partial(_trend, voice, measure, sheet)


def _scores(voice: Voice, sheet: Sheet) -> Iterator[Job]:
    found = voice.found
    for trace in TRACES:  # one of which a question is left out has no number
        if any(g.value is not None for g in _given(found, trace)):
            yield partial(_score, voice, trace, sheet)


def _given(found: Gathered, trace: Trace) -> list[Given]:
    return given(trace, found.responses, found.first, found.last)


def _glide(voice: Voice, medicine: Medicine, sheet: Sheet) -> Drawn:
    found = voice.found
    reached = [(m.day, m.milestone.wording) for m in found.milestones if m.day is not None]
    path = glide_path(found.doses, medicine.id, found.first, found.last, reached)
    path = replace(path, past=found.last < found.today)
    chosen = [m for m in BESIDE if ITEMS[m.item_id] in found.choices.topics]
    followed = [Followed(m, _series(found, m)) for m in chosen]
    state = registry.GLIDE.state(path, followed, [], sheet.width)
    name = GlideVoice(path, voice.say, voice.formats).name
    return Drawn(_figure(voice, registry.GLIDE, state, sheet, name), wide=True)


def _adherence(voice: Voice, sheet: Sheet) -> Drawn:
    found = voice.found
    days = (found.first, found.last)
    state = registry.ADHERENCE.state(found.doses, found.medicines, *days, sheet.width)
    name = voice.say("adherence-title")
    return Drawn(_figure(voice, registry.ADHERENCE, state, sheet, name), wide=True)


def _trend(voice: Voice, measure: Measure, sheet: Sheet) -> Drawn:
    found = voice.found
    whole = _series(found, measure)
    shown = whole.part(found.first, found.last)
    state = registry.TREND.state(measure, shown, whole, sheet.width)
    return Drawn(_figure(voice, registry.TREND, state, sheet, words.name(measure, voice.say)))


def _series(found: Gathered, measure: Measure) -> Series:
    """The days told of, and at least the last four weeks, for the comparison in words."""
    compared = found.last - timedelta(days=2 * COMPARE_DAYS - 1)
    return series(measure, found.days, min(found.first, compared), found.last)


def _score(voice: Voice, trace: Trace, sheet: Sheet) -> Drawn:
    found = voice.found
    answers = _given(found, trace)
    shown = trace_series(trace, answers, found.first, found.last)
    told = Told(trace, newest(trace, found.responses, found.reduction), len(answers))
    state = registry.TREND.state(trace, shown, shown, sheet.width, told)
    return Drawn(_figure(voice, registry.TREND, state, sheet, words.name(trace, voice.say)))


def _figure(voice: Voice, chart: Chart[S], state: S, sheet: Sheet, name: str) -> Figure:
    say, formats, found = voice.say, voice.formats, voice.found
    picture = chart.draw(state, sheet, say, formats)
    alt = say(
        "progress-picture",
        name=name,
        first=voice.day(found.first),
        last=voice.day(found.last),
        text=" ".join(chart.describe(state, say, formats)),
    )
    return Figure(picture, alt, name)
