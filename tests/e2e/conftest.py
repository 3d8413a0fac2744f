"""Chromium and running Glidepaths for the end-to-end tests. See ``browser.py``.

These tests are plain functions: Playwright's sync door keeps an event loop of its own
running for as long as it is open, so it is closed again after this folder.
"""

from __future__ import annotations

import shutil
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import pytest
from playwright.sync_api import Browser, sync_playwright

from app.views import identifiers as ids
from dev import find_chromium
from tests.clinic.conftest import clinic, clinic_processes, fhir_base, fhir_server
from tests.e2e.browser import DESKTOP, PHONE, AppPage, app_environment
from tests.e2e.diaries import NO_PAST, Past, live_through, make_diary
from tests.e2e.journeys import unlock
from tests.served import start, start_quickly

CHROMIUM_ARGS = (
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-dev-shm-usage",
)


PATIENCE = 420
"""Seconds for one journey: on a machine whose processors are all drawing, typing a plan takes
minutes. Each step of it still has its own, much shorter time."""


CLINIC = (clinic, clinic_processes, fhir_base, fhir_server)
"""The test clinic's fixtures, for journeys that send."""


class StartApp(Protocol):
    """Starts Glidepath's browser version and opens it."""

    def __call__(
        self,
        *arguments: str,
        data_dir: Path | None = None,
        size: tuple[int, int] = PHONE,
        dark: bool = False,
        now: str | None = None,
        env: dict[str, str] | None = None,
        program: tuple[str, ...] = ("main.py", "--web", "--no-open", "--port", "0"),
        unaided: bool = False,
    ) -> AppPage:
        """``arguments`` go to ``main.py``; ``data_dir`` is a fresh folder unless given;
        ``now`` is the moment at which the app's clock starts (ISO, with offset). ``unaided``
        is everything as it comes: the process as a person starts it, and all motion. Else
        the process has its imports behind it, and the person asks for less motion, which is
        half the pictures that a processor draws.
        """
        ...


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "chromium" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.timeout(PATIENCE))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, Any, Any]:
    report = yield
    if report.when == "call":
        item.stash[_FAILED] = report.failed
    return report


_FAILED = pytest.StashKey[bool]()


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """A headless Chromium: the system's own, not one of Playwright's."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_chromium(), args=list(CHROMIUM_ARGS)
        )
        yield browser
        browser.close()


@pytest.fixture(params=[PHONE, DESKTOP], ids=["phone", "desktop"])
def size(request: pytest.FixtureRequest) -> tuple[int, int]:
    """Runs a test at both sizes."""
    return request.param  # type: ignore[no-any-return]


@dataclass(frozen=True)
class Prepared:
    """A diary after First run, made once for all tests that are not about First run."""

    folder: Path
    code: str


@pytest.fixture(scope="package")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    """A diary that was set up; its folder is copied for each test."""
    folder = tmp_path_factory.mktemp("prepared") / "data"
    return Prepared(folder, make_diary(folder))


class StartReady(Protocol):
    """Starts Glidepath on a diary that is there already, and unlocks it."""

    def __call__(
        self,
        *,
        size: tuple[int, int] = PHONE,
        now: str | None = None,
        dark: bool = False,
        past: Past = NO_PAST,
        first: str = ids.TODAY_CHECKIN_OPEN,
    ) -> AppPage:
        """The app on Today, on a diary with this ``past``; ``first``: what is there then."""
        ...


@pytest.fixture
def start_ready(start_app: StartApp, prepared: Prepared, tmp_path: Path) -> StartReady:
    """The door to tests of what comes after First run."""

    def starter(
        *,
        size: tuple[int, int] = PHONE,
        now: str | None = None,
        dark: bool = False,
        past: Past = NO_PAST,
        first: str = ids.TODAY_CHECKIN_OPEN,
    ) -> AppPage:
        folder = tmp_path / "diary"
        shutil.copytree(prepared.folder, folder)
        if past != NO_PAST:
            live_through(folder, *past)
        app = start_app(data_dir=folder, size=size, now=now, dark=dark)
        unlock(app)
        app.wait_for(first)
        return app

    return starter


@pytest.fixture
def start_app(
    chromium: Browser, tmp_path: Path, request: pytest.FixtureRequest
) -> Iterator[StartApp]:
    """The door to end-to-end tests. Each call is a process and a tab of its own. A test
    that let any request out to another host comes out red, whatever it asserts."""
    pages: list[AppPage] = []

    def starter(
        *arguments: str,
        data_dir: Path | None = None,
        size: tuple[int, int] = PHONE,
        dark: bool = False,
        now: str | None = None,
        env: dict[str, str] | None = None,
        program: tuple[str, ...] = ("main.py", "--web", "--no-open", "--port", "0"),
        unaided: bool = False,
    ) -> AppPage:
        folder = data_dir or tmp_path / "data"
        clock = {"GLIDEPATH_TEST_NOW": now} if now else {}
        variables = app_environment() | clock | (env or {})
        command = [*program, *arguments]
        if program[0] == "main.py" and "--demo" not in arguments:
            command += ["--data-dir", str(folder)]
        begin = start if unaided or program[0] != "main.py" else start_quickly
        served = begin(command, tmp_path / f"app-{len(pages)}.log", variables)
        context = chromium.new_context(
            viewport={"width": size[0], "height": size[1]},
            color_scheme="dark" if dark else "light",
            locale="en-US",
            reduced_motion="no-preference" if unaided else "reduce",
        )
        page = AppPage(context, context.new_page(), served, begin, command, variables)
        pages.append(page)
        page.open()
        return page

    yield starter
    failed = request.node.stash.get(_FAILED, False)
    for number, page in enumerate(pages):
        close(page, f"{request.node.name}-{number}" if failed else None)
    for page in pages:
        assert page.foreign == [], "requests to other hosts"


def close(page: AppPage, dump_as: str | None) -> None:
    """Close the tab and stop the process, keeping what explains a failure."""
    try:
        if dump_as is not None:
            page.dump(dump_as.replace("/", "_"))
    finally:
        page.context.close()
        page.served.stop()
