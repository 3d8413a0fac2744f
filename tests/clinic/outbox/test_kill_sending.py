"""``kill -9`` while a diary is sent: what was on its way goes again, and nothing is there twice."""

from __future__ import annotations

import signal
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest

from app.domain.watch import Watch
from app.services.offload import Offload
from tests import forked
from tests.clinic.outbox.kill_sender import fill, open_diary, send
from tests.clinic.outbox.living import check, receipts_of, rows_of
from tests.clinic.servers import faults
from tests.clinic.servers.faults import Fault
from tests.clinic.servers.fhir import FhirServer
from tests.clinic.servers.proxy import FaultProxy, Request

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="needs SIGKILL and a fork server"),
    pytest.mark.timeout(180),
]


async def filled(folder: Path, server: FhirServer, proxy: FaultProxy, install: UUID) -> None:
    offload = Offload()
    living = await open_diary(folder, proxy.base, server.patient, install, offload)
    await offload.database(fill, living)
    await offload.database(living.store.close)
    offload.close()


async def recovered(folder: Path, server: FhirServer, proxy: FaultProxy, install: UUID) -> int:
    """Send again with nothing in the way and look; how many parcels had waited."""
    offload = Offload()
    living = await open_diary(folder, proxy.base, server.patient, install, offload)
    before = await offload.database(rows_of, living.store)
    waited = len(await living.service.waiting())
    acknowledged = len(await offload.database(receipts_of, living.store))
    await living.service.send_waiting(Watch())
    if not waited and not acknowledged:
        await living.send()
    assert await living.service.waiting() == ()
    assert (await living.prepare()).parcels == ()
    await offload.database(check, living, server)
    assert await offload.database(rows_of, living.store) == before
    await offload.database(living.store.close)
    offload.close()
    return waited


def run_and_kill(arguments: tuple[Any, ...], proxy: FaultProxy, when: str) -> int | None:
    """One sender, killed at a moment; its exit code."""
    forks = forked.context()
    ours, theirs = forks.Pipe(duplex=False)
    process = forks.Process(target=send, args=(*arguments, theirs))
    number = 0

    def rule(request: Request) -> Fault | None:
        nonlocal number
        if request.method == "GET":
            return None
        number += 1
        if when == "first leaves" and number == 1:
            process.kill()
        if when == "first arrived" and number == 1:
            return faults.passing().and_then(process.kill)
        if when == "second arrived" and number == 2:
            return faults.passing().and_then(process.kill)
        return None

    proxy.rule = rule
    process.start()
    theirs.close()
    assert ours.poll(60), "the sender is stuck"
    assert ours.recv() >= 2
    if when.startswith("after"):
        time.sleep(float(when.split()[1]))
        process.kill()
    with suppress(EOFError, ConnectionResetError):
        ours.recv()
    process.join()
    ours.close()
    return process.exitcode


WHEN = ("first leaves", "first arrived", "second arrived", "after 0.05 s", "after 0.2 s")


@pytest.mark.parametrize("when", WHEN)
async def test_a_kill_loses_and_doubles_nothing(
    tmp_path: Path, fhir_server: FhirServer, proxy: FaultProxy, when: str
) -> None:
    install = uuid4()
    await filled(tmp_path, fhir_server, proxy, install)
    arguments = (str(tmp_path), proxy.base, fhir_server.patient, install)
    code = run_and_kill(arguments, proxy, when)
    assert code == -signal.SIGKILL
    proxy.clear()
    waited = await recovered(tmp_path, fhir_server, proxy, install)
    assert waited or when.startswith("after")
