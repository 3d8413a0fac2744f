"""What waits until the process is at rest."""

from __future__ import annotations

import gc
import subprocess
import sys
from collections.abc import Iterator

import pytest

from app import quiet
from tests.served import ROOT

BEGUN = """
import gc, time
from app import quiet
quiet.REST_SECONDS = 0.02
called = []
quiet.begin(lambda: called.append(1))
quiet.begin(lambda: called.append(2))

def wait(true):
    end = time.monotonic() + 10
    while not true() and time.monotonic() < end:
        time.sleep(0.02)
    assert true()

def full():
    return gc.get_stats()[2]["collections"]

wait(lambda: called == [1])
before = full()
time.sleep(0.2)
assert full() == before
gc.collect(1)
wait(lambda: full() > before)
assert called == [1]
"""

APART = """
import gc
from app import warm_up
warm_up.load_first()
first = gc.get_freeze_count()
kept = [[] for _ in range(1000)]
warm_up.load_first()
assert first > 20_000 and gc.get_freeze_count() <= first, (first, gc.get_freeze_count())
"""

DRAWING = """
import sys
from app import warm_up
sys.platform = "{platform}"
warm_up.load_drawing()
assert ("matplotlib" in sys.modules) is {there}
"""


def run(script: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


@pytest.fixture
def thresholds() -> Iterator[tuple[int, int, int]]:
    before = gc.get_threshold()
    yield before
    gc.set_threshold(*before)


def test_full_searches_are_seldom_and_the_others_stay(thresholds: tuple[int, int, int]) -> None:
    quiet.search_seldom()
    assert gc.get_threshold() == (*thresholds[:2], quiet.SELDOM)
    assert thresholds[2] < quiet.SELDOM


def test_rest_is_a_second_without_work(monkeypatch: pytest.MonkeyPatch) -> None:
    used = iter([0.0, 0.5, 0.53, 0.535, 9.0])
    slept: list[float] = []
    monkeypatch.setattr(quiet, "process_time", lambda: next(used))
    monkeypatch.setattr(quiet, "sleep", slept.append)
    quiet.wait_for_rest()
    assert slept == [1.0, 1.0, 1.0]


def test_it_begins_once_and_searches_only_after_something_was_made() -> None:
    run(BEGUN)


def test_the_screens_are_taken_out_of_every_search_once() -> None:
    run(APART)


@pytest.mark.parametrize(("platform", "there"), [("linux", True), ("android", False)])
def test_drawing_is_loaded_but_not_on_phones(platform: str, there: bool) -> None:
    run(DRAWING.format(platform=platform, there=there))
