"""The questionnaires over two years: ``python -m tests.bench.bench_scales``.

From the touch on Progress to the glide path's picture with two years of weekly scores, against
the same diary without them: scores come after everything else and may not slow it down. And
what Today waits for: reading every response with the plan and the visits (``read_known``)
against reading the doses of the same two years from the same sealed store, and saying which
are offered, on the event loop, against 16 ms. matplotlib is there already.
"""

from __future__ import annotations

import asyncio
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from statistics import median
from time import perf_counter

from app.charts import registry
from app.data.files import DiaryFolder
from app.domain.due import offered
from app.services.records import read_doses, read_plans
from app.services.scale_read import read_known
from app.views import identifiers as ids
from tests.bench.answers import answered
from tests.bench.diaries import KEY, MORNING, MorningClock, written
from tests.bench.opened import OpenRuntime
from tests.bench.plans import DAYS, fill, records
from tests.bench.screens import Taken, press, window
from tests.bench.table import Row, alone, turns
from tests.bench.watched import STALL_AIM

ROUNDS, SECONDS = 8, 60
WITH, WITHOUT = "2 years of scores", "without scores"
PICTURE = ids.progress_chart("glide").encode()


@contextmanager
def diaries() -> Iterator[dict[str, Path]]:
    """The folders of two diaries that differ in nothing but the questionnaires."""
    with tempfile.TemporaryDirectory(prefix="glidepath-bench-") as folder:
        folders = {name: Path(folder) / name for name in (WITHOUT, WITH)}
        fill(folders[WITHOUT], written(DAYS), records())
        fill(folders[WITH], written(DAYS), [*records(), *answered()])
        yield folders


async def visit(runtime: OpenRuntime) -> Taken:
    """One opening of Progress in a new window."""
    async with window(runtime) as (screen, heard):
        return await press(screen, heard, ids.NAV_PROGRESS, PICTURE)


def timed(work: Callable[[], object]) -> float:
    """Milliseconds of one call."""
    begun = perf_counter()
    work()
    return (perf_counter() - begun) * 1000


def reading(folder: Path, rounds: int) -> list[Row]:
    """What the database thread and the event loop do for the offers of Today."""
    today = MORNING.date()
    found: dict[str, list[float]] = defaultdict(list)
    with closing(DiaryFolder(folder, MorningClock()).open(KEY)) as store:
        for turn in turns(rounds + 1, SECONDS):
            known = read_known(store, today)
            taken = {
                "known": timed(lambda: read_known(store, today)),
                "doses": timed(lambda: read_doses(store, read_plans(store))),
                "offered": timed(lambda known=known: offered(known)),  # type: ignore[misc]
            }
            for name, milliseconds in taken.items() if turn else ():
                found[name].append(milliseconds)
    known_, doses, offers = (median(found[name]) for name in ("known", "doses", "offered"))
    return [
        Row("reading all questionnaires", known_, floor=doses, against="the doses", aim=1.0),
        Row("saying which are offered", offers, aim=STALL_AIM),
    ]


def rows(rounds: int = ROUNDS) -> list[Row]:
    """Progress with and without scores in turns; then the offers of Today."""
    registry.warm_up()
    taken: dict[str, list[Taken]] = defaultdict(list)
    with diaries() as folders:
        runtimes = {name: OpenRuntime(folder) for name, folder in folders.items()}
        for turn in turns(rounds + 1, SECONDS):
            for name, runtime in runtimes.items():
                found = asyncio.run(visit(runtime))
                taken[name] += [found] if turn else []
        for runtime in runtimes.values():
            runtime.close()
        offers = reading(folders[WITH], rounds)
    first = {name: median(t.first for t in found) for name, found in taken.items()}
    last = {name: median(t.last for t in found) for name, found in taken.items()}
    note = f"all charts after {last[WITH]:.0f} ms, {WITHOUT} {last[WITHOUT]:.0f} ms"
    progress = Row(
        f"Progress to the glide path, {WITH}",
        first[WITH],
        floor=first[WITHOUT],
        against=WITHOUT,
        aim=1.3,
        note=note,
    )
    return [progress, *offers]


if __name__ == "__main__":
    alone(rows)
