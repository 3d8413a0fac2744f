"""Who may come in: the secrets of one run of the browser version, and the rule.

The rule is a pure function of what a request shows, so that every case can be pinned in a
test. Nothing here is kept on disk and nothing outlives the process.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from hmac import compare_digest
from urllib.parse import parse_qs

TICKET_SECONDS = 120
"""How long a one-time link stays good: a slow machine starting a browser from cold."""

SLOT_PATH = "/bring/"
"""Where the page sends a file that the person chose (``slot``); nothing else is taken in."""

SOCKET_PATH = "/ws"
"""Where Flet's own WebSocket listens."""

HIDDEN_PATHS = ("/docs", "/redoc", "/openapi.json", "/oauth_callback", "/upload")
"""Pages of the web framework beneath that Glidepath has no use for."""


class Verdict(StrEnum):
    """What to do with a request."""

    COME_IN = "come_in"
    TAKE_IN = "take_in"
    HAND_COOKIE = "hand_cookie"
    LEAVE_TOKEN = "leave_token"  # noqa: S105 - a verdict, not a secret
    WRONG_HOST = "wrong_host"
    FOREIGN = "foreign"
    NO_TOKEN = "no_token"  # noqa: S105
    WRONG_TOKEN = "wrong_token"  # noqa: S105
    NOT_HERE = "not_here"
    READ_ONLY = "read_only"


@dataclass(frozen=True)
class Knock:
    """What a request shows of itself. Headers that may come only once are tuples here, so
    that a doubled one is seen and refused."""

    path: str
    query: str = ""
    method: str = "GET"
    websocket: bool = False
    hosts: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    cookies: tuple[str, ...] = ()
    fetch_site: str = ""
    fetch_mode: str = ""


class Door:
    """The secrets of one server on ``port``, and the judgement of requests.

    ``clock`` gives seconds that only ever grow; it decides when a one-time link ends.
    """

    def __init__(self, port: int, clock: Callable[[], float] = time.monotonic) -> None:
        self.port = port
        # Cookies do not know ports: without it two Glidepaths would sign each other out.
        self.cookie_name = f"glidepath-{port}"
        self._clock = clock
        self._token = secrets.token_urlsafe(32)
        self._cookie = secrets.token_urlsafe(32)
        self._tickets: dict[str, float] = {}
        names = ("127.0.0.1", "localhost", "[::1]")
        self._hosts = {f"{n}:{port}" for n in names} | (set(names) if port == 80 else set())

    def link(self) -> str:
        """The link to print. It works until the process ends."""
        return self._link(self._token)

    def one_time_link(self) -> str:
        """A link that opens once, within ``TICKET_SECONDS``.

        It is for starting a browser: the command line of a process can be read by every
        user of the machine for as long as the process runs.
        """
        ticket = secrets.token_urlsafe(32)
        self._tickets[ticket] = self._clock() + TICKET_SECONDS
        return self._link(ticket)

    def cookie(self) -> str:
        """The value of ``Set-Cookie`` for one who came with a good token."""
        return f"{self.cookie_name}={self._cookie}; HttpOnly; SameSite=Strict; Path=/"

    def judge(self, knock: Knock) -> Verdict:
        """What to do with a request. Uses up a one-time link that it accepts."""
        if len(knock.hosts) != 1 or knock.hosts[0].lower() not in self._hosts:
            return Verdict.WRONG_HOST
        if _foreign(knock):
            return Verdict.FOREIGN
        known = self._knows(knock.cookies)
        if not known:
            return self._judge_stranger(knock)
        return _judge_known(knock)

    def _judge_stranger(self, knock: Knock) -> Verdict:
        token = _token_in(knock)
        if token is None:
            return Verdict.NO_TOKEN
        return Verdict.HAND_COOKIE if self._admits(token) else Verdict.WRONG_TOKEN

    def _admits(self, token: str) -> bool:
        if _same(token, self._token):
            return True
        ticket = next((t for t in self._tickets if _same(token, t)), None)
        return ticket is not None and self._tickets.pop(ticket) > self._clock()

    def _knows(self, cookies: tuple[str, ...]) -> bool:
        pairs = (p.strip().partition("=") for line in cookies for p in line.split(";"))
        given = [value for name, _, value in pairs if name == self.cookie_name]
        return any(_same(value, self._cookie) for value in given)

    def _link(self, token: str) -> str:
        return f"http://127.0.0.1:{self.port}/?token={token}"


def _foreign(knock: Knock) -> bool:
    """Whether another page is behind the request. Following a link to Glidepath is
    allowed to any page: it brings no cookie along (``SameSite=Strict``)."""
    own = f"http://{knock.hosts[0]}"
    if any(origin != own for origin in knock.origins):
        return True
    # "same-site" is another port of this machine: some other program's page.
    return knock.fetch_site in ("cross-site", "same-site") and knock.fetch_mode != "navigate"


def _judge_known(knock: Knock) -> Verdict:
    if knock.websocket:
        return Verdict.COME_IN if knock.path == SOCKET_PATH else Verdict.NOT_HERE
    if knock.method == "PUT" and knock.path.startswith(SLOT_PATH):
        return Verdict.TAKE_IN
    if knock.method not in ("GET", "HEAD"):
        return Verdict.READ_ONLY
    if any(knock.path == p or knock.path.startswith(f"{p}/") for p in HIDDEN_PATHS):
        return Verdict.NOT_HERE
    return Verdict.COME_IN if _token_in(knock) is None else Verdict.LEAVE_TOKEN


def _token_in(knock: Knock) -> str | None:
    """The token that a request for the start page carries, or ``None``."""
    if knock.websocket or knock.path != "/" or knock.method != "GET":
        return None
    given = parse_qs(knock.query, keep_blank_values=True).get("token")
    return given[-1] if given else None


def _same(given: str, secret: str) -> bool:
    return compare_digest(given.encode("utf-8", "replace"), secret.encode())
