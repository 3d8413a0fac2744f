"""What this machine cannot test is skipped with a word on why, or fails where it is required."""

from __future__ import annotations

import gc
import os
import shutil
from functools import cache

import pytest
from hypothesis import settings
from xdist.remote import Producer
from xdist.scheduler import LoadFileScheduling

from app.i18n import translator
from dev import find_chromium

# The texts of a language never change once they are read. Reading them anew for each of the
# many windows that the tests open took a third of the time of those tests (measured).
translator._bundle = cache(translator._bundle)

# How long one example takes says nothing on a machine whose processors all draw.
settings.register_profile("busy machine", deadline=None)
settings.load_profile("busy machine")


@cache
def missing(need: str) -> str | None:
    """Why the tests that need ``browser`` or ``secret_service`` cannot run here."""
    if need == "browser" and find_chromium() is None:
        return "browser tests need Chromium: install it, or name it in CHROMIUM"
    programs = ("gnome-keyring-daemon", "dbus-run-session")
    if need == "secret_service" and not all(map(shutil.which, programs)):
        return "key store tests need gnome-keyring and dbus"
    return None


class Together(LoadFileScheduling):  # type: ignore[misc]
    """Which tests go to one process together (``dev.ALL_TESTS``): those of a file, with what they
    share, and all journeys in the browser. Two browsers that draw at once on two processors take
    four times as long as one after the other (measured). ``loadgroup`` does not know groups with
    this pytest (xdist 3.8, pytest 9.2)."""

    def _split_scope(self, nodeid: str) -> str:
        return E2E if nodeid.startswith(E2E) else super()._split_scope(nodeid)


E2E = "tests/e2e/"


def pytest_xdist_auto_num_workers() -> int:
    """One process for each processor. With one more, the journeys took half as long again and
    all of it 31 minutes instead of 26 (measured on two processors)."""
    return min(4, os.cpu_count() or 1)


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Together:
    return Together(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The journeys come first: they take longest."""
    items.sort(key=lambda item: not item.nodeid.startswith(E2E))


@pytest.hookimpl(tryfirst=True)
def pytest_collection_finish() -> None:
    """Take the imported modules out of the garbage collector's sight: going through all of
    them takes it 150 ms, in the middle of whatever runs then (measured)."""
    gc.collect()
    gc.freeze()


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip what this machine cannot run; fail instead where GLIDEPATH_REQUIRE names it."""
    required = os.environ.get("GLIDEPATH_REQUIRE", "").split(",")
    for need in ("browser", "secret_service"):
        if item.get_closest_marker(need) and (reason := missing(need)):
            if need in required:
                pytest.fail(reason, pytrace=False)
            pytest.skip(reason)
