"""A trend as a screen shows it: picture, sentences and table. For the drawing thread."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from app.charts import registry, words
from app.charts.look import Sheet
from app.charts.trend import TrendState
from app.i18n.formats import Formats
from app.i18n.translator import Translator


@dataclass(frozen=True, slots=True)
class TrendRow:
    """One day of the table behind a chart. ``value`` is said as in the sentences; the screen
    writes ``day`` in its own format."""

    day: date
    value: str
    late: bool
    corrected: bool


@dataclass(frozen=True)
class TrendView:
    """A chart for a screen. ``width`` and ``height`` are the picture's logical px;
    ``rows`` has the newest day first and no row for a day without a value."""

    measure_id: str
    name: str
    png: bytes
    width: int
    height: int
    alt_text: str
    sentences: tuple[str, ...]
    rows: tuple[TrendRow, ...]


def drawn(
    state: TrendState, rows: tuple[TrendRow, ...], sheet: Sheet, say: Translator, formats: Formats
) -> TrendView:
    """Draw and say ``state``; ``rows`` stand in the table."""
    picture = registry.TREND.draw(state, sheet, say, formats)
    sentences = registry.TREND.describe(state, say, formats)
    name = words.name(state.measure, say)
    alt_text = say(
        "progress-picture",
        name=name,
        first=formats.table_day(state.series.first),
        last=formats.table_day(state.series.last),
        text=" ".join(sentences),
    )
    return TrendView(
        measure_id=state.measure.id,
        name=name,
        png=picture.png,
        width=picture.width,
        height=picture.height,
        alt_text=alt_text,
        sentences=sentences,
        rows=rows,
    )
