"""The rule at the door, case by case."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlsplit

import pytest

from app.web.door import TICKET_SECONDS, Door, Knock, Verdict

PORT = 5123
HOST = f"127.0.0.1:{PORT}"


class Seconds:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


@pytest.fixture
def door(seconds: Seconds) -> Door:
    return Door(PORT, seconds)


@pytest.fixture
def known(door: Door) -> Knock:
    cookie = door.cookie().partition(";")[0]
    return Knock("/", hosts=(HOST,), cookies=(f"theme=dark; {cookie}",))


def following(link: str) -> Knock:
    parts = urlsplit(link)
    return Knock(parts.path, parts.query, hosts=(HOST,))


def test_the_link_hands_out_the_cookie_every_time(door: Door) -> None:
    for _ in range(2):
        assert door.judge(following(door.link())) is Verdict.HAND_COOKIE


def test_a_one_time_link_opens_once(door: Door) -> None:
    link = door.one_time_link()
    assert door.judge(following(link)) is Verdict.HAND_COOKIE
    assert door.judge(following(link)) is Verdict.WRONG_TOKEN
    assert link != door.link()


def test_a_one_time_link_ends_by_itself(door: Door, seconds: Seconds) -> None:
    link = door.one_time_link()
    seconds.now = TICKET_SECONDS
    assert door.judge(following(link)) is Verdict.WRONG_TOKEN


def test_each_run_has_secrets_of_its_own(door: Door) -> None:
    other = Door(PORT)
    assert other.judge(following(door.link())) is Verdict.WRONG_TOKEN
    cookie = door.cookie().partition(";")[0]
    assert other.judge(Knock("/", hosts=(HOST,), cookies=(cookie,))) is Verdict.NO_TOKEN
    assert door.cookie_name != Door(PORT + 1).cookie_name


def test_the_cookie_is_kept_from_scripts_and_other_sites(door: Door) -> None:
    attributes = [a.strip() for a in door.cookie().split(";")[1:]]
    assert sorted(attributes) == ["HttpOnly", "Path=/", "SameSite=Strict"]
    assert "token=" not in door.cookie()


def test_one_who_is_known_comes_in(door: Door, known: Knock) -> None:
    for path in ("/", "/main.dart.js", "/progress"):
        assert door.judge(replace(known, path=path)) is Verdict.COME_IN
    assert door.judge(replace(known, path="/ws", websocket=True)) is Verdict.COME_IN


def test_the_token_leaves_the_address_of_one_who_is_known(door: Door, known: Knock) -> None:
    for token in ("anything", door.link().partition("=")[2]):
        knock = replace(known, query=f"token={token}")
        assert door.judge(knock) is Verdict.LEAVE_TOKEN


@pytest.mark.parametrize("host", [HOST, f"localhost:{PORT}", f"[::1]:{PORT}", f"LOCALHOST:{PORT}"])
def test_the_names_of_loopback(door: Door, known: Knock, host: str) -> None:
    assert door.judge(replace(known, hosts=(host,))) is Verdict.COME_IN


@pytest.mark.parametrize(
    "hosts",
    [
        (),
        ("",),
        ("127.0.0.1",),
        ("localhost",),
        ("127.0.0.1:1",),
        (f"evil.example:{PORT}",),
        (f"127.0.0.1:{PORT}.evil.example",),
        (f"127.0.0.1.nip.example:{PORT}",),
        (f"0.0.0.0:{PORT}",),
        (HOST, HOST),
        (HOST, "evil.example"),
    ],
)
def test_every_other_host_is_refused(door: Door, known: Knock, hosts: tuple[str, ...]) -> None:
    assert door.judge(replace(known, hosts=hosts)) is Verdict.WRONG_HOST


@pytest.mark.parametrize(
    "origin",
    [
        "null",
        "",
        f"https://{HOST}",
        f"http://localhost:{PORT}",
        "http://127.0.0.1",
        f"http://127.0.0.1:{PORT + 1}",
        "https://evil.example",
        f"http://{HOST}.evil.example",
    ],
)
@pytest.mark.parametrize("websocket", [False, True])
def test_a_foreign_origin_is_refused(
    door: Door, known: Knock, origin: str, websocket: bool
) -> None:
    path = "/ws" if websocket else "/"
    knock = replace(known, path=path, websocket=websocket, origins=(origin,))
    assert door.judge(knock) is Verdict.FOREIGN
    own = replace(knock, origins=(f"http://{HOST}",))
    assert door.judge(own) is Verdict.COME_IN
    assert door.judge(replace(own, origins=(f"http://{HOST}", origin))) is Verdict.FOREIGN


def test_a_page_of_another_port_loads_nothing_but_may_link_here(door: Door, known: Knock) -> None:
    for site in ("cross-site", "same-site"):
        knock = replace(known, fetch_site=site, fetch_mode="no-cors")
        assert door.judge(knock) is Verdict.FOREIGN
        assert door.judge(replace(knock, fetch_mode="navigate")) is Verdict.COME_IN
    assert door.judge(replace(known, fetch_site="same-origin")) is Verdict.COME_IN


@pytest.mark.parametrize(
    ("query", "verdict"),
    [
        ("", Verdict.NO_TOKEN),
        ("tokens=x", Verdict.NO_TOKEN),
        ("token=", Verdict.WRONG_TOKEN),
        ("token=%C3%A9", Verdict.WRONG_TOKEN),
        ("token=%ED%A0%80", Verdict.WRONG_TOKEN),
        ("token=x", Verdict.WRONG_TOKEN),
    ],
)
def test_strangers(door: Door, query: str, verdict: Verdict) -> None:
    assert door.judge(Knock("/", query, hosts=(HOST,))) is verdict


def test_a_good_token_opens_nothing_but_the_start_page(door: Door) -> None:
    knock = following(door.link())
    assert door.judge(replace(knock, path="/main.dart.js")) is Verdict.NO_TOKEN
    assert door.judge(replace(knock, method="POST")) is Verdict.NO_TOKEN
    assert door.judge(replace(knock, path="/ws", websocket=True)) is Verdict.NO_TOKEN


@pytest.mark.parametrize("given", ["", "x", "é", "glidepath", "a" * 10_000])
def test_a_wrong_cookie_is_no_cookie(door: Door, given: str) -> None:
    cookies = (f"glidepath-{PORT}={given}",)
    assert door.judge(Knock("/", hosts=(HOST,), cookies=cookies)) is Verdict.NO_TOKEN


def test_the_cookie_under_another_name_is_no_cookie(door: Door) -> None:
    value = door.cookie().partition("=")[2].partition(";")[0]
    for name in (f"glidepath-{PORT + 1}", f"xglidepath-{PORT}", ""):
        cookies = (f"{name}={value}",)
        assert door.judge(Knock("/", hosts=(HOST,), cookies=cookies)) is Verdict.NO_TOKEN


@pytest.mark.parametrize(
    "path",
    ["/docs", "/docs/", "/docs/oauth2-redirect", "/redoc", "/openapi.json", "/oauth_callback"],
)
def test_pages_of_the_framework_are_not_there(door: Door, known: Knock, path: str) -> None:
    assert door.judge(replace(known, path=path)) is Verdict.NOT_HERE


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_nothing_can_be_sent(door: Door, known: Knock, method: str) -> None:
    assert door.judge(replace(known, method=method)) is Verdict.READ_ONLY


def test_there_is_one_websocket(door: Door, known: Knock) -> None:
    assert door.judge(replace(known, path="/other", websocket=True)) is Verdict.NOT_HERE
