"""Process start to first usable frame: ``python -m tests.bench.bench_start``.

From the start of the process to the first control that a person could press, in Chromium,
against a Flet app of one line behind the same guard. Taken in turns, each with a fresh
browser profile (nothing cached) and a fresh data folder. Aim: a ratio of 1.25 at most, and
no event-loop stall over 16 ms (issue 2, Speed, a and e).
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from time import perf_counter

from playwright.sync_api import Browser

from tests.bench.chromium import chromium, launch, open_page
from tests.bench.table import Row, alone, turns
from tests.bench.watched import Held

ROUNDS, STALLS = 5, 3

WEB = ("--web", "--no-open", "--port", "0")
TINY = "one line of Flet"
RUNS: dict[str, tuple[tuple[str, ...], str]] = {
    TINY: (("-m", "tests.tiny_app"), "tiny.hello"),
    "First run": (("main.py", *WEB, "--data-dir", "{folder}"), "help.open"),
    "demo, Today": (("main.py", *WEB, "--demo"), "nav.today"),
}


def rows(rounds: int = ROUNDS, stalls: int = STALLS) -> list[Row]:
    """The starts, and the longest stall of each start of ours."""
    took: dict[str, list[float]] = {name: [] for name in RUNS}
    used: dict[str, list[float]] = {name: [] for name in RUNS}
    held: dict[str, list[Held]] = {name: [] for name in RUNS if name != TINY}
    with chromium() as browser:
        for turn in turns(rounds + 1, 60):
            for name, (command, identifier) in RUNS.items():
                seconds, processor = first_frame(browser, command, identifier)
                if turn:  # the first turn warms the disk
                    took[name].append(seconds)
                    used[name].append(processor)
        for _ in turns(stalls, 20, least=1):
            for name, found in held.items():
                found.append(stall(browser, *RUNS[name]))
    base = median(took[TINY])
    spent = {name: median(found) for name, found in used.items()}
    ours = [
        compare(name, base, took[name], f"processor {spent[TINY]:.2f} and {spent[name]:.2f} s")
        for name in held
    ]
    return [*ours, *(Held.row(f"stall: start, {name}", found) for name, found in held.items())]


def compare(name: str, base: float, times: list[float], spent: str) -> Row:
    """One start against that of the tiny app; ``spent`` by the processes, the browser aside."""
    spread = f"{len(times)} times, {min(times):.2f} to {max(times):.2f} s; {spent}"
    middle = median(times)
    return Row(f"start, {name}", middle, "s", floor=base, against=TINY, aim=1.25, note=spread)


def first_frame(browser: Browser, command: Sequence[str], identifier: str) -> tuple[float, float]:
    """Seconds from starting the process to ``identifier`` on the page, and those of the
    processor that the process used until then."""
    with tempfile.TemporaryDirectory() as folder:
        begin = perf_counter()
        served = launch(command, Path(folder))
        with open_page(browser, served, identifier):
            seconds = perf_counter() - begin
            processor = processor_seconds(served.process.pid)
        served.stop()
    return seconds, processor


def processor_seconds(process: int) -> float:
    """What a process has used so far (Linux; 0 elsewhere)."""
    stat = Path(f"/proc/{process}/stat")
    if not stat.exists():
        return 0.0
    fields = stat.read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def stall(browser: Browser, command: Sequence[str], identifier: str) -> Held:
    """The longest stall of the same start, from the moment the link was there."""
    with tempfile.TemporaryDirectory() as folder:
        note = Path(folder) / "stall"
        served = launch(("-m", "tests.bench.watched", str(note), *command[1:]), Path(folder))
        with open_page(browser, served, identifier):
            pass
        served.stop()
        return Held(**json.loads(note.read_text()))


if __name__ == "__main__":
    alone(rows)
