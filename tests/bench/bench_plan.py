"""The screens of the plan: ``python -m tests.bench.bench_plan``.

From the touch on Progress to the message with the picture of the glide path, against the
same picture read and drawn alone (``GlideService.glide`` over the same store, nothing else
waiting), with the plan of ``--demo`` and with two years of days and doses under a plan of 20
steps in 20 versions; and how long the last chart takes. Aim: 1.5.

And the longest callback of the event loop while the screens of the plan are opened and a day
is said to be as planned, over the two years. Aim: 16 ms. matplotlib is there already.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from pathlib import Path
from statistics import median
from time import perf_counter

from app.bootstrap import FONTS
from app.charts import registry
from app.data.files import DiaryFolder
from app.domain.taper import ChangeKind
from app.domain.trends import Range
from app.i18n.formats import Formats
from app.i18n.translator import Translator
from app.services.glide import GlideService
from app.services.offload import Offload
from app.services.reading import Forgiving
from app.views import dose_identifiers, plan_identifiers
from app.views import identifiers as ids
from tests.bench.diaries import KEY, MorningClock
from tests.bench.opened import OpenRuntime
from tests.bench.plans import YEARS, planned
from tests.bench.screens import Heard, Taken, press, window
from tests.bench.table import Row, alone, turns
from tests.bench.watched import STALL_AIM, Held
from tests.loop_guard import Watch, longest_stall
from tests.views.harness import Screen

ROUNDS, SECONDS = 8, 60
WORDS = Translator("en")
FORMATS = Formats(WORDS.locale)
PICTURE = ids.progress_chart("glide").encode()
SHOWN = ("interference_24h", "pain_24h")
"""Under the path until somebody chooses."""

WIDTH = 312
"""Of the picture on the phone of ``screens.window``, in dp."""

SPANS = {"Progress": Range.EIGHT_WEEKS, "Progress, all days": Range.ALL}

STEPS = {
    "Progress": ids.NAV_PROGRESS,
    "Progress, all days": ids.progress_range("all"),
    "Progress left for Today": ids.NAV_TODAY,
    "Plan": ids.NAV_PLAN,
    "Plan, versions": plan_identifiers.PLAN_HISTORY,
    "back": plan_identifiers.PLAN_BACK,
    "Plan, what changed": plan_identifiers.PLAN_CHANGE,
    "form of a change, 12 steps": plan_identifiers.plan_change(ChangeKind.CHANGED),
    "form closed": ids.PLAN_CLOSE,
    "Today": ids.NAV_TODAY,
    "dose page": dose_identifiers.TODAY_DOSE_DIFFERENT,
    "dose page closed": dose_identifiers.DOSE_CLOSE,
    "taken as planned": dose_identifiers.TODAY_DOSE_AS_PLANNED,
    "undone": dose_identifiers.TODAY_DOSE_UNDO,
}
"""What is pressed, one after the other, beginning on Today."""

WAYS = {"back", "form closed", "dose page closed", "Today"}
"""Only the way on."""

Found = dict[str, tuple[Taken, Held]]


async def visit(runtime: OpenRuntime, watch: Watch) -> Found:
    """Every step in one window, and the longest callback in each."""
    async with window(runtime) as (screen, heard):
        return {name: await step(screen, heard, watch, name) for name in STEPS}


async def step(screen: Screen, heard: Heard, watch: Watch, name: str) -> tuple[Taken, Held]:
    """One press, listening for the glide path's picture."""
    Held.begin(watch)
    taken = await press(screen, heard, STEPS[name], PICTURE)
    return taken, Held.of(watch)


async def bare(folder: Path, span: Range) -> float:
    """Milliseconds for the picture alone: nothing known yet, nobody else waiting."""
    offload, files = Offload(), DiaryFolder(folder, MorningClock())
    store = await offload.database(files.open, KEY)
    service = GlideService(
        lambda: Forgiving(store), lambda: store, offload, MorningClock(), WORDS, FORMATS, FONTS
    )
    choices = await service.choices(span)
    begun = perf_counter()
    await service.glide(choices.medicines[0].id, SHOWN, span, width=WIDTH)
    taken = (perf_counter() - begun) * 1000
    await offload.database(store.close)
    offload.close()
    return taken


def rows(rounds: int = ROUNDS) -> list[Row]:
    """The picture in both diaries, all days too; then the stalls."""
    registry.warm_up()
    taken: dict[tuple[str, str], list[Taken]] = defaultdict(list)
    alone_: dict[tuple[str, str], list[float]] = defaultdict(list)
    held: dict[str, list[Held]] = defaultdict(list)
    with planned() as folders, longest_stall(STALL_AIM / 4000) as watch:
        runtimes = {name: OpenRuntime(folder) for name, folder in folders.items()}
        for turn in turns(rounds + 1, SECONDS):
            for diary, runtime in runtimes.items():
                found = asyncio.run(visit(runtime, watch))
                for name, span in SPANS.items() if turn else ():
                    alone_[diary, name].append(asyncio.run(bare(folders[diary], span)))
                    taken[diary, name].append(found[name][0])
                for name, (_, stall) in found.items() if turn and diary == YEARS else ():
                    held[name].append(stall)
        for runtime in runtimes.values():
            runtime.close()
    compared = [compare(*key, found, alone_[key]) for key, found in taken.items()]
    stalls = [
        Held.row(f"stall: {name}, {YEARS}", found)
        for name, found in held.items()
        if name not in WAYS
    ]
    return [*compared, *stalls]


def compare(diary: str, name: str, taken: list[Taken], drawn: list[float]) -> Row:
    """The medians of one way to the picture."""
    return Row(
        f"{name} to the glide path, {diary}",
        median(t.first for t in taken),
        floor=median(drawn),
        against="picture alone",
        aim=1.5,
        note=f"all charts after {median(t.last for t in taken):.0f} ms",
    )


if __name__ == "__main__":
    alone(rows)
