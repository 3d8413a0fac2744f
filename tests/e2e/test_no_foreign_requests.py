"""Loading and using the app asks no other host for anything.

Every end-to-end test checks this of itself (``start_app``); here the requests are listed,
with the app used a little, and it is shown that a request to elsewhere would be seen.
"""

from __future__ import annotations

import pytest

from tests.e2e.browser import AppPage, is_foreign
from tests.e2e.conftest import StartApp

TOUR = ("nav.progress", "nav.more", "nav.today", "help.open")


def test_the_whole_app_stays_on_this_machine(start_app: StartApp, size: tuple[int, int]) -> None:
    app = start_app("--demo", size=size)
    for identifier in TOUR:
        app.tap(identifier)
        app.page.wait_for_timeout(300)
    assert len(app.requests) > 20, "the list of requests is not a list of requests"
    assert any(url.endswith("/ws") for url in app.requests)
    assert app.foreign == []
    assert app.errors == []


def test_a_request_to_elsewhere_would_be_seen(start_app: StartApp) -> None:
    app = start_app(program=("-m", "tests.tiny_app"))
    watched = AppPage(
        app.context, app.context.new_page(), app.served, app.start, (), {}, ports=app.ports
    )
    elsewhere = f"http://localhost:{app.served.port}/x.png"
    watched.page.set_content(f'<img src="{elsewhere}">')
    watched.page.wait_for_load_state()
    assert watched.foreign == [elsewhere]


@pytest.mark.parametrize(
    ("url", "foreign"),
    [
        ("http://127.0.0.1:80/x", False),
        ("ws://127.0.0.1:80/ws", False),
        ("blob:http://127.0.0.1:80/1-2", False),
        ("data:image/png;base64,AA", False),
        ("http://127.0.0.1:81/x", True),
        ("http://localhost:80/x", True),
        ("https://127.0.0.1.example:80/x", True),
        ("https://cdn.example/x.js", True),
    ],
)
def test_what_counts_as_elsewhere(url: str, foreign: bool) -> None:
    assert is_foreign(url, 80) is foreign
