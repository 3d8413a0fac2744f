"""What a visit report costs: ``python -m tests.bench.bench_report``.

A sealed diary of two years with a plan of 20 steps, doses and weekly questionnaires. From the
choices to the PDF for 90 days and for all of it, in processor time, against bare matplotlib
drawing one picture of as many points at the size of each picture in the report: drawing is the part
that no report can do without. Both are imported before. Also how long the person waits for 90
days by the clock, with everything imported and without (aim: 5 s, ``product.md``, Targets).
"""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from statistics import median
from time import perf_counter

from app.domain.report.choices import ReportChoices
from app.domain.watch import Watch
from app.i18n.formats import Formats
from app.i18n.translator import Translator
from app.report.blocks import Block, Columns, Document, Figure
from app.report.pictures import RATIO
from app.services.report import ReportService
from tests.bench.answers import answered
from tests.bench.bench_chart import timed
from tests.bench.diaries import written
from tests.bench.opened import OpenRuntime
from tests.bench.plans import DAYS, fill, records
from tests.bench.table import Row, alone, turns

ROUNDS, SECONDS = 4, 60
SHORT = 90
READY = 5.0
WORDS = Translator("en")


def figures(blocks: tuple[Block, ...]) -> Iterator[Figure]:
    """Every picture of a report."""
    for block in blocks:
        if isinstance(block, Columns):
            yield from figures((*block.left, *block.right))
        elif isinstance(block, Figure):
            yield block


def bare(found: list[Figure], days: int) -> None:
    """As many pictures of the same size, each a line and a dot for every day."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure as Bare

    for one in found:
        size = one.picture.width / 72, one.picture.height / 72
        figure = Bare(figsize=size, dpi=72 * RATIO)
        FigureCanvasAgg(figure)
        figure.subplots().plot(range(days), [n % 11 for n in range(days)], "-o")
        figure.savefig(BytesIO(), format="png")


def made(service: ReportService, choices: ReportChoices) -> None:
    """One report, from the choices to its bytes."""
    asyncio.run(service.make(choices, Watch()))


def rows(rounds: int = ROUNDS) -> list[Row]:
    """The first of all, then in turns."""
    with tempfile.TemporaryDirectory(prefix="glidepath-bench-") as folder:
        fill(Path(folder), written(DAYS), [*records(), *answered()])
        runtime = OpenRuntime(Path(folder))
        services = runtime.services()
        asyncio.run(services.protection.open_without_passcode())
        service = services.open_report(WORDS, Formats(WORDS.locale))
        usual = asyncio.run(service.choices())
        short = replace(usual, first=usual.last - timedelta(SHORT - 1))
        long = replace(usual, first=usual.last - timedelta(DAYS - 1))
        begun = perf_counter()
        made(service, short)
        first = perf_counter() - begun
        found = [_compared(service, choices, rounds) for choices in (short, long)]
        begun = perf_counter()
        made(service, short)
        again = perf_counter() - begun
        runtime.close()
    return [
        Row("report of 90 days, the first", first, "s", aim=READY, note="imports included"),
        Row("report of 90 days, another", again, "s", aim=READY),
        *found,
    ]


def _compared(service: ReportService, choices: ReportChoices, rounds: int) -> Row:
    document: Document = asyncio.run(service.document(choices, Watch()))
    pictures, days = list(figures(document.blocks)), choices.days
    ours, theirs = [], []
    for turn in turns(rounds + 1, SECONDS):
        taken = timed(lambda: made(service, choices)), timed(lambda: bare(pictures, days))
        if turn:
            ours.append(taken[0])
            theirs.append(taken[1])
    name = f"report of {days} days, {len(pictures)} pictures"
    return Row(name, median(ours), floor=median(theirs), against="bare matplotlib", aim=3.0)


if __name__ == "__main__":
    alone(rows)
