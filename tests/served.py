"""Starting a Glidepath (or the tiny app) as a process of its own, and asking it things."""

from __future__ import annotations

import http.client
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from tests.forked import CAN_FORK, Running, fork

ROOT = Path(__file__).resolve().parent.parent
FIRST_LINE = re.compile(r"^Glidepath: (http://127\.0\.0\.1:(\d+)/\?token=([\w-]{43}))\n$")

Headers = Sequence[tuple[str, str]]


@dataclass
class Served:
    """A running server: its process, its link and what it wrote to standard error."""

    process: Running
    link: str
    port: int
    token: str
    log: Path

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.port}"

    def stop(self) -> None:
        """Ask politely, then insist."""
        self.process.terminate()
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(10)
        self.process.kill()
        self.process.wait()


def start(arguments: Sequence[str], log: Path, env: dict[str, str] | None = None) -> Served:
    """Start ``python <arguments>`` in the project's root and wait for the link."""
    with log.open("a") as errors:
        process = subprocess.Popen(
            [sys.executable, *arguments],
            cwd=ROOT,
            env={**os.environ, **(env or {})},
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
        )
    assert process.stdout is not None
    return _served(process, process.stdout.readline(), log)


def start_quickly(arguments: Sequence[str], log: Path, env: dict[str, str] | None = None) -> Served:
    """The same for ``main.py``, with what it imports already there where that can be done."""
    if not CAN_FORK:
        return start(arguments, log, env)
    forked = fork(arguments, ROOT, log, {**os.environ, **(env or {})})
    return _served(forked, forked.first_line(), log)


def _served(process: Running, line: str, log: Path) -> Served:
    match = FIRST_LINE.match(line)
    if match is None:
        process.kill()
        raise AssertionError(f"the first line was {line!r}; {log.read_text()}")
    return Served(process, match[1], int(match[2]), match[3], log)


@dataclass
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass
class Ask:
    """One request, spelled out: nothing is added to ``headers`` but what is named here."""

    path: str = "/"
    method: str = "GET"
    host: str | None = None
    headers: list[tuple[str, str]] = field(default_factory=list)
    websocket: bool = False

    def of(self, port: int) -> Answer:
        """Put the request to the server on ``port`` of this machine."""
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        connection.putrequest(self.method, self.path, skip_host=True, skip_accept_encoding=True)
        connection.putheader("Host", self.host or f"127.0.0.1:{port}")
        upgrade = [
            ("Connection", "Upgrade"),
            ("Upgrade", "websocket"),
            ("Sec-WebSocket-Version", "13"),
            ("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="),
        ]
        for name, value in [*(upgrade if self.websocket else ()), *self.headers]:
            connection.putheader(name, value)
        connection.endheaders()
        with suppress(TimeoutError):
            response = connection.getresponse()
            body = b"" if response.status == 101 else response.read()
            headers = {n.lower(): v for n, v in response.getheaders()}
            connection.close()
            return Answer(response.status, headers, body)
        raise AssertionError("no answer within 10 s")


def sign_in(served: Served) -> str:
    """The value of a ``Cookie`` header, as a browser has it after opening the link."""
    query = urlsplit(served.link).query
    answer = Ask(f"/?{query}").of(served.port)
    return answer.headers["set-cookie"].partition(";")[0]
