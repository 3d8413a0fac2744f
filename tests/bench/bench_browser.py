"""Opening History and Progress in Chromium: ``python -m tests.bench.bench_browser``.

The same as ``bench_open`` from the outside: a fresh process over the sealed store for each
turn, a real browser, from the click to the content on the page; the first chart comes with
matplotlib's import before it. And the peak memory of that process. Ten years of days against
thirty, in turns. Aims: 1.5 for opening, 1.3 for memory (issue 2, Speed, d and f). And the
glide path, two years of a plan against the plan of ``--demo`` (issue 3).
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median
from time import perf_counter

from playwright.sync_api import Browser, Page

from app.views import identifiers as ids
from tests.bench.bench_start import WEB
from tests.bench.chromium import chromium, launch, open_page, press, wait_for
from tests.bench.diaries import LAST, LONG, SHORT, both
from tests.bench.plans import DEMO, YEARS, planned
from tests.bench.table import Row, alone, turns
from tests.bench.visited import peak

ROUNDS = 3
FIRST_CHART = ids.progress_chart("pain_24h")


def visit(browser: Browser, folder: Path) -> dict[str, float]:
    """Milliseconds of each opening in one process, and its peak memory in MB."""
    command = ("-m", "tests.bench.opened", *WEB, "--data-dir", str(folder))
    with tempfile.TemporaryDirectory() as other:
        served = launch(command, Path(other))
        with open_page(browser, served, ids.TODAY_HISTORY) as page:
            found = {"History": clicked(page, ids.TODAY_HISTORY, ids.history_day(LAST))}
            press(page, ids.NAV_TODAY)
            wait_for(page, ids.TODAY_HISTORY)
            found["Progress: first chart"] = clicked(page, ids.NAV_PROGRESS, FIRST_CHART)
        found["memory"] = peak(served.process.pid)
        served.stop()
    return found


def to_path(browser: Browser, folder: Path) -> float:
    """Milliseconds from the click on Progress to the glide path's picture, in a process that
    has drawn nothing yet."""
    command = ("-m", "tests.bench.opened", *WEB, "--data-dir", str(folder))
    with tempfile.TemporaryDirectory() as other:
        served = launch(command, Path(other))
        with open_page(browser, served, ids.TODAY_HISTORY) as page:
            taken = clicked(page, ids.NAV_PROGRESS, ids.progress_chart("glide"))
        served.stop()
    return taken


def clicked(page: Page, identifier: str, until: str) -> float:
    """Milliseconds from a click to ``until`` on the page."""
    begun = perf_counter()
    press(page, identifier)
    wait_for(page, until)
    return (perf_counter() - begun) * 1000


def glide_path(rounds: int) -> Row:
    """Progress to the picture, medians of both plans in turns."""
    with planned() as folders, chromium() as browser:
        found = [
            {plan: to_path(browser, folder) for plan, folder in folders.items()}
            for _ in turns(rounds, 40)
        ]
    demo, years = (median(turn[plan] for turn in found) for plan in (DEMO, YEARS))
    return Row(f"Chromium: glide path, {YEARS}", years, floor=demo, against=DEMO, aim=1.5)


def rows(rounds: int = ROUNDS) -> list[Row]:
    """History, Progress cold, the glide path cold, and the memory of the process."""
    with both() as folders, chromium() as browser:
        visits = [
            {length: visit(browser, folders[length]) for length in (SHORT, LONG)}
            for _ in turns(rounds, 40)
        ]

    def compare(step: str, make: Callable[..., Row]) -> Row:
        short, long = (median(turn[length][step] for turn in visits) for length in (SHORT, LONG))
        return make(ours=long, floor=short, against="30 days")

    opening = [
        compare(step, lambda step=step, **kw: Row(f"Chromium: {step}, 10 years", aim=1.5, **kw))
        for step in ("History", "Progress: first chart")
    ]
    name = "Chromium: peak memory, 10 years"
    return [
        *opening,
        glide_path(rounds),
        compare("memory", lambda **kw: Row(name, unit="MB", aim=1.3, **kw)),
    ]


if __name__ == "__main__":
    alone(rows)
