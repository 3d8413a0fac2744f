"""What a trend chart over ten years costs: ``python -m tests.bench.bench_chart``.

One run, taken in turns so that a busy moment hits both alike: from days to PNG, against bare
matplotlib (a ``Figure`` with ``Axes``, ``plot``, ``fill_between``, ``savefig``) drawing the
same visible points at the same size. Aim: 1.5 (issue 2, Speed, c). Also the longest stall of
the event loop while a screen's nine charts are read and drawn (e), and the first picture.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path
from statistics import median
from time import perf_counter

from app.charts import registry
from app.charts.look import Sheet
from app.charts.trend import TrendState
from app.data.memory import MemoryDiaryStore
from app.domain.checkins import CheckIn
from app.domain.history import Day, days
from app.domain.measures import MEASURES
from app.domain.trends import Range, series
from app.i18n.formats import Formats
from app.i18n.translator import Translator
from app.services.offload import Offload
from app.services.progress import ProgressService
from tests.domain.make import day, said
from tests.loop_guard import longest_stall

ROUNDS = 20
LENGTH = 3652
LAST = day(LENGTH - 1)
WORDS = Translator("en")
FORMATS = Formats(WORDS.locale)
FONTS = Path("assets/fonts")
PAIN = MEASURES[0]


def history(length: int) -> list[CheckIn]:
    """Four check-ins a week for ``length`` days up to ``LAST``."""
    kept = (n for n in range(length) if n % 7 not in (1, 4, 6))
    first = LENGTH - length
    return [
        said(n + 1, first + n, pain_24h=n % 11, mood=n % 7, withdrawal=n % 5, sleep_hours=n % 9)
        for n in kept
    ]


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


def seconds(work: Callable[[], object]) -> float:
    """How long ``work`` takes once."""
    start = perf_counter()
    work()
    return perf_counter() - start


def compare(length: int, width: int) -> tuple[float, float]:
    """Median seconds of the chart and of bare matplotlib."""
    found = days(history(length))
    first, sheet = LAST - timedelta(length - 1), Sheet(width=width, fonts=FONTS)
    state = chart(found, first, sheet)
    height = registry.TREND.draw(state, sheet, WORDS, FORMATS).height
    bare(state, sheet, height)
    ours, theirs = [], []
    for _ in range(ROUNDS):
        ours.append(seconds(lambda: chart(found, first, sheet)))
        theirs.append(seconds(lambda: bare(state, sheet, height)))
    return median(ours), median(theirs)


class LastDay:
    """The evening of ``LAST``."""

    def now(self) -> datetime:
        """See ``Clock``."""
        return datetime.combine(LAST, time(21), UTC)


async def watched(work: Awaitable[object]) -> str:
    """Await ``work`` and say how long it took, how long the longest callback held the loop,
    and how late a ticker of 2 ms came at worst (the interpreter lock and other programs)."""
    late = 0.0

    async def tick() -> None:
        nonlocal late
        while True:
            start = perf_counter()
            await asyncio.sleep(0.002)
            late = max(late, perf_counter() - start - 0.002)

    with longest_stall(0.001) as watch:
        ticker, start = asyncio.ensure_future(tick()), perf_counter()
        await work
        took = perf_counter() - start
        ticker.cancel()
    return (
        f"{took * 1000:6.0f} ms   longest callback {watch.seconds * 1000:4.1f} ms, "
        f"loop late by {late * 1000:4.1f} ms at most"
    )


async def screen(length: int) -> str:
    """Nine charts one after the other."""
    store = MemoryDiaryStore()
    for checkin in history(length):
        store.add(checkin)
    offload = Offload()
    trends = ProgressService(
        lambda: store, offload, LastDay(), lambda: WORDS, lambda: FORMATS, FONTS
    )
    await trends.warm_up()
    await offload.database(int)

    async def charts() -> None:
        for measure in MEASURES:
            await trends.trend(measure.id, Range.ALL)

    found = await watched(charts())
    offload.close()
    return found


async def first_import() -> str:
    """Importing matplotlib on the drawing thread."""
    offload = Offload()
    await offload.drawing(int)
    found = await watched(offload.drawing(registry.warm_up))
    offload.close()
    return found


def main() -> None:
    """Print the table."""
    print(f"matplotlib, imported     {asyncio.run(first_import())}")
    for length, width in ((56, 640), (LENGTH, 640), (LENGTH, 320)):
        ours, theirs = compare(length, width)
        print(
            f"trend of {length:4} days, {width} px {ours * 1000:6.1f} ms  bare matplotlib "
            f"{theirs * 1000:6.1f} ms  ratio {ours / theirs:.2f}"
        )
    for length in (30, LENGTH):
        print(f"nine charts of {length:4} days {asyncio.run(screen(length))}")


if __name__ == "__main__":
    main()
