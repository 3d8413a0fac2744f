"""Process start to first usable frame: ``python -m tests.bench.bench_start``.

From the start of the process to the first control that a person could press, in Chromium,
against a Flet app of one line behind the same guard. Taken in turns, each with a fresh
browser profile (nothing cached) and a fresh data folder. Aim: a ratio of 1.25 at most, and
no event-loop stall over 16 ms (issue 2, Speed, a and e).
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from time import perf_counter

from playwright.sync_api import Browser, sync_playwright

from dev import find_chromium
from tests.e2e.browser import PHONE, app_environment
from tests.e2e.conftest import CHROMIUM_ARGS
from tests.served import Served, start

ROUNDS = 7

WEB = ("--web", "--no-open", "--port", "0")
RUNS: dict[str, tuple[tuple[str, ...], str]] = {
    "one line of Flet": (("-m", "tests.tiny_app"), "tiny.hello"),
    "first run": (("main.py", *WEB, "--data-dir", "{folder}"), "help.open"),
    "demo, Today": (("main.py", *WEB, "--demo"), "nav.today"),
}

_SEMANTICS = """const wait = setInterval(() => {
  const e = document.querySelector('flt-semantics-placeholder');
  if (e) { e.click(); clearInterval(wait); }
}, 5);"""


def main(rounds: int) -> None:
    """Measure and print medians, ratios and stalls."""
    took: dict[str, list[float]] = {name: [] for name in RUNS}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_chromium(), args=list(CHROMIUM_ARGS)
        )
        for turn in range(rounds + 1):
            for name, (command, identifier) in RUNS.items():
                seconds = first_frame(browser, command, identifier)
                if turn:  # the first turn warms the disk
                    took[name].append(seconds)
        stalls = {name: stall(browser, *run) for name, run in list(RUNS.items())[1:]}
        browser.close()
    base = median(took["one line of Flet"])
    for name, times in took.items():
        middle = median(times)
        spread = f"{min(times):.2f} to {max(times):.2f} s"
        print(f"{name:17} {middle:.2f} s ({spread})  ratio {middle / base:.2f}")
    for name, (seconds, where) in stalls.items():
        print(f"{name:17} longest event-loop stall {seconds * 1000:.0f} ms\n{where}")


def first_frame(browser: Browser, command: Sequence[str], identifier: str) -> float:
    """Seconds from starting the process to ``identifier`` on the page."""
    with tempfile.TemporaryDirectory() as folder:
        begin = perf_counter()
        served = launch(command, Path(folder))
        seconds = until(browser, served, identifier) - begin
        served.stop()
    return seconds


def stall(browser: Browser, command: Sequence[str], identifier: str) -> tuple[float, str]:
    """The longest stall of the same start, and its innermost places."""
    with tempfile.TemporaryDirectory() as folder:
        note = Path(folder) / "stall"
        served = launch(("-m", "tests.bench.watched", str(note), *command[1:]), Path(folder))
        until(browser, served, identifier)
        served.stop()
        seconds, *where = note.read_text().splitlines()
    return float(seconds), "\n".join(where[-4:])


def launch(command: Sequence[str], folder: Path) -> Served:
    """Start a process with a data folder that is not there yet."""
    filled = [part.format(folder=folder / "diary") for part in command]
    return start(filled, folder / "log", app_environment())


def until(browser: Browser, served: Served, identifier: str) -> float:
    """The moment at which ``identifier`` is on the page."""
    context = browser.new_context(viewport={"width": PHONE[0], "height": PHONE[1]})
    context.add_init_script(_SEMANTICS)
    page = context.new_page()
    page.goto(served.link, wait_until="commit")
    page.wait_for_selector(f'[flt-semantics-identifier="{identifier}"]', state="attached")
    moment = perf_counter()
    context.close()
    return moment


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)
