"""The glide path: the agreed dose as steps, what was taken as dots, the measures under it.

A day with nothing agreed or nothing said is a gap. What is agreed and still to come is
dashed. Steps, pauses and increases have shapes and words of their own, in neutral colours: an
increase or a pause is as ordinary as a step. Below, on the same time axis, stands how the
days were, so that the dose is never shown alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

from app.charts import trend
from app.charts.look import Picture, Sheet
from app.charts.score_sentences import Told
from app.charts.trend import TrendState
from app.domain.glide import GlidePath
from app.domain.traces import Charted
from app.domain.trends import COMPARE_DAYS, Series, typical
from app.i18n.formats import Formats
from app.i18n.translator import Translator

STEPS = tuple(map(Decimal, ("1", "2", "2.5", "5", "10", "20", "25")))
"""What lies between two lines, in tenths of the highest amount's power of ten."""

LEVELS_AT_MOST = 4
"""Horizontal lines above the one at 0."""

DENSE = 2.0
"""With fewer px a day, dots touch: they become small and a late one is no ring."""


@dataclass(frozen=True)
class Followed:
    """A measure with its days up to today: those shown, and at least the last 28. ``told`` is
    of a score."""

    measure: Charted
    whole: Series
    told: Told | None = None


@dataclass(frozen=True)
class Said:
    """The medians of a measure in the last 14 days and the 14 before; ``None`` for too few.
    A score has none, but its ``told``."""

    measure: Charted
    recent: float | None
    before: float | None
    told: Told | None = None

    @property
    def few(self) -> bool:
        """Whether there is nothing to say."""
        return self.recent is None and self.before is None


@dataclass(frozen=True)
class GlideState:
    """All that is drawn and said, as numbers. ``levels``: the values with a faint line, from
    0, in the unit of the path. ``said`` is never empty where there are values to say."""

    path: GlidePath
    levels: tuple[Decimal, ...]
    dense: bool
    panels: tuple[TrendState, ...]
    said: tuple[Said, ...]

    @property
    def days(self) -> int:
        """Calendar days of the time axis."""
        return (self.path.last - self.path.first).days + 1


def state(
    path: GlidePath, measures: Sequence[Followed], beside: Sequence[Followed], width: int
) -> GlideState:
    """The picture of ``path`` for ``width`` logical px. ``measures`` are those picked, 0 to
    4; ``beside`` those to speak of where none was picked."""
    days = (path.last - path.first).days + 1
    room = width * len(path.days) // days
    picked = tuple(_said(m) for m in measures)
    return GlideState(
        path=path,
        levels=levels(_highest(path)),
        dense=(width - trend.BESIDE) / days < DENSE,
        panels=tuple(
            trend.state(m.measure, m.whole.part(path.first, path.today), m.whole, room, m.told)
            for m in measures
        ),
        said=picked or tuple(s for s in map(_said, beside) if not s.few),
    )


def _said(one: Followed) -> Said:
    if one.told is not None:
        return Said(one.measure, None, None, one.told)
    return Said(one.measure, typical(one.whole, 0), typical(one.whole, COMPARE_DAYS))


def _highest(path: GlidePath) -> Decimal:
    agreed = (s.daily for s in (*path.planned, *path.ahead))
    taken = (d.taken for d in path.days if d.taken is not None)
    return max([*agreed, *taken], default=Decimal())


def levels(highest: Decimal) -> tuple[Decimal, ...]:
    """0 and up to 4 round amounts at equal steps, the last one at or above ``highest``."""
    if not highest:
        return Decimal(0), Decimal(1)
    unit = Decimal(10) ** (highest.adjusted() - 1)
    for step in (unit * n for n in STEPS):
        parts = int((highest / step).to_integral_value(ROUND_CEILING))
        if parts <= LEVELS_AT_MOST:
            return tuple(step * n for n in range(parts + 1))
    raise AssertionError("the largest step is always enough")


def draw(now: GlideState, sheet: Sheet, say: Translator, formats: Formats) -> Picture:
    """The picture as PNG. For the drawing thread: the first call imports matplotlib."""
    from app.charts.glide_picture import paint  # noqa: PLC0415 -- about a second, off the loop

    paper = paint(now, sheet, say, formats)
    return Picture(paper.png(), sheet.width, paper.height)


def describe(now: GlideState, say: Translator, formats: Formats) -> tuple[str, ...]:
    """The picture in sentences: what was agreed and what was said, the dose and the days
    beside it, and nothing about why. No praise, no blame."""
    from app.charts.glide_sentences import sentences  # noqa: PLC0415

    return tuple(sentences(now, say, formats))
