"""Opening History and Progress over the sealed store, ten years of days against thirty:
``python -m tests.bench.bench_open``. Aim: a ratio of 1.5 at most, and no callback of the
event loop over 16 ms (issue 2, Speed, d and e).

In this process, without a browser, the two diaries in turns; from the touch to the message
with the last of the content. matplotlib is there already: ``bench_browser`` has the first
opening of a fresh process. On a busy machine believe the processor time in the notes.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from statistics import median

from app.charts import registry
from tests.bench.diaries import LONG, SHORT, both
from tests.bench.opened import OpenRuntime
from tests.bench.screens import STEPS, Taken, press, window
from tests.bench.table import Row, alone, turns
from tests.bench.watched import STALL_AIM, Held
from tests.loop_guard import Watch, longest_stall

ROUNDS = 6
SHOWN = ("History", "Progress", "Progress, all days")


async def visit(runtime: OpenRuntime, watch: Watch) -> dict[str, tuple[Taken, Held]]:
    """Every step in one window, and the longest callback in each."""
    found = {}
    async with window(runtime) as (screen, heard):
        for name, identifier in STEPS.items():
            Held.begin(watch)
            taken = await press(screen, heard, identifier)
            found[name] = taken, Held.of(watch)
    return found


def rows(rounds: int = ROUNDS) -> list[Row]:
    """History once, Progress twice (first chart, all nine) and its range "all"."""
    registry.warm_up()
    taken: dict[tuple[str, int], list[Taken]] = defaultdict(list)
    held: dict[str, list[Held]] = defaultdict(list)
    with both() as folders, longest_stall(STALL_AIM / 4000) as watch:
        runtimes = {length: OpenRuntime(folder) for length, folder in folders.items()}
        for turn in turns(rounds + 1, 40):
            for length, runtime in runtimes.items():
                found = asyncio.run(visit(runtime, watch))
                for name, (one, stall) in found.items() if turn else ():
                    taken[name, length].append(one)
                    if length == LONG:
                        held[name].append(stall)
        for runtime in runtimes.values():
            runtime.close()
    parts = [("History", "last"), ("Progress", "first"), ("Progress", "last")]
    parts += [("Progress, all days", "first"), ("Progress, all days", "last")]
    compared = [compare(name, part, taken[name, SHORT], taken[name, LONG]) for name, part in parts]
    return [*compared, *(Held.row(f"stall: {name}, 10 years", held[name]) for name in SHOWN)]


def compare(name: str, part: str, short: list[Taken], long: list[Taken]) -> Row:
    """The medians of one figure."""
    floor, ours = (median(getattr(t, part) for t in times) for times in (short, long))
    used = [median(t.processor for t in times) for times in (short, long)]
    end = {"first": ": first chart", "last": "" if name == "History" else ": all charts"}[part]
    opening = name != "Progress, all days"
    note = f"processor {used[0]:.0f} and {used[1]:.0f} ms, ratio {used[1] / used[0]:.2f}"
    return Row(
        f"open {name}{end}, 10 years",
        ours,
        floor=floor,
        against="30 days",
        aim=1.5 if opening else None,
        note=note if part == "last" else "",
    )


if __name__ == "__main__":
    alone(rows)
