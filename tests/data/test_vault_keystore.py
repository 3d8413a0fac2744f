"""The vault when the key store is lost, silent or slow."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from app.data import wrapping
from app.data.memory_keystore import MemoryKeyStore
from app.data.vault import FileVault
from app.data.vault_file import VaultFiles
from app.domain.errors import KeyStoreEntryLost, KeyStoreUnavailable
from app.domain.ports import WayIn
from app.services.offload import Offload
from tests.data.vaults import NOW, OTHER, PASSCODE, run, vault_in, without_stretching


@pytest.mark.parametrize("passcode", [None, PASSCODE])
@pytest.mark.parametrize("loss", ["gone", "another", "not ours"])
async def test_a_lost_key_store_entry_is_repaired(
    tmp_path: Path, passcode: str | None, loss: str
) -> None:
    store = MemoryKeyStore()
    vault = vault_in(tmp_path, store)
    made = await vault.create(passcode)
    (name,) = store.secrets
    if loss == "gone":
        store.secrets.clear()
    else:
        store.secrets[name] = os.urandom(32) if loss == "another" else b""

    with pytest.raises(KeyStoreEntryLost):
        if passcode is None:
            await vault.open_with_key_store()
        else:
            await vault.open_with_passcode(passcode, NOW)
    assert (await vault.status(NOW)).wait_seconds == 0  # no passcode was tried

    key = await vault.open_with_recovery_code(made.recovery_code)
    await vault.set_passcode(key, passcode)
    again = vault_in(tmp_path, store)
    opened = (
        again.open_with_key_store() if passcode is None else again.open_with_passcode(passcode, NOW)
    )
    assert (await opened).reveal() == made.key.reveal()


async def test_a_silent_key_store_is_not_a_wrong_passcode(tmp_path: Path) -> None:
    store = MemoryKeyStore()
    vault = vault_in(tmp_path, store)
    await vault.create(PASSCODE)
    store.available = False
    for _ in range(10):
        with pytest.raises(KeyStoreUnavailable):
            await vault.open_with_passcode(PASSCODE, NOW)
    store.available = True
    await vault.open_with_passcode(PASSCODE, NOW)


async def test_key_work_is_done_on_the_database_thread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[str] = []

    def spied(typed: bytes, salt: bytes, cost: int) -> bytes:
        threads.append(threading.current_thread().name)
        return without_stretching(typed, salt, cost)

    monkeypatch.setattr(wrapping, "_stretch", spied)
    offload = Offload()
    vault = FileVault(tmp_path, MemoryKeyStore(), offload.database)
    made = await vault.create(PASSCODE)
    await vault.set_passcode(made.key, OTHER)
    await vault.open_with_passcode(OTHER, NOW)
    await vault.open_with_recovery_code(made.recovery_code)
    await vault.new_recovery_code(made.key)
    offload.close()
    assert len(threads) == 6
    assert all(name.startswith("glidepath-db") for name in threads)


async def test_the_cost_of_every_day_is_the_one_for_guessers(tmp_path: Path) -> None:
    await FileVault(tmp_path, MemoryKeyStore(), run).create(PASSCODE)
    ways = VaultFiles(tmp_path).load().ways
    assert (ways[WayIn.PASSCODE].cost, ways[WayIn.RECOVERY_CODE].cost) == (2**16, 2**14)
