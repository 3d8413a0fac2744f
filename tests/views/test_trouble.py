"""When the diary does not open: what happened, what is safe, what can be done."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from app.data.memory import MemoryDiaryFiles, MemoryDiaryStore
from app.data.memory_vault import MemoryVault
from app.domain.errors import (
    AlreadyRunning,
    DiaryDamaged,
    DiaryTooNew,
    EntryDamaged,
    GlidepathError,
    StorageFull,
    StorageReadOnly,
    VaultDamaged,
)
from app.domain.ports import DataKey, VaultStatus
from app.views import identifiers as ids
from tests.data.diaries import DAY, KEY, a_checkin
from tests.views.doorway import PASSCODE, Device, tap_twice
from tests.views.living import House, living


class Broken(MemoryDiaryFiles):
    """A diary that does not open until a copy was put in its place."""

    def __init__(self, trouble: GlidepathError) -> None:
        super().__init__()
        self.trouble: GlidepathError | None = None
        super().open(KEY).add(a_checkin())
        self.copy_today(DAY)
        self.trouble = trouble
        self.restored: list[str] = []

    def open(self, key: DataKey) -> MemoryDiaryStore:
        if self.trouble is not None:
            raise self.trouble
        return super().open(key)

    def restore_copy(self, copy_id: str) -> None:
        self.restored.append(copy_id)
        super().restore_copy(copy_id)
        self.trouble = None


TROUBLES = [
    (DiaryDamaged(), "damaged and does not open", "Nothing was deleted"),
    (EntryDamaged(), "The key does not fit this diary", "Nothing was deleted"),
    (DiaryTooNew(), "written by a newer Glidepath", "Nothing was changed"),
    (VaultDamaged(), "lock file (vault.json) cannot be read", "was not touched"),
    (StorageReadOnly(), "not allowed to write in its folder", "What you saved before is safe"),
    (StorageFull(), "The disk is full, so your diary cannot be opened", "Free some space"),
    (AlreadyRunning(), "Glidepath is already open", "Please use that window"),
]


@pytest.mark.parametrize(("trouble", "what", "safe"), TROUBLES)
async def test_each_trouble_has_its_own_words_and_can_be_tried_again(
    trouble: GlidepathError, what: str, safe: str
) -> None:
    files = Broken(trouble)
    async with living(House(files=files)) as screen:
        assert what in screen.text() and safe in screen.text()
        assert "on this screen" not in screen.text(), "there are no answers on it"
        copies = isinstance(trouble, (DiaryDamaged, EntryDamaged))
        assert screen.has(ids.trouble_copy(1)) is copies
        assert screen.has(ids.HELP_OPEN) and not screen.has(ids.NAV_TODAY)
        files.trouble = None
        await screen.tap(ids.TROUBLE_RETRY)
        assert screen.has(ids.TODAY_CHECKIN_OPEN)
    assert files.restored == []


async def test_a_missing_vault_says_how_to_get_it_back(tmp_path: Path) -> None:
    device = Device(tmp_path)
    await device.diary()
    (tmp_path / "vault.json").rename(tmp_path / "elsewhere.json")
    async with device.started() as screen:
        assert "lock file (vault.json) is missing. Nothing was deleted." in screen.text()
        assert not screen.has(ids.FIRSTRUN_NEXT), "no new diary over the old one"
        (tmp_path / "elsewhere.json").rename(tmp_path / "vault.json")
        await screen.tap(ids.TROUBLE_RETRY)
        await screen.type(ids.LOCK_PASSCODE, PASSCODE, submit=True)
        assert screen.has(ids.TODAY_CHECKIN_OPEN)


async def test_a_copy_takes_the_place_of_a_damaged_diary_only_when_confirmed() -> None:
    files = Broken(DiaryDamaged())
    async with living(House(files=files)) as screen:
        assert "The damaged file is set aside, not deleted." in screen.text()
        assert "Use the copy of Monday, March 3, 2025" in screen.text()
        await screen.tap(ids.trouble_copy(1))
        assert "Go back to how your diary was on Monday, March 3, 2025?" in screen.text()
        await screen.tap(ids.no(ids.trouble_copy(1)))
        assert files.restored == []
        await screen.tap(ids.trouble_copy(1))
        await tap_twice(screen, ids.yes(ids.trouble_copy(1)))
        assert files.restored == [files.copies()[0].id]
        assert "You checked in at" in screen.text()


async def test_no_copy_is_said_in_a_sentence() -> None:
    files = Broken(DiaryDamaged())
    files._copies = []
    async with living(House(files=files)) as screen:
        assert "There is no automatic copy on this device." in screen.text()


async def test_a_copy_that_cannot_be_used_leaves_the_others() -> None:
    files = Broken(DiaryDamaged())
    files.copy_today(DAY + timedelta(days=1))

    def refuse(copy_id: str) -> None:
        raise StorageFull

    files.restore_copy = refuse  # type: ignore[method-assign]
    async with living(House(files=files)) as screen:
        await screen.tap(ids.trouble_copy(1))
        await screen.tap(ids.yes(ids.trouble_copy(1)))
        assert "The disk is full" in screen.text()
        assert screen.has(ids.trouble_copy(2)) and screen.has(ids.TROUBLE_RETRY)


async def test_an_unknown_trouble_has_a_sentence_without_its_text() -> None:
    class Odd(GlidepathError):
        """A kind that no sentence was written for."""

    async with living(House(files=Broken(Odd("pain 7 of 10")))) as screen:
        assert "Your diary could not be opened." in screen.text()
        assert "pain 7" not in screen.text()


async def test_the_first_frame_says_that_the_diary_is_being_opened() -> None:
    gate = asyncio.Event()

    class Slow(MemoryVault):
        async def status(self, now: datetime) -> VaultStatus:
            await gate.wait()
            return await super().status(now)

    async with living(House(vault=Slow(KEY))) as screen:
        assert "Opening Glidepath…" in screen.text() and screen.has(ids.HELP_OPEN)
        gate.set()
        await screen.settle()
        assert screen.has(ids.TODAY_CHECKIN_OPEN)
