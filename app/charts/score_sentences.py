"""A score over time in sentences. Text ids: ``### Score trends`` of the locale files.

The middle values that speak for a daily measure would be made of one or two answers here:
instead the newest is set beside the time before the taper and the time before it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.charts import score_words
from app.domain.results import Result
from app.domain.traces import Trace
from app.domain.trends import Series, Summary
from app.i18n.formats import Formats
from app.i18n.scale_results import changes, meaning
from app.i18n.translator import Translator


@dataclass(frozen=True)
class Told:
    """What is told of a score beside its points. ``last``: the newest with a number, up to the
    last day shown; it may lie before the first. ``times``: how often the questionnaire was
    answered in the days shown, with or without a number."""

    trace: Trace
    last: Result | None
    times: int


def sentences(
    told: Told, shown: Series, found: Summary, say: Translator, formats: Formats
) -> Iterator[str]:
    """First how often and the newest, then what it means and how it changed."""
    yield from _times(told, shown, found, say, formats)
    newest = latest(told, say, formats)
    if newest is None:
        return
    yield newest
    if found.latest is None or told.last is None:
        return
    if told.trace.question is None:
        yield from meaning(told.last, say)
    yield from changed(told, say, formats)
    if found.entered > 1:
        yield _extremes(told.trace, found, say, formats)


def latest(told: Told, say: Translator, formats: Formats) -> str | None:
    """The newest number with its day; ``None`` where there never was one."""
    last = told.last
    if last is None or last.score is None or last.score.value is None:
        return None
    value = score_words.full(told.trace, last.score.value, say, formats)
    return say("chart-text-latest", value=value, day=formats.table_day(last.response.day))


def changed(told: Told, say: Translator, formats: Formats) -> Iterator[str]:
    """How the newest is beside earlier ones. Of worded answers the one before is said as it
    was: they are not counted in points."""
    if told.last is None:
        return
    before = told.last.since_last
    if not score_words.worded(told.trace):
        yield from changes(told.last, say, formats)
    elif before is not None:
        value = score_words.full(told.trace, before.before, say, formats)
        yield say("score-text-before", value=value, day=formats.table_day(before.then.day))


def _times(
    told: Told, shown: Series, found: Summary, say: Translator, formats: Formats
) -> Iterator[str]:
    first, last = formats.table_day(shown.first), formats.table_day(shown.last)
    if not told.times:
        yield say("score-text-empty", first=first, last=last)
        return
    yield say("score-text-times", times=told.times, first=first, last=last)
    without = told.times - found.entered
    if without:
        yield say("score-text-without", times=without)


def _extremes(trace: Trace, found: Summary, say: Translator, formats: Formats) -> str:
    high, low = found.highest, found.lowest
    if high is None or low is None or high.value == low.value:
        value = score_words.full(trace, high.value if high else trace.low, say, formats)
        return say("score-text-same", value=value)
    return say(
        "chart-text-extremes",
        high=score_words.full(trace, high.value, say, formats),
        highday=formats.table_day(high.day),
        low=score_words.full(trace, low.value, say, formats),
        lowday=formats.table_day(low.day),
    )
