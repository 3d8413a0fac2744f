"""One connection of the app to the proxy: its requests, and what becomes of each."""

from __future__ import annotations

import time
from dataclasses import replace
from http.server import BaseHTTPRequestHandler
from typing import Any, ClassVar
from urllib.parse import urlsplit

import httpx

from tests.clinic.servers.faults import Fault, Kind
from tests.clinic.servers.proxy import FaultProxy, Request, Seen, gone, hang_up_on

OWN = {"connection", "content-length", "host", "keep-alive", "transfer-encoding", "date", "server"}
"""Headers that belong to one connection, or that are made anew."""

NEVER_FORWARDED = {Kind.RESET, Kind.ANSWER, Kind.IGNORE}


class Handler(BaseHTTPRequestHandler):
    """Bound to its proxy by ``handler_for``."""

    proxy: ClassVar[FaultProxy]
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1

    def setup(self) -> None:
        super().setup()
        self.proxy.holds(self.connection, still=True)

    def finish(self) -> None:
        self.proxy.holds(self.connection, still=False)
        try:
            super().finish()
        except OSError:
            self.close_connection = True

    def log_message(self, *_: Any) -> None:
        """Say nothing."""

    def handle_one_request(self) -> None:
        try:
            super().handle_one_request()
        except (OSError, ValueError):  # the app, or a fault, ended the connection
            self.close_connection = True

    def serve(self) -> None:
        """One request."""
        length = int(self.headers.get("Content-Length") or 0)
        headers = httpx.Headers(list(self.headers.items()))
        head = Request(self.command, self.path, headers, b"")
        if interrupted := self.proxy.interrupts(head):
            self._own(head, interrupted)
            return
        request = replace(head, body=self.rfile.read(length))
        fault = self.proxy.fault_for(request)
        kind = fault.kind if fault else Kind.PASS
        if fault is not None and kind in NEVER_FORWARDED:
            self._own(request, fault)
            return
        answer = self._forward(request)
        if fault is not None and fault.then is not None:
            fault.then()
        self._pass_on(request, answer, fault)

    do_GET = do_POST = do_PUT = do_DELETE = do_PATCH = do_HEAD = serve  # noqa: N815

    def _forward(self, request: Request) -> httpx.Response:
        upstream = urlsplit(self.proxy.upstream)
        headers = [(n, v) for n, v in request.headers.multi_items() if n.lower() not in OWN]
        if upstream.hostname == "127.0.0.1":  # what it links to is then found through here
            headers.append(("Host", request.headers["host"]))
        url = f"{upstream.scheme}://{upstream.netloc}{request.path}"
        return self.proxy.client.request(request.method, url, content=request.body, headers=headers)

    def _own(self, request: Request, fault: Fault) -> None:
        if fault.then is not None:
            fault.then()
        if fault.kind is Kind.ANSWER:
            self._note(request, fault, fault.status, len(fault.body), forwarded=False)
            self._write(fault.status, list(fault.headers), fault.body)
            return
        self._note(request, fault, 0, 0, forwarded=False)
        if fault.kind is Kind.IGNORE:
            self._wait(fault.seconds)
        hang_up_on(self.connection)
        self.close_connection = True

    def _pass_on(self, request: Request, answer: httpx.Response, fault: Fault | None) -> None:
        kind = fault.kind if fault else Kind.PASS
        body, status = answer.content, answer.status_code
        lost = kind in {Kind.LOSE, Kind.STALL}
        got = 0 if lost else len(body)
        self._note(request, fault, 0 if lost else status, got, forwarded=True)
        headers = [
            (n, v)
            for n, v in answer.headers.multi_items()
            if n.lower() not in OWN | {"content-encoding"}
        ]
        if fault is None or kind is Kind.PASS:
            self._write(status, headers, body)
        elif lost:
            self._wait(fault.seconds if kind is Kind.STALL else 0)
            hang_up_on(self.connection)
            self.close_connection = True
        else:
            self._spoil(status, headers, body, fault)

    def _spoil(
        self, status: int, headers: list[tuple[str, str]], body: bytes, fault: Fault
    ) -> None:
        if fault.kind is Kind.RETYPE:
            kept = [(n, v) for n, v in headers if n.lower() != "content-type"]
            self._write(status, [*kept, *fault.headers], body)
            return
        length = len(body) + (fault.amount if fault.kind is Kind.SWELL else 0)
        self._head(status, headers, length)
        if fault.kind is Kind.CUT:
            self.wfile.write(body[: len(body) // 2])
        elif fault.kind is Kind.DRIP:
            self._drip(body, fault.amount)
        else:
            self._swell(body, fault.amount)
        self.wfile.flush()
        self.close_connection = True

    def _drip(self, body: bytes, bytes_a_second: int) -> None:
        for at in range(len(body)):
            self.wfile.write(body[at : at + 1])
            self.wfile.flush()
            if self.proxy.closing.wait(1 / bytes_a_second):
                return

    def _swell(self, body: bytes, more: int) -> None:
        self.wfile.write(body)
        for done in range(0, more, 65536):
            self.wfile.write(b" " * min(65536, more - done))

    def _wait(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        while time.monotonic() < until and not self.proxy.closing.is_set():
            if gone(self.connection, 0.05):
                return

    def _write(self, status: int, headers: list[tuple[str, str]], body: bytes) -> None:
        self._head(status, headers, len(body))
        if self.command != "HEAD":
            self.wfile.write(body)
        self.wfile.flush()

    def _head(self, status: int, headers: list[tuple[str, str]], length: int) -> None:
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(length))
        self.end_headers()

    def _note(
        self, request: Request, fault: Fault | None, status: int, got: int, *, forwarded: bool
    ) -> None:
        self.proxy.seen.append(Seen(request, fault, status, got, forwarded))


def handler_for(proxy: FaultProxy) -> type[Handler]:
    """The handler of one proxy's connections."""
    return type("Handler", (Handler,), {"proxy": proxy})
