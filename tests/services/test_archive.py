"""Taking the diary along and bringing it back, over real files."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from itertools import count
from pathlib import Path

import pytest

from app.data.archive.files import FileArchives
from app.data.recovery_code import new_secret, write_code
from app.domain.archives import Brought, Counts, Everything, FileKind, How, SecretKind, SecretNeeded
from app.domain.errors import (
    FileBroken,
    FileNotOurs,
    PassphraseTooShort,
    RecoveryCodeMistyped,
    StorageFull,
    VaultMissing,
    WrongPassphrase,
    WrongRecoveryCode,
)
from app.domain.settings import Appearance, Settings
from app.domain.watch import Stopped, Watch
from tests.data.diaries import DAY, SetClock, a_checkin, bytes_of
from tests.data.histories import StopAt, a_history
from tests.data.records import a_dose, a_plan, a_response, a_supply
from tests.services.machines import Machine

PASSPHRASE = "seven small boats at noon"


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Machine]:
    machine = Machine(tmp_path / "here")
    yield machine
    await machine.end()


@pytest.fixture
async def there(tmp_path: Path) -> AsyncIterator[Machine]:
    machine = Machine(tmp_path / "there", Settings(language="de", appearance=Appearance.DARK))
    yield machine
    await machine.end()


async def test_an_export_goes_round_with_the_same_bytes(here: Machine, there: Machine) -> None:
    history = a_history()
    first, second = await here.begin(history), await there.begin()
    file = await first.export_json(Watch())
    assert (file.name, file.media_type) == ("glidepath-2025-03-03.json", "application/json")
    found = await second.look(file.content, None, Watch())
    assert (found.kind, found.left_out) == (FileKind.EXPORT, 0)
    brought = await second.bring(found, How.MERGE, Watch())
    assert brought == Brought(added=len(history.checkins) + len(history.records), kept=0)
    assert await there.all() == history
    assert (await second.export_json(Watch())).content == file.content
    assert (here.told, there.told) == (0, 1)


async def test_a_backup_opens_on_another_machine(here: Machine, there: Machine) -> None:
    history = a_history()
    here.settings = Settings("sv", "us", True, Appearance.HIGH_CONTRAST, 2.0, 60, True)
    first, second = await here.begin(history), await there.begin()
    file = await first.backup(PASSPHRASE, Watch())
    assert (file.name, file.media_type) == ("glidepath-backup-2025-03-03.jwe", "application/jose")
    with pytest.raises(SecretNeeded) as needed:
        await second.look(file.content, None, Watch())
    assert needed.value.kind is SecretKind.PASSPHRASE
    with pytest.raises(WrongPassphrase):
        await second.look(file.content, PASSPHRASE + "!", Watch())
    found = await second.look(file.content, PASSPHRASE, Watch())
    brought = await second.bring(found, How.REPLACE, Watch())
    chosen = Settings("sv", "us", appearance=Appearance.HIGH_CONTRAST, text_size=2.0)
    assert brought.settings == chosen  # not how soon it locks, nor what may be seen then
    assert await there.all() == history
    merged = await second.bring(found, How.MERGE, Watch())
    assert merged == Brought(added=0, kept=brought.added)


async def test_the_recovery_code_opens_a_backup(here: Machine, there: Machine) -> None:
    first, second = await here.begin(a_history()), await there.begin()
    with pytest.raises(WrongRecoveryCode):
        await first.backup_with_code(there.code, Watch())
    with pytest.raises(RecoveryCodeMistyped):
        await first.backup_with_code("Z" + here.code[1:], Watch())
    file = await first.backup_with_code(here.code.lower(), Watch())
    with pytest.raises(SecretNeeded) as needed:
        await second.look(file.content, None, Watch())
    assert needed.value.kind is SecretKind.RECOVERY_CODE
    with pytest.raises(WrongRecoveryCode):
        await second.look(file.content, write_code(new_secret()), Watch())
    found = await second.look(file.content, here.code.replace("-", " "), Watch())
    assert found.held.checkins == 1


async def test_a_look_says_what_is_in_a_file_and_changes_nothing(here: Machine) -> None:
    day = timedelta(days=1)
    mine = a_checkin()
    checkins = (mine, a_checkin(day=DAY + day), a_checkin(supersedes=mine.id))
    records = (a_plan(), a_dose(day=DAY - day), a_dose(), a_response(), a_supply())
    service = await here.begin(Everything(checkins, records))
    file = await service.export_json(Watch())
    await service.bring(await service.look(file.content, None, Watch()), How.REPLACE, Watch())
    one = Everything(checkins[:1], records[:2])
    await here.offload.database(
        lambda: here.store().bringing(one, DAY_NOW, Watch())(REPLACE, Watch())
    )
    before = bytes_of(here.folder)
    found = await service.look(file.content, None, Watch())
    assert (found.first, found.last) == (DAY - day, DAY + day)
    assert found.held == Counts(checkins=2, doses=2, questionnaires=1, plans=1, other=1)
    assert found.new == Counts(checkins=2, doses=1, questionnaires=1, other=1)
    assert bytes_of(here.folder) == before


DAY_NOW, REPLACE = SetClock().now(), How.REPLACE


@pytest.mark.parametrize("how", How)
async def test_the_copy_made_before_is_the_way_back(here: Machine, how: How) -> None:
    history = a_history()
    service = await here.begin(history)
    other = Everything((a_checkin(),), (a_dose(),))
    content, _ = FileArchives().export(other, Watch())
    found = await service.look(content, None, Watch())
    await service.bring(found, how, Watch())
    assert await here.all() != history
    copy = here.files.copies()[0]
    assert (copy.day, copy.id.endswith("bringing")) == (DAY, True)
    await here.protection.lock()
    await here.protection.restore_copy(copy.id)
    await here.protection.open_with_passcode("cornflower 7")
    assert await here.all() == history


async def test_copies_made_before_are_few_and_push_out_no_other(here: Machine) -> None:
    service = await here.begin(a_history())
    await here.offload.database(here.files.copy_today, DAY)
    content, _ = FileArchives().export(Everything(), Watch())
    found = await service.look(content, None, Watch())
    for _ in range(5):
        await service.bring(found, How.MERGE, Watch())
    kinds = [copy.id.rsplit("-", 1)[1] for copy in here.files.copies()]
    assert kinds == ["bringing", "bringing", "bringing", "daily"]


@pytest.mark.parametrize("how", How)
async def test_what_is_stopped_leaves_nothing_behind(here: Machine, how: How) -> None:
    service = await here.begin(a_history())
    many = Everything(tuple(a_checkin() for _ in range(1200)))
    content, _ = FileArchives().export(many, Watch())
    found = await service.look(content, None, Watch())
    history, stops = await here.all(), 0
    for looks in count(1):
        try:
            await service.bring(found, how, StopAt(looks))
        except Stopped:
            assert await here.all() == history
            assert here.files.copies() == []
            stops += 1
        else:
            break
    assert stops > 5
    assert here.told == 1


async def test_every_job_can_be_stopped_and_says_how_far_it_is(here: Machine) -> None:
    service = await here.begin(a_history())
    file = await service.backup(PASSPHRASE, Watch())
    jobs = (
        service.export_json,
        lambda watch: service.backup(PASSPHRASE, watch),
        lambda watch: service.backup_with_code(here.code, watch),
        lambda watch: service.look(file.content, PASSPHRASE, watch),
    )
    for job in jobs:
        with pytest.raises(Stopped):
            await job(StopAt(1))
        heard: list[float] = []
        await job(Watch(heard.append))
        assert heard == sorted(heard)
        assert 0 <= heard[0] < heard[-1] <= 1


async def test_no_room_for_the_copy_changes_nothing(
    here: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    service = await here.begin(a_history())
    content, _ = FileArchives().export(Everything((a_checkin(),)), Watch())
    found, history = await service.look(content, None, Watch()), await here.all()

    def no_room(_: object) -> None:
        raise StorageFull

    monkeypatch.setattr(here.files, "copy_before_bringing", no_room)
    with pytest.raises(StorageFull):
        await service.bring(found, How.REPLACE, Watch())
    assert await here.all() == history
    assert here.told == 0


async def test_a_locked_diary_gives_and_takes_nothing(here: Machine) -> None:
    service = await here.begin(a_history())
    file = await service.export_json(Watch())
    found = await service.look(file.content, None, Watch())
    await here.protection.lock()
    for call in (
        service.export_json(Watch()),
        service.backup(PASSPHRASE, Watch()),
        service.backup_with_code(here.code, Watch()),
        service.look(file.content, None, Watch()),
        service.bring(found, How.REPLACE, Watch()),
    ):
        with pytest.raises(VaultMissing):
            await call


async def test_a_file_that_is_refused_changes_nothing(here: Machine) -> None:
    service = await here.begin(a_history())
    good = (await service.backup(PASSPHRASE, Watch())).content
    before = bytes_of(here.folder)
    refusals = {FileNotOurs: bytes(1000), FileBroken: good[:-100], WrongPassphrase: good}
    for kind, content in refusals.items():
        with pytest.raises(kind):
            await service.look(content, "another passphrase", Watch())
    with pytest.raises(PassphraseTooShort):
        await service.backup("too short", Watch())
    assert bytes_of(here.folder) == before
    assert here.told == 0


async def test_others_do_not_wait_while_a_file_is_made(here: Machine) -> None:
    days = tuple(replace(a_checkin(), day=DAY - timedelta(n)) for n in range(2000))
    service = await here.begin(Everything(days))
    making = asyncio.create_task(service.backup(PASSPHRASE, Watch()))
    clock, longest = asyncio.get_running_loop().time, 0.0
    while not making.done():
        begun = clock()
        await here.offload.database(lambda: here.store().latest_entry())
        longest = max(longest, clock() - begun)
        await asyncio.sleep(0.005)
    await making
    assert longest < 0.5
