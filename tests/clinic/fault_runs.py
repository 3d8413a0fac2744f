"""Random faults between a diary and the test clinic, and the recovery from them.

``python -m tests.clinic.fault_runs --runs 300 --seed 1`` starts a server and a proxy of its own.
Each run: a small diary, in small bundles, that changes between sends, with faults, stops and
kills; then a few presses with nothing in the way. Afterwards the server must hold each thing
exactly once with the latest content, and the diary must be what it was. A run that does not is
named by its seed.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch

from app.clinic.outbox import pack
from app.domain.errors import GlidepathError
from app.domain.ports import DiaryStore
from app.domain.watch import Stopped, Watch
from app.services.offload import Offload
from tests.clinic.outbox.changes import Changes
from tests.clinic.outbox.living import Living, check, rows_of
from tests.clinic.servers import faults
from tests.clinic.servers.faults import Fault
from tests.clinic.servers.fhir import FhirServer, start_sekmet, wait_for_sekmet
from tests.clinic.servers.proxy import FaultProxy, Request

SECONDS = 0.5
"""Of one request: what does not come by then is late."""

MENU: dict[str, Callable[[random.Random], Fault]] = {
    "reset": lambda _: faults.reset(),
    "lose": lambda _: faults.lose(),
    "ignore": lambda _: faults.ignore(2 * SECONDS),
    "stall": lambda _: faults.stall(2 * SECONDS),
    "drip": lambda _: faults.drip(50),
    "cut": lambda _: faults.cut(),
    "type": lambda _: faults.wrong_type(),
    "rubbish": lambda _: faults.rubbish(),
    "huge": lambda _: faults.huge(4 * 1024 * 1024),
    "redirect": lambda _: faults.redirect("http://localhost:9/elsewhere"),
    "busy": lambda rng: faults.answer(
        rng.choice((429, 503)), retry_after=rng.choice(("", "5", "90"))
    ),
    "server": lambda rng: faults.answer(rng.choice((500, 502, 504))),
    "401": lambda _: faults.answer(401),
    "403": lambda _: faults.answer(403),
    "404": lambda _: faults.answer(404),
    "409": lambda _: faults.answer(409),
    "412": lambda _: faults.answer(412),
    "422": lambda rng: faults.answer(422, "not like this", rng.choice((None, 0, 3, 99))),
    "pass": lambda _: faults.passing(),
}


class Killed(BaseException):
    """The app is gone: nothing after this happens."""


class Cut:
    """A store of an app that is killed at its call number ``left``, before or after it."""

    def __init__(self, store: DiaryStore, left: int, *, after: bool) -> None:
        self._store, self._left, self._after = store, left, after

    def __getattr__(self, name: str) -> Any:
        call = getattr(self._store, name)

        def counted(*args: Any) -> Any:
            self._left -= 1
            if self._left < 0 or (self._left == 0 and not self._after):
                raise Killed
            found = call(*args)
            if self._left == 0:
                raise Killed
            return found

        return counted if callable(call) else call


@dataclass
class Run:
    """One run, wholly told by its ``seed``."""

    seed: int
    server: FhirServer
    proxy: FaultProxy
    offload: Offload
    happened: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.rng = random.Random(self.seed)
        self.proxy.clear()
        self.server.new_patient()
        self.living = Living(self.proxy.base, self.server.patient, self.offload, seconds=SECONDS)
        self.living.join()
        self.changes = Changes(self.rng)

    async def go(self) -> None:
        """Changes and faults; then the recovery and what must hold after it."""
        for _ in range(self.rng.randint(3, 6)):
            self.changes.some(self.living)
            if self.rng.random() < 0.3:
                self.happened["clinic"] += 1
                self.changes.at_the_clinic(self.living, self.server)
            before = rows_of(self.living.store)
            await self._send()
            assert rows_of(self.living.store)[: len(before)] == before
            self.living.clock.moment += timedelta(minutes=self.rng.choice((1, 60)))
        await self._recover()

    async def _send(self) -> None:
        trouble = self.rng.choice(
            ("faults", "faults", "faults", "down", "kill", "stop", "two", "stale")
        )
        self.happened[trouble] += 1
        with ExitStack() as now, suppress(GlidepathError, Stopped, Killed):
            if trouble == "down":
                now.enter_context(self.proxy.down())
            else:
                self._plan()
            await getattr(self, f"_{trouble}", self._plain)()
        self.proxy.plan()

    def _plan(self) -> None:
        names = self.rng.choices(list(MENU), k=self.rng.randint(1, 4))
        self.happened.update(names)
        anything = self.rng.random() < 0.2

        def only(request: Request) -> bool:
            return anything or request.method != "GET"

        self.proxy.plan(*(MENU[name](self.rng) for name in names), only=only)

    async def _plain(self) -> None:
        await self.living.send()

    async def _stop(self) -> None:
        watch = Watch()
        looks = self.rng.randint(1, 8)

        def tell(_: float) -> None:
            nonlocal looks
            looks -= 1
            if looks == 0:
                watch.stop()

        watch = Watch(tell)
        await self.living.send(watch=watch)

    async def _kill(self) -> None:
        """The app is killed at a call of its store; another one is started over the same."""
        store, living = self.living.store, self.living
        cut = Cut(store, self.rng.randint(8, 30), after=self.rng.random() < 0.5)
        living.store = cut
        try:
            await living.send()
        finally:
            living.store, living.turn = store, asyncio.Lock()
            self.living = self._window()

    async def _stale(self) -> None:
        """A window shows what would be sent; the diary goes on, and another window sends; then
        the first one does."""
        other = self._window()
        old = await other.prepare()
        self.changes.some(self.living)
        with suppress(GlidepathError):
            await self.living.send()
        await other.service.send(old, Watch())

    async def _two(self) -> None:
        """Two windows send at once."""
        other = self._window()
        ready = [await self.living.prepare(), await other.prepare()]
        await asyncio.gather(
            self.living.service.send(ready[0], Watch()),
            other.service.send(ready[1], Watch()),
            return_exceptions=True,
        )

    def _window(self) -> Living:
        old = self.living
        about = (old.base, old.patient, old.offload, old.store, old.clock, old.turn)
        return Living(*about, install=old.install, seconds=SECONDS)

    async def _recover(self) -> None:
        self.proxy.clear()
        living = self.living
        living.door.seconds = 20
        before = rows_of(living.store)
        for _ in range(6):
            living.clock.moment += timedelta(hours=2)
            for parcel in await living.service.waiting():
                await living.service.again(parcel)
            await living.send()
            if not await living.service.waiting():
                break
        assert await living.service.waiting() == ()
        assert (await living.prepare()).parcels == ()
        check(living, self.server, self.changes.touched)
        assert rows_of(living.store) == before


def run_all(
    seeds: range, server: FhirServer, proxy: FaultProxy, offload: Offload
) -> tuple[Counter[str], list[tuple[int, BaseException]]]:
    """Every run; what happened in them, and those that went wrong."""
    happened: Counter[str] = Counter()
    wrong: list[tuple[int, BaseException]] = []
    for seed in seeds:
        run = Run(seed, server, proxy, offload, happened)
        try:
            with patch.object(pack, "MOST_ENTRIES", run.rng.choice((6, 10, 50))):
                asyncio.run(run.go())
        except Exception as error:  # noqa: BLE001 - it is told
            wrong.append((seed, error))
    return happened, wrong


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--runs", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        process = wait_for_sekmet(start_sekmet(Path(folder)))
        server, proxy, offload = FhirServer(process.base), FaultProxy(process.base), Offload()
        try:
            seeds = range(asked.seed, asked.seed + asked.runs)
            happened, wrong = run_all(seeds, server, proxy, offload)
        finally:
            offload.close()
            proxy.close()
            server.close()
            process.stop()
    print(f"{asked.runs} runs from seed {asked.seed} in {time.monotonic() - begun:.0f} s")
    print(", ".join(f"{name} {number}" for name, number in sorted(happened.items())))
    for seed, error in wrong:
        print(f"seed {seed}: {type(error).__name__}: {error}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
