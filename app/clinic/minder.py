"""Ends a request when its time is over, or when the person stopped it, wherever it stands.

httpx limits the time between two bytes: a server that sends one byte now and then would keep it
waiting for ever, and a person who presses Cancel would wait for the next byte.
"""

from __future__ import annotations

import socket
import time
from collections.abc import Mapping
from contextlib import suppress
from threading import Event, Thread
from types import TracebackType
from typing import Any

from app.domain.clinic.errors import ClinicSlow
from app.domain.watch import Stopped, Watch

LOOKS_EVERY = 0.1
"""Seconds."""

_CONNECTED = ("connect_tcp.complete", "start_tls.complete")
_SENDING = "send_request_headers.started"


class Minder:
    """Goes along with one request. ``connection``: that is still open from the request
    before; of a new one it learns by ``trace``."""

    def __init__(self, seconds: float, watch: Watch, connection: socket.socket | None) -> None:
        self.connection = connection
        self.sent = False
        self.late = False
        self._until = time.monotonic() + seconds
        self._watch = watch
        self._done = Event()
        self._thread = Thread(target=self._mind, name="glidepath-minder", daemon=True)

    def __enter__(self) -> Minder:
        """Begin to look."""
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """The request is over: the connection may serve the next one."""
        self._done.set()
        self._thread.join()

    def check(self, *, unclear: bool = False) -> None:
        """``Stopped`` where the person stopped it, ``ClinicSlow`` where its time is over."""
        if self._watch.stopped:
            raise Stopped
        if self.late or time.monotonic() > self._until:
            raise ClinicSlow(unclear=unclear and self.sent)

    def trace(self, event: str, info: Mapping[str, Any]) -> None:
        """Hears from httpcore how far the request is (its extension ``trace``)."""
        if event.endswith(_CONNECTED):
            self.connection = info["return_value"].get_extra_info("socket")
        elif event.endswith(_SENDING):
            self.sent = True

    def _mind(self) -> None:
        while not self._done.wait(LOOKS_EVERY):
            self.late = time.monotonic() > self._until
            if self.late or self._watch.stopped:
                self._end()

    def _end(self) -> None:
        if self.connection is not None:
            with suppress(OSError):
                # Not that of a TLS socket, which would wait for the other side.
                socket.socket.shutdown(self.connection, socket.SHUT_RDWR)
