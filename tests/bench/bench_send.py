"""Sending a year of check-ins to a real FHIR server: ``python -m tests.bench.bench_send``.

A sealed diary on the disk with a full check-in on each of 365 days, sent for the first time:
frozen, delivered and acknowledged parcel by parcel. Against bare httpx posting the same bundles,
made for another patient, to the same server over one connection. Then the same press again with
nothing new, through a proxy that counts. The longest callback of the event loop while sending is
a row of its own.
"""

from __future__ import annotations

import asyncio
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import TYPE_CHECKING

import httpx

from app.clinic.discovery import abilities_of
from app.clinic.outbox.ways import ABILITIES, abilities_note
from app.data.files import DiaryFolder
from app.domain.report.choices import ReportChoices
from app.domain.watch import Watch
from app.services.offload import Offload
from app.services.sending import Prepared
from tests.bench.diaries import KEY, LAST, MORNING, MorningClock, written
from tests.bench.table import Row, alone, turns
from tests.bench.watched import Held
from tests.clinic.outbox.living import Living
from tests.clinic.servers.fhir import FHIR_JSON, FhirServer, start_sekmet, wait_for_sekmet
from tests.clinic.servers.proxy import FaultProxy
from tests.data.diaries import SetClock
from tests.loop_guard import longest_stall

if TYPE_CHECKING:
    from collections.abc import Iterator

ROUNDS, SECONDS = 3, 120
DAYS = 365
YEAR = ReportChoices(written(DAYS)[0].day, LAST)


@dataclass
class Clinic:
    """The server, and what is sent to it from."""

    server: FhirServer
    proxy: FaultProxy
    offload: Offload
    folder: Path
    taken: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    held: list[Held] = field(default_factory=list)
    note: str = ""
    again: str = ""

    async def window(self, name: str) -> Living:
        """A diary of a year for a patient of its own."""
        folder, patient = self.folder / name, self.server.new_patient()
        statement = self.server.ask("GET", "metadata").json()
        note = abilities_note(abilities_of(statement), self.server.base)

        def opened() -> Living:
            store = DiaryFolder(folder, MorningClock()).open(KEY)
            made = Living(self.server.base, patient, self.offload, store, SetClock(MORNING))
            made.join()
            store.keep_note(ABILITIES, note)  # as when a clinic is added
            for checkin in written(DAYS):
                store.add(checkin)
            return made

        return await self.offload.database(opened)

    async def turn(self, number: int) -> None:
        """Ours, then bare."""
        living = await self.window(f"ours-{number}")
        begun = perf_counter()
        prepared = await living.service.prepare(YEAR, None, Watch())
        self.taken["prepare"].append(perf_counter() - begun)
        with longest_stall() as watch:
            Held.begin(watch)
            begun, own = perf_counter(), process_time()
            outcome = await living.service.send(prepared, Watch())
            self.taken["ours"].append(perf_counter() - begun)
            self.taken["own"].append(process_time() - own)
            self.held.append(Held.of(watch))
        assert outcome.receipt is not None and outcome.waiting == ()
        await self._nothing_new(living)
        other = await self.window(f"bare-{number}")
        bundles = await other.service.prepare(YEAR, None, Watch())
        self.taken["bare"].append(await asyncio.to_thread(self._bare, bundles))
        for one in (living, other):
            await self.offload.database(one.store.close)
        size = sum(len(content) for _, content in prepared.parcels) / 1e6
        self.note = f"{len(outcome.receipt.lines)} resources, {size:.1f} MB"

    def _bare(self, prepared: Prepared) -> float:
        headers = {"Content-Type": FHIR_JSON, "Prefer": "return=minimal"}
        begun, own = perf_counter(), process_time()
        with httpx.Client(headers=headers, timeout=60, trust_env=False) as client:
            for _, content in prepared.parcels:
                answer = client.post(self.server.base, content=content)
                assert answer.json()["type"] == "transaction-response"
        self.taken["bare own"].append(process_time() - own)
        return perf_counter() - begun

    async def _nothing_new(self, living: Living) -> None:
        living.door.base = self.proxy.base
        self.proxy.clear()
        begun = perf_counter()
        prepared = await living.service.prepare(YEAR, None, Watch())
        await living.service.send(prepared, Watch())
        self.taken["again"].append(perf_counter() - begun)
        self.again = f"{self.proxy.requests} requests, {self.proxy.sent} bytes"
        self.taken["requests"].append(self.proxy.requests)


@contextmanager
def clinic() -> Iterator[Clinic]:
    """Everything, ended in the end."""
    with ExitStack() as ending:
        folder = Path(ending.enter_context(tempfile.TemporaryDirectory(prefix="glidepath-bench-")))
        process = wait_for_sekmet(start_sekmet(folder))
        ending.callback(process.stop)
        proxy, offload, server = FaultProxy(process.base), Offload(), FhirServer(process.base)
        for end in (proxy.close, offload.close, server.close):
            ending.callback(end)
        yield Clinic(server, proxy, offload, folder)


def rows(rounds: int = ROUNDS) -> list[Row]:
    """Ours and bare in turns; the first turn, with all imports, does not count."""
    with clinic() as found:
        for turn in turns(rounds + 1, SECONDS):
            asyncio.run(found.turn(turn))
        taken = {name: median(values[1:] or values) for name, values in found.taken.items()}
        held: Sequence[Held] = found.held[1:] or found.held
    # The rest is the server's, and whatever else the machine does.
    own = f"{found.note}; own processor time {taken['own']:.1f} s, bare {taken['bare own']:.1f} s"
    return [
        Row("a year of check-ins sent", taken["ours"], "s", floor=taken["bare"],
            against="bare httpx", aim=1.2, note=own),
        Row("looking at what would go", taken["prepare"], "s", aim=5),
        Row("sending again, nothing new", taken["again"], "s", aim=2, note=found.again),
        Row("requests of that", taken["requests"], "requests", aim=0),
        Held.row("stall: sending a year", held),
    ]  # fmt: skip


if __name__ == "__main__":
    alone(rows)
