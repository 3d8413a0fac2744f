"""The guard around the browser version, as plain ASGI middleware.

Flet's own web server listens on every network and takes a WebSocket from any page
(``docs/adr``). Glidepath's listens on loopback, and every request and the WebSocket pass
here first.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.web.door import Door, Knock, Verdict
from app.web.headers import guarded
from app.web.pages import STATUS, Say, refusal
from app.web.redraw import redrawing
from app.web.slot import Slot

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY_VIOLATION = 1008
"""The WebSocket close code; before the handshake is over the client sees a plain 403."""


class Guard:
    """Lets in what ``door`` lets in, hands files to ``slot``, and makes every answer safe.

    ``speaker`` gives the texts of ``language`` for those who have to be told something; it
    is asked only then.
    """

    def __init__(
        self,
        app: ASGIApp,
        door: Door,
        speaker: Callable[[str], Say],
        language: str,
        slot: Slot | None = None,
    ) -> None:
        self._app = app
        self._door = door
        self._speaker = speaker
        self._language = language
        self._slot = slot or Slot()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, one WebSocket, or pass the start and end of the server on."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        verdict = self._door.judge(knock_of(scope))
        if scope["type"] == "websocket":
            await self._socket(verdict, scope, receive, send)
        else:
            await self._page(verdict, scope, receive, send)

    async def _socket(self, verdict: Verdict, scope: Scope, receive: Receive, send: Send) -> None:
        if verdict is Verdict.COME_IN:
            await self._app(scope, receive, send)
        else:
            await send({"type": "websocket.close", "code": POLICY_VIOLATION})

    async def _page(self, verdict: Verdict, scope: Scope, receive: Receive, send: Send) -> None:
        if verdict is Verdict.COME_IN:
            await self._app(scope, receive, redrawing(_made_safe(send)))
        elif verdict is Verdict.TAKE_IN:
            await _answer(send, await self._slot.take(scope["path"], receive), [], b"")
        elif verdict in (Verdict.HAND_COOKIE, Verdict.LEAVE_TOKEN):
            headers = [(b"location", b"/")]
            if verdict is Verdict.HAND_COOKIE:
                headers.append((b"set-cookie", self._door.cookie().encode()))
            await _answer(send, 303, headers, b"")
        else:
            headers = [(b"content-type", b"text/html; charset=utf-8")]
            page = refusal(verdict, self._speaker(self._language), self._language)
            body = b"" if scope["method"] == "HEAD" else page
            await _answer(send, STATUS[verdict], headers, body)


def knock_of(scope: Scope) -> Knock:
    """What an ASGI scope shows. Header bytes outside ASCII never match anything."""

    def all_of(name: bytes) -> tuple[str, ...]:
        return tuple(v.decode("latin-1") for n, v in scope["headers"] if n.lower() == name)

    return Knock(
        path=scope["path"],
        query=scope.get("query_string", b"").decode("latin-1"),
        method=scope.get("method", "GET"),
        websocket=scope["type"] == "websocket",
        hosts=all_of(b"host"),
        origins=all_of(b"origin"),
        cookies=all_of(b"cookie"),
        fetch_site=",".join(all_of(b"sec-fetch-site")),
        fetch_mode=",".join(all_of(b"sec-fetch-mode")),
    )


def _made_safe(send: Send) -> Send:
    async def sender(message: Message) -> None:
        if message["type"] == "http.response.start":
            message = {**message, "headers": guarded(message.get("headers", ()))}
        await send(message)

    return sender


async def _answer(send: Send, status: int, headers: list[tuple[bytes, bytes]], body: bytes) -> None:
    length = (b"content-length", str(len(body)).encode())
    start: Message = {"type": "http.response.start", "status": status}
    await send({**start, "headers": guarded([*headers, length])})
    await send({"type": "http.response.body", "body": body})
