"""What the start page does when the engine that draws it breaks: it loads again, once.

Flutter draws by WebAssembly. After a trap in there (seen twice in some hundreds of openings;
Flutter's issues 172158 and 190039) nothing is drawn any more: the page stands empty or still, and a
person would not know that a reload helps. Everything typed is kept already, and the session
lives on in this process. A second trap within a minute is left alone: it would come again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.web.headers import is_page

if TYPE_CHECKING:
    from starlette.types import Message, Send

SCRIPT = b"""<script>
{
  const again = broken => {
    if (!(broken instanceof WebAssembly.RuntimeError)) return;
    const last = Number(sessionStorage.getItem('redrawn'));
    if (Date.now() - last < 60000) return;
    sessionStorage.setItem('redrawn', String(Date.now()));
    location.reload();
  };
  addEventListener('error', event => again(event.error));
  addEventListener('unhandledrejection', event => again(event.reason));
}
</script>
"""
"""``sessionStorage`` is the tab's own and goes with it; a time of day is all that is in it."""

_END = b"</head>"


def redrawing(send: Send) -> Send:
    """``send`` for an answer that may be the start page: the script goes in at the end of its
    head. Anything else passes unchanged and at once."""
    start: Message | None = None
    body = b""

    async def sender(message: Message) -> None:
        nonlocal start, body
        if message["type"] == "http.response.start" and is_page(message.get("headers", ())):
            start = message
        elif start is None:
            await send(message)
        else:
            body += message.get("body", b"")
            if not message.get("more_body", False):
                await _whole(send, start, body)

    return sender


async def _whole(send: Send, start: Message, body: bytes) -> None:
    page = body.replace(_END, SCRIPT + _END, 1)
    longer = len(page) - len(body)
    headers = [
        (name, str(int(value) + longer).encode() if name.lower() == b"content-length" else value)
        for name, value in start.get("headers", ())
    ]
    await send({**start, "headers": headers})
    await send({"type": "http.response.body", "body": page})
