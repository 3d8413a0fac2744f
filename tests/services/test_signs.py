"""Signs are kept in the open diary, or past its lock, and can be taken back."""

from __future__ import annotations

import asyncio
from uuid import uuid4

import pytest

from app.data.letterbox import FolderLetterbox
from app.data.memory_letterbox import MemoryLetterbox
from app.domain.chains import standing
from app.domain.errors import NoLetterbox, StorageFull
from app.domain.ports import DataKey
from app.domain.records import RecordStore
from app.domain.signs import DROWSY, OVERDOSE, Reporter, Sign, SignReport, is_emergency
from app.services.diary import DiaryService
from app.services.hub import ChangeHub
from app.services.offload import Offload
from app.services.protection import Gate, Protection
from app.services.signs import LetterService
from tests.data.diaries import DAY, KEY, NOW, SetClock
from tests.services.test_protection import House, house, made
from tests.views.living import House as Living

__all__ = ["house"]

SEEN = (Sign.CANNOT_WAKE, Sign.BLUE_LIPS, Sign.CANNOT_WAKE)


async def test_a_report_is_kept_in_order_and_can_be_taken_back() -> None:
    home, hub = Living(), ChangeHub()
    told: list[int] = []
    hub.subscribe(lambda: told.append(1))
    diary = DiaryService(home.store(), home.files, home.offload, home.clock, hub)
    report = await diary.signs.report(SEEN, Reporter.SOMEONE_ELSE)
    assert (report.day, report.entered_at.replace(microsecond=0)) == (DAY, NOW)
    assert report.signs == (Sign.BLUE_LIPS, Sign.CANNOT_WAKE)
    assert home.store().records(SignReport) == [report] and told == [1]
    await diary.signs.undo(report)
    rows = home.store().records(SignReport)
    assert len(rows) == 2 and standing(rows) == [] and told == [1, 1]
    await asyncio.gather(*diary._background)
    home.offload.close()


async def test_no_sign_is_no_report() -> None:
    offload = Offload()
    letters = LetterService(MemoryLetterbox(), offload, SetClock())
    with pytest.raises(ValueError, match="at least one"):
        await letters.report((), Reporter.ME)
    offload.close()


async def test_before_the_first_opening_there_is_no_letterbox() -> None:
    offload = Offload()
    with pytest.raises(NoLetterbox):
        await LetterService(MemoryLetterbox(), offload, SetClock()).report(SEEN, Reporter.ME)
    offload.close()


async def test_what_was_said_at_the_lock_is_in_the_diary_after_it(house: House) -> None:
    await made(house)
    letters = LetterService(FolderLetterbox(house.folder), house.offload, house.clock)
    report = await letters.report(SEEN, Reporter.SOMEONE_ELSE)
    gone = await letters.report([Sign.CONFUSED], Reporter.SOMEONE_ELSE)
    await letters.undo(gone)
    protection = house.protection()
    assert (await protection.open_without_passcode()).gate is not Gate.TROUBLE
    store = protection.store
    assert store is not None
    assert await house.offload.database(store.records, SignReport) == [report]
    await letters.undo(report)  # too late for that, and no error


class FullDisk(MemoryLetterbox):
    def empty(self, key: DataKey, store: RecordStore) -> int:
        raise StorageFull


async def test_letters_never_keep_a_diary_from_opening() -> None:
    home = Living()
    home.store()
    parts = home.offload, home.clock, home.side
    protection = Protection(home.vault, home.files, FullDisk(), *parts)
    assert (await protection.open_without_passcode()).gate is Gate.OPEN
    home.offload.close()


def test_what_needs_the_emergency_number() -> None:
    urgent = {sign for sign in Sign if is_emergency([Sign.VOMITING, sign])}
    assert urgent == {*OVERDOSE, Sign.CHEST_PAIN}
    assert not is_emergency(()) and not is_emergency(DROWSY)


def test_a_memory_letterbox_answers_as_the_real_one() -> None:
    home, box = Living(), MemoryLetterbox()
    store = home.files.open(KEY)
    assert box.empty(KEY, store) == 0
    report = SignReport(uuid4(), DAY, NOW, Reporter.ME, (Sign.FAINTED,))
    box.put(report)
    assert box.empty(KEY, store) == 1 and box.empty(KEY, store) == 0
    assert store.records(SignReport) == [report]
    home.offload.close()
