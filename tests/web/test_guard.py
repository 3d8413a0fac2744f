"""The guard around a real server: every refusal is asked of one without the guard too,
where it has to come out otherwise. A case that is refused by both proves nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.web.door import Verdict
from app.web.headers import CONTENT_SECURITY_POLICY
from app.web.pages import STATUS, refusal
from tests.served import Ask, Served, sign_in, start

PAGES_AND_FILES = ("/", "/progress", "/main.dart.js", "/assets/FontManifest.json")
EVIL = "https://evil.example"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    served = start(["-m", "tests.tiny_app"], tmp_path_factory.mktemp("guarded") / "log")
    yield served
    served.stop()


@pytest.fixture(scope="module")
def unguarded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    log = tmp_path_factory.mktemp("unguarded") / "log"
    served = start(["-m", "tests.tiny_app", "--unguarded"], log)
    yield served
    served.stop()


@pytest.fixture(scope="module")
def cookie(served: Served) -> str:
    return sign_in(served)


def requests() -> list[Ask]:
    files = [Ask(path) for path in PAGES_AND_FILES]
    return [*files, Ask("/ws", websocket=True)]


def refused(ask: Ask, served: Served, unguarded: Served) -> None:
    answer = ask.of(served.port)
    assert answer.status in (403, 421), (ask, answer.status)
    assert b"flutter" not in answer.body
    open_answer = replace(ask, headers=[h for h in ask.headers if h[0] != "Cookie"])
    assert open_answer.of(unguarded.port).status in (200, 101), ask


@pytest.mark.parametrize("ask", requests(), ids=lambda a: a.path)
def test_one_with_the_cookie_is_let_in(served: Served, cookie: str, ask: Ask) -> None:
    let_in = replace(ask, headers=[("Cookie", cookie), ("Origin", f"http://{served.host}")])
    assert let_in.of(served.port).status == (101 if ask.websocket else 200)


@pytest.mark.parametrize("ask", requests(), ids=lambda a: a.path)
def test_a_foreign_origin_is_refused(
    served: Served, unguarded: Served, cookie: str, ask: Ask
) -> None:
    for origin in (EVIL, "null", "http://127.0.0.1:1"):
        headers = [("Cookie", cookie), ("Origin", origin)]
        refused(replace(ask, headers=headers), served, unguarded)


@pytest.mark.parametrize("ask", requests(), ids=lambda a: a.path)
def test_a_foreign_host_is_refused(
    served: Served, unguarded: Served, cookie: str, ask: Ask
) -> None:
    for host in ("evil.example", f"evil.example:{served.port}", "127.0.0.1:1"):
        headers = [("Cookie", cookie)]
        refused(replace(ask, host=host, headers=headers), served, unguarded)


@pytest.mark.parametrize("ask", requests(), ids=lambda a: a.path)
def test_a_missing_token_is_refused(served: Served, unguarded: Served, ask: Ask) -> None:
    refused(ask, served, unguarded)


@pytest.mark.parametrize("ask", requests(), ids=lambda a: a.path)
def test_a_wrong_token_is_refused(served: Served, unguarded: Served, ask: Ask) -> None:
    wrong = served.token[:-1] + ("A" if served.token[-1] != "A" else "B")
    refused(replace(ask, path=f"{ask.path}?token={wrong}"), served, unguarded)
    cookie = ("Cookie", f"glidepath-{served.port}={wrong}")
    refused(replace(ask, headers=[cookie]), served, unguarded)
    # The token of the link is not the cookie: whoever saw one does not have the other.
    cookie = ("Cookie", f"glidepath-{served.port}={served.token}")
    refused(replace(ask, headers=[cookie]), served, unguarded)


def test_the_link_becomes_a_cookie_and_leaves_the_address(served: Served) -> None:
    answer = Ask(f"/?token={served.token}").of(served.port)
    assert answer.status == 303
    assert answer.headers["location"] == "/"
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert answer.headers["set-cookie"].startswith(f"glidepath-{served.port}=")
    assert served.token not in answer.headers["set-cookie"]


def test_every_answer_is_made_safe(served: Served, cookie: str) -> None:
    asks = [Ask(p, headers=[("Cookie", cookie)]) for p in (*PAGES_AND_FILES, "/no.such", "/docs")]
    for ask in [*asks, Ask("/"), Ask("/", host="evil.example")]:
        headers = ask.of(served.port).headers
        assert "access-control-allow-origin" not in headers, ask
        assert "server" not in headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["cross-origin-resource-policy"] == "same-origin"
        assert headers["cross-origin-opener-policy"] == "same-origin"
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert "camera=()" in headers["permissions-policy"]


def test_what_a_page_may_load() -> None:
    """As measured with Flet 1.0.5; look again, in a browser, at each new Flet."""
    policy = dict(part.split(" ", 1) for part in CONTENT_SECURITY_POLICY.split("; "))
    assert policy == {
        "default-src": "'self'",
        "script-src": "'self' 'unsafe-inline' 'wasm-unsafe-eval'",
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "connect-src": "'self'",
        "worker-src": "'self' blob:",
        "form-action": "'self'",
        "object-src": "'none'",
        "frame-ancestors": "'none'",
        "base-uri": "'self'",
    }


def test_pages_are_not_kept_and_files_are_asked_for_by_their_tag(
    served: Served, cookie: str
) -> None:
    for path in ("/", "/progress", "/no.such"):
        answer = Ask(path, headers=[("Cookie", cookie)]).of(served.port)
        assert answer.headers["cache-control"] == "no-store", path
    first = Ask("/main.dart.js", headers=[("Cookie", cookie)]).of(served.port)
    assert first.headers["cache-control"] == "private, no-cache"
    tag = ("If-None-Match", first.headers["etag"])
    again = Ask("/main.dart.js", headers=[("Cookie", cookie), tag]).of(served.port)
    assert (again.status, again.body) == (304, b"")


@pytest.mark.parametrize("path", ["/docs", "/redoc", "/openapi.json", "/oauth_callback", "/%64ocs"])
def test_the_framework_shows_nothing_of_itself(served: Served, cookie: str, path: str) -> None:
    assert Ask(path, headers=[("Cookie", cookie)]).of(served.port).status == 404


@pytest.mark.parametrize("path", ["/assets", "/icons/", "/assets/fonts/", "/../pyproject.toml"])
def test_folders_are_not_listed(served: Served, cookie: str, path: str) -> None:
    answer = Ask(path, headers=[("Cookie", cookie)]).of(served.port)
    start_page = Ask("/", headers=[("Cookie", cookie)]).of(served.port)
    assert answer.status in (404, 307) or answer.body == start_page.body, answer.body[:200]


@pytest.mark.parametrize("method", ["PUT", "POST", "OPTIONS"])
def test_nothing_can_be_sent(served: Served, cookie: str, method: str) -> None:
    answer = Ask("/upload", method, headers=[("Cookie", cookie)]).of(served.port)
    assert answer.status == 405


@pytest.mark.skipif(not Path("/proc/net/tcp").exists(), reason="reads Linux's list of sockets")
def test_it_listens_on_loopback_alone(served: Served) -> None:
    rows = [r.split() for r in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    if Path("/proc/net/tcp6").exists():
        rows += [r.split() for r in Path("/proc/net/tcp6").read_text().splitlines()[1:]]
    listening = [r[1] for r in rows if r[3] == "0A" and r[1].endswith(f":{served.port:04X}")]
    assert listening == [f"0100007F:{served.port:04X}"]


def test_the_token_is_never_logged(served: Served, cookie: str) -> None:
    Ask(f"/?token={served.token}").of(served.port)
    Ask(f"/ws?token={served.token}", websocket=True).of(served.port)
    log = served.log.read_text()
    assert served.token not in log
    assert cookie.partition("=")[2] not in log


def test_the_refusals_are_plain_pages_in_words() -> None:
    from app.command_line import text

    for verdict in STATUS:
        page = refusal(verdict, text, "en").decode()
        assert '<html lang="en">' in page
        assert "<script" not in page
        assert f"guard-{verdict.value.replace('_', '-')}" not in page
        assert "guard-again" not in page
    assert "<b>" not in refusal(Verdict.NO_TOKEN, lambda _: "<b>", "en").decode()
