"""Who may open the diary: the real vault over a real folder, with and without a key store."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from app.data.attempts import FREE_TRIES
from app.data.files import DiaryFolder
from app.data.letterbox import FolderLetterbox
from app.data.memory_keystore import MemoryKeyStore
from app.data.sharing.side_views import FileSideViews
from app.data.vault import FileVault
from app.domain.errors import (
    DiaryDamaged,
    KeyStoreEntryLost,
    MustWait,
    VaultDamaged,
    VaultMissing,
    WrongPasscode,
)
from app.domain.ports import WayIn
from app.services.offload import Offload
from app.services.protection import Gate, Protection, has_passcode
from tests.data.diaries import SetClock

CHEAP = 2**14
"""The least cost that a vault may ask for: these tests are of what happens around it."""


class House:
    """One data folder and key store; each ``protection`` is a new start of the app."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.keystore, self.clock = folder, MemoryKeyStore(), SetClock()
        self.offload = Offload()
        self.made: list[Protection] = []

    def protection(self) -> Protection:
        vault = FileVault(self.folder, self.keystore, self.offload.database, passcode_cost=CHEAP)
        files = DiaryFolder(self.folder, self.clock)
        self.made.append(
            Protection(
                vault,
                files,
                FolderLetterbox(self.folder),
                self.offload,
                self.clock,
                FileSideViews(
                    self.folder, self.keystore, self.offload.database, passcode_cost=CHEAP
                ),
            )
        )
        return self.made[-1]


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    house = House(tmp_path)
    yield house
    for protection in house.made:
        await protection.lock()
    house.offload.close()


async def made(house: House, passcode: str | None = None) -> str:
    """A diary whose recovery code was confirmed; gives the code."""
    protection = house.protection()
    code = await protection.create(passcode)
    await protection.confirm_recovery(code)
    await protection.lock()
    return code


async def test_an_empty_folder_leads_to_first_run(house: House) -> None:
    assert (await house.protection().approach()).gate is Gate.FIRST_RUN


async def test_a_diary_without_passcode_opens_with_the_key_store(house: House) -> None:
    await made(house)
    protection = house.protection()
    standing = await protection.approach()
    assert standing.gate is Gate.LOCKED and not has_passcode(standing.status)
    assert (await protection.open_without_passcode()).gate is Gate.OPEN
    assert protection.store is not None


async def test_a_passcode_is_asked_for_and_locking_forgets_the_key(house: House) -> None:
    await made(house, "correct horse")
    protection = house.protection()
    assert has_passcode((await protection.approach()).status)
    with pytest.raises(WrongPasscode):
        await protection.open_with_passcode("wrong horse")
    assert (await protection.open_with_passcode("correct horse")).gate is Gate.OPEN
    await protection.lock()
    assert protection.store is None
    with pytest.raises(VaultMissing):
        await protection.set_passcode(None)


async def test_the_present_passcode_is_verified_without_opening_anew(house: House) -> None:
    await made(house, "correct horse")
    protection = house.protection()
    with pytest.raises(VaultMissing):
        await protection.verify_passcode("correct horse")  # locked: nothing to verify for
    await protection.open_with_passcode("correct horse")
    store = protection.store
    with pytest.raises(WrongPasscode) as wrong:
        await protection.verify_passcode("wrong horse")
    assert wrong.value.tries_left == 4
    await protection.verify_passcode("correct horse")
    assert protection.store is store
    with pytest.raises(WrongPasscode) as anew:
        await protection.verify_passcode("wrong horse")
    assert anew.value.tries_left == 4, "a right one forgets the wrong ones"


async def test_wrong_passcodes_in_an_open_diary_make_the_next_lock_wait(house: House) -> None:
    await made(house, "correct horse")
    protection = house.protection()
    await protection.open_with_passcode("correct horse")
    for _ in range(FREE_TRIES):
        with pytest.raises(WrongPasscode):
            await protection.verify_passcode("wrong horse")
    with pytest.raises(MustWait):
        await protection.verify_passcode("correct horse")
    await protection.lock()
    assert (await house.protection().approach()).status.wait_seconds == 30


async def test_an_unconfirmed_recovery_code_is_made_anew(house: House) -> None:
    protection = house.protection()
    old = await protection.create(None)
    await protection.lock()
    again = house.protection()
    assert (await again.open_without_passcode()).gate is Gate.CONFIRM_RECOVERY
    new = await again.replace_recovery_code()
    await again.confirm_recovery(new)
    await again.lock()
    assert new != old
    assert (await house.protection().open_with_recovery_code(new)).gate is Gate.OPEN


async def test_a_lost_key_store_entry_leads_to_the_recovery_code(house: House) -> None:
    code = await made(house)
    house.keystore = MemoryKeyStore()
    protection = house.protection()
    standing = await protection.open_without_passcode()
    assert standing.gate is Gate.RECOVERY
    assert isinstance(standing.trouble, KeyStoreEntryLost)
    assert (await protection.open_with_recovery_code(code)).gate is Gate.OPEN
    await protection.set_passcode("a new passcode")
    await protection.lock()
    next_start = house.protection()
    assert (await next_start.open_with_passcode("a new passcode")).gate is Gate.OPEN


async def test_a_missing_vault_beside_a_diary_is_said_and_nothing_is_made(house: House) -> None:
    await made(house)
    vault = house.folder / "vault.json"
    vault.rename(house.folder / "elsewhere.json")
    standing = await house.protection().approach()
    assert standing.gate is Gate.TROUBLE and isinstance(standing.trouble, VaultMissing)
    assert not vault.exists()


async def test_a_damaged_vault_is_said_and_left_alone(house: House) -> None:
    await made(house)
    (house.folder / "vault.json").write_bytes(b"{")
    standing = await house.protection().approach()
    assert isinstance(standing.trouble, VaultDamaged)
    assert (house.folder / "vault.json").read_bytes() == b"{"


async def test_a_damaged_diary_is_said_and_a_copy_takes_its_place(house: House) -> None:
    await made(house)
    protection = house.protection()
    await protection.open_without_passcode()
    files = DiaryFolder(house.folder, house.clock)
    await house.offload.database(files.copy_today, house.clock.now().date())
    await protection.lock()
    diary = house.folder / "diary.db"
    diary.write_bytes(b"not a database" * 1000)
    start = house.protection()
    standing = await start.open_without_passcode()
    assert standing.gate is Gate.TROUBLE and isinstance(standing.trouble, DiaryDamaged)
    await start.restore_copy(files.copies()[0].id)
    assert (await start.open_without_passcode()).gate is Gate.OPEN
    aside = list(house.folder.glob("diary-damaged-*"))
    assert any(p.read_bytes().startswith(b"not a database") for p in aside)


async def test_without_a_key_store_a_passcode_is_required(house: House) -> None:
    house.keystore = MemoryKeyStore(available=False)
    await made(house, "correct horse")
    protection = house.protection()
    status = (await protection.approach()).status
    assert WayIn.PASSCODE in status.ways and not status.key_store_works
    assert (await protection.open_with_passcode("correct horse")).gate is Gate.OPEN
