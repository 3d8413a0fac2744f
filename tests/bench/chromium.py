"""A real Chromium for the benchmarks, and processes of the app for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from dev import find_chromium
from tests.e2e.browser import PHONE, app_environment
from tests.e2e.conftest import CHROMIUM_ARGS
from tests.e2e.in_page import SWITCH_ON
from tests.served import Served, start


@contextmanager
def chromium() -> Iterator[Browser]:
    """The system's own browser."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_chromium(), args=list(CHROMIUM_ARGS)
        )
        yield browser
        browser.close()


def launch(command: Sequence[str], folder: Path) -> Served:
    """Start a process; ``{folder}`` in its arguments is a data folder not there yet."""
    filled = [part.format(folder=folder / "diary") for part in command]
    return start(filled, folder / "log", app_environment())


@contextmanager
def open_page(browser: Browser, served: Served, identifier: str) -> Iterator[Page]:
    """A phone's page with nothing cached, from the moment ``identifier`` is on it."""
    context = browser.new_context(viewport={"width": PHONE[0], "height": PHONE[1]})
    context.add_init_script(SWITCH_ON)
    page = context.new_page()
    page.goto(served.link, wait_until="commit")
    wait_for(page, identifier)
    yield page
    context.close()


def wait_for(page: Page, identifier: str) -> None:
    """Wait until ``identifier`` is on the page."""
    page.wait_for_selector(f'[flt-semantics-identifier="{identifier}"]', state="attached")


def press(page: Page, identifier: str) -> None:
    """Bring it into view and click it."""
    element = page.locator(f'[flt-semantics-identifier="{identifier}"]').last
    element.scroll_into_view_if_needed()
    element.click(force=True)
