"""The server of the browser version: uvicorn, on this machine's own loopback alone."""

from __future__ import annotations

import errno
import socket
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.types import ASGIApp

HOST = "127.0.0.1"

USUAL_PORT = 47117
"""Taken when it is free. A browser keeps the app's files by address, port included, so the
same port every time makes every start but the first one faster."""


class PortTaken(Exception):
    """Another program listens on the port that was asked for."""


class PortForbidden(Exception):
    """This user may not listen on the port that was asked for."""


def listen(port: int | None) -> socket.socket:
    """A socket bound to loopback: on ``port`` (1 to 65535), on any free one for 0, on the
    usual one or else any free one for ``None``."""
    if port is not None:
        return _bind(port)
    try:
        return _bind(USUAL_PORT)
    except (PortTaken, PortForbidden):
        return _bind(0)


def _bind(port: int) -> socket.socket:
    sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if sys.platform == "win32":
        # There, SO_REUSEADDR would let another program listen in on the same port.
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
    else:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        sock.bind((HOST, port))
        sock.listen(128)
    except OSError as error:
        sock.close()
        kind = PortForbidden if error.errno in (errno.EACCES, errno.EPERM) else PortTaken
        raise kind(port) from error
    sock.set_inheritable(False)
    return sock


def serve(app: ASGIApp, sock: socket.socket, on_ready: Callable[[], None]) -> None:
    """Serve until the process is asked to stop. ``on_ready`` is called once requests are
    answered. Requests are not logged: their addresses would carry the token."""
    import anyio.lowlevel
    import uvicorn

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            # Loads anyio's other half now, not in the first request.
            await anyio.lowlevel.checkpoint()
            await super().startup(sockets)
            if self.started:
                on_ready()

    config = uvicorn.Config(
        app,
        access_log=False,
        log_level="warning",
        server_header=False,
        proxy_headers=False,
        # The same loop on every system, and the one that the tests watch for stalls.
        loop="asyncio",
        ws="websockets-sansio",
        # An open tab keeps its WebSocket open; nobody should wait for it after Ctrl+C.
        timeout_graceful_shutdown=1,
    )
    Server(config).run(sockets=[sock])
