"""Where the browser comes back to on a computer: a small server on this device alone, for one
answer (RFC 8252, section 7.3)."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from html import escape
from http.server import BaseHTTPRequestHandler
from socketserver import ThreadingTCPServer
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

from app.clinic.came_back import CameBack
from app.domain.clinic.errors import NotSignedIn, SignInEnded

PORTS = (18417, 21893, 24677, 28151, 31249)
"""The places that a clinic registers, as ``http://127.0.0.1:{port}/callback``. Below those that
systems hand out by themselves. The first free one is taken."""

PATH = "/callback"
READ_SECONDS = 5
"""A connection that says nothing, as browsers open them in advance, is let go."""

_HEADERS = {
    "Content-Type": "text/html; charset=utf-8",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Connection": "close",
}


@dataclass(frozen=True)
class BackPage:
    """What the page in the browser says: once the answer came, and to anything else."""

    title: str
    done: str
    other: str
    language: str = "en"


class Loopback:
    """Listens until ``close``. Its address, with which a sign-in begins, is ``redirect``."""

    def __init__(self, page: BackPage, ports: Sequence[int] = PORTS) -> None:
        """``NotSignedIn`` (``NO_PORT``) where every port is taken."""
        self._page = page
        self._server = self._bind(ports)
        self._thread = Thread(
            target=self._server.serve_forever, args=(0.1,), name="glidepath-callback", daemon=True
        )
        port = self._server.server_address[1]
        self.redirect = f"http://127.0.0.1:{port}{PATH}"

    def listen(self, back: CameBack) -> None:
        """Hand what comes to ``back``."""
        self._server.back = back
        self._thread.start()

    def close(self) -> None:
        """Listen no more. May be called twice."""
        if self._thread.is_alive():
            self._server.shutdown()
        self._server.server_close()

    def _bind(self, ports: Sequence[int]) -> _Server:
        for port in ports:
            with suppress(OSError):
                return _Server(port, self._page)
        raise NotSignedIn(SignInEnded.NO_PORT)


class _Server(ThreadingTCPServer):
    """Not ``HTTPServer``, which asks the network for the name of this device. In threads: browsers
    open connections in advance, behind which the answer would wait."""

    # Elsewhere it means that another program may listen at the same port.
    allow_reuse_address = os.name == "posix"
    daemon_threads = True
    block_on_close = False
    back: CameBack

    def __init__(self, port: int, page: BackPage) -> None:
        self.page = page
        super().__init__(("127.0.0.1", port), _Handler)

    def handle_error(self, *_: Any) -> None:
        """A browser that hung up. What it asked would stand in the record."""


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    timeout = READ_SECONDS

    def do_GET(self) -> None:
        """The answer, or something else that a browser asks for by itself."""
        page, origin = self.server.page, self.server.back.redirect.removesuffix(PATH)
        # By another name it is a page elsewhere that points here (DNS rebinding).
        ours = self.headers.get("Host") == urlsplit(origin).netloc
        if not ours or not self.path.startswith(f"{PATH}?"):
            self._say(404, page.other)
        elif self.server.back.take(origin + self.path):
            self._say(200, page.done)
        else:
            self._say(400, page.other)

    def log_message(self, *_: Any) -> None:
        """Nothing: the path holds the code."""

    def version_string(self) -> str:
        """What the server calls itself."""
        return "Glidepath"

    def _say(self, status: int, text: str) -> None:
        page = self.server.page
        title = escape(page.title)
        body = (
            f'<!doctype html><html lang="{escape(page.language)}"><meta name="viewport" '
            f'content="width=device-width"><title>{title}</title><h1>{title}</h1>'
            f"<p>{escape(text)}</p></html>"
        ).encode()
        self.send_response(status)
        for name, value in {**_HEADERS, "Content-Length": str(len(body))}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)
