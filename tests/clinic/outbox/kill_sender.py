"""The process that ``test_kill_sending.py`` kills: it sends a diary on the disk to a server."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from multiprocessing.connection import Connection
from pathlib import Path
from uuid import UUID

from app.data import opening  # noqa: F401 - imported once, in the fork server
from app.domain.watch import Watch
from app.services import delivering, sending_work  # noqa: F401
from app.services.offload import Offload
from tests.clinic.outbox.living import Living, an_answer
from tests.data.diaries import DAY, KEY, folder_of

DAYS = 26
"""Enough for several bundles."""


def fill(living: Living) -> None:
    """The clinic, and some days. Blocking."""
    living.join()
    for n in range(DAYS):
        living.say(DAY - timedelta(n), an_answer(n % 11))


async def open_diary(
    folder: Path, base: str, patient: str, install: UUID, offload: Offload
) -> Living:
    """The diary in ``folder``, on its thread."""
    store = await offload.database(lambda: folder_of(folder).open(KEY))
    return Living(base, patient, offload, store, install=install)


def send(folder: str, base: str, patient: str, install: UUID, said: Connection) -> None:
    """Send everything; say when it is done."""

    async def work() -> None:
        offload = Offload()
        living = await open_diary(Path(folder), base, patient, install, offload)
        prepared = await living.prepare()
        said.send(len(prepared.parcels))
        await living.service.send(prepared, Watch())
        said.send("done")

    asyncio.run(work())
