"""Where the page puts a file that the person chose.

A browser would otherwise have to send it within one message of the WebSocket, which ends where
that is too large, with the whole window. Here it comes in pieces, at an address that works
once, and never touches the disk.
"""

from __future__ import annotations

import asyncio
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.web.door import SLOT_PATH

if TYPE_CHECKING:
    from starlette.types import Receive

TAKEN, NOT_EXPECTED, TOO_LARGE = 204, 404, 413
"""The answers."""


@dataclass(frozen=True)
class _Waiting:
    most: int
    content: asyncio.Future[bytes | None]


class Slot:
    """The files that are waited for, by the last part of their address."""

    def __init__(self) -> None:
        self._waiting: dict[str, _Waiting] = {}

    def expect(self, most: int) -> tuple[str, asyncio.Future[bytes | None]]:
        """See ``domain.files.Intake``. It is forgotten when nobody waits any more."""
        ticket = secrets.token_urlsafe(32)
        content: asyncio.Future[bytes | None] = asyncio.get_running_loop().create_future()
        self._waiting[ticket] = _Waiting(most, content)
        content.add_done_callback(lambda _: self._waiting.pop(ticket, None))
        return f"{SLOT_PATH}{ticket}", content

    async def take(self, path: str, receive: Receive) -> int:
        """Take the file that is sent to ``path``; the status to answer with."""
        waiting = self._waiting.pop(path.removeprefix(SLOT_PATH), None)
        if waiting is None or waiting.content.done():
            return NOT_EXPECTED
        content = None
        try:
            content = await _read(receive, waiting.most)
        finally:
            if not waiting.content.done():
                waiting.content.set_result(content)
        return TAKEN if content is not None else TOO_LARGE


async def _read(receive: Receive, most: int) -> bytes | None:
    """The whole body; ``None`` as soon as there is more than ``most``, or it breaks off."""
    pieces = bytearray()
    while True:
        message = await receive()
        if message["type"] != "http.request":
            return None
        pieces += message.get("body", b"")
        if len(pieces) > most:
            return None
        if not message.get("more_body", False):
            return bytes(pieces)
