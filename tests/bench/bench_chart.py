"""What a trend chart over ten years costs: ``python -m tests.bench.bench_chart``.

One run, taken in turns so that a busy moment hits both alike: from days to PNG, against bare
matplotlib (a ``Figure`` with ``Axes``, ``plot``, ``fill_between``, ``savefig``) drawing the
same visible points at the same size, in processor time, since neither waits for anything.
Aim: 1.5 (issue 2, Speed, c). Also the longest callback of the event loop while a screen's
nine charts are read and drawn (e), and while matplotlib is imported.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from statistics import median
from time import process_time

from app.charts import registry
from app.charts.look import Sheet
from app.charts.trend import TrendState
from app.domain.clock import local_day
from app.domain.history import Day, days
from app.domain.measures import MEASURES
from app.domain.trends import Range, series
from app.i18n.formats import Formats
from app.i18n.translator import Translator
from app.services.offload import Offload
from app.services.progress import ProgressService
from tests.bench.diaries import LAST, LONG, MORNING, MorningClock, a_store, written
from tests.bench.table import Row, alone
from tests.bench.watched import Held
from tests.loop_guard import longest_stall

ROUNDS = 20
SIZES = ((56, 640), (LONG, 640), (LONG, 320))
"""Days and logical pixels."""

WORDS = Translator("en")
FORMATS = Formats(WORDS.locale)
FONTS = Path(__file__).parents[2] / "assets" / "fonts"
PAIN = MEASURES[0]
TODAY = local_day(MORNING)


def chart(found: list[Day], first: date, sheet: Sheet) -> TrendState:
    """From days to PNG, with sentences, as the use case does it."""
    whole = series(PAIN, found, first, LAST)
    state = registry.TREND.state(PAIN, whole, whole, sheet.width)
    registry.TREND.describe(state, WORDS, FORMATS)
    registry.TREND.draw(state, sheet, WORDS, FORMATS)
    return state


def bare(state: TrendState, sheet: Sheet, height: int) -> None:
    """The same visible points with matplotlib's usual means."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(sheet.width / 72, height / 72), dpi=72 * sheet.pixel_ratio)
    FigureCanvasAgg(figure)
    axes = figure.subplots()
    seen = [b for b in state.bins if b is not None]
    if seen:
        xs = [b.day.toordinal() for b in seen]
        axes.fill_between(xs, [b.low for b in seen], [b.high for b in seen])
        axes.plot(xs, [b.median for b in seen])
    else:
        points = state.series.points
        axes.plot([p.day.toordinal() for p in points], [p.value for p in points], "-o")
    figure.savefig(BytesIO(), format="png")


def timed(work: Callable[[], object]) -> float:
    """Milliseconds of the processor that ``work`` takes once."""
    begun = process_time()
    work()
    return (process_time() - begun) * 1000


def compare(length: int, width: int, rounds: int) -> Row:
    """Medians of the chart and of bare matplotlib."""
    found = days(written(length))
    first, sheet = LAST - timedelta(length - 1), Sheet(width=width, fonts=FONTS)
    state = chart(found, first, sheet)
    height = registry.TREND.draw(state, sheet, WORDS, FORMATS).height
    bare(state, sheet, height)
    ours, theirs = [], []
    for _ in range(rounds):
        ours.append(timed(lambda: chart(found, first, sheet)))
        theirs.append(timed(lambda: bare(state, sheet, height)))
    name = f"trend of {length} days, {width} px"
    floor = median(theirs)
    return Row(name, median(ours), floor=floor, against="bare matplotlib", aim=1.5)


async def held(work: Callable[[], Awaitable[object]], again: int) -> list[Held]:
    """The longest callback of the loop in each of several runs of ``work``."""
    found = []
    with longest_stall(0.002) as watch:
        for _ in range(again):
            Held.begin(watch)
            await work()
            found.append(Held.of(watch))
    return found


async def stalls(again: int) -> list[Row]:
    """While matplotlib is imported for the first time, and while nine charts are drawn."""
    offload, store = Offload(), a_store(LONG)
    trends = ProgressService(
        lambda: store, offload, MorningClock(), lambda: WORDS, lambda: FORMATS, FONTS
    )

    async def charts() -> None:
        for measure in MEASURES:
            await trends.trend(measure.id, Range.ALL)

    importing = await held(lambda: offload.drawing(registry.warm_up), 1)
    drawing = await held(charts, again)
    offload.close()
    return [
        Held.row("stall: matplotlib is imported", importing),
        Held.row("stall: nine charts, 10 years", drawing),
    ]


def rows(rounds: int = ROUNDS) -> list[Row]:
    """The stalls first: matplotlib must not be there yet."""
    first = asyncio.run(stalls(3))
    return [*(compare(*size, rounds) for size in SIZES), *first]


if __name__ == "__main__":
    alone(rows)
