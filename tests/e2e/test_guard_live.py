"""The guard as a person and a stranger meet it, in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, Page

from app.command_line import text
from tests.e2e.browser import AppPage
from tests.e2e.conftest import StartApp
from tests.served import start

TINY = ("-m", "tests.tiny_app")


@pytest.fixture
def tiny(start_app: StartApp) -> AppPage:
    return start_app(program=TINY)


@pytest.fixture
def stranger(chromium: Browser) -> Page:
    """A browser that has not been given the link."""
    return chromium.new_context(locale="en-US").new_page()


def test_the_link_opens_the_app_and_the_token_leaves_the_address(tiny: AppPage) -> None:
    tiny.see("Hello")
    assert tiny.page.url == f"http://{tiny.served.host}/"
    assert tiny.errors == []
    tiny.reload()
    tiny.see("Hello")
    tiny.shot("tiny")


TRAP = """() => {
  const trap = Uint8Array.of(  // one function, "go", of one instruction: unreachable
    0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0,
    7, 6, 1, 2, 103, 111, 0, 0, 10, 5, 1, 3, 0, 0, 11);
  const {go} = new WebAssembly.Instance(new WebAssembly.Module(trap)).exports;
  setTimeout(go, 0);
  window.before = true;
}"""


def test_when_the_engine_breaks_the_page_loads_again_once(tiny: AppPage) -> None:
    tiny.see("Hello")
    assert tiny.page.evaluate("window.crossOriginIsolated") is False  # see docs/adr/0042
    tiny.page.evaluate("setTimeout(() => { throw new Error('no trap'); }, 0)")
    tiny.page.wait_for_timeout(500)
    tiny.page.evaluate(TRAP)
    tiny.page.wait_for_function("() => !window.before")
    tiny.wait_drawn()
    tiny.see("Hello")
    tiny.page.evaluate(TRAP)
    tiny.page.wait_for_timeout(1500)
    assert tiny.page.evaluate("window.before"), "it would go on loading for ever"
    assert tiny.errors == ["uncaught: no trap", "uncaught: unreachable", "uncaught: unreachable"]


def test_the_cookie_is_out_of_reach_of_scripts(tiny: AppPage) -> None:
    assert tiny.page.evaluate("document.cookie") == ""
    (cookie,) = tiny.context.cookies()
    assert (cookie["httpOnly"], cookie["sameSite"]) == (True, "Strict")


def test_a_stranger_is_told_what_to_do(tiny: AppPage, stranger: Page) -> None:
    for query, name in (("", "guard-no-token"), ("?token=old", "guard-wrong-token")):
        answer = stranger.goto(f"http://{tiny.served.host}/{query}")
        assert answer is not None
        assert answer.status == 403
        assert stranger.get_by_role("heading").inner_text() == text(f"{name}-title")
        assert text(name) in stranger.get_by_role("main").inner_text()
        assert stranger.locator("script").count() == 0


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[str]:
    """A page of some other program on this machine. To a browser it is the same site."""
    (tmp_path / "index.html").write_text("<title>elsewhere</title>")
    handler = partial(SimpleHTTPRequestHandler, directory=str(tmp_path))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


_GRAB = """async (host) => {
  const socket = new Promise(done => {
    const s = new WebSocket(`ws://${host}/ws`);
    s.onopen = () => done('open'); s.onerror = () => done('refused');
  });
  const answer = fetch(`http://${host}/`)
    .then(r => r.text()).then(t => t.includes('flutter') ? 'read' : 'refused')
    .catch(() => 'refused');
  const script = new Promise(done => {
    const e = document.createElement('script');
    e.src = `http://${host}/flutter.js`;
    e.onload = () => done('loaded'); e.onerror = () => done('refused');
    document.head.append(e);
  });
  return Promise.all([socket, answer, script]);
}"""


def test_another_page_gets_nothing_out_of_the_app(tiny: AppPage, elsewhere: str) -> None:
    """The browser sends the cookie along to every port of a host, so here the guard alone
    stands in between."""
    page = tiny.context.new_page()
    page.goto(elsewhere)
    assert page.evaluate(_GRAB, tiny.served.host) == ["refused", "refused", "refused"]


def test_without_the_guard_the_same_page_gets_in(
    chromium: Browser, elsewhere: str, tmp_path: Path
) -> None:
    unguarded = start((*TINY, "--unguarded"), tmp_path / "log")
    page = chromium.new_page()
    page.goto(elsewhere)
    grabbed = page.evaluate(_GRAB, unguarded.host)
    unguarded.stop()
    assert grabbed == ["open", "read", "loaded"]


def test_a_link_from_another_page_leads_in_after_one_more_step(tiny: AppPage) -> None:
    """The strict cookie stays at home when another site links here; the plain page that
    comes instead has a link that leads in."""
    page = tiny.context.new_page()
    page.goto("data:text/html,<title>elsewhere</title>")
    page.set_content(f'<a href="http://{tiny.served.host}/">diary</a>')
    page.get_by_role("link").click()
    page.get_by_role("link", name=text("guard-again")).click()
    page.locator("flt-semantics-placeholder").wait_for(state="attached")
