"""Diaries made without a browser, by the app's own parts: sealed as it seals them."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from app.data.files import DiaryFolder
from app.data.folder import prepare_folder
from app.data.keyring_keystore import KeyringKeyStore
from app.data.settings_store import FileSettingsStore
from app.data.vault import FileVault
from app.domain.checkins import CheckIn
from app.domain.ports import DataKey
from app.domain.records import Record
from app.domain.settings import Settings
from app.services.offload import Offload
from tests.data.diaries import SetClock
from tests.e2e.journeys import PASSCODE

T = TypeVar("T")
Past = tuple[Sequence[CheckIn], Sequence[Record]]
"""Check-ins and records that a diary begins with, in the order saved."""

NO_PAST: Past = ((), ())


def make_diary(folder: Path) -> str:
    """An empty diary with the passcode of the journeys, as First run leaves it behind
    (``test_first_day`` goes through that in the browser); its recovery code."""
    prepare_folder(folder)
    FileSettingsStore(folder).save(Settings(region="us", intended_use_seen=True))

    async def make(vault: FileVault, offload: Offload) -> str:
        made = await vault.create(PASSCODE)
        await vault.confirm_recovery()
        await _write(folder, made.key, offload, (), ())
        return made.recovery_code

    return _with_vault(folder, make)


def live_through(folder: Path, checkins: Sequence[CheckIn], records: Sequence[Record]) -> None:
    """Put a past into a diary: a month typed by hand would take an hour."""

    async def add(vault: FileVault, offload: Offload) -> None:
        key = await vault.open_with_passcode(PASSCODE, SetClock().now())
        await _write(folder, key, offload, checkins, records)

    _with_vault(folder, add)


async def _write(
    folder: Path,
    key: DataKey,
    offload: Offload,
    checkins: Sequence[CheckIn],
    records: Sequence[Record],
) -> None:
    def work() -> None:
        store = DiaryFolder(folder, SetClock()).open(key)
        for checkin in checkins:
            store.add(checkin)
        store.add_records(list(records))
        store.close()

    await offload.database(work)


def _with_vault(folder: Path, work: Callable[[FileVault, Offload], Awaitable[T]]) -> T:
    async def run() -> T:
        offload = Offload()
        try:
            return await work(FileVault(folder, KeyringKeyStore(), offload.database), offload)
        finally:
            offload.close()

    # Playwright's sync door keeps an event loop running in this thread.
    with ThreadPoolExecutor(1) as apart:
        return apart.submit(asyncio.run, run()).result()
