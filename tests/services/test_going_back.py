"""Back to an automatic copy, over real files and in memory: all of it or nothing."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from itertools import count
from pathlib import Path

import pytest

from app.data.archive.files import FileArchives
from app.domain.archives import Everything, How
from app.domain.copies import CopyReason
from app.domain.errors import CopyBroken, DiaryTooNew, StorageFull, StorageReadOnly, VaultMissing
from app.domain.watch import Stopped, Watch
from app.services.archive import ArchiveService
from tests.data.diaries import DAY, a_checkin, bytes_of, run_sql
from tests.data.histories import StopAt, a_history
from tests.data.records import a_dose
from tests.services.machines import Machine

OTHER = Everything((a_checkin(),), (a_dose(),))


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Machine]:
    machine = Machine(tmp_path / "here")
    yield machine
    await machine.end()


@pytest.fixture(params=["sql", "memory"])
async def either(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Machine]:
    machine = Machine(tmp_path / "either", in_memory=request.param == "memory")
    yield machine
    await machine.end()


async def replaced(service: ArchiveService, what: Everything = OTHER) -> str:
    """Put something in the place of the diary; the copy of it as it was."""
    content, _ = FileArchives().export(what, Watch())
    found = await service.look(content, None, Watch())
    return (await service.bring(found, How.REPLACE, Watch())).copy


def copy_path(machine: Machine, copy_id: str) -> Path:
    return machine.folder / "copies" / f"{copy_id}.db"


async def test_there_and_back_and_there_again(either: Machine) -> None:
    history = a_history()
    service = await either.begin(history)
    store = either.protection.store
    first = await replaced(service)
    assert await either.all() == OTHER
    back = await service.go_back(first, Watch())
    assert (back.added, back.removed, back.left_out) == (
        len(history.checkins) + len(history.records),
        2,
        0,
    )
    assert await either.all() == history
    assert either.protection.store is store, "the diary stays open"
    assert either.told == 2
    await service.go_back(back.copy, Watch())
    assert await either.all() == OTHER
    await either.protection.lock()
    await either.protection.open_with_passcode("cornflower 7")
    assert await either.all() == OTHER


async def test_every_copy_says_why_it_was_made(either: Machine) -> None:
    service = await either.begin(a_history())
    await either.offload.database(either.files.copy_today, DAY)
    await replaced(service)
    await either.offload.database(either.files.copy_today, DAY + timedelta(1))
    kinds = [(copy.day, copy.why) for copy in await service.copies()]
    daily, bringing = CopyReason.DAILY, CopyReason.BRINGING
    assert kinds == [(DAY + timedelta(1), daily), (DAY, bringing), (DAY, daily)]


async def test_nothing_older_goes_for_what_did_not_come_in(
    either: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The copy that is gone back to may be the oldest of its kind."""
    service = await either.begin(a_history())
    oldest = await replaced(service)
    for _ in range(2):
        await replaced(service)
    before, copies = await either.all(), await service.copies()

    def no_room(*_: object) -> None:
        raise StorageFull

    def bringing(*_: object) -> object:
        return no_room

    with monkeypatch.context() as patch:
        patch.setattr(either.protection.store, "bringing", bringing)
        for _ in range(3):
            with pytest.raises(StorageFull):
                await service.go_back(oldest, Watch())
    assert (await either.all(), await service.copies()) == (before, copies)
    await service.go_back(oldest, Watch())
    assert oldest not in {copy.id for copy in await service.copies()}
    assert len(await service.copies()) == 3


