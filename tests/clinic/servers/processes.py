"""Starting a server as a process of its own, and ending it."""

from __future__ import annotations

import os
import socket
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import httpx

ROOT = Path(__file__).resolve().parents[3]
START_SECONDS = 60
"""For a machine whose processors are all busy; alone it is one or two."""


def free_port() -> int:
    """A port of this machine that nothing listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@dataclass
class Server:
    """A process that serves at ``base``. What it writes goes to ``log``."""

    base: str
    process: subprocess.Popen[bytes]
    log: Path

    def stop(self) -> None:
        """Ask politely, then insist."""
        self.process.terminate()
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(3)
        self.process.kill()
        self.process.wait()


def begin(
    command: Sequence[str], base: str, log: Path, env: Mapping[str, str] | None = None
) -> Server:
    """Start ``command`` in the project's root; ``ready`` waits until it serves."""
    with log.open("ab") as out:
        process = subprocess.Popen(
            list(command),
            cwd=ROOT,
            env={**os.environ, **(env or {})},
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
        )
    return Server(base, process, log)


def ready(server: Server, path: str, asks: Callable[[str], int] | None = None) -> Server:
    """Wait until ``path`` is answered with 200."""
    ask = asks or (lambda url: httpx.get(url, timeout=5, trust_env=False).status_code)
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and server.process.poll() is None:
        with suppress(httpx.HTTPError):
            if ask(f"{server.base}{path}") == 200:
                return server
        time.sleep(0.03)
    server.stop()
    raise RuntimeError(f"{server.base} does not serve: {server.log.read_text()[-2000:]}")
