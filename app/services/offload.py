"""One door for slow work, so that no screen ever waits for a disk or a picture.

All database and key work runs on one thread, in order; all drawing on another; requests to the
clinic's computer on two of their own, so that one which drips holds no other window up. Measured
(``flet.md``, section 2): a 0.40 s call inside a handler stalls every screen 0.41 s, through
a thread 0.011 s. Under Pyodide there are no threads and the same calls run in place.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class Offload:
    """The database thread, the drawing thread and the network's threads of one process."""

    def __init__(self) -> None:
        threads = sys.platform != "emscripten"
        self._database = ThreadPoolExecutor(1, "glidepath-db") if threads else None
        self._drawing = ThreadPoolExecutor(1, "glidepath-draw") if threads else None
        # Begun with the first request: most days there is none.
        self._network = ThreadPoolExecutor(2, "glidepath-net") if threads else None
        for pool in (self._database, self._drawing):
            if pool is not None:
                pool.submit(int)  # start the thread now, not later on the event loop

    async def database(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run ``work`` on the database thread, after all that was asked of it before."""
        return await _run(self._database, work, *args, **kwargs)

    async def drawing(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run ``work`` on the drawing thread."""
        return await _run(self._drawing, work, *args, **kwargs)

    async def network(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run ``work`` on a thread of the network: one request after another, each bounded in
        time and size."""
        return await _run(self._network, work, *args, **kwargs)

    def close(self) -> None:
        """Finish what was begun and end all threads."""
        for pool in (self._network, self._drawing, self._database):
            if pool is not None:
                pool.shutdown(wait=True, cancel_futures=False)


async def _run(
    pool: ThreadPoolExecutor | None, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs
) -> T:
    if pool is None:
        return work(*args, **kwargs)
    return await asyncio.get_running_loop().run_in_executor(pool, lambda: work(*args, **kwargs))