async def test_copies_that_cannot_go_do_not_undo_what_came_in(
    either: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    service = await either.begin(a_history())
    copy = await replaced(service)

    def not_allowed() -> None:
        raise StorageReadOnly

    monkeypatch.setattr(either.files, "let_go", not_allowed)
    await service.go_back(copy, Watch())
    assert len(await service.copies()) == 2


async def test_what_is_stopped_changes_nothing(here: Machine) -> None:
    many = Everything(tuple(a_checkin() for _ in range(1200)))
    service = await here.begin(many)
    copy = await replaced(service)
    copies, stops = await service.copies(), 0
    for looks in count(1):
        try:
            await service.go_back(copy, StopAt(looks))
        except Stopped:
            assert (await here.all(), await service.copies()) == (OTHER, copies)
            stops += 1
        else:
            break
    assert stops > 5
    assert here.told == 2
    assert await here.all() == many


@pytest.mark.parametrize("how", ["garbage", "cut", "gone", "another key", "too new"])
async def test_a_copy_that_does_not_open_changes_nothing(
    here: Machine, tmp_path: Path, how: str
) -> None:
    service = await here.begin(a_history())
    copy = await replaced(service)
    path = copy_path(here, copy)
    other = Machine(tmp_path / "other")
    stranger = copy_path(other, await replaced(await other.begin())).read_bytes()
    await other.end()
    match how:
        case "garbage":
            path.write_bytes(b"garbage")
        case "cut":
            path.write_bytes(path.read_bytes()[:9000])
        case "gone":
            path.unlink()
        case "another key":
            path.write_bytes(stranger)
        case _:
            run_sql(path, "PRAGMA user_version = 99")
    before = bytes_of(here.folder)
    with pytest.raises(DiaryTooNew if how == "too new" else CopyBroken):
        await service.go_back(copy, Watch())
    assert bytes_of(here.folder) == before
    assert (await here.all(), here.told) == (OTHER, 1)


async def test_an_id_is_no_path(here: Machine) -> None:
    service = await here.begin()
    with pytest.raises(CopyBroken):
        await service.go_back("../diary", Watch())


async def test_the_copy_itself_is_only_read(here: Machine) -> None:
    service = await here.begin(a_history())
    copy = await replaced(service)
    before = copy_path(here, copy).read_bytes()
    await service.go_back(copy, Watch())
    assert copy_path(here, copy).read_bytes() == before
    assert not list((here.folder / "copies").glob("*-*.db-*"))


async def test_an_entry_of_the_copy_that_does_not_open_is_left_out(here: Machine) -> None:
    """What corrected it corrects what it had corrected; an undo of it undoes nothing."""
    first = a_checkin()
    second = a_checkin(supersedes=first.id)
    third = a_checkin(supersedes=second.id)
    service = await here.begin(Everything((first, second, third)))
    copy = await replaced(service)
    spoil = ("UPDATE checkin SET payload = x'00' WHERE id = ?", (str(second.id),))
    run_sql(copy_path(here, copy), spoil)
    brought = await service.go_back(copy, Watch())
    assert (brought.added, brought.left_out) == (2, 1)
    rows = (await here.all()).checkins
    assert [(row.id, row.supersedes) for row in rows] == [(first.id, None), (third.id, first.id)]


async def test_a_locked_diary_goes_nowhere(here: Machine) -> None:
    service = await here.begin(a_history())
    copy = await replaced(service)
    await here.protection.lock()
    with pytest.raises(VaultMissing):
        await service.go_back(copy, Watch())


async def test_a_lock_on_the_way_changes_nothing(here: Machine) -> None:
    service = await here.begin(a_history())
    copy = await replaced(service)
    read = here.protection.read_copy

    async def locked_after(copy_id: str) -> object:
        found = await read(copy_id)
        await here.protection.lock()
        return found

    here.protection.read_copy = locked_after  # type: ignore[method-assign, assignment]
    with pytest.raises(VaultMissing):
        await service.go_back(copy, Watch())
    await here.protection.open_with_passcode("cornflower 7")
    assert await here.all() == OTHER


async def test_another_window_sees_it_at_once(either: Machine) -> None:
    service = await either.begin(a_history())
    copy = await replaced(service)
    other, late = either.window(), a_checkin()
    await other.open_with_passcode("cornflower 7")
    window = other.store
    assert window is not None
    await either.offload.database(window.add, late)
    back = await service.go_back(copy, Watch())
    opened = await either.offload.database(window.everything)
    assert opened(Watch()) == await either.all()
    kept = await either.protection.read_copy(back.copy)
    assert late in kept(Watch()).checkins, "what another window saved is in the copy"
    await other.lock()
