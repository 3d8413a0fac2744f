"""The trend of one measure or score: dots for days, a line only through days that follow
each other as closely as its rhythm has it.

A missing day breaks the line: what was not said is not drawn (with 3 entries a week the
dots carry the picture). A day added later is a ring. When there are more days than the
picture can show, the line is the middle value of 7 or 28 days and a band goes from the
lowest to the highest; key and sentences then say so.

A score of a questionnaire is the same picture with other sentences (``score_sentences``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.charts import axes, score_sentences, words
from app.charts.look import Picture, Sheet
from app.charts.score_sentences import Told
from app.domain.traces import Charted
from app.domain.trends import Bin, Point, Series, Summary, bins, summarise
from app.i18n.formats import Formats
from app.i18n.translator import Translator

STRETCHES = (1, 7, 28)
"""Days in one drawn point, the first that leaves each ``LEAST_SPACE`` px is taken."""

LEAST_SPACE = 2.0

BESIDE = 40
"""Width in px that the numbers beside the plot take, roughly; the exact width needs fonts
and must not decide what is shown."""


@dataclass(frozen=True)
class TrendState:
    """All that is drawn and said, as numbers. ``bins`` is empty while ``stretch`` is 1;
    ``told`` is ``None`` for a measure."""

    measure: Charted
    series: Series
    summary: Summary
    stretch: int
    bins: tuple[Bin | None, ...]
    levels: tuple[float, ...]
    told: Told | None = None


def state(
    measure: Charted, series: Series, recent: Series, width: int, told: Told | None = None
) -> TrendState:
    """The picture of ``series`` for ``width`` logical px. ``recent`` holds at least the last
    28 days, for the comparison of a measure; a score has its ``told`` instead."""
    stretch = _stretch(series.days, width, measure.rhythm)
    return TrendState(
        measure=measure,
        series=series,
        summary=summarise(series, recent),
        stretch=stretch,
        bins=tuple(bins(series, stretch)) if stretch > 1 else (),
        levels=axes.levels(measure.low, axes.top(measure, series)),
        told=told,
    )


def _stretch(days: int, width: int, rhythm: int) -> int:
    room = max(width - BESIDE, 1)
    fits = (s for s in STRETCHES if room * max(s, rhythm) / days >= LEAST_SPACE)
    return next(fits, STRETCHES[-1])


def draw(now: TrendState, sheet: Sheet, say: Translator, formats: Formats) -> Picture:
    """The picture as PNG. For the drawing thread: the first call imports matplotlib."""
    from app.charts.trend_picture import paint  # noqa: PLC0415 -- about a second, off the loop

    paper = paint(now, sheet, say, formats)
    return Picture(paper.png(), sheet.width, paper.height)


def describe(now: TrendState, say: Translator, formats: Formats) -> tuple[str, ...]:
    """The picture in sentences, for eyes that cannot or would rather not read it.

    Says what was entered and nothing about why: no praise, no blame, no cause.
    """
    found = now.summary
    if now.told is not None:
        said = score_sentences.sentences(now.told, now.series, found, say, formats)
        return (*said, *_aside(now, say))
    if found.latest is None:
        days = (formats.table_day(now.series.first), formats.table_day(now.series.last))
        return (say("chart-text-empty", first=days[0], last=days[1]),)
    return tuple(_sentences(now, found.latest, say, formats))


def _sentences(now: TrendState, latest: Point, say: Translator, formats: Formats) -> Iterator[str]:
    found = now.summary
    day, value = formats.table_day, _Value(now.measure, say, formats)
    if found.entered == 1:
        yield say("chart-text-one", value=value(latest.value), day=day(latest.day))
    else:
        yield say("chart-text-days", entered=found.entered, days=found.days)
        yield say("chart-text-latest", value=value(latest.value), day=day(latest.day))
        yield _extremes(found, value, say, formats)
    yield _comparison(found, value, say)
    yield from _aside(now, say)


def _aside(now: TrendState, say: Translator) -> Iterator[str]:
    """What was added later, and how many days were drawn as one."""
    found = now.summary
    if found.late:
        late = "chart-text-all-late" if found.late == found.entered else "chart-text-late"
        yield say(late, late=found.late)
        if now.stretch == 1:
            yield say("chart-text-rings")
    if now.stretch > 1:
        yield say("chart-text-stretch", days=now.stretch)


def _extremes(found: Summary, value: _Value, say: Translator, formats: Formats) -> str:
    if found.highest is None or found.lowest is None or found.highest.value == found.lowest.value:
        return say("chart-text-same", value=value(found.lowest.value if found.lowest else 0))
    return say(
        "chart-text-extremes",
        high=value(found.highest.value),
        highday=formats.table_day(found.highest.day),
        low=value(found.lowest.value),
        lowday=formats.table_day(found.lowest.day),
    )


def _comparison(found: Summary, value: _Value, say: Translator) -> str:
    if found.recent is None or found.before is None:
        return say("chart-text-few")
    return say("chart-text-typical", recent=value(found.recent), before=value(found.before))


@dataclass(frozen=True)
class _Value:
    """Says a value of the measure."""

    measure: Charted
    say: Translator
    formats: Formats

    def __call__(self, number: float) -> str:
        return words.value(self.measure, number, self.say, self.formats)
