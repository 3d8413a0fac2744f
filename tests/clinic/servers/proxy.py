"""An HTTP proxy between the app and a server that does to requests what a test planned."""

from __future__ import annotations

import os
import select
import socket
import struct
import threading
from collections import deque
from collections.abc import Callable
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.cookiejar import DefaultCookiePolicy
from socketserver import ThreadingTCPServer
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import httpx

from tests.clinic.servers.faults import Fault, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

Rule = Callable[["Request"], Fault | None]


@dataclass(frozen=True)
class Request:
    """What the app asked, byte for byte."""

    method: str
    path: str
    headers: httpx.Headers
    body: bytes


@dataclass(frozen=True)
class Seen:
    """A request that came by. ``status``: of the answer that the app was given, 0 for none;
    ``got``: the bytes of its body. ``forwarded``: the server saw it."""

    request: Request
    fault: Fault | None
    status: int
    got: int
    forwarded: bool


class FaultProxy:
    """Serves at ``base``, in threads of its own, what ``upstream`` answers.

    ``plan`` says what happens to the next requests, one after the other; ``rule`` to every
    request that the plan has nothing for. Without both everything passes.
    """

    def __init__(self, upstream: str = "") -> None:
        self.rule: Rule = lambda request: None
        self.seen: list[Seen] = []
        self.closing = threading.Event()
        self.client = httpx.Client(timeout=120, trust_env=False)
        # What a server tells one browser is not for the next.
        self.client.cookies.jar.set_policy(DefaultCookiePolicy(allowed_domains=[]))
        self._planned: deque[Fault] = deque()
        self._only: Rule | Callable[[Request], object] = lambda request: True
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()
        self.upstream = upstream
        self._server = self._listen(0)
        self.port: int = self._server.server_address[1]

    @property
    def origin(self) -> str:
        """Scheme, host and port, where the app finds the proxy."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def base(self) -> str:
        """Where the app finds what is at ``upstream``."""
        return self.origin + urlsplit(self.upstream).path

    @property
    def requests(self) -> int:
        """How many came by."""
        return len(self.seen)

    @property
    def sent(self) -> int:
        """Bytes of all bodies that the app sent."""
        return sum(len(one.request.body) for one in self.seen)

    @property
    def got(self) -> int:
        """Bytes of all bodies that the app was given."""
        return sum(one.got for one in self.seen)

    def plan(self, *faults: Fault, only: Callable[[Request], object] | None = None) -> None:
        """What happens to the next requests, in order; ``only`` to those that it holds for."""
        with self._lock:
            self._planned = deque(faults)
            self._only = only or (lambda request: True)

    @property
    def left(self) -> int:
        """How many planned faults did not happen yet."""
        return len(self._planned)

    def clear(self) -> None:
        """Let everything pass from now on, and count from zero."""
        self.plan()
        self.rule = lambda request: None
        self.seen = []

    def interrupts(self, head: Request) -> Fault | None:
        """The next of the plan, where it does not wait for the body of the request."""
        with self._lock:
            first = self._planned[0] if self._planned else None
            if first is not None and first.kind is Kind.RESET and self._only(head):
                return self._planned.popleft()
        return None

    def fault_for(self, request: Request) -> Fault | None:
        """The next of the plan, or what the rule says."""
        with self._lock:
            if self._planned and self._only(request):
                return self._planned.popleft()
        return self.rule(request)

    @contextmanager
    def down(self) -> Iterator[None]:
        """Nobody listens: connections are refused."""
        self._end()
        try:
            yield
        finally:
            self._server = self._listen(self.port)

    def close(self) -> None:
        """End for good."""
        self.closing.set()
        self._end()
        self.client.close()

    def holds(self, connection: socket.socket, *, still: bool) -> None:
        """A connection of the app begins, or is over."""
        with self._lock:
            (self._open.add if still else self._open.discard)(connection)

    def _listen(self, port: int) -> _Server:
        from tests.clinic.servers.proxy_handler import handler_for

        server = _Server(("127.0.0.1", port), handler_for(self))
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        return server

    def _end(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        with self._lock:
            still = list(self._open)
        for connection in still:
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)


class _Server(ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    block_on_close = False
    request_queue_size = 64


def hang_up_on(connection: socket.socket) -> None:
    """Reset a connection of this thread: the other side reads an error, not an end."""
    with suppress(OSError):
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        # Files made of the socket would put its end off.
        os.close(connection.detach())


def gone(connection: socket.socket, seconds: float) -> bool:
    """Whether the app hangs up within ``seconds``."""
    with suppress(OSError, ValueError):
        readable, _, _ = select.select([connection], [], [], seconds)
        return bool(readable) and not connection.recv(1, socket.MSG_PEEK)
    return True
